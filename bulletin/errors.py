"""The tree of errors and the form of a finding: what went wrong, where, and what to do about it.

BulletinError                 what every caller may catch; carries findings; `exit_code`
├── ContentError         1    the issue, the house file or a template says something wrong
├── UsageError           2    the command line asks for something that does not exist
├── MachineError         3    a face, the disk, a lock or a right is missing
├── LimitError           4    the input is larger than what is read
└── InternalError       70    a fault of ours
"""

from __future__ import annotations

from collections.abc import Iterable

from bulletin.findings import Finding, Severity, arranged


class BulletinError(Exception):
    """Anything this package raises on purpose; `findings` says what, where and what to do."""

    exit_code = 70

    def __init__(self, findings: Finding | Iterable[Finding]) -> None:
        self.findings = (findings,) if isinstance(findings, Finding) else tuple(findings)
        super().__init__("\n".join(str(finding) for finding in self.findings))


class ContentError(BulletinError):
    """The content has errors: nothing is written for that issue."""

    exit_code = 1


class UsageError(BulletinError):
    """The command line asks for what does not exist."""

    exit_code = 2


class MachineError(BulletinError):
    """A face, the disk, a lock or a right is missing."""

    exit_code = 3


class LimitError(BulletinError):
    """The input is larger than a limit of this package."""

    exit_code = 4


class InternalError(BulletinError):
    """A fault of ours, never the editor's."""

    exit_code = 70


def refuse_errors(findings: Iterable[Finding]) -> None:
    """Raise ContentError with all `findings`, by place and each once, where one of them is an error."""
    found = arranged(findings)
    if any(finding.severity is Severity.ERROR for finding in found):
        raise ContentError(found)
