from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bulletin import layout
from bulletin.errors import ContentError
from bulletin.layout import Layout
from bulletin.layout.lengths import Length

if TYPE_CHECKING:
    from bulletin.findings import Finding

TEMPLATES = Path(__file__).parents[2] / "templates"
TWIP = Length.of_twips(1)


@pytest.fixture(scope="module")
def lianluo() -> Layout:
    return layout.load("lianluo", [TEMPLATES])


@pytest.fixture(scope="module")
def base() -> Layout:
    return layout.load("base", [TEMPLATES])


def own(root: Path, text: str, name: str = "own") -> Layout:
    folder = root / name
    folder.mkdir(exist_ok=True)
    (folder / "layout.yaml").write_text(text, encoding="utf-8")
    return layout.load(name, [root, TEMPLATES])


def faults(root: Path, text: str) -> tuple[Finding, ...]:
    with pytest.raises(ContentError) as caught:
        own(root, text)
    return caught.value.findings


def test_right_and_bottom_margins_are_what_the_type_area_leaves(base: Layout) -> None:
    assert (round(base.page.right.mm, 1), round(base.page.bottom.mm, 1)) == (26.0, 35)


def test_the_page_adds_up_to_a4(base: Layout) -> None:
    page = base.page
    assert page.left + page.measure + page.right == Length.parse("210mm")
    assert page.top + page.depth + page.bottom == Length.parse("297mm")


def test_in_twips_the_page_is_what_both_engines_were_measured_with(base: Layout) -> None:
    page = base.page
    assert (page.top.twips, page.depth.twips, page.pitch.twips, page.spacing.twips) == (2098, 12756, 579, -5)


def test_twenty_two_lines_fill_the_type_area_and_leave_half_a_point_of_slack(base: Layout) -> None:
    slack = base.page.depth - base.page.pitch * base.page.lines
    assert Length.parse("0.5pt") <= slack < base.page.pitch


def test_twenty_two_lines_would_not_fit_with_the_next_whole_pitch(base: Layout) -> None:
    assert Length.parse("29pt") * 22 > base.page.depth


def test_twenty_eight_characters_fill_the_measure(base: Layout) -> None:
    size = base.styles["body"].size
    assert size is not None
    room = base.page.measure - (size + base.page.spacing) * base.page.characters
    assert Length(0) <= room < size


def test_twenty_eight_characters_without_spacing_would_not_fit(base: Layout) -> None:
    assert Length.parse("16pt") * 28 > base.page.measure


def test_the_body_is_indented_by_two_characters(base: Layout) -> None:
    assert base.styles["body"].indent == Length.parse("31.5pt")


def test_names_stand_in_columns_of_four_characters_with_their_spacing(base: Layout) -> None:
    style = base.styles["names"]
    assert style.size
    assert (style.column, style.left) == ((style.size + base.page.spacing) * 4, (style.size + base.page.spacing) * 2)


def test_the_title_stands_two_lines_below_the_red_line(lianluo: Layout) -> None:
    assert lianluo.styles["title"].before == lianluo.page.pitch * 2


_CLOSE = ("number-close", "cumulative-close", "sponsor", "imprint-close")


@pytest.mark.parametrize("head", [(), ("secrecy",)])
@pytest.mark.parametrize("below", [("number", "cumulative", "imprint"), _CLOSE])
def test_the_masthead_is_whole_lines_of_the_grid_high(
    lianluo: Layout, head: tuple[str, ...], below: tuple[str, ...]
) -> None:
    lines = (lianluo.styles[name].pitch for name in (*head, "name", *below))
    rule = lianluo.styles["red-line-low" if head else "red-line"]
    total = sum((line for line in lines if line is not None), Length(0)) + rule.before + rule.weight + rule.after
    assert abs(total - lianluo.page.pitch * (6 + len(head))) <= 4 * TWIP


def test_the_red_line_stands_in_the_top_third_of_the_page(lianluo: Layout) -> None:
    assert 85 < (lianluo.page.top + lianluo.page.pitch * 6).mm < 105


