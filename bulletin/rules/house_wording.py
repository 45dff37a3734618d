"""The wordings that a house has listed: a passage's issue goes in, where it has one of a level comes out."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin.findings import Severity
from bulletin.manuscripts import lists
from bulletin.manuscripts.lists import Phrase
from bulletin.manuscripts.lists.spreadsheets import ListError
from bulletin.proof import Passage, Proof
from bulletin.rules.rule import OWN, Slip


def found(proof: Proof, level: Severity) -> Iterator[tuple[Passage, Slip]]:
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
