"""Lines that run together though their author meant a list, names or a table: a paragraph goes in, findings come out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from bulletin.findings import Edit, Finding, Severity, Source
from bulletin.markdown.blocks import statutes
from bulletin.markdown.segments import DELIMITER, ENTRY, MOST_HEADS, Kind, Segment
from bulletin.text import roster
from bulletin.text.numerals import from_chinese

_TABLE = re.compile(r"\s*[|｜].*[|｜]\s*")
_TABS = re.compile(r"\S\t+\S")
_BULLET = re.compile(r"\s*([•·●○■◆▪◇□－]|——)")
_NUMBER = re.compile(r"\s*[（(]?([0-9０-９]{1,2})(?:[）)、]|[.．](?![0-9０-９]))")
_CHINESE = re.compile(r"\s*[（(第]?([一二三四五六七八九十]{1,3})[）)、条]")
_MEANT = re.compile(
    r"(?:\*\*)?(?:(?P<first>[一二三四五六七八九十]{1,3}、)|[（(][一二三四五六七八九十]{1,3}[）)])[^。；：！？;:]{2,30}[^。；：！？，、;:,.…]"
)
# 表1 建设情况, 图2：接待日: a caption that stands right below a sentence.
_CAPTION = re.compile(
    r"\s*[表图]\s*[0-9０-９一二三四五六七八九十]{1,3}(?:\s*[:：.．、]|\s)\s*[^。；！？]{2,40}[^。；！？，、：]"
)
_ENDED = re.compile(r"[。！？：][”’）》]?\s*$")
_CIRCLED = re.compile(r"\s*([①-⑳])")


def misread(segment: Segment, source: Source) -> list[Finding]:
    """Find lines of a paragraph that would not print as they stand: a table without its second line, an unmarked list."""
    for n, line in enumerate(segment.lines):
        if _TABLE.fullmatch(line):
            place = segment.line_place(source, n)
            heads = _heads(source, segment.line + n)
            if heads:
                message, hint = (
                    f"表头有 {heads} 行，最多 {MOST_HEADS} 行",
                    "合并成较少的几行，或者把其中几行移到分隔行下面",
                )
                return [Finding(place, "table-broken", message, hint)]
            hint = "表格用半角“|”，第二行写分隔行，例如“|---|---|”"
            return [Finding(place, "table-broken", "这像是表格，但缺少表头下面的分隔行", hint)]
    pasted = [*_pasted_table(segment, source), *(_joined(segment, source) or _run_in(segment, source))]
    if pasted:
        return pasted
    for n, (above, line) in enumerate(pairwise(segment.lines), 1):
        if _follows(above, line) or statutes.begins(line):
            return [_unmarked_entry(segment, source, n)]
    broken = roster.broken(segment.lines)
    if broken is None:
        return []
    hint = (
        "名单里姓名之间用空格隔开，不用顿号，说明放在括号里，认不出的在末尾写“{名单}”；不是名单的，上下空一行，各自成段"
    )
    place = segment.line_place(source, broken)
    return [Finding(place, "names-unreadable", "这一行会和上下几行连成一段；上下几行像名单，这一行不只是姓名", hint)]


def run_into_entry(segment: Segment, source: Source) -> list[Finding]:
    """Find the first line of a list that begins as the one above it does, with a bullet or a number, and is no entry."""
    for n, (above, line) in enumerate(pairwise(segment.lines), 1):
        if not ENTRY.fullmatch(line.rstrip()) and _follows(above, line):
            return [_unmarked_entry(segment, source, n)]
    return []


def _unmarked_entry(segment: Segment, source: Source, n: int) -> Finding:
    hint = "列表写成“1. 文字”或“- 文字”（记号后面空一格）；标题前面写“##”；各自成段的，中间空一行"
    message = "这一行会和上一行连成一段，但看上去是列表或标题"
    return Finding(segment.line_place(source, n), "list-unmarked", message, hint)


def _pasted_table(segment: Segment, source: Source) -> Iterator[Finding]:
    """Find the first of several lines with tabs inside: cells that were copied from a spreadsheet."""
    for n, (above, line) in enumerate(pairwise(segment.lines), 1):
        if _TABS.search(above) and _TABS.search(line):
            place = segment.line_place(source, n - 1)
            cells = [cell.strip() for cell in above.strip(" \u3000").split("\t")]
            row, rule = f"| {' | '.join(cells)} |", "|---" * len(cells) + "|"
            hint = f"是表格的，这一行写成“{row}”，下面加一行“{rule}”，其余各行也这样用“|”隔开；不是的，删去制表符，各自成段"
            yield Finding(place, "table-broken", "这像是粘贴来的表格：几格之间是制表符，印出来会连成一段", hint)
            return


def _joined(segment: Segment, source: Source) -> list[Finding]:
    """Find lines that begin with two blanks, as paragraphs do that come from Word; one finding for all of a paragraph."""
    lines = [
        n
        for n, (above, line) in enumerate(pairwise(segment.lines), 1)
        if is_indented(line) and not above.rstrip().endswith("\\")
    ]
    if not lines:
        return []
    more = f"，下面还有 {len(lines) - 1} 行也是这样" if len(lines) > 1 else ""
    message = f"这一行行首空两格，像是另起一段，却会和上一行连成一段{more}"
    hint = "要另起一段，上面空一行；接着上一行的，删去行首的空格"
    fix = tuple(Edit(source.place(segment.line + n, 1), "\n") for n in lines)
    return [Finding(segment.line_place(source, lines[0]), "paragraph-joined", message, hint, fix=fix)]


def _run_in(segment: Segment, source: Source) -> list[Finding]:
    """Find the first heading or caption without a mark that stands between whole sentences, as text pasted from Word has it."""
    for n, (above, line) in enumerate(pairwise(segment.lines), 1):
        headed = _MEANT.fullmatch(line.strip()) and n + 1 < len(segment.lines)
        captioned = _CAPTION.fullmatch(line) and n + 1 == len(segment.lines)
        if _ENDED.search(above) and (headed or captioned):
            what = "表题、图题" if captioned else "小标题"
            message = f"这一行像{what}，会和上一行连成一段：{line.strip()[:20]}"
            hint = (
                "上下各空一行；各段之间也要空一行"
                if captioned
                else "上下各空一行，前面写“## ”或者“### ”；各段之间也要空一行"
            )
            return [Finding(segment.line_place(source, n), "paragraph-joined", message, hint)]
    return []


def is_indented(line: str) -> bool:
    """Tell whether a line begins with the two blanks of a paragraph that was pasted."""
    return line.startswith("　　")


def _heads(source: Source, line: int) -> int:
    """Count the rows of a table from a `line` on that stand above its delimiter; 0 where there is none."""
    rows = list(takewhile(lambda row: "|" in row, source.lines[line - 1 :]))
    return next((n for n, row in enumerate(rows) if DELIMITER.fullmatch(row)), 0)


def unmarked(segments: Sequence[Segment], source: Source) -> list[Finding]:
    """Find paragraphs that are numbered as headings are, are as short, have no mark at the end, and stand above text."""
    found = []
    levels = [_heading(segment) for segment in segments]
    for n, (segment, below) in enumerate(pairwise(segments)):
        level, listed = levels[n], levels[n] in {levels[n + 1], *levels[n - 1 : n]}
        if level and not listed and below.kind is Kind.PARAGRAPH:
            marks, text = "#" * (level + 1), segment.lines[0].strip()
            place = segment.place(source)
            hint = f"前面写“{marks} ”，就按标题排；不是标题的，末尾加标点"
            message = f"这一段像小标题，但没有记号，会照正文排：{text[:20]}"
            found.append(Finding(place, "heading-unmarked", message, hint, Severity.WARNING))
    return found


def _heading(segment: Segment) -> int:
    """Return the level of the heading that a paragraph may be meant as; 0 where it is text."""
    if segment.kind is not Kind.PARAGRAPH or len(segment.lines) > 1:
        return 0
    match = _MEANT.fullmatch(segment.lines[0].strip())
    return 0 if match is None else 1 if match["first"] else 2


def _follows(above: str, line: str) -> bool:
    """Tell whether both lines begin with the same bullet, or with a number and the next."""
    first, second = _BULLET.match(above), _BULLET.match(line)
    if first and second:
        return first[1] == second[1]
    for pattern, value in ((_NUMBER, int), (_CHINESE, _value), (_CIRCLED, ord)):
        first, second = pattern.match(above), pattern.match(line)
        if first and second:
            return value(second[1]) == value(first[1]) + 1
    return False


def _value(numeral: str) -> int:
    try:
        return from_chinese(numeral)
    except ValueError:
        return 0
