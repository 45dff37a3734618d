"""An issue goes through its template into a Document: front matter and Markdown in, typed blocks out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from bulletin import layout as layouts
from bulletin import markdown, numerals, titles
from bulletin.document import Block, Document, Meta, Paragraph, Table, Text
from bulletin.errors import ContentError, Finding, Place
from bulletin.house import FILE
from bulletin.images import Picture, take_in
from bulletin.issue import Issue
from bulletin.layout import Layout
from bulletin.markdown import Article, Body, Line
from bulletin.markdown.inline import is_wide
from bulletin.markdown.places import at
from bulletin.parse import Vocabulary, parse

if TYPE_CHECKING:
    from jinja2 import Environment


def compose(issue: Issue) -> Document:
    """Compose the document of `issue`.

    Raises ContentError with every fault of the Markdown, of the template or of a picture; nothing is left out silently.
    """
    house = issue.house
    layout = layouts.load(issue.template, house.templates)
    body = _titled(
        issue,
        markdown.to_body(
            issue.source, issue.body, issue.body_line, layout.page.measure.mm, auto=issue.numbering == "auto"
        ),
    )
    html = _render(issue, body, layout)
    vocabulary = Vocabulary(
        issue.source, layout, lambda reference, place: take_in(reference, issue.path, house.assets, place)
    )
    blocks, pictures = parse(html, vocabulary)
    return Document(
        _meta(issue, body), tuple(_apart(blocks)), layout, pictures, house.font_folders, _sources(issue, pictures)
    )


def _apart(blocks: Iterable[Block]) -> Iterator[Block]:
    """Put a blank line between two tables that no caption parts: engines would make one of them."""
    before: Block | None = None
    for block in blocks:
        if isinstance(before, Table) and isinstance(block, Table) and block.caption is None:
            yield Paragraph("body", (Text("\u3000"),), Place(block.place.path))
        yield block
        before = block


def _sources(issue: Issue, pictures: Mapping[str, Picture]) -> dict[str, bytes]:
    """Give what a PDF carries so that it can be built again: the issue, its house file, its pictures."""
    house = issue.house
    files = {issue.source.path: issue.source.text.encode(), FILE: (house.root / FILE).read_bytes()}
    assets = house.assets.relative_to(house.root)
    return files | {(assets / name).as_posix(): picture.data for name, picture in pictures.items()}


def _titled(issue: Issue, body: Body) -> Body:
    """Give the first article the front matter's title; every article must have one, and only one."""
    if not body.articles:
        body.articles.append(Article())
    first = body.articles[0]
    place = issue.places.get("title", issue.source.place(1))
    if first.title and issue.title:
        hint = "只有一篇文章，标题写在文件开头的 title；有几篇，每篇写“# 标题”，不写 title"
        raise ContentError(Finding(first.title.place, "title-twice", "文件开头和正文里都写了标题", hint))
    if first.title is None:
        if not issue.title:
            hint = "在文件开头写 title: 标题，或者在正文里写“# 标题”"
            raise ContentError(Finding(place, "title-missing", "没有标题", hint))
        first.title = Line(issue.title, place)
    if issue.contributor:
        written = next((article.contributor for article in body.articles if article.contributor), None)
        if written:
            hint = "只有一篇文章，供稿单位写一处就够；有几篇，写在各篇的末尾"
            raise ContentError(Finding(written.place, "contributor-twice", "文件开头和正文里都写了供稿单位", hint))
        body.articles[-1].contributor = Line(issue.contributor, issue.places["contributor"])
    if issue.note:
        first.notes.insert(0, _note(issue.note, issue.places["note"]))
    return body


def _note(note: str, place: Place) -> str:
    text = note if re.match(r"(编者)?按", note) else f"编者按：{note}"
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    return "".join(f"<p class='note'{at(place)}>{Markup.escape(line)}</p>" for line in lines)


def _meta(issue: Issue, body: Body) -> Meta:
    house = issue.house
    title = _unbroken(body.articles[0].title.text) if body.articles[0].title else ""
    subject = f"{house.name}{issue.date.year}年第{issue.number}期（总第{numerals.to_chinese(issue.cumulative)}期）"
    return Meta(
        title=f"{house.name}第{issue.number}期：{title}", author=house.publisher, subject=subject, created=issue.date
    )


