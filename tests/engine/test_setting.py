"""How a text of Chinese and Latin is set in one piece: its pieces and gaps, and where the glyphs of a PDF stand."""

from __future__ import annotations

import re
import unicodedata
from io import BytesIO
from itertools import pairwise

import pikepdf
import pytest
from blocks import document, lianluo, paragraph
from glyphs import Line, lines
from installed import named

from bulletin import write
from bulletin.document import Text
from bulletin.engine.lines import measured
from bulletin.engine.lines.setting import Setting

# The engine leaves the colour profile of PDF/A open (weasyprint/pdf/pdfa.py); nobody but Python's warning is hurt.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed file.*sRGB2014:ResourceWarning")

CHARACTER, CLOSE = 16, 0.25  # points
LONG = "各级人大常委会要加强同代表的联系扩大代表对立法监督工作的参与" * 3


# Where glyphs stand


def only_line(text: str, style: str = "body") -> Line:
    return lines(write(document(paragraph(Text(text), style=style)), "pdf"))[0]


def advances(row: Line) -> list[tuple[str, float]]:
    """Return each character but the last, and how far behind it the next one begins."""
    return [(glyph.char, round(after.x - glyph.x, 2)) for glyph, after in pairwise(row.glyphs)]


def test_what_follows_a_chinese_character_is_drawn_closer_but_not_what_follows_latin_text() -> None:
    row = only_line("甲乙丙2024丁戊")
    closer = CHARACTER - CLOSE
    assert advances(row) == [
        ("甲", closer),
        ("乙", closer),
        ("丙", closer),
        *[("2", 8), ("0", 8), ("2", 8), ("4", 8)],
        ("丁", closer),
    ]


def test_what_helps_to_end_lines_takes_no_room() -> None:
    closer = CHARACTER - CLOSE
    assert [width for _, width in advances(only_line("甲“乙”丙～丁"))] == [closer] * 6


@pytest.mark.parametrize("name", ["代表2024动态", "联䶮动态", "“联络”AB动", "联络动态"])
def test_a_name_is_spaced_evenly_whatever_its_faces_are(name: str) -> None:
    row = only_line(name, "name")
    natural = {glyph.char: glyph.right - glyph.x for glyph in row.glyphs}
    gaps = [width - natural[char] for char, width in advances(row)]
    assert gaps[0] > 10
    assert gaps == pytest.approx([gaps[0]] * len(gaps), abs=0.05)
    assert row.left + row.right == pytest.approx(2 * 79.3 + 442.35, abs=0.5)


def test_a_spread_line_opens_alike_everywhere_but_inside_numbers_and_dashes() -> None:
    first, *_ = lines(write(document(paragraph(Text(f"202年，{LONG[:9]}——{LONG}"))), "pdf"))
    found = advances(first)
    inside = [width for char, width in found if char in LONG]
    assert max(inside) - min(inside) < 0.03
    share = inside[0] - CHARACTER + CLOSE
    assert share > 0.2
    assert found[:2] == [("2", 8), ("0", 8)]
    assert found[2][1] == pytest.approx(8 + share, abs=0.03)
    dashes = [width for char, width in found if char == "—"]
    assert dashes == pytest.approx([CHARACTER - CLOSE, CHARACTER - CLOSE + 2 * share], abs=0.03)


def test_behind_a_dash_that_bold_text_ends_with_a_spread_line_opens_as_behind_any() -> None:
    ends = [
        advances(lines(write(document(paragraph(Text(f"202年，{LONG[:9]}"), dash, Text(LONG))), "pdf"))[0])
        for dash in (Text("——"), Text("——", "strong"))
    ]
    plain, bold = ([width for char, width in found if char == "—"] for found in ends)
    assert bold == pytest.approx(plain, abs=0.03)


def test_no_glyph_is_empty() -> None:
    """PDFium forgets the gap at the end of a text that has one."""
    made = pikepdf.open(BytesIO(write(document(paragraph(Text(f"2024年3月，{LONG}"))), "pdf")))
    written = b"".join(page.Contents.read_bytes() for page in made.pages)
    shown_texts = re.findall(rb"\[(.*?)\] TJ", written)
    assert shown_texts
    assert [text for text in shown_texts if b"<>" in text] == []


def test_a_latin_face_does_not_move_the_line() -> None:
    rows = lines(
        write(document(paragraph(Text(LONG)), paragraph(Text(f"PDF2024{LONG}，䶮")), paragraph(Text(LONG))), "pdf")
    )
    body = [row for row in rows if "—" not in row.text]
    pitch = {round(after.y - row.y, 2) for row, after in pairwise(body)}
    assert pitch == {28.95}


# Where lines end

