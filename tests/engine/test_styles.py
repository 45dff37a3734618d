"""Styles that documents share: their values are those that the engine computes, and no document writes another's into them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from blocks import lianluo
from weasyprint import css
from weasyprint.css.properties import INITIAL_VALUES
from weasyprint.formatting_structure.boxes import BlockBox, TextBox
from weasyprint.layout import page
from weasyprint.text.fonts import FontConfiguration

from bulletin import engine, fonts
from bulletin.engine import styles
from bulletin.engine.faces import Faces
from bulletin.engine.untyped import Box, Rendered, page_box

SHEET = """
@page { size: 300px 400px; margin: 20px; @bottom-center { content: counter(page); font-size: 8px } }
@page :first { @top-left { content: '首'; margin: 1px } } @page wide { size: 400px 300px; counter-increment: page 2 }
html { overflow: hidden; font-size: 20px } body { font: 16px '仿宋', '西文'; --gap: 3px; overflow: auto }
p { margin: 0 0 1em var(--gap); text-indent: 2em } p + p { color: blue } p:last-child { margin-inline-start: 5px }
.low { font-size: 0.5em; letter-spacing: 0.1rem; line-height: 2; padding: 10%; width: calc(3 * 1em); color: green !important }
b { font-weight: bold } ul { list-style: none } .led::after { content: leader('.') '9' } .wide { page: wide }
.note { float: footnote } .note::footnote-call { content: counter(footnote) } table { border-collapse: collapse; margin: 4px }
h1::first-letter { font-size: 2em } p::first-line { letter-spacing: 1px }
td { padding: 3px; margin: 3px; border: 1px solid } tr { margin: 2px } td p { margin: inherit; padding: inherit }
b { color: inherit } @layer late { p b { color: red } }
"""
# Of what depends on the way of writing anonymous boxes have no value.
NAMES = [name for name in INITIAL_VALUES if "block" not in name and "inline" not in name]
BODY = """
<h1 id="first">甲</h1><h1 id="second">乙</h1><p>丙<b>丁</b><span class="note">注</span></p><p class="low">戊<br/><b>己</b></p>
<ul lang="en"><li>己</li></ul><table style="width: 50%"><tr><td>庚</td><td style="padding: 1px"><p>辛</p></td></tr></table>
<p class="led" style="color: red">壬</p><p class="wide">癸</p><p>子</p>
"""


@pytest.fixture
def faces() -> Faces:
    made = Faces(["西文"])
    for role in ("西文", "仿宋"):
        made.add(fonts.resolve(lianluo().faces.values(), ())[role])
    engine.start(made)
    return made


@pytest.fixture
def theirs(faces: Faces, monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[], object]], object]:  # noqa: ARG001
    """Return a way to call something while the engine computes all styles itself."""

    def called(ask: Callable[[], object]) -> object:
        with monkeypatch.context() as patch:
            patch.setattr(css, "StyleFor", styles.STYLED.original)
            patch.setattr(page, "set_page_type_computed_styles", styles.PAGED.original)
            return ask()

    return called


def parsed(faces: Faces, sheet: str = SHEET) -> engine.CSS:
    return engine.CSS(string=sheet, font_config=faces, base_url="http://a.invalid/")


def laid_out(faces: Faces, sheet: engine.CSS, body: str = BODY, **named: object) -> Rendered:
    base = named.pop("base_url", None)
    return engine.HTML(string=body, base_url=base).render(**{"font_config": faces, "stylesheets": [sheet]} | named)


def boxes(rendered: Rendered) -> Iterator[Box]:
    for laid in rendered.pages:
        yield from page_box(laid).descendants()


def values(rendered: Rendered) -> list[tuple[str, object]]:
    """Return every value of every box of a document that has been laid out, and the texts."""
    texts = [("text", box.text) for box in boxes(rendered) if isinstance(box, TextBox)]
    return texts + [(f"{box.element_tag} {name}", box.style[name]) for box in boxes(rendered) for name in NAMES]


def shared(faces: Faces) -> list[styles.Shared]:
    return [style for kind in faces.styles.values() for style in (kind.style, *(made for _, made in kind.parts))]


Theirs = Callable[[Callable[[], object]], object]


def test_values_are_those_of_the_engine(faces: Faces, theirs: Theirs) -> None:
    sheet = parsed(faces)
    first, other, second = (values(laid_out(faces, sheet, body)) for body in (BODY, BODY * 2, BODY))
    wanted = theirs(lambda: values(laid_out(faces, sheet)))
    assert isinstance(wanted, list)
    assert len(wanted) > len(NAMES)
    assert shared(faces)
    assert [pair for pair in zip(first, wanted, strict=True) if pair[0] != pair[1]] == []
    assert [pair for pair in zip(second, wanted, strict=True) if pair[0] != pair[1]] == []
    assert other == theirs(lambda: values(laid_out(faces, sheet, BODY * 2)))


def test_a_later_document_computes_nothing_anew(faces: Faces) -> None:
    sheet = parsed(faces)
    laid_out(faces, sheet)
    kept = dict(faces.styles)
    laid_out(faces, sheet, BODY.replace("甲", "乾").replace("first", "ninth"))
    assert faces.styles == kept
    items = [box for box in boxes(laid_out(faces, sheet)) if isinstance(box, BlockBox) and box.element_tag == "li"]
    assert [type(box.style) for box in items] == [styles.Shared]


def test_parts_that_nothing_asks_for_have_no_style(faces: Faces) -> None:
    laid_out(faces, parsed(faces))
    parts = {part for kind in faces.styles.values() for part, _ in kind.parts}
    boxes_of_pages = {"@top-left", "@bottom-center", "@footnote", "@note-area"}
    of_notes, of_lines = {"footnote-call", "footnote-marker"}, {"first-letter", "first-line"}
    assert parts == {"before", "after", "marker"} | of_notes | of_lines | boxes_of_pages
    assert len([kind for kind in faces.styles.values() if "marker" in dict(kind.parts)]) == 1


def test_no_document_changes_what_others_share(faces: Faces) -> None:
    sheet = parsed(faces)
    laid_out(faces, sheet).write_pdf()
    known = [(style, dict(style), dict(style.anonymous_style)) for style in shared(faces)]
    laid_out(faces, sheet, BODY * 3).write_pdf()
    laid_out(faces, sheet, "<style>p { color: red }</style>" + BODY).write_pdf()
    for style, its, anonymous in known:
        assert its == {name: style[name] for name in its}
        assert anonymous == {name: style.anonymous_style[name] for name in anonymous}


def test_what_is_written_into_a_documents_own_style_stays_in_it(faces: Faces) -> None:
    sheet = parsed(faces)
    wanted = values(laid_out(faces, sheet))
    own = [box.style for box in boxes(laid_out(faces, sheet)) if isinstance(box.style, styles.Own)]
    for style in own:
        style["color"] = "written"
    assert own
    assert values(laid_out(faces, sheet)) == wanted


@pytest.mark.parametrize("attribute", ['style="overflow: auto"', 'style="overflow: hidden"', ""])
def test_how_overflow_is_shown_is_the_documents_own(faces: Faces, attribute: str) -> None:
    sheet = parsed(faces, SHEET.replace("overflow: hidden; ", "").replace("; overflow: auto", ""))
    bodies = [f"<body {said}>{BODY}</body>" for said in ('style="overflow: auto"', attribute, attribute)]
    rendered = [laid_out(faces, sheet, body) for body in bodies]
    shown = [page_box(document.pages[0]).style["overflow"] for document in rendered]
    assert shown == ["auto", *[attribute.removeprefix('style="overflow: ').removesuffix('"') or "visible"] * 2]


@pytest.mark.parametrize(
    "rule",
    [
        ".low { width: 50vw; padding: 0 }",
        ".low { inline-size: 50vw; padding: 0 }",
        ".low { letter-spacing: 1vw }",
        "li { margin-inline-start: 5vw }",
        ".low { width: calc(10vw + 40%); padding: 0 }",
        "body { --share: 50vw } .low { width: var(--share); padding: 0 }",
        "@page { @bottom-center { width: 50vw; text-align: left } }",
    ],
)
def test_shares_of_the_page_are_those_of_its_own_document(faces: Faces, theirs: Theirs, rule: str) -> None:
    def widths(side: int) -> list[object]:
        rendered = laid_out(faces, sheets[side])
        return [
            (box.width, box.margin_left, box.style["letter_spacing"])
            for box in boxes(rendered)
            if isinstance(box, BlockBox)
        ]

    sheets = {side: parsed(faces, SHEET.replace("300px", f"{side}px") + rule) for side in (300, 500)}
    ours = [widths(300), widths(500), widths(300)]
    assert ours[0] != ours[1]
    assert ours == theirs(lambda: [widths(300), widths(500), widths(300)])


@pytest.mark.parametrize(
    "body",
    [
        '<p style="no: such">甲</p>',
        '<h1 id="a">甲</h1><h1 id="a">乙</h1>',
        '<p style="width: calc(1px * 1px)">',
    ],
)
def test_what_the_engine_remarks_on_it_remarks_on_in_each_document(
    faces: Faces, theirs: Theirs, caplog: pytest.LogCaptureFixture, body: str
) -> None:
    def remarks() -> list[str]:
        caplog.clear()
        laid_out(faces, sheet, body)
        return list(caplog.messages)

    sheet = parsed(faces)
    ours = [remarks(), remarks()]
    assert ours[0]
    assert ours == theirs(lambda: [remarks(), remarks()])


@pytest.mark.parametrize(
    "body",
    [
        "<h1 id=first>甲</h1><h1 id=second>",
        '<h1 id="a\\b">甲</h1><h1 id="a&quot;b">乙</h1><h1 id="c">',
        "<a name=x id=y>甲</a><a id=z>乙</a>",
        "<span name=x>甲</span><a name=x>乙</a><a id=y>丙</a>",
    ],
)
def test_each_element_has_its_own_address(faces: Faces, theirs: Theirs, body: str) -> None:
    def addresses() -> list[str]:
        rendered = laid_out(faces, sheet, body)
        return [box.style["anchor"] for box in boxes(rendered) if box.style["anchor"]]

    sheet = parsed(faces)
    ours = [addresses(), addresses()]
    assert len(set(ours[0])) == 2
    assert ours == theirs(lambda: [addresses(), addresses()])


@pytest.mark.parametrize(
    ("rule", "named"),
    [
        (".note { float: none; position: note(notes) }", {}),
        ("p { anchor: attr(id); -weasy-anchor: 'one' }", {}),
        ("", {"presentational_hints": True}),
        ("", {"font_config": FontConfiguration()}),
    ],
)
def test_what_cannot_be_shared_is_left_to_the_engine(
    faces: Faces, theirs: Theirs, rule: str, named: dict[str, object]
) -> None:
    sheet, body = parsed(faces, SHEET + rule), BODY.replace("<table", "<table cellpadding=9 bgcolor=red")
    ours = [values(laid_out(faces, sheet, body, **named)) for _ in range(2)]
    assert ours == theirs(lambda: [values(laid_out(faces, sheet, body, **named)) for _ in range(2)])


@pytest.mark.parametrize(
    "sheet", ["<style>p { color: red }</style>", "<link rel=stylesheet href='data:text/css,p{color:red}'>"]
)
def test_a_style_sheet_in_a_document_is_read(faces: Faces, sheet: str) -> None:
    rendered = laid_out(faces, parsed(faces, ""), f"{sheet}<p>甲</p>")
    assert {box.style["color"].coordinates for box in boxes(rendered) if box.element_tag == "p"} == {(1, 0, 0)}


def test_style_sheets_do_not_meet(faces: Faces, theirs: Theirs) -> None:
    sheets = [
        parsed(faces, SHEET + more)
        for more in ("", ".low { color: lime !important }", ".low { color: red !important }")
    ]
    ours = [values(laid_out(faces, sheet)) for sheet in (*sheets, *sheets)]
    assert ours[0] != ours[1] != ours[2] != ours[0]
    assert ours == theirs(lambda: [values(laid_out(faces, sheet)) for sheet in (*sheets, *sheets)])


def test_what_is_inherited_is_that_of_its_own_document(faces: Faces, theirs: Theirs) -> None:
    sheet = parsed(faces)
    bodies = [f"<html style='color: {color}'><body>{BODY}" for color in ("red", "lime", "red")]
    ours = [values(laid_out(faces, sheet, body)) for body in bodies]
    assert ours == theirs(lambda: [values(laid_out(faces, sheet, body)) for body in bodies])


def test_what_an_attribute_names_is_sought_from_where_its_document_is(faces: Faces, theirs: Theirs) -> None:
    def images() -> list[object]:
        rendered = [laid_out(faces, sheet, body, base_url=f"http://{name}.invalid/") for name in "aba"]
        return [box.style["list_style_image"] for document in rendered for box in boxes(document)]

    sheet, body = parsed(faces), '<p style="list-style-image: url(甲.png)">甲</p>'
    assert images() == theirs(images)


def test_no_more_kinds_are_kept_than_are_worth_it(faces: Faces, monkeypatch: pytest.MonkeyPatch) -> None:
    sheet = parsed(faces)
    wanted = values(laid_out(faces, sheet))
    monkeypatch.setattr(styles, "_MOST", 5)
    faces.styles.clear()
    assert [values(laid_out(faces, sheet)) for _ in range(2)] == [wanted, wanted]
    assert 0 < len(faces.styles) <= 5
