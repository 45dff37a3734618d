"""Rules about characters, words and sums."""

from __future__ import annotations

from bulletin.rules.wording import (
    blank_inside,
    character_compatible,
    character_traditional,
    particle_confused,
    share_in_table,
    share_in_text,
    sum_in_table,
    sum_in_text,
    word_doubled,
    word_doubtful,
    word_wrong,
)

RULES = (
    blank_inside.RULE,
    character_compatible.RULE,
    character_traditional.RULE,
    word_doubled.RULE,
    word_wrong.RULE,
    word_doubtful.RULE,
    particle_confused.RULE,
    sum_in_table.RULE,
    sum_in_text.RULE,
    share_in_table.RULE,
    share_in_text.RULE,
)
