"""New files beside their targets: bytes go in, a hidden file that is down on the disk comes out."""

from __future__ import annotations

import os
import stat
import tempfile
from pathlib import Path

# What the program keeps for itself in an output folder begins so; a file that is being written goes on with a dash.
HIDDEN = ".bulletin"
STAGED = f"{HIDDEN}-"


def stage(folder: Path, data: bytes, mode: int | None = None) -> Path:
    """Write `data` to a new file beside its target, down to the disk; its rights are those of a new file, or those of `mode`."""
    descriptor, name = tempfile.mkstemp(prefix=STAGED, dir=folder)
    path = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        path.chmod(0o666 & ~_umask() if mode is None else stat.S_IMODE(mode))
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return path


def settle(staged: Path, path: Path) -> None:
    """Return a staged file its name unless the name is taken; file systems without links (exFAT) get a copy."""
    try:
        os.link(staged, path)
    except FileExistsError:
        raise
    except OSError:
        with path.open("xb") as file:
            file.write(staged.read_bytes())


def sync(folder: Path) -> None:
    """Make the names of the folder last; Windows has no such call."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
