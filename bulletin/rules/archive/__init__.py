"""Rules about an issue among the issues of its house."""

from __future__ import annotations

from bulletin.rules.archive import (
    article_published,
    cumulative_out_of_step,
    cumulative_repeated,
    date_out_of_order,
    number_skipped,
    number_taken,
)

RULES = (
    number_taken.RULE,
    number_skipped.RULE,
    cumulative_repeated.RULE,
    cumulative_out_of_step.RULE,
    date_out_of_order.RULE,
    article_published.RULE,
)
