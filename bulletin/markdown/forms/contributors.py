"""Who contributed a text: a line goes in, the parts of the contributor's line come out.

（某某 供稿）, （甲、乙联合供稿）, （供稿单位：某某）, （作者单位：某某）, 供稿：某某, and 某某供稿 as the last paragraph.
"""

from __future__ import annotations

import re

from bulletin.markdown.body import Contributor
from bulletin.markdown.forms.pieces import stripped
from bulletin.markdown.inline import join
from bulletin.markdown.segments import Kind, Segment

_END = r"(?P<end>联合供稿|供稿)"
_GIVEN = re.compile(rf"[（(]\s*(?P<name>\S.*?)\s*{_END}\s*[）)]")
_NAMED = re.compile(r"[（(]\s*供稿(?:单位)?\s*[：:]\s*(?P<inner>\S.*?)\s*[）)]|供稿(?:单位)?\s*[：:]\s*(?P<name>\S.*)")
_AUTHOR = re.compile(
    r"[（(]\s*(?P<lead>(?:第[一二三]|本文)?作者(?:单位)?(?:\s*[：:]|系|为))\s*(?P<name>[^。；！？]+?)\s*[）)]"
)
_BARE = re.compile(rf"(?P<name>[^，。；：！？（）()、][^，。；：！？]*?)\s*{_END}")
# 欢迎各单位供稿 asks for something.
# 全年共为省人大供稿 tells of something; but 华为公司, 向家坝镇 and 有为中学 may contribute.
_ASKED = re.compile(
    r"欢迎|请|踊跃|由|不再|积极|主动|提供|征集|负责|累计|先后|全年|每[年月周期]|.[向给]|(?<![华有无作])为"
)
_LONGEST = 60


def parsed(text: str) -> Contributor | None:
    """Return what a line in brackets, or with a label, says of the contributor, without its place; None if it is no such line."""
    if match := _GIVEN.fullmatch(text):
        return Contributor(match["name"], end=match["end"])
    if match := _NAMED.fullmatch(text):
        return named(match["inner"] or match["name"])
    if match := _AUTHOR.fullmatch(text):
        return Contributor(match["name"], lead=match["lead"].replace(":", "："), end="")
    return None


def named(name: str) -> Contributor:
    """Return the contributor of a name that may say that several contributed together (甲、乙联合)."""
    alone = name.removesuffix("联合").rstrip()
    return Contributor(alone, end="供稿" if alone == name else "联合供稿")


def bare(text: str) -> Contributor | None:
    """Return what a line without brackets says of the contributor; None if it is none, or a sentence."""
    match = _BARE.fullmatch(text) if len(text) <= _LONGEST and not _ASKED.search(text) else None
    return Contributor(match["name"], end=match["end"]) if match else None


def is_bracketed(segment: Segment) -> bool:
    """Tell whether a segment is a contributor's line wherever it stands."""
    return segment.kind is Kind.PARAGRAPH and parsed(written(segment)) is not None


def is_author(line: str) -> bool:
    """Tell whether a line says in brackets who the author is: （作者系某市人大代表）."""
    return _AUTHOR.fullmatch(line) is not None


def is_bare(segment: Segment) -> bool:
    """Tell whether a segment is a contributor's line where it is the last one."""
    return bare(written(segment)) is not None


def written(segment: Segment) -> str:
    """Return the text of a segment as one line."""
    return join(stripped(segment))