@pytest.mark.parametrize(("number", "level", "marker"), [(1, 1, "1."), (12, 1, "12."), (3, 2, "（3）"), (2, 3, "②")])
def test_a_numbered_entry_has_the_mark_of_its_level(base: Layout, number: int, level: int, marker: str) -> None:
    assert base.marker(number, level, ordered=True) == marker


def test_beyond_twenty_a_circle_becomes_a_number(base: Layout) -> None:
    assert [base.marker(number, 3, ordered=True) for number in (20, 21)] == ["⑳", "21."]


@pytest.mark.parametrize(("level", "marker"), [(1, "——"), (2, "·"), (3, "·"), (9, "·")])
def test_an_entry_without_a_number_has_the_mark_of_its_level(base: Layout, level: int, marker: str) -> None:
    assert base.marker(7, level, ordered=False) == marker


@pytest.mark.parametrize("characters", [2, 4, 6, 8, 10])
def test_a_name_fills_the_type_area_and_never_overflows_it(lianluo: Layout, characters: int) -> None:
    size, gap = lianluo.fit(lianluo.styles["name"], characters)
    assert size * characters + gap * (characters - 1) <= lianluo.page.measure
    assert 42 <= size.pt <= 62


def test_a_short_name_is_as_large_as_a_name_may_be(lianluo: Layout) -> None:
    size, gap = lianluo.fit(lianluo.styles["name"], 4)
    assert (size.pt, gap) == (62, size * 0.4)


def test_a_name_is_never_larger_than_its_line(lianluo: Layout) -> None:
    size, _ = lianluo.fit(lianluo.styles["name"], 4)
    assert size <= (lianluo.styles["name"].pitch or 0)


def test_a_long_name_stays_at_the_least_size_without_gaps(lianluo: Layout) -> None:
    size, gap = lianluo.fit(lianluo.styles["name"], 12)
    assert (size.pt, gap) == (42, 0)


def test_one_character_has_no_gap_to_fill(lianluo: Layout) -> None:
    assert lianluo.fit(lianluo.styles["name"], 1)[0].pt == 62


def test_a_layout_without_bounds_for_the_name_keeps_the_styles_size(base: Layout) -> None:
    assert base.fit(base.styles["title"], 4) == (Length.parse("22pt"), base.styles["title"].spacing)


def test_a_style_takes_from_the_one_it_is_like_what_it_does_not_write(base: Layout) -> None:
    body, heading = base.styles["body"], base.styles["heading-2"]
    assert (heading.size, heading.indent, heading.face, heading.level) == (body.size, body.indent, "楷体", 3)


def test_a_character_style_leaves_size_and_colour_to_its_surroundings(base: Layout) -> None:
    strong = base.styles["strong"]
    assert (strong.size, strong.face, strong.colour, strong.spacing, strong.bold) == (None, "", "", None, True)


def test_a_layout_writes_only_what_differs_from_the_one_it_extends(tmp_path: Path, base: Layout) -> None:
    found = own(tmp_path, "extends: base\nstyles:\n  title: { size: 一号 }\n")
    assert found.styles["title"].size == Length.parse("26pt")
    assert found.styles["title"].face == base.styles["title"].face


def test_a_layout_may_extend_one_that_extends_another(tmp_path: Path) -> None:
    own(tmp_path, "extends: lianluo\ncolours: { red: '#FF0000' }\n", "middle")
    assert own(tmp_path, "extends: middle").styles["name"].colour == "#FF0000"


@pytest.mark.parametrize(
    ("written", "inks"),
    {
        "#FF0000": {},
        "#FF0000 cmyk 0 80 80 0": {"#FF0000": (("Magenta", 0.8), ("Yellow", 0.8))},
        "#FF0000 spot PANTONE 485 C": {"#FF0000": (("PANTONE 485 C", 1.0),)},
        "#FF0000 spot 专红": {"#FF0000": (("专红", 1.0),)},
    }.items(),
)
def test_a_colour_names_the_inks_that_it_is_printed_with(tmp_path: Path, written: str, inks: object) -> None:
    found = own(tmp_path, f"extends: lianluo\ncolours: {{ red: '{written}' }}\n")
    assert (found.styles["name"].colour, found.inks) == ("#FF0000", inks)


def test_the_style_sheet_is_the_programs_own(tmp_path: Path) -> None:
    assert own(tmp_path, "extends: base").sheet == TEMPLATES / "base/style.css.j2"


