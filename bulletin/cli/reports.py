"""Findings as text, JSON lines, GitHub annotations or SARIF: findings go in, what is printed comes out."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from urllib.parse import quote

from bulletin.findings import Finding, Severity

_SARIF = "https://json.schemastore.org/sarif-2.1.0.json"
_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def text(findings: Sequence[Finding]) -> str:
    """Give each finding as people read it: head line, source line, caret, hint."""
    return "\n".join(str(finding) for finding in findings)


def json_lines(findings: Sequence[Finding]) -> str:
    """Give one JSON object a line."""
    return "\n".join(json.dumps(finding.as_dict(), ensure_ascii=False) for finding in findings)


def github(findings: Sequence[Finding]) -> str:
    """Give annotations as GitHub's runner reads them from a job's log."""
    return "\n".join(_annotation(finding) for finding in findings)


def sarif(findings: Sequence[Finding]) -> str:
    """Give a SARIF 2.1.0 log of one run."""
    rules = [{"id": code} for code in sorted({finding.code for finding in findings})]
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
    known = {"file": place.path, "line": place.line, "col": place.column, "title": finding.code}
    properties = ",".join(f"{key}={_property(str(value))}" for key, value in known.items() if value)
    message = f"{finding.message}（{finding.hint}）" if finding.hint else finding.message
    return f"::{_GITHUB[finding.severity]} {properties}::{_escaped(message)}"


def _escaped(message: str) -> str:
    return message.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _escaped(value).replace(":", "%3A").replace(",", "%2C")


def _result(finding: Finding) -> dict[str, object]:
    place = finding.place
    location: dict[str, object] = {"artifactLocation": {"uri": quote(place.path)}}
    if place.line:
        location["region"] = {"startLine": place.line, **({"startColumn": place.column} if place.column else {})}
    return {
        "ruleId": finding.code,
        "level": "note" if finding.severity is Severity.NOTE else str(finding.severity),
        "message": {"text": f"{finding.message}\n{finding.hint}".strip()},
        "locations": [{"physicalLocation": location}],
    }
