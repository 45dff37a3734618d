"""A crew of workers: whatever becomes of one of them, every task has its answer."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
import serving
from commands import environment
from serving import alive, crew, tried

from bulletin.archive.crew import How, Lost, _folder, _undisturbed

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals")
TASKS = [f"task{number}" for number in range(6)]


def answers(folder: Path, tasks: list[str], jobs: int = 2, limit: float = 30) -> dict[str, object]:
    with crew(folder, jobs, limit) as workers:
        return dict(workers.run(tasks))


@pytest.mark.parametrize("jobs", [1, 2])
def test_every_task_has_its_answer(jobs: int, tmp_path: Path) -> None:
    assert answers(tmp_path, TASKS, jobs) == {task: f"{task}!" for task in TASKS}


def test_a_worker_that_dies_costs_its_task_alone(tmp_path: Path) -> None:
    found = answers(tmp_path, ["die", *TASKS])
    assert found.pop("die") == Lost(How.DIED, -signal.SIGKILL)
    assert found == {task: f"{task}!" for task in TASKS}


def test_a_task_that_a_worker_died_over_is_tried_once_more(tmp_path: Path) -> None:
    assert answers(tmp_path, ["die"]) == {"die": Lost(How.DIED, -signal.SIGKILL)}
    assert tried(tmp_path, "die") == 2


def test_a_worker_that_dies_once_costs_nothing(tmp_path: Path) -> None:
    assert answers(tmp_path, ["falter", *TASKS])["falter"] == "falter!"


def test_a_worker_that_hangs_costs_its_task_alone(tmp_path: Path) -> None:
    found = answers(tmp_path, ["hang", *TASKS], limit=1.5)
    assert found.pop("hang") == Lost(How.HUNG)
    assert found == {task: f"{task}!" for task in TASKS}


def test_a_worker_without_memory_is_followed_by_another(tmp_path: Path) -> None:
    assert answers(tmp_path, ["starve", "task"], jobs=1) == {"starve": Lost(How.STARVED), "task": "task!"}
    assert tried(tmp_path, "starve") == 2


def test_workers_are_gone_when_their_crew_is(tmp_path: Path) -> None:
    with crew(tmp_path) as workers:
        next(workers.run(["task", "hang"]))
        assert alive()
    assert not alive()


@pytest.mark.parametrize("task", ["falter-half", "stop-half"])
def test_a_worker_that_dies_or_stops_in_the_middle_of_its_answer_costs_nothing(task: str, tmp_path: Path) -> None:
    assert answers(tmp_path, [task, *TASKS], limit=2.5) == {name: f"{name}!" for name in (task, *TASKS)}
    assert tried(tmp_path, task) == 2


def test_of_tasks_whose_workers_are_killed_from_outside_each_has_its_answer_and_only_once(tmp_path: Path) -> None:
    tasks = [f"wait{number}{half}" for number in range(6) for half in ("", "half")]
    over = threading.Event()
    killer = threading.Thread(target=kill_first_workers, args=(tmp_path, tasks, over))
    killer.start()
    try:
        with crew(tmp_path) as workers:
            found = list(workers.run(tasks))
    finally:
        over.set()
        killer.join()
    assert sorted(found) == sorted((task, f"{task}!") for task in tasks)
    assert {tried(tmp_path, task) for task in tasks} == {2}


def kill_first_workers(folder: Path, tasks: list[str], over: threading.Event) -> None:
    """Kill the first worker of each task, which does not end by itself, as soon as it has been seen."""
    alive = list(tasks)
    while not over.wait(0.005):
        for task in [task for task in alive if serving.workers(folder, task)]:
            alive.remove(task)
            os.kill(serving.workers(folder, task)[0], signal.SIGKILL)


def test_what_workers_had_on_the_disk_goes_with_them(tmp_path: Path) -> None:
    with crew(tmp_path) as workers:
        list(workers.run(["falter", *TASKS]))
        assert list(_folder().glob("worker-*"))
    assert not list(_folder().glob("worker-*"))


PARENT = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
import serving
with serving.crew(Path(sys.argv[2])) as workers:
    for _ in workers.run(["task", "hang", "hang2"]):
        print(*serving.alive(), flush=True)
"""


def test_workers_end_with_the_process_that_they_work_for(tmp_path: Path) -> None:
    words = [sys.executable, "-c", PARENT, str(Path(__file__).parent), str(tmp_path)]
    with subprocess.Popen(words, env=environment(), stdout=subprocess.PIPE, encoding="utf-8") as parent:
        assert parent.stdout
        workers = [int(pid) for pid in parent.stdout.readline().split()]
        parent.kill()
    until = time.monotonic() + 5
    while any(Path(f"/proc/{pid}").exists() for pid in workers) and time.monotonic() < until:
        time.sleep(0.05)
    assert workers
    assert not [pid for pid in workers if Path(f"/proc/{pid}").exists()]


def test_what_is_started_for_workers_hears_nothing_of_ctrl_c() -> None:
    code = "import os, signal; os.kill(os.getpid(), signal.SIGINT)"
    with _undisturbed():
        started = subprocess.Popen([sys.executable, "-c", code])
    assert started.wait(30) == 0


def test_a_worker_whose_master_is_gone_with_the_folder_ends_without_a_word(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from bulletin.archive.worker import begin; begin(Path(sys.argv[1]), 0)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "gone/worker-1")], capture_output=True, check=False
    )
    assert (ended.returncode, ended.stderr) == (1, b"")
