"""Check an issue: its path goes in, all that was found comes out, of whatever stage. Nothing is written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, TypeAlias

from bulletin import copyfit, rules
from bulletin.build import prove
from bulletin.errors import ContentError, MachineError
from bulletin.findings import Finding, Severity, arranged
from bulletin.manuscripts.archive import Ledger
from bulletin.manuscripts.house import House
from bulletin.proof import Proof

Service: TypeAlias = Callable[[Proof], list[Finding]]


class Checked(NamedTuple):
    """What was found; how many passages a service was asked about, and what it failed of."""

    findings: list[Finding]
    asked: int = 0
    failed: MachineError | None = None


def check(
    path: Path, house: House, ledger: Ledger | None = None, *, pages: bool = True, service: Service | None = None
) -> Checked:
    """Return what is found in the issue at `path`, by place; with `pages`, also what only they show where there is no error.

    Its place among the other issues is looked at where a `ledger` of them is given. A `service` finds more; where that fails, what
    it failed of is in the answer beside what was found without it.

    MachineError where a face is missing that pages need; LimitError where the issue is too large.
    """
    try:
        proof = prove(path, house, ledger)
    except ContentError as error:
        return Checked(list(error.findings))
    found = rules.check(proof, pages=pages)
    if pages and not any(finding.severity is Severity.ERROR for finding in found):
        found += copyfit.report(proof)
    if service is None:
        return Checked(arranged(found))
    try:
        return Checked(arranged([*found, *service(proof)]), len(proof.passages))
    except MachineError as error:
        return Checked(arranged(found), failed=error)
