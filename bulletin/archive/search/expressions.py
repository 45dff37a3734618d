"""Regular expressions that cannot hang: expressions and texts go in; where the texts match comes out, in so many seconds or not at all."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import threading
import warnings
from collections.abc import Sequence
from contextlib import suppress
from math import ceil
from typing import TYPE_CHECKING, Self

from bulletin.archive.search import matcher
from bulletin.archive.search.words import Hit
from bulletin.errors import LimitError, UsageError
from bulletin.findings import Finding, Place, Source

if TYPE_CHECKING:
    from types import TracebackType

# Seconds that the texts of one issue may take; an expression that comes to an end takes less than a hundredth of one.
LIMIT = 5.0
_PLACE = "正则表达式"
# What Python says is wrong, by how it begins, in words of people who do not program.
_WRONG = {
    "unterminated character set": "方括号没有成对",
    "missing ), unterminated subpattern": "圆括号没有成对，少了右边的一个",
    "unbalanced parenthesis": "圆括号没有成对，多了右边的一个",
    "nothing to repeat": "* + ? 的前面没有可以重复的字",
    "multiple repeat": "重复的记号连写了两个",
    "min repeat greater than max repeat": "花括号里的次数，前面的比后面的大",
    "the repetition number is too large": "花括号里的次数太大",
    "bad character range": "方括号里的范围写反了",
    "bad escape (end of pattern)": "末尾的反斜杠后面少了一个字",
    "octal escape value": "反斜杠后面的编码太大",
    "bad group number": "引用了没有的括号",
    "too many groups": "括号太多",
    "bad escape": "反斜杠后面的字母没有这种写法",
    "invalid group reference": "引用了没有的括号",
    "cannot refer to an open group": "括号在里面引用了它自己",
    "look-behind requires fixed-width pattern": "(?<=…) 里面的长短必须是固定的",
    "unknown extension": "(? 后面没有这种写法",
    "global flags not at the start": "(?i) 一类的记号要写在最前面",
    "missing group name": "(?P<…> 里面没有写名称",
    "missing <": "(?P 后面要写 <名称>",
    "missing >": "(?P<名称 后面少了 >",
    "missing ), unterminated name": "(?P=名称 后面少了右边的圆括号",
    "missing ), unterminated comment": "注释 (?# 后面少了右边的圆括号",
    "bad character in group name": "括号的名称只能用字母、数字、汉字和下划线，不能用数字开头",
    "unknown group name": "引用了没有的名称",
    "redefinition of group name": "两个括号用了同一个名称",
    "incomplete escape": "反斜杠后面的编码没有写完",
    "missing {": "\\N 后面要写 {名称}",
    "missing }": "\\N{名称 后面少了 }",
    "missing character name": "\\N{} 里面没有写名称",
    "missing :": "(?i 一类的记号后面少了冒号或者圆括号",
    "missing -": "(?i 一类的记号后面少了 -、冒号或者圆括号",
    "missing flag": "(?- 后面要写记号，例如 i",
    "unknown flag": "(? 后面没有这种记号",
    "bad inline flags": "(?i) 一类的记号不能这样写",
    "conditional backref with more than two branches": "(?(…)…|…) 里面的竖线多了",
    "undefined character name": "没有叫这个名称的字符",
    "unexpected end of pattern": "还没有写完就结束了",
}  # fmt: skip
_OTHERWISE = "这里不能这样写"


class Expressions:
    """Looks for regular expressions, in a process of its own that ends with this one's work."""

    def __init__(self, expressions: Sequence[str], limit: float = LIMIT) -> None:
        """UsageError, at its place in the expression, where one cannot be read."""
        for expression in expressions:
            _refuse_unreadable(expression)
        self.words = tuple(dict.fromkeys(filter(None, expressions)))
        self._limit = limit
        self._process: subprocess.Popen[str] | None = None

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(  # noqa: S603  # our own program
            [sys.executable, "-I", "-S", matcher.__file__, str(2 * ceil(self._limit))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="ascii",
        )
        self._ask(self.words)
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._kill()
        if process := self._process:
            process.wait()
            for pipe in (process.stdin, process.stdout):
                with suppress(OSError):
                    if pipe:
                        pipe.close()

    def find(self, texts: Sequence[str]) -> list[list[Hit]]:
        """Return the hits in each of the texts, in their order. LimitError where that takes too long."""
        # What kills it is a thread: while the answer is waited for, Python goes on here.
        watch = threading.Timer(self._limit, self._kill)
        watch.start()
        try:
            answer = self._ask(texts)
        finally:
            watch.cancel()
            watch.join()
        if not answer:
            raise LimitError(_endless(self.words, self._limit))
        return [[Hit(*hit) for hit in found] for found in json.loads(answer)]

    def _ask(self, told: Sequence[str]) -> str:
        """Tell it texts and return its answer, nothing where it was ended."""
        process = self._process
        with suppress(OSError):
            if process and process.stdin and process.stdout:
                process.stdin.write(json.dumps([*told]) + "\n")
                process.stdin.flush()
                return process.stdout.readline()
        return ""

    def _kill(self) -> None:
        if self._process:
            self._process.kill()


def _endless(expressions: Sequence[str], limit: float) -> Finding:
    hint = "括号里外都带 * 或 + 的（例如 (a+)+）会没完没了，改成一层；也可以不用 --regex，直接写词"
    shown = " ".join(expressions)
    return Finding(Place(_PLACE), "expression-endless", f"{limit:g} 秒还没有比对完一期，停了下来：{shown}", hint)


def _refuse_unreadable(expression: str) -> None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            re.compile(expression)
    except re.error as error:
        at = 0 if error.pos is None else error.pos
        said = next((chinese for begins, chinese in _WRONG.items() if error.msg.startswith(begins)), _OTHERWISE)
        _refuse(expression, f"第 {at + 1} 个字符：{said}", at)
    except (OverflowError, RecursionError):
        _refuse(expression, "重复的次数太大，或者括号套得太深", 0)


def _refuse(expression: str, wrong: str, at: int) -> None:
    one_line = expression.replace("\n", " ").replace("\r", " ")
    place = Source(_PLACE, one_line).place(1, at + 1, 1 if at < len(one_line) else 0)
    hint = "改正这一处；要找这些符号本身，在前面加 \\，或者不用 --regex"
    raise UsageError(Finding(place, "expression-invalid", f"正则表达式读不懂，{wrong}", hint))
