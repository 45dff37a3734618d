"""Functions that call deep: such a one goes in, one whose calls find room in one piece of memory comes out."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from types import FunctionType
from typing import ParamSpec, TypeVar, cast

P = ParamSpec("P")
T = TypeVar("T")

# So many values are set aside for calls within: some hundreds of calls deep. In bytes they are half of a power of two and a little
# more, so that nearly as much is left behind them.
_VALUES = 33_000


def deep(function: Callable[P, T]) -> Callable[P, T]:
    """Return a function that does the same, whose calls within share one piece of memory.

    CPython 3.11 and later keep the values of calls in pieces of 16 kB, and give a piece back as soon as the call that
    began it returns: a loop that happens to call across the end of a piece asks the kernel for memory each time round
    (Python/pystate.c, `push_chunk`). A call that says it needs more gets a larger piece, the rest of which is for the calls within.
    """

    @wraps(function)
    def called(*words: P.args, **named: P.kwargs) -> T:
        return function(*words, **named)

    own = cast("FunctionType", called)
    own.__code__ = own.__code__.replace(co_stacksize=own.__code__.co_stacksize + _VALUES)
    return called
