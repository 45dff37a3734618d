"""A JPEG without what it says about itself: its bytes go in; the same picture, not decoded and coded anew, comes out (ITU-T T.81, annex B)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

# Every marker begins with this byte; more of them fill up.
_FILL = 0xFF
_START, _END, _SCAN = 0xD8, 0xD9, 0xDA
_APP0, _APP14, _APP15, _COMMENT = 0xE0, 0xEE, 0xEF, 0xFE
# Baseline, extended and progressive, each Huffman-coded: what PDF and Word take.
_FRAMES = (0xC0, 0xC1, 0xC2)
_OTHER_FRAMES = (0xC3, *range(0xC5, 0xC8), *range(0xC9, 0xCC), *range(0xCD, 0xD0))
_JFIF, _ADOBE = b"JFIF\0", b"Adobe"
# One pixel is as wide as it is high; no thumbnail.
_PLAIN_JFIF = b"\xff\xe0\x00\x10" + _JFIF + b"\x01\x01\x00\x00\x01\x00\x01\x00\x00"
_PLAIN_ADOBE = b"\xff\xee\x00\x0e" + _ADOBE + b"\x00\x64\x00\x00\x00\x00"
_TRANSFORM, _YCC = 11, 1
# The end of a scan's data: a marker that is neither a stuffed byte nor a restart.
_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_BITS, _GREY, _COLOUR = 8, 1, 3


class _Segment(NamedTuple):
    """A marker with its payload, and the data of a scan behind it."""

    marker: int
    payload: bytes
    scan: bytes = b""

    @property
    def written(self) -> bytes:
        length = (len(self.payload) + 2).to_bytes(2, "big")
        return bytes((0xFF, self.marker)) + length + self.payload + self.scan


def bare(data: bytes) -> bytes | None:
    """Return the JPEG `data` with nothing but its picture; None where not every reader would see the same one.

    What a camera or a program wrote about it goes: place, time, thumbnails, colour profile, further pictures. Nothing is lost
    that a reader without colour management looks at; done twice it is the same as once.
    """
    try:
        segments = list(_segments(data))
    except (IndexError, ValueError):
        return None
    frames = [segment for segment in segments if segment.marker in (*_FRAMES, *_OTHER_FRAMES)]
    head = _head(segments)
    if len(frames) != 1 or head is None or not _is_plain(frames[0], head):
        return None
    picture = (one.written for one in segments if not (_APP0 <= one.marker <= _APP15 or one.marker == _COMMENT))
    return bytes((0xFF, _START)) + head + b"".join(picture) + bytes((0xFF, _END))


def _segments(data: bytes) -> Iterator[_Segment]:
    """Cut a JPEG up to its end; ValueError or IndexError where it is none or has no end."""
    position = data.index(bytes((0xFF, _START))) + 2
    while True:
        if data[position] != _FILL:
            raise ValueError
        while data[position] == _FILL:
            position += 1
        marker = data[position]
        if marker == _END:
            return
        end = position + 1 + int.from_bytes(data[position + 1 : position + 3], "big")
        payload = data[position + 3 : end]
        position = _after_scan(data, end) if marker == _SCAN else end
        yield _Segment(marker, payload, data[end:position])


def _after_scan(data: bytes, start: int) -> int:
    found = _MARKER.search(data, start)
    if found is None:
        raise ValueError
    return found.start()


def _head(segments: list[_Segment]) -> bytes | None:
    """Return what says how the colours are coded; None where two segments do not agree."""
    jfif = any(one.marker == _APP0 and one.payload.startswith(_JFIF) for one in segments)
    adobe = [one.payload for one in segments if one.marker == _APP14 and one.payload.startswith(_ADOBE)]
    transforms = {payload[_TRANSFORM] for payload in adobe if len(payload) > _TRANSFORM}
    if transforms - {_YCC} or len(transforms) != bool(adobe):
        return None
    return _PLAIN_JFIF * jfif + (_PLAIN_ADOBE + bytes((_YCC,))) * bool(adobe)


def _is_plain(frame: _Segment, head: bytes) -> bool:
    """Tell whether every reader takes the colours for the same: grey, or luminance and two colours."""
    if frame.marker not in _FRAMES or frame.payload[0] != _BITS:
        return False
    count = frame.payload[5]
    names = frame.payload[6 : 6 + 3 * count : 3]
    return count == _GREY or (count == _COLOUR and (bool(head) or names != b"RGB"))
