"""Rules about marks (GB/T 15834-2011)."""

from __future__ import annotations

from bulletin.rules.marks import half_width

RULES = (half_width.RULE,)
