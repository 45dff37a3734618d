"""The program leaves the network alone: a whole run where there is none, counted by Python and by the kernel."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from commands import ROOT
from offline import Alone, alone, refuse_without_unshare, whole_run
from once import once

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="namespaces of Linux")


def run_alone(folder: Path) -> Alone:
    folder.mkdir()
    return alone(whole_run(ROOT, folder / "build"), folder)


@pytest.fixture(scope="module")
def without_a_network(tmp_path_factory: pytest.TempPathFactory) -> Alone:
    refuse_without_unshare()
    return once(tmp_path_factory, "offline", run_alone)


def test_without_a_network_every_verb_does_its_work(without_a_network: Alone) -> None:
    assert [answer for answer in without_a_network.answers if answer[1]] == []
    assert len(without_a_network.answers) == len(whole_run(ROOT, ROOT))


def test_nothing_tries_to_reach_the_network(without_a_network: Alone) -> None:
    assert (without_a_network.calls, without_a_network.counted) == ([], 0)


def test_a_try_would_be_seen_by_python_and_by_the_kernel(tmp_path: Path) -> None:
    refuse_without_unshare()
    reached = alone(None, tmp_path)
    assert "socket.connect" in reached.calls
    assert reached.counted > 0
