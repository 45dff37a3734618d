"""Inks: which plate a colour of the sheet is printed from; colours go in, what a PDF paints them with comes out.

The engine paints everything in the three lights of a screen, and black text then comes on four plates. Here what is grey is painted
in black alone (DeviceGray, which PDF/A allows beside an output intent of sRGB: ISO 19005-3, 6.2.4.3), and what a layout names
an ink for, in that ink. Its alternate is the colour of the screen, so that no profile of a press is needed (6.2.4.4).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from typing import NamedTuple, TypeAlias

import pydyf
from tinycss2.color5 import Color, parse_color
from weasyprint.pdf.stream import Stream

from bulletin.engine.register import Lean, Mend, Patch
from bulletin.engine.untyped import Foreign

# (name of an ink, how much of it from 0 to 1), for each ink that a colour is printed with.
Mix: TypeAlias = "tuple[tuple[str, float], ...]"
_LIGHTS = ("srgb", "hsl", "hwb")
_NAME = "ink"


class _Paint(NamedTuple):
    """The operators that choose a paint, to fill with and to draw lines with."""

    fill: bytes
    stroke: bytes


_mixed: ContextVar[Mapping[Foreign, _Paint]] = ContextVar("_mixed")


@contextmanager
def mixed(mixes: Mapping[str, Mix]) -> Iterator[Mapping[str, list[Foreign]]]:
    """Paint the colours of `mixes`, as CSS writes them, in their inks meanwhile; hand over the PDF's colour spaces, by name."""
    spaces: dict[str, list[Foreign]] = {}
    paints: dict[tuple[float, ...], _Paint] = {}
    for number, (colour, mix) in enumerate(mixes.items() if _INKED.holds else ()):
        lights = _lights(parse_color(colour))
        spaces[f"{_NAME}{number}"] = _space(mix, lights)
        paints[lights] = _paint(f"{_NAME}{number}", [amount for _, amount in mix])
    token = _mixed.set(paints)
    try:
        yield spaces
    finally:
        _mixed.reset(token)


def add_spaces(pdf: Foreign, spaces: Mapping[str, list[Foreign]]) -> None:
    """Put colour spaces where the engine keeps its own, which it names lab-d50 and lab-d65."""
    if not spaces:
        return
    known = next(other for other in pdf.objects if isinstance(other, dict) and "lab-d50" in other)
    for name, (*space, function) in spaces.items():
        pdf.add_object(function)
        known[name] = pydyf.Array([*space, function.reference])


def _space(mix: Mix, lights: tuple[float, ...]) -> list[Foreign]:
    """Return a Separation or a DeviceN that looks like `lights` on a screen (ISO 32000-1, 8.6.6).

    Its function takes the amounts of the inks together for one, and fades from the white of the paper to the colour.
    """
    names = [f"/{_spelt(name)}" for name, _ in mix]
    whole = sum(amount for _, amount in mix)
    fade = " ".join(f"dup {1 - light:.6f} mul 1 exch sub exch" for light in lights)
    code = f"{{ {'add ' * (len(mix) - 1)}{whole:g} div {fade} pop }}"
    limits = pydyf.Array([0, 1])
    about = {
        "FunctionType": 4,
        "Domain": pydyf.Array(limits * len(mix)),
        "Range": pydyf.Array(limits * len(lights)),
    }
    function = pydyf.Stream([code], about)
    kind, name = ("/Separation", names[0]) if len(names) == 1 else ("/DeviceN", pydyf.Array(names))
    return [kind, name, "/DeviceRGB", function]


def _spelt(name: str) -> str:
    """Spell a name as PDF has it: UTF-8, and what is no plain letter by its number (ISO 32000-1, 7.3.5)."""
    return "".join(
        char if (char := chr(byte)).isascii() and char.isalnum() else f"#{byte:02X}" for byte in name.encode()
    )


def _paint(space: str, amounts: list[float]) -> _Paint:
    numbers = " ".join(f"{amount:g}" for amount in amounts)
    return _Paint(f"/{space} cs {numbers} scn".encode(), f"/{space} CS {numbers} SCN".encode())


def painted(stream: Foreign, color: Foreign, stroke: Foreign = None) -> None:
    """Choose the paint of a `color`: an ink, black alone for what is grey, the lights of the screen else."""
    paint = _found(color)
    if paint is None:
        PAINTED.original(stream, color, stroke)
        return
    stream.set_alpha(color.alpha, stroke)
    # The engine writes a colour only where it is another than its stream remembers.
    remembered: Foreign = vars(stream)
    kind = "_current_color_stroke" if stroke else "_current_color"
    if remembered[kind] != paint:
        remembered[kind] = paint
        stream.stream.append(paint.stroke if stroke else paint.fill)


def _found(color: Foreign) -> _Paint | None:
    if color.space not in _LIGHTS:
        return None
    lights, grey = _reckoned(color.space, color.coordinates)
    return _mixed.get({}).get(lights, grey)


def _lights(color: Foreign) -> tuple[float, ...]:
    return _reckoned(color.space, color.coordinates)[0]


@lru_cache
def _reckoned(space: str, coordinates: tuple[float, ...]) -> tuple[tuple[float, ...], _Paint | None]:
    """Return the lights of a colour, and its paint if it is grey."""
    lights = tuple(round(light, 6) for light in Color(space, coordinates, 1).to("srgb").coordinates)
    grey = f"{lights[0]:g}".encode()
    return lights, _Paint(grey + b" g", grey + b" G") if len(set(lights)) == 1 else None


def _paints(_faces: object) -> bool:
    """Paint black twice, red in an ink, and red without one."""
    resources = {"ExtGState": pydyf.Dictionary()}
    stream = Stream({}, (0, 0, 1, 1), resources, {}, None, {}, None)
    black, red = parse_color("black"), parse_color("red")
    token = _mixed.set({_lights(red): _paint(_NAME, [1])})
    try:
        for color, stroke in ((black, False), (black, False), (red, True)):
            stream.set_color(color, stroke)
    finally:
        _mixed.reset(token)
    stream.set_color(red)
    painted_so = [line for line in stream.stream if not line.endswith(b" gs")]
    return painted_so == [b"0 g", b"/ink CS 1 SCN", b"1 0 0 rg"]


PAINTED = Patch(
    owner="weasyprint.pdf.stream:Stream",
    name="set_color",
    ours=painted,
    why="What is grey is printed in black alone, and what a layout names an ink for in that.",
    takes=("self", "color", "stroke"),
    names=("set_alpha", "_current_color", "_current_color_stroke", "set_color_rgb"),
)
_SPACES = Lean(
    owner="weasyprint.pdf",
    name="generate_pdf",
    why="The colour spaces of inks are put beside its own.",
    takes=("document", "target", "zoom"),
    names=("add_object", "Dictionary", "D50", "D65"),
)
_INKED = Mend(records=(PAINTED, _SPACES), trial=_paints, without="PDF 的黑字分在四块版上")
MENDS = (_INKED,)
