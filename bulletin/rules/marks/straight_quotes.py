"""Straight quotation marks, which do not say whether they open or close."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from bulletin.codes import Code
from bulletin.findings import Severity
from bulletin.proof import HIDDEN, Passage
from bulletin.rules.chinese import is_chinese
from bulletin.rules.pairs import Kind, kinds
from bulletin.rules.rule import EVERYWHERE, PassageRule, Slip

_DOUBLE, _SINGLE = re.compile('["＂]'), re.compile("['＇]")
# Minutes, seconds and inches; apostrophes of words and years.
_OTHER = re.compile(
    r"""[0-9]+°[0-9.'′ ]*["″]?|(?<![0-9"])[0-9]{1,2}(?:\.[0-9]+)?"(?=[×x*]|[^"]*$)|[A-Za-z]'[A-Za-z]|s'(?= [a-z])"""
    r"""|'[0-9]{2}(?=年)|(?<![0-9'])'[89][0-9](?=[^0-9'][^']*$)|[0-9]'[0-9]{1,2}"?|(?<![0-9'])[0-9]{1,2}'(?=[×x*]|[^']*$)"""
)
_CANNOT_OPEN_BEFORE = "，。、；：！？）》”,.;:!? \n"
_CANNOT_CLOSE_BEHIND = "，、；：（《“ \n"
_PAIR = 2
# What stands between two quotations rather than in one: “甲"和"乙”.
_CONNECTS = re.compile("[和与及或、，]|以及")

_Pairs = list[tuple[int, int]]


def check(passage: Passage) -> Iterator[Slip]:
    """Find straight quotes, pair by pair where all of them make pairs."""
    text = _OTHER.sub(lambda found: HIDDEN * len(found[0]), passage.prose)
    double = [found.start() for found in _DOUBLE.finditer(text)]
    single = [found.start() for found in _SINGLE.finditer(text)]
    if not (double or single) or not is_chinese(text):
        return
    curly = kinds(text).get("“", Kind())
    outer = [(pair.start, pair.end) for pair in curly.pairs if not curly.alone]
    found = _paired(
        text, sorted([*double, *curly.alone, *(at for pair in curly.pairs for at in pair[:2])]), double, outer
    )
    yield from _told(text, double, found, outer)
    quoted = [*outer, *(found or ())]
    yield from _told(text, single, _in_twos(text, single), quoted)


def _paired(text: str, both: list[int], straight: list[int], outer: _Pairs) -> _Pairs | None:
    """Return the pairs of the straight quotes: within and outside of curly pairs each; or with curly ones that are alone."""
    own = {*straight}
    if not outer or any(_CONNECTS.fullmatch(text, a + 1, b) for a, b in pairwise(straight)):
        pairs = _in_twos(text, both)
        fit = pairs is not None and all(text[a] != "”" and text[b] != "“" for a, b in pairs)
        return [pair for pair in pairs or () if not own.isdisjoint(pair)] if fit else None
    groups: dict[tuple[int, int], list[int]] = {}
    for at, pair in _around(straight, outer).items():
        groups.setdefault(pair, []).append(at)
    found = [_in_twos(text, group) for group in groups.values()]
    return None if None in found else [pair for pairs in found for pair in pairs or ()]


def _around(places: list[int], pairs: _Pairs) -> dict[int, tuple[int, int]]:
    """Return the innermost pair around each of some places in order; a pair that is none where there is no such."""
    around, behind, opened = {}, sorted(pairs, reverse=True), [(-1, -1)]
    for at in places:
        while behind and behind[-1][0] < at:
            opened.append(behind.pop())
        while 0 <= opened[-1][1] <= at:
            opened.pop()
        around[at] = opened[-1]
    return around


def _in_twos(text: str, places: list[int]) -> _Pairs | None:
    """Return places two by two, or None where they are no pairs of quotes."""
    pairs = [*zip(places[::2], places[1::2], strict=False)]
    return pairs if len(places) % _PAIR == 0 and all(_may_quote(text[a + 1 : b]) for a, b in pairs) else None


def _may_quote(inner: str) -> bool:
    return bool(inner.strip()) and inner[0] not in _CANNOT_OPEN_BEFORE and inner[-1] not in _CANNOT_CLOSE_BEHIND


def _told(text: str, straight: list[int], pairs: _Pairs | None, outer: _Pairs) -> Iterator[Slip]:
    if pairs is None and straight and not any(text[at - 1 : at].isdecimal() for at in straight):
        hint = "程序看不出哪个是前、哪个是后，请逐个改为“”，引号里面的改为‘’"
        yield Slip(straight[0], straight[0] + 1, "中文里用了不分前后的直引号，又不成对", hint=hint)
        return
    around, own = _around([start for start, _ in pairs or ()], outer), {*straight}
    for start, end in pairs or ():
        marks = "‘’" if around[start][1] > end else "“”"
        parts = [(at, at + 1, right) for at, right in zip((start, end), marks, strict=True) if at in own]
        message = f"中文里用了不分前后的直引号：{text[start : end + 1]}"
        yield Slip(start, end + 1, message, hint=f"改为{marks[0]} {marks[1]}", parts=tuple(parts))


RULE = PassageRule(
    Code(
        "mark-straight-quote",
        family="marks",
        title="中文里用了直引号",
        what="引号用了键盘上不分前后的 " + "\" 或者 '。",
        why="引号分前后，外面一层用双引号“ ”，里面一层用单引号‘ ’（GB/T 15834—2011，4.8）。",
        instead="成对地改为“ ”；引号里面的引号改为‘ ’。",
        severity=Severity.WARNING,
        fixable=True,
        wrong={
            '推行"代表接待日"制度。': "推行“代表接待日”制度。",
            '他说:"OK"。又说："不行！"': "他说:“OK”。又说：“不行！”",
            "推行'代表接待日'制度。": "推行“代表接待日”制度。",
            "他说：“要办好'一件事'。”": "他说：“要办好‘一件事’。”",
            '他说：“要办好"一件事"。”': "他说：“要办好‘一件事’。”",
            '他说：“要办"实事"。”又说：“要办"好事"。”': "他说：“要办‘实事’。”又说：“要办‘好事’。”",
            '推行“接待日"和"开放日”，建好"站点"。': "推行“接待日”和“开放日”，建好“站点”。",
            "推行“代表接待日'制度。": "推行“代表接待日'制度。",
            '推行"代表接待日制度。': '推行"代表接待日制度。',
        },
        right=(
            "推行“代表接待日”制度。",
            'He said: "It is good." 好',
            "位于北纬28°12'30\"，东经112°58'。",
            "他说It's OK，大家都同意了。",
            '换用42"的屏幕，身高5\'6"。',
            "板长6'，是members' rights一书说的。",
            "'98年以来，他一直联系群众。",
            "尤其是'98抗洪以后，堤防加高了1.5米。",
        ),
    ),
    check,
    EVERYWHERE,
    cue="[\"'＂＇]",
)
