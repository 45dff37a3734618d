"""Every run of a document knows where it came from: issues of all constructs, in which each character stands once."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import houses
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bulletin import compose, read
from bulletin.document import Document, Text, inlines_of, texts_of
from bulletin.findings import Source
from bulletin.manuscripts.house import House

# 字 stands for a character that stands nowhere else in the file.
INLINES = (
    "字字字",
    "字",
    "**字字**",
    "*字*",
    "***字*字**",
    " 字 字",
    "字\n字",
    "字\\\n字",
    "\\*字\\*",
    "[字字](https://example.org/(a)?b=1)",
)
BLOCKS = (
    "{}",
    "## 一、{}",
    "## {}。{}",
    "### （二）{}",
    "- {}\n- {}\n  {}\n  - {}",
    "1. {}\n2. 2 {}\n3. 3. {}",
    "表1：{}\n\n| {} | {} |\n|--|:-:|\n| {} | 字\\|字 |\n| ^^ | {} |",
    "| 字 ||\n|--|--|\n|字|{}|",
    "![甲](a.png)\n\n图1：{}",
    "{}[^NOTE]{}\n\n[^NOTE]: {}\n  {}",
)
TWO_ARTICLES = "# 字字 字\n\n字\n\n（字字 供稿）\n\n# 字|字\n\n"
ENDS = ("", "\n\n（字字 字 供稿）", "\n\n供稿：字字", "\n\n# 附件1 字字 字\n\n字")
TITLES = ("字字字", '"字字|字"', "'字''字'", "字字 字\n  字字")
NOTES = ("", "按语: 字字\n", "按语: |\n  字字\n  字\n\n  字字\n", "按语: >-\n  字字\n  字字\n", '副标题: "字\\"字"\n')


LINES = st.lists(st.sampled_from(INLINES), min_size=1, max_size=4).map("字".join)


@st.composite
def blocks(draw: st.DrawFn) -> str:
    written = []
    for number, block in enumerate(draw(st.lists(st.sampled_from(BLOCKS), min_size=1, max_size=6))):
        one_line = block.startswith(("#", "|", "表", "图", "!"))
        fills = [
            draw(LINES).replace("\n", "" if one_line else "\n").replace("\\字", "字") for _ in range(block.count("{}"))
        ]
        written.append(block.format(*fills).replace("NOTE", str(number)))
    return "\n\n字\n\n".join(written)


@st.composite
def issues(draw: st.DrawFn) -> str:
    titled = draw(st.booleans())
    title = f"标题: {draw(st.sampled_from(TITLES))}\n" if titled else ""
    front = f"{title}{draw(st.sampled_from(NOTES))}分送: [字字, 字字]\n责任编辑: {{姓名: 字字}}\n"
    quoted = draw(st.sampled_from(("", "> 编者按：字**字**字\n> 字\n>\n> 字字\n\n")))
    text = houses.text(
        ("" if titled else TWO_ARTICLES) + quoted + draw(blocks()) + draw(st.sampled_from(ENDS)), front=front
    )
    fresh = (chr(code) for code in itertools.count(0x3400))
    return "".join(next(fresh) if char == "字" else char for char in text)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    root = tmp_path_factory.mktemp("house")
    (root / "assets").mkdir()
    (root / "assets/a.png").write_bytes((Path(__file__).parents[1] / "pictures/assets/2024/left.png").read_bytes())
    return houses.found(root, {"2024/1": ""})


def composed(house: House, text: str) -> Document:
    path = house.root / "issues/2024/1.md"
    path.write_text(text, encoding="utf-8")
    return compose(read(path, house))


def runs(document: Document) -> Iterator[Text]:
    for block in document.blocks:
        for style, inlines in inlines_of(block):
            yield from (run for _, run in texts_of(style, inlines))


def fresh(char: str) -> bool:
    return "\u3400" <= char < "\u4dc0"


@settings(max_examples=100, deadline=None)
@given(issues())
def test_the_source_at_a_runs_place_reads_the_run(house: House, text: str) -> None:
    found = {
        (char, run.origin.at(index) if run.origin else None)
        for run in runs(composed(house, text))
        for index, char in enumerate(run.text)
        if fresh(char)
    }
    source = Source("issues/2024/1.md", text)
    assert found == {(char, source.span(index, index + 1)) for index, char in enumerate(text) if fresh(char)}


@pytest.mark.parametrize("mark", ["##", "###", "####", "#####", "-", ">"])
def test_what_begins_a_block_is_not_taken_for_the_same_mark_in_its_text(house: House, mark: str) -> None:
    text = houses.text(f"乙。\n\n{mark} \\{mark[0]}甲\n\n丙。\n")
    (run,) = [run for run in runs(composed(house, text)) if run.text.endswith("甲")]
    at = text.index("甲")
    assert run.origin
    assert run.origin.at(0, 2) == Source("issues/2024/1.md", text).span(at - 1, at + 1)
