"""Which lines are a list of names, and which are prose."""

from __future__ import annotations

import pytest

from bulletin.text.roster import Row, broken, is_list, leads, read


def rows(*lines: str) -> list[Row]:
    found = [read(line) for line in lines]
    return [row for row in found if row]


def names(line: str) -> list[str]:
    row = read(line)
    return [name.text for name in row.names] if row else []


@pytest.mark.parametrize(
    ("line", "found"),
    {
        "王　伟　李小明": ["王伟", "李小明"],
        "王 伟 李小明": ["王伟", "李小明"],
        "王伟\t李小明": ["王伟", "李小明"],
        "　　李小明　欧阳明　": ["李小明", "欧阳明"],
        "黄　丽（女）　周涛": ["黄丽（女）", "周涛"],
        "阿卜杜拉·买买提（维吾尔族）　古丽努尔·阿布力孜": ["阿卜杜拉·买买提（维吾尔族）", "古丽努尔·阿布力孜"],
        "李红梅（女，苗族）": ["李红梅（女，苗族）"],
        "委员：李小明": ["李小明"],
        "李　小明": ["李", "小明"],
    }.items(),
)
def test_names_are_read_without_their_gaps(line: str, found: list[str]) -> None:
    assert names(line) == found


@pytest.mark.parametrize("line", ["王　伟、李小明", "王伟2024", "王伟。", "各工作机构负责人和工作人员", "（女）", ""])
def test_a_line_with_anything_else_is_none(line: str) -> None:
    assert read(line) is None


@pytest.mark.parametrize(
    "line", ["主　任：王　伟", "主任: 王伟", "**主任：**王伟", "**主任**：王伟"], ids=["gap", "colon", "bold", "inner"]
)
def test_a_label_is_read_without_its_gap(line: str) -> None:
    assert [(row.label, row.bold) for row in rows(line)] == [("主任：", line.startswith("*"))]


LISTS = {
    "labels": (("主任：王　伟", "副主任：李小明　张　敏"), None),
    "two labels of persons": (("组长：王　伟", "副组长：李　娜"), None),
    "labels without gaps": (("主任：王伟", "委员：李娜　张敏"), None),
    "below a heading": (("李小明　王　伟　欧阳明　张　敏",), "## 优秀代表"),
    "two characters below a line that says so": (("王伟　李娜　张敏　刘洋",), "参加的同志有："),
    "anywhere": (("李小明　王　伟　欧阳明　张　敏　陈志强　赵磊",), None),
    "without a surname": (("次仁央宗　王　伟　李小明　张　敏　扎西　古丽·买买提",), "名单"),
    "names that end alike": (("主任：王　伟", "副主任：李小明　欧阳明", "委员：张明　赵建明"), None),
    "of several places": (("王　伟　李小明　欧阳明　张　敏",), "各县先进个人名单"),
    "three behind a label": (("列席：李小明　王　伟　欧阳明",), None),
    "three that end alike": (("列席：李小明　张　明　欧阳明",), None),
    "below a number": (("王　伟　李小明　欧阳明　张　敏",), "来自企业的代表（4名）"),
    "bracketed": (("黄　丽（女）　李小明（苗族）　欧阳明　张　敏",), "名单"),
}
PROSE = {
    "a few anywhere": (("李小明　王　伟　欧阳明",), None),
    "five anywhere": (("李小明　王　伟　欧阳明　张　敏　陈志强",), None),
    "three below a heading": (("李小明　王　伟　欧阳明",), "## 优秀代表"),
    "two behind a label": (("列席：李小明　王　伟",), None),
    "one of a kind": (("联系人：王　伟",), None),
    "a slogan": (("不忘初心　牢记使命　高举旗帜　团结奋斗",), "## 主题"),
    "virtues": (("安全　高效　文明　和谐　平安　向上",), "## 一、总体要求"),
    "virtues behind a label": (("要求：严格　高效　安全",), None),
    "villages": (("李家村　王家村　张家村　刘家村　陈家村",), "## 试点"),
    "towns": (("李桥乡　王村镇　张湾乡　高桥镇",), "## 试点"),
    "places": (("长沙　株洲　湘潭　衡阳　邵阳　岳阳　常德　张家界　益阳　郴州",), "## 参加地区"),
    "towns on a list": (("张家界　常德　岳阳　娄底　邵阳　湘潭",), "试点单位名单如下："),
    "hamlets": (("石桥村　黄土岭　杨家坪　白沙洲　金盆岭　马王堆",), "## 三、联络站"),
    "districts behind a label": (("承办单位：高新区　武陵区　鼎城区",), None),
    "a meeting": (("时间：周一", "地点：易家湾", "主持：张明远"), None),
    "trades": (("农业　工业　商业　教育　卫生　金融",), "## 二、代表行业分布"),
    "subject words": (("主题词：人大　代表　建议",), None),
    "verses": (("高山流水　白云深处　安居乐业　万里江山",), "## 题词"),
}


@pytest.mark.parametrize(("lines", "lead"), LISTS.values(), ids=LISTS)
def test_lists_of_names_are_known(lines: tuple[str, ...], lead: str | None) -> None:
    assert is_list(rows(*lines), lead)


@pytest.mark.parametrize(("lines", "lead"), PROSE.values(), ids=PROSE)
def test_other_words_between_blanks_are_no_list(lines: tuple[str, ...], lead: str | None) -> None:
    assert len(rows(*lines)) == len(lines)
    assert not is_list(rows(*lines), lead)


@pytest.mark.parametrize(
    "text", ["名单如下：", "（按姓氏笔画为序）", "优秀代表名单", "优秀代表（12名）", "优秀代表12名", f"{'好' * 39}："]
)
def test_a_line_may_lead_to_a_list(text: str) -> None:
    assert leads(text)


@pytest.mark.parametrize("text", ["会议开得很好。", f"{'好' * 40}：", ""])
def test_other_lines_lead_to_none(text: str) -> None:
    assert not leads(text)


@pytest.mark.parametrize(
    ("lines", "which"),
    {
        ("主任：王　伟", "副主任：李小明、张　敏"): 1,
        ("王　伟　李小明　张　敏", "李　娜、欧阳明", "陈　静　赵　磊　黄　丽"): 1,
        ("出席：王　伟　李小明　张　敏", "列席：各工作机构负责人"): 1,
        ("组长：次仁", "副组长：卓玛"): 1,
        ("会上，", "王　伟　李小明　张　敏等同志发言。"): None,
        ("王　伟　李小明　张　敏　李　娜",): None,
        ("他指出：好。", "她补充说：也好。"): None,
        ("记者：您好，请介绍情况。", "代表：我们做了三件事。"): None,
    }.items(),
)
def test_the_line_that_breaks_a_list_is_found(lines: tuple[str, ...], which: int | None) -> None:
    assert broken(lines) == which
