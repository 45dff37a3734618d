"""The smallest writer of XML: whatever goes in as text or value is read back as it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from bulletin.writers.docx.xml import NAMESPACES, element, escape, part

W = f"{{{NAMESPACES['w']}}}"
# What XML 1.0 may hold (section 2.2).
WRITABLE = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff", include_characters="\t\n\r")
)


def read(*children: str) -> etree._Element:
    return etree.fromstring(part("x", *children))


@given(WRITABLE)
def test_a_value_is_read_as_it_was_written(value: str) -> None:
    assert read(element("y", val=value))[0].get(f"{W}val") == value


@given(WRITABLE)
def test_a_text_is_read_as_it_was_written(text: str) -> None:
    assert (read(element("y", escape(text)))[0].text or "") == text


@pytest.mark.parametrize("char", ["\0", "\x0b", "\x1f", "\ufffe", "\uffff"])
def test_what_xml_cannot_hold_is_shown_as_missing(char: str) -> None:
    assert escape(f"甲{char}乙") == "甲\ufffd乙"


@pytest.mark.parametrize(("value", "written"), [(True, "1"), (False, "0"), (3, "3"), (None, None)])
def test_a_truth_value_is_a_number_and_nothing_is_left_out(value: object, written: str | None) -> None:
    assert read(element("y", val=value))[0].get(f"{W}val") == written
