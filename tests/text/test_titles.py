from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bulletin.text.line_ends import NEVER_FIRST, NEVER_LAST
from bulletin.text.titles import break_entry, break_hanging, break_title, width

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
# Long titles, broken where a person would break them: the sense first, then few lines, 梯形 or 菱形, and even ones.
CHOSEN = (
    "关于进一步加强和改进新时代人大代表工作|充分发挥代表作用的若干意见",
    "某省人民代表大会常务委员会|关于加强民族地区双语代表联络站建设的决定",
    "某市人大常委会“五个一”机制|推动代表建议高质量办理取得明显成效",
    "关于检查《某省乡镇人民代表大会工作条例》|实施情况的报告",
    "建好用好联络站点推动代表建议落地见效——|某市人大常委会的探索",
    "某某土家族苗族自治州|人民代表大会常务委员会|关于加强民族地区双语代表联络站建设的|实践与思考以及下一步的打算",
    "省人民代表大会常务委员会代表工作委员会|赴湘潭市开展代表联络站建设专题调研",
    "深入学习贯彻习近平总书记|关于坚持和完善人民代表大会制度的重要思想",
    "某市人大常委会|坚持以联络站点为阵地推动代表建议办理|由答复满意向结果满意转变的实践与思考",
    "2024年上半年全省各级人大代表|主题活动开展情况的综合报告（摘要）",
    "中共某市委关于加强新时代人大工作|更好发挥人大代表作用的实施意见",
    "关于听取和审议市人民政府|2023年度代表建议办理情况报告的通知",
    "某县人大常委会组织代表视察重点项目|助推经济社会高质量发展",
    "从“有没有”到“好不好”|看某市代表家站建设的提档升级之路",
    "关于推荐全省|优秀人大代表联络站和优秀代表建议的通知",
    "市人大常委会办公室、|市人大常委会代表工作委员会|关于做好2024年代表集中视察工作的通知",
    "某省第十四届人民代表大会第二次会议|代表建议、批评和意见办理工作情况的报告",
    "健全吸纳民意、汇集民智工作机制|丰富全过程人民民主的基层实践",
    "人大代表张建国同志二十年如一日|为山区群众解难题办实事的先进事迹",
    "某市两级人大联动开展|《某省河道管理条例》执法检查",
    "关于印发《某市人民代表大会|代表履职管理办法（试行）》的通知",
    "把代表联络站建在产业链上|让人大代表活跃在发展第一线",
    "全国人大常委会代表工作委员会|来某省调研基层代表联络站建设情况",
    "某市人大代表工作站开展|“听民声、察民情、解民忧”主题接待日活动",
    "关于2023年度全市人大系统|优秀调研成果评选结果的通报",
    "省人大常委会启动代表法修正草案|征求意见工作并部署下一步任务",
    "某区建立代表建议“提办督评”闭环机制|让群众诉求件件有着落",
    "中华人民共和国|全国人民代表大会和地方各级人民代表大会|代表法学习问答",
    "某乡人大主席团“三张清单”|抓实代表小组活动激发基层代表履职活力",
    "关于对市发展和改革委员会等十二个部门|代表建议办理工作进行满意度测评的情况通报",
    "聚焦“一老一小”民生实事代表建议|推动养老托育服务提质扩面增效",
    "第三届长江流域省际人大代表|跨区域协作交流会在某市召开",
)
ENTRIES = (
    "某市人大常委会“五个一”机制推动代表建议高质量办理|取得明显成效",
    "省人民代表大会常务委员会代表工作委员会赴湘潭市|开展代表联络站建设专题调研",
    "某省人民代表大会常务委员会|关于加强民族地区双语代表联络站建设的决定",
)


@pytest.mark.parametrize("chosen", CHOSEN)
def test_a_long_title_is_broken_where_a_person_would_break_it(chosen: str) -> None:
    assert "|".join(break_title(chosen.replace("|", ""), 20.35)) == chosen


@pytest.mark.parametrize("chosen", ENTRIES)
def test_an_entry_of_the_contents_is_broken_by_its_sense(chosen: str) -> None:
    assert "|".join(break_entry(chosen.replace("|", ""), 28.1, 25.1)) == chosen


def test_an_entry_leaves_room_for_its_page_number_on_its_last_line() -> None:
    lines = break_entry("省人大常委会召开代表工作座谈会研究部署代表联络站提质增效", 28.1, 25.1)
    assert width(lines[-1]) <= 25.1


