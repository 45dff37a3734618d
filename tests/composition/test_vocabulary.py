from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import pytest

from bulletin import layout
from bulletin.composition.vocabulary import Vocabulary, parse
from bulletin.document import (
    Block,
    Cell,
    Colophon,
    Contents,
    Entry,
    Figure,
    Footnote,
    Heading,
    Image,
    Items,
    LineBreak,
    Link,
    PageBreak,
    Pair,
    Paragraph,
    Rule,
    Table,
    Text,
    plain,
)
from bulletin.errors import ContentError
from bulletin.findings import Finding, Place, Source
from bulletin.images import Picture

SOURCE = Source("a.md", "第一行\n　第二行\n")
LIANLUO = layout.load("lianluo", [Path(__file__).parents[2] / "templates"])
PICTURE = Picture("a.png", b"data", 4, 3, "image/png")
BlockKind = TypeVar("BlockKind", bound=Block)


def blocks(html: str) -> tuple[Block, ...]:
    return parse(html, Vocabulary(SOURCE, LIANLUO, lambda _name, _place: PICTURE)).blocks


def one(html: str, kind: type[BlockKind]) -> BlockKind:
    (block,) = blocks(html)
    assert isinstance(block, kind)
    return block


def fault(html: str) -> Finding:
    with pytest.raises(ContentError) as caught:
        blocks(html)
    (finding,) = caught.value.findings
    return finding


def test_a_p_is_a_paragraph_of_its_class() -> None:
    block = one("<p class='note'>甲</p>", Paragraph)
    assert (block.style, block.inlines) == ("note", (Text("甲"),))


def test_a_block_knows_the_place_it_came_from() -> None:
    place = one("<p class='body' data-at='2:2'>甲</p>", Paragraph).place
    assert (str(place), place.text) == ("a.md:2:2", "　第二行")


def test_a_block_of_the_template_has_the_issues_path_as_its_place() -> None:
    assert one("<p class='body'>甲</p>", Paragraph).place == Place("a.md")


@pytest.mark.parametrize(
    ("tag", "style", "level"), [("h1", "title", 1), ("h2", "heading-1", 2), ("h5", "heading-4", 5)]
)
def test_a_heading_has_the_level_of_its_style(tag: str, style: str, level: int) -> None:
    assert one(f"<{tag} class='{style}'>甲</{tag}>", Heading).level == level


def test_a_heading_is_a_target_by_its_id_or_its_place() -> None:
    assert one("<h1 class='title' id='article-1'>甲</h1>", Heading).anchor == "article-1"
    assert one("<h1 class='title' data-at='2:1'>甲</h1>", Heading).anchor == "h2-1"


def test_the_label_of_a_heading_is_its_text_without_what_runs_on() -> None:
    block = one("<h2 class='heading-1'>一、<b/></h2>".replace("<b/>", "甲。<span class='body'>乙</span>"), Heading)
    assert (block.label, plain(block.inlines), block.run_in) == ("一、甲", "一、甲。乙", True)


def test_the_label_has_no_line_ends_and_no_footnotes() -> None:
    html = "<h1 class='title'>甲<br/>乙<span class='footnote'>注</span></h1>"
    assert one(html, Heading).label == "甲乙"


def test_bold_that_runs_on_behind_a_heading_is_body_text_in_bold() -> None:
    html = "<h2 class='heading-1'>甲。<span class='body'>乙<strong>丙</strong></span></h2>"
    assert one(html, Heading).inlines == (Text("甲。"), Text("乙", "body"), Text("丙", "body-strong"))


def test_a_div_of_two_spans_is_a_pair() -> None:
    block = one("<div class='imprint'><span>甲</span>\n<span>乙</span></div>", Pair)
    assert (block.left, block.right) == ((Text("甲"),), (Text("乙"),))


def test_an_hr_is_a_rule_or_a_page_break() -> None:
    assert one("<hr class='red-line'/>", Rule).style == "red-line"
    assert one("<hr class='page-break' data-at='1:1'/>", PageBreak).place.line == 1


