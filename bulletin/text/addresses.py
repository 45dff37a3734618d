"""Addresses in running text: a text goes in, its web and mail addresses come out, and what stands between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

# RFC 1035, 2.3.4, and RFC 5321, 4.5.3.1.1: no label of a host has more than 63 characters, no name before @ more than 64.
_LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_HOST = rf"{_LABEL}(?:\.{_LABEL})+"
_PATH = r"(?::[0-9]+)?(?:[/?#][!-~]*)?"
_ADDRESS = re.compile(
    rf"(?<![A-Za-z0-9@/.])(?:(?P<web>https?://{_HOST}{_PATH})|(?P<bare>www\.{_HOST}{_PATH})"
    rf"|(?P<mail>[A-Za-z0-9](?:[A-Za-z0-9._%+-]{{0,62}}[A-Za-z0-9])?@{_HOST}))(?![A-Za-z0-9@])"
)
# What ends a sentence and not an address.
_BEHIND = ".,;:!?'\")>]"


class Stretch(NamedTuple):
    """A stretch of a text, from one character to another; `url` is where it leads, if it is an address."""

    start: int
    end: int
    url: str = ""


def stretches(text: str) -> Iterator[Stretch]:
    """Cut `text` into addresses and what stands between; without any it is one stretch, and none where it is empty."""
    at = 0
    for found in _ADDRESS.finditer(text) if "@" in text or "www." in text or "://" in text else ():
        address = _ended(found[0])
        if found.start() > at:
            yield Stretch(at, found.start())
        at = found.start() + len(address)
        yield Stretch(found.start(), at, _leads(address, found.lastgroup))
    if at < len(text):
        yield Stretch(at, len(text))


def _ended(address: str) -> str:
    """Return an address without the marks of the sentence behind it; a bracket that it opens itself is its own."""
    end, unopened = len(address), address.count(")") - address.count("(")
    while address[end - 1] in _BEHIND and not (address[end - 1] == ")" and unopened <= 0):
        end -= 1
        unopened -= address[end] == ")"
    return address[:end]


def _leads(address: str, kind: str | None) -> str:
    return {"bare": "http://", "mail": "mailto:"}.get(kind or "", "") + address
