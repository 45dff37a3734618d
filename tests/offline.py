"""The command line without a network: command lines go in; their answers, and each try to reach the network, come out.

The process has a network of its own with nothing in it, whose kernel counts what is sent and what finds no way; in the
process itself each call of Python's that has to do with sockets is written down.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pytest
from commands import environment

UNSHARE = ("unshare", "--map-root-user", "--net")
# Counters of the kernel (RFC 4293, 4022, 4113) that rise with any try to reach another machine.
_COUNTED = ("OutRequests", "OutNoRoutes", "ActiveOpens", "OutDatagrams")
_CODE = f"""
import contextlib, io, json, sys
from pathlib import Path
seen = []
sys.addaudithook(lambda event, _: seen.append(event) if event.startswith(("socket.", "urllib.")) else None)

def counted():
    rows = [line.split() for line in Path("/proc/self/net/snmp").read_text().splitlines()]
    pairs = ((name, int(value)) for head, row in zip(rows[::2], rows[1::2]) for name, value in zip(head[1:], row[1:]))
    six = (line.split() for line in Path("/proc/self/net/snmp6").read_text().splitlines())
    named = [*pairs, *((name.removeprefix("Ip6").removeprefix("Udp6"), int(value)) for name, value in six)]
    return sum(value for name, value in named if name in {_COUNTED})

answers = []
if sys.argv[1] == "reach":
    import socket
    with contextlib.suppress(OSError):
        socket.create_connection(("192.0.2.1", 80), 1)
else:
    from bulletin.cli import main
    for words in json.loads(sys.argv[1]):
        out, err = io.StringIO(), io.StringIO()
        sys.argv = ["bulletin", *words]
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            try:
                main()
            except SystemExit as end:
                answers.append([words[0], end.code or 0, err.getvalue()])
print(json.dumps([answers, seen, counted()]))
"""


class Alone(NamedTuple):
    """What was answered without a network: verb, exit code, errors; the calls that Python saw, and how often the kernel counted."""

    answers: list[tuple[str, int, str]]
    calls: list[str]
    counted: int


def refuse_without_unshare() -> None:
    """Skip where a network of one's own cannot be had, and say so; in continuous integration that is a fault."""
    able = shutil.which(UNSHARE[0]) and subprocess.run([*UNSHARE, "true"], check=False, capture_output=True)
    if able and able.returncode == 0:
        return
    message = "NOT TESTED: nothing proves that the program leaves the network alone; `unshare -rn` is not allowed here"
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)


def alone(lines: Sequence[Sequence[str]] | None, cwd: Path) -> Alone:
    """Run command lines one after the other in a process without a network; None reaches for another machine instead."""
    asked = "reach" if lines is None else json.dumps(lines)
    command = [*UNSHARE, sys.executable, "-c", _CODE, asked]
    ran = subprocess.run(command, cwd=cwd, env=environment(), capture_output=True, encoding="utf-8", check=True)
    answers, calls, counted = json.loads(ran.stdout)
    return Alone([tuple(answer) for answer in answers], calls, counted)


def whole_run(root: Path, out: Path) -> list[list[str]]:
    """Return command lines that build the samples, look at the machine and at a finished PDF, and take its sources out."""
    built = out / "2024/12.pdf"
    return [
        ["build", "--house", str(root), "--out", str(out), "--to", "pdf,docx,html", "--record"],
        ["doctor", "--house", str(root)],
        ["doctor", "--house", str(root), "--layout"],
        ["doctor", "--house", str(root), str(built)],
        ["extract", str(built), str(out / "sources")],
        ["schema"],
    ]
