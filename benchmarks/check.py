"""How long it takes to check an archive of 712 issues, all rules of every stage: without pages, and with them; and how much memory.

The issues are the sample's, each with its own numbers and date, and its paragraphs turned so that no two texts are alike. The peer is a
plain reading of the same issues by the same program: front matter, Markdown and template, without any rule.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

from bulletin.build import prove
from bulletin.desk import checking
from bulletin.manuscripts import archive
from bulletin.manuscripts.house import House

ROOT = Path(__file__).resolve().parent.parent
ISSUES, A_YEAR = 712, 48
SAMPLE = "2024/12"
# Laid out are so many of them: a run over all would take minutes, and each costs the same.
LAID_OUT = 60


def turned(line: str, by: int) -> str:
    """Begin a paragraph that begins with 汉字 so many characters later."""
    return line[by % len(line) :] + line[: by % len(line)] if line[:1] > "\u3000" else line


def put_up(root: Path) -> House:
    """Put up a house with so many issues, 48 a year, a week apart."""
    house = House.find(ROOT)
    (original,) = house.resolve([SAMPLE])
    _, _, body = original.read_text(encoding="utf-8").split("---\n", 2)
    text = (ROOT / "bulletin.yaml").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith(("first:", "起始总期号:"))]
    (root / "bulletin.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    for n in range(ISSUES):
        year, number = 2000 + n // A_YEAR, n % A_YEAR + 1
        day = date(year, 1, 5) + timedelta(days=7 * (number - 1))
        front = f"---\n期号: {number}\n总期号: {n + 1}\n日期: {day}\n标题: 第{n + 1}篇工作情况\n---\n"
        path = root / "issues" / str(year) / f"{number}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(front + "\n".join(turned(line, n) for line in body.split("\n")), encoding="utf-8")
    return House.find(root)


def measured(root: str, what: str) -> None:
    """Do one thing with the archive in this process, and print its processor seconds and its memory in MB."""
    house = House.find(Path(root))
    paths = house.issues()[: LAID_OUT if what == "pages" else ISSUES]
    start = time.process_time()
    ledger = archive.read(house) if what != "read" else None
    found = 0
    for path in paths:
        if what == "read":
            prove(path, house)
        else:
            found += len(checking.check(path, house, ledger, pages=what == "pages").findings)
    seconds = time.process_time() - start
    print(json.dumps([seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, len(paths), found]))


def main() -> None:
    with tempfile.TemporaryDirectory() as root:
        put_up(Path(root))
        print(f"{ISSUES} issues as long as {SAMPLE}; processor time\n")
        print("| | issues | seconds | ms an issue | against reading alone | memory (MB) | findings |")
        print("|---|--:|--:|--:|--:|--:|--:|")
        plain = 0.0
        for what, said in (("read", "reading alone"), ("quick", "check --quick"), ("pages", "check")):
            asked = [sys.executable, __file__, root, what]
            ran = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
            seconds, memory, issues, found = json.loads(ran)
            each = seconds / issues
            plain = plain or each
            print(
                f"| {said} | {issues} | {seconds:.1f} | {each * 1000:.1f} | {each / plain:.2f} | {memory:.0f} | {found} |"
            )


if __name__ == "__main__":
    measured(*sys.argv[1:]) if sys.argv[1:] else main()
