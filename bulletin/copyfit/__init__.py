"""How an issue fills its pages: a proof goes in, what an editor may want to mend comes out as notes."""

from __future__ import annotations

from bulletin.copyfit.feet import feet
from bulletin.copyfit.gaps import gaps
from bulletin.copyfit.last_page import last_page
from bulletin.copyfit.short_lines import short_lines
from bulletin.copyfit.tightened import tightened
from bulletin.findings import Finding
from bulletin.proof import Proof


def report(proof: Proof) -> list[Finding]:
    """Report on the copy-fit: the last page, gaps before figures, headings at a page's foot, short last lines, what was drawn together."""
    found = [*last_page(proof), *gaps(proof), *feet(proof), *short_lines(proof), *tightened(proof)]
    return list(proof.switches.set(found))
