"""Write files so that nothing is ever torn or half there: whole sets at once, one writer at a time."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from bulletin.errors import MachineError, UsageError
from bulletin.findings import Finding, Place

_LOCK = ".bulletin.lock"
_STAGED = ".bulletin-"
_REASONS = {
    errno.ENOSPC: ("disk-full", "磁盘满了", "腾出空间后再试"),
    errno.EDQUOT: ("disk-full", "磁盘配额用完了", "腾出空间后再试"),
    errno.EACCES: (
        "write-refused",
        "没有写入的权限，或者文件正在别的程序里打开",
        "关闭 Word、WPS 或阅读器，检查文件夹的权限",
    ),
    errno.EPERM: ("write-refused", "没有写入的权限", "检查文件夹的权限"),
    errno.EROFS: ("write-refused", "这个磁盘是只读的", "换一个文件夹：--out"),
    errno.EEXIST: ("folder-invalid", "这里要放文件夹，却已经有一个同名的文件", "移走那个文件，或者换一个文件夹：--out"),
    errno.ENOTDIR: ("folder-invalid", "路径中间有一段不是文件夹", "换一个文件夹：--out"),
    errno.EISDIR: ("folder-invalid", "这里要放文件，却已经有一个同名的文件夹", "移走那个文件夹"),
    errno.ENOENT: ("folder-invalid", "这里建不了文件夹", "换一个文件夹：--out"),
    errno.ENAMETOOLONG: ("folder-invalid", "文件夹或文件的名字太长", "换一个短些的名字"),
}


def publish(folder: Path, contents: Mapping[str, bytes]) -> list[Path]:
    """Write files of `folder` by name, all of them or none: old files stay whole until every new one is on the disk.

    Raises MachineError where the disk or a right does not allow it; then the folder is as it was.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        staged: dict[Path, Path] = {}
        try:
            for name, data in contents.items():
                staged[folder / name] = _stage(folder, data)
            _swap(staged)
        finally:
            for path in staged.values():
                path.unlink(missing_ok=True)
        _sync(folder)
    except OSError as error:
        raise refused(error, folder) from None
    return [folder / name for name in contents]


def create(path: Path, text: str) -> None:
    """Write a new text file; UsageError if there is one already, so that nothing is ever overwritten."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        staged = _stage(path.parent, text.encode())
        try:
            _settle(staged, path)
        finally:
            staged.unlink(missing_ok=True)
        _sync(path.parent)
    except OSError as error:
        if isinstance(error, FileExistsError) and os.path.lexists(path):
            hint = "换一个期号，或者先移走这个文件"
            raise UsageError(Finding(Place(str(path)), "file-exists", "文件已经有了，没有覆盖它", hint)) from None
        raise refused(error, path.parent) from None


def create_all(folder: Path, contents: Mapping[str, bytes]) -> None:
    """Write new files below `folder` by their paths in it; UsageError, and nothing written, if one is there already."""
    there = [name for name in contents if (folder / name).exists()]
    if there:
        hint = "换一个空的文件夹"
        raise UsageError(
            [Finding(Place(str(folder / name)), "file-exists", "文件已经有了，没有覆盖它", hint) for name in there]
        )
    for name, data in contents.items():
        target = folder / name
        publish(target.parent, {target.name: data})


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the lock of an output folder; MachineError if another process holds it. It ends with its process.

    Whoever holds it is the only writer, so what a killed process left half written is swept away first.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise refused(error, folder) from None
    try:
        _lock(descriptor, folder)
        _sweep(folder)
        yield
    finally:
        os.close(descriptor)


def hold(descriptor: int) -> bool:
    """Lock an open file as long as it is open, or say that another process has locked it."""
    try:
        if os.name == "nt":
            import msvcrt  # noqa: PLC0415  # only there on Windows

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            import fcntl  # noqa: PLC0415  # not there on Windows

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _lock(descriptor: int, folder: Path) -> None:
    if not hold(descriptor):
        hint = "等它结束再试，或者用 --out 换一个文件夹"
        message = "另一个 bulletin 正在写这个文件夹"
        raise MachineError(Finding(Place(str(folder)), "folder-locked", message, hint))


def _sweep(folder: Path) -> None:
    for left in (*folder.glob(f"{_STAGED}*"), *folder.glob(f"*/{_STAGED}*")):
        with contextlib.suppress(OSError):
            left.unlink()


def _stage(folder: Path, data: bytes) -> Path:
    """Write `data` to a new file beside its target, down to the disk."""
    descriptor, name = tempfile.mkstemp(prefix=_STAGED, dir=folder)
    path = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        path.chmod(0o666 & ~_umask())
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return path


def _settle(staged: Path, path: Path) -> None:
    """Return a staged file its name unless the name is taken; file systems without links (exFAT) get a copy."""
    try:
        os.link(staged, path)
    except FileExistsError:
        raise
    except OSError:
        with path.open("xb") as file:
            file.write(staged.read_bytes())


def _swap(staged: Mapping[Path, Path]) -> None:
    """Put every staged file in its place; where one cannot be, put those back that were."""
    kept: dict[Path, bytes | None] = {}
    try:
        for target, path in staged.items():
            kept[target] = target.read_bytes() if target.exists() else None
            path.replace(target)
    except OSError:
        for target, data in kept.items():
            with contextlib.suppress(OSError):
                if data is None:
                    target.unlink(missing_ok=True)
                elif target.read_bytes() != data:
                    _stage(target.parent, data).replace(target)
        raise


def _sync(folder: Path) -> None:
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


def refused(error: OSError, folder: Path) -> MachineError:
    """Put what the system refused into words; `folder` is named where the error names no file."""
    unknown = ("write-failed", f"写不进去（系统错误号 {error.errno}）", "检查磁盘和文件夹")
    code, message, hint = _REASONS.get(error.errno or 0, unknown)
    target = Path(str(error.filename2 or error.filename or folder))
    place = Place(str(folder if target.name.startswith((_STAGED, _LOCK)) else target))
    return MachineError(Finding(place, code, message, hint))
