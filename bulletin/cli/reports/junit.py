"""Findings as JUnit's XML: findings and the files that were looked at go in, what is printed comes out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bulletin.findings import Finding, Severity

_UNSAID = re.compile(r"[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def junit(findings: Sequence[Finding], looked: Sequence[str], *, strict: bool) -> str:
    """Return a suite a file: an error is a failure, a warning too where it is `strict`, others say what they say and pass."""
    files: dict[str, list[Finding]] = {path: [] for path in looked}
    for finding in findings:
        files.setdefault(finding.place.path, []).append(finding)
    fatal = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    suites = [_suite(path, found, fatal) for path, found in files.items()]
    failed = sum(finding.severity in fatal for finding in findings)
    count = sum(max(len(found), 1) for found in files.values())
    head = f'<testsuites name="bulletin" tests="{count}" failures="{failed}" errors="0">'
    return "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', head, *suites, "</testsuites>"])


def _suite(path: str, findings: Sequence[Finding], fatal: set[Severity]) -> str:
    failed = sum(finding.severity in fatal for finding in findings)
    numbers = f'tests="{max(len(findings), 1)}" failures="{failed}" errors="0" skipped="0"'
    cases = [_case(finding, fatal) for finding in findings] or [
        f"    <testcase name={_value('没有发现问题')} classname={_value(path)} file={_value(path)}/>"
    ]
    return "\n".join([f"  <testsuite name={_value(path)} {numbers}>", *cases, "  </testsuite>"])


def _case(finding: Finding, fatal: set[Severity]) -> str:
    from xml.sax.saxutils import escape  # late: it loads all of Python's ways with the network

    place = finding.place
    known = {"name": f"{finding.code} {place}", "classname": place.path, "file": place.path}
    line = {"line": str(place.line)} if place.line else {}
    attributes = " ".join(f"{name}={_value(value)}" for name, value in {**known, **line}.items())
    told = escape(_printable(str(finding)))
    inner = (
        f"<failure message={_value(finding.message)} type={_value(finding.code)}>{told}</failure>"
        if finding.severity in fatal
        else f"<system-out>{told}</system-out>"
    )
    return f"    <testcase {attributes}>{inner}</testcase>"


def _value(text: str) -> str:
    from xml.sax.saxutils import quoteattr  # late, as above

    return quoteattr(_printable(text))


def _printable(text: str) -> str:
    """Replace what XML 1.0 has no way to say (section 2.2)."""
    return _UNSAID.sub("\ufffd", text)
