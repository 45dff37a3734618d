"""Findings as lines that programs read one by one, JSON or annotations of GitHub: findings go in, what is printed comes out."""

from __future__ import annotations

import json
from collections.abc import Sequence

from bulletin.findings import Finding, Severity

_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def json_lines(findings: Sequence[Finding]) -> str:
    """Return one JSON object a line."""
    return "\n".join(json.dumps(finding.as_dict(), ensure_ascii=False) for finding in findings)


def github(findings: Sequence[Finding]) -> str:
    """Return annotations as GitHub's runner reads them from a job's log."""
    return "\n".join(_annotation(finding) for finding in findings)


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
