"""What stands inside a paragraph: Markdown goes in, the bulletin's few inline elements come out."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from html import escape, unescape
from typing import Any

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor, LinkInlineProcessor
from markdown.util import Registry

from bulletin.errors import ContentError, LimitError
from bulletin.findings import Finding, Place, Source, where
from bulletin.text import gate
from bulletin.text.scripts import is_wide

MAX_LENGTH = 20_000
MAX_SIGNS = 400

_SIGNS = re.compile(r"[\\*\[\]!_<&`]")
# Python-Markdown's own marks, which it forgets to take out where emphasis overlaps beside an escaped asterisk.
_LEAKED = re.compile("[\x02\x03]")
# “\&” is set aside while Python-Markdown works: it would take \&lt; for the sign that &lt; means. No text has this character.
_ESCAPED_AMPERSAND, _AMPERSAND = re.compile(r"(?<!\\)((?:\\\\)*)\\&"), "\ue026"
HARD_BREAK = "  \n"
_SPACES = re.compile(r"[ \t]+(?![ \t]*\n)")
NOTE = re.compile(r"(?<!\\)\[\^([^\]\s]+)\]")
_REFUSED = (
    (
        "html-raw",
        re.compile(r"(?<!\\)&(?:nbsp|ensp|emsp|thinsp|#(?:160|xa0|12288|x3000));", re.IGNORECASE),
        "网页的空格印不出来：{0}",
        "删去；要空开的地方，直接敲空格",
    ),
    (
        "html-raw",
        re.compile(
            r"(?<!\\)<(?!https?:|mailto:|[\w.+-]+@[\w.-]+>|br[ \t]*/?>)(?:/?[A-Za-z][^<>]*>?|!--|\?)|(?<!\\)&(?!(?:nbsp|ensp|emsp|thinsp|#(?:160|xa0|12288|x3000));)#?[A-Za-z0-9]+;"
        ),
        "这里写了网页代码：{0}",
        "删去；要印出这个符号本身，前面加反斜线“\\”",
    ),
    (
        "html-raw",
        re.compile(r"(?<!\\)<[\w.+-]+@[\w.-]+>"),
        "邮箱外面不写尖括号：{0}",
        "只写邮箱本身，在 PDF 和 Word 里照样点得开",
    ),
    ("html-raw", re.compile(r"(?<!\\)<br[ \t]*/?>"), "{0}只用在表格的格子里", "正文里换行，在行末写反斜线“\\”"),
    ("code-refused", re.compile(r"(?<!\\)`"), "公文里不用反引号", "删去反引号；要印出它本身，写成“\\`”"),
    ("strike-refused", re.compile(r"~~"), "公文里不用删除线：~~", "删去“~~”"),
    (
        "reference-refused",
        re.compile(r"(?<!\\)\[(?!\^)[^\]\n]+\]\[(?!\^)[^\]\n]*\]"),
        "方括号后面又是方括号，不是链接的写法：{0}",
        "写成“[文字](网址)”；要印出方括号，前面加反斜线“\\”",
    ),
    ("mark-full-width", re.compile(r"^\s*[＃＞]|＊＊"), "记号用了全角：{0}", "换成半角的“#”“>”“**”"),
    (
        "mark-full-width",
        re.compile(r"^\s*(?:！\s*[\[［]|!\s*［)"),
        "图片的记号用了全角：{0}",
        "写成“![说明](../../assets/文件名.jpg)”，标点都用半角",
    ),
    (
        "mark-full-width",
        re.compile(r"［\s*\^[^\]］\s]{1,8}[\]］]|(?<!\\)\[\^[^\]］\s]{1,8}］"),
        "脚注的记号用了全角：{0}",
        "写成“[^1]”，方括号用半角",
    ),
    (
        "mark-full-width",
        re.compile(r"^\s*(?!\\分页\s*$)[\\＼]\s*(?:[分换]\s*页|new\s+page)\s*$"),
        "这不是分页的记号：{0}",
        "写成“\\分页”：半角的反斜线，中间没有空格，单独一行",
    ),
    (
        "footnote-full-width",
        re.compile(r"^\s*\[\^[^\]\s]+\](?=：)"),
        "{0}后面是全角冒号",
        "脚注写成“[^1]: 文字”，用半角冒号",
    ),
    (
        "asterisk-in-word",
        re.compile(r"(?<=[0-9A-Za-z])\*(?=[0-9A-Za-z])"),
        "字母、数字之间的星号会被当成强调的记号",
        "乘号写成“×”；要印出星号，写成“\\*”",
    ),
    ("link-full-width", re.compile(r"\](?=（(?:https?:|mailto:))"), "链接的括号用了全角", "写成“[文字](网址)”"),
    (
        "picture-in-text",
        re.compile(r"(?<!\\)!\["),
        "图片混在文字里",
        "图片要单独成段：前后各空一行，一行里只写图片",
    ),
)


def refuse_unknown(lines: Sequence[str], places: Sequence[Place]) -> list[Finding]:
    """Find what the bulletin's Markdown does not know in `lines`; each line's `places` entry is its first character."""
    return [
        fault
        for line, place in zip(lines, places, strict=True)
        for fault in (*_signs(line, place), *gate.told(line, place))
    ]


def _signs(line: str, place: Place) -> Iterator[Finding]:
    """Find what is written as Markdown that the bulletin does not take, or almost as Markdown."""
    return (
        Finding(
            place.shifted(match.end() - len(match[0].lstrip()), len(match[0].strip()) or 1),
            code,
            message.format(_short(match[0].strip())),
            hint,
        )
        for code, pattern, message, hint in _REFUSED
        for match in pattern.finditer(line)
    )


def _short(text: str, most: int = 24) -> str:
    return text if len(text) <= most else text[:most] + "…"


def join(lines: Sequence[str]) -> str:
    """Join the lines of a paragraph: without a space between Chinese characters, with one between words.

    A backslash at a line's end is a forced line break, and nothing at the end of the last line.
    """
    text = ""
    for line in (line.strip() for line in lines):
        if text.endswith("\\") and not text.endswith("\\\\"):
            text = text[:-1].rstrip() + HARD_BREAK
        elif text and line and not (is_wide(text[-1]) or is_wide(line[0])):
            text += " "
        text += line
    return text[:-1].rstrip() if re.search(r"[^\\\s]\s*\\$", text) else text


@dataclass(frozen=True)
class Notes:
    """The text of each footnote by its key, and where that text stands."""

    texts: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)


def to_html(text: str, place: Place, source: Source, notes: Notes) -> str:
    """Turn the Markdown of one paragraph into text, strong, em, a, br and span.footnote, escaped for XML.

    `text` stands at `place` in `source`. Raises LimitError for a paragraph beyond what is read, ContentError for links
    that are not http, https or mailto, for footnotes that `notes` lacks, and for asterisks that make nothing bold.
    """
    if len(text) > MAX_LENGTH or len(re.findall(r"[\[*]", text)) > MAX_SIGNS:
        message = f"这一段太长或符号太多（上限 {MAX_LENGTH} 字、{MAX_SIGNS} 个“[”“*”）"
        raise LimitError(Finding(place, "paragraph-too-long", message, "分成几段来写"))
    text = _SPACES.sub(" ", text)
    if not _SIGNS.search(text) and HARD_BREAK not in text:
        return escape(text)
    missing = [key for key in dict.fromkeys(NOTE.findall(text)) if key not in notes.texts]
    if missing:
        raise ContentError([_missing(key, source.found(f"[^{key}]", place)) for key in missing])
    converter, note = _converter()
    note.notes = notes
    html = converter.reset().convert(_set_aside(text)).replace(_AMPERSAND, "&amp;")
    written = "".join([text, *(notes.texts[key] for key in NOTE.findall(text))])
    findings = [*_wrong_links(html, place, source), *_wrong_bold(html, written, place, source)]
    if findings:
        raise ContentError(findings)
    return html.removeprefix("<p>").removesuffix("</p>").replace("<br />\n", "<br />")


def _set_aside(text: str) -> str:
    return _ESCAPED_AMPERSAND.sub(rf"\1{_AMPERSAND}", text)


class _NoteMark(InlineProcessor):
    """Sets a footnote's text where its mark stands."""

    notes = Notes()  # set anew for each text

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[ET.Element, int, int]:  # type: ignore[override]  # noqa: ARG002, N802
        """Make the element; the converter goes on inside it."""
        attributes = {"class": "footnote", "data-note": m[1]}
        if place := self.notes.places.get(m[1]):
            attributes["data-at"] = where(place)
        element = ET.Element("span", attributes)
        element.text = _set_aside(self.notes.texts[m[1]])
        return element, m.start(0), m.end(0)


