"""An issue goes through its template into a Document: front matter and Markdown in, typed blocks out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePath

from bulletin import layout as layouts
from bulletin import markdown, sources
from bulletin.composition import editorial
from bulletin.composition.neighbours import on_landscape
from bulletin.composition.signing import SEALED, placed
from bulletin.composition.template import render, unbroken
from bulletin.composition.vocabulary import Vocabulary, parse
from bulletin.document import (
    Block,
    Box,
    Colophon,
    Document,
    Heading,
    Meta,
    PageBreak,
    Paragraph,
    Text,
    Titled,
    begins_with_table,
    ends_with_table,
)
from bulletin.errors import ContentError, refuse_errors
from bulletin.findings import Finding, Place, Severity, arranged
from bulletin.images import Picture, take_in, take_in_name
from bulletin.layout import Layout
from bulletin.manuscripts.house import FILE
from bulletin.manuscripts.issue import Issue
from bulletin.markdown import Article, Body, Line, tight
from bulletin.markdown.forms import contributors
from bulletin.templating import packaged_templates
from bulletin.text import numerals

# The files that a template consists of.
_TEMPLATE = (".yaml", ".j2")


def compose(issue: Issue, *, faulty: bool = False) -> Document:
    """Compose the document of `issue`.

    Raises ContentError with every fault of the Markdown, of the template or of a picture; nothing is left out silently.
    A `faulty` document is made too where that is asked for, so that rules can look at it: the faults are then in its
    findings, and no writer takes it.
    """
    house = issue.house
    body = _titled(issue, markdown.to_body(issue.source, issue.body, issue.body_line, auto=issue.numbering == "auto"))
    try:
        layout = layouts.load(issue.template, house.templates)
        parsed = parse(render(issue, body, layout), _vocabulary(issue, layout))
        blocks = tuple(
            placed(
                _apart(_boxed_together(_broken_once(parsed.blocks, layout))), layout, sealed=issue.signature == "seal"
            )
        )
    except ContentError as error:
        raise ContentError(arranged([*issue.findings, *body.findings, *error.findings])) from None
    findings = arranged([*issue.findings, *body.findings, *parsed.findings, *_unsigned(issue, blocks)])
    if not faulty:
        refuse_errors(findings)
    return Document(
        _meta(issue, body),
        blocks,
        layout,
        parsed.pictures,
        house.font_folders,
        _sources(issue, parsed.pictures),
        tuple(findings),
        tight=issue.tight is not None,
        both_sides=issue.duplex is not None,
    )


def _vocabulary(issue: Issue, layout: Layout) -> Vocabulary:
    house = issue.house

    def take(reference: str, place: Place) -> Picture:
        if reference == house.picture:
            return take_in_name(reference, house.root / FILE, house.assets, house.places.get("picture", place))
        return take_in(reference, issue.path, house.assets, place)

    return Vocabulary(issue.source, layout, take)


def _unsigned(issue: Issue, blocks: Iterable[Block]) -> list[Finding]:
    """Find that a seal is to come on an issue in which nobody signs."""
    if issue.signature != "seal" or any(isinstance(one, Paragraph) and one.style in SEALED for one in blocks):
        return []
    hint = "单位、日期各占一行，写在文章或附件末尾；不盖印章的，删去这一项"
    message = "写了“落款: 印章”，文章和附件的末尾没有落款"
    return [Finding(issue.places["signature"], "signature-missing", message, hint, Severity.WARNING)]


def _broken_once(blocks: Sequence[Block], layout: Layout) -> Iterator[Block]:
    """Leave out a page break that would leave a page blank: before another, before what begins a page anyhow, and at the end.

    Landscape pages begin anyhow, and so does the page behind them.
    """
    landscape = on_landscape(blocks, layout)
    for number, (block, following) in enumerate(zip(blocks, [*blocks[1:], None], strict=True)):
        begins = isinstance(following, Paragraph | Heading) and layout.styles[following.style].new_page
        begins = begins or len({number - 1, number + 1} & landscape) == 1
        if not (isinstance(block, PageBreak) and (begins or isinstance(following, PageBreak | Colophon | None))):
            yield block


def _boxed_together(blocks: Iterable[Block]) -> Iterator[Block]:
    """Put neighbouring boxes into one: Word draws one frame around paragraphs with the same borders."""
    box: Box | None = None
    for block in blocks:
        if box and isinstance(block, Box) and block.style == box.style:
            box = replace(box, parts=(*box.parts, *block.parts))
            continue
        if box:
            yield box
        box = block if isinstance(block, Box) else None
        if box is None:
            yield block
    if box:
        yield box


def _apart(blocks: Iterable[Block]) -> Iterator[Block]:
    """Put a blank line between two tables that no caption parts: engines would make one of them."""
    before: Block | None = None
    for block in blocks:
        if before and ends_with_table(before) and begins_with_table(block):
            yield Paragraph("body", (Text("\u3000"),), Place(block.place.path))
        yield block
        before = block


def _sources(issue: Issue, pictures: Mapping[str, Picture]) -> dict[str, bytes]:
    """Return what a PDF carries so that it can be built again: the issue, its house file, its pictures, its own templates."""
    house = issue.house
    outside = house.year_of(issue.path) is None and PurePath(issue.source.path).is_absolute()
    path = f"issues/{issue.year}/{issue.path.name}" if outside else issue.source.path
    files = {path: issue.source.text.encode(), FILE: (house.root / FILE).read_bytes()}
    assets = house.assets.relative_to(house.root)
    taken = {name: data for picture in pictures.values() for name, data in picture.files.items()}
    files |= {(assets / name).as_posix(): data for name, data in taken.items()}
    return files | _own_templates(issue)


def _own_templates(issue: Issue) -> dict[str, bytes]:
    """Return the files of the house's own templates, where the issue's template is one of them or extends one."""
    house = issue.house
    own = house.root / "templates"
    if own in packaged_templates() or not own.is_dir():
        return {}
    if not any(folder.parent == own for folder in layouts.folders_of(issue.template, house.templates)):
        return {}
    found = sorted(path for path in own.rglob("*") if path.suffix in _TEMPLATE and path.is_file())
    return {
        path.relative_to(house.root).as_posix(): sources.data(path, house.shown(path), sources.LARGEST)
        for path in found
    }


def _titled(issue: Issue, body: Body) -> Body:
    """Return the first article the front matter's title; every article must have one, and only one."""
    if not body.articles:
        body.articles.append(Article())
    first = body.articles[0]
    place = issue.places.get("title", issue.source.place(1))
    if first.title and issue.title:
        key = issue.called("title")
        hint = f"只有一篇文章，标题写在文件开头的 {key}；有几篇，每篇写“# 标题”，不写 {key}"
        body.findings.append(Finding(first.title.place, "title-twice", "文件开头和正文里都写了标题", hint))
    if first.title is None:
        told = "title" in issue.faulty or any(one.code == "text-before-title" for one in body.findings)
        if not told and not _title(issue, place)[0].strip("|　 "):
            body.findings.append(_without_title(issue, place))
        first.title = Line(*_title(issue, place))
    if issue.contributor:
        written = next((article.contributor for article in body.articles if article.contributor), None)
        if written:
            hint = "只有一篇文章，供稿单位写一处就够；有几篇，写在各篇的末尾"
            body.findings.append(Finding(written.place, "contributor-twice", "文件开头和正文里都写了供稿单位", hint))
        named = contributors.named(issue.contributor)
        body.articles[-1].contributor = replace(named, place=issue.places["contributor"])
    body.findings.extend(_loose_marks(issue))
    if issue.note:
        body.findings.extend(editorial.findings(issue.note, issue.places["note"], issue.source))
        first.notes.insert(0, editorial.to_html(issue.note, issue.places["note"], issue.source))
    return body


