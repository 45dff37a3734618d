"""Rules about forms that pasted text has and that are printed as any other text: of the families structure and references."""

from __future__ import annotations

from bulletin.rules.unread import colophon, contributor, footnote, note, signature, subtitle_as_heading

RULES = (signature.RULE, note.RULE, subtitle_as_heading.RULE, colophon.RULE, contributor.RULE, footnote.RULE)
