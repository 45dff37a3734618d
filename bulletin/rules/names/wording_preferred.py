"""A wording that the house has listed with the level 提醒."""

from __future__ import annotations

from bulletin.findings import Severity
from bulletin.rules import house_wording

RULE = house_wording.rule("wording-preferred", "本刊另有习惯的说法", Severity.NOTE, "提醒")
