"""A wording that the house has listed with the level 错误."""

from __future__ import annotations

from bulletin.findings import Severity
from bulletin.rules import house_wording

RULE = house_wording.rule("wording-forbidden", "本刊禁用的词语", Severity.ERROR, "错误")
