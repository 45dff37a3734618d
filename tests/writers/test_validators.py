"""Validators that share no code judge what is written; that they are awake is asked in test_mutants.py."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import judges
import pytest
from blocks import everything

from bulletin import compose, read, write
from bulletin.manuscripts.house import House

ROOT = Path(__file__).parents[2]
SAMPLES = {f"{path.parent.name}-{path.stem}": path for path in sorted((ROOT / "issues").glob("*/*.md"))}
EVERYTHING = replace(everything(), sources={"bulletin.yaml": b"name: x\n"})


@cache
def written(sample: Path, to: str) -> bytes:
    """Write a sample, once for all that judge it."""
    return write(compose(read(sample, House.find(ROOT))), to)


@cache
def every_construct(to: str) -> bytes:
    return write(EVERYTHING, to)


@pytest.mark.parametrize("judge", judges.PDF.values(), ids=judges.PDF)
@pytest.mark.parametrize("sample", SAMPLES.values(), ids=SAMPLES)
def test_a_samples_pdf_is_faultless(judge: judges.Judge, sample: Path) -> None:
    assert judge(written(sample, "pdf")) == []


@pytest.mark.parametrize("judge", judges.DOCX.values(), ids=judges.DOCX)
@pytest.mark.parametrize("sample", SAMPLES.values(), ids=SAMPLES)
def test_a_samples_docx_is_faultless(judge: judges.Judge, sample: Path) -> None:
    assert judge(written(sample, "docx")) == []


@pytest.mark.parametrize("judge", judges.PDF.values(), ids=judges.PDF)
def test_a_pdf_with_every_construct_is_faultless(judge: judges.Judge) -> None:
    assert judge(every_construct("pdf")) == []
