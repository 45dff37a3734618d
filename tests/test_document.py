from __future__ import annotations

from dataclasses import FrozenInstanceError, replace
from datetime import date
from pathlib import Path
from typing import get_args

import blocks
import pytest
from blocks import everything

from bulletin import layout
from bulletin.document import (
    Block,
    Cell,
    Colophon,
    Contents,
    Document,
    Entry,
    Figure,
    Footnote,
    Heading,
    Image,
    Inline,
    Item,
    Items,
    LineBreak,
    Link,
    Meta,
    Origin,
    PageBreak,
    Pair,
    Paragraph,
    Piece,
    Rule,
    Table,
    Text,
    faced_runs,
    inlines_of,
    plain,
    runs,
    runs_of,
)
from bulletin.findings import Place, Source
from bulletin.text.scripts import masked

HERE = Place("a.md", 1)
META = Meta("题", "者", "事", date(2024, 7, 30))
TEMPLATES = Path(__file__).parent.parent / "templates"


def texts(*words: str) -> tuple[Inline, ...]:
    return tuple(Text(word) for word in words)


def paragraph(text: str, style: str = "body") -> Paragraph:
    return Paragraph(style, texts(text), HERE)


def heading(*inlines: Inline) -> Heading:
    return Heading("heading-1", inlines, HERE, 2, "题", "h1")


def styled(block: Block) -> list[tuple[str, str]]:
    return [(style, plain(inlines)) for style, inlines in inlines_of(block)]


def test_a_heading_runs_on_where_body_text_stands_behind_it() -> None:
    assert heading(Text("甲。"), Text("乙", "body")).run_in
    assert not heading(Text("甲。")).run_in


@pytest.mark.parametrize("behind", [Text("乙", "body-strong"), Link("https://example.org", (Text("乙", "body"),))])
def test_bold_and_links_behind_a_heading_are_body_text_too(behind: Inline) -> None:
    assert heading(Text("甲。"), behind).run_in


@pytest.mark.parametrize("inline", [Text("乙", "strong"), LineBreak(), Footnote(1, "footnote", texts("乙"))])
def test_what_else_a_heading_holds_does_not_run_on(inline: Inline) -> None:
    assert not heading(Text("甲"), inline).run_in


def test_a_paragraph_and_a_heading_are_one_run_of_inlines() -> None:
    assert styled(paragraph("甲", "note")) == [("note", "甲")]
    assert styled(heading(Text("甲"))) == [("heading-1", "甲")]


def test_a_pair_is_read_from_left_to_right() -> None:
    assert styled(Pair("imprint", texts("甲"), texts("乙"), HERE)) == [("imprint", "甲"), ("imprint", "乙")]


def test_a_list_is_read_with_its_marks_and_what_is_nested() -> None:
    nested = Items("list", ordered=False, level=2, start=1, items=(Item("·", texts("乙"), (), HERE),), place=HERE)
    items = (Item("1.", texts("甲"), (nested,), HERE), Item("2.", texts("丙"), (), HERE))
    assert styled(Items("list", ordered=True, level=1, start=1, items=items, place=HERE)) == [
        ("list", "1.甲"),
        ("list", "·乙"),
        ("list", "2.丙"),
    ]


def test_a_table_is_read_from_its_caption_through_head_and_body() -> None:
    table = Table(
        "table",
        paragraph("表1", "table-caption"),
        (0.5, 0.5),
        ((Cell("table-head", texts("甲"), "center"), Cell("table-head", texts("乙"), "center")),),
        ((Cell("table", texts("丙"), "left", columns=2),),),
        HERE,
    )
    assert styled(table) == [("table-caption", "表1"), ("table-head", "甲"), ("table-head", "乙"), ("table", "丙")]


def test_a_figure_is_read_by_its_caption() -> None:
    figure = Figure("figure", (Image("a.png", "甲", 1),), paragraph("图1", "figure-caption"), HERE)
    assert styled(figure) == [("figure-caption", "图1")]


def test_captions_may_be_missing() -> None:
    assert styled(Figure("figure", (), None, HERE)) == []
    assert styled(Table("table", None, (), (), (), HERE)) == []


