"""Rules about numbers, dates and quantities (GB/T 15835-2011)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bulletin.rules.rule import Rule

RULES: tuple[Rule, ...] = ()
