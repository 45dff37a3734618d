"""The bodies and persons of the house's roster as they are named in a text: a passage goes in, where it names which comes out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from bulletin.manuscripts import lists
from bulletin.manuscripts.lists import Body, Names, Person
from bulletin.manuscripts.lists.spreadsheets import ListError
from bulletin.proof import Proof

_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
# Before 市人大 and the like these do not make it another place's: 我市人大, 长沙市人大 are others.
_APART = re.compile(rf"(?:^|[^{_HAN}]|[由向对和与及在是经报请到按从为被据同给将即，的了])$")
_PLACED = "市省县区州乡镇"
_GOES_ON = re.compile("代表|会议|常委|工作|机关|系统|大会")
# Behind a name these begin something else: 李小明说 is no 李小明说.
_BEHIND = re.compile(rf"$|[^{_HAN}]|[在到对向说指强主出参带听表作介率深来赴为与和及等同代率讲宣要致]")

# What may stand between two of a list: 、, 和, a post before the second one.
_BETWEEN = re.compile("[、和及][^，。；：！？、\n]{0,16}")


class Named(NamedTuple):
    """Where a text names somebody or a body, and the place of that in a list."""

    start: int
    end: int
    name: str
    order: float | None


class Mention(NamedTuple):
    """Where a text names a body, and how: by its full name, a short form, or an old name."""

    start: int
    end: int
    body: Body
    form: str


def known(proof: Proof) -> Names:
    """Return the roster of an issue's house; an empty one where it cannot be read, which a rule of its own tells."""
    try:
        return lists.names(proof.issue.house)
    except ListError:
        return Names()


def mentions(text: str, names: Names) -> Iterator[Mention]:
    """Yield where a text names bodies of the roster, the longest name at each place."""
    forms = _forms(names.bodies)
    if not forms:
        return
    for found in _any(tuple(forms)).finditer(text):
        body, form = forms[found[0]]
        if form == "full" or not _of_another_place(text, found):
            yield Mention(*found.span(), body, form)


@cache
def _forms(bodies: tuple[Body, ...]) -> dict[str, tuple[Body, str]]:
    """Return what each name means; one that two bodies have means neither."""
    forms: dict[str, tuple[Body, str]] = {}
    twice: set[str] = set()
    for body in bodies:
        named = [(body.name, "full"), *((name, "short") for name in body.short), *((name, "old") for name in body.old)]
        for name, form in named:
            if name in forms and forms[name][0] is not body:
                twice.add(name)
            forms.setdefault(name, (body, form))
    return {name: meant for name, meant in forms.items() if name not in twice}


@cache
def _any(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))))


def _of_another_place(text: str, found: re.Match[str]) -> bool:
    """Tell whether 市人大 is that of another place, or a part of a longer word."""
    before = text[max(found.start() - 1, 0) : found.start()]
    placed = found[0][0] in _PLACED and not _APART.search(before)
    return placed or bool(_GOES_ON.match(text, found.end()))


def people(text: str, names: Names) -> Iterator[tuple[re.Match[str], Person]]:
    """Yield where a text names persons of the roster; a gap may stand in a name of two characters."""
    if not names.persons:
        return
    persons = {person.name: person for person in names.persons}
    for found in _named(tuple(persons)).finditer(text):
        if _BEHIND.match(text, found.end()):
            yield found, persons["".join(found[0].split())]


@cache
def _named(words: tuple[str, ...]) -> re.Pattern[str]:
    spread = (
        r"[ \u3000]?".join(map(re.escape, word)) if len(word) == len("王伟") else re.escape(word) for word in words
    )
    return re.compile("|".join(sorted(spread, key=len, reverse=True)))


def listed(text: str, named: Sequence[Named]) -> Iterator[list[Named]]:
    """Part what is named into lists: between two of one stands 、 and a post at the most."""
    together: list[Named] = []
    for one in named:
        if together and not _BETWEEN.fullmatch(text[together[-1].end : one.start]):
            yield together
            together = []
        together.append(one)
    yield together
