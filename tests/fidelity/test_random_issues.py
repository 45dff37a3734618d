"""Issues thrown by chance, of all that the handbook knows: what a reader would see is right in both outputs.

`make soak` throws thousands; `make soak SEED=1:37` tells what is wrong with one and writes down the least of it that still is.
"""

from __future__ import annotations

import pytest
import random_issues
from judging import BUILT, CLAIMED, PROPERTIES, Judgement, judge
from once import once
from random_issues import thrown
from soaking import EVERY

# So many issues of a few pages, and so many of any length, as seeds; judged AT_ONCE in one process. `make soak` takes all of them,
# `make test` fewer, for it has ten minutes; with those of test_claims.py they are 300.
SEEDS = (*(f"brief:{number}" for number in range(200)), *(f"1:{number}" for number in range(10)))
SEEDS = SEEDS if EVERY else (*SEEDS[:200:6], *SEEDS[200::2])
AT_ONCE = 20
STARTS = range(0, len(SEEDS), AT_ONCE)


def judged(factory: pytest.TempPathFactory, start: int) -> dict[str, Judgement]:
    """Judge some issues from `start` on, once, whichever process comes first."""
    issues = {seed: thrown(seed) for seed in SEEDS[start : start + AT_ONCE]}
    return once(factory, f"random-{start}", lambda folder: judge(issues, folder))


@pytest.mark.wrong_pages("what is wrong with them is told property by property")
@pytest.mark.parametrize("of", [BUILT, *PROPERTIES, CLAIMED])
@pytest.mark.parametrize("start", STARTS)
def test_issues_thrown_by_chance(start: int, of: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    found = judged(tmp_path_factory, start)
    wrong = [f"{seed}  {one.kind}: {one.seen}" for seed, by in found.items() for one in by.get(of, [])]
    assert not wrong, "\n".join(["", *wrong])


def test_a_seed_throws_the_same_issue_each_time() -> None:
    assert thrown("1:1") == thrown("1:1") != thrown("1:2")


def test_all_constructs_are_thrown() -> None:
    kinds = {part.kind for seed in SEEDS for part in thrown(seed).parts}
    assert kinds >= {*random_issues.BLOCKS, "article", "attachment", "contributor", "heading", "note"}
