"""A person with another post than the roster's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin.codes import Code
from bulletin.findings import Severity
from bulletin.manuscripts.lists import Person
from bulletin.proof import Passage, Proof
from bulletin.rules import rosters
from bulletin.rules.rule import OWN, IssueRule, Slip

# What one person has at a time; of 组长, 会长, 委员, 代表 one may have several.
_POST = re.compile(
    r"(?P<rank>(?:常务)?副|代)?(?P<post>主任|书记|市长|省长|州长|县长|区长|乡长|镇长|局长|厅长|处长|科长|部长|主席|秘书长|院长|检察长)[ \u3000]?$"
)
_WITHIN = re.compile("[，。；：！？、“”（）\n\ufffc]")
_THEN = re.compile("原|时任|前任|曾任|历任|拟任|候选人|提名|任命|免去|辞去|当选")
_REACH = 24


def check(proof: Proof) -> Iterator[tuple[Passage, Slip]]:
    """Find a post right before a person's name that the roster does not know of."""
    names = rosters.known(proof)
    for passage in proof.passages if names.persons else ():
        if passage.region not in OWN or _THEN.search(passage.own):
            continue
        for found, person in rosters.people(passage.own, names):
            before = _WITHIN.split(passage.own[max(found.start() - _REACH, 0) : found.start()])[-1]
            written = _POST.search(before)
            if written and person.posts and _rank(written) not in _ranks(person):
                start = found.start() - (len(before) - written.start())
                message = f"“{written[0].strip()}{person.name}”：名录里{person.name}是{'、'.join(person.posts)}"
                yield passage, Slip(start, found.end(), message)


def _rank(written: re.Match[str]) -> tuple[str, str]:
    return ("副" if "副" in (written["rank"] or "") else "", written["post"])


def _ranks(person: Person) -> set[tuple[str, str]]:
    return {_rank(found) for post in person.posts if (found := _POST.search(post))}


_LIST = "名录.csv：类别,名称,职务\n名录.csv：人员,李小明,市人大常委会党组书记、主任\n名录.csv：人员,王伟,市人大常委会副主任\n"
RULE = IssueRule(
    Code(
        "person-post",
        family="names",
        title="职务和名录不一致",
        what="姓名前面的职务，名录（名录.csv）里这个人没有。“原”“时任”、任免、提名一类的段落不算；组长、会长、代表一类可以兼任的不查。",
        why="职务写错，是简报里最要紧的错；人事变动以后，旧稿里最多。",
        instead="查对职务；人已经换了职务的，改名录；同名的不改。",
        severity=Severity.NOTE,
        wrong={
            text: text
            for text in (
                f"{_LIST}市人大常委会副主任李小明出席会议。",
                f"{_LIST}市人大常委会主任王　伟主持会议。",
                f"{_LIST}副市长王伟到会讲话。",
            )
        },
        right=(
            f"{_LIST}市人大常委会党组书记、主任李小明出席，常务副主任王　伟主持。",
            f"{_LIST}时任副主任李小明带队。",
            f"{_LIST}代表小组组长李小明介绍经验，副主任王伟明参加。",
            f"{_LIST}会议任命李小明为副主任，副主任李小明作了发言。",
            f"{_LIST}李小明在会上讲话，副主任、秘书长到会。",
        ),
    ),
    check,
)
