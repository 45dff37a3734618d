"""Constructors of blocks and documents, so that a test says in one line what it is about."""

from __future__ import annotations

import io
from datetime import date
from functools import cache
from pathlib import Path

from PIL import Image as Drawing

from bulletin import layout
from bulletin.document import (
    Block,
    Box,
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
    PageBreak,
    Pair,
    Paragraph,
    Rule,
    Step,
    Table,
    Text,
)
from bulletin.findings import Place
from bulletin.images import Picture
from bulletin.layout import Layout
from bulletin.layout.lengths import Length

HERE = Place("issues/2024/12.md", 1)
META = Meta("关于开展活动的通报", "某某市人大常委会", "联络动态 2024年第12期", date(2024, 7, 30))
SENTENCES = (
    "各级人大常委会坚持“以人民为中心”的发展思想，2024年上半年组织1278名代表开展主题活动，走访群众3.2万人次，"
    "收集意见建议4567条，办结率达98.6%，群众满意度显著提升——这是代表工作的一次创新，值得各地借鉴和推广。"
)
TEMPLATES = Path(__file__).parents[1] / "templates"


@cache
def lianluo() -> Layout:
    return layout.load("lianluo", [TEMPLATES])


def document(*blocks: Block, pictures: dict[str, Picture] | None = None) -> Document:
    return Document(META, blocks, lianluo(), pictures or {})


def texts(*written: str | Inline) -> tuple[Inline, ...]:
    return tuple(Text(one) if isinstance(one, str) else one for one in written)


def paragraph(*written: str | Inline, style: str = "body") -> Paragraph:
    return Paragraph(style, texts(*written), HERE)


def heading(*written: str | Inline, style: str = "heading-1", level: int = 2, anchor: str = "section-1") -> Heading:
    return Heading(style, texts(*written), HERE, level, "", anchor)


def note(number: int, *written: str | Inline) -> Footnote:
    return Footnote(number, "footnote", texts(*written))


def listing(*marked: str, ordered: bool = True, level: int = 1, start: int = 1, inner: tuple[Items, ...] = ()) -> Items:
    """Make a list whose marks are the layout's; `inner` lists stand in its first entry."""
    marks = [lianluo().marker(start + n, level, ordered=ordered) for n in range(len(marked))]
    entries = (
        Item(mark, texts(text), inner if n == 0 else (), HERE)
        for n, (mark, text) in enumerate(zip(marks, marked, strict=True))
    )
    return Items("list", ordered, level, start, tuple(entries), HERE)


def cell(text: str, *, columns: int = 1, rows: int = 1, align: str = "left", style: str = "table") -> Cell:
    return Cell(style, texts(text), align, columns, rows)


def table(*body: tuple[Cell, ...], head: tuple[Cell, ...] = (), caption: str = "") -> Table:
    columns = sum(one.columns for one in (head or body[0]))
    above = paragraph(caption, style="table-caption") if caption else None
    return Table("table", above, (1 / columns,) * columns, (head,) if head else (), body, HERE)


@cache
def picture(name: str = "plan.png", width: int = 400, height: int = 300) -> Picture:
    buffer = io.BytesIO()
    Drawing.new("L", (width, height), 200).save(buffer, "PNG")
    return Picture(name, buffer.getvalue(), width, height, "image/png")


def figure(*images: Image, caption: str = "") -> Figure:
    below = paragraph(caption, style="figure-caption") if caption else None
    return Figure("figure", images, below, HERE)


def contents(*entries: tuple[str, str]) -> Contents:
    lines = tuple(Entry("contents", text, anchor) for text, anchor in entries)
    return Contents("contents", paragraph("本期要目", style="contents-title"), lines, HERE)


def masthead() -> tuple[Block, ...]:
    return (
        paragraph("联络动态", style="name"),
        paragraph(Text("第", "gap"), "1", Text("2", "gap"), "期", style="number"),
        paragraph("（总第七百一十二期）", style="cumulative"),
        Pair("imprint", texts("某某市人大常委会编"), texts("2024年7月30日"), HERE),
        Rule("red-line", HERE),
    )


def colophon() -> Colophon:
    parts = (
        (
            paragraph("报：上级人大常委会领导，本级党委办公室。", style="distribution"),
            paragraph(f"送：{'各县（市、区）人大常委会，' * 3}机关各处室。", style="distribution"),
        ),
        (paragraph("责任编辑：某某　联系方式：editor@example.org", style="editor"),),
        (paragraph("批准文号：某简准字〔2000〕第1号", style="approval"),),
    )
    return Colophon("colophon", parts, HERE)


def names(label: str, *listed: str) -> Paragraph:
    """Make a group of names, each a column from the next, the last one on a line of its own."""
    gap = Step(Length.parse("15.75pt"))
    *first, last = listed
    spread = tuple(inline for name in first for inline in (Text(name), gap))[:-1]
    return Paragraph(
        "names-group", (Text(label), *spread, LineBreak(), Text(last[0], "name-gap"), Text(last[1:])), HERE
    )


def everything() -> Document:
    """Make a document with each kind of block and of inline."""
    link = Link("https://example.org/?a=1&b=2", texts("example.org"))
    inner = listing("甲", "乙", level=2, inner=(listing("圆圈", level=3),))
    head = (cell("项目", style="table-head"), cell("数量", style="table-head"), cell("说明", style="table-head"))
    rows = (
        (cell("合并", rows=2), cell("1", align="right"), cell(SENTENCES[:40])),
        (cell("2", align="right"), cell("短")),
        (cell("合计", columns=2), cell("3")),
    )
    pictures = {"plan.png": picture(), "wide.png": picture("wide.png", 800, 200)}
    blocks: tuple[Block, ...] = (
        *masthead(),
        contents(("关于开展活动的通报", "article-1"), ("附件", "attachment-1")),
        paragraph(f"编者按：{SENTENCES}", style="note"),
        heading("关于", LineBreak(), "开展活动的通报", style="title", level=1, anchor="article-1"),
        paragraph("（2024年7月）", style="subtitle"),
        heading("一、总体情况"),
        paragraph(Text("一是走访。", "strong"), SENTENCES, note(1, "据", link, "统计。"), "见", link, "。"),
        heading("（一）分项。", Text(SENTENCES, "body"), style="heading-2", level=3, anchor="section-2"),
        listing("第一", "第二", inner=(inner,)),
        listing("其一", "其二", ordered=False),
        table(*rows, head=head, caption="表1　活动情况"),
        table(*rows, head=head),
        paragraph(SENTENCES),
        figure(Image("wide.png", "宽图", 0.8), caption="图1　宽图"),
        figure(Image("plan.png", "左图", 0.45), Image("plan.png", "右图", 0.45)),
        paragraph("（某某市人大常委会　供稿）", style="contributor"),
        Box("box", (paragraph(Text("编后：", "box-label"), "好。", style="box"), paragraph("又。", style="box")), HERE),
        paragraph("附件1", style="attachment"),
        heading("名单", style="attachment-title", level=1, anchor="attachment-1"),
        names("副主任：", "李小明", "欧阳明", "王伟"),
        PageBreak(HERE),
        paragraph("完", note(2, "末页的注。")),
        colophon(),
    )
    return document(*blocks, pictures=pictures)
