"""What a rule is: one fault, its page of the manual, and how it is found. Rules read passages, the whole issue, or its pages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from bulletin.codes import Code
from bulletin.findings import Edit, Finding, Place
from bulletin.proof import Passage, Proof, Region

# What is quoted, and what names people, is not the author's own wording.
EVERYWHERE = frozenset(Region)
OWN = EVERYWHERE - {Region.QUOTATION, Region.NAMES}


class Slip(NamedTuple):
    """What is wrong with `text[start:end]` of a passage, in Chinese; `right` is what should stand there, where that is beyond doubt.

    An empty `right` says that it should go. Without a `hint` the finding says what `right` is. Where only some of the stretch
    changes, as the two marks of a pair, `parts` are those: start, end and what should stand there.
    """

    start: int
    end: int
    message: str
    right: str | None = None
    hint: str = ""
    parts: tuple[tuple[int, int, str], ...] = ()


@dataclass(frozen=True)
class PassageRule:
    """A rule that reads one passage of the `regions` at a time; `cue` is what a passage without the fault mostly lacks."""

    code: Code
    check: Callable[[Passage], Iterator[Slip]]
    regions: frozenset[Region] = OWN
    cue: str = ""

    def found(self, proof: Proof) -> Iterator[Finding]:
        """Find the fault in every passage."""
        if not self._cued.search(proof.text):
            return
        for passage in proof.passages:
            if passage.region in self.regions and self._cued.search(passage.text):
                yield from (finding(self.code, proof, passage, slip) for slip in self.check(passage))

    @cached_property
    def _cued(self) -> re.Pattern[str]:
        return re.compile(self.cue)


@dataclass(frozen=True)
class IssueRule:
    """A rule that reads the passages of an issue together: what is numbered, named, or referred to elsewhere."""

    code: Code
    check: Callable[[Proof], Iterator[tuple[Passage, Slip]]]

    def found(self, proof: Proof) -> Iterator[Finding]:
        """Find the fault in an issue."""
        yield from (finding(self.code, proof, passage, slip) for passage, slip in self.check(proof))


@dataclass(frozen=True)
class PlaceRule:
    """A rule that reads an issue's source, its front matter or the archive, and says itself where it found what, and why."""

    code: Code
    check: Callable[[Proof], Iterator[tuple[Place, Slip]]]

    def found(self, proof: Proof) -> Iterator[Finding]:
        """Find the fault; the numbers of a slip are not looked at, its `right` replaces what stands at the place."""
        for place, slip in self.check(proof):
            fix = (Edit(place, slip.right),) if slip.right is not None and place.end_line else ()
            yield _told(self.code, proof, place, slip, fix)


@dataclass(frozen=True)
class ProofRule:
    """A rule whose codes stand in the table of codes; one `of_pages` waits until an issue has no error."""

    check: Callable[[Proof], Iterator[Finding]]
    of_pages: bool = False

    def found(self, proof: Proof) -> Iterator[Finding]:
        """Find the faults."""
        yield from self.check(proof)


Rule = PassageRule | IssueRule | PlaceRule | ProofRule


def finding(code: Code, proof: Proof, passage: Passage, slip: Slip) -> Finding:
    """Return what a rule says of a slip; it carries an edit where the slip stands in the source as it is printed."""
    exact = passage.exact(slip.start, slip.end) if slip.right is not None else None
    fix = (Edit(exact, slip.right or ""),) if exact else _of_parts(passage, slip)
    return _told(code, proof, exact or passage.place(slip.start, slip.end), slip, fix)


def _of_parts(passage: Passage, slip: Slip) -> tuple[Edit, ...]:
    """Return an edit for each part; none at all where one of them does not stand in the source as it is printed."""
    found = [(passage.exact(start, end), right) for start, end, right in slip.parts]
    edits = tuple(Edit(place, right) for place, right in found if place)
    return edits if len(edits) == len(found) else ()


def _told(code: Code, proof: Proof, place: Place, slip: Slip, fix: tuple[Edit, ...]) -> Finding:
    right = (
        f"改为“{slip.right}”" if slip.right else "删去" if slip.right is not None else code.instead.removesuffix("。")
    )
    severity = code.in_draft if proof.issue.draft and code.in_draft else code.severity
    return Finding(place, code.name, slip.message, slip.hint or right, severity, fix)
