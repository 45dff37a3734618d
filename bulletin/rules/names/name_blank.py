"""A name of two characters with a half-width blank in it, where it has an ideographic one: 王 伟."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin.codes import Code
from bulletin.findings import Severity
from bulletin.manuscripts.lists import Names
from bulletin.proof import Passage, Proof, Region
from bulletin.rules import rosters
from bulletin.rules.rule import OWN, IssueRule, Slip
from bulletin.rules.tables import grids
from bulletin.text.surnames import may_name
from bulletin.text.words import words

_HAN = "[\u3400-\u4dbf\u4e00-\u9fff]"
_BLANK = "[ \t\u00a0]+"
_POST = "(?:代表|委员|主席|主任|书记|[省市县区乡镇]长|局长|厅长|院长|检察长|组长|站长|同志)"
_COLUMN = re.compile("(?:代表|委员|负责人|联系人|主持人|发言人)?姓名")
# A blank between two single characters that stand apart from their neighbours.
_PARTED = re.compile(
    rf"(?:^|(?<=[、，：；。（\n])|(?<={_HAN}{{2}}))(?P<name>(?P<first>{_HAN}){_BLANK}(?P<last>{_HAN}))(?=$|[、，；。）（\n]|{_HAN})"
)
_POST_BEFORE = re.compile(f"{_POST}$")
_BEHIND = re.compile(r"$|[、，；。）（\n]|[在到对向说指强主出参带听表介率赴与和及等讲宣]")
_NAME = rf"(?:{_HAN}{{2,3}}|{_HAN}[ \t\u00a0\u3000]+{_HAN})"
_NAME_BEFORE, _NAME_BEHIND = (
    re.compile(f"(?:^|[、，：；。（\n])({_NAME})、$"),
    re.compile(f"、({_NAME})(?=$|[、，；。）（等])"),
)
_MARKS = "、，：；。（）\n"
_REACH = 12


def check(proof: Proof) -> Iterator[tuple[Passage, Slip]]:
    """Find such names in columns of names and in running text; they are mended where they are names beyond doubt."""
    yield from _in_columns(proof)
    names = rosters.known(proof)
    for passage in proof.passages:
        if passage.region in OWN - {Region.CELL, Region.HEADING, Region.TITLE}:
            yield from ((passage, slip) for slip in _in_text(passage.own, names))


def _in_columns(proof: Proof) -> Iterator[tuple[Passage, Slip]]:
    for grid in grids(proof) if "姓名" in proof.text.replace(" ", "") else ():
        for column, name in enumerate(grid.names):
            squares = [row[column] for row in grid.rows] if _COLUMN.fullmatch(name) else []
            for passage in (one.passage for one in squares if one.passage):
                if (found := re.fullmatch(f"({_HAN}){_BLANK}({_HAN})", passage.text)) and may_name(found[1] + found[2]):
                    yield passage, _slip(found, found[1] + found[2], sure=True)


def _in_text(text: str, names: Names) -> Iterator[Slip]:
    known = {person.name for person in names.persons}
    for found in _PARTED.finditer(text):
        name = found["first"] + found["last"]
        posted = bool(_POST_BEFORE.search(text, 0, found.start()))
        beside = _beside(text, found, posted=posted)
        sure = name in known or (bool(beside) and (posted or any("\u3000" in one for one in beside)))
        told = sure or beside or (posted and _BEHIND.match(text, found.end()))
        if told and (name in known or _is_name(name)):
            yield _slip(found, name, sure=sure)


def _beside(text: str, found: re.Match[str], *, posted: bool) -> list[str]:
    """Return the names that 、 joins to it; none where one of them may be a word, or other words stand close by."""
    start, end = found.span()
    sides = _NAME_BEFORE.search(text[max(start - _REACH, 0) : start]), _NAME_BEHIND.match(text, end)
    apart = start == 0 or posted or text[start - 1] in _MARKS
    closed = end == len(text) or text[end] in f"{_MARKS}等"
    others = [one[1] for one in sides if one]
    return others if apart and closed and all(_is_name("".join(one.split())) for one in others) else []


def _is_name(name: str) -> bool:
    """Tell names from words: 常委 begins with a surname. 常德 does too, and is a place: what joins names may join places."""
    return may_name(name) and any(
        (word.text == name and word.kind.startswith("nr")) or word.text != name for word in words(name)
    )


def _slip(found: re.Match[str], name: str, *, sure: bool) -> Slip:
    start, end = found.span("name") if "name" in found.re.groupindex else found.span()
    wide = "\u3000".join(name)
    message = f"“{found[0]}”中间是半角空格"
    if sure:
        return Slip(start, end, message, wide, f"中间空一个全角空格：“{wide}”")
    return Slip(start, end, message, hint=f"是姓名的，空一个全角空格：“{wide}”；不是的，删去空格")


_LIST = "名录.csv：姓名,职务\n名录.csv：王伟,副主任\n"
RULE = IssueRule(
    Code(
        "name-blank",
        family="names",
        title="姓名中间的空格是半角的",
        what="两个字的姓名中间空的是半角空格：“王 伟”。在名录（名录.csv）里的、“姓名”一栏里的、前面是职务而后面连着别的姓名的、和“李　强”连着的，可以自动改；别的只提醒。",
        why="半角空格比一个字窄，和三个字的姓名对不齐，行末还会从这里断开。",
        instead="写成“王　伟”，中间一个全角空格。",
        severity=Severity.NOTE,
        fixable=True,
        wrong={
            f"{_LIST}会上，王 伟介绍了情况。": f"{_LIST}会上，王　伟介绍了情况。",
            "参加的有：李　强、王 伟、张小明。": "参加的有：李　强、王　伟、张小明。",
            "代表王 伟、李小明。": "代表王　伟、李小明。",
            "参加的有：张小明、王 伟、李大为。": "参加的有：张小明、王 伟、李大为。",
            "调研了张家界、常 德、岳阳。": "调研了张家界、常 德、岳阳。",
            "县人大常委会主任王 伟主持会议。": "县人大常委会主任王 伟主持会议。",
            "| 姓名 | 单位 |\n|---|---|\n| 李小明 | 甲县 |\n| 王 伟 | 乙县 |": "| 姓名 | 单位 |\n|---|---|\n| 李小明 | 甲县 |\n| 王　伟 | 乙县 |",
        },
        right=(
            "代表王　伟、李小明参加会议。",
            "代表们 进村入户，走访群众。",
            "| 姓 名 | 单 位 |\n|---|---|\n| 李小明 | 方 案 |",
            f"{_LIST}李伟强调，要抓好落实。",
            "主任高 度重视，方 案可行。",
            "委员：王 伟　李小明　欧阳明　张大山",
            "他说：“代表王 伟主持会议。”",
        ),
    ),
    check,
)
