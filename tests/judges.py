"""Validators that are not ours: a file's bytes go in, what each of them finds wrong comes out."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import page

SDK = Path(__file__).parent / "node/node_modules/.bin/ooxml-validator"
TOOLS = Path(sys.executable).parent
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


def audit(data: bytes) -> list[str]:
    """Judge a DOCX by openxml-audit."""
    done = _run(data, "docx", str(TOOLS / "openxml-audit"), "--output", "json")
    return [] if done.returncode == 0 else [done.stdout]


def integrity(data: bytes) -> list[str]:
    """Judge a DOCX by ooxml-integrity."""
    done = _run(data, "docx", str(TOOLS / "ooxml-integrity"), "check", "--fail-on", "info")
    return [] if done.returncode == 0 else [done.stdout]


PDF: dict[str, Judge] = {"PDF/A-3a": pdf_a, "PDF/UA-1": pdf_ua, "qpdf": qpdf}
DOCX: dict[str, Judge] = {"Open XML SDK": sdk, "openxml-audit": audit, "ooxml-integrity": integrity}


def _profile(data: bytes, profile: page.ValidationProfile) -> list[str]:
    try:
        report = page.validate_pdf_bytes(data, profile=profile)
    except page.PageError as error:
        return [f"unreadable: {error}"]
    return [] if report.is_compliant else [f"{failure.rule_id} {failure.message}" for failure in report.failures]


def _run(data: bytes, suffix: str, *command: str) -> subprocess.CompletedProcess[str]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"issue.{suffix}"
        path.write_bytes(data)
        try:
            return subprocess.run([*command, str(path)], capture_output=True, text=True, check=False)
        except FileNotFoundError:
            message = f"{command[0]} is missing: run make test, which installs it"
            raise AssertionError(message) from None
