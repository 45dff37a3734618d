"""Validators that are not ours: a file's bytes go in, what each of them finds wrong comes out."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from itertools import count
from pathlib import Path
from weakref import WeakKeyDictionary

import joining
import ooxml_integrity
import openxml_audit
import page
from openxml_audit.semantic.constraints import cross_part

SDK = Path(__file__).parent / "node/node_modules/.bin/ooxml-validator"
# A program that runs for a second is not worth being optimized, nor its garbage looked for, on the way.
_ENVIRONMENT = {**os.environ, "DOTNET_TieredPGO": "0", "DOTNET_gcConcurrent": "0", "DOTNET_GCgen0size": "0x8000000"}
Judge = Callable[[bytes], list[str]]


def pdf_a(data: bytes) -> list[str]:
    """Judge by PDF/A-3a (ISO 19005-3)."""
    return _profile(data, page.ValidationProfile.PDF_A_3A)


def pdf_ua(data: bytes) -> list[str]:
    """Judge by PDF/UA-1 (ISO 14289-1)."""
    return _profile(data, page.ValidationProfile.PDF_UA_1)


def qpdf(data: bytes) -> list[str]:
    """Judge the PDF's syntax."""
    done = _run(data, "pdf", "qpdf", "--check")
    return [] if done.returncode == 0 else (done.stderr or done.stdout).splitlines()


def sdk(data: bytes) -> list[str]:
    """Judge a DOCX by Microsoft's Open XML SDK."""
    found = json.loads(_run(data, "docx", str(SDK)).stdout)
    return [error["description"] for error in found["errors"]] or ([] if found["ok"] else ["not ok"])


def sdk_at_once(files: Sequence[bytes]) -> list[list[str]]:
    """Judge DOCX files by Microsoft's SDK, which takes a second to begin: those as one that can be joined, each where that one is not right."""
    found: list[list[str]] = [[] for _ in files]
    for numbers in joining.groups(files):
        whole = joining.joined([files[number] for number in numbers]) if len(numbers) > 1 else None
        for number in numbers if whole is None or sdk(whole) else ():
            found[number] = sdk(files[number])
    return found


# By the object, a number that no other has.
_numbers: WeakKeyDictionary[object, int] = WeakKeyDictionary()
_count = count()


def number(package: object) -> int:
    """Return the number of a package that openxml-audit has opened."""
    return _numbers.setdefault(package, next(_count))


# openxml-audit remembers what a part has by the address of its package, which the next package may have once this one is gone.
vars(cross_part)["id"] = number


def audit(data: bytes) -> list[str]:
    """Judge a DOCX by openxml-audit."""
    with _saved(data, "docx") as path:
        found = _auditor().validate(path)
    return [] if found.is_valid else ["not valid", *(error.description for error in found.errors)]


def integrity(data: bytes) -> list[str]:
    """Judge a DOCX by ooxml-integrity."""
    with _saved(data, "docx") as path:
        return [str(found) for found in ooxml_integrity.check(path)]


PDF: dict[str, Judge] = {"PDF/A-3a": pdf_a, "PDF/UA-1": pdf_ua, "qpdf": qpdf}
DOCX: dict[str, Judge] = {"Open XML SDK": sdk, "openxml-audit": audit, "ooxml-integrity": integrity}


def _profile(data: bytes, profile: page.ValidationProfile) -> list[str]:
    try:
        report = page.validate_pdf_bytes(data, profile=profile)
    except page.PageError as error:
        return [f"unreadable: {error}"]
    return [] if report.is_compliant else [f"{failure.rule_id} {failure.message}" for failure in report.failures]


@cache
def _auditor() -> openxml_audit.OpenXmlValidator:
    """Return the validator with its schemas, which take longer to read than a document to judge."""
    return openxml_audit.OpenXmlValidator()


def _run(data: bytes, suffix: str, *command: str) -> subprocess.CompletedProcess[str]:
    with _saved(data, suffix) as path:
        try:
            return subprocess.run([*command, str(path)], capture_output=True, text=True, check=False, env=_ENVIRONMENT)
        except FileNotFoundError:
            message = f"{command[0]} is missing: run make test, which installs it"
            raise AssertionError(message) from None


@contextmanager
def _saved(data: bytes, suffix: str) -> Iterator[Path]:
    """Save a file for as long as it is judged."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"issue.{suffix}"
        path.write_bytes(data)
        yield path
