"""A document number with other brackets than 〔〕, a 第 or a 0 too many."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin.codes import Code
from bulletin.findings import Severity
from bulletin.proof import Passage
from bulletin.rules.chinese import HAN
from bulletin.rules.rule import EVERYWHERE, PassageRule, Slip

_NUMBER = re.compile(
    rf"(?<=[{HAN}、])(?P<open>[\[(（【［〈{{《〔])(?P<year>(?:19|20)[0-9]{{2}})(?P<close>[\])）】］〉}}》〕])"
    r" ?(?P<nth>第?)(?P<zeros>0*)(?P<number>[0-9]{1,4})号"
)
_CUE = r"(?:19|20)[0-9]{2}[\])）】］〉}》〕] ?第?[0-9]+号"
# 第 is the issuer's own form behind 字, in 公告 and the like; behind these it is not.
_ISSUERS = ("发", "函")


def check(passage: Passage) -> Iterator[Slip]:
    """Find document numbers in another form than the standard's."""
    for found in _NUMBER.finditer(passage.text):
        before = passage.text[found.start() - 1]
        nth = "" if before in _ISSUERS else found["nth"]
        right = f"〔{found['year']}〕{nth}{found['number']}号"
        if found[0].replace(" ", "") != right:
            yield Slip(*found.span(), f"发文字号写得不对：{before}{found[0]}", right)


RULE = PassageRule(
    Code(
        "mark-document-number",
        family="marks",
        title="发文字号写得不对",
        what="发文字号的年份用了方括号、圆括号、方头括号，序号前面加了 0 或者“第”字。",
        why="年份标全称，用六角括号“〔〕”括入；发文顺序号不加“第”字，不编虚位（GB/T 9704—2012，7.2.5）。",
        instead="写成“某办发〔2024〕5号”。“字〔2000〕第28号”是发文单位自己的写法，“第”字不改。",
        severity=Severity.WARNING,
        fixable=True,
        wrong={
            "根据湘办发(2024)5号文件，": "根据湘办发〔2024〕5号文件，",
            "根据湘办发[2024]第5号文件，": "根据湘办发〔2024〕5号文件，",
            "根据湘办发【2024】5号、[2024]6号、湘常办〔2023〕05号文件，": "根据湘办发〔2024〕5号、〔2024〕6号、湘常办〔2023〕5号文件，",
            "批准文号：湘简准字（2000）第28号": "批准文号：湘简准字〔2000〕第28号",
        },
        right=(
            "根据湘办发〔2024〕5号文件，",
            "批准文号：湘简准字〔2000〕第28号",
            "法院作出（2024）湘01民终123号判决。",
            "公告〔2024〕第5号",
            "国务院令（第709号）公布《条例》（2018）。",
            "会议（2024）决定，第5号议案通过。",
        ),
    ),
    check,
    EVERYWHERE,
    cue=_CUE,
)
