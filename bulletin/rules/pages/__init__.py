"""Rules about what the laid-out pages show, and about the faces they are set in."""

from __future__ import annotations

from bulletin.rules.pages import (
    colophon_alone,
    colophon_too_high,
    glyph_missing,
    layout_remark,
    masthead_turned,
    picture_coarse,
    tight_useless,
    title_too_long,
)
from bulletin.rules.rule import ProofRule

RULES = (
    ProofRule(glyph_missing.check),
    ProofRule(masthead_turned.check, of_pages=True),
    ProofRule(title_too_long.check, of_pages=True),
    ProofRule(tight_useless.check, of_pages=True),
    ProofRule(picture_coarse.check, of_pages=True),
    ProofRule(colophon_alone.check, of_pages=True),
    ProofRule(colophon_too_high.check, of_pages=True),
    ProofRule(layout_remark.check, of_pages=True),
)
