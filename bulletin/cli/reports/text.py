"""Findings as people read them: findings go in, what is printed comes out."""

from __future__ import annotations

from collections.abc import Sequence

from bulletin.findings import Finding, Severity

# More findings than so many of one kind are shown by so many of them.
_MANY, _SHOWN = 6, 3


def text(findings: Sequence[Finding]) -> str:
    """Return each finding as people read it: head line, source line, underlined span, hint.

    Of one kind in one file, no more than a handful is shown whole; of the others the lines are named below them.
    """
    alike: dict[tuple[str, str, Severity], list[Finding]] = {}
    for finding in (one for one in findings if one.place.line):
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
