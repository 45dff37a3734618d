"""Words written with another character, where the right one is beyond doubt: 布署."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin.codes import Code
from bulletin.findings import Severity
from bulletin.proof import Passage
from bulletin.rules import confusions
from bulletin.rules.rule import PassageRule, Slip


def check(passage: Passage) -> Iterator[Slip]:
    """Find words that are written wrong whatever the sentence."""
    yield from confusions.slips(passage, "警告", certain=True)


RULE = PassageRule(
    Code(
        "word-wrong",
        family="wording",
        title="别字",
        what="“布署”“按步就班”“截止2024年”一类的别字。程序带着一张表（confusions.csv），只收不管在什么句子里都是错的。",
        why="音同、形近的字，输入法最容易出错，读的人也最容易放过。",
        instead="照提示改。",
        severity=Severity.WARNING,
        fixable=True,
        wrong={
            "会议布署了下半年工作，要求按步就班推进。": "会议部署了下半年工作，要求按部就班推进。",
            "截止2024年6月底，建成站点318个。": "截至2024年6月底，建成站点318个。",
            "截止10月底，办结23件。": "截至10月底，办结23件。",
            "联络站座落在村口，帐目公开。": "联络站坐落在村口，账目公开。",
            "第十四界三次会议选举候选人。": "第十四届三次会议选举候选人。",
        },
        right=(
            "报名截止时间为7月30日，8月1日截止。",
            "征集截止7月30日，逾期不收。",
            "就座以后，各界人士座落有序。",
            "搭起帐篷，挂上蚊帐。",
            "按装机容量计算，全部份额已经认购。",
            "他说：“当时写的是‘布署’。”",
            "建立人民检察院联络点，开展安全检查。",
        ),
    ),
    check,
)
