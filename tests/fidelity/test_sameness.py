"""What tells whether two checkouts make the same files sees every kind of difference."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache
from typing import Any, TypeAlias

import pikepdf
import pytest
from blocks import everything
from sameness import differences

from bulletin import write

# pikepdf has no types.
Thing: TypeAlias = Any


@cache
def made() -> bytes:
    return write(everything(), "pdf")


def named(change: Callable[[Thing], None]) -> set[str]:
    """Change the PDF, and return what is named as different."""
    saved = io.BytesIO()
    with pikepdf.open(io.BytesIO(made())) as pdf:
        change(pdf)
        pdf.save(saved, fix_metadata_version=False)
    return {fault.partition(":")[0] for fault in differences({".pdf": made()}, {".pdf": saved.getvalue()})}


def on_page(old: bytes, new: bytes) -> Callable[[Thing], None]:
    """Write another word into the content of the first page."""

    def change(pdf: Thing) -> None:
        contents = pdf.pages[0].obj.Contents
        contents.write(contents.read_bytes().replace(old, new))

    return change


def test_a_file_is_the_same_as_itself() -> None:
    assert named(lambda _: None) == set()


def test_characters_elsewhere_are_seen() -> None:
    assert "characters" in named(on_page(b"0.75 0 0 0.75 0 0 cm", b"0.75 0 0 0.75 0 0.05 cm"))


def test_what_is_painted_otherwise_is_seen_though_it_reads_alike() -> None:
    assert named(on_page(b"\n0 g\n", b"\n1 g\n")) == {"page 1"}


def test_another_role_of_a_mark_is_seen() -> None:
    assert named(on_page(b"/P\n", b"/Span\n")) == {"marks"}


def test_another_role_of_an_element_is_seen() -> None:
    def change(pdf: Thing) -> None:
        pdf.Root.StructTreeRoot.K[0].K[0].S = pikepdf.Name("/Note")

    assert named(change) == {"tree"}


def test_another_entry_of_the_outline_is_seen() -> None:
    def change(pdf: Thing) -> None:
        with pdf.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem("多一个标题", 0))

    assert named(change) == {"outline"}


def test_a_format_that_is_missing_is_seen() -> None:
    assert list(differences({".pdf": made()}, {".refused": b""}))


@pytest.mark.parametrize("ending", [".findings", ".refused"])
def test_another_finding_is_seen(ending: str) -> None:
    assert list(differences({ending: b"a"}, {ending: b"b"}))
