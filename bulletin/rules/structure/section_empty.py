"""Headings and titles without a text below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import zip_longest

from bulletin.codes import Code
from bulletin.document import Block, Colophon, Heading, PageBreak, Pair, Paragraph
from bulletin.findings import Severity
from bulletin.proof import Passage, Proof, Region
from bulletin.rules.rule import IssueRule, Slip

# The level of titles; an attachment's mark has 0.
_TITLE = 1
# What stands below a title, or at a text's end, and is no text.
_NO_TEXT = ("byline", "subtitle", "column", "note", "contributor", "signature", "sealed", "remark", "enclosures")


def check(proof: Proof) -> Iterator[tuple[Passage, Slip]]:
    """Find headings, titles and attachments with nothing below; headings that are all empty are a list that its author wants."""
    if any(finding.severity is Severity.ERROR for finding in proof.document.findings):
        return  # what is refused may be the text that is missing
    blocks = [block for block in proof.document.blocks if not isinstance(block, PageBreak) and not _is_no_text(block)]
    empty = {id(block) for block, behind in zip_longest(blocks, blocks[1:]) if _is_empty(block, behind)}
    heads = [block for block in blocks if _heads(block)]
    for passage in proof.passages:
        told = id(passage.block) in empty and passage.region in {Region.TITLE, Region.HEADING, Region.FORM}
        if told and not _is_listed(passage.block, heads, empty):
            shown = passage.text.replace("\n", "")[:20]
            yield passage, Slip(0, len(passage.text), f"标题下面没有内容：{shown}", hint="补上内容，或者删去这个标题")


def _is_empty(block: Block, follows: Block | None) -> bool:
    """Tell whether a heading's text is missing; that below its own sub-headings is its text."""
    if not _heads(block) or (isinstance(block, Heading) and block.run_in):
        return False
    if follows is None or isinstance(follows, Colophon | Pair):
        return True
    if isinstance(block, Paragraph):  # the mark of an attachment, above its title
        return _is_attachment(follows)
    return _is_attachment(follows) or (isinstance(follows, Heading) and _level(follows) <= _level(block))


def _heads(block: Block) -> bool:
    return isinstance(block, Heading) or _is_attachment(block)


def _is_attachment(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.style == "attachment"


def _level(block: Block) -> int:
    return block.level if isinstance(block, Heading) else 0


def _is_no_text(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.style.startswith(_NO_TEXT)


def _is_listed(block: Block, heads: Sequence[Block], empty: AbstractSet[int]) -> bool:
    """Tell whether all the headings beside a heading are as empty."""
    if _level(block) <= _TITLE:
        return False
    at = next(n for n, one in enumerate(heads) if one is block)
    above = next((n for n in range(at, -1, -1) if _level(heads[n]) < _level(block)), -1)
    below = next((n for n in range(at + 1, len(heads)) if _level(heads[n]) < _level(block)), None)
    beside = heads[above + 1 : below]
    return len(beside) > 1 and all(id(one) in empty for one in beside)


RULE = IssueRule(
    Code(
        "section-empty",
        family="structure",
        title="标题下面没有内容",
        what="一个标题下面没有文字、表格、图片，接着就是同级或者上级的标题，或者到了末尾。",
        why="读者会以为漏印了一部分；多半是写了标题还没有写内容，或者删了内容忘了删标题。",
        instead="补上内容，或者删去这个标题。几个标题都没有内容的（如只列要目），不算。",
        severity=Severity.WARNING,
        wrong={
            text: text
            for text in (
                "## 一、做法\n\n正文。\n\n## 二、成效\n\n## 三、启示\n\n正文。",
                "## 一、做法\n\n正文。\n\n## 二、成效",
                "## 一、做法\n\n### （一）建机制\n\n正文。\n\n### （二）强队伍\n\n## 二、成效\n\n正文。",
                "正文，见附件。\n\n# 附件 代表名单",
            )
        },
        right=(
            "## 一、做法\n\n### （一）建机制\n\n正文。\n\n### （二）强队伍\n\n正文。",
            "## 一、做法。正文接着写。\n\n## 二、成效。正文接着写。",
            "## 一、做法\n\n- 建机制\n- 强队伍\n\n## 二、成效\n\n|甲|\n|-|\n|乙|",
            "要点如下：\n\n## 一、建机制\n\n## 二、强队伍\n\n## 三、抓落实",
            "正文，见附件。\n\n# 附件 代表名单\n\n王小明",
        ),
    ),
    check,
)