LATIN = "The Standing Committee of the People's Congress keeps in touch with its deputies, "
ADDRESS = "https://example.org/" + "a1-" * 60
MIXED = {
    "Chinese": LONG * 3,
    "Latin": LATIN * 4,
    "a long address": f"{LONG[:20]}{ADDRESS}{LONG}",
    "Latin behind a line of Chinese": f"{LONG[:30]}{LATIN * 2}{LONG}",
    "Chinese behind a line of Latin": f"{LATIN}{LONG * 2}",
    "marks and numbers": "“甲”，2024年3月——乙《丙》30%～35%；" * 12,
    "Greek": "αβγδεζηθικλμνξοπρστυφχψω " * 9,
    "Cyrillic without a space": "абвгдежзийклмнопрстуфхцчшщъыьэюя" * 6,
    "half-width kana": "ﾊﾝｶｸｶﾀｶﾅ" * 24,
    "accents": "中\u0301文" * 60,
    "variants": "葛\U000e0100" * 120,
    "thin letters": f"{LONG[:27]}{'il' * 80}{LONG}",
}


@pytest.mark.parametrize("text", MIXED.values(), ids=MIXED)
def test_measured_lines_end_where_pango_ends_them(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    found = [row.text for row in lines(write(document(paragraph(Text(text))), "pdf"))]
    monkeypatch.setattr(measured, "text_of", lambda _: None)
    assert found == [row.text for row in lines(write(document(paragraph(Text(text))), "pdf"))]
    assert len(found) > 1


@pytest.mark.parametrize("text", [MIXED["accents"], "汉语拼音hànyǔ a\u0301 e\u0300 测试文字" * 12])
def test_a_line_with_accents_ends_within_the_type_area(text: str) -> None:
    area = lianluo().page
    rows = lines(write(document(paragraph(text)), "pdf"))
    letters = [glyph for row in rows for glyph in row.glyphs if not unicodedata.combining(glyph.char)]
    assert [glyph for glyph in letters if glyph.right > (area.left + area.measure).pt] == []


@pytest.mark.parametrize("kind", sorted(MIXED.keys() - {"accents", "variants"}))
def test_no_character_is_lost(kind: str) -> None:
    body = [
        row.text for row in lines(write(document(paragraph(Text(MIXED[kind]))), "pdf")) if not row.text.startswith("—1")
    ]
    assert "".join(body) == MIXED[kind].replace(" ", "")


def test_characters_that_were_met_are_not_shaped_again(monkeypatch: pytest.MonkeyPatch) -> None:
    shaped: list[str] = []
    original = Setting.set_text

    def noted(layout: Setting, text: str, justify: bool = False) -> None:  # noqa: FBT001, FBT002  # the engine's own signature
        shaped.append(text)
        original(layout, text, justify)

    write(document(paragraph(Text(LONG * 5))), "pdf")
    monkeypatch.setattr(Setting, "set_text", noted)
    write(document(paragraph(Text(f"{LONG[::-1] * 5}龠"))), "pdf")
    assert [text for text in shaped if set(text) & set(LONG)] == []
    assert [text for text in shaped if "龠" in text] == ["龠"]


# Bold


def test_bold_latin_text_has_its_bold_face_and_bold_chinese_is_outlined() -> None:
    (row, *_) = lines(write(document(paragraph("甲", Text("乙PDF丙", "strong"), "丁")), "pdf"))
    found = {glyph.char: (glyph.font.rpartition("+")[2], glyph.outlined) for glyph in row.glyphs}
    assert found == {
        **dict.fromkeys("甲丁", (named("仿宋"), False)),
        **dict.fromkeys("乙丙", (named("仿宋"), True)),
        **dict.fromkeys("PDF", (named("西文", bold=True), False)),
    }


@pytest.mark.parametrize("text", ["甲\u3000" * 30, "张明远\u3000" * 18])
def test_ideographic_spaces_that_a_line_ends_with_stand_beyond_its_edge(text: str) -> None:
    edge = lines(write(document(paragraph(LONG)), "pdf"))[0].glyphs[-1].x
    ends = [row.glyphs[-1].x for row in lines(write(document(paragraph(text)), "pdf"))[:-2]]
    assert ends == pytest.approx([edge] * 2, abs=0.1)


@pytest.mark.parametrize("size", range(18, 24))
def test_a_space_before_bold_text_that_goes_to_the_next_line_takes_no_share(size: int) -> None:
    edge = lines(write(document(paragraph(LONG)), "pdf"))[0].glyphs[-1].right
    rows = lines(write(document(paragraph(f"{LONG[:size]}The ", Text("Hunan", "strong"), LONG)), "pdf"))
    ends = [[glyph for glyph in row.glyphs if glyph.char != " "][-1].right for row in rows[:-2]]
    assert ends == pytest.approx([edge] * len(ends), abs=CLOSE + 0.1)
