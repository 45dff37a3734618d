"""A rule is asked only where its cue stands: texts drawn from a rule's own patterns go in, and what it finds in them its cue sees."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bulletin import rules
from bulletin.document import Paragraph, Text
from bulletin.findings import Place
from bulletin.proof import Passage, Region
from bulletin.rules.rule import PassageRule

CUED = [rule for rule in rules.RULES if isinstance(rule, PassageRule) and rule.cue]
HERE = Place("issues/2024/1.md", 1, 1)
# What a rule asked for before there was a test such as this one, and its cue passed over, in an issue that says nothing else.
ALONE = {
    "mark-range": ["会期为9--11月。"],
    "number-zero": ["199O年的事。", "20OO年的事。", "二〇零三年的事。", "一九零〇年的事。"],
    "date-year-short": ["2004—05学年开学。", "2009至11学年结束。"],
    "date-impossible": ["13月份5日以前报送。", "2月份30号以前报送。"],
    "markdown-left": ["【会场】（会场.gif）", "【会场】(会场.JPG)"],
}


class Read(Passage):
    """A passage all of whose text stands in its source as it is printed."""

    def exact(self, start: int, end: int) -> Place | None:  # noqa: ARG002  # asked of any stretch
        return HERE


def passage(rule: PassageRule, text: str) -> Passage:
    region = Region.TEXT if Region.TEXT in rule.regions else Region.CELL
    runs = (Text(text),)
    return Read(region, "body", runs, Paragraph("body", runs, HERE), 1, attached=False)


def passed_over(rule: PassageRule, text: str) -> bool:
    """Tell whether a rule finds something in a text in which it does not look."""
    return any(rule.check(passage(rule, text))) and not re.search(rule.cue, text)


def patterns(thing: object) -> Iterator[re.Pattern[str]]:
    """Yield the patterns of a module's names, of their tables too."""
    if isinstance(thing, re.Pattern):
        yield thing
    elif isinstance(thing, tuple):
        for part in thing:
            yield from patterns(part)


def drawn(rule: PassageRule) -> st.SearchStrategy[str]:
    """Return texts made of what the patterns of a rule's module match."""
    own = [pattern for thing in vars(sys.modules[rule.check.__module__]).values() for pattern in patterns(thing)]
    pieces = st.one_of(*map(st.from_regex, own), st.sampled_from([*rule.code.wrong]))
    return st.lists(pieces, min_size=1, max_size=2).map("".join)


@pytest.mark.parametrize("rule", CUED, ids=lambda rule: rule.code.name)
def test_a_cue_stands_wherever_something_is_found(rule: PassageRule) -> None:
    @settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(drawn(rule))
    def looked_at(text: str) -> None:
        assert not passed_over(rule, text)

    looked_at()


@pytest.mark.parametrize(("code", "text"), [(code, text) for code, texts in ALONE.items() for text in texts])
def test_what_stands_alone_is_found(code: str, text: str) -> None:
    (rule,) = [rule for rule in CUED if rule.code.name == code]
    assert any(rule.check(passage(rule, text)))
    assert not passed_over(rule, text)
