"""How a PDF is written: as pydyf writes it, in less time, and so that a strict reader takes it."""

from __future__ import annotations

import io
import re
import zlib
from functools import partial

import pikepdf
import pydyf
import pytest
from blocks import document, everything, paragraph

from bulletin.engine.output import packing
from bulletin.engine.output.packing import packed
from bulletin.typesetting import pages
from bulletin.writers import write

# The second part of an identifier, which is a digest of another kind.
_DIGEST = re.compile(rb"\([0-9a-f]{32}\)\]")


@pytest.fixture(autouse=True)
def _started() -> None:
    pages.lay_out(document(paragraph("甲")))


def ending_with_a_return() -> bytes:
    """Find data whose packed form ends with a carriage return: the checksum at its end is the data's own."""
    tries = (bytes([number, other]) for number in range(256) for other in range(256))
    return next(data for data in tries if zlib.compress(data).endswith(b"\r"))


OUTLINES = b"\x01\x00" + b"text" * 1000


@pytest.mark.parametrize("data", [b"", b"text" * 1000, OUTLINES, ending_with_a_return()])
def test_packed_data_never_ends_with_a_return_and_is_read_back(data: bytes) -> None:
    assert not packed(data).endswith(b"\r")
    assert zlib.decompressobj().decompress(packed(data)) == data


def test_repeats_are_looked_for_in_all_but_outlines() -> None:
    assert len(packed(OUTLINES)) > 10 * len(packed(OUTLINES[2:]))


def pdf(*streams: pydyf.Object) -> pydyf.PDF:
    """Make a PDF of everything that there is in one: with a title, with these streams and with an object of a later generation."""
    made = pydyf.PDF()
    made.info["Title"] = pydyf.String("题 (a) \\")
    later = pydyf.Dictionary({"Box": pydyf.Array([0, 1.5, -2.0, 0.0000001, True, b"/A", "/B", pydyf.String("b")])})
    later.generation = 1
    for one in (*streams, later, pydyf.Dictionary({"In": pydyf.Dictionary(later)})):
        made.add_object(one)
    return made


def bytes_of(made: pydyf.PDF, *how: object) -> bytes:
    output = io.BytesIO()
    made.write(output, *(how or ("1.7", b"it", True)))
    return output.getvalue()


def as_pydyf(made: pydyf.PDF, *how: object) -> bytes:
    output = io.BytesIO()
    packing.WRITE.original(made, output, *(how or ("1.7", b"it", True)))
    return output.getvalue()


def streams() -> list[pydyf.Stream]:
    """Make a stream that is packed, one that is not, and many, so that places take another byte."""
    marked = pydyf.Stream([b"BT", "/P", pydyf.Dictionary({"MCID": 0}), "text" * 100], {"Type": "/X"}, compress=True)
    return [marked, pydyf.Stream(["plain" * 100]), *(pydyf.Stream([b"text" * 100]) for _ in range(200))]


@pytest.mark.parametrize("count", [1, 2, 202])
def test_a_file_is_what_pydyf_would_write_but_for_how_it_is_packed(count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packing, "packed", partial(zlib.compress, level=9))
    ours, theirs = bytes_of(pdf(*streams()[:count])), as_pydyf(pdf(*streams()[:count]))
    assert ours != theirs
    assert _DIGEST.sub(b"", ours) == _DIGEST.sub(b"", theirs)


def test_a_file_of_more_objects_than_two_bytes_count_is_written_as_pydyf_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packing, "packed", partial(zlib.compress, level=9))
    cells = [pydyf.Dictionary({"N": number}) for number in range(2**16)]
    ours, theirs = bytes_of(pdf(*cells)), as_pydyf(pdf(*cells))
    assert _DIGEST.sub(b"", ours) == _DIGEST.sub(b"", theirs)
    with pikepdf.open(io.BytesIO(ours)) as opened:
        numbers = [int(one.N) for one in opened.objects if isinstance(one, pikepdf.Dictionary) and "/N" in one]
    assert numbers[: len(cells)] == list(range(len(cells)))


@pytest.mark.parametrize("how", [("1.4", b"it", True), ("1.7", None, True), ("1.7", True, True), ("1.7", b"it", False)])
def test_what_is_no_pdf_of_ours_is_written_by_pydyf(how: tuple[object, ...]) -> None:
    assert bytes_of(pdf(*streams()[:2]), *how) == as_pydyf(pdf(*streams()[:2]), *how)


def test_every_object_is_put_into_bytes_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bytes] = []

    def noted(data: bytes) -> bytes:
        asked.append(data)
        return packed(data)

    monkeypatch.setattr(packing, "packed", noted)
    bytes_of(pdf(*streams()[:2]))
    texts = [data for data in asked if b"text" in data]
    groups = [data for data in asked if b"/Catalog" in data]
    assert (len(texts), len(groups), len(asked)) == (1, 1, 3)


def test_the_identifier_tells_what_is_in_the_file_and_the_first_part_what_it_is() -> None:
    def identifiers(text: str, title: str) -> list[bytes]:
        made = pdf(pydyf.Stream([text], compress=True))
        made.info["Title"] = pydyf.String(title)
        with pikepdf.open(io.BytesIO(bytes_of(made))) as opened:
            return [bytes(one) for one in opened.trailer.ID]

    known = identifiers("a text", "a title")
    assert known == identifiers("a text", "a title")
    for other in (identifiers("b text", "a title"), identifiers("a text", "b title")):
        assert other[0] == known[0] == b"it"
        assert other[1] != known[1]
    assert re.fullmatch(rb"[0-9a-f]{32}", known[1])


def test_whatever_a_document_has_is_read_back_whole() -> None:
    with pikepdf.open(io.BytesIO(write(everything(), "pdf"))) as opened:
        assert opened.check_pdf_syntax() == []
        assert len(opened.pages) >= 1
