"""How the cost grows with the work: pages, rows of a table, footnotes, issues in a process. A table and a picture come out, in docs/.

growth.py [--rounds N] [--pages 1,2,4] [--rows 100,400] [--notes 1,100] [--issues 10,100] [--docs FOLDER]

Sizes take turns within a round, each with another text; a cost is the median of the rounds, of processor time, in a process that is warm.
A straight line is laid through the costs so that none lies off it by a larger share than it has to: `off` is how far each is.
"""

from __future__ import annotations

import argparse
import re
import tempfile
from collections.abc import Callable, Sequence
from itertools import combinations
from pathlib import Path
from statistics import median
from typing import NamedTuple

import drawing
import pikepdf
import texts
from contest import ROOT, Worker, machine

MARKS = ("<!-- growth -->\n", "<!-- end of growth -->\n")


class Point(NamedTuple):
    """The cost of a size, in milliseconds of processor time; how many pages it has, and MB at most in the process by then."""

    size: int
    cost: float
    pages: int
    memory: float


class Series(NamedTuple):
    """What grows, and its points."""

    name: str
    points: Sequence[Point]

    def line(self) -> tuple[float, float]:
        """Lay a line, of what is there at the start and what each more costs, that is nowhere off by more than it has to."""
        if len(self.points) == 1:
            return 0.0, self.points[0].cost / self.points[0].size
        lines = [through(a, b) for a, b in combinations(self.points, 2)]
        return min(lines, key=lambda line: max(abs(off(point, line)) for point in self.points))


def through(a: Point, b: Point) -> tuple[float, float]:
    each = (b.cost - a.cost) / (b.size - a.size)
    return a.cost - each * a.size, each


def off(point: Point, line: tuple[float, float]) -> float:
    """Tell by what share of the line a point is off it."""
    start, each = line
    said = start + each * point.size
    return point.cost / said - 1 if said > 0 else 1.0


def main() -> None:
    asked = arguments()
    found = [
        grown("pages", asked.pages, texts.plain, asked.rounds),
        grown("rows of a table", asked.rows, texts.table, asked.rounds),
        grown("footnotes", asked.notes, texts.notes, asked.rounds),
        in_a_process(asked.issues),
    ]
    publish(found, asked.rounds, asked.docs)


def publish(found: Sequence[Series], rounds: int, docs: Path) -> None:
    """Print the table, and put it and the picture into the folder of documents."""
    written = f"{machine()}; medians of {rounds} rounds\n\n{table(found)}\n"
    print(written)
    path = docs / "speed.md"
    old = path.read_text(encoding="utf-8") if path.exists() else "".join(MARKS)
    begin, end = MARKS
    new = re.sub(f"(?s)(?<={begin}).*?(?={end})", lambda _: f"\nMeasured {written}\n", old)
    path.write_text(new, encoding="utf-8")
    panels = [drawing.Panel(each.name, [(p.size, p.cost) for p in each.points], each.line()) for each in found]
    (docs / "growth.svg").write_text(drawing.picture(panels), encoding="utf-8")


def arguments() -> argparse.Namespace:
    def sizes(text: str) -> list[int]:
        return [int(size) for size in text.split(",")]

    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--pages", type=sizes, default=[1, 2, 4, 8, 16, 32])
    parser.add_argument("--rows", type=sizes, default=[100, 400, 1600])
    parser.add_argument("--notes", type=sizes, default=[1, 5, 10, 25, 50, 100])
    parser.add_argument("--issues", type=sizes, default=[10, 100])
    parser.add_argument("--docs", type=Path, default=ROOT / "docs")
    return parser.parse_args()


def grown(name: str, sizes: Sequence[int], write: Callable[[int, int], str], rounds: int) -> Series:
    """Measure issues of each size, after a first round of the smallest alone, unseen."""
    turns = [(n, size) for n in range(rounds) for size in sizes]
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        written = {number: write(number, size) for number, (_, size) in enumerate(turns, start=3)}
        paths = texts.house(root, {1: write(1, sizes[0]), 2: write(2, sizes[0]), **written})
        worker = Worker("ours.py", root, root, "pdf,docx")
        worker.turn([paths[1], paths[2]])
        costs = [(size, paths[n], worker.turn([paths[n]])) for n, (_, size) in enumerate(turns, start=3)]
        worker.end()
        points = []
        for size in sizes:
            own = [cost for of, _, cost in costs if of == size]
            pages = max(pages_of(root / f"{path.stem}.pdf") for of, path, _ in costs if of == size)
            points.append(
                Point(size, 1000 * median(cost.processor for cost in own), pages, max(cost.memory for cost in own))
            )
    if name == "pages":
        points = [point._replace(size=point.pages) for point in points]
    return Series(name, points)


def in_a_process(counts: Sequence[int]) -> Series:
    """Build so many issues of six pages in one process, from its start on, and look at it after each of the counts."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        paths = texts.house(root, {n: texts.six_pages(n) for n in range(1, counts[-1] + 1)})
        worker = Worker("ours.py", root, root, "pdf,docx")
        points, spent, built = [], 0.0, 0
        for count in counts:
            cost = worker.turn([paths[n] for n in range(built + 1, count + 1)])
            spent, built = spent + cost.processor * (count - built), count
            pages = sum(pages_of(root / f"{n}.pdf") for n in range(1, count + 1))
            points.append(Point(count, 1000 * spent, pages, cost.memory))
        worker.end()
    return Series("issues in a process", points)


def pages_of(path: Path) -> int:
    with pikepdf.open(path) as pdf:
        return len(pdf.pages)


def table(found: Sequence[Series]) -> str:
    rows = [
        "| what | how much | pages | processor (ms) | each (ms) | off the line | memory (MB) |",
        "|---|--:|--:|--:|--:|--:|--:|",
    ]
    for series in found:
        line = series.line()
        for size, cost, pages, memory in series.points:
            away = off(Point(size, cost, pages, memory), line)
            rows.append(
                f"| {series.name} | {size} | {pages} | {cost:.0f} | {cost / size:.1f} | {away:+.0%} | {memory:.0f} |"
            )
    lines = [f"{series.name}: {series.line()[0]:.0f} + {series.line()[1]:.2f} ms each" for series in found]
    return "\n".join([*rows, "", "Lines: " + "; ".join(lines) + "."])


if __name__ == "__main__":
    main()