@cache
def _converter() -> tuple[Markdown, _NoteMark]:
    """Build Python-Markdown with nothing but the inline patterns of the bulletin."""
    md = Markdown(output_format="xhtml")
    md.ESCAPED_CHARS = [*md.ESCAPED_CHARS, *'|<>~$"']
    _keep(md.preprocessors, {"normalize_whitespace"})
    _keep(md.parser.blockprocessors, {"paragraph"})
    _keep(md.inlinePatterns, {"escape", "autolink", "linebreak", "em_strong"})
    note = _NoteMark(NOTE.pattern, md)
    md.inlinePatterns.register(note, "note", 185)  # before "escape": what follows a pattern is what goes on inside it
    md.inlinePatterns.register(LinkInlineProcessor(r"(?<!!)\[", md), "link", 160)
    return md, note


def _keep(registry: Registry[Any], kept: set[str]) -> None:
    """Take everything else out of a registry of Python-Markdown, which lists its names nowhere else."""
    for name in [item.name for item in vars(registry)["_priority"]]:
        if name not in kept:
            registry.deregister(name)


def _missing(key: str, place: Place) -> Finding:
    hint = f"另起一行写“[^{key}]: 脚注文字”"
    return Finding(place, "footnote-missing", f"脚注 [^{key}] 没有内容", hint)


def _wrong_bold(html: str, text: str, place: Place, source: Source) -> Iterator[Finding]:
    """Find asterisks that were meant to make bold, but stand alone or beside a space."""
    if ("**" in html and html.count("**") > text.count(r"\*\*")) or _LEAKED.search(html):
        made = len(re.findall("</?strong>", html.partition("**")[0]))
        hint = "“**”成对紧贴文字的两侧；要印出它本身，写成“\\*\\*”"
        stray = source.found("**", place, skip=made)
        yield Finding(stray, "bold-unpaired", "加粗的“**”没有成对，或者里侧有空格", hint)


def _wrong_links(html: str, place: Place, source: Source) -> Iterator[Finding]:
    for url in map(unescape, re.findall(r'<a href="([^"]*)"', html)):
        if not re.match(r"(https?://|mailto:)\S", url, re.IGNORECASE):
            hint = "链接写全网址，以 http://、https:// 或 mailto: 开头"
            yield Finding(source.found(url, place), "link-refused", f"这样的链接不能用：{url or '（空）'}", hint)
