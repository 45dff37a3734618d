"""How grave each finding is here: findings go in; what house, issue and remarks switched off is left out, the rest has its level."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from difflib import get_close_matches

from bulletin import codes
from bulletin.findings import Finding, Place, Severity
from bulletin.manuscripts.house import FILE
from bulletin.manuscripts.issue import Issue
from bulletin.manuscripts.waivers import Waiver, waivers

# The codes of what an office's own service finds begin so; nobody knows them all.
THEIRS = "with-"


class Switches:
    """What an issue and its house say about rules."""

    def __init__(self, issue: Issue) -> None:
        self.issue = issue
        self.levels = {**dict(issue.house.rules), **dict(issue.rules)}
        self.waivers = tuple(waivers(issue.source.lines)) if "<!--" in issue.source.text else ()

    def set(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """Yield the findings that are not switched off, as grave as they are here."""
        for finding in findings:
            if is_fixed(finding.code):
                yield finding
            elif not any(_holds(waiver, finding) for waiver in self.waivers):
                level = self.levels.get(finding.code, finding.severity)
                if level is not None:
                    yield finding if level is finding.severity else replace(finding, severity=level)

    def wrong(self, known: Iterable[str]) -> Iterator[Finding]:
        """Find names that are no rule's, names of what may not be switched, and remarks that would part a paragraph."""
        names = sorted(known)
        for name, place in self._named():
            if is_fixed(name):
                hint = "只有警告、提醒和各条规则可以改轻重；这一项要改正稿件，删去这里的这一行"
                yield Finding(place, "rule-fixed", f"这一项不能关，也不能改轻重：{name}", hint)
            elif name not in names and not name.startswith(THEIRS):
                close = get_close_matches(name, names, 1)
                hint = (
                    f"您是不是要写 {close[0]}？"
                    if close
                    else "规则的名称写在每条意见的方括号里；全部规则：bulletin rules"
                )
                yield Finding(place, "rule-unknown", f"没有这条规则：{name}", hint)
        for waiver in self.waivers:
            if waiver.misplaced:
                message = "“不查”一行写在了一段的中间，这一段会分成两段"
                place = self.issue.source.place(waiver.line, waiver.column, waiver.length)
                yield Finding(place, "waiver-misplaced", message, "写在这一段的上面一行，或者写在要管的那一行的末尾")

    def _named(self) -> Iterator[tuple[str, Place]]:
        house, issue = self.issue.house, self.issue
        for name, _ in house.rules:
            yield name, house.places.get(f"rules.{name}", Place(FILE))
        for name, _ in issue.rules:
            yield name, issue.places.get(f"rules.{name}", Place(issue.source.path))
        for waiver in self.waivers:
            for name in waiver.names:
                yield name, issue.source.place(waiver.line, waiver.column, waiver.length)


def is_fixed(code: str) -> bool:
    """Tell whether a code may not be switched: what cannot be read, or would be printed wrong."""
    return code in codes.TABLE and codes.TABLE[code].severity is Severity.ERROR


def _holds(waiver: Waiver, finding: Finding) -> bool:
    named = not waiver.names or finding.code in waiver.names
    return named and waiver.first <= finding.place.line <= waiver.last