def _render(issue: Issue, body: Body, layout: Layout) -> str:
    from jinja2 import TemplateNotFound, TemplateSyntaxError  # noqa: PLC0415

    environment = _environment(tuple(issue.house.templates))
    contents = len(body.articles) > 1 if issue.contents == "auto" else issue.contents
    try:
        template = environment.get_template(f"{issue.template}/issue.html.j2")
        return template.render(
            issue=issue,
            house=issue.house,
            articles=body.articles,
            attachments=body.attachments,
            contents=contents,
            at=partial(_at, issue),
            layout=layout,
            names=_names(issue),
        )
    except TemplateSyntaxError as error:
        place = Place(f"templates/{error.name}", error.lineno)
        raise ContentError(Finding(place, "template-broken", f"模板有错：{error.message}", "改正模板后再试")) from None
    except TemplateNotFound as error:
        place = Place(f"templates/{issue.template}/issue.html.j2")
        hint = "检查 extends、include 后面的名字；模板放在 templates/ 下"
        raise ContentError(Finding(place, "template-missing", f"找不到模板文件：{error.name}", hint)) from None
    except Exception as error:  # noqa: BLE001  # whatever code in a template may raise is the template's fault
        raise ContentError(_fault(error, issue.template)) from None


def _fault(error: Exception, template: str) -> Finding:
    """Point at the line of the template that the error came from."""
    place = Place(f"templates/{template}/issue.html.j2")
    trace = error.__traceback__
    while trace is not None:
        name = trace.tb_frame.f_code.co_filename
        if name.endswith(".j2"):
            path = Path(name)
            text = path.read_text(encoding="utf-8").split("\n")[trace.tb_lineno - 1]
            place = Place(f"templates/{path.parent.name}/{path.name}", trace.tb_lineno, 0, text)
        trace = trace.tb_next
    unknown = re.search(r"'(\w+)' is undefined|no attribute '(\w+)'", str(error))
    name = next(filter(None, unknown.groups()), "") if unknown else ""
    message = f"模板用了不存在的变量：{name}" if name else f"模板不能这样写：{error}"
    return Finding(place, "template-variable" if name else "template-broken", message, "检查模板里 {{ … }} 的写法")


@cache
def _environment(folders: tuple[Path, ...]) -> Environment:
    """Build the sandbox: values are escaped, unknown names are errors, content is never compiled."""
    from jinja2 import FileSystemLoader, StrictUndefined, pass_context  # noqa: PLC0415
    from jinja2.sandbox import ImmutableSandboxedEnvironment  # noqa: PLC0415

    class Sandbox(ImmutableSandboxedEnvironment):
        """Keeps templates off the disk, too: a path is printed, never opened."""

        def is_safe_attribute(self, obj: object, attr: str, value: object) -> bool:
            return not isinstance(obj, Path) and super().is_safe_attribute(obj, attr, value)

    environment = Sandbox(
        loader=FileSystemLoader([str(folder) for folder in folders]),
        autoescape=True,
        undefined=StrictUndefined,
    )
    filters: dict[str, Callable[..., Any]] = {
        "broken": pass_context(_broken),
        "unbroken": _unbroken,
        "spaced": _spaced,
        "gaps": _gaps,
        "listed": _listed,
        "chinese": numerals.to_chinese,
    }
    environment.filters.update(filters)
    return environment


def _at(issue: Issue, where: str | Place) -> Markup:
    """Give the attribute that names the place of a front-matter field, or of a line of the body."""
    place = issue.places.get(where) if isinstance(where, str) else where
    return Markup(at(place)) if place is not None else Markup("")  # noqa: S704  # numbers only


def _names(issue: Issue) -> tuple[str, ...]:
    """Give the names of bodies that a title may not be broken inside."""
    bodies = (body for _, entries in issue.distribution for body in entries)
    parts = (part for body in bodies for part in re.split(r"[、，]", body))
    contributor = (issue.contributor,) if issue.contributor else ()
    return tuple(sorted({issue.house.publisher, *contributor, *parts}))


def _broken(context: Any, text: str, style: str) -> Markup:  # noqa: ANN401  # jinja2's Context
    """Set a title on lines that its sense and the style's capacity give."""
    layout: Layout = context["layout"]
    size = layout.styles[style].size or layout.page.pitch
    lines = titles.break_title(_spaced(text), layout.page.measure / size, context["names"])
    return Markup("<br/>").join(lines)


def _unbroken(text: str) -> str:
    return _spaced(text.replace("|", ""))


def _spaced(text: str) -> str:
    """Make a space between Chinese characters a whole character wide."""
    joined = re.sub(r"\s+", " ", text.strip())
    return re.sub(
        r"(.) (?=(.))",
        lambda match: f"{match[1]}　" if is_wide(match[1]) and is_wide(match[2]) else match[0],
        joined,
    )


def _gaps(parts: Iterable[object]) -> Markup:
    """Join `parts` with thin gaps: the last character before a gap carries it."""
    *rest, last = [str(part) for part in parts]
    spans = [Markup('{}<span class="gap">{}</span>').format(part[:-1], part[-1]) for part in rest]
    return Markup("").join([*spans, last])


def _listed(bodies: Iterable[str]) -> str:
    """Join bodies by “、”, or by “，” where one of them holds a “、” of its own (GB/T 15834-2011, 4.5)."""
    names = tuple(bodies)
    return ("，" if any(mark in name for name in names for mark in "、，") else "、").join(names)
