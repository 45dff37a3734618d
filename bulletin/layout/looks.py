"""What things look like, as writers may know it: the Layout, its faces and styles, every number resolved."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from bulletin.layout.file import Columns, Looks, Markers, Name, Page, Screen
from bulletin.layout.lengths import Length

_BOLD = " Bold"
# Behind the key of a style, what the key of a tighter one has: body-tight-1 draws body together, body-tight-2 farther.
_TIGHT = "-tight-"
# Behind the key of a layout, what that of its volumes has.
_VOLUME = "/volume"
# The styles of a name that is set as large as fits the type area.
FITTED = ("name", "volume-name")


def untightened(style: str) -> str:
    """Return the key of the style that `style` draws together; `style` itself where it is none of these."""
    return style.partition(_TIGHT)[0]


@dataclass(frozen=True)
class Face:
    """A role of type: the official family, and those that may stand in for it, in order.

    `wrong` gives the characters that a face draws as others, by the face's name; `latin` and `fallback` are the roles of the
    letters and digits beside it and of what it lacks; `screen` are further families for browsers.
    """

    role: str
    official: str
    alternatives: tuple[str, ...]
    wrong: Mapping[str, str] = field(default_factory=dict, hash=False)
    latin: str = ""
    fallback: str = ""
    screen: tuple[str, ...] = ()

    @property
    def families(self) -> tuple[str, ...]:
        """All families in order, as browsers name them: bold is a property of text there, too."""
        return tuple(
            dict.fromkeys(name.removesuffix(_BOLD) for name in (self.official, *self.alternatives, *self.screen))
        )

    @property
    def bold(self) -> bool:
        """Tell whether the bold of a family stands in for the official face, or is it."""
        return any(name.endswith(_BOLD) for name in (self.official, *self.alternatives))

    @property
    def family(self) -> str:
        """The official family as Word names it, in which bold is a property of text and not a face."""
        return self.official.removesuffix(_BOLD)

    @property
    def heavy(self) -> bool:
        """Tell whether the official face is the bold of its family."""
        return self.official.endswith(_BOLD)


class Style(Looks):
    """A style with every number resolved; what a character style leaves empty is its surroundings' (None or "")."""

    key: str
    character: bool
    face: str
    size: Length | None
    colour: str
    indent: Length
    left: Length
    right: Length
    column: Length
    indent_characters: float
    before: Length
    after: Length
    pitch: Length | None
    spacing: Length | None

    def of_size(self, size: Length) -> Style:
        """Return the style at another type size."""
        return self.model_copy(update={"size": size})


@dataclass(frozen=True, eq=False)
class Layout:
    """Everything a writer may know about looks. `key` is the template's name; compared and hashed by identity.

    `sheet` is the style sheet template, its own or that of the layout it extends; `issue` likewise the name of the template folder
    that says what an issue consists of. `inks` gives those that a colour of the screen is printed with: (name, share) of each. `bound` are
    the styles of volumes alone, `volume_folio` is the number that counts on over a volume; both are empty where a layout knows no volumes.
    """

    key: str
    sheet: Path
    issue: str
    page: Page
    sizes: Mapping[str, Length]
    faces: Mapping[str, Face]
    latin: Face
    fallback: Face
    markers: Markers
    folio: str
    screen: Screen
    name: Name | None
    contents: Columns
    styles: Mapping[str, Style]
    inks: Mapping[str, tuple[tuple[str, float], ...]] = field(default_factory=dict)
    bound: Mapping[str, Style] = field(default_factory=dict)
    volume_folio: str = ""

    @cached_property
    def of_volume(self) -> Layout:
        """The looks of a volume: those of its issues, and of its cover and contents."""
        return replace(self, key=f"{self.key}{_VOLUME}", styles={**self.styles, **self.bound})

    @cached_property
    def of_volume_folio(self) -> Layout:
        """The looks of pages with nothing on them but the number that counts on over a volume: on the outer side where the middle is taken."""
        style, own = self.bound["volume-folio"], self.styles["folio"]
        align = "right" if own.align == "center" else style.align
        folio = style.model_copy(update={"key": "folio", "align": align})
        return replace(
            self, key=f"{self.key}{_VOLUME}-folio", folio=self.volume_folio, styles={**self.styles, "folio": folio}
        )

    @cached_property
    def landscape(self) -> Layout:
        """The same looks on a page that is turned."""
        return replace(self, page=self.page.landscape)

    @property
    def contents_gap(self) -> Length:
        """The free space between two columns of the contents."""
        return (self.styles["body"].size or self.page.pitch) * self.contents.gap

    @property
    def contents_column(self) -> Length:
        """How wide a column of the contents is: whole twips, as Word counts cells."""
        count = self.contents.columns
        return Length.of_twips((self.page.measure - self.contents_gap * (count - 1)).twips // count)

    def share(self, key: str) -> float:
        """Return the size of type in the style `key` in shares of the type around it: raised and lowered characters are smaller."""
        body = self.styles["body"].size or self.page.pitch
        return self.page.raised / body if key and self.styles[key].rise else 1.0

    def beside(self, role: str, *, latin: bool) -> Face:
        """Return the face of a text whose Chinese face has the `role`: that one, or for `latin` text the one beside it."""
        return self.faces[self.faces[role].latin if latin else role]

    def instead(self, role: str) -> Face:
        """Return the face of what the face of a `role` lacks."""
        return self.faces[self.faces[role].fallback]

    @property
    def fallbacks(self) -> frozenset[str]:
        """The roles that are asked for what other faces lack, and for nothing else."""
        spoken = {self.latin.role, *(style.face for style in self.styles.values())}
        spoken |= {face.latin for face in self.faces.values()}
        return frozenset({self.fallback.role, *(face.fallback for face in self.faces.values())} - spoken)

    def marker(self, number: int, level: int, *, ordered: bool) -> str:
        """Return the mark before an entry of a list: its `number` and `level` count from 1."""
        marks = self.markers.ordered if ordered else self.markers.unordered
        circled = chr(ord("①") + number - 1) if number <= len("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳") else f"{number}."
        return marks[min(level, len(marks)) - 1].format(n=number, circled=circled)

    def folio_parts(self) -> list[str]:
        """Return the page number's text and its fields in order: `{n}` is the number, `{total}` how many pages there are."""
        return [part for part in re.split(r"(\{n\}|\{total\})", self.folio) if part]

    def tighter(self, style: str, step: int) -> str | None:
        """Return the key of the style that draws `style` together by the `step`, counted from 1; None where there is none."""
        key = f"{style}{_TIGHT}{step}"
        return key if key in self.styles else None

    def fit(self, style: Style, characters: int) -> tuple[Length, Length]:
        """Return (size, gap) at which a name of so many characters fills the type area.

        It is no larger than its style says and no smaller than the Name does; the gap is the Name's where there is room.
        """
        if self.name is None:
            return style.size or Length(0), style.spacing or Length(0)
        em = characters + self.name.gap * max(characters - 1, 0)
        bound = min(style.size or self.page.measure, self.page.measure * (1 / max(em, 1)))
        points = max(int(Length(bound).pt), int(self.name.smallest.pt))
        size = Length.of_points(points)
        room = (self.page.measure - size * characters) * (1 / max(characters - 1, 1))
        gap = Length(max(min(size * self.name.gap, room), 0))
        return size, Length.of_twips(
            int(gap / Length.of_twips(1))
        )  # writers round to twips, and more would turn the line
