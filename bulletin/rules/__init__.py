"""The rules: what may be wrong with an issue that can be built. One fault a file, a folder a family; its Code is its manual page."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin import codes
from bulletin.codes import Code
from bulletin.findings import Finding, Severity, arranged
from bulletin.proof import Proof
from bulletin.rules import archive, leftovers, marks, names, numerals, pages, references, structure, unread, wording
from bulletin.rules.rule import ProofRule, Rule

# In the order of a finding's journey: what the source shows first, what only the laid-out pages show last.
RULES: tuple[Rule, ...] = (
    *leftovers.RULES,
    *structure.RULES,
    *unread.RULES,
    *references.RULES,
    *marks.RULES,
    *numerals.RULES,
    *wording.RULES,
    *names.RULES,
    *archive.RULES,
    *pages.RULES,
)

# Every code there is, with its page of the manual.
MANUAL: dict[str, Code] = codes.TABLE | {rule.code.name: rule.code for rule in RULES if not isinstance(rule, ProofRule)}


def check(proof: Proof, *, pages: bool = True) -> list[Finding]:
    """Apply every rule that can be applied; whatever was found so far comes too, by place and each once.

    An issue with an error is not laid out, nor is one without `pages`: what only they show is not found then.
    """
    return arranged(proof.switches.set(_found(proof, pages=pages)))


def _found(proof: Proof, *, pages: bool) -> Iterator[Finding]:
    found = [*proof.issue.findings, *proof.document.findings, *proof.switches.wrong(MANUAL)]
    refused = {finding.place.line for finding in found if finding.severity is Severity.ERROR}
    checked = (finding for rule in RULES if not _of_pages(rule) for finding in rule.found(proof))
    # What is refused stands in its paragraph as it was written: what else seems wrong with the line may only follow from that.
    found += [finding for finding in checked if finding.place.line not in refused or not finding.place.line]
    yield from found
    if pages and not any(finding.severity is Severity.ERROR for finding in proof.switches.set(found)):
        yield from (finding for rule in RULES if _of_pages(rule) for finding in rule.found(proof))


def _of_pages(rule: Rule) -> bool:
    return isinstance(rule, ProofRule) and rule.of_pages
