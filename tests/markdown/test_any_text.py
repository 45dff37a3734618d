from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import houses
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image

from bulletin import compose, read
from bulletin.document import Figure, Link, inlines_of, runs
from bulletin.errors import BulletinError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bulletin.document import Document, Inline
    from bulletin.findings import Finding
    from bulletin.manuscripts.house import House

PIECES = (
    "一、甲乙", "（一）丙。", "1. 丁", "2. 戊", "（1）己", "- 庚", "* 辛", "  - 壬", "    癸", "　　子丑", "# ", "## ", "### ", "#### ",
    "附件1 清单", "> 编者按：寅", ">", "**", "*", "“卯”", "—— ", "……", "|", "|辰|巳|", "|-|-|", "|^^||", "表1：午", "图1 未",
    "[^1]", "\n\n[^1]: 申", "[酉](https://example.org)", "[", "](", "![戌](a.png)", "{width=50%}", "（亥 供稿）", "\\", "\\分页",
    "<", "&", "`", "~", "_", "2026. 年度总结", "3.5万", "GDP", "Ⅷ", "①", "𠮷", "é", " ", "  ", "\t", "\n", "\n", "\n\n", "\n\n", "\r\n",
)  # fmt: skip
BODIES = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=5)), max_size=30).map("".join)
WORDS = st.text(st.characters(categories=["L", "N", "P"]), max_size=5)
READABLE = st.lists(st.one_of(st.sampled_from(PIECES), WORDS), max_size=20).map("".join)
DROPPED = re.compile(r"\\分页|\\newpage|\[\^[^\]\s]+\]|!\[[^\]]*\]\([^)]*\)(?:\{[^}]*\})?|供稿单位|[表图](?=[：:])")


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    root = tmp_path_factory.mktemp("house")
    (root / "assets").mkdir()
    Image.new("L", (2, 2)).save(root / "assets/a.png")
    return houses.found(root, {"2024/1": ""})


def composed(house: House, body: str) -> Document | None:
    path = house.root / "issues/2024/1.md"
    path.write_bytes(houses.text(body, front="").encode())
    try:
        return compose(read(path, house))
    except BulletinError:
        return None


def letters(text: str) -> Counter[str]:
    return Counter(char for char in text if char.isalnum())


def addresses(inlines: tuple[Inline, ...]) -> str:
    return "".join(inline.url for inline in inlines if isinstance(inline, Link))


@settings(max_examples=200, deadline=None)
@given(READABLE.map(lambda text: f"# 标题\n\n{text}"))
@example("# 标题\n\n1. 甲\n\n表：乙\n\n|丙|\n|-|\n|丁|\n\n# 附件1 戊\n\n己")
def test_no_letter_of_any_body_is_lost(house: House, body: str) -> None:
    document = composed(house, body)
    if document is not None:
        printed = "".join(text for _, _, text in runs(document))
        links = "".join(addresses(inlines) for block in document.blocks for _, inlines in inlines_of(block))
        assert letters(DROPPED.sub("", body)) - letters(printed + links) == Counter()


@settings(max_examples=100, deadline=None)
@given(st.text())
@example("甲" * 30_000)
@example("[" * 10_000)
@example("- " * 20_000)
@example("\n".join(" " * n + "- 甲" for n in range(500)))
@example("> " * 5000)
@example("|" * 5000 + "\n" + "|-" * 5000)
@example("![甲](" * 3000)
@example("#" * 5000)
@example("（" * 5000 + "供稿）")
@example(("[^1]" * 300) + "\n\n[^1]: 甲")
def test_any_text_is_composed_or_refused_with_a_finding(house: House, body: str) -> None:
    composed(house, body)


@settings(max_examples=100, deadline=None)
@given(BODIES)
def test_every_finding_points_into_the_file(house: House, body: str) -> None:
    path = Path(house.root / "issues/2024/1.md")
    path.write_bytes(houses.text(body).encode())
    found: Sequence[Finding] = ()
    try:
        compose(read(path, house))
    except BulletinError as error:
        found = error.findings
    assert all(finding.place.line and finding.place.column <= len(finding.place.text) + 1 for finding in found)


FRONTS = (
    "number: 1\n", "number: 0x\n", "cumulative: 七\n", "date: 2024-07-30\n", "date: x\n", "title: 甲\n", "title: [甲]\n", "titel: x\n",
    "note: |\n  甲\n  乙\n", "note: 甲 #乙\n", "editor: {姓名: 甲}\n", "editor: [甲]\n", "distribution: [甲, '']\n", "a: &a b\n", "c: *a\n",
    "<<: {}\n", "template: x\n", "期号：3\n", "contributor: 甲\n", "numbering: auto\n", "subtitle: ''\n", "e: [\n",
)  # fmt: skip
FAULTY = ("<b>", "`", "&nbsp;", "\x07", "~~", "![甲](no.png)", "＃", "[甲](乙)", "[^1]：")
FAULTY_BODIES = st.lists(st.sampled_from((*PIECES, *FAULTY)), max_size=20).map("".join)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(FRONTS), max_size=8).map("".join), FAULTY_BODIES)
def test_any_faulty_issue_is_looked_at_to_its_end_and_every_span_has_a_length(
    house: House, front: str, body: str
) -> None:
    path = Path(house.root / "issues/2024/1.md")
    path.write_bytes(f"---\n{front}---\n{body}".encode())
    document = compose(read(path, house, faulty=True), faulty=True)
    spans = [finding.place for finding in document.findings if finding.place.end_line]
    assert all((span.line, span.column) < (span.end_line, span.end_column) for span in spans)


def test_a_picture_is_kept_though_it_has_no_letters(house: House) -> None:
    document = composed(house, "# 标题\n\n![甲](a.png)")
    assert document is not None
    assert any(isinstance(block, Figure) for block in document.blocks)
