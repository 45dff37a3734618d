"""The mark behind a number or a word that counts, where it is another than the standard has."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin.codes import Code
from bulletin.findings import Severity
from bulletin.proof import Passage, Region
from bulletin.rules.rule import PassageRule, Slip

_ONES = "一二三四五六七八九十"
_HAN = "[\u3400-\u4dbf\u4e00-\u9fff“《]"
_SENTENCE = r"(?:^|(?<=[。；！？\n]))"
# What stands there, and what should: 1、2月, 一、二产业, 第一、第二季度 and 3.5 are no numbers of a paragraph.
_WRONG = tuple(
    (re.compile(pattern), right)
    for pattern, right in (
        (
            rf"^\(([{_ONES}]{{1,3}}|[0-9]{{1,2}})[)）] ?[、，,.．]? ?|^（([{_ONES}]{{1,3}}|[0-9]{{1,2}})\) ?[、，,.．]? ?",
            "（{0}）",
        ),
        (rf"^（([{_ONES}]{{1,3}}|[0-9]{{1,2}})）[、，,.．] ?", "（{0}）"),
        (rf"^([{_ONES}]{{1,3}})[，,.．] ?(?={_HAN})(?![{_ONES}百千万亿几两])", "{0}、"),
        (rf"^([0-9]{{1,2}})(?:．|、) ?(?={_HAN})", "{0}."),
        (rf"^([1-9]|[12][0-9])[,，] ?(?={_HAN}{{2}})(?![{_ONES}百千万亿几两多余这那是])", "{0}."),
        (r"^([①-⑳])[、，,.．] ?", "{0}"),
        (rf"{_SENTENCE}第([{_ONES}])[、.．](?={_HAN})(?![{_ONES}第百千万亿])", "第{0}，"),
        (rf"{_SENTENCE}(首先|其次|再次|最后)、", "{0}，"),
        (rf"{_SENTENCE}([{_ONES}]是)、", "{0}"),
    )
)
# 3)加强 is 3.加强 or （3）加强, as the numbers around it are.
_OPEN = re.compile(rf"^([0-9]{{1,2}}|[{_ONES}]{{1,3}})[)）][、，,.．]? ?(?={_HAN})")
# What such a paragraph goes on counting with: 1、甲；2、乙.
_FIRST = re.compile("([0-9]{1,2})[．、.]")
_GOES_ON = re.compile(rf"(?<=[；。])([0-9]{{1,2}})[．、] ?(?={_HAN})(?![{_ONES}百千万亿几两])")


def check(passage: Passage) -> Iterator[Slip]:
    """Find wrong marks behind what counts."""
    for pattern, form in _WRONG:
        for found in _all(pattern, passage.own):
            number = next(group for group in found.groups() if group)
            written, right = found[0].rstrip(), form.format(number)
            yield Slip(*found.span(), f"序号的写法不规范：“{written}”应为“{right}”", right)
    for found in _going_on(passage.own):
        written, right = found[0].rstrip(), f"{found[1]}."
        yield Slip(*found.span(), f"序号的写法不规范：“{written}”应为“{right}”", right)
    if half := _OPEN.match(passage.own):
        number = half[1]
        other = f"{number}." if number.isdigit() else f"{number}、"
        hint = f"照前后各项的写法，写“{other}”或者“（{number}）”"
        yield Slip(*half.span(), f"序号的括号只有一半：“{half[0].rstrip()}”", hint=hint)


def _all(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield what is found; at the head of a text alone it is not looked for anywhere else."""
    if pattern.pattern.startswith("^"):
        return filter(None, [pattern.match(text)])
    return pattern.finditer(text)


def _going_on(text: str) -> Iterator[re.Match[str]]:
    """Yield the numbers behind the first that count on within a paragraph, as long as none is left out."""
    first = _FIRST.match(text)
    due = int(first[1]) + 1 if first else 0
    for found in _GOES_ON.finditer(text, first.end()) if first else ():
        if int(found[1]) == due:
            due += 1
            yield found


RULE = PassageRule(
    Code(
        "order-mark-wrong",
        family="structure",
        title="序号后面的标点不对",
        what="写成了“(一)”“（一）、”“一，”“3)”“2．”“3、”“1,”“第一、”“首先、”。",
        why="结构层次序数用“一、”“（一）”“1.”“（1）”（GB/T 9704—2012，7.3.3）；带括号的后面不加标点，“第一”“首先”后面用逗号（GB/T 15834—2011，附录 B.3）。",
        instead="换成规范的写法。",
        severity=Severity.WARNING,
        fixable=True,
        wrong={
            "## (一)加强领导\n\n正文。": "## （一）加强领导\n\n正文。",
            "## 一，加强领导\n\n正文。": "## 一、加强领导\n\n正文。",
            "（一）、加强领导。明确责任。": "（一）加强领导。明确责任。",
            "3、加强领导。明确责任。": "3.加强领导。明确责任。",
            "2．加强领导。明确责任。": "2.加强领导。明确责任。",
            "1、认识不够；2、措施不实；3、督查不严。": "1.认识不够；2.措施不实；3.督查不严。",
            "1,加强领导。明确责任。": "1.加强领导。明确责任。",
            "2，落实责任。一级抓一级。": "2.落实责任。一级抓一级。",
            "第一、加强领导。第二、落实责任。": "第一，加强领导。第二，落实责任。",
            "首先、加强领导；其次、落实责任。": "首先，加强领导；其次，落实责任。",
            "3)加强领导。明确责任。": "3)加强领导。明确责任。",
            "二）加强领导。明确责任。": "二）加强领导。明确责任。",
            "①、加强领导；": "①加强领导；",
        },
        right=(
            "1、2月份增长较快。",
            "1.加强领导；5、6月份完成。",
            "一、二、三产业协调发展。",
            "第一、第二季度进度较快。第一、二产业平稳。",
            "3，是吉祥的数字。\n\n1,200人参加。",
            "3.5亿元已经到位。\n\n10．5亿元已经到位。",
            "1.加强领导。明确责任。",
            "（一）加强领导。明确责任。",
            "打通最后、最难的一公里。",
            "他荣获第一、进步最快。",
        ),
    ),
    check,
    regions=frozenset({Region.TEXT, Region.HEADING}),
    cue=r"[(（①-⑳].{0,4}[)）、，,.．]|[0-9一二三四五六七八九十][，,.．、)）]|(?:先|次|后|是)、",
)
