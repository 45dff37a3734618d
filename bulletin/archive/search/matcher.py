"""A process of its own that looks for regular expressions: lines of JSON go in, a line of JSON comes out for each.

It is run as a script, of Python's own library alone, so that an expression that does not come to an end can be ended from outside:
while it looks, Python hears nothing. The first line holds the expressions, each further one texts; its answers are [start, end, which] a hit, and [] to the first.
"""

from __future__ import annotations

import json
import re
import sys
import warnings
from collections.abc import Iterator, Sequence


def main() -> None:
    """Answer until nothing more is asked."""
    warnings.simplefilter("ignore")
    patterns = [re.compile(pattern) for pattern in json.loads(sys.stdin.readline())]
    answer([])
    for line in sys.stdin:
        answer([sorted(hits(text, patterns)) for text in json.loads(line)])


def answer(found: list[list[tuple[int, int, int]]]) -> None:
    """Print an answer at once."""
    sys.stdout.write(json.dumps(found) + "\n")
    sys.stdout.flush()


def hits(text: str, patterns: Sequence[re.Pattern[str]]) -> Iterator[tuple[int, int, int]]:
    """Yield where a text matches; what matches nothing at all (`a*`) is no hit."""
    for number, pattern in enumerate(patterns):
        for match in pattern.finditer(text):
            if match.end() > match.start():
                yield match.start(), match.end(), number


if __name__ == "__main__":
    main()
