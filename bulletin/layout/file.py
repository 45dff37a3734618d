"""What a layout.yaml may say: each key with its type; a validated record comes out, styles and faces not yet resolved."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from bulletin.layout.lengths import Length

Align = Literal["left", "center", "right", "justify"]


def length(value: object) -> Length:
    """Read a length as it is written; ValueError for anything else."""
    return value if isinstance(value, Length) else Length.parse(str(value))


def _amount(value: object) -> Length | float:
    if isinstance(value, Length):
        return value
    text = str(value)
    return Length.parse(text) if text.endswith(("mm", "pt")) else float(text)


Written = Annotated[Length, BeforeValidator(length)]
Amount = Annotated[Length | float, BeforeValidator(_amount)]


class Entry(BaseModel):
    """What every table of the file has in common."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


class Page(Entry):
    """The page and its grid: lengths; `lines` a page and `characters` a line."""

    width: Written
    height: Written
    top: Written
    left: Written
    measure: Written
    slack: Written
    depth: Written
    lines: int
    characters: int
    pitch: Written
    spacing: Written
    folio: Written
    rule: Written
    thin: Written
    raised: Written

    @property
    def right(self) -> Length:
        """The margin that paper, left margin and measure leave."""
        return self.width - self.left - self.measure

    @property
    def bottom(self) -> Length:
        """The margin that paper, top margin and depth leave."""
        return self.height - self.top - self.depth


class Name(Entry):
    """How small the name in the masthead may become, and the gap between two of its characters, in characters."""

    smallest: Written
    gap: float


class FaceEntry(Entry):
    """A role of type: the official family, and what may stand in for it, in order."""

    official: str
    then: tuple[str, ...] = ()


class Markers(Entry):
    """The marks before a list's entries, by nesting; `{n}` and `{circled}` stand for the number."""

    ordered: tuple[str, ...]
    unordered: tuple[str, ...]


class StyleEntry(Entry):
    """A style as it is written: what is not said is inherited by `like`, or is the default."""

    name: str
    kind: Literal["paragraph", "character"] = "paragraph"
    like: str = ""
    face: str = ""
    size: str = ""
    colour: str = ""
    bold: bool = False
    align: Align = "left"
    indent: float = 0
    left: float = 0
    right: float = 0
    before: Amount = 0.0
    after: Amount = 0.0
    pitch: str = ""
    spacing: Written | None = None
    pad: Written = Length(0)
    weight: Written = Length(0)
    outline: Written = Length(0)
    keep_next: bool = False
    keep_lines: bool = False
    new_page: bool = False
    level: int = 0


class File(Entry):
    """The whole file."""

    extends: str = ""
    page: Page
    sizes: dict[str, Written]
    colours: dict[str, Annotated[str, Field(pattern=r"^#[0-9A-Fa-f]{6}$")]]
    faces: dict[str, FaceEntry]
    wrong: dict[str, str] = Field(default_factory=dict)
    latin: str
    fallback: str
    markers: Markers
    name: Name | None = None
    styles: dict[str, StyleEntry]
