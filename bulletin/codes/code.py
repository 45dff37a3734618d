"""A code and its page of the manual."""

from __future__ import annotations

from dataclasses import dataclass

from bulletin.findings import Severity


@dataclass(frozen=True)
class Code:
    """A kind of finding: `title` is one line, `what`, `why` and `instead` are whole sentences, all in Chinese.

    `fixable` says that some of its findings carry the edits that mend them. `family` is the part of the work it is about.
    """

    name: str
    family: str
    title: str
    what: str
    why: str
    instead: str
    severity: Severity = Severity.ERROR
    fixable: bool = False

    @property
    def manual(self) -> str:
        """The page of the manual."""
        return f"是什么：{self.what}\n为什么：{self.why}\n怎么改：{self.instead}"