def test_a_list_has_the_layouts_marks_by_nesting() -> None:
    block = one("<ol class='list' start='3'><li>甲<ul class='list'><li>乙</li></ul></li><li>丙</li></ol>", Items)
    assert [(item.marker, plain(item.inlines)) for item in block.items] == [("3.", "甲"), ("4.", "丙")]
    (nested,) = block.items[0].lists
    assert (nested.level, nested.ordered, nested.items[0].marker) == (2, False, "·")


def test_a_table_has_head_body_and_caption() -> None:
    block = one(
        "<table class='table'><caption class='table-caption'>题</caption>"
        "<thead><tr><th>甲</th></tr></thead><tbody><tr><td>乙</td></tr></tbody></table>",
        Table,
    )
    assert block.caption == Paragraph("table-caption", (Text("题"),), Place("a.md"))
    assert (block.head, block.body) == (
        ((Cell("table-head", (Text("甲"),), "center"),),),
        ((Cell("table", (Text("乙"),), "left"),),),
    )


def test_a_cell_has_its_alignment_and_its_span() -> None:
    html = "<td data-align='right' colspan='2' rowspan='2'>甲</td><td>乙</td>"
    block = one(f"<table class='table'><tbody><tr>{html}</tr><tr><td>丙</td></tr></tbody></table>", Table)
    assert block.body[0][0] == Cell("table", (Text("甲"),), "right", 2, 2)


def test_a_table_too_wide_for_its_type_is_in_the_styles_of_a_smaller_one() -> None:
    row = f"<tr>{'<td>12345</td>' * 11}</tr>"
    block = one(f"<table class='table'><tbody>{row}</tbody></table>", Table)
    assert (block.style, block.body[0][0].style) == ("table-small", "table-small")


def test_a_figure_floats_where_it_says_so() -> None:
    html = "<figure class='figure' data-floats=''><img src='x/a.png' alt='甲' width='0.5'/></figure>"
    (block,) = parse(html, Vocabulary(SOURCE, LIANLUO, lambda _name, _place: PICTURE)).blocks
    assert isinstance(block, Figure)
    assert block.floats


def test_a_figure_takes_its_pictures_in() -> None:
    html = "<figure class='figure'><img src='x/a.png' alt='甲' width='0.5'/><figcaption class='figure-caption'>题</figcaption></figure>"
    parsed = parse(html, Vocabulary(SOURCE, LIANLUO, lambda _name, _place: PICTURE))
    (block,) = parsed.blocks
    assert isinstance(block, Figure)
    assert (block.images, parsed.pictures) == ((Image("a.png", "甲", 0.5),), {"a.png": PICTURE})


def test_a_picture_is_asked_for_at_its_place() -> None:
    asked: list[tuple[str, str]] = []

    def take(name: str, place: Place) -> Picture:
        asked.append((name, str(place)))
        return PICTURE

    parse(
        "<figure class='figure'><img src='x.png' alt='甲' data-at='2:2'/></figure>", Vocabulary(SOURCE, LIANLUO, take)
    )
    assert asked == [("x.png", "a.md:2:2")]


def test_a_nav_is_the_contents() -> None:
    block = one(
        "<nav class='contents'><p class='contents-title'>目录</p><a class='contents' href='#a1'>甲</a></nav>", Contents
    )
    assert plain(block.heading.inlines) == "目录"
    assert block.entries == (Entry("contents", "甲", "a1"),)


def test_a_footer_is_the_colophon_and_its_empty_parts_are_left_out() -> None:
    html = "<footer class='colophon'><section><p class='editor'>甲</p></section><section></section></footer>"
    assert [[plain(p.inlines) for p in part] for part in one(html, Colophon).parts] == [["甲"]]


@pytest.mark.parametrize("tag", ["header", "article", "section", "main"])
def test_what_only_groups_blocks_is_looked_through(tag: str) -> None:
    assert len(blocks(f"<{tag}><p class='body'>甲</p><p class='body'>乙</p></{tag}>")) == 2


def test_inlines_have_the_style_of_their_element() -> None:
    html = "甲<strong>乙</strong><em>丙</em><br/><a href='https://example.org'>丁</a><span class='gap'>戊</span>己"
    assert one(f"<p class='body'>{html}</p>", Paragraph).inlines == (
        Text("甲"),
        Text("乙", "strong"),
        Text("丙", "emphasis"),
        LineBreak(),
        Link("https://example.org", (Text("丁"),)),
        Text("戊", "gap"),
        Text("己"),
    )


