"""Lines of a shell: a line, a folder and words go in, what `bulletin` ended with comes out."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from commands import PROGRAM, environment
from forking import Ran

# Runs the shell. A process is taken to have been as large as the one that started it, and that of tests is large: this one is small.
_MEASURED = """
import json, resource, subprocess, sys
code = subprocess.call(sys.argv[2:])
used = resource.getrusage(resource.RUSAGE_CHILDREN)
with open(sys.argv[1], "w") as file:
    json.dump([code, used.ru_utime + used.ru_stime, used.ru_maxrss], file)
"""


def in_shell(line: str, folder: Path, words: Sequence[str]) -> Ran:
    """Run a line of a shell in `folder`, in which "$@" is `bulletin` with `words`, in processes of their own."""
    with TemporaryDirectory() as kept, Path(kept, "out").open("wb") as out, Path(kept, "err").open("wb") as err:
        measured = Path(kept, "measured")
        shell = ["/bin/sh", "-c", line, "sh", *PROGRAM, *words]
        command = [sys.executable, "-S", "-c", _MEASURED, str(measured), *shell]
        subprocess.run(command, cwd=folder, env=environment(), stdout=out, stderr=err, check=True)
        code, seconds, kilobytes = json.loads(measured.read_text(encoding="utf-8"))
        said, errors = (Path(kept, name).read_text(encoding="utf-8", errors="replace") for name in ("out", "err"))
        return Ran(code, said, errors, seconds, kilobytes * 1024)
