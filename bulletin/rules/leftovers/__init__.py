"""Rules about what was left over from drafting."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bulletin.rules.rule import Rule

RULES: tuple[Rule, ...] = ()
