"""Line ends: where a line of Chinese text may end besides where engines think, by GB/T 15834."""

from __future__ import annotations

import re

from bulletin.text.scripts import BREAK, JOIN

OPENING = "“‘《〈（〔【「『〖"
CLOSING = "”’》〉）〕】」』〗"
NEVER_FIRST = CLOSING + "。，、；：？！％‰℃·%…—～"
NEVER_LAST = OPENING + "±"
# What a line of hardly a character is measured without.
MARKS = "，。、；：？！”’）》〉】…—,.;:?!)"
# What engines let stand first on a line, against GB/T 15834.
_HELD = "—～·"
_QUOTES_OPEN, _QUOTES_CLOSE = "“‘", "”’"
_NEVER_FIRST_LATIN = "!%),.:;?]}"
# Behind these Word ends a line before a Chinese character, by UAX #14 none does.
_ENDS = _QUOTES_CLOSE + "+%‰℃"
# Inside a Latin run Word ends lines behind spaces and hyphens alone: here UAX #14 does behind other marks, and there not behind hyphens.
_INSIDE = re.compile(
    "(?P<join>(?<=[!?|/}\u2013])(?=[^ ])|(?<=[A-Za-z][,.:;])(?=[0-9])|(?<=[$%)+,.:;\\\\\\]£€])(?=[$%(+\\[\\\\{£€]))"
    "|(?<=[0-9A-Za-z]-)(?=[0-9])"
)
# The characters that something may have to stand before.
MAY_NEED = re.compile(f"[{_QUOTES_OPEN}{_HELD}]|(?<=[{re.escape(_ENDS)}]).", re.DOTALL)


def line_end(before: str, char: str) -> str:
    """Say what stands between two characters: BREAK or JOIN where engines would decide otherwise than GB/T 15834."""
    if not before:
        return ""
    opens = char in _QUOTES_OPEN and before not in NEVER_LAST and before != " "  # a line may end behind a space anyhow
    closed = before in _ENDS and char not in NEVER_FIRST + _NEVER_FIRST_LATIN
    if opens or closed:
        return BREAK
    return JOIN if char in _HELD and before != char else ""


def latin(run: str) -> str:
    """Put BREAK and JOIN into a Latin run, where engines would end lines inside it otherwise than Word."""
    return _INSIDE.sub(lambda match: JOIN if match["join"] is not None else BREAK, run)
