"""Rules about characters, words and sums."""

from __future__ import annotations

from bulletin.rules.wording import blank_inside, particle_confused, word_doubled

RULES = (
    blank_inside.RULE,
    word_doubled.RULE,
    particle_confused.RULE,
)
