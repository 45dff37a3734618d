"""Marks that are those of Markdown elsewhere, and may be meant as text here."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin.codes import Code
from bulletin.findings import Severity
from bulletin.proof import Passage
from bulletin.rules.rule import EVERYWHERE, PassageRule, Slip

_KNOWN = (
    (r"==[^=\s][^=\n]{0,40}==", "标亮的记号", "删去“==”；要突出的，写成“**文字**”"),
    (r"\$(?=[^$\n]*[\\^_{}])[^$\n]{1,60}\$", "公式的记号", "公式写成普通文字，如“a²”"),
    (r"(?<![(/A-Za-z0-9_.])(?:\.\./)*assets/[^\s，。；）)”]+", "图片的路径", "图片写成“![说明](路径)”，单独成段"),
    (r"^》\s*(?=\S)", "引文的记号", "引文写半角的“> ”"),
    (r"^:{3,}\s*\w*$", "别处的记号", "删去"),
)
_MARKS = tuple((re.compile(pattern), name, hint) for pattern, name, hint in _KNOWN)


def check(passage: Passage) -> Iterator[Slip]:
    """Find what is a mark elsewhere; what stands behind a backslash is meant as it is."""
    for pattern, name, hint in _MARKS:
        for found in pattern.finditer(_without_quotations(passage)):
            if passage.exact(*found.span()) is not None:
                yield Slip(*found.span(), f"{name}“{found[0].strip()[:20]}”会原样印出来", hint=hint)


def _without_quotations(passage: Passage) -> str:
    """Return the text with what stands between “ ” blanked; 》 at the head closes nothing."""
    return re.sub("“[^”]*”", lambda found: "\ufffc" * len(found[0]), passage.text)


RULE = PassageRule(
    Code(
        "markdown-likely",
        family="leftovers",
        title="像别处的记号",
        what="有“==文字==”“$公式$”、图片的路径，或者行首有“》”。",
        why="别的软件里是标亮、公式、引文的记号，本刊原样印出来。",
        instead="换成本刊的写法，或者删去。要印出它本身，前面加反斜线，或者放在引号里。",
        severity=Severity.WARNING,
        in_draft=Severity.NOTE,
        wrong={
            text: text
            for text in (
                "要==高度重视==这项工作。",
                "面积为$a^2$平方米。",
                "》 人民群众对美好生活的向往，就是我们的奋斗目标。",
                "照片见assets/2024/会场.jpg。",
            )
        },
        right=(
            "门票$5，套餐$10。",
            "图片放在“assets/2024/”里。",
            "《代表法》》的书名号多了一个。",
            "见《简报》。",
            "一加一==二。",
            "门票\\$a^2\\$元。",
        ),
    ),
    check,
    regions=EVERYWHERE,
    cue=r"==|\$|assets/|(?:^|\n)》|:::",
)
