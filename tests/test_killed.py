"""Real builds under kill -9: whole files of one version, or a journal that the next run carries out."""

from __future__ import annotations

import os

import pytest
from killing import Struck, strike_forked, strike_processes
from once import once
from soaking import EVERY

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
FORKED, STARTED = (180, 20) if EVERY else (24, 3)


@pytest.fixture(scope="module")
def forked(tmp_path_factory: pytest.TempPathFactory) -> Struck:
    return once(tmp_path_factory, "forked", lambda root: strike_forked(root, FORKED))


@pytest.fixture(scope="module")
def struck(tmp_path_factory: pytest.TempPathFactory, forked: Struck) -> Struck:
    return forked + once(tmp_path_factory, "started", lambda root: strike_processes(root, STARTED))


def test_builds_were_killed_as_often_as_is_said(struck: Struck) -> None:
    assert struck.rounds == FORKED + STARTED == struck.old + struck.new + struck.half + struck.mixed


def test_kills_met_builds_before_their_writing_of_files_and_within_the_swap(forked: Struck) -> None:
    assert forked.before + forked.staging > 0
    assert forked.swap > 0


def test_no_file_is_torn_and_no_set_is_mixed_by_a_kill(struck: Struck) -> None:
    assert (struck.torn, struck.mixed) == (0, 0)


def test_the_run_behind_a_kill_leaves_whole_files_and_nothing_else(struck: Struck) -> None:
    assert struck.unmended == 0
