"""Run a command that is told something and answers: its words and what it is told go in, what it said comes out.

What it says is read while it runs, and no more of it is kept than asked for: a command that repeats itself does not fill the memory.
"""

from __future__ import annotations

import os
import signal
import subprocess
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from typing import IO, NamedTuple

# Of what it complains of, the end is kept.
_COMPLAINT = 4096
_CHUNK = 65_536
# How long what it said may take to come in once it was ended.
_GRACE = 2.0


class Ran(NamedTuple):
    """How a command ended: its exit code, its standard output, and the end of its standard error."""

    code: int
    said: bytes
    complained: bytes


def run(words: Sequence[str], told: bytes, limit: float, most: int) -> Ran:
    """Run a command without a shell; what it started ends with it.

    TimeoutError where it takes longer than `limit` seconds, OverflowError where it says more than `most` bytes; OSError,
    ValueError or IndexError where it cannot be started.
    """
    process = subprocess.Popen(  # noqa: S603  # the user's own command
        [*words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    said, complained, by = bytearray(), bytearray(), time.monotonic() + limit
    threads = [
        threading.Thread(target=_tell, args=(process, told), daemon=True),
        threading.Thread(target=_listen, args=(process, said, most), daemon=True),
        threading.Thread(target=_overhear, args=(process, complained), daemon=True),
    ]
    for thread in threads:
        thread.start()
    try:
        for thread in threads:
            thread.join(max(by - time.monotonic(), 0))
        in_time = not any(thread.is_alive() for thread in threads) and _ended(process, by)
    finally:
        _leave(process, threads)
    if len(said) > most:
        raise OverflowError
    if not in_time:
        raise TimeoutError
    return Ran(process.returncode, bytes(said), bytes(complained))


def _tell(process: subprocess.Popen[bytes], told: bytes) -> None:
    """Tell it all; one that reads no further may be answered for by what it said."""
    pipe: IO[bytes] = process.stdin  # type: ignore[assignment]  # it was asked for
    with suppress(OSError), pipe:
        pipe.write(told)


def _listen(process: subprocess.Popen[bytes], said: bytearray, most: int) -> None:
    """Keep what it says; one that says too much is ended."""
    pipe: IO[bytes] = process.stdout  # type: ignore[assignment]  # it was asked for
    with suppress(OSError, ValueError):
        while chunk := os.read(pipe.fileno(), _CHUNK):
            said += chunk
            if len(said) > most:
                _end(process)
                return


def _overhear(process: subprocess.Popen[bytes], complained: bytearray) -> None:
    pipe: IO[bytes] = process.stderr  # type: ignore[assignment]  # it was asked for
    with suppress(OSError, ValueError):
        while chunk := os.read(pipe.fileno(), _CHUNK):
            complained += chunk
            del complained[:-_COMPLAINT]


def _ended(process: subprocess.Popen[bytes], by: float) -> bool:
    with suppress(subprocess.TimeoutExpired):
        process.wait(max(by - time.monotonic(), 0))
    return process.returncode is not None


def _leave(process: subprocess.Popen[bytes], threads: Sequence[threading.Thread]) -> None:
    """End what has not ended, and close what was open."""
    if process.returncode is None or any(thread.is_alive() for thread in threads):
        _end(process)
    process.wait()
    for thread in threads:
        thread.join(_GRACE)
    for pipe in (process.stdout, process.stderr):
        if pipe:
            pipe.close()


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process with all that it started."""
    if os.name == "nt":
        process.kill()
    else:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
