"""What is painted on the pages of a PDF: an opened one goes in, its inks and its pictures with their resolution come out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from math import hypot
from typing import NamedTuple

import pikepdf
from pikepdf import Pdf

from bulletin.wayback.untyped import Thing

_POINTS_AN_INCH = 72
# How deep drawings may stand in drawings, and how many inks are told.
_DEEPEST, _MOST = 12, 100
_FILLS = {"f", "F", "f*", "B", "B*", "b", "b*"}
_STROKES = {"S", "s", "B", "B*", "b", "b*"}
_TEXTS = {"Tj", "TJ", "'", '"'}
# Which of PDF's text rendering modes fill, and which stroke (ISO 32000-1, table 106).
_FILLING, _STROKING = {0, 2, 4, 6}, {1, 2, 5, 6}
_SPACES = {"g": "DeviceGray", "rg": "DeviceRGB", "k": "DeviceCMYK"}


class Ink(NamedTuple):
    """A colour: the space that it is given in, such as DeviceGray or Separation Red, and its values from 0 to 1."""

    space: str
    values: tuple[float, ...] = ()


class Picture(NamedTuple):
    """A picture on a page (from 1): its size in pixels, its colour space, and how many pixels an inch has at the least."""

    page: int
    width: int
    height: int
    space: str
    ppi: float


# What a page begins with (ISO 32000-1, table 52).
_UPRIGHT, _BLACK = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0), Ink("DeviceGray", (0.0,))


@dataclass(frozen=True)
class _State:
    """The part of PDF's graphics state that inks and sizes depend on."""

    matrix: tuple[float, ...] = _UPRIGHT
    fill: Ink = _BLACK
    stroke: Ink = _BLACK
    mode: int = 0


@dataclass
class Painted:
    """What is painted: each ink once, in the order in which they come, and every picture."""

    inks: dict[Ink, None] = field(default_factory=dict)
    pictures: list[Picture] = field(default_factory=list)


def painted(document: Pdf) -> Painted:
    """Return what is painted on the pages of an opened PDF."""
    found = Painted()
    for number, page in enumerate(document.pages, 1):
        _Walk(found, number).through(page, page.get("/Resources"), _State(), 0)
    return found


def space_of(value: Thing, resources: Thing = None) -> str:
    """Name a colour space; one with a profile by the number of its inks, a spot colour by its name too."""
    spaces = resources.get("/ColorSpace") if resources is not None else None
    if isinstance(value, pikepdf.Name) and spaces is not None and str(value) in spaces:
        value = spaces[str(value)]
    if not isinstance(value, pikepdf.Array):
        return str(value).removeprefix("/")
    kind = str(value[0]).removeprefix("/")
    if kind == "ICCBased":
        return f"ICCBased {int(value[1].N)}"
    if kind == "Indexed":
        return space_of(value[1], resources)
    names = {"Separation": value[1:2], "DeviceN": value[1] if kind == "DeviceN" else ()}.get(kind, ())
    return " ".join((kind, *(str(name).removeprefix("/") for name in names)))


@dataclass
class _Walk:
    """Goes through what is drawn on a page, and through drawings in it."""

    found: Painted
    page: int

    def through(self, drawing: Thing, resources: Thing, state: _State, depth: int) -> None:
        """Follow the operators of a page or a form."""
        kept: list[_State] = []
        for one in pikepdf.parse_content_stream(drawing):
            name, operands = str(one.operator), list(one.operands)
            if name == "q":
                kept.append(state)
            elif name == "Q":
                state = kept.pop() if kept else state
            elif name == "Do":
                self._object(resources, str(operands[0]), state, depth)
            else:
                state = _after(state, name, operands, resources)
                self._ink(_inks(name, state))

    def _ink(self, inks: Iterator[Ink]) -> None:
        for ink in inks:
            if len(self.found.inks) < _MOST:
                self.found.inks[ink] = None

    def _object(self, resources: Thing, name: str, state: _State, depth: int) -> None:
        drawn = resources.get("/XObject", {}).get(name) if resources is not None else None
        if drawn is None or depth > _DEEPEST:
            return
        if str(drawn.get("/Subtype")) == "/Form":
            inner = replace(state, matrix=_times([float(one) for one in drawn.get("/Matrix", _UPRIGHT)], state.matrix))
            self.through(drawn, drawn.get("/Resources", resources), inner, depth + 1)
        elif str(drawn.get("/Subtype")) == "/Image":
            space = space_of(drawn.get("/ColorSpace", "DeviceGray"), resources)
            a, b, c, d, *_ = state.matrix
            width, height = int(drawn.Width), int(drawn.Height)
            inches = hypot(a, b) / _POINTS_AN_INCH, hypot(c, d) / _POINTS_AN_INCH
            ppi = min(width / inches[0], height / inches[1]) if all(inches) else 0.0
            self.found.pictures.append(Picture(self.page, width, height, space, ppi))
            self._ink(iter([Ink(space)]))


def _after(state: _State, name: str, operands: list[Thing], resources: Thing) -> _State:
    """Return the state behind an operator."""
    if name == "cm":
        return replace(state, matrix=_times([float(one) for one in operands], state.matrix))
    if name == "Tr":
        return replace(state, mode=int(operands[0]))
    stroked = name.isupper()
    ink = _chosen(name.lower(), operands, resources, state.stroke if stroked else state.fill)
    if ink is None:
        return state
    return replace(state, stroke=ink) if stroked else replace(state, fill=ink)


def _chosen(name: str, operands: list[Thing], resources: Thing, before: Ink) -> Ink | None:
    """Return the ink that an operator, in small letters, chooses in the place of the one `before`; None for any other operator."""
    if name in _SPACES:
        return Ink(_SPACES[name], tuple(_numbers(operands)))
    if name == "cs":
        return Ink(space_of(operands[0], resources))
    return Ink(before.space, tuple(_numbers(operands))) if name in {"sc", "scn"} else None


def _numbers(operands: list[Thing]) -> Iterator[float]:
    """Yield what is a number of them; a pattern's name is none."""
    for one in operands:
        try:
            yield float(one)
        except (TypeError, ValueError):
            return


def _inks(name: str, state: _State) -> Iterator[Ink]:
    """Yield the inks that an operator paints with."""
    text = name in _TEXTS
    if name in _FILLS or (text and state.mode in _FILLING):
        yield state.fill
    if name in _STROKES or (text and state.mode in _STROKING):
        yield state.stroke
    if name in {"sh", "BI", "INLINE IMAGE"}:
        yield Ink("Shading" if name == "sh" else "inline image")


def _times(one: list[float], other: tuple[float, ...]) -> tuple[float, ...]:
    """Multiply two matrices of PDF (ISO 32000-1, 8.3.4)."""
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)
