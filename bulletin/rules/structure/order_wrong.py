"""Numbers of paragraphs, and of what a paragraph counts, that skip or repeat."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bulletin.codes import Code
from bulletin.document import Items
from bulletin.findings import Severity
from bulletin.proof import Passage, Proof
from bulletin.rules.ordinals import Ordinal, first, form, ordinals
from bulletin.rules.rule import IssueRule, Slip
from bulletin.rules.texts import RUNNING, is_excerpt, level, texts

# What may stand for a first one, so that 二是 or 第二 goes on from it.
_BEGUN = re.compile("一方面|一来|一则|一个是|一种是|首先|其一|第一|一是|一要|先是")
# How many counts may be open within each other; texts have two or three.
_DEEPEST = 20
# What tells by itself, inside of a sentence too, that a first one should stand before it.
_TELLING = {"一是", "第一，", "其一，"}


class _Count:
    """How far counting has come in one kind: the numbers reached, an inner count above its outer one; each at a head or inside."""

    def __init__(self, *reached: tuple[int, bool]) -> None:
        self.reached = [*reached]

    def takes(self, one: Ordinal) -> bool:
        """Tell whether a number is the first, or the next."""
        return one.number == 1 or any(number == one.number - 1 for number, _ in self.reached)

    def begin(self, one: Ordinal) -> None:
        """Begin a paragraph with its first number: what was counted inside of earlier ones is over, unless it goes on."""
        heads = [entry for entry in self.reached if entry[1]]
        if not one.sure:
            return
        if one.number == 1 or any(number == one.number - 1 for number, _ in heads):
            self.reached = heads
        if one.number == 1 and one.head:
            self.reached = []

    def due(self, one: Ordinal) -> int | None:
        """Count a number; return the one that is due where it is another."""
        before = [at for at, (number, _) in enumerate(self.reached) if number == one.number - 1]
        due = None
        if one.number == 1:
            self.reached = [*self.reached[-_DEEPEST:], (1, one.head)]
        elif before:
            at = before[-1]
            self.reached[at:] = [(one.number, self.reached[at][1] or one.head)]
        else:
            due = self.reached[-1][0] + 1 if self.reached else 1
            self.reached[-1:] = [(one.number, one.head)]
        return due


def check(proof: Proof) -> Iterator[tuple[Passage, Slip]]:
    """Find numbers that are not the next of their kind."""
    for text in texts(proof):
        if not is_excerpt(text):
            yield from _miscounted([one for one in text if one.region in RUNNING])


def _miscounted(text: Sequence[Passage]) -> Iterator[tuple[Passage, Slip]]:
    counts: dict[str, _Count] = {}
    said = ""
    lists: set[int] = set()
    for passage in text:
        if level(passage):
            counts, said = _below(passage, counts), ""
        else:
            listed = [] if id(passage.block) in lists else _listed(passage)
            marks = [*listed, *ordinals(passage.own)]
            yield from ((passage, slip) for slip in _slips(marks, counts, said, passage.own))
        lists.add(id(passage.block))
        said += passage.own


def _below(heading: Passage, counts: dict[str, _Count]) -> dict[str, _Count]:
    """Return how far counting has come below a heading: there it starts anew, or goes on from the last number."""
    kept = {kind: _Count(*count.reached[-1:]) for kind, count in counts.items()}
    head = first(heading.own)
    return {**kept, head.kind: _Count((head.number, True))} if head else kept


def _listed(passage: Passage) -> list[Ordinal]:
    """Return the numbers of the list that a passage is the first entry of; they are in order among themselves."""
    block = passage.block
    if not isinstance(block, Items) or not block.ordered or block.level > 1:
        return []
    return [Ordinal("1.", block.start + n, 0, 1, head=True) for n in range(len(block.items))]


def _slips(marks: Sequence[Ordinal], counts: dict[str, _Count], said: str, text: str) -> Iterator[Slip]:
    begun: set[str] = set()
    for one in marks:
        count = counts.setdefault(one.kind, _Count())
        if not one.sure and not count.takes(one):
            continue
        if one.kind not in begun:
            count.begin(one)
            begun.add(one.kind)
        counting = bool(count.reached)
        due = count.due(one)
        if due is not None and (counting or _tells(one, said + text[: one.start])):
            shown, expected = form(one.kind, one.number), form(one.kind, due)
            message = f"序号不连续：这里是“{shown}”，应为“{expected}”"
            yield Slip(one.start, one.end, message, hint="补上漏掉的一项，或者改正序号")


def _tells(one: Ordinal, said: str) -> bool:
    """Tell whether a number should have a first one before it, where nothing was counted yet."""
    return (one.head or one.kind in _TELLING) and one.kind != "一要" and not _BEGUN.search(said)


RULE = IssueRule(
    Code(
        "order-wrong",
        family="structure",
        title="正文里的序号不连续",
        what="正文各段、列表和一段之中的“一、”“（一）”“1.”“（1）”“①”“一是”“第一”跳了号，或者重了号。",
        why="跳了号，读者会以为漏了一项；重了号，分不清说的是哪一项。多半是增删以后没有改号。",
        instead="补上漏掉的一项，或者改正后面的序号。",
        severity=Severity.WARNING,
        wrong={
            text: text
            for text in (
                "主要做法有：一是建机制，二是强队伍，四是抓落实。",
                "**一是建机制。**明确责任。\n\n**三是抓落实。**定期督办。",
                "（一）建机制。明确责任。\n\n（二）强队伍。加强培训。\n\n（二）抓落实。定期督办。",
                "第一，要提高认识。认识到位，行动才到位。第三，要抓好落实。",
                "1.提高认识。认识要到位。\n\n3.抓好落实。责任要到人。",
                "重点核查：（1）资金；（2）进度；（4）质量。",
                "1. 提高认识\n\n认识要到位。\n\n3. 抓好落实\n\n责任要到人。",
                "工作中要做到：①计划到位，③责任到位。",
            )
        },
        right=(
            "一是建机制，二是强队伍，三是抓落实。做法有两点：一是分片包干，二是定期通报。",
            "**一是建机制。**做到两条：一是有计划，二是有检查。\n\n**二是抓落实。**做到两条：一是有人管，二是有回音。",
            "一方面，代表提得准；二是承办单位办得实。",
            "1、2月份增长较快，3.5亿元已到位。\n\n2.4万户受益，9:30开会。",
            "他是排头兵，三要素齐备；唯一是进度偏慢。会议提出“二是二”的说法。",
            "## 一、问题\n\n1.经费不足。\n\n2.人手不够。\n\n## 二、建议\n\n3.增加经费。\n\n4.充实人手。",
            "一、抓紧三件事。做好准备。\n\n二、四项任务要落实。责任到人。\n\n三、两个环节要盯住。定期督办。",
            "违反第六条第（一）、（三）、（五）项规定的，责令改正；（二）项、（四）项另行规定。",
            "要求如下：一、抓紧部署。\n\n二、抓好落实。责任到人。",
            "## 一、做法\n\n一、二产业发展较快，三产是短板。\n\n综合排名第二，增速第三。",
            "全省排名第二，总量第四；其二人已到岗。",
        ),
    ),
    check,
)
