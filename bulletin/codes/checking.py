"""Codes of what is said about rules: their names, and remarks that switch them off."""

from __future__ import annotations

from functools import partial

from bulletin.codes.code import Code

_switch = partial(Code, family="switches")

CODES = (
    _switch(
        "rule-unknown",
        title="没有这条规则",
        what="“规则”一项，或者“<!-- 不查：…… -->”里，写了没有的规则。",
        why="写错一个字母，要关的没有关，要查的没有查。",
        instead="照意见方括号里的名称写；全部规则用 bulletin rules 看。",
    ),
    _switch(
        "rule-fixed",
        title="这一项不能关",
        what="“规则”一项，或者“<!-- 不查：…… -->”里，写的是错误，不是规则。",
        why="它说的是读不懂、排不出或者会印错的地方，关了就会少印、错印。",
        instead="改正稿件。只有警告、提醒和各条规则可以改轻重。",
    ),
    _switch(
        "waiver-misplaced",
        title="“不查”一行写在了一段的中间",
        what="“<!-- 不查 -->”单独一行，上面一行不是空行。",
        why="拿掉这一行，一段就分成了两段。",
        instead="写在一段的上面一行，再上面空一行；只管一行的，写在那一行的末尾。",
    ),
)