def test_contents_are_read_by_heading_and_entries() -> None:
    contents = Contents("contents", paragraph("目录", "contents-title"), (Entry("contents", "甲", "a1"),), HERE)
    assert styled(contents) == [("contents-title", "目录"), ("contents", "甲")]


def test_a_colophon_is_read_part_by_part() -> None:
    colophon = Colophon("colophon", ((paragraph("甲"), paragraph("乙")), (paragraph("丙"),)), HERE)
    assert [text for _, text in styled(colophon)] == ["甲", "乙", "丙"]


@pytest.mark.parametrize("block", [Rule("red-line", HERE), PageBreak(HERE)])
def test_rules_and_page_breaks_hold_no_text(block: Block) -> None:
    assert styled(block) == []


def test_a_run_takes_the_style_it_stands_in_unless_it_has_its_own() -> None:
    inlines = (Text("甲"), Text("乙", "strong"), Link("https://example.org", texts("丙")), LineBreak(), Text("丁"))
    assert list(runs_of("body", inlines)) == [
        ("body", "甲"),
        ("strong", "乙"),
        ("body", "丙"),
        ("body", "\n"),
        ("body", "丁"),
    ]


def test_a_footnotes_text_follows_its_mark_in_the_footnotes_style() -> None:
    assert list(runs_of("body", (Text("甲"), Footnote(1, "footnote", texts("注")), Text("乙")))) == [
        ("body", "甲"),
        ("footnote", "注"),
        ("body", "乙"),
    ]


def test_plain_text_has_no_footnotes_and_no_line_ends() -> None:
    inlines = (Text("甲"), LineBreak(), Footnote(1, "footnote", texts("注")), Link("https://example.org", texts("乙")))
    assert plain(inlines) == "甲乙"


def test_the_runs_of_a_document_name_their_block() -> None:
    first, second = paragraph("甲"), paragraph("乙", "note")
    document = Document(META, (first, PageBreak(HERE), second), layout.load("base", [TEMPLATES]))
    assert list(runs(document)) == [(first, "body", "甲"), (second, "note", "乙")]


def test_a_document_is_itself_and_no_other() -> None:
    document = Document(META, (), layout.load("base", [TEMPLATES]))
    assert document != replace(document)
    assert len({document, document}) == 1


def test_what_every_writer_is_tried_with_holds_every_kind_of_block() -> None:
    assert set(get_args(Block)) <= {type(block) for block in everything().blocks}


def test_what_every_writer_is_tried_with_holds_every_kind_of_inline() -> None:
    inlines = (inline for block in everything().blocks for _, inlines in inlines_of(block) for inline in inlines)
    assert set(get_args(Inline)) <= {type(inline) for inline in inlines}


def test_a_block_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        paragraph("甲").style = "note"  # type: ignore[misc]


def test_behind_a_character_is_what_the_source_has_between_two_pieces_that_meet_there() -> None:
    origin = Origin(Source("a.md", "甲**乙丙丁戊"), (Piece(0, 0, 1), Piece(1, 3, 1), Piece(3, 5, 2)))
    behind = [origin.behind(index) for index in range(5)]
    assert [(place.column, place.end_column) if place else None for place in behind] == [None, (2, 4), None, None, None]


def test_what_is_cut_out_of_a_text_still_tells_english_quotation_marks() -> None:
    text = Text("他说：He said “Open Day” now。")
    part = text.cut(11, 16)
    assert part.seen == masked(text.text)[11:16] != part.text
    assert part.cut(0, 1).seen == part.seen[0]


def test_a_run_has_the_face_of_its_style_or_else_of_the_text_around_it() -> None:
    mixed = blocks.paragraph("丙", Text("丁", "emphasis"))
    found = faced_runs(blocks.document(blocks.heading("甲", Text("乙", "strong")), mixed))
    assert [(role, text) for _, role, text in found] == [("黑体", "甲"), ("黑体", "乙"), ("仿宋", "丙"), ("楷体", "丁")]
