"""Many issues in one process: each has the bytes that it has alone, and what is kept of one for the next has an end."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import houses
from commands import python
from paper import MIXED, RARE

# The last issues of a house are built; the digests of the last one are printed, and the MB in use after a third of them and at the end.
BUILD = """
import gc, hashlib, resource, sys
from pathlib import Path
from bulletin.build import build
from bulletin.manuscripts.house import House
house = House.find(Path(sys.argv[1]))
used = []
for path in house.issues()[-int(sys.argv[2]):]:
    built = build(path, house, ["pdf", "docx"])
    used.append(int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() // 2**20)
print(*(hashlib.sha256(data).hexdigest() for data in built.files.values()))
print(used[len(used) // 3], used[-1])
"""
# MB; a document that stayed would take a third of one.
MANY, MOST = 36, 6
MIXTURE = "".join(chr(0x4E00 + 7 * step) for step in range(300))


def house(root: Path, bodies: Iterable[str]) -> Path:
    """Put up a house with an issue for each body."""
    texts = {f"2024/{n}": houses.text(body, number=n) for n, body in enumerate(bodies, start=1)}
    return houses.found(root, texts).root


def built(root: Path, last: int, seed: str) -> list[str]:
    """Build so many of the last issues in a process; give its lines."""
    ran = python(BUILD, str(root), str(last), cwd=root, env={"PYTHONHASHSEED": seed})
    assert ran.returncode == 0, ran.stderr
    return ran.stdout.split("\n")


def test_an_issue_has_the_same_bytes_alone_and_after_others_under_another_hash_seed(tmp_path: Path) -> None:
    root = house(tmp_path, [MIXTURE, RARE, f"{MIXED}\n\n{MIXTURE[100:200]}", f"{MIXED}甲乙丙。\n"])
    assert built(root, 1, "0")[0] == built(root, 4, "1")[0]


def test_memory_stays_as_it_is_however_many_issues_a_process_builds(tmp_path: Path) -> None:
    root = house(tmp_path, (MIXTURE[8 * n :] + MIXTURE[: 8 * n] for n in range(MANY)))
    early, late = map(int, built(root, MANY, "0")[1].split())
    assert late - early < MOST
