"""An article that another issue has printed before."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from bulletin.codes import Code
from bulletin.findings import Place, Severity
from bulletin.manuscripts.archive import Entry, Ledger, fingerprint, is_long
from bulletin.proof import Proof
from bulletin.rules.rule import PlaceRule, Slip

# What stands in more issues than so many is a standing piece, such as a call for contributions.
_STANDING = 2
_TITLE = re.compile(r"^# (.*)$", re.MULTILINE)
_PARAGRAPH = re.compile(r"(?:[^\n]|\n(?!\n))+")


class _Article(NamedTuple):
    """The fingerprints of an article's long paragraphs, and the place of its title."""

    place: Place
    paragraphs: list[int]


def check(proof: Proof) -> Iterator[tuple[Place, Slip]]:
    """Find articles of whose long paragraphs two at least, and half of all, stand in an issue before this one."""
    entry = proof.ledger and proof.ledger.entry(proof.issue.path)
    if not (proof.ledger and entry):
        return
    for article in _articles(proof):
        shared = Counter(one for mark in article.paragraphs for one in _earlier(proof.ledger, entry, mark))
        other, count = next(iter(shared.most_common(1)), (entry, 0))
        if count > 1 and 2 * count >= len(article.paragraphs):
            yield article.place, Slip(0, 0, f"这篇文章{other.title}已经登过：有 {count} 段一字不差")


def _articles(proof: Proof) -> Iterator[_Article]:
    source = proof.issue.source
    start, _ = source.offsets(source.place(proof.issue.body_line, 1))
    titles = [*_TITLE.finditer(source.text, start)]
    stops = [*(title.start() for title in titles), len(source.text)]
    first = proof.issue.places.get("title") or source.place(proof.issue.body_line)
    if stops[0] > start:
        yield _Article(first, _marks(source.text[start : stops[0]]))
    for title, stop in zip(titles, stops[1:], strict=True):
        yield _Article(source.span(*title.span(1)), _marks(source.text[title.end() : stop]))


def _marks(text: str) -> list[int]:
    paragraphs = (part[0].strip("\n").encode() for part in _PARAGRAPH.finditer(text))
    return [fingerprint(part) for part in paragraphs if is_long(part)]


def _earlier(ledger: Ledger, entry: Entry, paragraph: int) -> list[Entry]:
    others = [one for one in ledger.paragraphs.get(paragraph, ()) if one is not entry]
    return [one for one in others if _before(one, entry)] if len(others) <= _STANDING else []


def _before(one: Entry, other: Entry) -> bool:
    if one.day and other.day and one.day != other.day:
        return one.day < other.day
    return (one.year, one.edition, one.named) < (other.year, other.edition, other.named)


_PIECE = (
    "常委会把站点建设列入年度工作要点，按照就近履职、就近反映的思路统一谋划，用两年时间完成新建和改造任务，居民步行十五分钟就能到达。",
    "每站使用面积不少于三十平方米，设接待、议事、阅览三个功能区，优先利用现有场地，不另起炉灶，不搞豪华装修，投入比预算节省一成多。",
)
_BODY = "。正文：" + "¶".join(_PIECE)

RULE = PlaceRule(
    Code(
        "article-published",
        family="archive",
        title="文章以前登过",
        what="这篇文章的长段落有一半以上，至少两段，和以前的一期一字不差。三期以上都有的（如征稿启事）不算。",
        why="同一篇稿子换个时候又投一次，改了标题也认得出来。",
        instead="查看那一期；确是重登的，删去，或者写明是重登。",
        severity=Severity.WARNING,
        wrong={
            text: text
            for text in (
                (
                    f"issues/2024/1.md：期号 1，总期号 701，日期 2024-01-10{_BODY}\n"
                    f"issues/2024/2.md：期号 2，总期号 702，日期 2024-01-20{_BODY}"
                ),
            )
        },
        right=(
            (
                f"issues/2024/1.md：期号 1，总期号 701，日期 2024-01-10{_BODY}\n"
                f"issues/2024/2.md：期号 2，总期号 702，日期 2024-01-20。正文：{_PIECE[0]}"
            ),
            (
                f"issues/2024/2.md：期号 2，总期号 702，日期 2024-01-20{_BODY}\n"
                f"issues/2024/1.md：期号 1，总期号 701，日期 2024-01-10{_BODY}"
            ),
        ),
    ),
    check,
)