def test_footnotes_are_counted_over_the_whole_issue() -> None:
    html = "<p class='body'><span class='footnote'>甲</span></p>"
    notes = [block.inlines[0] for block in blocks(html * 2) if isinstance(block, Paragraph)]
    assert notes == [Footnote(1, "footnote", (Text("甲"),)), Footnote(2, "footnote", (Text("甲"),))]


def test_the_footnote_of_an_entry_comes_before_those_of_the_list_that_hangs_on_it() -> None:
    mark = "<span class='footnote'>注</span>"
    block = one(f"<ul class='list'><li>甲{mark}<ul class='list'><li>乙{mark}</li></ul></li></ul>", Items)
    own, inner = block.items[0].inlines[-1], block.items[0].lists[0].items[0].inlines[-1]
    assert (own, inner) == (Footnote(1, "footnote", (Text("注"),)), Footnote(2, "footnote", (Text("注"),)))


@pytest.mark.parametrize(
    ("html", "code"),
    {
        "<video class='body'>甲</video>": "element-unknown",
        "<p class='body'><u>甲</u></p>": "element-unknown",
        "<p class='body'><span>甲</span></p>": "element-unknown",
        "<ul class='list'><p class='body'>甲</p></ul>": "element-unknown",
        "<div class='imprint'><b>甲</b><b>乙</b></div>": "element-unknown",
        "<footer class='colophon'><section><ul class='list'/></section></footer>": "element-unknown",
        "<script>alert(1)</script>": "element-unknown",
        "甲": "text-stray",
        "<p class='body'>甲</p>乙": "text-stray",
        "<section>甲</section>": "text-stray",
        "<div class='imprint'>甲<span>乙</span><span>丙</span></div>": "text-stray",
        "<ul class='list'><li>甲</li>乙</ul>": "text-stray",
        "<p>甲</p>": "style-unknown",
        "<p class='titel'>甲</p>": "style-unknown",
        "<hr/>": "style-unknown",
        "<p class='body'>甲": "template-broken",
        "<p class='body'>甲</div>": "template-broken",
        "<p class='body' style='color: red'>甲</p>": "template-broken",
        "<p class='body' colspan='2'>甲</p>": "template-broken",
        "<p class='body'><a href='#a'>甲</a></p>": "template-broken",
        "<p class='body'><a href='file:///etc'>甲</a></p>": "template-broken",
        "<p class='body'><a>甲</a></p>": "template-broken",
        "<p class=body>甲</p>": "template-broken",
        "<p class='body'>甲&nbsp;</p>": "template-broken",
        "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><p class='body'>&e;</p>": "template-broken",
    }.items(),
)
def test_what_the_vocabulary_lacks_is_refused(html: str, code: str) -> None:
    assert fault(html).code == code


@pytest.mark.parametrize("html", ["<video/>", "<p>甲</p>", "<p class='body' style='x'>甲</p>", "甲"])
def test_what_is_the_templates_own_is_told_at_the_template(html: str) -> None:
    assert str(fault(html).place) == "templates/lianluo/issue.html.j2"


@pytest.mark.parametrize("html", ["<video data-at='3:2'/>", "<p class='body' data-at='3:2'><u>甲</u></p>"])
def test_what_comes_from_the_issue_is_told_there(html: str) -> None:
    assert (fault(html).place.line, fault(html).place.column) == (3, 2)


