"""Of a Chinese face what is used is embedded, glyph by glyph as it was, and nothing for the rest."""

from __future__ import annotations

import io
import re
from collections.abc import Collection, Iterator
from functools import cache

import pikepdf
import pytest
from blocks import document, lianluo, paragraph
from fontTools.cffLib import CFFFontSet, CharStrings
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.recordingPen import RecordingPen
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTFont
from glyphs import lines

from bulletin import fonts, write
from bulletin.engine.embedded import cff, compact

# The engine leaves the colour profile of PDF/A open (weasyprint/pdf/pdfa.py); nobody but Python's warning is hurt.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed file.*sRGB2014:ResourceWarning")

RARE = "喆祎䶮骉"
TEXT = f"代表{RARE}到会。"
_LARGEST = 4000
# The tables that ISO 32000-1, 9.9 asks for, and the one of characters.
USED = {"cmap", "cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep"}


@cache
def made() -> bytes:
    return write(document(paragraph(TEXT)), "pdf")


def embedded() -> Iterator[tuple[bytes, dict[int, str]]]:
    """Yield what is embedded of each Chinese face, and the characters on the pages by their number."""
    with pikepdf.open(io.BytesIO(made())) as opened:
        for one in opened.objects:
            if isinstance(one, pikepdf.Dictionary) and one.get("/Subtype") == "/Type0":
                described = one.DescendantFonts[0].FontDescriptor
                if "/FontFile3" in described:
                    assert described.FontFile3.Subtype == "/CIDFontType0C"
                    yield (
                        described.FontFile3.read_bytes(),
                        _characters(one.ToUnicode.read_bytes()),
                    )


def _characters(table: bytes) -> dict[int, str]:
    pairs = re.findall(rb"<([0-9a-f]{4})> <([0-9a-f]+)>", table.partition(b"endcodespacerange")[2])
    return {int(one, 16): bytes.fromhex(other.decode()).decode("utf-16-be") for one, other in pairs}


def opened_outlines(data: bytes) -> CFFFontSet:
    found = CFFFontSet()
    found.decompile(io.BytesIO(data), None)
    return found


def drawn(strings: CharStrings, name: str) -> list[object]:
    pen = RecordingPen()
    strings[name].draw(pen)
    return list(pen.value)


def role_of(characters: Collection[str]) -> str:
    """Return the role of the face that has these characters on the pages."""
    return "补字" if set(RARE) & set(characters) else "仿宋" if "代" in characters else "宋体"


FACES = {role_of(characters.values()): (data, characters) for data, characters in embedded()}
each_face = pytest.mark.parametrize("role", FACES)


def test_the_fallback_face_of_four_characters_is_small() -> None:
    assert len(FACES["补字"][0]) < _LARGEST
    assert set(RARE) <= set(FACES["补字"][1].values())


@each_face
def test_there_are_no_more_glyphs_than_characters_and_the_sign_for_none(role: str) -> None:
    data, characters = FACES[role]
    assert len(opened_outlines(data).topDictIndex[0].charset) == len(characters) + 1


@each_face
def test_each_glyph_is_drawn_as_in_the_face(role: str) -> None:
    data, characters = FACES[role]
    ours = opened_outlines(data).topDictIndex[0].CharStrings
    found = fonts.resolve(lianluo().faces.values(), ())[role]
    face = TTFont(io.BytesIO(found.data()), lazy=True)
    theirs, names = face["CFF "].cff.topDictIndex[0].CharStrings, face.getGlyphOrder()
    unlike = [
        char for number, char in characters.items() if drawn(ours, f"cid{number:05}") != drawn(theirs, names[number])
    ]
    assert unlike == []


def test_the_text_is_found_as_it_was_written() -> None:
    assert any(TEXT in line.text for line in lines(made()))


def test_a_face_whose_glyphs_have_names_is_left_to_the_engine() -> None:
    builder = FontBuilder(1000, isTTF=False)
    builder.setupGlyphOrder([".notdef", "A"])
    builder.setupCharacterMap({65: "A"})
    pen = T2CharStringPen(500, None)
    string = pen.getCharString()
    builder.setupCFF("A", {}, {".notdef": string, "A": string}, {})
    builder.setupHorizontalMetrics({".notdef": (500, 0), "A": (500, 0)})
    builder.setupHorizontalHeader()
    builder.setupNameTable({"familyName": "A", "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    stream = io.BytesIO()
    builder.save(stream)
    outlines = compact.table(stream.getvalue())
    assert outlines
    assert cff.read(outlines) is None


def test_a_table_that_is_read_and_written_is_the_same_again() -> None:
    data, characters = FACES["仿宋"]
    face = cff.read(data)
    assert face is not None
    assert cff.written(face, [0, *sorted(characters)]) == data


def test_a_text_has_the_same_part_of_a_face_whatever_was_set_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compact, "_faces", {})
    alone = write(document(paragraph("群众意见")), "pdf")
    write(document(paragraph(TEXT + "“今年”（上半年）")), "pdf")
    assert write(document(paragraph("群众意见")), "pdf") == alone


def test_glyphs_of_the_faces_used_last_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compact, "_MOST_FACES", 1)
    assert write(document(paragraph(TEXT)), "pdf") == made()


def test_of_a_truetype_face_what_readers_ask_for_is_embedded() -> None:
    with pikepdf.open(io.BytesIO(write(document(paragraph("共12件")), "pdf"))) as opened:
        files = [one.FontFile2 for one in opened.objects if isinstance(one, pikepdf.Dictionary) and "/FontFile2" in one]
        faces = [TTFont(io.BytesIO(file.read_bytes())) for file in files]
    assert faces
    assert all(set(face.keys()) <= {"GlyphOrder", *USED} for face in faces)


def test_a_glyph_of_a_truetype_face_keeps_its_number_and_its_shape() -> None:
    face = TTFont(io.BytesIO(fonts.resolve(lianluo().faces.values(), ())["西文"].data()), lazy=True)
    with pikepdf.open(io.BytesIO(write(document(paragraph("共A件")), "pdf"))) as opened:
        files = (one.FontFile2 for one in opened.objects if isinstance(one, pikepdf.Dictionary) and "/FontFile2" in one)
        part = max((TTFont(io.BytesIO(file.read_bytes())) for file in files), key=lambda one: one["maxp"].numGlyphs)
    number = face.getGlyphID(face.getBestCmap()[ord("A")])
    ours, theirs = RecordingPen(), RecordingPen()
    part.getGlyphSet()[part.getGlyphName(number)].draw(ours)
    face.getGlyphSet()[face.getGlyphName(number)].draw(theirs)
    assert theirs.value
    assert ours.value == theirs.value


def test_a_face_of_other_outlines_has_none_of_these() -> None:
    face = fonts.resolve(lianluo().faces.values(), ())["西文"]
    assert compact.table(face.data()) == b""
