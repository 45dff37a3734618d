"""A dash of other strokes than ——."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin.codes import Code
from bulletin.findings import Severity
from bulletin.proof import Passage
from bulletin.rules.chinese import HAN, is_chinese
from bulletin.rules.rule import EVERYWHERE, PassageRule, Slip

# — between 汉字 joins places and times (GB/T 15834-2011, 4.13), so a single one is a fault only at a paragraph's head.
_DASH = re.compile(r"-{2,}|[－─―﹣]{2,}|(?<!—)—{3,}(?!—)|(?<!—)— —(?!—)|^—(?!—)")
# One stroke that may be a dash, or join two names.
_STROKE = re.compile(f"(?<=[{HAN}”’》）])(?: +[-—–] +|–)(?=[{HAN}“‘《（])")
_BEFORE = re.compile(f"[{HAN}”’》）！？。，；：]")
_AFTER = re.compile(f"[{HAN}“‘《（]")


def check(passage: Passage) -> Iterator[Slip]:
    """Find strokes that mean a dash, among 汉字."""
    text = passage.prose
    for found in _DASH.finditer(text):
        start, end = found.span()
        before = start == 0 or _BEFORE.match(text, start - 1)
        if before and _AFTER.match(text, end) and is_chinese(text):
            yield Slip(start, end, f"破折号写得不对：{found[0]}", "——")
    for found in _STROKE.finditer(text):
        message = f"破折号、连接号写得不对：{text[found.start() - 2 : found.end() + 2]}"
        yield Slip(*found.span(), message, hint="破折号用“——”，连接号用“—”，前后都不空格")


RULE = PassageRule(
    Code(
        "mark-dash",
        family="marks",
        title="破折号写得不对",
        what="破折号写成了几个减号、制表线，或者不是两个“—”。",
        why="破折号是“——”，占两个字的位置，中间不断开（GB/T 15834—2011，4.10、5.1.4）。",
        instead="改为“——”。中文输入法里按 Shift+减号。",
        severity=Severity.WARNING,
        fixable=True,
        wrong={
            "全过程人民民主--人民当家作主。": "全过程人民民主——人民当家作主。",
            "启动联席议事－－由所在地提出。": "启动联席议事——由所在地提出。",
            "启动联席议事──由所在地提出。": "启动联席议事——由所在地提出。",
            "启动联席议事———由所在地提出。": "启动联席议事——由所在地提出。",
            "—坚持党的领导。": "——坚持党的领导。",
            "启动联席议事 - 由所在地提出。": "启动联席议事 - 由所在地提出。",
            "乘长沙–湘潭城际列车。": "乘长沙–湘潭城际列车。",
        },
        right=(
            "启动联席议事——由所在地提出。",
            "——坚持党的领导。",
            "乘长沙—湘潭城际列车，全程25分钟。",
            "2020—2024年，中国-东盟合作加深。",
            "运行 make --all 就行。",
            "型号为A--B的设备。",
        ),
    ),
    check,
    EVERYWHERE,
    cue="--|[－─―﹣]{2}|[—–]| - ",
)
