"""A code and its page of the manual."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bulletin.findings import Severity


@dataclass(frozen=True)
class Code:
    """A kind of finding: `title` is one line, `what`, `why` and `instead` are whole sentences, all in Chinese.

    `fixable` says that some of its findings carry the edits that mend them. `family` is the part of the work it is about. A rule
    has examples, which are its tests: what is `wrong`, each with what its edits make of it (itself where only an editor can tell),
    and what is `right`. `in_draft` is how grave it is while an issue is one.
    """

    name: str
    family: str
    title: str
    what: str
    why: str
    instead: str
    severity: Severity = Severity.ERROR
    fixable: bool = False
    wrong: Mapping[str, str] = field(default_factory=dict)
    right: tuple[str, ...] = ()
    in_draft: Severity | None = None

    @property
    def manual(self) -> str:
        """The page of the manual."""
        rows = [f"是什么：{self.what}", f"为什么：{self.why}", f"怎么改：{self.instead}"]
        for wrong, mended in self.wrong.items():
            rows += [f"错：{wrong}", *([f"改：{mended}"] if mended != wrong else [])]
        return "\n".join([*rows, *(f"对：{right}" for right in self.right)])
