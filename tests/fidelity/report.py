"""Write docs/fidelity.md: every sample and generated text in both outputs, compared, and judged by validators."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

FOLDER = Path(__file__).parent
ROOT = FOLDER.parents[1]
sys.path[:0] = [str(FOLDER), str(FOLDER.parent)]

import both  # noqa: E402  # after its folder is on the path
import judges  # noqa: E402
from glyphs import POINTS_A_MM  # noqa: E402

TARGET = ROOT / "docs/fidelity.md"
MARK = "<!-- table -->"
HEAD = (
    "| text | lines | equal | full lines | flush | pages | largest dx, dy (mm) | PDF validators | DOCX validators |\n"
    "|---|---|---|---|---|---|---|---|---|\n"
)


def main() -> int:
    """Make the table anew; 1 if anything in it is not as it should be."""
    with tempfile.TemporaryDirectory() as name:
        documents = {**both.samples_of_the_house(), **both.generated(Path(name))}
        rows = [row(title, pair) for title, pair in both.in_both(documents).items()]
    before, _, rest = TARGET.read_text(encoding="utf-8").partition(MARK)
    after = rest.partition(MARK)[2]
    table = HEAD + "".join(text for text, _ in rows)
    TARGET.write_text(f"{before}{MARK}\n{table}{MARK}{after}", encoding="utf-8")
    print(table)  # noqa: T201  # a script
    return 0 if all(well for _, well in rows) else 1


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
