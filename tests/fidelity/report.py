"""Write docs/fidelity.md: every sample and generated text in both outputs, compared, and judged by validators."""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from random import Random

import both
import glyphs
import judges
import libreoffice
import samples
import test_line_breaks as breaks
from glyphs import POINTS_A_MM
from reading import read

FOLDER = Path(__file__).parent
ROOT = FOLDER.parents[1]

TARGET = ROOT / "docs/fidelity.md"
MARK, ENDS_MARK = "<!-- table -->", "<!-- line ends -->"
HEAD = (
    "| text | lines | equal | full lines | flush | pages | largest dx, dy (mm) | PDF validators | DOCX validators | in Word's imitation "
    "| LibreOffice as it comes |\n"
    "|---|---|---|---|---|---|---|---|---|---|---|\n"
)
# What was measured by hand: a remark on each line that begins with #, then "text: so many of so many lines equal".
BY_HAND = FOLDER / "imitation.txt"
_COUNTS = re.compile(r"^(.+): (\d+) of (\d+) lines equal$", re.MULTILINE)


def main() -> int:
    """Make the table anew; 1 if anything in it is not as it should be. A folder, if given, gets the PDF and DOCX of each text."""
    with tempfile.TemporaryDirectory() as name:
        documents = {**both.samples_of_the_house(), **both.generated(Path(name))}
        pairs = both.in_both(documents)
        plain = dict(zip(pairs, libreoffice.as_it_comes([pair.docx for pair in pairs.values()]), strict=True))
        rows = [row(title, pair, plain[title]) for title, pair in pairs.items()]
        ends, right = line_ends(Path(name))
    table = HEAD + "".join(text for text, _ in rows)
    text = between(MARK, table, TARGET.read_text(encoding="utf-8"))
    TARGET.write_text(between(ENDS_MARK, ends, text), encoding="utf-8")
    print(table, ends, sep="\n")  # noqa: T201  # a script
    for folder in map(Path, sys.argv[1:]):
        keep(folder, pairs)
    return 0 if right and all(well for _, well in rows) else 1


def keep(folder: Path, pairs: Mapping[str, both.Both]) -> None:
    """Leave the files of each text in a folder, to be measured by hand."""
    for title, pair in pairs.items():
        path = folder / title
        path.parent.mkdir(parents=True, exist_ok=True)
        path.with_name(f"{path.name}.pdf").write_bytes(pair.pdf)
        path.with_name(f"{path.name}.docx").write_bytes(pair.docx)


def by_hand(title: str) -> str:
    """Return what was measured by hand of a text, which counts the lines of contents and tables, too."""
    found = {name: f"{equal} of {of}" for name, equal, of in _COUNTS.findall(BY_HAND.read_text(encoding="utf-8"))}
    return found.get(title, "—")


def as_it_comes(pair: both.Both, paper: bytes) -> int:
    """Count the lines that end where the PDF's do in LibreOffice without any help, on whatever page."""
    ours, theirs = (read(pair.document, glyphs.lines(pdf)) for pdf in (pair.pdf, paper))
    ends = {(line.number, line.start, line.end) for line in theirs.flow}
    return sum((line.number, line.start, line.end) in ends for line in ours.flow)


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
    broken = sum(breaks.breaks_an_address(line) for line, _ in unlike)
    cells = [sum(len(ours.flow) for ours, _ in found), *wrong, len(unlike), broken]
    head = "| lines in each output | wrong ends in the PDF | in the DOCX | paragraphs that differ | for an address that the PDF breaks |\n"
    return f"{head}|---|---|---|---|---|\n| {' | '.join(map(str, cells))} |\n", not any(wrong) and broken == len(unlike)


def row(title: str, pair: both.Both, plain: bytes) -> tuple[str, bool]:
    found = pair.compare()
    judged = [verdict(judges.PDF, pair.pdf), verdict(judges.DOCX, pair.docx)]
    pages = f"{found.pages[0]} / {found.pages[1]}"
    far = f"{found.dx / POINTS_A_MM:.2f}, {found.dy / POINTS_A_MM:.2f}"
    cells = [title, found.lines, found.equal, found.full, found.flush, pages, far, *judged]
    cells += [by_hand(title), as_it_comes(pair, plain)]
    well = not found.faults and found.lines == found.equal and found.full == found.flush and set(judged) == {"clean"}
    return f"| {' | '.join(map(str, cells))} |\n", well


def verdict(panel: dict[str, judges.Judge], data: bytes) -> str:
    against = [name for name, judge in panel.items() if judge(data)]
    return "、".join(against) or "clean"


if __name__ == "__main__":
    sys.exit(main())
