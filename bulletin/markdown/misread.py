"""Lines that run together though their author meant a list, names or a table: a paragraph goes in, findings come out."""

from __future__ import annotations

import re
from itertools import pairwise

from bulletin.findings import Finding, Source
from bulletin.markdown.blocks import statutes
from bulletin.markdown.segments import Segment
from bulletin.text import roster
from bulletin.text.numerals import from_chinese

_TABLE = re.compile(r"\s*[|｜].*[|｜]\s*")
_BULLET = re.compile(r"\s*([•·●○■◆▪◇□－]|——)")
_NUMBER = re.compile(r"\s*[（(]?([0-9０-９]{1,2})(?:[）)、]|[.．](?![0-9０-９]))")
_CHINESE = re.compile(r"\s*[（(第]?([一二三四五六七八九十]{1,3})[）)、条]")
_CIRCLED = re.compile(r"\s*([①-⑳])")


def misread(segment: Segment, source: Source) -> list[Finding]:
    """Find lines of a paragraph that would not print as they stand: a table without its second line, an unmarked list."""
    for n, line in enumerate(segment.lines):
        if _TABLE.fullmatch(line):
            place = segment.line_place(source, n)
            hint = "表格用半角“|”，第二行写分隔行，例如“|---|---|”"
            return [Finding(place, "table-broken", "这像是表格，但缺少表头下面的分隔行", hint)]
    for n, (above, line) in enumerate(pairwise(segment.lines), 1):
        if _follows(above, line) or statutes.begins(line):
            place = segment.line_place(source, n)
            hint = "列表写成“1. 文字”或“- 文字”（记号后面空一格）；标题前面写“##”；各自成段的，中间空一行"
            return [Finding(place, "list-unmarked", "这一行会和上一行连成一段，但看上去是列表或标题", hint)]
    broken = roster.broken(segment.lines)
    if broken is None:
        return []
    hint = (
        "名单里姓名之间用空格隔开，不用顿号，说明放在括号里，认不出的在末尾写“{名单}”；不是名单的，上下空一行，各自成段"
    )
    place = segment.line_place(source, broken)
    return [Finding(place, "names-unreadable", "这一行会和上下几行连成一段；上下几行像名单，这一行不只是姓名", hint)]


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
