"""How fast a build is: a cold process against the bare engine in the same run, further issues in one process, memory.

Every number is a median of runs that take turns, so that what else the machine does weighs on all alike.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
import unicodedata
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
ISSUE = "2024/12"
COLD_RUNS = 5
WARM_RUNS = 10
MEMORY_RUNS = 60

BARE = "import weasyprint; weasyprint.HTML(string='<p>中</p>').write_pdf()"
# Each run builds another text of the same length, so that nothing can be kept from the one before: every paragraph is turned by as
# many characters as the number of the run.
WARM = """
import json, resource, shutil, sys, tempfile, time
from pathlib import Path
from bulletin.build import build
from bulletin.manuscripts.house import House

def resident():
    if not Path("/proc/self/statm").exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize()

def turned(line, by):
    return line[by % len(line):] + line[:by % len(line)] if line and ord(line[0]) > 0x3000 else line

home = Path(tempfile.mkdtemp())
shutil.copy(Path(sys.argv[1], "bulletin.yaml"), home)
original, = House.find(Path(sys.argv[1])).resolve([sys.argv[2]])
path = home / "issues/2024" / original.name
path.parent.mkdir(parents=True)
text = original.read_text(encoding="utf-8")
front, body = text[: text.index("---", 3)], text[text.index("---", 3) :]
house = House.find(home)
seconds, memory = [], []
for number in range(int(sys.argv[3])):
    path.write_text(front + "\\n".join(turned(line, number) for line in body.split("\\n")), encoding="utf-8")
    start = time.perf_counter()
    pages = build(path, house, sys.argv[4].split(",")).pages
    seconds.append(time.perf_counter() - start)
    memory.append(resident())
shutil.rmtree(home)
print(json.dumps([pages, seconds, memory, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024]))
"""


def timed(*command: str) -> float:
    """Run Python with `command` in a process of its own; give the seconds it takes from outside."""
    start = time.perf_counter()
    subprocess.run([sys.executable, *command], check=True, stdout=subprocess.DEVNULL, env=environment())
    return time.perf_counter() - start


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT)}


def cold(out: str) -> dict[str, float]:
    """Measure whole processes, the first round unseen: it fills the machine's caches."""
    runs = {
        "bulletin build": ("-m", "bulletin", "build", ISSUE, "--house", str(ROOT), "--out", out),
        "bulletin --help": ("-m", "bulletin", "--help"),
        "import weasyprint": ("-c", "import weasyprint"),
        "WeasyPrint, one word": ("-c", BARE),
    }
    found: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(COLD_RUNS + 1):
        for name, command in runs.items():
            found[name].append(timed(*command))
    return {name: median(seconds[1:]) for name, seconds in found.items()}


def warm(formats: str, runs: int) -> tuple[int, list[float], list[int], int]:
    """Build `runs` issues in a process; give the pages of the last, seconds and memory after each, and the most memory."""
    command = [sys.executable, "-c", WARM, str(ROOT), ISSUE, str(runs), formats]
    ran = subprocess.run(command, check=True, stdout=subprocess.PIPE, env=environment())
    pages, seconds, memory, most = json.loads(ran.stdout)
    return pages, seconds, memory, most


def row(name: str, value: str, remark: str = "") -> None:
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in name)
    print(f"  {name:<{44 - wide}}{value:>10}  {remark}")


def main() -> None:
    with tempfile.TemporaryDirectory() as out:
        seconds = cold(out)
    build = seconds["bulletin build"]
    print(f"A whole process, {ISSUE} to PDF and DOCX (median of {COLD_RUNS})")
    row("bulletin build", f"{build:.2f} s")
    for name in ("WeasyPrint, one word", "import weasyprint"):
        row(name, f"{seconds[name]:.2f} s", f"a build takes {build / seconds[name]:.1f} times as long")
    row("bulletin --help", f"{seconds['bulletin --help']:.2f} s")

    print(f"\nA further issue in the same process (median of {WARM_RUNS})")
    for formats in ("pdf,docx", "pdf", "docx"):
        pages, each, *_ = warm(formats, WARM_RUNS + 1)
        further = median(each[1:])
        remark = f"{pages} pages, {further / pages:.3f} s each; {build / further:.1f} issues in the time of a cold one"
        row(formats.replace(",", " + "), f"{further:.3f} s", remark)

    print(f"\nMemory over {MEMORY_RUNS} issues in one process")
    _, _, memory, most = warm("pdf,docx", MEMORY_RUNS)
    for number in (1, 10, MEMORY_RUNS // 2, MEMORY_RUNS):
        row(f"after issue {number}", f"{memory[number - 1] / 2**20:.0f} MB")
    row("most", f"{most / 2**20:.0f} MB", f"from issue 10 on {(memory[-1] - memory[9]) / 2**20:+.0f} MB")


if __name__ == "__main__":
    main()
