"""Rules about what belongs together in an issue: captions and attachments with what refers to them, footnotes, contributors."""

from __future__ import annotations

from bulletin.rules.references import (
    attachment_number_wrong,
    caption_number_wrong,
    contributor_lacking,
    contributor_run_in,
    footnote_mark_uneven,
    footnote_without_stop,
    reference_lacking,
    title_repeated,
)

RULES = (
    caption_number_wrong.RULE,
    attachment_number_wrong.RULE,
    reference_lacking.RULE,
    title_repeated.RULE,
    footnote_without_stop.RULE,
    footnote_mark_uneven.RULE,
    contributor_lacking.RULE,
    contributor_run_in.RULE,
)
