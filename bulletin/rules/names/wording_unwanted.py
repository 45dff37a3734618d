"""A wording that the house has listed with the level 警告."""

from __future__ import annotations

from bulletin.findings import Severity
from bulletin.rules import house_wording

RULE = house_wording.rule("wording-unwanted", "本刊不用的词语", Severity.WARNING, "警告")
