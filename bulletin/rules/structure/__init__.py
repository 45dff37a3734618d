"""Rules about titles, headings and their numbers."""

from __future__ import annotations

from bulletin.rules.rule import ProofRule
from bulletin.rules.structure import (
    count_announced,
    heading_bold,
    heading_level_skipped,
    heading_like,
    heading_number_wrong,
    heading_single,
    order_mark_wrong,
    order_words_wrong,
    order_wrong,
    paragraph_long,
    paragraph_unfinished,
    section_empty,
    title_full_stop,
)

RULES = (
    ProofRule(heading_level_skipped.check),
    ProofRule(heading_number_wrong.check),
    ProofRule(title_full_stop.check),
    heading_like.RULE,
    heading_bold.RULE,
    heading_single.RULE,
    section_empty.RULE,
    order_wrong.RULE,
    order_words_wrong.RULE,
    order_mark_wrong.RULE,
    count_announced.RULE,
    paragraph_long.RULE,
    paragraph_unfinished.RULE,
)
