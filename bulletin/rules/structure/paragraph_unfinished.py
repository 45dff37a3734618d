"""A paragraph that ends with a comma: it breaks off, or a line end was taken for the end of a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bulletin.codes import Code
from bulletin.findings import Severity
from bulletin.proof import Passage, Proof, Region
from bulletin.rules.rule import IssueRule, Slip
from bulletin.rules.texts import is_plain, texts

_COMMA = re.compile("[，,、]$")
# What goes on below in another form: a quotation, a list, a table.
_GOES_ON = frozenset({Region.QUOTATION, Region.ITEM, Region.CELL, Region.CAPTION, Region.NAMES})
# Lines of verse are no longer.
_VERSE, _SHOWN = 16, 8


def check(proof: Proof) -> Iterator[tuple[Passage, Slip]]:
    """Find such paragraphs; those that a quotation, a list or a table goes on from, and verse, are meant so."""
    for text in texts(proof):
        own = [one for one in text if one.region is not Region.NOTE]
        for before, passage, below in zip([None, *own], own, [*own[1:], None], strict=False):
            found = _COMMA.search(passage.text.rstrip()) if is_plain(passage) else None
            if found and not (below and below.region in _GOES_ON) and not _is_verse(passage, [before, below]):
                message = f"这一段没有说完，末尾是“{found[0]}”：{passage.text.rstrip()[-_SHOWN:]}"
                yield passage, Slip(*found.span(), message)


def _is_verse(passage: Passage, beside: Sequence[Passage | None]) -> bool:
    """Tell lines of verse, one a paragraph, from prose: both are short and of much the same length."""
    long = len(passage.text)
    return long <= _VERSE and any(one and is_plain(one) and abs(len(one.text) - long) <= 1 for one in beside)


RULE = IssueRule(
    Code(
        "paragraph-unfinished",
        family="structure",
        title="一段没有说完就断了",
        what="一段正文的末尾是逗号或者顿号。下面接着引文、列表、表格、名单的，逐行的诗，不算。",
        why="一句话用句号、问号或者叹号结束（GB/T 15834—2011）。末尾是逗号的，多半是粘贴的时候一段被断成了两段，或者漏了后半句。",
        instead="和下一段是一句话的，接起来，中间不空行；说完了的，改成“。”；称呼后面用“：”。",
        severity=Severity.WARNING,
        wrong={
            text: text
            for text in (
                "会议强调，各级各部门要提高认识，\n\n抓好落实。",
                "会议指出，要抓好落实，",
                "要督办交通、教育、\n\n卫生三类建议。",
                "会议指出，要抓好落实，\n\n## 一、总体要求\n\n提高认识。",
            )
        },
        right=(
            "会议强调，各级各部门要提高认识，抓好落实。",
            "正如群众所说，\n\n> 代表来了，事就办了。",
            "春眠不觉晓，\n\n处处闻啼鸟。",
            "会议要求，\n\n- 摸清底数；\n- 抓好督办。",
            "会议指出：\n\n要抓好落实。",
        ),
    ),
    check,
)
