"""What the rules read of one issue: the issue, its document, its laid-out pages, its archive; most is made when it is first asked for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from bulletin.document import Document
from bulletin.errors import refuse_errors
from bulletin.fonts import Found
from bulletin.manuscripts.archive import Ledger
from bulletin.manuscripts.issue import Issue
from bulletin.proof.passages import Passage, passages
from bulletin.proof.switches import Switches
from bulletin.typesetting.faces import faces_of

if TYPE_CHECKING:
    from bulletin.typesetting.pages import Pages


class Proof:
    """The proof of an issue; without a `ledger` of all issues its place among them is not looked at."""

    def __init__(self, issue: Issue, document: Document, ledger: Ledger | None = None) -> None:
        self.issue = issue
        self.document = document
        self.ledger = ledger

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """What its author wrote, passage by passage in reading order."""
        return passages(self.document, self.issue.body_line)

    @cached_property
    def text(self) -> str:
        """All passages, a line each: what tells quickly that a word is nowhere in an issue."""
        return "\n".join(passage.text for passage in self.passages)

    @cached_property
    def switches(self) -> Switches:
        """What is switched off here, up or down."""
        return Switches(self.issue)

    @cached_property
    def faces(self) -> Mapping[str, Found]:
        """The installed face of each role; MachineError where one is missing."""
        return faces_of(self.document)

    @cached_property
    def pages(self) -> Pages:
        """The laid-out pages; ContentError where an error was found while the document was made."""
        refuse_errors(self.document.findings)
        from bulletin.typesetting.pages import lay_out  # noqa: PLC0415  # late: WeasyPrint takes half a second to load

        return lay_out(self.document)
