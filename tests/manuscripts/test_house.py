from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from houses import found, text

from bulletin.errors import BulletinError, ContentError, UsageError
from bulletin.manuscripts.house import House
from bulletin.manuscripts.values import Editor

if TYPE_CHECKING:
    from pathlib import Path

FILE = "name: 工作简报\npublisher: 某市人大常委会办公室\n"


def house(root: Path, file: str = FILE, issues: dict[str, str] | None = None) -> House:
    (root / "bulletin.yaml").write_text(file, encoding="utf-8")
    for name, front in (issues or {}).items():
        path = root / "issues" / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"---\n{front}\n---\n正文\n", encoding="utf-8")
    return House.find(root)


def codes(error: pytest.ExceptionInfo[BulletinError]) -> list[str]:
    return [finding.code for finding in error.value.findings]


def test_english_and_chinese_keys_say_the_same(tmp_path: Path) -> None:
    english = FILE + "approval: 丙\ntemplate: base\nfonts: f\nfirst: 712\neditor: 某某\ndistribution: [丁]\n"
    chinese = (
        "名称: 工作简报\n编者: 某市人大常委会办公室\n批准文号: 丙\n模板: base\n"
        "字体: [f]\n起始总期号: 712\n责任编辑: {姓名: 某某}\n分送: {送: [丁]}\n"
    )
    said = [house(tmp_path, written).model_copy(update={"places": {}}) for written in (english, chinese)]
    assert said[0] == said[1]


def test_what_the_file_leaves_out_has_a_default(tmp_path: Path) -> None:
    found = house(tmp_path)
    assert (found.template, found.first, found.distribution, found.editor) == ("lianluo", 1, (), None)


def test_an_editor_may_be_a_text(tmp_path: Path) -> None:
    assert house(tmp_path, FILE + "editor: 某某").editor == Editor(name="某某")


def test_the_house_is_found_upwards(tmp_path: Path) -> None:
    inner = tmp_path / "issues/2024"
    inner.mkdir(parents=True)
    house(tmp_path)
    assert House.find(inner).root == tmp_path.resolve()


@pytest.mark.parametrize("name", ["", "bulletin.yaml"])
def test_the_house_may_be_given_by_its_folder_or_its_file(tmp_path: Path, name: str) -> None:
    house(tmp_path)
    assert House.find(tmp_path.parent, tmp_path / name).name == "工作简报"


def test_a_folder_without_a_house_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as error:
        House.find(tmp_path, tmp_path)
    assert codes(error) == ["house-missing"]


def test_no_house_upwards_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"找不到 bulletin\.yaml"):
        House.find(tmp_path)


def test_faults_of_the_house_file_have_their_places(tmp_path: Path) -> None:
    with pytest.raises(ContentError) as error:
        house(tmp_path, "nmae: 甲\nfirst: 012\npublisher: 乙\n")
    assert [str(finding.place) for finding in error.value.findings] == ["bulletin.yaml:1:1", "bulletin.yaml:2:8"]
    assert codes(error) == ["key-unknown", "number-leading-zeros"]


def test_an_unknown_template_is_answered_with_the_one_that_was_meant(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="您是不是要写 lianluo") as error:
        house(tmp_path, FILE + "template: lianlou")
    assert codes(error) == ["template-unknown"]


def test_a_template_is_a_name_and_no_path(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="template-name-invalid"):
        house(tmp_path, FILE + "template: ../x")


def test_the_houses_own_templates_come_first(tmp_path: Path) -> None:
    (tmp_path / "templates/gongzuo").mkdir(parents=True)
    found = house(tmp_path, FILE + "template: gongzuo")
    assert found.templates[0] == tmp_path.resolve() / "templates"
    assert {"base", "gongzuo", "lianluo"} <= set(found.template_names)


def test_font_folders_are_relative_to_the_house(tmp_path: Path) -> None:
    root = tmp_path.resolve()
    folders = house(tmp_path, FILE + f"fonts: [a/b, {root.parent}]").font_folders
    assert folders == (root / "assets/fonts", root / "a/b", root.parent)


def test_issues_are_listed_by_year_and_number(tmp_path: Path) -> None:
    found = house(tmp_path, issues=dict.fromkeys(["2024/10", "2024/2", "2023/11", "2024/草稿", "x/1"], "number: 1"))
    assert [found.shown(path) for path in found.issues()] == [
        "issues/2023/11.md",
        "issues/2024/2.md",
        "issues/2024/10.md",
    ]


ARCHIVE = {"2023/24": "总期号: 七百", "2024/1": "cumulative: 701", "2024/2": "cumulative: 702"}


@pytest.mark.parametrize(
    ("word", "shown"),
    {
        "2024/2": "2024/2",
        "2024/2.md": "2024/2",
        "issues/2024/2.md": "2024/2",
        "2024\\2": "2024/2",
        "701": "2024/1",
        "七百": "2023/24",
        "700": "2023/24",
    }.items(),
)
def test_a_word_means_an_issue(tmp_path: Path, word: str, shown: str) -> None:
    found = house(tmp_path, issues=ARCHIVE)
    assert [found.shown(path) for path in found.resolve([word])] == [f"issues/{shown}.md"]


def test_a_path_from_where_one_works_means_an_issue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = house(tmp_path, issues=ARCHIVE)
    monkeypatch.chdir(tmp_path / "issues/2023")
    assert found.resolve(["../2024/2.md"]) == [tmp_path.resolve() / "issues/2024/2.md"]


def test_no_word_means_all_issues(tmp_path: Path) -> None:
    found = house(tmp_path, issues=ARCHIVE)
    assert found.resolve([]) == found.issues()


