"""An issue's parts go through its Jinja template, in a sandbox with the bulletin's filters; HTML comes out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from bulletin import kept
from bulletin.errors import ContentError
from bulletin.findings import Finding, Place, at
from bulletin.layout import Layout
from bulletin.manuscripts.issue import Issue
from bulletin.markdown import Body
from bulletin.text import numerals, titles
from bulletin.text.scripts import is_wide

if TYPE_CHECKING:
    from jinja2 import Environment

# What parts the names of bodies and persons that are written as one text.
_PARTS = re.compile(r"[、，；\s]+")
# What a page number takes of its line, and what is left free before it or before a date, in characters.
_FOLIO, _APART = 1.0, 2.0
_ENVIRONMENTS: kept.Kept[Environment] = kept.Kept()


def render(issue: Issue, body: Body, layout: Layout) -> str:
    """Render the issue's template; ContentError at the template's line for whatever is wrong with it."""
    from jinja2 import TemplateNotFound, TemplateSyntaxError  # noqa: PLC0415

    folders = tuple(issue.house.templates)
    state = [kept.stamps(folder) for folder in folders]
    environment = _ENVIRONMENTS.get(folders, state, lambda: _environment(folders))
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
            names=_names(issue, body),
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
        "named": pass_context(_named),
        "turned": pass_context(_turned),
        "unbroken": unbroken,
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


def _names(issue: Issue, body: Body) -> tuple[str, ...]:
    """Return the names of bodies and persons that a title may not be broken inside."""
    bodies = [name for _, entries in issue.distribution for name in entries]
    contributors = [article.contributor.text for article in body.articles if article.contributor]
    editors = [issue.editor.name] if issue.editor else []
    written = (issue.house.publisher, *bodies, *contributors, *editors)
    return tuple(sorted({part for name in written for part in _PARTS.split(name) if len(part) > 1}))


def _broken(context: Any, text: str, style: str) -> Markup:  # noqa: ANN401   # jinja2's Context
    """Set a title on lines that its sense and the style's capacity give."""
    layout: Layout = context["layout"]
    return _on_lines(titles.break_title(_spaced(text), _capacity(layout, style), context["names"]))


def _named(context: Any, text: str) -> Markup:  # noqa: ANN401
    """Set the name of the masthead on as few lines as its smallest size allows."""
    layout: Layout = context["layout"]
    if layout.name is None:
        return Markup.escape(text)
    return _on_lines(titles.break_title(text, layout.page.measure / layout.name.smallest, context["names"]))


def _turned(context: Any, text: str, style: str, beside: Iterable[object] = ()) -> Markup:  # noqa: ANN401
    """Set a text that is flush left on lines that its sense gives; on the last one `beside` has its place, or a page number."""
    capacity = _capacity(context["layout"], style)
    taken = sum(titles.width(str(part)) for part in beside) or _FOLIO
    return _on_lines(titles.break_entry(_spaced(text), capacity, capacity - taken - _APART, context["names"]))


def _capacity(layout: Layout, style: str) -> float:
    """Return how many full characters a line of `style` holds."""
    chosen = layout.styles[style]
    size = chosen.size or layout.page.pitch
    return (layout.page.measure - chosen.left - chosen.right) / (size + (chosen.spacing or 0))


def _on_lines(lines: Iterable[str]) -> Markup:
    return Markup("<br/>").join(lines)


def unbroken(text: str) -> str:
    """Write a title in one line, without the marks that say where it may be broken."""
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
