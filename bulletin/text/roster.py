"""Lists of names: lines go in; their labels and their names come out where they are such a list, nothing where they are prose.

A line of a list holds, behind a label such as 主任： or none, nothing but names, parted by blanks: two to four 汉字 (six at the most), or
parts joined by ·; two single characters make one (王　伟); a name may have a remark in brackets (（女，苗族）). Lines are a list

- where two in three names begin with a surname, hold a · or are typed with a gap (王　伟), and no name has more than four characters
  where there is no ·, or but one in four;
- where they are three names at least behind labels, two behind two labels that say persons (主任, 成员), four below a heading or a line that leads to them, six anywhere else;
- where a name in five at least has three characters, or a gap, or labels or the line above say persons (主任, 名单): 安全　文明　和谐 are no names;
- where they do not end alike, or as places do, for the most part: 李家村　王桥乡　张湾镇 are none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bulletin.text.surnames import may_name

_HAN = "\u3007\u3400-\u9fff\U00020000-\U0003ffff"
_REMARK = f"[（(][{_HAN}、，,]{{1,10}}[）)]"
_TOKEN = re.compile(f"(?P<name>[{_HAN}]+(?:·[{_HAN}]+)*)(?P<remark>{_REMARK})?")
_LABEL = re.compile(r"(?P<label>[^\s：:，。；！？|\\*“”][^：:，。；！？|\\*“”]{0,19})[：:]")
_BOLD = re.compile(r"\*\*(?P<label>[^*]+?)(?:\*\*(?P<outer>[：:])|(?P<inner>[：:])\*\*)")
_PERSONS = re.compile(r".*[长员任席记表人者师授家单志组官事团](?:[（(].*[）)])?")
_PLACES = "省市县区乡镇村州旗街社局办厅部科处站室院校厂"
_LEADS = re.compile(r".*[：:]|[（(].*[）)]|.{0,20}(?:名单|[0-9]+[名人位][）)]?)")
# What a line above says of persons: of them, or of them at its end (优秀代表：), which 代表行业分布 does not.
_OF_PERSONS = re.compile(
    "名单|姓名|姓氏|[0-9]+[名人位]|(?:人员|同志|代表|委员|成员)(?:如下|有|是|为|们)?(?:[（(].*[）)])?[：:]?$"
)
# A list of these is none of persons: 试点单位名单, 承办单位：, 联络站.
_OF_OTHERS = re.compile(
    "(?:单位|部门|地区|地点|区域|县|市州|县市|县区|市区|乡镇|街道|村|社区|站|站点|企业|公司|学校|集体|品牌|产品|行业|项目|路线|线路|景区|范围)"
    "(?:名单|名录|目录|名称)?(?:如下|有|是|为|包括)?(?:[（(].*[）)])?[：:]?$"
)
# Of these, firms may be listed by their names of four characters: 参加企业代表：华为技术.
_OF_FIRMS = re.compile("企业|公司|商户|厂商")
# Behind these stands no person: 时间：周一, 地点：易家湾.
_NO_PERSON = re.compile("时间|日期|地点|内容|主题|议程|方式")
_SENTENCE = re.compile("[。？！；]")
_LONGEST, _USUAL, _PAIR = 6, 4, 2
# How many names make a list: behind several labels that say persons, behind labels, below a line that leads to them, anywhere else.
_GROUPS, _LABELLED, _LED, _ANYWHERE = 2, 3, 4, 6
_LED_BY = 40


@dataclass(frozen=True)
class Name:
    """A name without the blanks in it, its remark behind it; `start` and `end` are where it stands in its line.

    It is `parted` where its author typed a gap, `alone` where it is a single character, which is none.
    """

    text: str
    start: int
    end: int
    parted: bool = False

    @property
    def bare(self) -> str:
        """The name without its remark."""
        match = _TOKEN.match(self.text)
        return match["name"] if match else self.text

    @property
    def alone(self) -> bool:
        """Tell whether it is a single character."""
        return len(self.bare) == 1


@dataclass(frozen=True)
class Row:
    """A line of a list: its `label` with its colon, without the blanks in it, as it is written from `start` to `end`."""

    names: tuple[Name, ...]
    label: str = ""
    bold: bool = False
    start: int = 0
    end: int = 0


def read(line: str) -> Row | None:
    """Read a line of names; None where there is anything else in it."""
    label = _BOLD.match(line, _indent(line)) or _LABEL.match(line, _indent(line))
    names = _names(line, label.end() if label else 0)
    if names is None or not (names or label):
        return None
    if label is None:
        return Row(names)
    bold = label.re is _BOLD
    return Row(names, re.sub(r"\s", "", label["label"]) + "：", bold, label.start(), label.end())


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _names(line: str, at: int) -> tuple[Name, ...] | None:
    """Read the names of a line from `at` on; None where a part of it is none."""
    found: list[Name] = []
    for part in re.finditer(r"\S+", line[at:]):
        match = _TOKEN.fullmatch(part[0])
        if match is None or (len(match["name"]) > _LONGEST and "·" not in match["name"]):
            return None
        one = Name(part[0], at + part.start(), at + part.end())
        before = found[-1] if found else None
        if before and before.alone and one.alone and before.text == before.bare:
            found[-1] = Name(before.text + one.text, before.start, one.end, parted=True)
        else:
            found.append(one)
    return tuple(found)


def all_names(lines: Sequence[str]) -> bool:
    """Tell whether lines hold nothing but names, with labels or without."""
    rows = [read(line) for line in lines]
    return None not in rows and any(row.names for row in rows if row)


def leads(text: str) -> bool:
    """Tell whether a paragraph may lead to a list of names: it ends with a colon, says 名单, or stands in brackets."""
    return len(text) <= _LED_BY and _LEADS.fullmatch(text.strip()) is not None


def is_list(rows: Sequence[Row], lead: str | None) -> bool:
    """Tell whether `rows` are a list of names; `lead` is the heading above them, or the line that leads to them, if there is one."""
    names = [name for row in rows for name in row.names if not name.alone]
    labelled = bool(rows) and bool(rows[0].label)
    least = _LABELLED if labelled else _ANYWHERE if lead is None else _LED
    grouped = sum(map(_of_persons, (row.label for row in rows))) >= _GROUPS
    least = _GROUPS if grouped else least
    told = _like_persons(rows, names, lead or "") and (grouped or not _alike(names))
    return len(names) >= least and _known(names) and told


def broken(lines: Sequence[str]) -> int | None:
    """Return which line, from 0, keeps lines from being a list of names: most are such lines, or all begin with 主任： or the like."""
    rows = [read(line) for line in lines]
    readable = [row for row in rows if row and row.names]
    labels = [match["label"] for line in lines if (match := _LABEL.match(line.strip()))]
    groups = len(labels) == len(lines) and all(map(_of_persons, labels)) and not any(map(_SENTENCE.search, lines))
    mostly = None in rows and 2 * len(readable) >= len(lines) and is_list(readable, "")
    if len(lines) == 1 or not (groups or mostly):
        return None
    return rows.index(None) if None in rows else 1


def _known(names: Sequence[Name]) -> bool:
    known = sum(name.parted or may_name(name.bare) for name in names)
    long = sum(len(name.bare) > _USUAL and "·" not in name.bare for name in names)
    return 3 * known >= 2 * len(names) and 4 * long <= len(names)


def _like_persons(rows: Sequence[Row], names: Sequence[Name], lead: str) -> bool:
    """Tell whether the names look like persons' by their lengths, or the labels or the `lead` above them say so."""
    sure = sum(name.parted or len(name.bare) > _PAIR for name in names)
    labels = [row.label for row in rows if row.label]
    said = all(map(_of_persons, labels)) if labels else _OF_PERSONS.search(lead)
    four = sum(len(name.bare) >= _USUAL and "·" not in name.bare and not name.parted for name in names)
    if any(map(_NO_PERSON.match, labels)) or (_OF_FIRMS.search(lead + "".join(labels)) and 2 * four > len(names)):
        return False
    others = all(map(_OF_OTHERS.search, labels)) if labels else _OF_OTHERS.search(lead.strip())
    parted = sum(name.parted for name in names)
    return (5 * parted >= len(names)) if others else (5 * sure >= len(names) or bool(said))


def _of_persons(label: str) -> bool:
    """Tell whether a label says persons."""
    return _PERSONS.fullmatch(label.rstrip("：:")) is not None


def _alike(names: Sequence[Name]) -> bool:
    """Tell whether most of the names end with the same character, or as places and offices do."""
    ends = Counter("" if name.bare[-1] in _PLACES else name.bare[-1] for name in names if not name.parted)
    return len(names) >= _LED and bool(ends) and 2 * max(ends.values()) > len(names)


def spread(text: str) -> bool:
    """Tell whether a name of two characters, or a label of two, is to stand as wide as one of three."""
    match = _TOKEN.fullmatch(text.rstrip("：:"))
    return match is not None and len(match["name"]) == _PAIR
