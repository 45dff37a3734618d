"""The rules: what may be wrong with an issue that can be built. One fault a file; its docstring is its manual page."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from bulletin.findings import Finding
from bulletin.proof import Proof
from bulletin.rules import (
    colophon_alone,
    colophon_too_high,
    glyph_missing,
    heading_level_skipped,
    heading_number_wrong,
    layout_remark,
    masthead_turned,
    title_full_stop,
    title_too_long,
)

Rule = Callable[[Proof], Iterator[Finding]]

# In the order of a finding's journey: what the source shows first, what only the laid-out pages show last.
RULES: tuple[Rule, ...] = (
    heading_level_skipped.check,
    heading_number_wrong.check,
    title_full_stop.check,
    glyph_missing.check,
    masthead_turned.check,
    title_too_long.check,
    colophon_alone.check,
    colophon_too_high.check,
    layout_remark.check,
)


def check(proof: Proof) -> list[Finding]:
    """Apply every rule; the findings come in the order of their places."""
    found = [finding for rule in RULES for finding in rule(proof)]
    return sorted([*proof.issue.findings, *found], key=lambda finding: finding.place)
