"""The catalogue's files, without a browser."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from catalogues import catalogue, issue, page
from lxml import etree, html

from bulletin.archive.catalogue import Catalogue

EVIL = '甲"乙<script>alert(1)</script>&丙'
ROSTER = "名称,简称,旧称\n丁县人大常委会办公室,丁县人大办,丁县人大常委会办事组\n"
ATOM = {"a": "http://www.w3.org/2005/Atom"}


def article(title: str, by: str = "丁县人大办") -> str:
    return f"# {title}\n\n说明情况。\n\n（{by} 供稿）\n\n"


@pytest.fixture
def made(tmp_path: Path) -> Catalogue:
    (tmp_path / "build/2023").mkdir(parents=True)
    for name in ("1.pdf", "1.docx"):
        (tmp_path / "build/2023" / name).write_bytes(b"")
    issues = {
        "2023/1": issue(2023, 1, 1, article("甲县建站")),
        "2023/4": issue(2023, 4, 6, article("乙县办理", "丁县人大常委会办事组、戊县人大办")),
        "2024/1": issue(2024, 1, 7, article("丙县学习") + article("丁县调研")),
    }
    return catalogue(tmp_path, issues, ROSTER)


def texts(root: etree._Element, path: str) -> list[str]:
    return [" ".join("".join(one.itertext()).split()) for one in root.xpath(path)]


def test_years_and_issues_are_listed_from_the_newest_on(made: Catalogue) -> None:
    tree = html.fromstring(page(made))
    assert texts(tree, "//main//h2") == ["2024年 1 期", "2023年 2 期"]
    assert texts(tree, "//main//h3/text()/..") == [
        "第1期 总第7期 7月1日",
        "第4期 总第6期 7月4日",
        "第1期 总第1期 7月1日",
    ]


def test_a_day_of_another_year_than_the_issues_is_told_whole(tmp_path: Path) -> None:
    late = issue(2024, 9, 9, "一段。\n", "标题: 甲\n").replace("2024-07-09", "2025-01-06")
    tree = html.fromstring(page(catalogue(tmp_path, {"2024/9": late})))
    assert texts(tree, "//main//h3") == ["第9期 总第9期 2025年1月6日"]


def test_an_issue_has_its_articles_and_who_wrote_them(made: Catalogue) -> None:
    articles = texts(html.fromstring(page(made)), "//main//ul[@class='articles']/li")
    assert articles[:2] == ["丙县学习 丁县人大办", "丁县调研 丁县人大办"]


def test_an_issue_leads_to_the_files_that_are_there(made: Catalogue) -> None:
    tree = html.fromstring(page(made))
    assert tree.xpath("//main//a/@href") == ["2023/1.pdf", "2023/1.docx"]
    assert made.unbuilt == 2


def test_contributors_named_in_several_ways_are_one(made: Catalogue) -> None:
    tree = html.fromstring(page(made))
    assert texts(tree, "//select[@id='by']/option") == ["全部", "丁县人大常委会办公室", "戊县人大办"]


def test_articles_are_counted_by_contributor_and_year(made: Catalogue) -> None:
    lines = made.beside["采用稿统计.csv"].decode("utf-8-sig").splitlines()
    assert lines == ["供稿单位,2023年,2024年,合计", "丁县人大常委会办公室,2,2,4", "戊县人大办,1,0,1", "全部文章,2,2,4"]


def test_numbers_that_are_missing_are_named(made: Catalogue) -> None:
    assert texts(html.fromstring(page(made)), "//section[@id='gaps']//li") == ["2023年：第2—3期", "总期号：第2—5期"]


def test_the_texts_of_a_year_are_a_script_of_their_own(made: Catalogue) -> None:
    script = made.beside["2024.js"].decode()
    match = re.fullmatch(r'catalogue\.add\("2024", (\{.*\})\);\n', script, re.DOTALL)
    assert match is not None
    assert "丙县学习\n说明情况。" in json.loads(match[1])["1"]


def test_the_script_has_chinese_as_it_is_written(made: Catalogue) -> None:
    assert "丙县学习" in made.beside["2024.js"].decode()


@pytest.mark.parametrize("end", ["\u2028", "\u2029"])
def test_what_ends_a_line_of_old_scripts_is_not_in_it(tmp_path: Path, end: str) -> None:
    script = catalogue(tmp_path, {"2024/1": issue(2024, 1, 1, article(f"甲{end}乙a{end}b"))}).beside["2024.js"].decode()
    assert end not in script


def test_the_feed_has_the_newest_issue_first_by_its_date(made: Catalogue) -> None:
    feed = etree.fromstring(made.files["feed.xml"])
    assert feed.xpath("a:updated/text()", namespaces=ATOM) == ["2024-07-01T00:00:00+08:00"]
    assert feed.xpath("a:entry/a:title/text()", namespaces=ATOM)[0] == "2024年第1期（总第7期）　丙县学习；丁县调研"


def test_the_feed_names_each_entry_once(made: Catalogue) -> None:
    names = etree.fromstring(made.files["feed.xml"]).xpath("//a:id/text()", namespaces=ATOM)
    assert len({*names}) == 4


def test_a_chart_has_each_label_whole(tmp_path: Path) -> None:
    name = "某省某自治州某自治县人民代表大会常务委员会代表联络工作委员会"
    made = catalogue(tmp_path, {"2024/1": issue(2024, 1, 1, article("甲", name))})
    chart = html.fromstring(page(made)).xpath("//*[local-name()='svg']")[1]
    assert name in "".join(chart.itertext()).replace("\n", "")


def test_a_title_with_markup_is_only_text(tmp_path: Path) -> None:
    made = catalogue(
        tmp_path,
        {"2024/1": issue(2024, 1, 1, "一段。\n", f"标题: '{EVIL}'\n")},
        file=f"name: '{EVIL}'\npublisher: 乙\n",
    )
    tree = html.fromstring(page(made))
    assert texts(tree, "//span[@class='title']") == [EVIL]
    assert len(tree.xpath("//script")) == 1


def test_markup_in_a_text_ends_no_script(tmp_path: Path) -> None:
    made = catalogue(tmp_path, {"2024/1": issue(2024, 1, 1, "一段。\n", f"标题: '{EVIL}'\n")})
    assert b"<" not in made.beside["2024.js"]


def test_a_feed_with_markup_in_a_title_is_well_formed(tmp_path: Path) -> None:
    made = catalogue(tmp_path, {"2024/1": issue(2024, 1, 1, "一段。\n", f"标题: '{EVIL}'\n")})
    assert EVIL in etree.fromstring(made.files["feed.xml"]).xpath("//a:summary/text()", namespaces=ATOM)[0]


def test_equal_issues_give_equal_bytes(tmp_path: Path) -> None:
    issues = {"2024/1": issue(2024, 1, 1, article("甲"))}
    assert catalogue(tmp_path / "a", issues) == catalogue(tmp_path / "b", issues)


def test_an_edition_is_listed_by_its_name(tmp_path: Path) -> None:
    front = "---\n期号: 1\n刊别: 增刊\n日期: 2024-07-01\n---\n"
    made = catalogue(tmp_path, {"2024/增刊1": front + article("甲")})
    assert texts(html.fromstring(page(made)), "//main//h3") == ["增刊第1期 7月1日"]