@pytest.mark.parametrize("sheet", ["style.css.j2", "reading.css.j2"])
def test_a_style_sheet_of_the_house_is_refused_with_what_to_do_instead(sheet: str, tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / sheet).write_text("body { color: green }\n", encoding="utf-8")
    (finding,) = faults(tmp_path, "extends: base")
    assert (finding.code, str(finding.place)) == ("sheet-forbidden", f"templates/own/{sheet}")
    assert "layout.yaml" in finding.hint


def test_a_copy_of_the_programs_style_sheet_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own/style.css.j2").write_bytes((TEMPLATES / "base/style.css.j2").read_bytes())
    assert own(tmp_path, "extends: base").sheet == TEMPLATES / "base/style.css.j2"


def test_a_layout_is_loaded_once() -> None:
    assert layout.load("base", [TEMPLATES]) is layout.load("base", [TEMPLATES])


@pytest.mark.parametrize(
    ("line", "fault"),
    {
        "page: { top: 37 }": ("value-invalid", 2, 14),
        "page: { top: 37px }": ("value-invalid", 2, 14),
        "page: { tops: 37mm }": ("key-unknown", 2, 9),
        "page: { lines: many }": ("number-invalid", 2, 16),
        "colours: { red: red }": ("text-invalid", 2, 17),
        "colours: { red: '#FF0000 cmyk 0 80 80' }": ("text-invalid", 2, 17),
        "colours: { red: '#FF0000 cmyk 0 800 80 0' }": ("text-invalid", 2, 17),
        "colours: { red: '#FF0000 cmyk 0 0 0 0' }": ("text-invalid", 2, 17),
        "colours: { red: '#FF0000 spot Black' }": ("text-invalid", 2, 17),
        "colours: { pink: '#000000 spot 专红' }": ("text-invalid", 2, 18),
        "colours: { one: '#ff00aa spot 专红', other: '#FF00AA' }": ("text-invalid", 2, 43),
        "styles: { body: { align: middle } }": ("choice-unknown", 2, 26),
        "styles: { body: { colour: pink } }": ("colour-unknown", 2, 27),
        "styles: { body: { size: 十号 } }": ("size-unknown", 2, 25),
        "styles: { body: { face: 隶书 } }": ("face-unknown", 2, 25),
        "styles: { body: { pitch: wide } }": ("pitch-unknown", 2, 26),
        "styles: { body: { like: text } }": ("style-unknown", 2, 25),
        "styles: { body: { like: body } }": ("style-unknown", 2, 25),
        "styles: { extra: { size: 三号 } }": ("key-missing", 2, 18),
        "styles: { body: { weihgt: 1pt } }": ("key-unknown", 2, 19),
        "styles: { 'x} body{color:red': { name: 甲 } }": ("text-invalid", 2, 11),
        "styles: { 2nd: { name: 甲 } }": ("text-invalid", 2, 11),
        "faces: { 'a\"b': { official: 黑体 } }": ("text-invalid", 2, 10),
        "faces: { 黑体: { official: 'a\"b' } }": ("text-invalid", 2, 26),
        "page: { pitch: 0pt }": ("value-invalid", 2, 16),
        "page: { characters: 0 }": ("number-too-small", 2, 21),
        "page: { characters: 40 }": ("grid-impossible", 2, 21),
        "page: { characters: 27 }": ("grid-impossible", 2, 21),
        "page: { lines: 30 }": ("grid-impossible", 2, 16),
        "page: { pitch: 20pt }": ("grid-impossible", 2, 16),
        "styles: { body: { size: 四号 } }": ("grid-impossible", 2, 25),
        "page: { width: 180mm }": ("page-too-small", 2, 16),
        "page: { height: 250mm }": ("page-too-small", 2, 17),
        "latin: 隶书": ("face-unknown", 2, 8),
        "fallback: 隶书": ("face-unknown", 2, 11),
    }.items(),
)
def test_a_fault_in_a_layout_is_found_at_its_place(tmp_path: Path, line: str, fault: tuple[str, int, int]) -> None:
    found = faults(tmp_path, f"extends: base\n{line}\n")
    assert [(finding.code, finding.place.line, finding.place.column) for finding in found] == [fault]
    assert found[0].place.path == "templates/own/layout.yaml"


