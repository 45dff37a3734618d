"""Rules about numbers, dates and quantities (GB/T 15835-2011)."""

from __future__ import annotations

from bulletin.rules.numerals import (
    about_doubled,
    approximate_comma,
    date_form,
    date_impossible,
    date_leading_zero,
    decrease_times,
    full_width,
    grouping_mixed,
    minus,
    percentage_points,
    range_unit,
    weekday_wrong,
    year_short,
    zero_wrong,
)

RULES = (
    full_width.RULE,
    zero_wrong.RULE,
    date_form.RULE,
    date_leading_zero.RULE,
    year_short.RULE,
    date_impossible.RULE,
    weekday_wrong.RULE,
    range_unit.RULE,
    approximate_comma.RULE,
    about_doubled.RULE,
    minus.RULE,
    grouping_mixed.RULE,
    percentage_points.RULE,
    decrease_times.RULE,
)
