"""Markdown to the bulletin's HTML: the body of an issue goes in, its articles come out, every block with its place."""

from __future__ import annotations

import re
from dataclasses import replace
from html import escape
from itertools import takewhile

from lxml import etree

from bulletin.errors import ContentError
from bulletin.findings import Finding, Place, Source, arranged, at, errors
from bulletin.markdown import cues, numbering, tight
from bulletin.markdown.blanks import blank_ends
from bulletin.markdown.blocks import quotes, statutes
from bulletin.markdown.blocks.lists import parse_list
from bulletin.markdown.blocks.rosters import MARK, gathered, parse_names
from bulletin.markdown.blocks.tables import BREAK, Above, parse_table
from bulletin.markdown.body import Article, Attachment, Body, Contributor, Line
from bulletin.markdown.figures import is_figure, misnamed, parse_figure
from bulletin.markdown.footnotes import Footnotes
from bulletin.markdown.forms import checking, contributors, recognised, written
from bulletin.markdown.inline import Notes, join, refuse_unknown, to_html
from bulletin.markdown.limits import refuse_too_much
from bulletin.markdown.lost import lost
from bulletin.markdown.misread import misread, run_into_entry, unmarked
from bulletin.markdown.segments import Kind, Segment, split
from bulletin.text.gate import without_refused

_DEEPEST = 5


def to_body(source: Source, text: str, first_line: int, *, auto: bool = False) -> Body:
    """Convert the Markdown `text`, which starts at `first_line` of its `source`; the Body carries every fault found.

    `auto` writes the numbers of headings. Raises LimitError for what is too large to read.
    """
    parts = split(text, first_line)
    refuse_too_much(parts, source)
    segments = recognised(gathered(cues.captions_apart(cues.notes_together(parts))))
    return _Reader(source, segments, auto=auto).read()


