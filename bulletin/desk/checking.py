"""Check an issue: its path goes in, all that was found comes out, of whatever stage. Nothing is written."""

from __future__ import annotations

from pathlib import Path

from bulletin import copyfit, rules
from bulletin.build import prove
from bulletin.errors import ContentError
from bulletin.findings import Finding, Severity, arranged
from bulletin.manuscripts.house import House


def check(path: Path, house: House, *, pages: bool = True) -> list[Finding]:
    """Return what is found in the issue at `path`, by place; with `pages`, also what only they show where there is no error.

    MachineError where a face is missing that pages need; LimitError where the issue is too large.
    """
    try:
        proof = prove(path, house)
    except ContentError as error:
        return list(error.findings)
    found = rules.check(proof, pages=pages)
    if pages and not any(finding.severity is Severity.ERROR for finding in found):
        found += copyfit.report(proof)
    return arranged(found)
