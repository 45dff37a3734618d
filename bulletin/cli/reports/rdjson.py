"""Findings as reviewdog's diagnostics (rdjson): findings go in, what is printed comes out."""

from __future__ import annotations

import json
from collections.abc import Sequence

from bulletin.findings import Edit, Finding, Place, Severity

_GRAVITY = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.NOTE: "INFO"}


def rdjson(findings: Sequence[Finding]) -> str:
    """Return one object; its columns count bytes of UTF-8, as the format says."""
    diagnostics = [_diagnostic(finding) for finding in findings]
    whole = {"source": {"name": "bulletin"}, "diagnostics": diagnostics}
    return json.dumps(whole, ensure_ascii=False, indent=2)


def _diagnostic(finding: Finding) -> dict[str, object]:
    location: dict[str, object] = {"path": finding.place.path}
    if finding.place.line:
        location["range"] = _range(finding.place)
    diagnostic: dict[str, object] = {
        "message": f"{finding.message}\n{finding.hint}".strip(),
        "location": location,
        "severity": _GRAVITY[finding.severity],
        "code": {"value": finding.code},
    }
    suggestions = [_suggestion(edit) for edit in finding.fix if _is_exact(edit.place)]
    whole = suggestions and len(suggestions) == len(finding.fix)
    return {**diagnostic, "suggestions": suggestions} if whole else diagnostic


def _suggestion(edit: Edit) -> dict[str, object]:
    place = edit.place
    start = _position(place, place.line, place.column)
    end = _position(place, place.end_line, place.end_column) if place.end_line else start
    return {"range": {"start": start, "end": end}, "text": edit.text}


def _is_exact(place: Place) -> bool:
    """Tell whether both ends can be counted in bytes: of other lines than the first the text is not at hand."""
    return place.end_line in {0, place.line} or place.end_column <= 1


def _range(place: Place) -> dict[str, object]:
    start = _position(place, place.line, place.column)
    if not place.end_line:
        return {"start": start}
    end = _position(place, place.end_line, place.end_column if _is_exact(place) else 0)
    return {"start": start, "end": end}


def _position(place: Place, line: int, column: int) -> dict[str, int]:
    before = place.text[: column - 1] if line == place.line else ""
    return {"line": line, "column": len(before.encode()) + 1} if column else {"line": line}
