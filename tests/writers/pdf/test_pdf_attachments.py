"""What is attached to a PDF, as any reader of PDF finds it."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pikepdf
import pytest
from blocks import everything

from bulletin import write

# The engine leaves the colour profile of PDF/A open (weasyprint/pdf/pdfa.py); nobody but Python's warning is hurt.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed file.*sRGB2014:ResourceWarning")

SOURCES = {"issues/2024/12.md": b"text", "bulletin.yaml": b"text", "assets/图.png": b"\x89PNG", "assets/z.jpg": b"x"}
NAMES = ["assets-z.jpg", "bulletin.yaml", "issues-2024-12.md", "manifest.json", "assets-图.png"]


@cache
def made() -> bytes:
    return write(replace(everything(), sources=SOURCES), "pdf")


@pytest.fixture
def opened() -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(made())) as pdf:
        yield pdf


def test_names_are_in_the_order_that_a_tree_of_names_has(opened: pikepdf.Pdf) -> None:
    assert [str(name) for name in list(opened.Root.Names.EmbeddedFiles.Names)[::2]] == NAMES


def test_each_file_is_in_the_list_of_associated_files_once(opened: pikepdf.Pdf) -> None:
    assert [str(spec.UF) for spec in opened.Root.AF] == NAMES


def test_a_file_has_one_name_for_old_readers_and_new(opened: pikepdf.Pdf) -> None:
    assert [str(spec.F) for spec in opened.Root.AF] == NAMES


def test_each_file_has_its_type(opened: pikepdf.Pdf) -> None:
    types = [str(spec.EF.F.Subtype) for spec in opened.Root.AF]
    assert types == ["/image/jpeg", "/application/yaml", "/text/markdown", "/application/json", "/image/png"]


def test_each_file_has_a_description_and_its_relationship(opened: pikepdf.Pdf) -> None:
    told = [(str(spec.Desc), str(spec.AFRelationship)) for spec in opened.Root.AF]
    assert told[2:4] == [("本期的原文", "/Source"), ("附件清单：各放在刊物文件夹的哪里", "/Data")]
    assert all(meaning for meaning, _ in told)


@pytest.mark.skipif(shutil.which("pdfdetach") is None, reason="pdfdetach is not installed")
def test_pdfdetach_saves_all_of_them_into_one_folder(tmp_path: Path) -> None:
    (tmp_path / "1.pdf").write_bytes(made())
    command = ["pdfdetach", "-enc", "UTF-8", "-saveall", "-o", str(tmp_path / "out"), str(tmp_path / "1.pdf")]
    (tmp_path / "out").mkdir()
    subprocess.run(command, check=True)
    assert {path.name for path in (tmp_path / "out").iterdir()} == set(NAMES)
    assert (tmp_path / "out/issues-2024-12.md").read_bytes() == b"text"
