"""The judge of tags is judged: a tagged PDF with one fault put into it, and the same one as it was."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pikepdf
import pytest
import tagging
from blocks import everything
from pikepdf import Name

from bulletin import write

Thing = Any


@cache
def made() -> bytes:
    return write(everything(), "pdf")


def elements(pdf: Thing, role: str) -> Iterator[Thing]:
    """Yield the elements of a role, in order."""
    waiting = [pdf.Root.StructTreeRoot.K[0]]
    while waiting:
        element = waiting.pop(0)
        kids = [kid for kid in element.get("/K", []) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
        waiting = kids + waiting
        if str(element.S)[1:] == role:
            yield element


def rename(role: str, to: str) -> Callable[[Thing], None]:
    def change(pdf: Thing) -> None:
        next(elements(pdf, role)).S = Name(f"/{to}")

    return change


def empty(pdf: Thing) -> None:
    next(elements(pdf, "H2")).K = pikepdf.Array([])


def swap(pdf: Thing) -> None:
    kids = pdf.Root.StructTreeRoot.K[0].K
    first, second = kids[0], kids[1]
    kids[0], kids[1] = second, first


def unmark(pdf: Thing) -> None:
    contents = pdf.pages[1].Contents
    contents.write(contents.read_bytes().replace(b"/H1\n<</MCID 0>>\nBDC", b"").replace(b"EMC", b"", 1))


def unlink(pdf: Thing) -> None:
    link = next(elements(pdf, "Link"))
    link.K = pikepdf.Array([kid for kid in link.K if isinstance(kid, int)])


def name_the_anchor(pdf: Thing) -> None:
    pdf.pages[0].Annots[0].Contents = pikepdf.String("article-1")


def lead_elsewhere(pdf: Thing) -> None:
    for page in pdf.pages:
        for link in page.obj.get("/Annots", []):
            if isinstance(link.get("/Dest"), pikepdf.Array):
                link.Dest[0] = pdf.pages[0].obj


FAULTS: dict[str, tuple[Callable[[Thing], None], str]] = {
    "a title that is a paragraph": (rename("H1", "P"), "is P"),
    "a note that is a paragraph": (rename("Note", "P"), "is P"),
    "a heading that has lost its text": (empty, "is in no element"),
    "elements in another order": (swap, "not 联络动态"),
    "text that is not marked": (unmark, "neither marked nor an artifact"),
    "a link without an annotation": (unlink, "leads nowhere"),
    "a link that names its anchor": (name_the_anchor, "says article-1"),
    "a note that leads to another page": (lead_elsewhere, "leads to another page"),
    "a cell of another kind": (rename("TH", "TD"), "is TD"),
}


def faults(change: Callable[[Thing], None]) -> str:
    saved = io.BytesIO()
    with pikepdf.open(io.BytesIO(made())) as pdf:
        change(pdf)
        pdf.save(saved)
    return "\n".join(tagging.check(saved.getvalue(), everything()))


@pytest.mark.parametrize("fault", FAULTS)
def test_the_judge_finds(fault: str) -> None:
    change, told = FAULTS[fault]
    assert told in faults(change)


def test_the_judge_finds_nothing_wrong_with_what_is_written() -> None:
    assert faults(lambda _: None) == ""
