"""Build and judge thousands of issues thrown by chance: a seed and a count go in, what is wrong comes out, by kind.

    soak.py SEED COUNT   issues SEED:0, SEED:1, ... in as many processes as there are processors
    soak.py SEED:N       one of them: what is wrong with it, and the least of it that still is, in build/soak/

`--pdf` leaves out the DOCX, which takes most of the time.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path

from judging import Failure, Judgement, judge
from random_issues import Written, thrown

ROOT = Path(__file__).parents[2]

AT_ONCE = 10
SHOWN = 3


def main() -> int:
    """Judge what the command line asks for; 1 if anything is wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("seed", nargs="?", default="1")
    parser.add_argument("count", nargs="?", type=int, default=200)
    parser.add_argument("--pdf", action="store_true", help="judge the PDF alone")
    words = parser.parse_args()
    return (
        one(words.seed, docx=not words.pdf) if ":" in words.seed else many(words.seed, words.count, docx=not words.pdf)
    )


def many(seed: str, count: int, *, docx: bool) -> int:
    """Judge `count` issues, tell what is wrong as it is found, and sum up by kind."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    wrong: Counter[str] = Counter()
    with ProcessPoolExecutor(os.cpu_count()) as processes:
        chunks = [range(start, min(start + AT_ONCE, count)) for start in range(0, count, AT_ONCE)]
        waiting = [processes.submit(judged, [f"{seed}:{number}" for number in chunk], docx=docx) for chunk in chunks]
        for number, done in enumerate(as_completed(waiting), 1):
            for name, failures in done.result().items():
                wrong.update([name] if failures else [])
                for failure in failures:
                    found[failure.kind].append((name, failure.seen))
                    say(f"{name}  {failure.kind}: {failure.seen}")
            say(f"[{number} of {len(waiting)} parts, {len(wrong)} issues wrong]")
    say(f"\n{count - len(wrong)} of {count} issues are right")
    for kind, cases in sorted(found.items(), key=lambda item: -len(item[1])):
        names = dict.fromkeys(name for name, _ in cases)
        say(f"{len(names):5} issues, {len(cases):5} times  {kind}  (make soak SEED={next(iter(names))})")
    return int(bool(wrong))


def judged(seeds: list[str], *, docx: bool) -> dict[str, list[Failure]]:
    """Judge the issues of `seeds` in a folder of their own."""
    with tempfile.TemporaryDirectory() as name:
        return flat(judge({seed: thrown(seed) for seed in seeds}, Path(name), docx=docx))


def flat(found: dict[str, Judgement]) -> dict[str, list[Failure]]:
    """Return the failures of each issue in one list."""
    return {seed: [one for failures in by.values() for one in failures] for seed, by in found.items()}


def one(seed: str, *, docx: bool) -> int:
    """Judge one issue, and keep the least of it that still fails in each way."""
    written = thrown(seed)
    with tempfile.TemporaryDirectory() as name:
        failures = flat(judge({seed: written}, Path(name), docx=docx))[seed]
    target = ROOT / "build/soak"
    target.mkdir(parents=True, exist_ok=True)
    keep(target / f"{seed.replace(':', '-')}.md", written)
    for kind in dict.fromkeys(failure.kind for failure in failures):
        say(
            "\n".join(
                [f"{kind}:", *(f"    {failure.seen}" for failure in failures if failure.kind == kind)][: SHOWN + 1]
            )
        )
        path = target / f"{seed.replace(':', '-')} {kind.replace(':', '').replace('/', ' ')}.md"
        keep(path, shrunk(written, kind))
        say(f"    the least that still fails: {path.relative_to(ROOT)}")
    say(f"{len(failures)} failures")
    return int(bool(failures))


def keep(path: Path, written: Written) -> None:
    path.write_text(written.markdown(), encoding="utf-8")


def shrunk(written: Written, kind: str) -> Written:
    """Leave out parts, many at a time and then one by one, as long as the issue still fails in this way."""
    docx = "pdf" not in kind and not kind.startswith(("page:", "refused", "crash", "note"))
    while smaller := next(fewer(written, kind, docx=docx), None):
        written = smaller
    return written


def fewer(written: Written, kind: str, *, docx: bool) -> Iterator[Written]:
    """Yield an issue with fewer parts that still fails, from those with the fewest."""
    size = len(written.parts) // 2
    while size:
        starts = range(0, len(written.parts), size)
        tried = {f"{start}": written.without(start, start + size) for start in starts}
        with tempfile.TemporaryDirectory() as name:
            found = flat(judge(tried, Path(name), docx=docx))
        yield from (tried[at] for at, failures in found.items() if any(one.kind == kind for one in failures))
        size //= 2


def say(text: str) -> None:
    print(text, flush=True)  # noqa: T201  # a script


if __name__ == "__main__":
    sys.exit(main())
