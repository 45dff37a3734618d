"""Pictures: what is named in an issue, what lies in assets, and what these files hold."""

from __future__ import annotations

import io
import os
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

from case import Case, Row, of_body, of_house
from PIL import Image

FAMILY = "pictures"
_LINE = "![联络站](▲../../assets/{})"
_GOOD = "![联络站](../../assets/{})"


def drawn(mode: str, size: tuple[int, int] = (1200, 800), kind: str = "PNG", **how: object) -> bytes:
    """Draw a picture; without edges, so that it is small."""
    stream = io.BytesIO()
    Image.new(mode, size, 128 if len(mode) == 1 else None).save(stream, kind, **how)
    return stream.getvalue()


def bomb() -> bytes:
    """Write a PNG that says that it has 40,000 x 40,000 pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 40_000, 40_000, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")
    )


def asset(name: str, data: bytes) -> Callable[[Path], object]:
    """Put a file into assets."""

    def put(root: Path) -> None:
        path = root / "assets" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)

    return put


def linked(target: str) -> Callable[[Path], object]:
    """Put a link into assets."""

    def put(root: Path) -> None:
        (root / "assets").mkdir()
        (root / "assets/a.png").symlink_to(target)

    return put


def fifo(root: Path) -> None:
    """Put a pipe into assets that nobody writes to."""
    (root / "assets").mkdir()
    os.mkfifo(root / "assets/a.png")


def large(root: Path) -> None:
    """Put a file into assets that is over 20 MB long, and takes none of them on the disk."""
    asset("a.png", b"")(root)
    os.truncate(root / "assets/a.png", 21 * 2**20)


def _wrong(name: str, finding: str, put: Callable[[Path], object], *, file: str = "a.png", code: int = 1) -> Row:
    return Row(name, _LINE.format(file), finding, code, furnish=put)


def _right(name: str, data: bytes, *, file: str = "a.png", text: str = _GOOD, besides: str = "") -> Row:
    return Row(name, text.format(file), furnish=asset(file, data), besides=frozenset(besides.split()))


BODIES = (
    _wrong("a file that is not there", "picture-missing", lambda _: None),
    _wrong("a file whose name has other cases", "picture-missing", asset("A.PNG", drawn("L"))),
    _wrong("a file that is empty", "picture-broken", asset("a.png", b"")),
    _wrong("a file of text", "picture-broken", asset("a.png", b"text")),
    _wrong("a picture that is cut off", "picture-broken", asset("a.png", drawn("L")[:-40])),
    _wrong(
        "a photograph that is cut off", "picture-broken", asset("a.jpg", drawn("RGB", kind="JPEG")[:900]), file="a.jpg"
    ),
    _wrong("a picture with a wrong sum", "picture-broken", asset("a.png", drawn("L").replace(b"IDAT", b"IDAX", 1))),
    _wrong(
        "a picture of a kind that is not taken", "picture-broken", asset("a.gif", drawn("L", kind="GIF")), file="a.gif"
    ),
    _wrong(
        "a drawing in the text",
        "picture-broken",
        asset("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        file="a.svg",
    ),
    _wrong("a picture of 1,600 million pixels", "picture-too-large", asset("a.png", bomb()), code=4),
    _wrong("a file of 21 MB", "picture-too-large", large, code=4),
    _wrong("a link out of assets", "picture-outside", linked("/etc/hostname")),
    _wrong("a link in a circle", "picture-missing", linked("a.png")),
    _wrong("a pipe", "picture-missing", fifo),
    _wrong("a folder", "picture-missing", lambda root: (root / "assets/a.png").mkdir(parents=True)),
    Row("a file outside of assets", "![甲](▲../../bulletin.yaml)", "picture-outside"),
    Row("a file of the system", "![甲](▲/etc/hostname)", "picture-outside"),
    Row("a picture of the web", "![甲](▲https://example.org/a.png)", "picture-outside"),
    Row("a picture without words", "▲![](../../assets/a.png)", "alt-missing", furnish=asset("a.png", drawn("L"))),
    Row(
        "a picture within a line",
        "甲。▲![乙](../../assets/a.png)",
        "picture-in-text",
        furnish=asset("a.png", drawn("L")),
    ),
    Row(
        "a setting that there is not",
        "![甲](../../assets/a.png)▲{height=3cm}",
        "picture-option-unknown",
        furnish=asset("a.png", drawn("L")),
    ),
    Row(
        "a name with a blank",
        "![甲](▲../../assets/a b.png)",
        "picture-name-wrong",
        furnish=asset("a b.png", drawn("L")),
    ),
    Row(
        "a picture too coarse for its size",
        "▲![甲](../../assets/a.png)",
        "picture-coarse",
        0,
        furnish=asset("a.png", drawn("L", (60, 40))),
    ),
    Row(
        "four inks without a profile",
        "▲![甲](../../assets/a.jpg)",
        "picture-colours-guessed",
        0,
        furnish=asset("a.jpg", drawn("CMYK", kind="JPEG")),
    ),
    # what is right
    _right("grey", drawn("L")),
    _right("one bit a pixel", drawn("1")),
    _right("colours", drawn("RGB")),
    _right("colours with glass", drawn("RGBA")),
    _right("sixteen bits a pixel", drawn("I;16")),
    _right("a palette", drawn("P")),
    _right("a photograph", drawn("RGB", kind="JPEG"), file="a.jpg"),
    _right("a photograph in stages", drawn("RGB", kind="JPEG", progressive=True), file="a.jpg"),
    _right(
        "a photograph that lies on its side",
        drawn("RGB", kind="JPEG", exif=b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0"),
        file="a.jpg",
    ),
    _right("a photograph of 12 million pixels", drawn("RGB", (4000, 3000), "JPEG"), file="a.jpg"),
    _right("a Chinese name", drawn("L"), file="联络站.png"),
    _right("a width in per cent", drawn("L"), text=_GOOD + "{{width=50%}}"),
    _right("a width in millimetres", drawn("L"), text=_GOOD + "{{width=80mm}}"),
    _right("a floating picture", drawn("L"), text=_GOOD + "{{浮动}}\n\n后文。"),
    _right("two side by side", drawn("L"), text=_GOOD + " " + _GOOD.replace("{}", "a.png")),
    _right("a caption", drawn("L"), text='![甲](../../assets/{} "图1　接待日")'),
    _right("a picture higher than wide", drawn("L", (400, 1600))),
)
_DRAWING = b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 2 1'>%s</svg>"


def _named(drawing: bytes) -> Callable[[Path], object]:
    def put(root: Path) -> None:
        asset("n.svg", _DRAWING % drawing)(root)
        asset("n.png", drawn("L", (400, 200)))(root)

    return put


NAMES = (
    Row("a name that is missing", "picture: ▲assets/n.png", "picture-missing"),
    Row("a drawing with a script", "picture: ▲assets/n.svg", "drawing-refused", furnish=_named(b"<script/>")),
    Row("a drawing with a text", "picture: ▲assets/n.svg", "drawing-refused", furnish=_named(b"<text>x</text>")),
    Row(
        "a drawing of the web",
        "picture: ▲assets/n.svg",
        "drawing-refused",
        furnish=_named(b"<image href='http://a/b.png'/>"),
    ),
    Row(
        "a drawing with nothing beside it",
        "picture: ▲assets/n.svg",
        "drawing-alone",
        furnish=asset("n.svg", _DRAWING % b"<path d='M0 0h2v1z'/>"),
    ),
    Row("a drawing of a name", "picture: assets/n.svg", furnish=_named(b"<path d='M0 0h2v1z'/>")),
    Row("a picture of a name", "picture: assets/n.png", furnish=asset("n.png", drawn("L", (1600, 400)))),
)


def cases() -> list[Case]:
    """Return the cases of this class."""
    return [*(of_body(FAMILY, row) for row in BODIES), *(of_house(FAMILY, row) for row in NAMES)]
