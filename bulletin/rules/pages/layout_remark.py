"""The layout engine remarked on something.

What: WeasyPrint logged a warning while it laid out the pages.
Why: what it could not do is missing from the page, or looks different.
Instead: tell the maintainers; it is not the editor's fault.
"""

from __future__ import annotations

from collections.abc import Iterator

from bulletin.findings import Finding
from bulletin.proof import Proof


def check(proof: Proof) -> Iterator[Finding]:
    """Pass on what the engine remarked."""
    yield from proof.pages.remarks
