"""What every worker does: it takes rounds from its input, lists of files in JSON, and answers what each round cost, in JSON."""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

Made = dict[str, bytes]


def processor() -> float:
    """Tell the seconds of processor time that this process took so far, with its threads and the processes that it started."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def serve(make: Callable[[Path], Made], out: Path) -> None:
    """Make files of each input with `make`, which gives them by ending, and put them into `out`, off the clock."""
    for line in sys.stdin:
        paths = [Path(name) for name in json.loads(line)]
        wall, before = time.perf_counter(), processor()
        made = [make(path) for path in paths]
        used, passed = processor() - before, time.perf_counter() - wall
        most = memory()
        for path, files in zip(paths, made, strict=True):
            for ending, data in files.items():
                (out / f"{path.stem}.{ending}").write_bytes(data)
        print(json.dumps({"processor": used, "wall": passed, "memory": most, "sizes": sizes(made)}), flush=True)


def memory() -> float:
    """Tell the MB that this process had at most."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)


def sizes(made: Sequence[Made]) -> dict[str, float]:
    """Tell by ending how many bytes a file has on average."""
    return {ending: sum(len(files[ending]) for files in made) / len(made) for ending in made[0]}
