"""What a layout.yaml may say: each key with its type, unit and meaning; a validated record comes out, not yet resolved.

docs/templates.md is written from the descriptions below (`make docs`).
"""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from bulletin.layout.colours import colour, distinct
from bulletin.layout.lengths import Length
from bulletin.records.refusals import refuse

Align = Literal["left", "center", "right", "justify"]
Frame = Literal["none", "box", "ends"]


def length(value: object) -> Length:
    """Read a length as it is written; ValueError for anything else."""
    return value if isinstance(value, Length) else Length.parse(str(value))


def _positive(value: Length) -> Length:
    """Refuse a length that leaves no room: pages are divided by it."""
    return value if value > 0 else refuse("value-invalid", "这个长度要大于 0")


def _amount(value: object) -> Length | float:
    if isinstance(value, Length):
        return value
    text = str(value)
    return Length.parse(text) if text.endswith(("mm", "pt")) else float(text)


def _styles(table: dict[str, Any]) -> dict[str, Any]:
    """Refuse a style's key that is no CSS class (CSS 2.2, 4.1.3) and no id of a Word style at once."""
    return _keys(table, r"[a-z][a-z0-9-]*", "样式的代号只用小写字母、数字和短横，以字母开头")


def _roles(table: dict[str, Any]) -> dict[str, Any]:
    """Refuse a role's name that would end the string it is quoted in, in the style sheet."""
    return _keys(table, r"\w[\w -]*", "用途的名称只用汉字、字母、数字、空格和短横")


def _keys(table: dict[str, Any], pattern: str, hint: str) -> dict[str, Any]:
    for key in table:
        if not re.fullmatch(pattern, key):
            refuse("text-invalid", f"名称的写法不对：{key}", hint, at=(key,), on_key=True)
    return table


def _coloured(text: str) -> str:
    """Refuse what is no colour."""
    colour(text)
    return text


def _folio(text: str) -> str:
    """Refuse a page number without its number, or with what would end the string that it is quoted in, in the style sheet."""
    if "{n}" not in text or re.search(r'["\\<>\r\n]', text):
        refuse("text-invalid", f"页码的写法不对：{text}", "用 {n} 代表页码，如 第{n}页；不能有引号、反斜杠和尖括号")
    return text


Written = Annotated[Length, BeforeValidator(length)]
Positive = Annotated[Written, AfterValidator(_positive)]
Coloured = Annotated[str, AfterValidator(_coloured)]
Amount = Annotated[Length | float, BeforeValidator(_amount)]
# A family's name stands in quotes in the style sheet and in the DOCX.
Family = Annotated[str, Field(pattern=r"^[^\"\\<>{};\r\n]+$")]
Count = Annotated[int, Field(ge=1)]
Share = Annotated[float, Field(gt=0)]
Colour = Annotated[str, Field(pattern=r"^#[0-9A-Fa-f]{6}$")]


