"""What the system refuses, in words: an error of the system goes in, an error of ours with its remedy comes out."""

from __future__ import annotations

import errno
from pathlib import Path

from bulletin.errors import MachineError
from bulletin.files.staging import HIDDEN
from bulletin.findings import Finding, Place

_REASONS = {
    errno.ENOSPC: ("disk-full", "磁盘满了", "腾出空间后再试"),
    errno.EDQUOT: ("disk-full", "磁盘配额用完了", "腾出空间后再试"),
    errno.EFBIG: ("disk-full", "文件超过了系统允许的大小", "放宽限额（ulimit -f）后再试"),
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


def refused(error: OSError, folder: Path) -> MachineError:
    """Put what the system refused into words; `folder` is named where the error names no file."""
    unknown = ("write-failed", f"写不进去（系统错误号 {error.errno}）", "检查磁盘和文件夹")
    code, message, hint = _REASONS.get(error.errno or 0, unknown)
    target = Path(str(error.filename2 or error.filename or folder))
    place = Place(str(folder if target.name.startswith(HIDDEN) else target))
    return MachineError(Finding(place, code, message, hint))


def unconfirmed(error: OSError, folder: Path) -> MachineError:
    """Say that the new files stand in their places, but that the system does not vouch for the disk."""
    message = f"新文件已经换好，但系统没有确认它们写到了磁盘上（系统错误号 {error.errno}）"
    return MachineError(Finding(Place(str(folder)), "write-unconfirmed", message, "检查磁盘，再生成一次"))
