"""How far a long run is, where nobody watches: plain lines, few of them, beside the output."""

from __future__ import annotations

import re
import sys

import pytest

from bulletin.cli.archiving import progress


def test_all_items_come_through() -> None:
    assert list(progress.tracked(iter("甲乙丙"), 3, "生成")) == ["甲", "乙", "丙"]


def test_a_short_run_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    list(progress.tracked(range(3), 3, "生成"))
    assert capsys.readouterr() == ("", "")


def test_a_long_run_says_how_far_it_is_and_what_is_left(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "_PAUSE", 0)
    list(progress.tracked(range(100), 100, "生成"))
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 19
    assert lines[0].startswith("生成 5/100，每秒 ")


@pytest.mark.parametrize(("seconds", "said"), [(0.4, "0 秒"), (59.6, "1 分 0 秒"), (125, "2 分 5 秒")])
def test_what_is_left_is_spoken(seconds: float, said: str) -> None:
    assert progress._spoken(seconds) == said  # noqa: SLF001  # the words themselves


def test_where_no_terminal_is_a_search_says_nothing(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "_MOMENT", -1)
    assert list(progress.waited_for("甲乙丙", 3, "查找")) == ["甲", "乙", "丙"]
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(("moment", "shown"), [(-1, "查找"), (60, "")])
def test_on_a_terminal_a_search_shows_how_far_it_is_once_it_takes_a_while(
    moment: float, shown: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "_MOMENT", moment)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert list(progress.waited_for("甲乙丙", 3, "查找")) == ["甲", "乙", "丙"]
    assert re.findall("^$|查找", capsys.readouterr().err)[:1] == [shown]
