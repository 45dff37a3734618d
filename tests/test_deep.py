"""Calls within a deep function ask the kernel for no memory, however deep a loop among them stands."""

from __future__ import annotations

import resource

from bulletin.deep import deep

TIMES = 200


def called(depth: int) -> None:
    """Call so many calls deep, again and again."""
    if depth:
        called(depth - 1)
    else:
        for _ in range(TIMES):
            str.format("{}", idle(0, 0, 0, 0))


def idle(_a: int, _b: int, _c: int, _d: int) -> int:
    return 0


def faults(depth: int) -> int:
    """Return how many pages of memory the kernel gave meanwhile."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
    called(depth)
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before


@deep
def deeply(depth: int) -> int:
    return faults(depth)


def test_without_it_some_loop_asks_for_memory_each_time_round() -> None:
    assert max(map(faults, range(250))) >= TIMES


def test_within_a_deep_function_none_does() -> None:
    assert max(map(deeply, range(250))) < TIMES


def test_a_deep_function_does_the_same_under_its_name() -> None:
    assert (deep(idle)(0, 0, 0, 0), deeply.__name__) == (0, "deeply")
