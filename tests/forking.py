"""Runs of the command line that cost little: a folder and words go in, exit code, output, processor time and memory come out.

A server loads the program once and builds one issue; then it forks a child for each run, with an environment of its own.
The child's memory counts from what the server has, its processor time from nothing.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import NamedTuple, Self

from loaded import LOADED

# Seconds of processor time after which a child is ended, and seconds after which one that does nothing is.
_LONGEST, _HANGING = 20, 90
_SERVER = f"""
import json, os, resource, signal, sys

def run(folder, words, out, environment):
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    resource.setrlimit(resource.RLIMIT_CPU, ({_LONGEST}, {_LONGEST}))
    for descriptor, name in ((0, os.devnull), (1, out + ".out"), (2, out + ".err")):
        opened = os.open(name, os.O_RDWR | os.O_CREAT, 0o600)
        os.dup2(opened, descriptor)
    sys.argv = ["bulletin", *words]
    try:
        program.main()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1 if end.code else 0
    except BaseException as error:
        print("Traceback", repr(error), file=sys.stderr)
        code = 99
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)

def asked(folder, words, out, environment):
    child = os.fork()
    if not child:
        run(folder, words, out, environment)
    signal.signal(signal.SIGALRM, lambda *_: os.kill(child, signal.SIGKILL))
    signal.alarm({_HANGING})
    _, status, used = os.wait4(child, 0)
    signal.alarm(0)
    return [os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime, used.ru_maxrss]

for line in sys.stdin:
    print(json.dumps(asked(*json.loads(line))), flush=True)
"""


class Ran(NamedTuple):
    """What a run ended with: exit code (negative: a signal), what it said, seconds of processor time, bytes of memory at the most."""

    code: int
    out: str
    err: str
    seconds: float
    memory: int


class Server:
    """A loaded program that runs command lines, each in a child of its own."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._environment = dict(environment)
        self._folder = TemporaryDirectory()
        self._process = subprocess.Popen(
            [sys.executable, "-c", LOADED + _SERVER],
            env=self._environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._process.communicate()
        self._folder.cleanup()

    def run(self, folder: Path, words: Sequence[str], environment: Mapping[str, str] | None = None) -> Ran:
        """Run `bulletin` with `words` in `folder`, in the server's environment unless another is given."""
        said = Path(self._folder.name, str(os.urandom(8).hex()))
        assert self._process.stdin
        assert self._process.stdout
        asked = [str(folder), list(words), str(said), dict(environment or self._environment)]
        print(json.dumps(asked), file=self._process.stdin, flush=True)
        code, seconds, kilobytes = json.loads(self._process.stdout.readline())
        out, err = (said.with_suffix(end).read_text(encoding="utf-8", errors="replace") for end in (".out", ".err"))
        return Ran(code, out, err, seconds, kilobytes * 1024)
