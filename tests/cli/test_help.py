"""Help is Chinese, names everything and loads no engine."""

from __future__ import annotations

import gettext
import re
from pathlib import Path

import pytest
from asking import VERBS, Answer, ask, is_english
from commands import run

HELP = ["", "--help", "-h", *(f"{verb} --help" for verb in VERBS)]


@pytest.fixture(scope="module")
def helped(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Answer], list[str]]:
    """Ask for all help there is, in an empty folder."""
    return ask(HELP, tmp_path_factory.mktemp("empty"))


@pytest.mark.parametrize("line", HELP)
def test_help_is_chinese(line: str, helped: tuple[dict[str, Answer], list[str]]) -> None:
    answer = helped[0][line]
    assert (answer.code, answer.out.startswith("用法：bulletin"), is_english(answer.out)) == (0, True, False)


@pytest.mark.parametrize("line", HELP)
def test_every_option_is_explained_in_chinese(line: str, helped: tuple[dict[str, Answer], list[str]]) -> None:
    options = [row for row in helped[0][line].out.split("\n") if row.startswith("  -")]
    assert options
    assert [row for row in options if not re.search(r" {2,}\S*[\u4e00-\u9fff]", row)] == []


def test_help_names_every_verb(helped: tuple[dict[str, Answer], list[str]]) -> None:
    assert [verb for verb in VERBS if f"\n  {verb} " not in helped[0]["--help"].out] == []


def test_help_loads_no_engine(helped: tuple[dict[str, Answer], list[str]]) -> None:
    assert helped[1] == []


def test_two_hyphens_before_a_verb_do_no_harm(tmp_path: Path) -> None:
    ran = run("--", "rules", "mark-ellipsis", cwd=tmp_path)
    assert (ran.returncode, ran.stdout[:13]) == (0, "mark-ellipsis")


def test_gettext_is_left_as_it_was() -> None:
    assert gettext.gettext.__module__ == "gettext"
