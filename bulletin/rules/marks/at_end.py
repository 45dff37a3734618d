"""A stop at the end of a heading on its own line, of a subtitle, a caption, or a short cell."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin.codes import Code
from bulletin.document import Heading, runs_on
from bulletin.findings import Severity
from bulletin.proof import Passage, Region
from bulletin.rules.rule import PassageRule, Slip

_INSIDE = re.compile("[。；！？]")
_STOP = re.compile("[。；，、]+$")
# What is longer is a sentence, which may stand in the place of a heading or in a cell.
_LONGEST = {Region.HEADING: 28, Region.TITLE: 40, Region.CAPTION: 40, Region.CELL: 10}
_WHERE = {
    Region.HEADING: "单独成行的小标题",
    Region.TITLE: "副标题",
    Region.CAPTION: "图题、表题",
    Region.CELL: "表格的格子",
}


def check(passage: Passage) -> Iterator[Slip]:
    """Find the stop."""
    text, region = passage.text.rstrip(), passage.region
    found = _STOP.search(text)
    if not found or len(text) > _LONGEST[region] or _INSIDE.search(text, 0, found.start()):
        return
    if not _is_alone(passage) or (region is Region.CELL and "，" in text[: found.start()]):
        return
    yield Slip(*found.span(), f"{_WHERE[region]}末尾有标点：{text[-8:]}", "", "删去末尾的标点")


def _is_alone(passage: Passage) -> bool:
    """Tell whether no text runs on behind a heading; the title of an article has a rule of its own."""
    if passage.region is Region.TITLE:
        return passage.style.startswith("subtitle")
    block = passage.block
    return not (isinstance(block, Heading) and any(runs_on(inline) for inline in block.inlines))


RULE = PassageRule(
    Code(
        "mark-at-end",
        family="marks",
        title="标题、图题、表格的末尾有标点",
        what="单独成行的小标题、副标题、图题、表题、表格里的短语以“。”“；”“，”“、”结尾。",
        why="标题是名目，不是句子，末尾不用点号（GB/T 15834—2011，附录 B.4）；后面接着正文的小标题是句子，用句号。",
        instead="删去末尾的标点。",
        severity=Severity.WARNING,
        fixable=True,
        wrong={
            "## 一、总体要求。\n\n正文。": "## 一、总体要求\n\n正文。",
            "## 一、提高认识，抓好落实；\n\n正文。": "## 一、提高认识，抓好落实\n\n正文。",
            "表1 代表名单。\n\n|甲|乙|\n|-|-|\n|丙|丁|": "表1 代表名单\n\n|甲|乙|\n|-|-|\n|丙|丁|",
            "|事项|进度|\n|-|-|\n|修路|已完成。|": "|事项|进度|\n|-|-|\n|修路|已完成|",
        },
        right=(
            "## 一、总体要求。正文接在后面。",
            "## 一、总体要求\n\n正文。",
            "## 一、怎么办？\n\n正文。",
            "## 一、各乡镇要在7月底以前完成自查自纠，并且把书面的情况报送县人大常委会办公室。\n\n正文。",
            "|事项|进度|\n|-|-|\n|修路|路基已完成，路面明年铺。|",
            "|事项|进度|\n|-|-|\n|修路|已完成。待验收。|",
        ),
    ),
    check,
    frozenset(_LONGEST),
    cue=r"(?m)[。；，、]\s*$",
)
