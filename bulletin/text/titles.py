"""Break a title by its sense: text and line capacity go in, lines come out, none of which cuts a word or a name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import combinations, pairwise

from bulletin.text.line_ends import NEVER_FIRST, NEVER_LAST

# What a line of a title does not begin with, and does not end with: particles and conjunctions that lean on a word.
_LEANS_BACK = tuple("的地得了着过等和与及")
_LEANS_FORWARD = tuple("和与及对在把将为从向以")
_BODIES = re.compile(
    r"[^，。、；：“”《》（）—…|\s的和与]{2,16}?(?:委员会|常委会|办公厅|办公室|联络站|工委|党组|法院|检察院)"
)
_TERMS = re.compile(r"人民代表大会(?:制度|常务委员会)?|人大(?:常委会|代表)|代表(?:联络站|建议)|习近平总书记")
_MAX_BREAKS = 4


def break_title(text: str, capacity: float, names: Iterable[str] = ()) -> list[str]:
    """Break `text` into the fewest lines of at most `capacity` full characters; `|` breaks where the author says.

    Lines are long and short in 梯形 or 菱形 and as even as the words allow; `names` (organisations) are never cut.
    A piece that has no place to break stays as it is and is left to the engine.
    """
    if "|" in text:
        return [part.strip() for part in text.split("|") if part.strip()]
    if width(text) <= capacity:
        return [text]
    words = _words(text, tuple(sorted(names)))
    count = -(-int(width(text)) // max(int(capacity), 1))
    for breaks in range(count - 1, min(_MAX_BREAKS, len(words) - 1) + 1):
        best = min(_layouts(words, breaks), key=_badness, default=None)
        if best is not None and max(map(width, best)) <= capacity:
            return [line.strip() for line in best]
    return [text]


def width(text: str) -> float:
    """Measure `text` in full characters: a Latin letter or digit is half of one."""
    return sum(0.5 if char < "\u0250" and char != "·" else 1 for char in text)


def _layouts(words: Sequence[str], breaks: int) -> Iterable[list[str]]:
    for cuts in combinations(range(1, len(words)), breaks):
        bounds = (0, *cuts, len(words))
        yield ["".join(words[a:b]) for a, b in pairwise(bounds)]


def _badness(lines: list[str]) -> float:
    """Score a layout: unevenness, a shape that is neither 梯形 nor 菱形, and words that lean over a line's end."""
    widths = [width(line.strip()) for line in lines]
    spread = max(widths) - min(widths)
    rises = [b > a for a, b in pairwise(widths)]
    hollow = any(not a and b for a, b in pairwise(rises))
    level = sum(a == b for a, b in pairwise(widths))
    leaning = sum(line.endswith(_LEANS_FORWARD) for line in lines[:-1])
    leaning += sum(line.startswith(_LEANS_BACK) for line in lines[1:])
    return spread + 4 * hollow + 3 * level + 30 * leaning


@cache
def _words(text: str, names: tuple[str, ...]) -> tuple[str, ...]:
    import budoux  # noqa: PLC0415  # late: most titles fit on one line

    places = {0, len(text)}
    position = 0
    for phrase in budoux.load_default_simplified_chinese_parser().parse(text):
        position += len(phrase)
        places.add(position)
    for start, end in _unbreakable(text, names):
        places -= set(range(start + 1, end))
    cuts = sorted(place for place in places if _allowed(text, place))
    return tuple(text[a:b] for a, b in pairwise(cuts))


def _unbreakable(text: str, names: tuple[str, ...]) -> Iterable[tuple[int, int]]:
    patterns = [
        _BODIES,
        _TERMS,
        re.compile(r"[A-Za-z0-9.%％—－-]+[年月日个项次件]?"),
        *(re.compile(re.escape(name)) for name in names if name),
    ]
    for pattern in patterns:
        yield from (match.span() for match in pattern.finditer(text))


def _allowed(text: str, place: int) -> bool:
    if place in {0, len(text)}:
        return True
    return text[place] not in NEVER_FIRST and text[place - 1] not in NEVER_LAST
