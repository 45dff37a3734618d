"""The page of a comparison: what differs in each issue goes in, with pictures; one page of HTML that holds them comes out."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass

from bulletin import layout as layouts
from bulletin import templating
from bulletin.archive.comparing.pictures import Sides
from bulletin.manuscripts.house import House

NAME = "compare.html"
# As many pictures are shown as come to so many characters; a browser takes more only with trouble.
_MOST = 9_000_000
_PAGE = templating.Dialect()


@dataclass(frozen=True)
class Shown:
    """An issue that differs: its name (2024/12), what differs in words, and pictures where any difference is seen."""

    name: str
    told: str
    sides: Sides | None


@dataclass(frozen=True)
class Figure:
    """A picture on the page: what stands below it, what is said of it to who does not see it, its PNG in base64."""

    label: str
    alt: str
    data: str


def make(house: House, old: str, summary: str, shown: Sequence[Shown]) -> bytes:
    """Make the page of a comparison with the folder `old`."""
    room, issues = _MOST, []
    for one in shown:
        figures = _figures(one)
        room -= sum(len(figure.data) for figure in figures)
        issues.append((one, figures if room > 0 else []))
    values = {
        "house": house.name,
        "old": old,
        "summary": summary,
        "issues": issues,
        "spared": sum(bool(one.sides) and not figures for one, figures in issues),
        "screen": layouts.load(house.template, house.templates).screen,
    }
    return templating.render(house.templates, "_comparison/index.html.j2", values, _PAGE).encode()


def _figures(one: Shown) -> list[Figure]:
    if one.sides is None:
        return []
    number, old, new, marked = one.sides
    page = f"{one.name} 第 {number} 页"
    figures = (
        ("原来", f"{page}，原来的样子", old),
        ("现在", f"{page}，现在的样子", new),
        (
            "两份叠在一起：红的只有原来有，蓝的只有现在有，左边竖线标出不同的行",
            f"{page}，不同的地方：{one.told}",
            marked,
        ),
    )
    return [Figure(label, alt, b64encode(data).decode()) for label, alt, data in figures if data]
