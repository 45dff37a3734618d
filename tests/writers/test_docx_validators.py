"""Three validators that share no code judge a document with every kind of block."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from blocks import document as one_of
from blocks import everything, paragraph

from bulletin.document import Document
from bulletin.typesetting.pagination import Pagination
from bulletin.writers import docx

SDK = Path(__file__).parents[1] / "node/node_modules/.bin/ooxml-validator"
TOOLS = Path(sys.executable).parent
DOCUMENTS = {"everything": everything(), "one-paragraph": one_of(paragraph("文字"))}
BOTH = pytest.mark.parametrize("document", DOCUMENTS.values(), ids=DOCUMENTS)


def saved(folder: Path, document: Document) -> Path:
    path = folder / "issue.docx"
    path.write_bytes(docx.write(document, Pagination({"footnote-2": 3, "colophon": 3, "article-1": 1})))
    return path


def run(*command: str | Path) -> subprocess.CompletedProcess[str]:
    assert Path(command[0]).exists(), f"{command[0]} is missing: run make setup"
    return subprocess.run([str(word) for word in command], capture_output=True, text=True, check=False)


@BOTH
def test_microsofts_sdk_finds_nothing(tmp_path: Path, document: Document) -> None:
    done = run(SDK, saved(tmp_path, document))
    assert json.loads(done.stdout)["errors"] == []


@BOTH
def test_openxml_audit_finds_nothing(tmp_path: Path, document: Document) -> None:
    done = run(TOOLS / "openxml-audit", "--output", "json", saved(tmp_path, document))
    assert done.returncode == 0, done.stdout


@BOTH
def test_ooxml_integrity_finds_nothing(tmp_path: Path, document: Document) -> None:
    done = run(TOOLS / "ooxml-integrity", "check", "--fail-on", "info", saved(tmp_path, document))
    assert done.returncode == 0, done.stdout
