"""The rules: what may be wrong with an issue that can be built. One fault a file; its docstring is its manual page."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from bulletin.findings import Finding, Severity, arranged
from bulletin.proof import Proof
from bulletin.rules import (
    colophon_alone,
    colophon_too_high,
    glyph_missing,
    heading_level_skipped,
    heading_number_wrong,
    layout_remark,
    masthead_turned,
    picture_coarse,
    tight_useless,
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
    tight_useless.check,
    picture_coarse.check,
    colophon_alone.check,
    colophon_too_high.check,
    layout_remark.check,
)


# These need the pages, and pages are laid out only of an issue without an error.
OF_PAGES: frozenset[Rule] = frozenset(
    {
        masthead_turned.check,
        title_too_long.check,
        tight_useless.check,
        picture_coarse.check,
        colophon_alone.check,
        colophon_too_high.check,
        layout_remark.check,
    }
)


def check(proof: Proof) -> list[Finding]:
    """Apply every rule that can be applied; whatever was found so far comes too, by place and each once."""
    found = [*proof.issue.findings, *proof.document.findings]
    found += [finding for rule in RULES if rule not in OF_PAGES for finding in rule(proof)]
    if not any(finding.severity is Severity.ERROR for finding in found):
        found += [finding for rule in RULES if rule in OF_PAGES for finding in rule(proof)]
    return arranged(found)
