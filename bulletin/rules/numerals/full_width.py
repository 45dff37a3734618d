"""Full-width digits and letters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from bulletin.codes import Code
from bulletin.findings import Severity
from bulletin.proof import Passage
from bulletin.rules.rule import EVERYWHERE, PassageRule, Slip

_WORD = "[Ａ-Ｚａ-ｚ０-９]+"
# An e-mail address and a telephone number are wide as wholes.
_WIDE = re.compile(
    f"{_WORD}(?:[．＿－]{_WORD})*＠{_WORD}(?:[．－]{_WORD})+|[０-９]{{3,4}}－[０-９]{{7,8}}|[０-９]+(?:．[０-９]+)*％?|{_WORD}"
)


def check(passage: Passage) -> Iterator[Slip]:
    """Find stretches of them; the marks of a decimal, an address and a telephone number, and the % behind, go with them."""
    for found in _WIDE.finditer(passage.text):
        yield Slip(*found.span(), f"数字、字母用了全角：{found[0]}", unicodedata.normalize("NFKC", found[0]))


RULE = PassageRule(
    Code(
        "number-full-width-digit",
        family="numerals",
        title="数字、字母用了全角",
        what="正文里的阿拉伯数字、拉丁字母用了全角。",
        why="阿拉伯数字用半角（GB/T 15835—2011）；全角的占一个汉字的位置，断得很开，一个数也会分在两行。",
        instead="换成半角。",
        severity=Severity.WARNING,
        fixable=True,
        wrong={
            "２０２４年７月３０日，会议召开。": "2024年7月30日，会议召开。",
            "增长５．６％，占３％。": "增长5.6%，占3%。",
            "住Ａ座，用ＡＰＰ留言。": "住A座，用APP留言。",
            "型号为Ａ１２。": "型号为A12。",
            "电话０７３１－８８８８９９９９，邮箱ａ＿ｂ＠ｅｘａｍｐｌｅ．ｃｏｍ。": "电话0731-88889999，邮箱a_b@example.com。",
        },
        right=(
            "2024年7月30日，增长5.6%。",
            "住A座，用APP留言。",
            "占三分之一，〇〇一号。",
            "①摸清底数；②逐件办理。",
            "面积为30㎡。",
            "Ⅳ级响应，占5％。",
        ),
    ),
    check,
    EVERYWHERE,
    cue="[０-９Ａ-Ｚａ-ｚ]",
)
