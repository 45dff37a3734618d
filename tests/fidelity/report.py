"""Write docs/fidelity.md: every sample and generated text in both outputs, compared, and judged by validators."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from random import Random

import both
import glyphs
import judges
import samples
import test_line_breaks as breaks
from glyphs import POINTS_A_MM
from reading import read

ROOT = Path(__file__).parents[2]

TARGET = ROOT / "docs/fidelity.md"
MARK, ENDS_MARK = "<!-- table -->", "<!-- line ends -->"
HEAD = (
    "| text | lines | equal | full lines | flush | pages | largest dx, dy (mm) | PDF validators | DOCX validators |\n"
    "|---|---|---|---|---|---|---|---|---|\n"
)


def main() -> int:
    """Make the table anew; 1 if anything in it is not as it should be."""
    with tempfile.TemporaryDirectory() as name:
        documents = {**both.samples_of_the_house(), **both.generated(Path(name))}
        rows = [row(title, pair) for title, pair in both.in_both(documents).items()]
        ends, right = line_ends(Path(name))
    table = HEAD + "".join(text for text, _ in rows)
    text = between(MARK, table, TARGET.read_text(encoding="utf-8"))
    TARGET.write_text(between(ENDS_MARK, ends, text), encoding="utf-8")
    print(table, ends, sep="\n")  # noqa: T201  # a script
    return 0 if right and all(well for _, well in rows) else 1


def between(mark: str, table: str, text: str) -> str:
    """Put `table` between two marks."""
    before, _, rest = text.partition(mark)
    return f"{before}{mark}\n{table}{mark}{rest.partition(mark)[2]}"


def line_ends(folder: Path) -> tuple[str, bool]:
    """Count the line ends of many paragraphs in which anything stands beside anything."""
    bodies = {f"{seed}": samples.many(Random(seed), breaks.PARAGRAPHS) for seed in breaks.SEEDS}
    pairs = both.in_both({seed: both.issue(folder, body) for seed, body in bodies.items()}).values()
    found = [(read(p.document, glyphs.lines(p.pdf)), read(p.document, glyphs.lines(p.paper))) for p in pairs]
    wrong = [sum(len(list(breaks.faults(one[which]))) for one in found) for which in (0, 1)]
    unlike = [pair for one in found for pair in breaks.different(*one)]
    early = sum(breaks.has_room(a, b) for a, b in unlike)
    cells = [sum(len(ours.flow) for ours, _ in found), *wrong, len(unlike), early]
    head = "| lines in each output | wrong ends in the PDF | in the DOCX | paragraphs that differ | by LibreOffice's fault |\n"
    return f"{head}|---|---|---|---|---|\n| {' | '.join(map(str, cells))} |\n", not any(wrong) and early == len(unlike)


def row(title: str, pair: both.Both) -> tuple[str, bool]:
    found = pair.compare()
    judged = [verdict(judges.PDF, pair.pdf), verdict(judges.DOCX, pair.docx)]
    pages = f"{found.pages[0]} / {found.pages[1]}"
    far = f"{found.dx / POINTS_A_MM:.2f}, {found.dy / POINTS_A_MM:.2f}"
    cells = [title, found.lines, found.equal, found.full, found.flush, pages, far, *judged]
    well = not found.faults and found.lines == found.equal and found.full == found.flush and set(judged) == {"clean"}
    return f"| {' | '.join(map(str, cells))} |\n", well


def verdict(panel: dict[str, judges.Judge], data: bytes) -> str:
    against = [name for name, judge in panel.items() if judge(data)]
    return "、".join(against) or "clean"


if __name__ == "__main__":
    sys.exit(main())
