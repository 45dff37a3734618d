"""What of a segment its HTML does not hold: only what a reader can see, or follow, counts as kept."""

from __future__ import annotations

import pytest
from marked import segment

from bulletin.findings import Place
from bulletin.markdown.lost import lost
from bulletin.markdown.segments import Kind

HERE = Place("a.md", 3)


def missing(html: str, dropped: str = "", text: str = "甲乙2") -> list[str]:
    """Return what is told to be missing of `text`."""
    found = lost(segment(Kind.PARAGRAPH, text), html, HERE, dropped)
    return [finding.message.partition("：")[2] for finding in found]


def test_what_the_html_lacks_is_told_at_the_segments_place() -> None:
    (finding,) = lost(segment(Kind.PARAGRAPH, "甲乙"), "<p>甲</p>", HERE, "")
    assert (finding.code, finding.place) == ("text-lost", HERE)


def test_another_letter_is_not_the_same() -> None:
    assert missing("<p>甲乙3</p>") == ["2"]


def test_a_letter_that_stands_twice_is_to_be_kept_twice() -> None:
    assert missing("<p>甲</p>", text="甲甲") == ["甲"]


@pytest.mark.parametrize("kept", ["<p>甲乙2</p>", "<p>2<b>乙</b>甲</p>", "<ol start='1'><li>甲乙2</li></ol>"])
def test_text_is_kept_wherever_it_stands(kept: str) -> None:
    assert missing(kept) == []


@pytest.mark.parametrize("attribute", ["href", "data-note", "data-mark"])
def test_what_becomes_a_link_or_a_mark_is_kept(attribute: str) -> None:
    assert missing(f"<p>甲<a {attribute}='乙2'>。</a></p>") == []


@pytest.mark.parametrize("attribute", ["alt", "src", "class", "data-at", "start"])
def test_what_no_reader_sees_is_lost(attribute: str) -> None:
    assert missing(f"<p>甲<img {attribute}='乙2'/></p>") == ["乙2"]


def test_what_was_left_out_on_purpose_is_not_lost() -> None:
    assert missing("<p>甲</p>", dropped="乙2") == []


def test_marks_and_spaces_are_no_text() -> None:
    assert missing("<p>甲</p>", text="*甲*，　") == []


def test_twenty_letters_at_most_are_named() -> None:
    assert missing("<p/>", text="甲" * 30) == ["甲" * 20]
