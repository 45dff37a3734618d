"""The command line is asked many things: words and a folder go in, answers come out."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pytest
from commands import python
from houses import text

from bulletin.cli import program

VERBS = [*program.VERBS]
FAULTY = text(number=2, date="2024-02-30")
RARE = text("代表陈䶮发言。\n")
HUGE = text("甲" * 1_000_000)
ENGINES = ("weasyprint", "docx", "pikepdf", "PIL", "jinja2", "markdown", "lxml")
posix = pytest.mark.skipif(os.name == "nt", reason="signals, rights and terminals of POSIX")


def is_english(said: str) -> bool:
    """Tell whether two English words follow each other, as they do in any sentence."""
    words = re.sub(r"\bbulletin \w+|JSON Schema", "", said)
    return re.search(r"\b[A-Za-z]{2,} [A-Za-z]{2,}\b", words) is not None


def built(root: Path) -> list[str]:
    """List the files of build/, but for the lock."""
    folder = root / "build"
    names = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return sorted(name for name in names if not name.startswith("."))


# Runs many command lines in one process, and says at the end which engines they loaded.
ANSWERS = f"""
import contextlib, io, json, sys
from bulletin.cli import main
answers = {{}}
for line in json.loads(sys.argv[1]):
    out, err = io.StringIO(), io.StringIO()
    sys.argv = ["bulletin", *line.split()]
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            main()
        except SystemExit as end:
            answers[line] = (end.code or 0, out.getvalue(), err.getvalue())
print(json.dumps([answers, sorted(set({ENGINES}) & set(sys.modules))]))
"""


class Answer(NamedTuple):
    """What one command line ended with."""

    code: int
    out: str
    err: str


def ask(lines: Sequence[str], cwd: Path) -> tuple[dict[str, Answer], list[str]]:
    """Return the answer to each command line, and the engines that were loaded on the way."""
    ran = python(ANSWERS, json.dumps(lines), cwd=cwd)
    answers, loaded = json.loads(ran.stdout)
    return {line: Answer(*answer) for line, answer in answers.items()}, loaded
