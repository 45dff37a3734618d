"""Runs of the command line that cost little: a folder and words go in, exit code, output, processor time and memory come out.

A server loads the program once and builds one issue, so that fonts and layouts are known; then it forks a child for each run.
The child's memory counts from what the server has, its processor time from nothing.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import NamedTuple, Self

from commands import PROGRAM, environment

# Seconds of processor time after which a child is ended, and seconds after which one that does nothing is.
_LONGEST, _HANGING = 20, 90
_SERVER = f"""
import json, os, resource, signal, sys
from bulletin.cli import program

def run(folder, words, out):
    os.chdir(folder)
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

def asked(folder, words, out):
    child = os.fork()
    if not child:
        run(folder, words, out)
    signal.signal(signal.SIGALRM, lambda *_: os.kill(child, signal.SIGKILL))
    signal.alarm({_HANGING})
    _, status, used = os.wait4(child, 0)
    signal.alarm(0)
    return [os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime, used.ru_maxrss]

for line in sys.stdin:
    print(json.dumps(asked(*json.loads(line))), flush=True)
"""
_WARM = "---\n期号: 1\n总期号: 1\n日期: 2024-07-30\n标题: 一期简报\n---\n正文。\n"


class Ran(NamedTuple):
    """What a run ended with: exit code (negative: a signal), what it said, seconds of processor time, bytes of memory at the most."""

    code: int
    out: str
    err: str
    seconds: float
    memory: int


class Server:
    """A loaded program that runs command lines, each in a child of its own."""

    def __init__(self) -> None:
        self._folder = TemporaryDirectory()
        self._process = subprocess.Popen(
            [sys.executable, "-c", _WARMING + _SERVER],
            env=environment(),
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

    def run(self, folder: Path, words: Sequence[str]) -> Ran:
        """Run `bulletin` with `words` in `folder`."""
        said = Path(self._folder.name, str(os.urandom(8).hex()))
        assert self._process.stdin
        assert self._process.stdout
        print(json.dumps([str(folder), list(words), str(said)]), file=self._process.stdin, flush=True)
        code, seconds, kilobytes = json.loads(self._process.stdout.readline())
        out, err = (said.with_suffix(end).read_text(encoding="utf-8", errors="replace") for end in (".out", ".err"))
        return Ran(code, out, err, seconds, kilobytes * 1024)


def in_shell(line: str, folder: Path, words: Sequence[str]) -> Ran:
    """Run a line of a shell in `folder`, in which "$@" is `bulletin` with `words`, in processes of their own."""
    with TemporaryDirectory() as kept, Path(kept, "out").open("wb") as out, Path(kept, "err").open("wb") as err:
        command = ["/bin/sh", "-c", line, "sh", *PROGRAM, *words]
        with subprocess.Popen(command, cwd=folder, env=environment(), stdout=out, stderr=err) as process:
            _, status, used = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        said, errors = (Path(kept, name).read_text(encoding="utf-8", errors="replace") for name in ("out", "err"))
        return Ran(process.returncode, said, errors, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024)


# The server builds once before it is asked, so that what is read once is read.
_WARMING = f"""
import tempfile
from pathlib import Path
from bulletin.build import build
from bulletin.manuscripts.house import House
with tempfile.TemporaryDirectory() as folder:
    issue = Path(folder, "issues/2024/1.md")
    issue.parent.mkdir(parents=True)
    issue.write_text({_WARM!r}, encoding="utf-8")
    Path(folder, "bulletin.yaml").write_text("name: 工作简报\\npublisher: 某市人大\\n", encoding="utf-8")
    build(issue, House.find(Path(folder)), ["pdf", "docx"])
"""
