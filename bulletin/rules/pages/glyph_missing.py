"""A character is not in the face it should be set in.

What: 仿宋 and the like hold the 6,763 汉字 of GB/T 2312; a rare one, as in a person's name, may be missing. And some
stand-ins draw another character in its place, as Fandol does $ for ￥ (layout.yaml lists them).
Why: it is then set in the fallback face, which shows, or in none at all, which leaves a box.
Instead: install a face that has it; where even the fallback lacks it, nothing is built.
"""

from __future__ import annotations

from collections.abc import Iterator

from bulletin.document import Block, Text, faced_texts
from bulletin.findings import Finding, Place, Severity
from bulletin.proof import Proof
from bulletin.text.scripts import split
from bulletin.typesetting.faces import characters

# So many further lines are named.
_NAMED = 5


def check(proof: Proof) -> Iterator[Finding]:
    """Find each character that its face lacks, once, where it first stands in the source; the other lines are named."""
    layout = proof.document.layout
    places: dict[tuple[str, str, str], list[Place]] = {}
    if not any(
        proof.faces[layout.beside(chinese, latin=latin).role].lacks(chars)
        for (chinese, latin), chars in characters(proof.document).items()
    ):
        return
    for block, chinese, text in faced_texts(proof.document):
        for latin, run in split(text.text):
            role = layout.beside(chinese, latin=latin).role
            for char in sorted(proof.faces[role].lacks(run)):
                found = places.setdefault((char, role, layout.instead(chinese).role), [])
                found.append(_place(block, text, char))
    for (char, role, instead), found in places.items():
        yield _finding(proof, found, char, role, instead)


def _place(block: Block, text: Text, char: str) -> Place:
    """Return where the character stands; what the template wrote has only the block's place."""
    found = text.origin.at(text.text.index(char)) if text.origin else None
    return found or block.place


def _finding(proof: Proof, places: list[Place], char: str, role: str, instead: str) -> Finding:
    place, also = places[0], _also(places)
    fallback = proof.faces[instead]
    code = f"U+{ord(char):04X}"
    if fallback.lacks(char):
        message = f"没有一种字体有这个字：{char}（{code}）{also}"
        return Finding(place, "glyph-nowhere", message, "安装有这个字的字体，或者换一个字")
    face = proof.faces[role]
    if char in face.wrong:
        message = f"{role}（{face.name}）把“{char}”（{code}）画成了别的字，用 {fallback.name} 代替{also}"
        return Finding(place, "glyph-wrong", message, "要统一字体，就安装公文字体", Severity.WARNING)
    message = f"{role}（{face.name}）里没有“{char}”（{code}），用 {fallback.name} 代替{also}"
    return Finding(place, "glyph-missing", message, "要统一字体，就安装字数更全的字体", Severity.WARNING)


def _also(places: list[Place]) -> str:
    """Name the further lines, the first few of many."""
    lines = [*dict.fromkeys(str(place.line) for place in places if place.line != places[0].line)]
    more = "等" if len(lines) > _NAMED else ""
    return f"，还有第 {'、'.join(lines[:_NAMED])} 行{more}" if lines else ""