def test_an_issue_named_twice_comes_once(tmp_path: Path) -> None:
    assert len(house(tmp_path, issues=ARCHIVE).resolve(["702", "2024/2", "2024/1"])) == 2


@pytest.mark.parametrize(
    ("word", "hint"),
    {
        "2024/3": "您是不是要写 2024/",
        "20224/1": "您是不是要写 2024/1？",
        "999": "现有总期号 700 到 702。",
        "没有.md": "例如 2024/2",
        "\x00": "例如 2024/2",
    }.items(),
)
def test_a_word_that_means_nothing_is_answered_with_what_there_is(tmp_path: Path, word: str, hint: str) -> None:
    with pytest.raises(UsageError) as error:
        house(tmp_path, issues=ARCHIVE).resolve([word])
    assert codes(error) == ["issue-unknown"]
    assert hint in error.value.findings[0].hint


def test_all_words_that_mean_nothing_are_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as error:
        house(tmp_path, issues=ARCHIVE).resolve(["1", "2024/1", "x"])
    assert codes(error) == ["issue-unknown", "issue-unknown"]


def test_a_number_that_two_issues_have_is_ambiguous(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"issues/2024/1\.md、issues/2024/3\.md") as error:
        house(tmp_path, issues={**ARCHIVE, "2024/3": "总期号: 701"}).resolve(["701"])
    assert codes(error) == ["issue-ambiguous"]


def test_an_issue_that_cannot_be_read_does_not_hide_the_others(tmp_path: Path) -> None:
    found = house(tmp_path, issues={**ARCHIVE, "2024/3": "标题：x"})
    assert [found.shown(path) for path in found.resolve(["702"])] == ["issues/2024/2.md"]


def test_an_empty_archive_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="bulletin new"):
        house(tmp_path).resolve([])


def test_a_path_outside_the_house_is_shown_whole(tmp_path: Path) -> None:
    root = tmp_path / "house"
    root.mkdir()
    assert house(root).shown(tmp_path / "x.md") == (tmp_path.resolve() / "x.md").as_posix()


def test_an_edition_stands_on_the_shelf_behind_the_numbers_of_its_year(tmp_path: Path) -> None:
    (tmp_path / "bulletin.yaml").write_text("name: 甲\npublisher: 乙\n", encoding="utf-8")
    folder = tmp_path / "issues/2024"
    folder.mkdir(parents=True)
    for name in ("增刊1", "12", "2", "特刊1", "草稿1"):
        (folder / f"{name}.md").touch()
    assert [path.stem for path in House.find(tmp_path).issues()] == ["2", "12", "增刊1", "特刊1"]
    assert House.find(tmp_path).resolve(["2024/增刊1"]) == [folder / "增刊1.md"]


def test_a_number_that_is_no_total_one_is_answered_with_the_issue_of_the_year(tmp_path: Path) -> None:
    (tmp_path / "bulletin.yaml").write_text("name: 甲\npublisher: 乙\n", encoding="utf-8")
    for year in (2023, 2024):
        (tmp_path / f"issues/{year}").mkdir(parents=True)
        front = f"---\nnumber: 3\ncumulative: {year - 1300}\n---\n"
        (tmp_path / f"issues/{year}/3.md").write_text(front, encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        House.find(tmp_path).resolve(["3"])
    assert caught.value.findings[0].hint == "第3期写成 2024/3。现有总期号 723 到 724。"


@pytest.mark.parametrize(
    ("name", "right"),
    {
        "2024/第3期.md": "3.md",
        "2024/2.md.txt": "2.md",
        "2024/2.MD": "2.md",
        "2024/12 修改稿.md": "12.md",
        "2024/增刊第8期.md": "增刊8.md",
        "2024/增刊一.md": "增刊期号.md",
        "2024/旧稿/12.md": "12.md",
        "2024/联络动态第12期.md": "12.md",
        "2024/7增刊.md": "增刊7.md",
        "2024/3（1）.md": "3.md",
        "14.md": "14.md",
    }.items(),
)
def test_a_file_that_is_named_like_an_issue_and_is_none_is_told(tmp_path: Path, name: str, right: str) -> None:
    house = found(tmp_path, {"2024/1": text()})
    (tmp_path / "issues" / name).parent.mkdir(exist_ok=True)
    (tmp_path / "issues" / name).write_text("x", encoding="utf-8")
    (finding,) = house.passed_over()
    assert (finding.code, finding.place.path) == ("issue-passed-over", f"issues/{name}")
    assert f"issues/年份/{right}" in finding.hint


@pytest.mark.parametrize(
    "name",
    [
        "2024/增刊1.md",
        "2024/说明.md",
        "2024/一些说明.md",
        "2024/2024选题计划.md",
        "2024/选题12.md",
        "2024/12.txt",
        "2024/12.docx",
        ".schema.json",
        "2024/_12.md",
        "2024/.12.md",
        "2024/~12.md",
    ],
)
def test_other_files_among_the_issues_are_nobodys_business(tmp_path: Path, name: str) -> None:
    house = found(tmp_path, {"2024/1": text()})
    (tmp_path / "issues" / name).write_text("x", encoding="utf-8")
    assert house.passed_over() == []


def test_a_word_that_no_system_takes_for_a_path_means_nothing(tmp_path: Path) -> None:
    known = found(tmp_path, {"2024/1": text()})
    for word in ("甲\0乙.md", f"{'a' * 300}.md"):
        with pytest.raises(UsageError) as caught:
            known.resolve([word])
        assert codes(caught) == ["issue-unknown"]