class Entry(BaseModel):
    """What every table of the file has in common."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


class Page(Entry):
    """The page and its grid."""

    width: Positive = Field(description="length: the paper's width")
    height: Positive = Field(description="length: the paper's height")
    top: Written = Field(description="length: from the paper's upper edge to the type area")
    left: Written = Field(description="length: from the paper's left edge to the type area")
    measure: Positive = Field(description="length: how wide the type area is; the right margin is what is left")
    slack: Written = Field(
        description="length: how much wider than its drawn edge the measure is when lines are broken"
    )
    depth: Positive = Field(description="length: how deep the type area is; the lower margin is what is left")
    lines: Count = Field(description="whole number: lines of a full page; `pitch` times `lines` must fill `depth`")
    characters: Count = Field(
        description="whole number: characters of a full line; body type and `spacing` times `characters` must fill `measure`"
    )
    pitch: Positive = Field(description="length: from one line of the grid to the next")
    spacing: Written = Field(description="length: what is added behind each character; less than 0 draws them together")
    stretch: float = Field(description="number: the most that a gap of a spread line grows, in characters")
    folio: Written = Field(description="length: from the type area down to the upper edge of the page number's dashes")
    rule: Written = Field(description="length: thickness of the colophon's first and last rule")
    thin: Written = Field(
        description="length: thickness of the colophon's other rules, of table borders, of the footnotes' rule"
    )
    raised: Positive = Field(description="length: type size of a footnote's mark in the text")

    @property
    def right(self) -> Length:
        """The margin that paper, left margin and measure leave."""
        return self.width - self.left - self.measure

    @property
    def bottom(self) -> Length:
        """The margin that paper, top margin and depth leave."""
        return self.height - self.top - self.depth

    @property
    def mirrored(self) -> Page:
        """The back of the page where both sides of the paper are printed: its binding margin is on the right."""
        return self.model_copy(update={"left": self.right})

    @property
    def landscape(self) -> Page:
        """The page turned: what was its left edge is its upper one (GB/T 9704-2012, 8)."""
        turned = {"width": self.height, "height": self.width, "top": self.left, "left": self.bottom}
        area = {"measure": self.depth, "depth": self.measure, "lines": int(self.measure / self.pitch)}
        return self.model_copy(update={**turned, **area})


class Name(Entry):
    """How the name in the masthead is fitted to the type area."""

    smallest: Positive = Field(description="length: the least type size of the name")
    gap: Annotated[float, Field(ge=0)] = Field(
        description="characters: the gap between two characters, where there is room"
    )


class Columns(Entry):
    """In how many columns the contents stand."""

    columns: Count = Field(
        1, description="whole number: columns that the contents stand in, down the first and on at the head of the next"
    )
    gap: Annotated[float, Field(ge=0)] = Field(
        1.0, description="characters of the body: free space between two columns of the contents"
    )


class FaceEntry(Entry):
    """A role of type: the official family, and what may stand in for it, in order."""

    official: Family = Field(
        description="family: what the DOCX always names, and the PDF takes where it is installed; `… Bold` is its bold"
    )
    then: tuple[Family, ...] = Field((), description="list of families: what the PDF takes instead, in order")
    latin: str = Field(
        "",
        description="role of `faces`: letters and digits beside this face, where the file's `latin` is too light or too heavy",
    )
    fallback: str = Field(
        "", description="role of `faces`: what this face lacks, where the file's `fallback` is too light or too heavy"
    )
    screen: tuple[Family, ...] = Field(
        (),
        description="list of families: what a browser takes where it has none of these; `serif` and `sans-serif` last",
    )


class Palette(Entry):
    """The colours of the page for reading; `red` and what else a style names beside black is as in `colours`."""

    paper: Colour = Field(description="colour: the page")
    ink: Colour = Field(description="colour: text, wherever a style has the colour of `body`")
    quiet: Colour = Field(description="colour: what stands back: notes, captions, the colophon")
    line: Colour = Field(description="colour: rules and the borders of tables")
    shade: Colour = Field(description="colour: behind boxes and the heads of tables")
    link: Colour = Field(description="colour: links and the marks of notes")


class Screen(Entry):
    """The page for reading, `--to html`; all else is as on paper, in shares of the body's type size."""

    size: Share = Field(
        description="number: the body's type on a telephone, in shares of what the reader's browser has"
    )
    wide_size: Share = Field(description="number: likewise on a wide screen")
    wide: Share = Field(description="number: how wide a screen is wide, in characters of the browser's type")
    measure: Share = Field(description="number: the most characters of a line")
    margin: Share = Field(description="number: from the screen's edge to the text, in characters")
    leading: Share = Field(description="number: the least pitch of running text, in shares of its size")
    gap: Share = Field(description="number: the space between two paragraphs, in characters")
    air: Share = Field(description="number: what is kept of the paper's free space above and below")
    narrow: Share = Field(description="number: what is kept of the paper's indents on a telephone")
    small: Share = Field(
        description="number: how much smaller than the body small type is, in shares of what it is smaller on paper"
    )
    raised: Share = Field(
        description="number: the size of raised and lowered characters, in shares of the type around them"
    )
    light: Palette = Field(description="the colours by day")
    dark: Palette = Field(description="the colours where the device is set to dark; keys as in `light`")


class Markers(Entry):
    """The marks before a list's entries, by nesting; `{n}` and `{circled}` stand for the number."""

    ordered: tuple[str, ...] = Field(
        description="list of texts: `{n}` is 1, `{circled}` is ①; the last one also for what is deeper"
    )
    unordered: tuple[str, ...] = Field(description="list of texts: likewise, for lists without numbers")


