from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bulletin.text.line_ends import NEVER_FIRST, NEVER_LAST
from bulletin.text.titles import break_title, width

CAPACITY = 20.0
LONG = "某市人大常委会坚持以联络站点为阵地推动代表建议办理由答复满意向结果满意转变的实践与思考"
TITLES = (
    LONG,
    "关于进一步加强和改进新时代人大代表工作充分发挥代表作用的若干意见",
    "省人民代表大会常务委员会代表工作委员会赴湘潭市开展代表联络站建设专题调研",
    "深入学习贯彻习近平总书记关于坚持和完善人民代表大会制度的重要思想",
    "建好用好联络站点推动代表建议落地见效——某市人大常委会的探索",
    "“三问三听三解”搭建代表联系群众“连心桥”服务高质量发展大局",
    "2024年上半年全省各级人大代表主题活动开展情况的综合报告（摘要）",
)


def test_a_title_that_fits_is_one_line() -> None:
    assert break_title("关于开展主题活动的通知", CAPACITY) == ["关于开展主题活动的通知"]


def test_a_title_that_just_fits_is_one_line() -> None:
    assert break_title("一二三四五六七八九十" * 2, CAPACITY) == ["一二三四五六七八九十" * 2]


def test_the_author_breaks_a_title_with_a_bar() -> None:
    assert break_title("建好联络站点 | 推动建议落地", CAPACITY) == ["建好联络站点", "推动建议落地"]


@pytest.mark.parametrize("text", ["|甲|", "甲||乙", " | 甲"])
def test_bars_with_nothing_between_make_no_empty_line(text: str) -> None:
    assert "" not in break_title(text, CAPACITY)


@pytest.mark.parametrize("title", TITLES)
def test_no_character_of_a_title_is_lost(title: str) -> None:
    assert "".join(break_title(title, CAPACITY)) == title


@pytest.mark.parametrize("title", TITLES)
def test_every_line_fits_and_there_are_no_more_than_are_needed(title: str) -> None:
    lines = break_title(title, CAPACITY)
    assert max(map(width, lines)) <= CAPACITY
    assert len(lines) <= -(-width(title) // CAPACITY) + 1


@pytest.mark.parametrize("title", TITLES)
def test_lines_are_balanced(title: str) -> None:
    widths = [width(line) for line in break_title(title, CAPACITY)]
    assert min(widths) * 2 >= max(widths)


@pytest.mark.parametrize("title", TITLES)
def test_no_line_begins_or_ends_with_what_leans_on_a_word(title: str) -> None:
    lines = break_title(title, CAPACITY)
    assert not any(line.startswith(tuple("的地得了着过等和与及" + NEVER_FIRST)) for line in lines[1:])
    assert not any(line.endswith(tuple("和与及对在把将" + NEVER_LAST)) for line in lines[:-1])


def test_forty_characters_are_two_or_three_balanced_lines() -> None:
    lines = break_title(LONG[:40], CAPACITY)
    assert len(lines) in {2, 3}
    assert max(map(width, lines)) - min(map(width, lines)) <= 6


@pytest.mark.parametrize(
    "name",
    [
        "湘潭市人民代表大会常务委员会",
        "省人大常委会代表工作委员会",
        "长沙市中级人民法院",
        "某县人民检察院",
        "省委办公厅",
    ],
)
def test_an_organisations_name_is_never_cut(name: str) -> None:
    title = f"关于{name}开展代表联络站点规范化建设专题调研情况的报告"
    assert any(name in line for line in break_title(title, CAPACITY))


def test_a_name_that_is_told_is_never_cut() -> None:
    name = "天空海阔协作促进中心"
    title = f"关于推动成立{name}工作的请示及其附带说明材料"
    assert any(name in line for line in break_title(title, CAPACITY, [name]))


@pytest.mark.parametrize("piece", ["2024年", "98.6%", "GDP", "15%～30%", "1278名"])
def test_a_number_and_its_unit_or_a_latin_word_is_never_cut(piece: str) -> None:
    title = f"全省各级人大常委会工作情况报告显示总量达到{piece}同比大幅度增长创造历史最好水平"
    assert any(piece in line for line in break_title(title, CAPACITY))


@pytest.mark.parametrize("word", ["人民代表大会制度", "人大代表", "代表联络站", "代表建议"])
@pytest.mark.parametrize("before", range(6, 14))
def test_a_word_is_never_cut_wherever_it_stands(word: str, before: int) -> None:
    title = f"{'不断坚持发展完善新时代中国特色'[-before:]}的{word}工作水平不断取得新的更大成效"
    assert any(word in line for line in break_title(title, CAPACITY))


def test_a_title_without_a_place_to_break_stays_whole() -> None:
    assert break_title("A" * 100, CAPACITY) == ["A" * 100]


def test_a_letter_or_digit_is_half_as_wide_as_a_character() -> None:
    assert width("2024年·“甲”") == 7


def test_the_same_title_breaks_the_same_way_each_time() -> None:
    assert break_title(LONG, CAPACITY, {"乙", "甲"}) == break_title(LONG, CAPACITY, ["甲", "乙"])


@settings(max_examples=150, deadline=None)
@given(st.text(st.sampled_from("某市人大代表的和与，。“”（）《》—…2024GDP% 工作"), max_size=80), st.floats(1, 30))
def test_any_title_keeps_its_characters(text: str, capacity: float) -> None:
    assert "".join("".join(break_title(text, capacity)).split()) == "".join(text.split())