def _without_title(issue: Issue, place: Place) -> Finding:
    key = issue.called("title")
    if "title" in issue.places:
        hint = "在冒号后面写上标题；有几篇文章的，删去这一行，每篇写“# 标题”"
        return Finding(place, "title-missing", f"没有标题：“{key}”后面是空的", hint)
    return Finding(place, "title-missing", "没有标题", f"在文件开头写 {key}: 某某标题，或者在正文里写“# 某某标题”")


def _title(issue: Issue, place: Place) -> tuple[str, Place, bool]:
    """Return the front matter's title, its place, and whether its author asks for it to be drawn together."""
    text, close = tight.marked(issue.title or "")
    return text, place, close


def _loose_marks(issue: Issue) -> Iterator[Finding]:
    """Find fields of the front matter with a mark that only a title may have."""
    for name in ("subtitle", "contributor", "note"):
        if tight.marked(getattr(issue, name) or "")[1]:
            yield tight.refused(issue.places[name])


def _meta(issue: Issue, body: Body) -> Meta:
    house = issue.house
    title = unbroken(body.articles[0].title.text) if body.articles[0].title else ""
    edition = issue.edition or ""
    count = f"{edition}{issue.number}"
    total = f"（总第{numerals.to_chinese(issue.cumulative)}期）" if issue.cumulative else ""
    subject = f"{house.name}{issue.year}年{edition}第{issue.number}期{total}"
    return Meta(
        title=f"{house.name}{edition}第{issue.number}期：{title}",
        author=house.publisher,
        subject=subject,
        created=issue.date,
        name=house.name,
        identifier="-".join([house.name, f"{issue.year}", count] + [f"总{issue.cumulative}"] * bool(issue.cumulative)),
        year=issue.year,
        edition=edition,
        number=issue.number,
        cumulative=issue.cumulative,
        articles=tuple(_articles(body)),
        secrecy=issue.secrecy or "",
        copies=issue.copies,
    )


def _articles(body: Body) -> Iterator[Titled]:
    for article in body.articles:
        if article.title:
            yield Titled(unbroken(article.title.text), article.contributor.text if article.contributor else "")
