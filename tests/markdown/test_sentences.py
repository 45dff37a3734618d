from __future__ import annotations

import pytest

from bulletin.markdown.sentences import sentence_end


@pytest.mark.parametrize(
    ("sentence", "rest"),
    [
        ("站点怎样建？", "先看群众需要什么。"),
        ("硬件以够用为度！", "不搞豪华装修。"),
        ("怎么办？！", "先摸底。"),
        ("让群众“看得见。摸得着。”的变化。", "站点面貌一新。"),
        ("他说：“好！”大家都同意。", "散会。"),
        ("落实《怎么办？》一文（见附件。）的要求。", "逐条对照。"),
        ("看“‘怎样建？’这一问”。", "先摸底。"),
        ("介绍it’s（it’s。）的用法。", "下同。"),
        ("总体情况", ""),
        ("总体情况。", ""),
    ],
)
def test_a_sentence_ends_at_a_stop_outside_of_quotation_marks_and_brackets(sentence: str, rest: str) -> None:
    assert sentence_end(sentence + rest) == len(sentence)


@pytest.mark.parametrize("sentence", ["让群众“看得见。", "让群众（看得见。", "（让群众“看得见。”"])
def test_a_mark_that_is_never_closed_does_not_swallow_the_rest(sentence: str) -> None:
    assert sentence_end(f"{sentence}站点面貌一新。") == len(sentence)
