"""How a text is told to be part of a longer one."""

from __future__ import annotations

from pathlib import Path

import pytest
from houses import proof

from bulletin.rules.texts import is_excerpt, texts


def excerpt(root: Path, title: str, body: str = "正文。") -> bool:
    (text,) = texts(proof(root, f"{body}\n", f"标题: {title}\n"))
    return is_excerpt(text)


@pytest.mark.parametrize("word", ["节选", "摘要", "摘编", "摘录", "选登", "选段"])
def test_a_title_says_that_its_text_is_an_excerpt_and_text_does_not(word: str, tmp_path: Path) -> None:
    assert (excerpt(tmp_path / "1", f"一期简报（{word}）"), excerpt(tmp_path / "2", "一期简报", f"这是{word}。")) == (
        True,
        False,
    )
