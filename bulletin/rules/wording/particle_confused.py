"""的, 地, 得 one for the other, where the words around leave no doubt."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin.codes import Code
from bulletin.findings import Severity
from bulletin.proof import Passage
from bulletin.rules.rule import PassageRule, Slip

_HOW = "有效|极大|扎实|深入|切实|充分|积极|不断|认真|大力|广泛|迅速|及时|准确|顺利|圆满|较好|很好|更好|有力|稳步|进一步|创造性|自觉"
_DONE = "推动|促进|提升|提高|增强|完成|解决|发挥|调动|激发|开展|推进|落实|保障|维护|改善|优化|加强|履行|回应|办理|听取|审议|检查|讨论|征求|回答"
_RULES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(rf"(?:{_HOW})(?P<at>的)(?=(?:{_DONE})了(?![解不却结]))"), "地"),
    (re.compile("(?:越来越|一步一步|一件一件|一项一项|一户一户|挨家挨户|实实在在|踏踏实实|认认真真|扎扎实实)(?P<at>的)(?=做|干|抓|办|走|落实|推进|解决|开展|完成)"), "地"),
    (re.compile("(?<![有所就只])值(?P<at>的)(?=注意|肯定|关注|一提|推广|借鉴|学习|重视|警惕|称道|欣慰|思考)"), "得"),
    (re.compile("(?<![感直视自知听触嗅味幻错察发警睡不午])觉(?P<at>的)(?=[，很不有应可这])"), "得"),
    (re.compile("(?<![采进争夺听选吸领收录])(?<=[取获赢])(?P<at>的)(?=了|(?:显著|明显|良好|重大|圆满)(?:成效|成绩|效果|进展|成果|突破|胜利|成功))"), "得"),
    (re.compile("来(?:不)?(?P<at>的)(?=及[，。时解])|不(?P<at2>的)(?=不[承面采说重])|舍不(?P<at3>的)(?=[，。离花吃走])"), "得"),
)  # fmt: skip


def check(passage: Passage) -> Iterator[Slip]:
    """Find a 的 where 地 or 得 must stand."""
    for pattern, right in _RULES:
        for found in pattern.finditer(passage.own):
            name = next(name for name, value in found.groupdict().items() if value)
            words = passage.text[max(found.start(name) - 3, 0) : found.end(name) + 3].strip()
            yield Slip(*found.span(name), f"“{words}”的“的”应是“{right}”", right)


RULE = PassageRule(
    Code(
        "particle-confused",
        family="wording",
        title="“的”“地”“得”用错",
        what="“有效的推动了”“值的推广”“取的了”一类，前后的字已经定了应是“地”或者“得”的地方写了“的”。拿不准的不说。",
        why="“地”在动词前面，“得”在动词后面，“的”在名词前面。",
        instead="照提示改。",
        severity=Severity.WARNING,
        fixable=True,
        wrong={
            "有效的推动了建议办理。": "有效地推动了建议办理。",
            "代表们认真的听取了汇报。": "代表们认真地听取了汇报。",
            "这一做法值的推广。": "这一做法值得推广。",
            "工作取的了明显成效。": "工作取得了明显成效。",
            "代表们实实在在的做事。": "代表们实实在在地做事。",
        },
        right=(
            "这是有效的推动力量。",
            "认真的讨论了不起，这是认真的检查。",
            "有效的促进了解的活动。",
            "价值的体现，感觉的变化，自觉的行动。",
            "所获的奖项，应取的态度，采取的重大举措，进取的良好氛围。",
            "扎实的工作推动了发展。",
            "充分的保障措施，认真的开展方式。",
        ),
    ),
    check,
    cue="的",
)
