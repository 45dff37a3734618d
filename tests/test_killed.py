"""Real builds under kill -9: whole files of one version, or a journal that the next run carries out."""

from __future__ import annotations

import os

import pytest
from killing import Struck, strike_at_once
from once import once
from soaking import EVERY

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
ROUNDS = 200 if EVERY else 12


@pytest.fixture(scope="module")
def struck(tmp_path_factory: pytest.TempPathFactory) -> Struck:
    return once(tmp_path_factory, "killed", lambda root: strike_at_once(root, ROUNDS))


def test_builds_were_killed_as_often_as_is_said(struck: Struck) -> None:
    assert struck.rounds == ROUNDS == struck.old + struck.new + struck.half + struck.mixed


def test_kills_met_builds_before_and_behind_the_swap(struck: Struck) -> None:
    assert struck.old > 0
    assert struck.new + struck.half > 0


def test_no_file_is_torn_and_no_set_is_mixed_by_a_kill(struck: Struck) -> None:
    assert (struck.torn, struck.mixed) == (0, 0)


def test_the_run_behind_a_kill_leaves_whole_files_and_nothing_else(struck: Struck) -> None:
    assert struck.unmended == 0
