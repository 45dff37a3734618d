"""What belongs into the colophon, at the end of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin.codes import Code
from bulletin.findings import Severity
from bulletin.proof import Passage, Proof
from bulletin.rules.rule import IssueRule, Slip
from bulletin.rules.texts import is_plain, texts

_COLOPHON = re.compile(
    "(?:抄送|抄报|分送|发送|报|送|发)[：:].{2,}|.{2,40}[0-9〇○零一二三四五六七八九]{4}年.{1,3}月.{1,3}日印发|"
    "[（(]?共印[ 　]*[0-9]+[ 　]*份[）)]?[。.]?|[（(]?(?:本期)?责任编辑[：:].{2,}"
)
# So many paragraphs at the end are looked at.
_LAST = 4


def check(proof: Proof) -> Iterator[tuple[Passage, Slip]]:
    """Find paragraphs at the end of the last text that say who gets the issue, how many were printed, who edited it."""
    last = [passage for text in [*texts(proof)][-1:] for passage in text[-_LAST:]]
    for passage in last:
        if is_plain(passage) and not passage.attached and _COLOPHON.fullmatch(passage.text):
            message = f"这一段像版记，会照正文排：{passage.text[:20]}"
            hint = "分送单位、责任编辑、印数写在文件开头或者 bulletin.yaml 里，版记由程序排；从正文里删去"
            yield passage, Slip(0, len(passage.text), message, hint=hint)


RULE = IssueRule(
    Code(
        "colophon-unread",
        family="structure",
        title="版记写在正文里",
        what="文章末尾写着分送单位、责任编辑、印数或者印发日期。",
        why="版记由程序排在最后一页的下端（GB/T 9704—2012，7.4）；写在正文里的，照正文排，和版记重复。",
        instead="写在文件开头的“分送”“责任编辑”“印数”里，从正文里删去。",
        severity=Severity.WARNING,
        wrong={
            text: text
            for text in (
                "群众满意。\n\n抄送：县委办公室，县政府办公室。",
                "群众满意。\n\n送：县委常委。\n\n发：各乡镇人大。",
                "群众满意。\n\n某县人大常委会办公室　　　　2024年7月30日印发",
                "群众满意。\n\n（共印300份）",
                "群众满意。\n\n（责任编辑：李小明　电话：0731-88889999）",
            )
        },
        right=(
            "群众满意。\n\n（某县人大常委会 供稿）",
            "抄送：县委办公室。\n\n甲。\n\n乙。\n\n丙。\n\n丁。",
            "会议纪要于2024年7月30日印发。",
            "送：水果下乡。办：实事进村。\n\n甲。\n\n乙。\n\n丙。\n\n丁。",
        ),
    ),
    check,
)
