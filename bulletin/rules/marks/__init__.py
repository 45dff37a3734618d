"""Rules about marks (GB/T 15834-2011)."""

from __future__ import annotations

from bulletin.rules.marks import (
    at_end,
    at_head,
    dash,
    document_number,
    doubled,
    ellipsis,
    enumeration_comma,
    half_width,
    half_width_brackets,
    quote_level,
    range_mark,
    straight_quotes,
    turned,
    unpaired,
)

RULES = (
    half_width.RULE,
    half_width_brackets.RULE,
    straight_quotes.RULE,
    turned.RULE,
    unpaired.RULE,
    quote_level.RULE,
    doubled.RULE,
    ellipsis.RULE,
    dash.RULE,
    range_mark.RULE,
    enumeration_comma.RULE,
    document_number.RULE,
    at_head.RULE,
    at_end.RULE,
)
