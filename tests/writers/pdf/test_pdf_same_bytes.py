"""The same input gives the same bytes everywhere."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from commands import python
from houses import document
from paper import (
    MIXED,
    RARE,
)
from PIL import Image
from printing import PRINT

from bulletin import write

# The engine leaves the colour profile of PDF/A open (weasyprint/pdf/pdfa.py); nobody but Python's warning is hurt.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed file.*sRGB2014:ResourceWarning")


PICTURED = f"""{MIXED}[^1]

![图](../../assets/a.png "图1 甲")

| 甲 |
|--|
| 乙 |

{RARE}

[^1]: 注。
"""


def digests(root: Path, **environment: str) -> str:
    """Build an issue with a picture in a process of its own; give the digests of its files."""
    document(root, "甲。\n")
    (root / "assets").mkdir(exist_ok=True)
    Image.new("RGB", (300, 200), (0, 90, 180)).save(root / "assets/a.png")
    path = root / "issues/2024/1.md"
    path.write_text(path.read_text(encoding="utf-8").replace("甲。\n", PICTURED), encoding="utf-8")
    ran = python(PRINT, str(root), cwd=root, env=environment)
    assert ran.stderr == ""
    return ran.stdout


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the digests that every other build must have."""
    return digests(tmp_path_factory.mktemp("usual"), TZ="UTC", PYTHONHASHSEED="0", LC_ALL="C.UTF-8")


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "1"},
        {"PYTHONHASHSEED": "4711"},
        {"TZ": "Asia/Shanghai"},
        {"TZ": "America/Los_Angeles"},
        {"LC_ALL": "C", "SOURCE_DATE_EPOCH": "1"},
    ],
    ids=str,
)
def test_bytes_are_the_same_in_another_folder_and_environment(
    environment: dict[str, str], usual: str, tmp_path: Path
) -> None:
    assert digests(tmp_path / "一个 别的 folder", **environment) == usual


@pytest.mark.parametrize("to", ["pdf", "docx", "html"])
def test_a_document_can_be_written_twice_and_gives_the_same_bytes(to: str, tmp_path: Path) -> None:
    composed = document(tmp_path, MIXED)
    digest = [hashlib.sha256(write(composed, to)).hexdigest() for _ in range(2)]
    assert digest[0] == digest[1]


@pytest.mark.parametrize("to", ["pdf", "docx", "html"])
def test_what_was_written_before_leaves_no_trace(to: str, tmp_path: Path) -> None:
    composed = document(tmp_path / "a", MIXED)
    alone = write(composed, to)
    write(document(tmp_path / "b", RARE), "pdf")
    assert write(document(tmp_path / "a", MIXED), to) == alone
