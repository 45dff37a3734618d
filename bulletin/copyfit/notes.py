"""A remark on the copy-fit: what it says and the place in the pages go in, a finding with the place in the source comes out."""

from __future__ import annotations

from bulletin.findings import Finding, Place, Severity
from bulletin.proof import Proof

# The styles of running text.
TEXT = {"body", "list", "note", "note-first"}

# Wherever characters go, lines end elsewhere, some of them a character or two early for the sake of marks and numbers.
SPARE = 2


def note(proof: Proof, where: tuple[int, int], code: str, message: str, hint: str) -> Finding:
    """Return a note on what stands at (line, column) of the source."""
    number, column = where
    source = proof.issue.source
    place = source.place(number, column) if number else Place(source.path)
    return Finding(place, code, message, hint, Severity.NOTE)
