"""Findings as text, JSON lines, GitHub annotations or SARIF: findings go in, what is printed comes out."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from urllib.parse import quote

from bulletin.findings import Edit, Finding, Place, Severity

_SARIF = "https://json.schemastore.org/sarif-2.1.0.json"
# More findings than so many of one kind are shown by so many of them.
_MANY, _SHOWN = 6, 3
_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def text(findings: Sequence[Finding]) -> str:
    """Return each finding as people read it: head line, source line, underlined span, hint.

    Of one kind in one file, no more than a handful is shown whole; of the others the lines are named below them.
    """
    alike: dict[tuple[str, str, Severity], list[Finding]] = {}
    for finding in findings:
        alike.setdefault((finding.place.path, finding.code, finding.severity), []).append(finding)
    folded = {id(finding): many for many in alike.values() if len(many) > _MANY for finding in many[_SHOWN:]}
    rows: list[str] = []
    for finding in findings:
        many = folded.get(id(finding))
        if many is None:
            rows.append(str(finding))
        elif finding is many[_SHOWN]:
            rows.append(_others(many[_SHOWN:]))
    return "\n".join(rows)


def _others(findings: Sequence[Finding]) -> str:
    """Return one line for findings of one kind in one file."""
    first = findings[0]
    lines = "、".join(dict.fromkeys(str(finding.place.line) for finding in findings))
    return f"{first.place.path}: {first.severity}[{first.code}] 另有 {len(findings)} 处同样的，在第 {lines} 行"


def json_lines(findings: Sequence[Finding]) -> str:
    """Return one JSON object a line."""
    return "\n".join(json.dumps(finding.as_dict(), ensure_ascii=False) for finding in findings)


def github(findings: Sequence[Finding]) -> str:
    """Return annotations as GitHub's runner reads them from a job's log."""
    return "\n".join(_annotation(finding) for finding in findings)


def sarif(findings: Sequence[Finding]) -> str:
    """Return a SARIF 2.1.0 log of one run."""
    rules = [_rule(code) for code in sorted({finding.code for finding in findings})]
    run = {
        "tool": {"driver": {"name": "bulletin", "rules": rules}},
        "results": [_result(finding) for finding in findings],
        "columnKind": "unicodeCodePoints",
    }
    log = {"$schema": _SARIF, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2)


FORMATS: dict[str, Callable[[Sequence[Finding]], str]] = {
    "text": text,
    "json": json_lines,
    "github": github,
    "sarif": sarif,
}


def _annotation(finding: Finding) -> str:
    place = finding.place
    known = {
        "file": place.path,
        "line": place.line,
        "endLine": place.end_line,
        "col": place.column,
        "endColumn": place.end_column if place.end_line == place.line else 0,
        "title": finding.code,
    }
    properties = ",".join(f"{key}={_property(str(value))}" for key, value in known.items() if value)
    message = f"{finding.message}（{finding.hint}）" if finding.hint else finding.message
    return f"::{_GITHUB[finding.severity]} {properties}::{_escaped(message)}"


def _escaped(message: str) -> str:
    return message.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _escaped(value).replace(":", "%3A").replace(",", "%2C")


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