@pytest.mark.parametrize(
    "html",
    [
        "<div class='imprint'><span>甲</span></div>",
        "<div class='imprint'><span>甲</span><span>乙</span><span>丙</span></div>",
        "<table class='table'><tbody><p class='body'>甲</p></tbody></table>",
        "<table class='table'>甲</table>",
        "<table class='table'><tr><td>甲</td></tr></table>",
        "<figure class='figure'>甲</figure>",
        "<figure class='figure'><p class='body'>甲</p></figure>",
        "<nav class='contents'>甲<p class='contents-title'>目录</p></nav>",
        "<nav class='contents'></nav>",
        "<nav class='contents'><p class='contents-title'>目录</p><a class='contents' href='#a'><b>甲</b></a></nav>",
        "<footer class='colophon'><section>甲</section></footer>",
        "<footer class='colophon'>甲</footer>",
        "<footer class='colophon'><p class='editor'>甲</p></footer>",
        "<p class='body'>甲<span class='titel'>乙</span></p>",
        "<table class='table'><tbody><tr><td colspan='x'>甲</td></tr></tbody></table>",
        "<ol class='list' start='x'><li>甲</li></ol>",
        "<ul class='list'><li>甲<ul class='list'><li>乙</li></ul>丙</li></ul>",
        "<hr class='red-line'>甲</hr>",
        "<p class='body'>甲<br>乙</br></p>",
    ],
)
def test_nothing_in_a_template_is_left_out_in_silence(html: str) -> None:
    try:
        found = blocks(html)
    except ContentError:
        return
    kept = "".join(
        text for block in found for text in ([plain(block.inlines)] if isinstance(block, Paragraph) else [repr(block)])
    )
    assert all(char in kept for char in html if "一" <= char <= "鿿")


def rows(*written: str) -> str:
    return f"<table class='table'><tbody>{''.join(f'<tr>{row}</tr>' for row in written)}</tbody></table>"


@pytest.mark.parametrize(
    "table",
    [
        rows("<td>甲</td><td>乙</td>", "<td>丙</td>"),
        rows("<td>甲</td>", "<td>丙</td><td>丁</td>"),
        rows("<td>甲</td><td>乙</td>", "<td colspan='3'>丙</td>"),
        rows("<td>甲</td><td rowspan='2'>乙</td><td>丙</td>", "<td colspan='2'>丁</td>"),
        rows("<td rowspan='2'>甲</td><td>乙</td>", "<td>丙</td><td>丁</td>"),
        rows("<td rowspan='2'>甲</td><td>乙</td>"),
        rows("<td>甲</td>", ""),
    ],
)
def test_a_row_that_does_not_fill_the_grid_is_refused(table: str) -> None:
    assert fault(table).code == "template-broken"


@pytest.mark.parametrize(
    "table",
    [
        rows("<td rowspan='2'>甲</td><td>乙</td>", "<td>丙</td>"),
        rows("<td colspan='2'>甲</td>", "<td>乙</td><td>丙</td>"),
        rows("<td>甲</td><td rowspan='2'>乙</td><td>丙</td>", "<td>丁</td><td>戊</td>"),
        rows("<td rowspan='2' colspan='2'>甲</td><td>乙</td>", "<td>丙</td>"),
    ],
)
def test_merged_cells_fill_the_grid(table: str) -> None:
    assert one(table, Table).body


def test_comments_are_left_out_and_part_no_text() -> None:
    assert one("<!-- 甲 --><p class='body'>乙<!-- 丙 -->丁</p><?php 戊 ?>", Paragraph).inlines == (Text("乙丁"),)


def test_a_fault_is_found_at_the_elements_place() -> None:
    assert str(fault("<video class='body' data-at='2:2'>甲</video>").place) == "a.md:2:2"


def test_an_unknown_style_names_the_layout_and_the_element() -> None:
    assert fault("<p class='titel'>甲</p>").message == "版式“lianluo”没有样式“titel”（<p>）"


def test_a_dl_is_a_list_of_names_in_columns() -> None:
    html = "<dl class='names'><dt>委员：</dt><dd>李小明</dd><dd>欧阳明</dd><dt/><dd>张敏敏</dd></dl>"
    assert [(block.style, plain(block.inlines)) for block in blocks(html) if isinstance(block, Paragraph)] == [
        ("names-group", "委员：李小明欧阳明"),
        ("names", "张敏敏"),
    ]


def test_a_group_of_names_has_the_place_from_its_label_to_its_last_name() -> None:
    html = "<dl class='names'><dt data-at='1:1-1:3'>委员：</dt><dd data-at='1:4-1:6'>李小明</dd></dl>"
    place = one(html, Paragraph).place
    assert (place.column, place.end_column) == (1, 6)


def test_two_paragraphs_that_a_template_gives_one_place_are_told_apart() -> None:
    html = "<p class='body' data-at='1:1-1:2'>甲</p>"
    assert len({(block.place.line, block.place.column) for block in blocks(html * 3)}) == 3
