"""Where the sense of a title lets a line end: text goes in, the places between its words come out, each with its cost.

A cost is that of a wrong sense, and uneven lines are weighed against it: 2 is a line end as one would choose it (before a
predicate), 14 parts what would better stand together. From `BAD` on a further line is the lesser evil.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from bulletin.text.line_ends import CLOSING, NEVER_FIRST, NEVER_LAST, OPENING
from bulletin.text.words import COUNTRY, Span, Word, is_body, wholes, words

BAD, _LEANING = 20.0, 100.0


def _set(*listed: str) -> frozenset[str]:
    return frozenset(word for line in listed for word in line.split())


# What no line ends with, and what none begins with, if it can be helped.
_LEADS = _set("和 与 及 以及 或 或者 暨 对 在 把 将 被 为 从 向 以 由 于 同 跟 对于 关于 各 该 其 本 每 不")
_FOLLOWS = _set("的 地 得 了 着 过 等 之 和 与 及 以及 或 或者 上 下 中 里 内 外 后 前 者 们 性 化 率 编")
# A place that is one character leans on the name behind it: 市|人大代表.
_PLACE = _set("省 市 州 县 区 乡 镇 村")
_AUTONOMOUS = _set("自治州 自治县 自治区 自治旗")
_ASSEMBLY = "人民代表大会常务委员会"
# What closes a phrase that one of these words opens: 以…为, 由…向…转变, 在…上.
_CLOSED = {
    "以": _set("为"),
    "从": _set("到"),
    "由": _set("向 到 为 转 转变 转为 转向"),
    "向": _set("转变 迈进 延伸 倾斜 看齐"),
    "在": _set("上 下 中 里 内 间 方面 时 召开 举行"),
    "把": _set("建 作为 做成 落到 放在 变成 成"),
    "当": _set("时"),
}
# These take an object and its predicate: 让代表动起来.
_PIVOTS = _set("让 使 令 请")
# So many words on a phrase must have closed; a line end inside it costs so much more.
_REACH, _INSIDE = 7, 12.0
# A word of one character does not like to stand at a line's end, nor at its head.
_SINGLE_LAST, _SINGLE_FIRST = 8.0, 4.0
_PREDICATE = _set("v d p c")


def _stands_alone(word: Word) -> bool:
    return len(word.text) > 1 or word.kind in {"x", "f", "uj", "p"}


# The first that fits two neighbours gives the cost of a line end between them.
_TABLE: tuple[tuple[Callable[[Word, Word], bool], float], ...] = (
    (lambda before, _: before.text[-1] == "—", -12.0),
    (lambda before, _: before.text[-1] in "，；：！？", -5.0),
    (lambda before, _: before.text[-1] == "、", 4.0),
    (lambda before, behind: before.text.isspace() or behind.text.isspace(), 0.0),
    (lambda before, behind: before.text in _LEADS or behind.text in _FOLLOWS, _LEANING),
    (lambda before, behind: before.kind in {"p", "c"} or behind.kind.startswith("u"), _LEANING),
    (lambda before, _: before.text in _PLACE, 30.0),
    (lambda before, _: before.kind in {"d", "m"}, 40.0),
    (lambda _, behind: behind.text == "关于", 0.0),
    (lambda before, _: before.text == "的", 9.0),
    (lambda before, behind: is_body(before) and (behind.kind in _PREDICATE or behind.kind == "a"), 1.0),
    (lambda before, _: is_body(before), 6.0),
    (lambda _, behind: behind.text[0] in "（〔", 12.0),
    (lambda before, behind: behind.text[0] in OPENING and before.kind == "v", 12.0),
    (lambda _, behind: behind.text[0] in OPENING, 3.0),
    (lambda before, behind: before.text[-1] in CLOSING and behind.kind in _PREDICATE, 2.0),
    (lambda before, _: before.text[-1] in CLOSING, 13.0),
    (lambda _, behind: behind.text in _AUTONOMOUS, 30.0),
    (lambda before, behind: before.kind == "ns" and is_body(behind), 5.0),
    (lambda before, _: before.kind in {"r", "a", "b"}, 25.0),
    (lambda before, behind: before.kind == "v" and behind.kind in {"v", "d", "c"}, 9.0),
    (lambda before, _: before.kind == "v", 14.0),  # a verb and its object
    (lambda _, behind: behind.kind in _PREDICATE, 2.0),
    (lambda _, behind: behind.kind in {"a", "r", "m", "t"}, 5.0),
    (lambda before, behind: len(before.text) + len(behind.text) <= len("代表建议"), 17.0),
    (lambda _before, _behind: True, 13.0),  # two nouns
)


def places(text: str, capacity: float, names: Iterable[str] = ()) -> dict[int, float]:
    """Return the places, in characters, where a line of `text` may end, each with its cost.

    What is never cut, `names` among it, is whole as long as it fits a line of `capacity` full characters.
    """
    costs = _between(words(text))
    for span in _enclosed(text):
        for place in costs.keys() & span.inside():
            costs[place] += _INSIDE
    for span in wholes(text, names):
        if span.end - span.start <= capacity:
            costs = {place: cost for place, cost in costs.items() if place not in span.inside()}
    return {place: cost for place, cost in costs.items() if _allowed(text, place)}


def _between(found: tuple[Word, ...]) -> dict[int, float]:
    """Return the cost of each gap between words, and of those that the dictionary overlooks."""
    inside = _inside(found)
    costs: dict[int, float] = {}
    place = 0
    for index, (before, behind) in enumerate(pairwise(found)):
        costs |= _within(before, place)
        place += len(before.text)
        costs[place] = _cost(before, behind) + _INSIDE * (index in inside)
    return costs | (_within(found[-1], place) if found else {})


def _cost(before: Word, behind: Word) -> float:
    cost = next(cost for fits, cost in _TABLE if fits(before, behind))
    if not 0 < cost < _LEANING:
        return cost
    return cost + _SINGLE_LAST * (not _stands_alone(before)) + _SINGLE_FIRST * (not _stands_alone(behind))


def _within(word: Word, start: int) -> dict[int, float]:
    """Part the long names that the dictionary takes for one word: 中华人民共和国|全国人民代表大会."""
    parts = (COUNTRY, word.text.removesuffix(_ASSEMBLY))
    return {start + len(part): 6.0 for part in parts if part and word.text.startswith(part) and word.text != part}


def _inside(found: tuple[Word, ...]) -> set[int]:
    """Return the gaps inside 以…为 and its like, by the number of the word before them."""
    gaps: set[int] = set()
    for index, word in enumerate(found):
        reach = range(index + 1, min(index + _REACH, len(found)))
        closed = [later for later in reach if found[later].text in _CLOSED.get(word.text, ())]
        predicates = [later for later in reach if found[later].kind == "v"] if word.text in _PIVOTS else []
        gaps |= {gap for end in (*closed[-1:], *predicates[:1]) for gap in range(index, end)}
    return gaps


def _enclosed(text: str) -> Iterator[Span]:
    """Return the stretches between quotation marks, brackets and the like, those too that are long enough to be parted."""
    opened: list[int] = []
    for place, char in enumerate(text):
        if char in OPENING:
            opened.append(place)
        elif char in CLOSING and opened:
            yield Span(opened.pop(), place + 1)


def _allowed(text: str, place: int) -> bool:
    return text[place] not in NEVER_FIRST and text[place - 1] not in NEVER_LAST
