"""A cluster on this machine: a process that prints the address of its scheduler, and goes when its standard input ends.

    gathered.py WORKERS [MODULE]

Each worker is a process of one thread, and loads MODULE before it begins.
"""

from __future__ import annotations

import sys

from distributed import LocalCluster


def main() -> None:
    preload = [*sys.argv[2:3]]
    with LocalCluster(
        n_workers=int(sys.argv[1]), threads_per_worker=1, host="127.0.0.1", dashboard_address=None, preload=preload
    ) as cluster:
        sys.stdout.write(f"{cluster.scheduler_address.removeprefix('tcp://')}\n")
        sys.stdout.flush()
        sys.stdin.read()


if __name__ == "__main__":
    main()
