"""Synthetic archives: a folder, a number and a seed go in, a house with so many issues of all that an office writes comes out.

    generate.py FOLDER [--count 712] [--seed 1] [--long 0.1]

The same seed throws the same archive. Issues are those of tests/random_issues.py: most are short, one in ten is long.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

import random_issues

A_YEAR, LAST = 24, 2025


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=712)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--long", type=float, default=0.1, help="the share of long issues")
    asked = parser.parse_args()
    print(len(generate(asked.folder, asked.count, asked.seed, asked.long)), "issues in", asked.folder)


def generate(folder: Path, count: int = 712, seed: int = 1, long: float = 0.1) -> list[Path]:
    """Put up the house, and return the files of its issues."""
    random_issues.house(folder)
    dice = Random(seed)
    written = []
    for cumulative, (number, day) in enumerate(_days(count), 1):
        kind = "issue" if dice.random() < long else random_issues.BRIEF
        text = random_issues.thrown(f"{kind}:{seed}-{cumulative}").markdown(number, cumulative, day.isoformat())
        path = folder / f"issues/{day.year}/{number}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        written.append(path)
    return written


def _days(count: int) -> Iterator[tuple[int, date]]:
    """Yield number and day of each issue, two weeks apart, so that the last year is full."""
    first = LAST + 1 - -(-count // A_YEAR)
    for index in range(count):
        year, number = divmod(index, A_YEAR)
        yield number + 1, date(first + year, 1, 5) + timedelta(days=14 * number)


if __name__ == "__main__":
    main()
