"""What the Markdown of an issue holds: articles and attachments, their lines, their blocks in HTML."""

from __future__ import annotations

from dataclasses import dataclass, field

from bulletin.findings import Finding, Place


@dataclass(frozen=True)
class Line:
    """A line of plain text that a template sets: a title, the mark of an attachment; a title may be `tight`."""

    text: str
    place: Place
    tight: bool = False


@dataclass(frozen=True)
class Contributor:
    """Who contributed an article: the names, and what is written before them (作者单位：) and behind them (联合供稿)."""

    text: str
    place: Place = field(default_factory=lambda: Place(""))
    lead: str = ""
    end: str = "供稿"


@dataclass
class Article:
    """An article: `title` is None where the front matter has it; `column` is a label above it, such as 【经验交流】.

    `notes` and `blocks` are HTML, and so is what is `closing` it, behind the contributor. `byline` says that the first of the
    blocks stands with the title: a speaker, a date.
    """

    title: Line | None = None
    column: Line | None = None
    notes: list[str] = field(default_factory=list)
    blocks: list[str] = field(default_factory=list)
    contributor: Contributor | None = None
    closing: list[str] = field(default_factory=list)
    byline: bool = False


@dataclass
class Attachment:
    """An attachment: its mark (附件1), its title, its blocks in HTML."""

    mark: Line
    title: Line | None
    blocks: list[str] = field(default_factory=list)
    byline: bool = False


@dataclass
class Body:
    """What the Markdown of an issue holds; `findings` are its faults, whose places hold what stands in for them."""

    articles: list[Article] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
