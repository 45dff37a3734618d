"""Paragraphs and entries of lists that look like headings of a lower level; 一、 and （一） are told where the text is read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bulletin.codes import Code
from bulletin.document import Items
from bulletin.findings import Severity
from bulletin.proof import Passage, Proof, Region
from bulletin.rules.ordinals import Ordinal, first
from bulletin.rules.rule import IssueRule, Slip
from bulletin.rules.texts import is_plain, level, texts

_LONGEST = 28
_MARKED = {"1.": 3, "（1）": 4}
_SAID = {"第一，", "其一，", "一是"}
_DEEPEST = 4
_STOPS = re.compile("[。；：！？…]|[，、,;:.]$")


def check(proof: Proof) -> Iterator[tuple[Passage, Slip]]:
    """Find short numbered paragraphs without a mark at the end, above text."""
    for text in texts(proof):
        above = 0
        for before, passage, below in zip([None, *text], text, text[1:], strict=False):
            above = level(passage) or above
            mark = _mark(passage)
            if mark and is_plain(below) and not _is_listed(mark, before, below) and _is_text(below):
                yield passage, _slip(passage, mark, above)
        yield from _lists(text)


def _mark(passage: Passage) -> Ordinal | None:
    """Return the number of what may be meant as a heading."""
    mark = first(passage.own) if is_plain(passage) else None
    name = passage.text[mark.end :].strip() if mark else ""
    short = 1 < len(name) <= _LONGEST and "\n" not in name and not _STOPS.search(name)
    return mark if mark and mark.sure and short and mark.kind in {*_MARKED, *_SAID} else None


def _is_listed(mark: Ordinal, *beside: Passage | None) -> bool:
    """Tell whether the paragraph above or below counts in the same way: they are a list."""
    others = [other for one in beside if one and (other := _mark(one))]
    return any(other.kind == mark.kind and abs(other.number - mark.number) == 1 for other in others)


def _is_text(passage: Passage) -> bool:
    return bool(_STOPS.search(passage.text))


def _slip(passage: Passage, mark: Ordinal, above: int) -> Slip:
    depth = _MARKED.get(mark.kind, min(above + 1, _DEEPEST))
    sign = "#" * (depth + 1)
    message = f"这一段像小标题，但没有记号，会照正文排：{passage.text[:20]}"
    hint = f"前面写“{sign} ”，就按标题排；不是标题的，末尾加标点"
    return Slip(0, len(passage.text), message, hint=hint)


def _lists(text: Sequence[Passage]) -> Iterator[tuple[Passage, Slip]]:
    """Find lists of one short entry each, parted by text, that go on counting: 1. 甲, text, 2. 乙, text."""
    alone = [
        (one, one.block)
        for one, below in pairwise(text)
        if isinstance(one.block, Items) and one.block.ordered and _is_name(one) and is_plain(below)
    ]
    starts = [block.start for _, block in alone]
    for passage, block in alone:
        if {block.start - 1, block.start + 1} & {*starts}:
            message = f"这一项像小标题，写成了列表：{block.start}. {passage.text[:20]}"
            yield (
                passage,
                Slip(
                    0, len(passage.text), message, hint="前面写“#### ”，就按标题排；是列表的，各项连着写，中间不夹正文"
                ),
            )


def _is_name(passage: Passage) -> bool:
    block = passage.block
    alone = isinstance(block, Items) and len(block.items) == 1 and not block.items[0].lists and block.level == 1
    return alone and passage.region is Region.ITEM and len(passage.text) <= _LONGEST and not _STOPS.search(passage.text)


RULE = IssueRule(
    Code(
        "heading-like",
        family="structure",
        title="像小标题的一段、一项没有记号",
        what="“1.……”“（1）……”“第一，……”单独成段，或者“1. ……”写成一项的列表，很短，末尾没有标点，下面是正文，前面没有“##”。",
        why="没有记号的照正文或者列表排，看不出是标题，也不进大纲。“一、”“（一）”的见 heading-unmarked。",
        instead="前面写“#### ”（“1.”一级）或者“##### ”（“（1）”一级）；不是小标题的，末尾加标点。",
        severity=Severity.WARNING,
        wrong={
            text: text
            for text in (
                "1.强化责任落实\n\n把责任落实到人，一级抓一级。",
                "（1）接待区\n\n摆放桌椅，配备资料。",
                "第一，提高思想认识\n\n认识到位，行动才能到位。",
                "1. 强化责任落实\n\n把责任落实到人。\n\n2. 强化督促检查\n\n把检查落实到点。",
            )
        },
        right=(
            "1.强化责任落实。把责任落实到人。\n\n2.强化督促检查。",
            "1.王小明\n\n2.李大山\n\n以上人员参加培训。",
            "3.5亿元资金\n\n已经到位，正在使用。",
            "1. 强化责任落实\n2. 强化督促检查\n\n以上各项，请抓好落实。",
            "1、2月份情况\n\n增长较快，形势较好。",
            "#### 1. 强化责任落实\n\n把责任落实到人。",
            "1. 一次到会\n\n以上各项，请抓好落实。",
        ),
    ),
    check,
)