@pytest.mark.parametrize(
    ("page", "styles", "hint"),
    [
        ("characters: 29", "", "spacing 写 -0.75pt；或者 characters 写 28"),
        ("characters: 40", "", "characters 写 27，spacing 写 0pt；要每行 40 字，先改正文字号"),
        ("lines: 23", "", "pitch 写 27.7pt；或者 lines 写 22"),
        ("characters: 28", "body: { size: 四号 }", "spacing 写 1.75pt；或者 characters 写 32"),
    ],
)
def test_a_grid_that_does_not_fit_is_told_with_numbers_that_do(
    tmp_path: Path, page: str, styles: str, hint: str
) -> None:
    (finding,) = faults(tmp_path, f"extends: base\npage: {{ {page} }}\nstyles: {{ {styles} }}\n")
    assert finding.hint == hint


@pytest.mark.parametrize(
    "written",
    [
        "page: { characters: 29, spacing: -0.75pt }",
        "page: { characters: 27, spacing: 0pt }",
        "page: { lines: 23, pitch: 27.7pt }",
        "page: { spacing: 1.75pt }\nstyles: { body: { size: 四号 } }",
        "page: { characters: 32 }\nstyles: { body: { size: 四号 } }",
    ],
)
def test_the_numbers_that_are_proposed_are_taken(tmp_path: Path, written: str) -> None:
    assert own(tmp_path, f"extends: base\n{written}\n").page.measure > 0


def test_a_layout_that_extends_nothing_must_say_everything(tmp_path: Path) -> None:
    assert "key-missing" in {finding.code for finding in faults(tmp_path, "latin: 西文\n")}


@pytest.mark.parametrize("text", ["extends: nowhere\n", "extends: own\n"])
def test_a_layout_that_extends_what_is_not_there_or_itself_is_told_where_it_says_so(tmp_path: Path, text: str) -> None:
    with pytest.raises(ContentError) as caught:
        own(tmp_path, text)
    (finding,) = caught.value.findings
    assert (finding.code, finding.place.line, finding.place.column) == ("layout-missing", 1, 10)


def test_an_empty_layout_is_told(tmp_path: Path) -> None:
    assert faults(tmp_path, "")


def test_a_layout_that_extends_nothing_has_the_programs_style_sheet(tmp_path: Path) -> None:
    whole = (TEMPLATES / "base/layout.yaml").read_text(encoding="utf-8")
    assert own(tmp_path, whole).sheet == TEMPLATES / "base/style.css.j2"


def test_a_layout_without_a_style_that_pages_need_is_told(tmp_path: Path) -> None:
    lines = (TEMPLATES / "base/layout.yaml").read_text(encoding="utf-8").splitlines(keepends=True)
    whole = "".join(line for line in lines if not line.startswith("  folio: { name"))
    (finding,) = faults(tmp_path, whole)
    assert (finding.code, finding.message) == ("key-missing", "缺少样式“folio”")


def test_a_layout_in_another_encoding_is_told(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own/layout.yaml").write_bytes("extends: 基".encode("gb18030"))
    with pytest.raises(ContentError, match="encoding-not-utf8"):
        layout.load("own", [tmp_path, TEMPLATES])


def test_the_mark_of_a_paragraph_of_pictures_reaches_no_lower_than_the_air_above_them(lianluo: Layout) -> None:
    mark = 0.25  # of the type size, at most, is below the base line, and that much lower the next line would stand
    sizes = {key: lianluo.styles[key].size or Length(0) for key in ("figure", "name-picture")}
    assert [key for key, size in sizes.items() if size * mark > lianluo.styles[key].pad] == []


def test_the_cover_of_a_volume_has_the_colours_of_the_masthead(tmp_path: Path) -> None:
    text = "extends: lianluo\ncolours: {green: '#00663A', blue: '#0B4F9E'}\n"
    made = own(tmp_path, text + "styles: {name: {colour: green}, red-line: {colour: blue}}\n")
    assert [made.bound[style].colour for style in ("volume-name", "volume-line")] == ["#00663A", "#0B4F9E"]
