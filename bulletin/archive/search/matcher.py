"""A process of its own that looks for regular expressions: lines of JSON go in, a line of JSON comes out for each.

It is run as a script, of Python's own library alone, so that an expression that does not come to an end can be ended from outside:
while it looks, Python hears nothing. The first line holds the expressions, each further one texts; its answers are [start, end, which] a hit, and [] to the first.
The argument is how many seconds an answer may take, should nobody be there to end it.
"""

from __future__ import annotations

import json
import re
import signal
import sys
import warnings
from collections.abc import Iterator, Sequence


def main() -> None:
    """Answer until nothing more is asked."""
    warnings.simplefilter("ignore")
    patterns = [re.compile(pattern) for pattern in json.loads(sys.stdin.readline())]
    answer([])
    limit = int(sys.argv[1])
    for line in sys.stdin:
        end_after(limit)
        answer([sorted(hits(text, patterns)) for text in json.loads(line)])


def end_after(seconds: int) -> None:
    """Let the system end this process after so many seconds, should who asks be killed and end it no more; Windows cannot."""
    if sys.platform != "win32":
        signal.alarm(seconds)


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
