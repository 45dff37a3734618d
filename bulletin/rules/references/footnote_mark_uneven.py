"""Marks of footnotes that stand before the closing mark here and behind it there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bulletin.codes import Code
from bulletin.document import Footnote, Inline, Link, Text, inlines_of
from bulletin.findings import Place, Severity
from bulletin.proof import Proof
from bulletin.rules.rule import PlaceRule, Slip

_STOPS = "。！？；"


def check(proof: Proof) -> Iterator[tuple[Place, Slip]]:
    """Find the marks of the rarer kind, where an issue has both."""
    marks = [mark for block in proof.document.blocks for _, inlines in inlines_of(block) for mark in _marks(inlines)]
    before = [place for place, behind in marks if not behind]
    behind = [place for place, behind in marks if behind]
    if not before or not behind:
        return
    rare, said = (before, "前面") if len(before) < len(behind) else (behind, "后面")
    for place in rare:
        message = f"脚注的记号在句末标点{said}，别处在{'后面' if said == '前面' else '前面'}"
        hint = "注词语的写在标点前面，注整句的写在后面；没有这个分别的，全篇一致"
        yield place, Slip(0, 0, message, hint=hint)


def _marks(inlines: Sequence[Inline]) -> Iterator[tuple[Place, bool]]:
    """Yield where the text beside each footnote's mark at a sentence's end stands, and whether the mark is behind its stop."""
    for n, inline in enumerate(inlines):
        if not isinstance(inline, Footnote):
            continue
        left, right = _text(inlines[n - 1 : n], last=True), _text(inlines[n + 1 : n + 2], last=False)
        if left and left.text[-1:] in _STOPS and left.text and left.origin:
            place = left.origin.at(len(left.text) - 1)
            yield from [(place, True)] if place else []
        elif right and right.text[:1] in _STOPS and right.text and right.origin:
            place = right.origin.at(0)
            yield from [(place, False)] if place else []


def _text(inlines: Sequence[Inline], *, last: bool) -> Text | None:
    for inline in inlines:
        if isinstance(inline, Text):
            return inline
        if isinstance(inline, Link):
            return _text(inline.inlines[-1:] if last else inline.inlines[:1], last=last)
    return None


RULE = PlaceRule(
    Code(
        "footnote-mark-uneven",
        family="structure",
        title="脚注的记号有的在标点前，有的在标点后",
        what="句末的脚注，有的写成“文字[^1]。”，有的写成“文字。[^1]”。",
        why="记号在标点前面，注的是紧挨着的词语；在后面，注的是整句话。随手乱放，读者分不清注的是什么。",
        instead="注词语的写在标点前面，注整句、整段的写在后面；没有这个分别的，全篇一致。",
        severity=Severity.NOTE,
        wrong={
            text: text
            for text in (
                "甲说[^1]。乙说[^2]。丙说。[^3]\n\n[^1]: 一。\n\n[^2]: 二。\n\n[^3]: 三。",
                "甲说。[^1]乙说。[^2]丙说[^3]。\n\n[^1]: 一。\n\n[^2]: 二。\n\n[^3]: 三。",
                "甲说[^1]！\n\n乙说！[^2]\n\n[^1]: 一。\n\n[^2]: 二。",
                "- 甲说[^1]；\n- 乙说；[^2]\n\n[^1]: 一。\n\n[^2]: 二。",
            )
        },
        right=(
            "甲说[^1]。乙说[^2]。\n\n[^1]: 一。\n\n[^2]: 二。",
            "甲说。[^1]乙说。[^2]\n\n[^1]: 一。\n\n[^2]: 二。",
            "甲[^1]说，乙说[^2]。\n\n[^1]: 一。\n\n[^2]: 二。",
            "甲说[^1]，乙说。[^2]\n\n[^1]: 一。\n\n[^2]: 二。",
            "甲[^1]\n\n乙。[^2]\n\n[^1]: 一。\n\n[^2]: 二。",
            "正文没有脚注。",
        ),
    ),
    check,
)
