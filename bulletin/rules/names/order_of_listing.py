"""Persons or bodies of the roster that are listed in another order than there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bulletin.codes import Code
from bulletin.findings import Severity
from bulletin.manuscripts.lists import Names
from bulletin.proof import Passage, Proof
from bulletin.rules import rosters
from bulletin.rules.rosters import Named
from bulletin.rules.rule import OWN, IssueRule, Slip

_LEAST = 3
_OTHERWISE = re.compile("姓氏|笔画|笔划|拼音|排名不分先后")


def check(proof: Proof) -> Iterator[tuple[Passage, Slip]]:
    """Find lists of three or more of the roster in another order."""
    names = rosters.known(proof)
    if _OTHERWISE.search(proof.text):
        return
    for passage in proof.passages if names.file else ():
        if passage.region in OWN:
            for named in (_people(passage, names), _bodies(passage, names)):
                yield from ((passage, slip) for listed in rosters.listed(passage.own, named) for slip in _told(listed))


def _people(passage: Passage, names: Names) -> list[Named]:
    found = (Named(*one.span(), person.name, person.order) for one, person in rosters.people(passage.own, names))
    return [one for one in found if one.order is not None]


def _bodies(passage: Passage, names: Names) -> list[Named]:
    mentions = rosters.mentions(passage.own, names)
    found = (Named(one.start, one.end, passage.text[one.start : one.end], one.body.order) for one in mentions)
    return [one for one in found if one.order is not None]


def _told(listed: Sequence[Named]) -> Iterator[Slip]:
    ordered = sorted(listed, key=lambda one: one.order or 0)
    if len(listed) >= _LEAST and [one.order for one in listed] != [one.order for one in ordered]:
        message = f"这里的次序和名录不同，名录里是：{'、'.join(one.name for one in ordered)}"
        yield Slip(listed[0].start, listed[-1].end, message)


_LIST = (
    "名录.csv：类别,名称,简称,职务,次序\n名录.csv：人员,李小明,,主任,1\n名录.csv：人员,王伟,,副主任,2\n名录.csv：人员,张大为,,副主任,3\n"
    "名录.csv：单位,某市人民政府办公室,市政府办,,1\n名录.csv：单位,某市财政局,市财政局,,2\n名录.csv：单位,某市教育局,市教育局,,3\n"
)
RULE = IssueRule(
    Code(
        "order-of-listing",
        family="names",
        title="排名的次序和名录不同",
        what="用顿号连着的三个以上的人、三个以上的单位，次序和名录（名录.csv）“次序”一栏不同。文中写了按姓氏笔画一类的，不查。",
        why="领导、单位的排名有规定的次序。",
        instead="按名录的次序排；名录旧了的，改名录。",
        severity=Severity.NOTE,
        wrong={
            text: text
            for text in (
                f"{_LIST}王　伟、李小明、张大为参加会议。",
                f"{_LIST}主任李小明、副主任张大为和副主任王伟参加会议。",
                f"{_LIST}由市教育局、市财政局、市政府办共同承办。",
            )
        },
        right=(
            f"{_LIST}李小明、王　伟、张大为参加会议。",
            f"{_LIST}张大为、李小明参加会议。",
            f"{_LIST}张大为到甲县，李小明到乙县，王伟到丙县。",
            f"{_LIST}张大为、王伟、李小明参加（按姓氏笔画为序）。",
            f"{_LIST}由市政府办、市财政局、市教育局共同承办。",
        ),
    ),
    check,
)
