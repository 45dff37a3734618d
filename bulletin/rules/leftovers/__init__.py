"""Rules about what was left over from drafting."""

from __future__ import annotations

from bulletin.rules.leftovers import (
    blank_letters,
    blank_signs,
    draft_text,
    markdown_left,
    markdown_likely,
    marks_eaten,
    reminder,
    still_open,
)

RULES = (
    draft_text.RULE,
    reminder.RULE,
    still_open.RULE,
    blank_letters.RULE,
    blank_signs.RULE,
    markdown_left.RULE,
    markdown_likely.RULE,
    marks_eaten.RULE,
)
