"""Addresses in running text are told from what stands around them."""

from __future__ import annotations

import pytest

from bulletin.text.addresses import stretches

ADDRESSES = {
    "详见https://example.org/a?b=1。": [("https://example.org/a?b=1", "https://example.org/a?b=1")],
    "见（www.example.org），邮箱：a.b@example.org；": [
        ("www.example.org", "http://www.example.org"),
        ("a.b@example.org", "mailto:a.b@example.org"),
    ],
    "at http://example.org:80/a_(b), or": [("http://example.org:80/a_(b)", "http://example.org:80/a_(b)")],
    "（https://example.org/）.": [("https://example.org/", "https://example.org/")],
    "See https://example.org.": [("https://example.org", "https://example.org")],
}


def found(text: str) -> list[tuple[str, str]]:
    return [(text[start:end], url) for start, end, url in stretches(text) if url]


@pytest.mark.parametrize("text", ADDRESSES)
def test_an_address_leads_where_it_says(text: str) -> None:
    assert found(text) == ADDRESSES[text]


@pytest.mark.parametrize(
    "text", ["a@b", "1247件@各单位", "版本1.2.3", "GB/T 9704-2012", "user@localhost", "https://", "0731-00000000"]
)
def test_what_is_no_address_is_none(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("text", [*ADDRESSES, "", "没有"])
def test_no_character_is_lost_between_addresses(text: str) -> None:
    assert "".join(text[start:end] for start, end, _ in stretches(text)) == text