@pytest.mark.parametrize("name", ["某某省人民代表大会|代表联络动态", "全省各级人大代表|工作探索与实践"])
def test_a_name_of_the_masthead_too_long_for_a_line_is_broken_by_its_sense(name: str) -> None:
    assert "|".join(break_title(name.replace("|", ""), 10.5)) == name


@pytest.mark.parametrize(
    "publisher",
    ["某某省人民代表大会常务委员会|代表工作委员会编", "某市人大常委会办公室、|某市人大常委会代表工作委员会编"],
)
def test_a_publisher_too_long_for_its_line_is_broken_by_its_sense(publisher: str) -> None:
    assert "|".join(break_entry(publisher.replace("|", ""), 26, 16)) == publisher


@pytest.mark.parametrize("marks", ["“”", "《》"])
@pytest.mark.parametrize("before", range(3, 17))
def test_nothing_of_eighteen_characters_in_marks_is_parted(marks: str, before: int) -> None:
    quoted = f"{marks[0]}坚持为民代言主动接受监督提升履职能力{marks[1]}"
    title = f"{'全省各级人大代表深入基层开展主题活动'[:before]}{quoted}的通知"
    assert any(quoted in line for line in break_title(title, 20.35))


def test_what_stands_in_marks_and_fits_no_line_is_parted_by_its_sense() -> None:
    title = "关于贯彻实施《中华人民共和国各级人民代表大会常务委员会监督法》情况的报告"
    assert max(map(width, break_title(title, 20.35))) <= 20.35


@pytest.mark.parametrize("word", ["听取", "下一步", "中华人民共和国", "联络", "代表", "探索", "退休", "刑事案件"])
@pytest.mark.parametrize("before", range(10, 20))
def test_a_common_word_is_never_cut(word: str, before: int) -> None:
    title = f"{'全省各级人大及其常委会认真研究部署安排落实'[-before:]}{word}的有关工作情况和主要做法"
    assert any(word in line for line in break_title(title, 20.35))


@pytest.mark.parametrize("name", ["王　伟", "张某某", "李建国"])
@pytest.mark.parametrize("before", range(8, 18))
def test_a_persons_name_is_never_cut(name: str, before: int) -> None:
    title = f"{'深入基层走访群众倾听民意反映诉求的人大代表'[-before:]}{name}同志履职尽责的先进事迹材料"
    assert any(name in line for line in break_title(title, 20.35))


def test_what_an_author_sets_on_one_line_and_fits_none_is_broken_by_its_sense() -> None:
    title = "某市人大常委会“五个一”机制推动代表建议高质量办理|取得明显成效"
    assert break_title(title, 20.35) == ["某市人大常委会“五个一”机制", "推动代表建议高质量办理", "取得明显成效"]


def test_a_title_of_three_hundred_characters_is_broken_too() -> None:
    lines = break_title("关于加强代表工作和推进联络站建设" * 19, 20.35)
    assert max(map(width, lines)) <= 20.35


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
    assert min(widths) * 3 >= max(widths)


@pytest.mark.parametrize("title", TITLES)
def test_no_line_begins_or_ends_with_what_leans_on_a_word(title: str) -> None:
    lines = break_title(title, CAPACITY)
    assert not any(line.startswith(tuple("的地得了着过等和与及" + NEVER_FIRST)) for line in lines[1:])
    assert not any(line.endswith(tuple("和与及对在把将" + NEVER_LAST)) for line in lines[:-1])


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


@pytest.mark.parametrize(
    "title",
    [
        "代表情况人大措施全市主题|通知意见监督全市代表推进工作推进",
        "检查意见群众主题办理通知|报告会议推进报告活动推进若干通知",
    ],
)
def test_lines_are_not_equally_wide_where_the_sense_has_another_place(title: str) -> None:
    assert "|".join(break_title(title.replace("|", ""), 20)) == title


def test_a_word_wider_than_a_column_is_broken_inside() -> None:
    lines = break_hanging("A" * 30 + "区", 6, 5, 1)
    assert "".join(lines) == "A" * 30 + "区"
    assert max(map(width, lines)) <= 7


@pytest.mark.parametrize(("length", "count"), [(6, 1), (7, 2)])
def test_a_line_that_hangs_holds_as_much_more_if_it_is_the_only_one(length: int, count: int) -> None:
    assert len(break_hanging("甲" * length, 6, 5, 1)) == count


def test_a_text_of_more_lines_than_a_title_has_is_filled() -> None:
    text = "关于进一步加强和改进代表工作推动建议办理" * 10
    lines = break_title(text, 16)
    assert ("".join(lines), {len(line) for line in lines[:-1]} <= {15, 16}) == (text, True)
