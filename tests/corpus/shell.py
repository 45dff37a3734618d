"""Lines of a shell: a line, a folder and words go in, what `bulletin` ended with comes out."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from commands import PROGRAM, environment
from forking import Ran


def in_shell(line: str, folder: Path, words: Sequence[str]) -> Ran:
    """Run a line of a shell in `folder`, in which "$@" is `bulletin` with `words`, in processes of their own."""
    with TemporaryDirectory() as kept, Path(kept, "out").open("wb") as out, Path(kept, "err").open("wb") as err:
        command = ["/bin/sh", "-c", line, "sh", *PROGRAM, *words]
        with subprocess.Popen(command, cwd=folder, env=environment(), stdout=out, stderr=err) as process:
            _, status, used = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        said, errors = (Path(kept, name).read_text(encoding="utf-8", errors="replace") for name in ("out", "err"))
        return Ran(process.returncode, said, errors, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024)
