"""The wordings that a house has listed: a level goes in, the rule that finds those of that level comes out."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin.codes import Code
from bulletin.findings import Severity
from bulletin.manuscripts import lists
from bulletin.manuscripts.lists import Phrase
from bulletin.manuscripts.lists.spreadsheets import ListError
from bulletin.proof import Passage, Proof
from bulletin.rules.rule import OWN, IssueRule, Slip


def rule(name: str, title: str, level: Severity, said: str) -> IssueRule:
    """Return the rule that finds the wordings of a level, which the list calls `said`; they differ in nothing else."""
    listed = f"用语.csv：错,对,级别,理由\n用语.csv：人大主任,人大常委会主任,{said},职务写全\n"
    wrong = (f"{listed}人大主任到会讲话。", f"{listed}他是县人大主任，也是代表。")
    return IssueRule(
        Code(
            name,
            family="names",
            title=title,
            what=f"文中有本刊用语表（用语.csv）里级别是“{said}”的词语。引号、书名号里的，引文里的，不算。",
            why="各刊有各刊的规定，写在用语表里，程序照着查。",
            instead="照用语表“对”一栏改；表里的规定变了，改用语表。",
            severity=level,
            wrong={text: text for text in wrong},
            right=(
                f"{listed}人大常委会主任到会讲话。",
                f"{listed}群众说：“人大主任来过。”",
                "人大主任到会讲话。",
            ),
        ),
        lambda proof: _found(proof, level),
    )


def _found(proof: Proof, level: Severity) -> Iterator[tuple[Passage, Slip]]:
    """Yield where an issue has a wording of that level; one that is a part of what the house wants instead is none."""
    for phrase in _listed(proof, level):
        for passage in proof.passages if phrase.wrong in proof.text else ():
            if passage.region in OWN:
                yield from ((passage, slip) for slip in _slips(passage.own, phrase))


def _listed(proof: Proof, level: Severity) -> list[Phrase]:
    try:
        return [phrase for phrase in lists.phrases(proof.issue.house) if phrase.level is level]
    except ListError:
        return []


def _slips(text: str, phrase: Phrase) -> Iterator[Slip]:
    within = phrase.right.find(phrase.wrong)
    at = text.find(phrase.wrong)
    while at >= 0:
        if within < 0 or not text.startswith(phrase.right, max(at - within, 0)):
            reason = f"（{phrase.reason}）" if phrase.reason else ""
            hint = f"改为“{phrase.right}”{reason}" if phrase.right else f"改写这一句{reason}"
            yield Slip(at, at + len(phrase.wrong), f"本刊的用语表里，不写“{phrase.wrong}”", hint=hint)
        at = text.find(phrase.wrong, at + len(phrase.wrong))
