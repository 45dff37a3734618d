"""Rules about titles, headings and their numbers."""

from __future__ import annotations

from bulletin.rules.rule import ProofRule
from bulletin.rules.structure import heading_level_skipped, heading_number_wrong, title_full_stop

RULES = (
    ProofRule(heading_level_skipped.check),
    ProofRule(heading_number_wrong.check),
    ProofRule(title_full_stop.check),
)
