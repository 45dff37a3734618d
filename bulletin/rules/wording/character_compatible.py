"""Characters that stand for others: half-width marks of Japanese, small forms, dots in names, letters of other alphabets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin.codes import Code
from bulletin.findings import Severity
from bulletin.proof import Passage
from bulletin.rules.rule import EVERYWHERE, PassageRule, Slip

_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_MARKS = dict(zip("｡｢｣､﹐﹑﹒﹔﹕﹖﹗﹙﹚", "。「」、，、．；：？！（）", strict=True))
_DOTS = "•‧∙⋅・･\u0387\u16eb"
_LETTERS = dict(zip("АВЕКМНОРСТХаеорсухΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEKMHOPCTXaeopcyxABEZHIKMNOPTYXo", strict=True))
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"}
_ALIKE = re.compile(
    f"(?P<mark>[{''.join(_MARKS)}])|(?<=[{_HAN}])(?P<dot>[{_DOTS}])(?=[{_HAN}])|(?P<ligature>[{''.join(_LIGATURES)}])"
    f"|(?:(?<=[A-Za-z0-9])|(?=[{''.join(_LETTERS)}][A-Za-z]))(?P<letter>[{''.join(_LETTERS)}])(?![\u0370-\u052f])"
)
_OTHER = re.compile("[\u0370-\u052f]$")


def check(passage: Passage) -> Iterator[Slip]:
    """Find characters that only look like the right ones."""
    for found in _ALIKE.finditer(passage.prose):
        char = found[0]
        if found["letter"] and _OTHER.search(passage.prose[: found.start()]):
            continue
        right = _MARKS.get(char) or _LIGATURES.get(char) or _LETTERS.get(char) or "·"
        yield Slip(*found.span(), f"“{char}”（U+{ord(char):04X}）不是平常的“{right}”，只是样子相近", right)


RULE = PassageRule(
    Code(
        "character-compatible",
        family="wording",
        title="样子相近的另一个字符",
        what="半角的日文标点（｡､）、小一号的标点（﹐﹒）、人名中间不是间隔号的圆点（阿卜杜拉•买买提）、连写的 ﬁ、拉丁字母里夹着的希腊、俄文字母。",
        why="查找、排序时不是同一个字，字体里常常没有，印出来大小、位置不对。外国和少数民族人名中间用间隔号“·”（GB/T 15834—2011，4.14）。",
        instead="换成平常的字符。",
        severity=Severity.WARNING,
        fixable=True,
        wrong={
            "会议听取了汇报｡": "会议听取了汇报。",
            "阿卜杜拉•买买提代表发言。": "阿卜杜拉·买买提代表发言。",
            "按照GВ/T 9704排版。": "按照GB/T 9704排版。",
        },
        right=(
            "阿卜杜拉·买买提代表发言。",
            "夹角α等于30°，系数β取0.5，Δx很小。",
            "俄文“Москва”是莫斯科。",
            "单位有㎡、℃、‰，序号有①②③。",
        ),
    ),
    check,
    regions=EVERYWHERE,
    cue=f"[{''.join((*_MARKS, *_DOTS, *_LIGATURES, *_LETTERS))}]",
)
