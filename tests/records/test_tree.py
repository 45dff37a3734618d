from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bulletin.errors import BulletinError, ContentError, LimitError
from bulletin.findings import Finding, Source
from bulletin.records import tree
from bulletin.records.tree import DEEPEST, LARGEST, Node, merge, parse

BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "\n".join(
    f"{name}: &{name} [{','.join([f'*{before}'] * 9)}]" for before, name in itertools.pairwise("abcdefghi")
)


def parsed(text: str) -> Node:
    return parse(Source("f.yaml", text))


def plain(node: Node) -> object:
    if isinstance(node.value, str):
        return node.value
    if isinstance(node.value, tuple):
        return [plain(child) for child in node.value]
    return {key: plain(child) for key, child in node.value.items()}


def findings(text: str) -> tuple[Finding, ...]:
    with pytest.raises(ContentError) as caught:
        parsed(text)
    return caught.value.findings


def nodes(node: Node) -> Iterator[Node]:
    """Yield a node and all that are in it, as often as they are."""
    yield node
    inner = node.value.values() if isinstance(node.value, dict) else node.value if isinstance(node.value, tuple) else ()
    for child in inner:
        yield from nodes(child)


def seen(text: str) -> list[tuple[str, int, int]]:
    return [(finding.code, finding.place.line, finding.place.column) for finding in findings(text)]


@pytest.mark.parametrize("value", ["012", "1_000", "12:30", "no", "2026-1-5", "1.0", "true", "~", "0x1F", "2024-07-30"])
def test_every_value_stays_the_text_that_was_written(value: str) -> None:
    assert plain(parsed(f"a: {value}")) == {"a": value}


def test_a_key_that_yaml_takes_for_false_stays_text() -> None:
    assert plain(parsed("no: 12")) == {"no": "12"}


def test_lists_and_mappings_nest() -> None:
    assert plain(parsed("a:\n  - x\n  - {b: y}\nc: [1, 2]")) == {"a": ["x", {"b": "y"}], "c": ["1", "2"]}


def test_values_and_keys_know_their_places() -> None:
    node = parsed("期号: 12\n责任编辑:\n  姓名: 某某")
    assert str(node.at(["责任编辑", "姓名"])) == "f.yaml:3:7"
    assert str(node.keys["责任编辑"]) == "f.yaml:2:1"


def test_the_place_of_what_is_missing_is_that_of_what_is_around_it() -> None:
    assert str(parsed("a: 1\nb:\n  - x\n").at(["b", 7, "c"])) == "f.yaml:3:3"


def test_places_count_in_the_whole_file_when_only_a_part_is_read() -> None:
    node = parse(Source("f.md", "---\na: 1\n---\n*正文*"), first_line=2, last_line=2)
    assert str(node.at(["a"])) == "f.md:2:4"


def test_places_carry_their_line() -> None:
    assert parsed("甲: 1").at(["甲"]).text == "甲: 1"


def test_an_empty_text_is_an_empty_mapping() -> None:
    assert plain(parsed("# 只有说明\n")) == {}


def test_a_value_left_out_differs_from_an_empty_one() -> None:
    value = parsed('a:\nb: ""').value
    assert isinstance(value, dict)
    assert [node.blank for node in value.values()] == [True, False]


def test_windows_line_ends_and_a_byte_order_mark_do_no_harm() -> None:
    assert plain(parsed("\ufeffa: x\r\nb: y\r\n")) == {"a": "x", "b": "y"}


def test_a_comment_on_its_own_line_is_fine() -> None:
    assert plain(parsed("# 一\na: 1\n# 二\nb:\n  # 三\n  - x\n  # 四\n  - y\n")) == {"a": "1", "b": ["x", "y"]}


def test_a_comment_behind_a_quoted_value_or_a_bare_key_is_fine() -> None:
    assert plain(parsed('a: "x" # 一\nb: # 二\n  c: y')) == {"a": "x", "b": {"c": "y"}}


def test_a_comment_behind_a_plain_value_is_allowed_where_the_caller_says_so() -> None:
    assert plain(parse(Source("layout.yaml", "a: 1 # 二"), comments=True)) == {"a": "1"}


def test_lines_of_chinese_join_without_a_space_and_others_with_one() -> None:
    assert plain(parsed("a: 甲\n  乙，\n  丙 ok\n  one")) == {"a": "甲乙，丙 ok one"}


def test_a_block_of_lines_stays_as_it_is() -> None:
    assert plain(parsed("a: |\n  甲 乙和甲\n  乙\n")) == {"a": "甲 乙和甲\n乙\n"}


