"""What bytes depend on is known: the program's own code, and every library that pages are made with."""

from __future__ import annotations

import re
import tomllib
from importlib import metadata
from pathlib import Path

import pytest

from bulletin import tool
from bulletin.archive import libraries

ROOT = Path(__file__).parents[2]
# They make no byte of an output: the command line, and what reads outputs.
APART = {"typer", "rich", "pypdfium2"}


def names(requirements: list[str]) -> set[str]:
    """Return the names of what is required without an extra."""
    plain = (one for one in requirements if "extra ==" not in one)
    return {re.sub(r"[-_.]+", "-", re.split(r"[\s<>=!~;\[(]", one, maxsplit=1)[0]).lower() for one in plain}


def test_every_dependency_that_makes_outputs_is_known() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert names(project["dependencies"]) - APART <= set(libraries.PACKAGES)


def test_every_library_of_the_engine_is_known() -> None:
    assert names(metadata.requires("weasyprint") or []) <= set(libraries.PACKAGES)


@pytest.mark.parametrize("name", ["weasyprint", "lxml", "pikepdf"])
def test_a_version_is_the_one_that_is_installed(name: str) -> None:
    assert libraries.versions()[name] == metadata.version(name)


def test_the_program_has_its_version_and_twelve_digits_of_its_code() -> None:
    assert re.fullmatch(rf"{re.escape(metadata.version(tool.NAME))}\+[0-9a-f]{{12}}", libraries.versions()[tool.NAME])


def test_the_libraries_of_the_system_are_asked() -> None:
    assert {"Pango", "HarfBuzz", "Fontconfig"} <= set(libraries.versions())