class _Reader:
    """Reads the segments of one body; a fault in one of them leaves the others."""

    def __init__(self, source: Source, segments: list[Segment], *, auto: bool) -> None:
        self.source = source
        self.segments = segments
        self.numbers = {segment.line: number for number, segment in enumerate(segments)}
        self.below_tables = {one.line + len(one.lines) for one in segments if one.kind is Kind.TABLE}
        self.auto = auto
        self.footnotes = Footnotes(segments, source)
        self.notes_at_hand = Notes(self.footnotes.texts, self.footnotes.text_places)
        self.counter = numbering.Counter()
        self.chapters = statutes.contents(segments)
        self.findings: list[Finding] = []
        self.refused: list[Finding] = []
        self.body = Body()
        self.notes: list[tuple[Place, str]] = []
        self.above: list[Segment] = []
        self.column: Segment | None = None
        self.bare: Segment | None = None

    def read(self) -> Body:
        for segment in self.segments:
            self._judge(segment)
        self._end()
        self.body.findings = arranged(self.findings)
        return self.body

    def _judge(self, segment: Segment) -> None:
        """Read a segment; where it holds what is refused, what else seems wrong with it may only follow from that.

        What is only told, as a character that looks like another, leaves the segment what it is.
        """
        above, self.above = self.above, []
        if above and self._stands_above(segment, above):
            self.above, above = above, []
        elif segment.kind is not Kind.TABLE:
            self._loose(above)
        if not segment.lines[0].startswith("# "):
            self._loose_column()
        before, told = len(self.findings), self._refused(segment)
        self.refused = errors(told)
        try:
            self._read_segment(segment, above)
        except ContentError as error:
            self.findings.extend(error.findings)
            self._blocks(segment)
        self.findings.extend(blank_ends(segment, self.source))
        if self.refused:
            del self.findings[before:]
        self.findings.extend(told)

    def _end(self) -> None:
        self._loose_column()
        self._loose(self.above)
        self._find_loose_notes()
        self.findings.extend(self.footnotes.findings())
        self.findings.extend(unmarked(self.segments, self.source))
        self.findings.extend(statutes.unmarked(self.segments, self.source))
        self.findings.extend(checking.findings(self.segments, self.source, self.body.attachments))

    def _find(self, place: Place, code: str, message: str, hint: str) -> None:
        self.findings.append(Finding(place, code, message, hint))

    def _place(self, segment: Segment) -> Place:
        return segment.place(self.source)

    def _read_segment(self, segment: Segment, above: list[Segment]) -> None:
        match segment.kind:
            case Kind.HEADING:
                self._heading(segment)
            case Kind.LIST:
                self.findings.extend([*self._loose_options(segment), *run_into_entry(segment, self.source)])
                self._add(segment, parse_list(segment, self.source, self._inline))
            case Kind.TABLE:
                self._table(segment, above)
            case Kind.QUOTE:
                self._quote(segment)
            case Kind.BREAK:
                self._blocks(segment).append(f"<hr class='page-break'{at(self._place(segment))}/>")
            case Kind.PARAGRAPH if is_figure(segment):
                self._blocks(segment).append(parse_figure(segment, self.source, self._inline))
            case Kind.PARAGRAPH:
                self._text(segment)
            case Kind.BYLINE | Kind.SALUTATION | Kind.ENCLOSURES | Kind.SIGNATURE | Kind.REMARK:
                self._form(segment)
            case Kind.CONTRIBUTOR:
                self._contributor(segment, contributors.bare(contributors.written(segment)) or Contributor(""))
            case Kind.NAMES:
                self._add(segment, parse_names(segment, self.source), MARK)
            case Kind.FENCE:
                self._find(self._place(segment), "code-refused", "公文里不用“```”", "删去，里面的文字写成普通段落")
            case Kind.RULE:
                hint = "要换页就写“\\分页”，不换页就删去这一行"
                self._find(self._place(segment), "rule-refused", "正文里不用横线", hint)
            case Kind.FOOTNOTE:
                pass  # read beforehand, set where their marks stand

    def _refused(self, segment: Segment) -> list[Finding]:
        """Find what the bulletin's Markdown does not know."""
        if segment.kind is Kind.FENCE:
            return []
        places = [self.source.place(segment.line + n, 1) for n in range(len(segment.lines))]
        lines, figure = segment.lines, segment.kind is Kind.PARAGRAPH and is_figure(segment)
        if segment.kind is Kind.TABLE:
            lines = tuple(BREAK.sub(lambda match: " " * len(match[0]), line) for line in lines)
        allowed = "picture-in-text" if figure else ""
        found = [finding for finding in refuse_unknown(lines, places) if finding.code != allowed]
        return found if figure else self._misnamed(segment) or [*found, *tight.misplaced(segment, self.source)]

    def _misnamed(self, segment: Segment) -> list[Finding]:
        """Find pictures in whose paths a blank or a bracket stands, which ends a path."""
        found = []
        for n, line in enumerate(segment.lines if segment.kind is Kind.PARAGRAPH else ()):
            if span := misnamed(line):
                place = self.source.place(segment.line + n, span[0] + 1, span[1] - span[0])
                hint = "给图片改个名字，不用空格和半角括号（可以用短横、全角括号），这里照新名字写"
                found.append(Finding(place, "picture-name-wrong", "图片的文件名里有空格或者半角括号", hint))
        return found

    def _inline(self, text: str, place: Place) -> str:
        """Convert the text of a paragraph; one that is faulty stands as it was written."""
        if self.refused:
            return escape(without_refused(text))
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
            for note in element.iterfind(".//span"):
                note.clear(keep_tail=True)
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
        self.findings.extend(self._loose_option(segment))
        if not text.strip("|　 "):
            self._find(place, "heading-empty", "标题是空的", "在“#”后面写上标题，或者删去这一行")
        elif re.search(r"(?<!\\)\\$", text):
            mark = self.source.place(place.end_line, place.end_column - 1, 1)
            self._find(
                mark, "heading-break-wrong", "标题里不用反斜线换行", "在标题里换行写“|”，写在同一行；不换行的，删去“\\”"
            )
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
        else:
            untitled = bool(self.body.articles) and self.body.articles[0].title is None
            if untitled and all(one.code != "text-before-title" for one in self.findings):
                hint = "把标题移到正文之前；前面的文字是另一篇的，给它也写上“# 标题”；没有用的，删去"
                self._find(place, "text-before-title", "第一个文章标题之前有正文", hint)
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
        chapter = statutes.chapter(cues.light(text)) if level in statutes.STYLES else None
        if chapter:
            self._chapter(segment, level, *chapter)
            return
        lead, tail = cues.parted(text)
        mark, rest = (numbering.replaced if self.auto else numbering.parted)(level, lead)
        due = numbering.form(level, self.counter.next(level))
        dropped = mark if self.auto else ""
        place = self._place(segment)
        lead = (due if self.auto else mark) + rest
        html = "<br/>".join(self._inline(line.strip(), place) for line in cues.lines(lead))
        if tail:
            html += f"<span class='body'>{self._inline(tail, place)}</span>"
        self._add(
            segment,
            f"<h{level + 1} class='heading-{level}'{at(place)}{tight.attribute(close=close)}>{html}</h{level + 1}>",
            dropped,
        )

    def _chapter(self, segment: Segment, level: int, mark: str, name: str) -> None:
        """Set the name of a chapter of a statute, or of a section; the author numbers them."""
        place = self._place(segment)
        html = self._inline(f"{mark}　{name}", place)
        self._add(segment, f"<h{level + 1} class='{statutes.STYLES[level]}'{at(place)}>{html}</h{level + 1}>")

    def _quote(self, segment: Segment) -> None:
        found = [*quotes.findings(segment, self.source), *self._loose_options(segment)]
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
        contributor = contributors.parsed(text)
        caption = cues.caption(text)
        if cues.COLUMN.fullmatch(text) and not self._heads_text(segment, text):
            self.column = segment
        elif contributor:
            self._contributor(segment, contributor)
        elif (caption and text.startswith("表")) or self._is_above(segment):
            self.above.append(segment)
        elif caption and self._ends_with_bare_figure():
            self._figcaption(segment)
        elif cues.TABLE_NOTE.match(text) and self._ends_with_table():
            self._table_notes(segment)
        else:
            self._paragraph(segment)

    def _heads_text(self, segment: Segment, text: str) -> bool:
        """Tell whether a label at the beginning of a text without a title of its own is that of a part of it: another one follows below."""
        if self.body.articles or self.body.attachments:
            return False
        behind = self.segments[self.numbers[segment.line] + 1 :]
        own = takewhile(lambda one: not one.lines[0].startswith("# "), behind)
        labels = (one for one in own if one.kind is Kind.PARAGRAPH)
        again = any(cues.COLUMN.match(cues.light(join(one.lines))) for one in labels)
        first_is_title = bool(behind) and behind[0].lines[0].startswith("# ")
        return not first_is_title and (again or bool(cues.SECTION.fullmatch(text)))

    def _is_above(self, segment: Segment) -> bool:
        """Tell whether a paragraph is the unit of a table, or an option of one without a caption."""
        text = join(segment.lines)
        rest, option = cues.option(text)
        return bool(cues.UNIT.fullmatch(text)) or (not rest and cues.is_landscape(option))

    def _stands_above(self, segment: Segment, above: list[Segment]) -> bool:
        """Tell whether a segment is the unit of a table whose caption is read already."""
        captioned = any(not cues.UNIT.fullmatch(join(one.lines)) for one in above)
        unit = segment.kind is Kind.PARAGRAPH and bool(cues.UNIT.fullmatch(join(segment.lines)))
        return unit and (captioned or self._leads_to_table(segment))

    def _leads_to_table(self, segment: Segment) -> bool:
        """Tell whether a table follows a segment."""
        after = self.numbers[segment.line] + 1
        return after < len(self.segments) and self.segments[after].kind is Kind.TABLE

    def _loose(self, above: list[Segment]) -> None:
        """Set what looks like a caption or a unit, but has no table below it."""
        for segment in above:
            if self.bare is not None and cues.caption(join(segment.lines)):
                hint = "表题单独成段，写在表格上方"
                self._find(self._place(segment), "caption-below", "表题写在了表格下方", hint)
                continue
            if self._is_right_below_table(segment):
                hint = "单位写在表题下面、表格上面，单独成行"
                self._find(self._place(segment), "caption-below", "表格的单位写在了表格下方", hint)
                continue
            try:
                self._paragraph(segment)
            except ContentError as error:
                self.findings.extend(error.findings)

    def _is_right_below_table(self, segment: Segment) -> bool:
        """Tell whether a table's last line is the one above."""
        return segment.line in self.below_tables

    def _table(self, segment: Segment, above: list[Segment]) -> None:
        """Set a table with the caption and the unit above it."""
        html, landscape = "", False
        units = [one for one in above if cues.UNIT.fullmatch(join(one.lines))]
        for one in units[1:]:
            hint = "合成一行，如“单位：万元、人”；或者把单位写进表头的各栏"
            self._find(self._place(one), "table-unit-repeated", "表格上面写了不止一行单位", hint)
        for one in above:
            text, place = join(one.lines), self._place(one)
            if cues.UNIT.fullmatch(text):
                html += f"<p class='table-unit'{at(place)}>{self._inline(text, place)}</p>"
                continue
            rest, option = cues.option(cues.light(text))
            landscape = landscape or cues.is_landscape(option)
            if option is not None and not cues.is_landscape(option):
                hint = "宽的表格要横排，写成“{横排}”；别的不用写"
                self._find(place, "table-option-unknown", f"看不懂表格的设置：{{{option}}}", hint)
            if rest:
                html += f"<caption class='table-caption'{at(place)}>{self._caption_text(one)}</caption>"
        breaks = "".join(mark for line in segment.lines for mark in BREAK.findall(line))
        self._add(segment, parse_table(segment, self.source, self._inline, Above(html, landscape)), breaks)
        self.bare = None if "<caption" in html else segment

    def _ends_with_table(self) -> bool:
        part = (self.body.attachments or self.body.articles or [Article()])[-1]
        return bool(part.blocks) and part.blocks[-1].startswith(("<table", "<p class='table-note'"))

    def _table_notes(self, segment: Segment) -> None:
        """Set the notes below a table, each a paragraph."""
        line = segment.line
        label = ""
        for part in cues.labelled(segment.lines):
            note = replace(segment, line=line, lines=tuple(part))
            place, text = self._place(note), join(part)
            labelled = cues.TABLE_NOTE.match(text)
            label = labelled[0] if labelled else label
            indent = "" if labelled else "　" * len(label)  # below the first one's number
            self._add(note, f"<p class='table-note'{at(place)}>{indent}{self._inline(text, place)}</p>")
            line += len(part)

    def _ends_with_bare_figure(self) -> bool:
        part = (self.body.attachments or self.body.articles or [Article()])[-1]
        return bool(part.blocks) and part.blocks[-1].endswith("</figure>") and "<figcaption" not in part.blocks[-1]

    def _figcaption(self, segment: Segment) -> None:
        """Return the figure above the caption that stands below it."""
        blocks = self._blocks(segment)
        place = self._place(segment)
        self.findings.extend(self._loose_option(segment))
        caption = f"<figcaption class='figure-caption'{at(place)}>{self._caption_text(segment)}</figcaption>"
        blocks[-1] = blocks[-1].removesuffix("</figure>") + caption + "</figure>"

    def _paragraph(self, segment: Segment) -> None:
        if listed := self.chapters.get(segment.line):
            for style, line in listed:
                place = self._place(line)
                self._add(line, f"<p class='{style}'{at(place)}>{self._inline(line.lines[0].strip(), place)}</p>")
            return
        findings = misread(segment, self.source) + self._loose_option(segment)
        if findings:
            raise ContentError(findings)
        segment, close = tight.parted(segment)
        place, style = self._place(segment), "lines" if cues.ends_all_lines(segment) else "body"
        article = statutes.article(join(segment.lines))
        if article:
            label, note = statutes.noted(article[0])
            noted = self._inline(note, place) if note else ""
            html = f"<span class='article-label'>{label}</span>{noted}　{self._inline(article[1], place)}"
        else:
            html = self._inline(join(segment.lines), place)
        self._add(segment, f"<p class='{style}'{at(place)}{tight.attribute(close=close)}>{html}</p>")

    def _loose_option(self, segment: Segment) -> list[Finding]:
        """Find the option of a table that stands behind anything else."""
        word = cues.option(join(segment.lines))[1]
        if not cues.is_landscape(word):
            return []
        hint = "写在表题后面，如“表1：题名 {横排}”，表题下面就是表格"
        return [Finding(self._place(segment), "landscape-loose", f"“{{{word}}}”不在表题后面", hint)]

    def _loose_options(self, segment: Segment) -> list[Finding]:
        """Find the option of a table behind any line of a quotation or a list."""
        lines = (replace(segment, line=segment.line + n, lines=(line,)) for n, line in enumerate(segment.lines))
        return [finding for line in lines for finding in self._loose_option(line)]

    def _form(self, segment: Segment) -> None:
        """Set a form of official writing; what stands below a title belongs to it."""
        form = written(segment, self.source, self._inline)
        self.findings.extend(form.findings)
        self._add(segment, form.html, form.dropped)
        if segment.kind is Kind.BYLINE:
            (self.body.attachments or self.body.articles)[-1].byline = True

    def _contributor(self, segment: Segment, found: Contributor) -> None:
        article = self._article()
        line = self._line(found.text, self.source.found(found.text, self._place(segment)))
        if self.body.attachments:
            hint = "供稿单位写在文章末尾，附件之前"
            self._find(line.place, "contributor-in-attachment", "附件里写了供稿单位", hint)
        elif article.contributor is not None:
            hint = "几个单位写在同一个括号里，中间用“、”"
            self._find(line.place, "contributor-repeated", "一篇文章写了两次供稿单位", hint)
        article.contributor = replace(found, text=line.text, place=line.place)

    def _caption_text(self, segment: Segment) -> str:
        match = cues.caption(join(segment.lines))
        mark, title, bare = match.groups() if match else ("", "", "")
        return self._inline(f"{mark}　{title}" if mark else bare, self._place(segment))
