"""The largest issues that are taken: a kind goes in, the text of an issue comes out that with one more of it would be refused."""

from __future__ import annotations

from collections.abc import Callable

import houses

from bulletin.markdown.limits import MOST, work
from bulletin.markdown.segments import split

# So many are enough to see how much work one is.
_SOME = 500
_SENTENCE = "各级人大常委会组织代表视察。"
_SECTION = f"## 一、建议办理\n\n{_SENTENCE}\n\n"


def _paragraphs(count: int) -> str:
    return f"{_SENTENCE}\n\n" * count


def _whole_lines(count: int) -> str:
    return f"{_SENTENCE * 8}\n\n" * count


def _rows(columns: int) -> Callable[[int], str]:
    cells = (" 某县人大常委会 |", " 办理代表建议 |", " 已经办结 |") if columns <= 4 else (" 三十件 |",) * columns

    def written(count: int) -> str:
        head = "|" + " 事项 |" * columns + "\n|" + "---|" * columns + "\n"
        return head + "".join(f"| {number} |{''.join(cells[: columns - 1])}\n" for number in range(count))

    return written


def _headings(count: int) -> str:
    return _SECTION * count


def _notes(count: int) -> str:
    numbers = range(1, count + 1)
    return "".join(f"{_SENTENCE}[^{number}]\n\n" for number in numbers) + "".join(
        f"[^{number}]: 见会议纪要。\n" for number in numbers
    )


def _entries(count: int) -> str:
    return f"{_SENTENCE}\n\n" + "- 办理建议，答复代表。\n" * count


def _marked(count: int) -> str:
    return "各级**人大**常委会（a@b.cn）组织 *代表* 视察 12 次。\n\n" * count


KINDS: dict[str, Callable[[int], str]] = {
    "short paragraphs": _paragraphs,
    "paragraphs of four lines": _whole_lines,
    "paragraphs with bold and Latin": _marked,
    "rows of four columns": _rows(4),
    "rows of twelve columns": _rows(12),
    "headings, a paragraph below each": _headings,
    "paragraphs with a footnote each": _notes,
    "entries of a list": _entries,
}


def largest(kind: str) -> tuple[int, str]:
    """Return how many of a kind an issue may hold, and the issue."""
    count = MOST * _SOME // counted(KINDS[kind](_SOME))
    while not taken(kind, count):
        count -= 1
    while taken(kind, count + 1):
        count += 1
    return count, houses.text(KINDS[kind](count))


def counted(text: str) -> int:
    """Return how many lines' work a body is."""
    return sum(map(work, split(text, 1)))


def taken(kind: str, count: int) -> bool:
    """Tell whether an issue with so many of a kind is taken."""
    return counted(KINDS[kind](count)) <= MOST