class Looks(Entry):
    """The keys of a style that mean in the Layout what they mean in the file: a new one is a line here."""

    name: str = Field(description="text: the Chinese name that Word shows")
    bold: bool = Field(default=False, description="true or false: bold")
    align: Align = Field("left", description="left, center, right or justify")
    pad: Written = Field(
        Length(0), description="length: inner space of a cell, a figure, a footnote, the colophon, a frame"
    )
    weight: Written = Field(Length(0), description="length: thickness, for a style that is a rule")
    rise: float = Field(
        0.0,
        description="number: how far a raised character stands above the base line, in shares of the type around it; less than 0 lowers it",
    )
    frame: Frame = Field("none", description="none, box (rules all around) or ends (above and below), for an `<aside>`")
    outline: Written = Field(Length(0), description="length: the outline that makes type bold where a face has no bold")
    keep_next: bool = Field(default=False, description="true or false: stays on the page of the next paragraph")
    keep_lines: bool = Field(default=False, description="true or false: is not divided between pages")
    clings: bool = Field(
        default=False,
        description="true or false: stays on the page of the text before it, and takes a line of that along",
    )
    new_page: bool = Field(default=False, description="true or false: starts a page")
    level: int = Field(0, description="whole number: level in the outline from 1; 0 is none")
    listed: bool = Field(
        default=True, description="true or false: a heading that the contents take in, if its level is 1"
    )
    next: str = Field(
        "body", description="key of a style: what Word begins below it with Enter; `same` is the style itself"
    )
    apart: bool = Field(
        default=False,
        description="true or false: Word sets Chinese apart from digits here; the style `gap` is for the PDF alone",
    )
    hidden: bool = Field(default=False, description="true or false: is not offered to whoever edits the DOCX")


class StyleEntry(Looks):
    """A style as it is written: what is not said is inherited by `like`, or is the default."""

    kind: Literal["paragraph", "character"] = Field("paragraph", description="paragraph or character")
    like: str = Field("", description="key of a style: what is not written here is as there")
    face: str = Field("", description="role of `faces`: the Chinese face; Latin is set in its `latin`, or the file's")
    size: str = Field("", description="name in `sizes`, or length: type size")
    colour: str = Field("", description="name in `colours`")
    indent: float = Field(0, description="characters of this size: first line; less than 0 hangs the others")
    column: float = Field(
        0,
        description="characters of this size, with their spacing: names stand in columns so many wide, and `left` is reckoned so",
    )
    left: float = Field(0, description="characters of this size: from the left edge of the type area")
    right: float = Field(0, description="characters of this size: from the right edge of the type area")
    before: Amount = Field(0.0, description="lines of the grid, or length: free space above")
    after: Amount = Field(0.0, description="lines of the grid, or length: free space below")
    pitch: str = Field("", description="length: from line to line; the page's if not said; `auto` grows with a picture")
    spacing: Written | None = Field(None, description="length: as the page's `spacing`, which holds if not said")


class Volume(Entry):
    """The yearly volume: the number beside the issues' own, and the styles of its cover and contents, which no issue holds."""

    folio: Annotated[str, AfterValidator(_folio)] = Field(
        description="text: the number that counts on over all issues of a volume; the style `volume-folio` puts it in the middle of the foot, "
        "or with `align: right` on the outer side"
    )
    styles: Annotated[dict[str, StyleEntry], AfterValidator(_styles)] = Field(
        description="styles by key, as in `styles`: those of the cover and the contents of a volume; no issue's DOCX holds them"
    )


class File(Entry):
    """The whole file."""

    extends: str = Field("", description="name of a template: whatever is not written here is as there")
    page: Page = Field(description="the page and its grid")
    sizes: dict[str, Positive] = Field(description="type sizes by name; lengths")
    colours: Annotated[dict[str, Coloured], AfterValidator(distinct)] = Field(
        description="colours by name, as `#RRGGBB`; for the press also `#RRGGBB cmyk C M Y K` in hundredths, or `#RRGGBB spot NAME`"
    )
    faces: Annotated[dict[str, FaceEntry], AfterValidator(_roles)] = Field(description="faces by their role")
    wrong: dict[str, str] = Field(
        default_factory=dict,
        description="characters, by family, that it draws as others: they are set in the fallback face",
    )
    latin: str = Field(description="role of `faces`: letters and digits beside a face that has no `latin` of its own")
    fallback: str = Field(
        description="role of `faces`: characters that a face lacks which has no `fallback` of its own"
    )
    markers: Markers = Field(description="the marks before a list's entries, by nesting")
    folio: Annotated[str, AfterValidator(_folio)] = Field(
        description="text: the page number; `{n}` is the number, `{total}` how many pages there are; "
        "the style `folio` puts it on the outer side, or with `align: center` in the middle"
    )
    screen: Screen = Field(description="the page for reading on a screen")
    name: Name | None = Field(
        None, description="how the name in the masthead is fitted; without it the style's size holds"
    )
    contents: Columns = Field(
        default_factory=Columns,
        description="the contents; the style `contents-column` is that of an entry where there are several columns",
    )
    volume: Volume | None = Field(None, description="the yearly volume: its number and its styles")
    styles: Annotated[dict[str, StyleEntry], AfterValidator(_styles)] = Field(
        description="styles by key: CSS class, Word style and a block's style in one"
    )
