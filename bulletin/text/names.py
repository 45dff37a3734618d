"""Names of persons that a line must not part: a text goes in, the same text comes out with joiners inside its names.

王　伟 is written with an ideographic space, which makes it as wide as a name of three characters, and lists of names are parted by
the same space. A single character is no name, so it belongs to its neighbour: to the one behind it where that is single too, as in
王　伟　李晓明　张　三, or else to the one before it. Where names follow each other so, none is parted at all, and lines end behind
the spaces between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin.text.line_ends import OPENING
from bulletin.text.scripts import JOIN

GAP = "\u3000"
_HAN = "\u3007\u3400-\u9fff\U00020000-\U0003ffff"
_NAME = f"[{_HAN}]+(?:·[{_HAN}]+)*"
_CHAIN = re.compile(f"{_NAME}(?:{GAP}{_NAME})+")
# Up to so many characters a name is long; what is longer is no name, but the end of a text before one or its beginning behind one.
_LONGEST = 4
_PAIR = 2
_PART = re.compile(f"[{_HAN}]")


def held(text: str) -> str:
    """Put joiners where a name must not be parted."""
    return _CHAIN.sub(lambda match: _held(match[0]), text) if GAP in text else text


def _held(chain: str) -> str:
    parts = chain.split(GAP)
    # 古丽努尔·阿布力孜 is a name, however long.
    lengths = [min(len(part), _LONGEST) if "·" in part else len(part) for part in parts]
    listed = max(lengths) <= _LONGEST and not _alone(lengths)
    gaps = _inner_gaps(lengths)
    names = [JOIN.join(part) if listed else part for part in parts]
    return "".join(name + (GAP + JOIN if inner else GAP) for name, inner in zip(names, gaps, strict=False)) + names[-1]


def _alone(lengths: list[int]) -> bool:
    """Tell whether there is but one name, of two characters, with other words before or behind it: 吸纳王　伟."""
    return len(lengths) == _PAIR and min(lengths) == 1 < max(lengths)


def _inner_gaps(lengths: list[int]) -> Iterator[bool]:
    """Tell of each gap whether it lies inside a name; the only one of a text that is no list of names does."""
    taken, only = False, len(lengths) - 1 == 1 and max(lengths) > _LONGEST
    for one, after, later in zip(lengths, lengths[1:], [*lengths[2:], 0], strict=False):
        taken = not taken and (only or one == 1 or (after == 1 and (one > _LONGEST or later != 1)))
        yield taken


def inside(line: str) -> Iterator[int]:
    """Yield behind how many characters, white space not counted, the name that a laid-out line begins with must not be parted."""
    start = len(line) - len(line.lstrip(OPENING))
    count = start
    for before, char, after in zip(line[start:], line[start + 1 :], [*line[start + 2 :], ""], strict=False):
        count += before not in GAP + JOIN
        if char == JOIN and _PART.match(after):
            yield count
        elif JOIN not in {before, char} and char != GAP:
            return