def test_a_space_the_author_wrote_stays() -> None:
    assert plain(parsed("a: 探索创新 多措并举")) == {"a": "探索创新 多措并举"}


def test_a_block_keeps_its_lines_and_their_number_signs() -> None:
    assert plain(parsed("a: |\n  甲 # 1\n  乙\n")) == {"a": "甲 # 1\n乙\n"}


FAULTS = {
    "title: 关于 #1 的通知": ("yaml-comment-after-value", 1, 11),
    "a: # x": ("yaml-comment-after-value", 1, 4),
    "a: [x #1\n  ]": ("yaml-comment-after-value", 1, 7),
    "a:\n  - 关于 #1": ("yaml-comment-after-value", 2, 8),
    "a: 关于\n  #1 号": ("yaml-comment-after-value", 2, 3),
    "标题：x": ("full-width-colon", 1, 3),
    "标题：x\n日期: 1": ("full-width-colon", 1, 3),
    "a: 1\n标题：x\nb: 2": ("full-width-colon", 2, 3),
    "a:\n  姓名：某\n  b: 1": ("full-width-colon", 2, 5),
    "a: 1\ndate:2024": ("colon-without-space", 2, 5),
    "a: 1\na: 2": ("yaml-key-twice", 2, 1),
    "a:\n  b: 1\n  b: 2": ("yaml-key-twice", 3, 3),
    "a: *b": ("yaml-alias", 1, 4),
    "*b : 1": ("yaml-alias", 1, 1),
    "a: &b 1": ("yaml-anchor", 1, 4),
    "<<: {a: 1}": ("yaml-merge", 1, 1),
    "a: !!python/object:os.system 1": ("yaml-tag", 1, 4),
    "a: !x 1": ("yaml-tag", 1, 4),
    "a:\n\tb: 1": ("tab", 2, 1),
    "a: x\ty": ("tab", 1, 5),
    "a: \x00": ("character-invisible", 1, 4),
    "a: x\u2028y": ("character-invisible", 1, 5),
    "a: x\u202ey": ("character-invisible", 1, 5),
    "a: 1\n---\nb: 2": ("yaml-several-documents", 2, 1),
    "%YAML 1.1\n---\na: 1": ("yaml-directive", 1, 1),
    "只有文字": ("yaml-not-mapping", 1, 1),
    "- a": ("yaml-not-mapping", 1, 1),
    "? [a]\n: b": ("yaml-key-not-text", 1, 3),
    'a: "x': ("yaml-quote", 1, 4),
    'a: "\\q"': ("yaml-quote", 1, 4),
    "a: [1, 2\nb: 3": ("yaml-bracket", 1, 4),
    "[[[": ("yaml-bracket", 1, 0),
    "a: 关于: 通知": ("yaml-colon-in-value", 1, 6),
    "a: 1\n  b: 2": ("yaml-colon-in-value", 2, 4),
    "a: - x": ("yaml-list-on-key-line", 1, 4),
    "a: @x": ("yaml-character-at-start", 1, 4),
    "a: %x": ("yaml-character-at-start", 1, 4),
    "a: >x": ("yaml-block", 1, 5),
    "a: [重要] 通知": ("yaml-indentation", 1, 9),
    "a: 1\n没有冒号的一行\nb: 2": ("yaml-colon-missing", 2, 1),
}


@pytest.mark.parametrize(("text", "expected"), FAULTS.items())
def test_a_fault_is_found_with_its_line_and_column(text: str, expected: tuple[str, int, int]) -> None:
    assert seen(text) == [expected]


@pytest.mark.parametrize("text", FAULTS)
def test_a_fault_is_told_without_the_parsers_english(text: str) -> None:
    for finding in findings(text):
        assert not any(word in finding.message + finding.hint for word in ("found", "expected", "while", "mapping"))
        assert finding.hint


def test_the_lost_end_of_a_title_is_shown_with_what_to_write() -> None:
    finding = findings("title: 关于 #1 的通知")[0]
    assert finding.message == "# 后面的文字会丢失：#1 的通知"
    assert '"关于 #1 的通知"' in finding.hint


def test_a_full_width_colon_is_shown_with_what_to_write() -> None:
    assert findings("标题：通知")[0].hint == "请写半角冒号和一个空格：标题: 通知"


def test_several_faults_are_found_at_once() -> None:
    assert [code for code, _, _ in seen("a: &x 1\na: 2\nb: 甲 # 乙\nc: !t 1")] == [
        "yaml-anchor",
        "yaml-key-twice",
        "yaml-comment-after-value",
        "yaml-tag",
    ]


