"""Markdown to the bulletin's HTML: the body of an issue goes in, its articles come out, every block with its place."""

from __future__ import annotations

import re
from dataclasses import replace
from html import escape

from lxml import etree

from bulletin.errors import ContentError
from bulletin.findings import Finding, Place, Source, arranged, at
from bulletin.markdown import cues, numbering, quotes, tight
from bulletin.markdown.body import Article, Attachment, Body, Line
from bulletin.markdown.figures import is_figure, parse_figure
from bulletin.markdown.footnotes import Footnotes
from bulletin.markdown.inline import INVISIBLE, Notes, join, refuse_unknown, to_html
from bulletin.markdown.lists import parse_list
from bulletin.markdown.lost import lost
from bulletin.markdown.misread import misread
from bulletin.markdown.segments import Kind, Segment, split
from bulletin.markdown.tables import parse_table

_DEEPEST = 5


def to_body(source: Source, text: str, first_line: int, *, auto: bool = False) -> Body:
    """Convert the Markdown `text`, which starts at `first_line` of its `source`; the Body carries every fault found.

    `auto` writes the numbers of headings. Raises LimitError for what is too large to read.
    """
    return _Reader(source, split(text, first_line), auto=auto).read()


class _Reader:
    """Reads the segments of one body; a fault in one of them leaves the others."""

    def __init__(self, source: Source, segments: list[Segment], *, auto: bool) -> None:
        self.source = source
        self.segments = segments
        self.auto = auto
        self.footnotes = Footnotes(segments, source)
        self.notes_at_hand = Notes(self.footnotes.texts, self.footnotes.text_places)
        self.counter = numbering.Counter()
        self.findings: list[Finding] = []
        self.refused: list[Finding] = []
        self.body = Body()
        self.notes: list[tuple[Place, str]] = []
        self.caption: Segment | None = None
        self.column: Segment | None = None
        self.bare: Segment | None = None

    def read(self) -> Body:
        for segment in cues.captions_apart(self.segments):
            self._judge(segment)
        self._end()
        self.body.findings = arranged(self.findings)
        return self.body

    def _judge(self, segment: Segment) -> None:
        """Read a segment; where it holds what is refused, what else seems wrong with it may only follow from that."""
        caption, self.caption = self.caption, None
        if caption is not None and segment.kind is not Kind.TABLE:
            self._loose(caption)
        if not segment.lines[0].startswith("# "):
            self._loose_column()
        before = len(self.findings)
        self.refused = refused = self._refused(segment)
        try:
            self._read_segment(segment, caption)
        except ContentError as error:
            self.findings.extend(error.findings)
            self._blocks(segment)
        if refused:
            self.findings[before:] = refused

    def _end(self) -> None:
        self._loose_column()
        if self.caption is not None:
            self._loose(self.caption)
        self._find_loose_notes()
        self.findings.extend(self.footnotes.findings())

    def _find(self, place: Place, code: str, message: str, hint: str) -> None:
        self.findings.append(Finding(place, code, message, hint))

    def _place(self, segment: Segment) -> Place:
        return segment.place(self.source)

    def _read_segment(self, segment: Segment, caption: Segment | None) -> None:
        match segment.kind:
            case Kind.HEADING:
                self._heading(segment)
            case Kind.LIST:
                self._add(segment, parse_list(segment, self.source, self._inline))
            case Kind.TABLE:
                self._add(segment, parse_table(segment, self.source, self._inline, self._caption(caption)))
                self.bare = None if caption else segment
            case Kind.QUOTE:
                self._quote(segment)
            case Kind.BREAK:
                self._blocks(segment).append(f"<hr class='page-break'{at(self._place(segment))}/>")
            case Kind.PARAGRAPH if is_figure(segment):
                self._blocks(segment).append(parse_figure(segment, self.source, self._inline))
            case Kind.PARAGRAPH:
                self._text(segment)
            case Kind.FENCE:
                self._find(self._place(segment), "code-refused", "公文里没有代码块", "删去“```”，写成普通段落")
            case Kind.RULE:
                hint = "要换页就写“\\分页”，不换页就删去这一行"
                self._find(self._place(segment), "rule-refused", "正文里没有横线", hint)
            case Kind.FOOTNOTE:
                pass  # read beforehand, set where their marks stand

    def _refused(self, segment: Segment) -> list[Finding]:
        """Find what the bulletin's Markdown does not know."""
        if segment.kind is Kind.FENCE:
            return []
        places = [self.source.place(segment.line + n, 1) for n in range(len(segment.lines))]
        figure = segment.kind is Kind.PARAGRAPH and is_figure(segment)
        allowed = "picture-in-text" if figure else ""
        found = [finding for finding in refuse_unknown(segment.lines, places) if finding.code != allowed]
        return found if figure else [*found, *tight.misplaced(segment, self.source)]

    def _inline(self, text: str, place: Place) -> str:
        """Convert the text of a paragraph; one that is faulty stands as it was written."""
        if self.refused:
            return escape(INVISIBLE.sub("", text))
        try:
            return to_html(text, place, self.source, self.notes_at_hand)
        except ContentError as error:
            self.findings.extend(error.findings)
            return escape(text)

    def _add(self, segment: Segment, html: str, dropped: str = "") -> None:
        self.findings.extend(lost(segment, html, self._place(segment), dropped))
        self._blocks(segment).append(html)

    def _blocks(self, segment: Segment) -> list[str]:
        self.bare = None
        if self.body.attachments:
            return self.body.attachments[-1].blocks
        article = self._article()
        if article.contributor is not None and segment.kind is not Kind.BREAK:
            hint = "供稿单位写在文章最后；下一篇文章以“# 标题”开头"
            self._find(self._place(segment), "text-after-contributor", "供稿单位后面又有正文", hint)
        return article.blocks

    def _line(self, text: str, place: Place) -> Line:
        """Make the plain text of a title or a contributor; it is never bold and holds neither links nor footnotes."""
        element = etree.fromstring(f"<x>{self._inline(text, place)}</x>")
        if element.find(".//a") is not None or element.find(".//span") is not None:
            hint = "把链接、脚注放到正文里，这一行只写文字"
            self._find(place, "line-not-plain", "标题和供稿单位里不能有链接、脚注", hint)
        return Line("".join(str(text) for text in element.itertext()), place)

    def _article(self) -> Article:
        """Return the article being read; what was noted before it becomes its notes."""
        if not self.body.articles:
            self.body.articles.append(Article())
        article = self.body.articles[-1]
        if article.blocks:
            self._find_loose_notes()
        article.notes.extend(html for _, html in self.notes)
        self.notes = []
        return article

    def _find_loose_notes(self) -> None:
        for place, _ in self.notes:
            self._find(place, "note-loose", "编者按后面没有文章", "编者按写在它那篇文章的标题之前，或者紧跟标题")
        self.notes = []

    def _heading(self, segment: Segment) -> None:
        segment, close = tight.parted(segment)
        stripped = segment.lines[0].strip()
        text = re.sub(r"\s+#+$", "", stripped.lstrip("#").strip())
        level = len(stripped) - len(stripped.lstrip("#"))
        place = self._place(segment)
        if not text:
            self._find(place, "heading-empty", "标题是空的", "在“#”后面写上标题，或者删去这一行")
        elif level > _DEEPEST:
            self._find(place, "heading-too-deep", "标题只有五级，从“#”到“#####”", "减少“#”的个数")
        elif level == 1:
            self._title(place, text, close=close)
        else:
            self._section(segment, level - 1, text, close=close)

    def _title(self, place: Place, text: str, *, close: bool) -> None:
        self.counter = numbering.Counter()
        attachment = cues.ATTACHMENT.fullmatch(cues.light(text))
        if attachment:
            self._loose_column()
            self._article()
            mark, title = attachment[1] or attachment[3], attachment[2] or attachment[4]
            self.body.attachments.append(Attachment(Line(mark, place), self._line(title, place) if title else None))
        elif self.body.attachments:
            self._find(place, "article-after-attachment", "附件后面又出现了文章标题", "附件放在各篇文章之后")
        elif self.body.articles and self.body.articles[0].title is None:
            self._find(place, "text-before-title", "第一个文章标题之前有正文", "把标题移到正文之前，或者删去前面的文字")
        else:
            title = replace(self._line(text, place), tight=close)
            self.body.articles.append(Article(title, self._column()))

    def _column(self) -> Line | None:
        """Return the label of the column that the next article stands in."""
        column, self.column = self.column, None
        return None if column is None else self._line(column.lines[0].strip(), self._place(column))

    def _loose_column(self) -> None:
        """Set a label that no article's title follows: it is that of the first article, or text."""
        if self.column is not None and (self.body.articles or self.body.attachments):
            column, self.column = self.column, None
            self._paragraph(column)
        elif self.column is not None:
            self.body.articles.append(Article(None, self._column()))

    def _section(self, segment: Segment, level: int, text: str, *, close: bool) -> None:
        lead, tail = cues.parted(text)
        mark, rest = numbering.parted(level, lead)
        due = numbering.form(level, self.counter.next(level))
        dropped = mark if self.auto else ""
        place = self._place(segment)
        html = self._inline((due if self.auto else mark) + rest, place)
        if tail:
            html += f"<span class='body'>{self._inline(tail, place)}</span>"
        self._add(
            segment,
            f"<h{level + 1} class='heading-{level}'{at(place)}{tight.attribute(close)}>{html}</h{level + 1}>",
            dropped,
        )

    def _quote(self, segment: Segment) -> None:
        found = list(quotes.findings(segment, self.source))
        if found:
            raise ContentError(found)
        html = quotes.to_html(segment, self.source, self._inline)
        if not quotes.is_note(segment):
            self._behind(segment, html)
            return
        self.notes.append((self._place(segment), html))
        if self.body.articles and not self.body.articles[-1].blocks and self.body.articles[-1].title:
            self._article()

    def _behind(self, segment: Segment, html: str) -> None:
        """Add a quotation or a box; a box may stand behind the contributor, too."""
        article = self._article()
        if html.startswith("<aside") and article.contributor is not None and not self.body.attachments:
            article.closing.append(html)
        else:
            self._add(segment, html)

    def _text(self, segment: Segment) -> None:
        text = cues.light(join(segment.lines))
        contributor = cues.CONTRIBUTOR.fullmatch(text)
        caption = cues.CAPTION.fullmatch(text)
        if cues.COLUMN.fullmatch(text):
            self.column = segment
        elif contributor:
            place = self._place(segment)
            name = next(filter(None, contributor.groups()))
            self._contributor(self._line(name, self.source.found(name, place)))
        elif caption and text.startswith("表"):
            self.caption = segment
        elif caption and self._ends_with_bare_figure():
            self._figcaption(segment)
        else:
            self._paragraph(segment)

    def _loose(self, segment: Segment) -> None:
        """Set what looks like a caption, but has no table below it."""
        if self.bare is None:
            self._paragraph(segment)
            return
        hint = "表题单独成段，写在表格上方"
        self._find(self._place(segment), "caption-below", "表题写在了表格下方", hint)

    def _ends_with_bare_figure(self) -> bool:
        part = (self.body.attachments or self.body.articles or [Article()])[-1]
        return bool(part.blocks) and part.blocks[-1].endswith("</figure>") and "<figcaption" not in part.blocks[-1]

    def _figcaption(self, segment: Segment) -> None:
        """Return the figure above the caption that stands below it."""
        blocks = self._blocks(segment)
        place = self._place(segment)
        caption = f"<figcaption class='figure-caption'{at(place)}>{self._caption_text(segment)}</figcaption>"
        blocks[-1] = blocks[-1].removesuffix("</figure>") + caption + "</figure>"

    def _paragraph(self, segment: Segment) -> None:
        findings = misread(segment, self.source)
        if findings:
            raise ContentError(findings)
        segment, close = tight.parted(segment)
        place = self._place(segment)
        text = self._inline(join(segment.lines), place)
        self._add(segment, f"<p class='body'{at(place)}{tight.attribute(close)}>{text}</p>")

    def _contributor(self, line: Line) -> None:
        article = self._article()
        if self.body.attachments:
            hint = "供稿单位写在文章末尾，附件之前"
            self._find(line.place, "contributor-in-attachment", "附件里写了供稿单位", hint)
        elif article.contributor is not None:
            hint = "几个单位写在同一个括号里，中间用“、”"
            self._find(line.place, "contributor-repeated", "一篇文章写了两次供稿单位", hint)
        article.contributor = line

    def _caption(self, segment: Segment | None) -> str:
        if segment is None:
            return ""
        text = self._caption_text(segment)
        return f"<caption class='table-caption'{at(self._place(segment))}>{text}</caption>"

    def _caption_text(self, segment: Segment) -> str:
        match = cues.CAPTION.fullmatch(cues.light(join(segment.lines)))
        mark, title, bare = match.groups() if match else ("", "", "")
        return self._inline(f"{mark}　{title}" if mark else bare, self._place(segment))
