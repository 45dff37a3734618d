from __future__ import annotations

from pathlib import Path

from houses import proof

from bulletin.findings import Severity
from bulletin.rules.structure import heading_level_skipped

BODY = "导语。\n\n## 一、甲\n\n#### 乙\n\n正文。\n"


def test_a_heading_that_skips_a_level_is_found_on_its_line(tmp_path: Path) -> None:
    (finding,) = heading_level_skipped.check(proof(tmp_path, BODY))
    assert (finding.code, finding.place.line, finding.severity) == ("heading-level-skipped", 11, Severity.WARNING)


def test_the_message_names_the_heading_and_the_level_to_use(tmp_path: Path) -> None:
    (finding,) = heading_level_skipped.check(proof(tmp_path, BODY))
    assert (finding.message, finding.hint) == ("标题跳了级：乙", "上一级标题之下应先用“###”")


def test_the_first_heading_may_not_skip_either(tmp_path: Path) -> None:
    assert [f.place.line for f in heading_level_skipped.check(proof(tmp_path, "### （一）甲\n\n正文。\n"))] == [7]


def test_headings_that_go_down_step_by_step_and_up_at_once_are_right(tmp_path: Path) -> None:
    body = "## 一、甲\n\n### （一）乙\n\n#### 1. 丙\n\n##### （1）丁\n\n正文。\n\n## 二、戊\n\n正文。\n"
    assert list(heading_level_skipped.check(proof(tmp_path, body))) == []


def test_each_article_starts_the_ladder_anew(tmp_path: Path) -> None:
    body = "# 甲文\n\n## 一、甲\n\n### （一）乙\n\n正文。\n\n# 乙文\n\n### （一）丙\n\n正文。\n"
    assert [f.place.line for f in heading_level_skipped.check(proof(tmp_path, body, ""))] == [16]