def test_all_wrong_colons_are_found_at_once() -> None:
    assert seen("期号：1\n总期号：2\ndate:2024\n标题: x") == [
        ("full-width-colon", 1, 3),
        ("full-width-colon", 2, 4),
        ("colon-without-space", 3, 5),
    ]


def test_text_that_may_hold_a_full_width_colon_is_not_blamed_for_another_fault() -> None:
    assert seen("a:\n  - 抄送：某单位\nb: 1\nb: 2") == [("yaml-key-twice", 4, 1)]


def test_an_alias_bomb_is_refused() -> None:
    assert {code for code, _, _ in seen(BOMB)} == {"yaml-anchor", "yaml-alias"}


def test_an_alias_bomb_is_read_no_larger_than_it_is_written() -> None:
    root, _ = tree.examine(Source("f.yaml", BOMB))
    assert root is not None
    assert sum(1 for _ in itertools.islice(nodes(root), len(BOMB))) < len(BOMB)


def test_ten_levels_are_read() -> None:
    assert plain(parsed("a: " + "[" * (DEEPEST - 2) + "x" + "]" * (DEEPEST - 2)))


@pytest.mark.parametrize("text", ["a: " + "[" * 11, "a: " + "{b: " * 11, "- " * 20000, "[" * 60000, "? " * 20000])
def test_deeper_nesting_is_a_limit_and_no_recursion(text: str) -> None:
    with pytest.raises(LimitError, match="yaml-too-deep"):
        parsed(text)


def test_text_over_the_limit_is_not_read() -> None:
    with pytest.raises(LimitError, match="yaml-too-large"):
        parsed("a: " + "字" * (LARGEST // 3))


def test_text_up_to_the_limit_is_read() -> None:
    assert plain(parsed("a: " + "x" * (LARGEST - 3))) == {"a": "x" * (LARGEST - 3)}


def test_findings_are_bounded() -> None:
    assert len(findings("a: 1\n" * 5000)) == tree.MOST_FINDINGS


def test_one_tree_over_another_keeps_the_places_of_both() -> None:
    under, over = parsed("a: {b: 1, c: 2}\nd: 3"), parse(Source("g.yaml", "a: {c: 4}\ne: 5"))
    merged = merge(under, over)
    assert plain(merged) == {"a": {"b": "1", "c": "4"}, "d": "3", "e": "5"}
    assert [merged.at(["a", key]).path for key in "bc"] == ["f.yaml", "g.yaml"]


MARKS = " \n\t\r:#-[]{},&*!|>'\"%@`?~ab01：甲，\ufeff\x00\x85\u2028—\\<"
YAML_LIKE = st.lists(st.sampled_from([*MARKS, "---\n", ": ", "\n  - ", "\na: "])).map("".join)


def findings_or_none(text: str) -> tuple[Finding, ...] | None:
    try:
        parsed(text)
    except BulletinError as error:
        return error.findings
    return None


@given(st.one_of(st.text(st.characters()), YAML_LIKE))
def test_no_text_raises_anything_else(text: str) -> None:
    assert findings_or_none(text) != ()


@given(YAML_LIKE)
def test_the_parser_in_python_raises_nothing_else_either(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tree, "_LOADER", yaml.SafeLoader)
        assert findings_or_none(text) != ()


@pytest.mark.parametrize("value", [r'"标\u202e题"', r'"标\0题"', r'["标\ue000题"]', r'{b: "标\u200b题"}'])
def test_what_may_not_be_printed_is_refused_in_values_written_as_numbers_too(value: str) -> None:
    with pytest.raises(ContentError) as caught:
        tree.parse(Source("a.yaml", f"a: {value}"))
    assert [finding.code for finding in caught.value.findings] == ["character-invisible"]


def test_a_stream_of_three_documents_is_told_once() -> None:
    assert [code for code, _, _ in seen("a: 1\n---\nb: 2\n---\nc: 3")] == ["yaml-several-documents"]


def test_of_two_trees_the_upper_ones_keys_have_their_own_places() -> None:
    under, over = (parse(Source(name, "a: 1\nb: 2")) for name in ("under.yaml", "over.yaml"))
    assert merge(under, over).keys["a"].path == "over.yaml"


def test_a_comment_below_a_value_that_is_missing_loses_no_text() -> None:
    assert plain(parsed("a:\n  # 注\nb: 1")) == {"a": "", "b": "1"}
