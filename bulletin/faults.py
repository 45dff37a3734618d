"""Faults of ours in words: any error goes in, an error of ours with a finding comes out."""

from __future__ import annotations

import os
import traceback
from errno import ENOMEM
from pathlib import Path

from bulletin import files
from bulletin.errors import BulletinError, InternalError, LimitError
from bulletin.findings import Finding, Place


def is_exhausted(
    error: BaseException | None, kinds: tuple[type[BaseException], ...] = (RecursionError, MemoryError)
) -> bool:
    """Tell whether an error says, or came of one that says, that there is no more memory or no more depth."""
    while error is not None:
        if isinstance(error, kinds) or (isinstance(error, OSError) and error.errno == ENOMEM):
            return True
        error = error.__cause__ or error.__context__
    return False


def fault(error: Exception, shown: str) -> BulletinError:
    """Make an error of ours out of any other; the trace goes where BULLETIN_TRACE names a file."""
    if is_exhausted(error):
        hint = "把内容分成几期，或者减少嵌套"
        return LimitError(Finding(Place(shown), "too-deep", "内容太大或嵌套太深，处理不了", hint))
    if isinstance(error, OSError) and error.errno:
        return files.refused(error, Path(shown))
    trace = os.environ.get("BULLETIN_TRACE")
    if trace:
        Path(trace).write_text("".join(traceback.format_exception(error)), encoding="utf-8")
    message = f"程序内部出错：{type(error).__name__}: {error}"
    hint = "这是程序的错，请把上面一行和这一期的文件发给维护者"
    return InternalError(Finding(Place(shown), "internal", message, hint))
