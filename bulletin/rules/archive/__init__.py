"""Rules about an issue among the issues of its house."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bulletin.rules.rule import Rule

RULES: tuple[Rule, ...] = ()
