"""Findings as GitLab's report of code quality: findings go in, what is printed comes out."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Sequence

from bulletin.findings import Finding, Severity

_GRAVITY = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


def gitlab(findings: Sequence[Finding]) -> str:
    """Return an array of violations; the fingerprint of one stays where lines are put in before it."""
    seen: Counter[str] = Counter()
    return json.dumps([_violation(finding, seen) for finding in findings], ensure_ascii=False, indent=2)


def _violation(finding: Finding, seen: Counter[str]) -> dict[str, object]:
    place = finding.place
    told = f"{place.path}\n{finding.code}\n{finding.message}\n{place.text}"
    seen[told] += 1
    lines = {"begin": max(place.line, 1)} | ({"end": place.end_line} if place.end_line else {})
    return {
        "description": f"{finding.message}（{finding.hint}）" if finding.hint else finding.message,
        "check_name": finding.code,
        "fingerprint": hashlib.sha256(f"{told}\n{seen[told]}".encode()).hexdigest(),
        "severity": _GRAVITY[finding.severity],
        "location": {"path": place.path, "lines": lines},
    }
