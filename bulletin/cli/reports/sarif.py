"""Findings as SARIF 2.1.0 (OASIS): findings go in, what is printed comes out."""

from __future__ import annotations

import json
from collections.abc import Sequence
from urllib.parse import quote

from bulletin import tool
from bulletin.findings import Edit, Finding, Place, Severity

_SARIF = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def sarif(findings: Sequence[Finding]) -> str:
    """Return a SARIF 2.1.0 log of one run."""
    rules = [_rule(code) for code in sorted({finding.code for finding in findings})]
    version = {"version": tool.version()} if tool.version() else {}
    run = {
        "tool": {"driver": {"name": tool.NAME, **version, "rules": rules}},
        "language": "zh-CN",
        "results": [_result(finding) for finding in findings],
        "columnKind": "unicodeCodePoints",
    }
    log = {"$schema": _SARIF, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2)


def _rule(code: str) -> dict[str, object]:
    """Return what the manual says of `code`; one that is not in it has its name alone."""
    from bulletin.rules import MANUAL  # late: it brings all of the builder

    known = MANUAL.get(code)
    if known is None:
        return {"id": code}
    return {
        "id": code,
        "shortDescription": {"text": known.title},
        "fullDescription": {"text": f"{known.what}{known.why}"},
        "help": {"text": known.manual},
        "defaultConfiguration": {"level": _level(known.severity)},
        "properties": {"family": known.family},
    }


def _result(finding: Finding) -> dict[str, object]:
    location: dict[str, object] = {"artifactLocation": _artifact(finding.place)}
    if finding.place.line:
        location["region"] = _region(finding.place)
    result: dict[str, object] = {
        "ruleId": finding.code,
        "level": _level(finding.severity),
        "message": {"text": f"{finding.message}\n{finding.hint}".strip()},
        "locations": [{"physicalLocation": location}],
    }
    return {**result, "fixes": [_fix(finding.fix, finding.hint)]} if finding.fix else result


def _level(severity: Severity) -> str:
    return "note" if severity is Severity.NOTE else str(severity)


def _artifact(place: Place) -> dict[str, str]:
    return {"uri": quote(place.path)}


def _region(place: Place) -> dict[str, int]:
    """Return what is known of a place's region; SARIF counts as we do, with the end left out."""
    known = {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }
    return {name: number for name, number in known.items() if number}


def _deleted(place: Place) -> dict[str, int]:
    """Return the region that an edit replaces; one without an end would reach to the end of its line (SARIF, 3.30.8)."""
    return {"endLine": place.line, "endColumn": place.column, **_region(place)}


def _fix(edits: Sequence[Edit], hint: str) -> dict[str, object]:
    """Return a fix of SARIF: all of a finding's edits are in its own file."""
    replacements = [{"deletedRegion": _deleted(edit.place), "insertedContent": {"text": edit.text}} for edit in edits]
    change = {"artifactLocation": _artifact(edits[0].place), "replacements": replacements}
    return {"description": {"text": hint}, "artifactChanges": [change]}
