"""Two words for “about” at one number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin.codes import Code
from bulletin.findings import Severity
from bulletin.proof import Passage
from bulletin.rules.rule import PassageRule, Slip

_NUMBER = "(?:[0-9][0-9.,]*[万亿]?|[一二三四五六七八九十百千万亿两数几]+)"
# 预约50余人 and 附近50余米 have no word for “about”; 近20多年 says “in the last”.
_ABOUT = (
    "大约|大概|将近|接近|超过|逾"
    "|(?<![预签节制契邀合特违履失爽立条公租续解集简相赴毁大背])约(?!束|谈|定|请|见)"
    "|(?<![附最靠临邻远亲相走抵贴逼就接将新切凑挨])近"
)
_TIME = "年|个?月|天|日|周|次|届|期|代"
_BEHIND = rf"{_NUMBER}(?:余|多(?!少|半|数))"
_AROUND = (
    rf"{_NUMBER}(?P<unit>[个名位人家件项次天年岁万亿元米吨亩户场%％]{{0,3}}|公里|小时|分钟|个百分点|平方米|公斤)"
    r"(?:左右(?![两开为逢手])|上下(?![级联游班午])|以上|以下(?!简称))"
)
_FOUND = re.compile(
    rf"(?=[大将接超逾约近至最不])(?:(?P<about>{_ABOUT})|(?P<bound>至少|最少|不足|不到|至多|最多|不超过))(?P<rest>(?P<behind>{_BEHIND})|{_AROUND})"
)
_CUE = r"[余多]|左右|上下|以[上下]"


def check(passage: Passage) -> Iterator[Slip]:
    """Find the doubled words."""
    text = passage.own
    for found in _FOUND.finditer(text):
        if found["bound"] and found["behind"]:
            continue
        if found["about"] == "近" and (re.match(_TIME, text[found.end() :]) or re.match(_TIME, found["unit"] or "")):
            continue
        yield Slip(*found.span(), f"表示大约的词重复：{found[0]}", hint="前后的两个词只留一个")


RULE = PassageRule(
    Code(
        "number-about-doubled",
        family="numerals",
        title="表示大约的词重复",
        what="一个数前面有“约”“近”“超过”“至少”，后面又有“余”“多”“左右”“以上”。",
        why="前后的意思重复，有的互相矛盾；表示概数用一个词就够了。",
        instead="只留一个：约50人、50余人、50人左右。",
        severity=Severity.WARNING,
        wrong={
            "约50余人参加。": "约50余人参加。",
            "大约有人说，近百余家企业参加。": "大约有人说，近百余家企业参加。",
            "约50人左右参加。": "约50人左右参加。",
            "增幅超过30%以上，至少3年以上。": "增幅超过30%以上，至少3年以上。",
            "走访了将近三百多户。": "走访了将近三百多户。",
        },
        right=(
            "约50人参加，50余人列席，30人左右旁听。",
            "预约50余人次，签约30余家，节约20余万元。",
            "近20多年来，近10余年，附近50余米。",
            "约占50%以上，超过的30多人。",
            "近一多半代表参加，至少3人，3年以上；大约三成。",
            "接近20名上下级干部，最近30多天。",
            "他说：“约50余人参加。”",
        ),
    ),
    check,
    cue=_CUE,
)
