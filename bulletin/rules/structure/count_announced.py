"""How many points a text announces, and how many it names behind."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache

from bulletin.codes import Code
from bulletin.document import Heading, Items
from bulletin.findings import Severity
from bulletin.proof import Passage, Proof, Region
from bulletin.rules.ordinals import Ordinal, first, ordinals
from bulletin.rules.rule import IssueRule, Slip
from bulletin.rules.texts import RUNNING, is_excerpt, level, texts
from bulletin.text.numerals import from_chinese

_UNIT = (
    "(?:个方面|个问题|个特点|个环节|个层面|个重点|个要点|个关键|个关系|项工作|项任务|项措施|条措施|条意见|条建议"
    "|点意见|点建议|点要求|点体会|点打算|方面|点|条|项)"
)
_NUMBER = "[二三四五六七八九十两]|[2-9]|1[0-9]|十[一二三四五六七八九]"
_TAIL = "(?:的)?(?:主要|重点|具体)?(?:工作|任务|问题|做法|措施|意见|建议|要求|体会|打算|内容|特点|经验|情况|原则|思考|启示)?"
# 以下四点 anywhere, 三个方面： before what is named, 三个方面的工作。 at a sentence's end.
_ANNOUNCED = re.compile(
    rf"(?:(?:以下|如下|下列|下面)的?(?P<near>{_NUMBER})[大个]?{_UNIT}|(?<![第之前后头那这每上下同一二三四五六七八九十百千0-9.])(?P<far>{_NUMBER})[大个]?{_UNIT})"
    rf"(?:[^，。；：！？、“”]{{0,8}}：|{_TAIL}(?:。|$))"
)
# 一是A；二是B等三个方面, and 三个方面 of something named before, announce nothing.
_BEHIND = re.compile("[等及和上述]$|上述|以上|这$")

_REST = re.compile(r"\s*\S")
# How many paragraphs behind an announcement are looked at.
_FARTHEST = 200


def check(proof: Proof) -> Iterator[tuple[Passage, Slip]]:
    """Find announcements whose number is not that of the points which follow at once."""
    for text in texts(proof):
        running = [one for one in text if one.region in RUNNING]
        for n, passage in enumerate(running if not is_excerpt(text) else ()):
            behind = running[n + 1 : n + 1 + _FARTHEST]
            for found in _ANNOUNCED.finditer(passage.own) if passage.region is Region.TEXT else ():
                if _BEHIND.search(passage.own[max(found.start() - 3, 0) : found.start()]):
                    continue
                named = _named(passage, found.end(), behind)
                number = _value(found["near"] or found["far"])
                if named > 1 and named != number:
                    said = found[0].rstrip("：。")
                    message = f"说的是“{said}”，后面列了 {named} 项"
                    end = found.start() + len(said)
                    yield passage, Slip(found.start(), end, message, hint="改正这个数，或者补上、删去后面的项目")


@lru_cache(maxsize=4)  # asked again for every announcement of a passage
def _sure(text: str) -> tuple[Ordinal, ...]:
    return tuple(one for one in ordinals(text) if one.sure)


def _value(number: str) -> int:
    return int(number) if number.isdecimal() else from_chinese(number)


def _named(passage: Passage, start: int, behind: Sequence[Passage]) -> int:
    """Count the points that follow `text[start:]` of a passage at once; 0 where none do, or it cannot be told how many."""
    marks = _sure(passage.own)
    inside = marks[bisect_left(marks, start, key=lambda one: one.start) :]
    if inside and inside[0].number == 1:
        return _inside(inside, behind)
    if inside or _REST.match(passage.own, start) or not behind:
        return 0
    follows = behind[0]
    if isinstance(follows.block, Items) and follows.region is Region.ITEM and follows.block.level == 1:
        return len(follows.block.items) if follows.block.ordered and follows.block.start == 1 else 0
    head = first(follows.own)
    if head is None or head.number != 1:
        return 0
    if level(follows):
        return _headings(follows, behind)
    return _heads(head, behind)


def _inside(marks: Sequence[Ordinal], behind: Sequence[Passage]) -> int:
    """Count what a paragraph names, and the paragraphs that go on with it; one kind within the same cannot be told apart."""
    kind, count = marks[0].kind, 0
    for one in marks:
        count += one.kind == kind
        if one.kind == kind and one.number != count:
            return 0
    return count + _going_on(kind, count + 1, behind)


def _heads(head: Ordinal, behind: Sequence[Passage]) -> int:
    """Count the paragraphs that begin with the numbers of a kind, up to the next heading, or the next first one."""
    return _going_on(head.kind, 1, behind)


def _going_on(kind: str, due: int, behind: Sequence[Passage]) -> int:
    count = 0
    for passage in behind:
        if isinstance(passage.block, Heading):
            break
        head = first(passage.own)
        if head is None or head.kind != kind or (not head.sure and head.number != due + count):
            continue
        if head.number != due + count:
            break
        count += 1
    return count


def _headings(one: Passage, behind: Sequence[Passage]) -> int:
    """Count the headings of the level of one, up to the next above."""
    count = 0
    for passage in behind:
        if 0 < level(passage) < level(one):
            break
        count += level(passage) == level(one) and first(passage.own) is not None
    return count


RULE = IssueRule(
    Code(
        "count-announced",
        family="structure",
        title="说有几项，列的不是几项",
        what="“三个方面”“以下四点”后面接着列出的“一是”“（一）”“1.”或者小标题，不是这么多。",
        why="前后对不上，读者不知道是数错了还是漏了。多半是增删一项以后没有改总数。",
        instead="改正总数，或者补上、删去后面的项目。",
        severity=Severity.WARNING,
        wrong={
            text: text
            for text in (
                "重点抓好三个方面：一是建机制，二是强队伍，三是抓落实，四是重实效。",
                "现提出以下四点建议：一是增加投入；二是充实人员；三是加强培训。",
                "主要做法有三条。\n\n**一是建机制。**明确责任。\n\n**二是强队伍。**加强培训。\n\n同时，注意总结经验。",
                "要做好下列三项工作：\n\n1. 摸清底数\n2. 建立台账",
                "调研发现三个方面的问题：\n\n## 一、投入不足\n\n正文。\n\n## 二、人手不够\n\n正文。",
            )
        },
        right=(
            "重点抓好三个方面：一是建机制，二是强队伍，三是抓落实。",
            "一是建机制，二是强队伍，三是抓落实，四是重实效，这三个方面最要紧。",
            "现提出以下两点建议：一是增加投入，做到一要足额、二要及时；二是充实人员。",
            "重点抓好三个方面。\n\n**一是建机制。**包括两项：一是定计划，二是抓检查。\n\n**二是强队伍。**加强培训。\n\n**三是抓落实。**定期督办。",
            "全市有三种情况。要一是一、二是二，如实反映。",
            "名称用中文、英文均可，但同一项不能两点都写。\n\n### （一）甲。正文。\n\n### （二）乙。正文。\n\n### （三）丙。正文。",
            "第三十二条　人民法院分为：\n\n（一）甲法院；\n\n（二）乙法院；\n\n（三）丙法院。",
            "从教育、医疗、养老三个方面：既查问题，又提建议。",
            "重点抓好三个方面：建机制、强队伍、抓落实。",
        ),
    ),
    check,
)
