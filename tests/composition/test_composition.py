from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import houses
import pytest

from bulletin import compose, read
from bulletin.composition.template import DIALECT
from bulletin.document import (
    Colophon,
    Contents,
    Document,
    Heading,
    LineBreak,
    PageBreak,
    Pair,
    Paragraph,
    Table,
    Text,
    plain,
)
from bulletin.errors import BulletinError, ContentError, LimitError

if TYPE_CHECKING:
    from bulletin.findings import Finding

TITLE = "标题: 一期简报\n"
OWN = '{% extends "base/issue.html.j2" %}\n'


def paragraphs(document: Document, style: str) -> list[str]:
    blocks = (block for block in document.blocks if isinstance(block, Paragraph | Heading) and block.style == style)
    return [plain(block.inlines) for block in blocks]


def fault(root: Path, body: str, front: str = TITLE) -> Finding:
    with pytest.raises(ContentError) as caught:
        houses.document(root, body, front)
    (finding,) = caught.value.findings
    return finding


def own(root: Path, template: str, front: str = TITLE, body: str = houses.BODY) -> Document:
    """Compose an issue through a template of the house's own."""
    folder = root / "templates/own"
    folder.mkdir(parents=True)
    (folder / "layout.yaml").write_text("extends: base\n", encoding="utf-8")
    (folder / "issue.html.j2").write_text(template, encoding="utf-8")
    house = houses.found(root, {"2024/1": houses.text(body, front=front)}, f"{houses.FILE}template: own\n")
    return compose(read(root / "issues/2024/1.md", house))


def refused(root: Path, template: str) -> Finding:
    with pytest.raises(ContentError) as caught:
        own(root, template)
    (finding,) = caught.value.findings
    return finding


def test_an_issue_is_masthead_title_text_and_colophon_in_this_order(tmp_path: Path) -> None:
    document = houses.document(
        tmp_path, "甲\n\n（乙 供稿）", TITLE + houses.COLOPHON + "副标题: 副\n按语: 丙\n密级: 秘\n"
    )
    assert [
        block.style for block in document.blocks if not isinstance(block, Colophon) and hasattr(block, "style")
    ] == [
        "secrecy",
        "name",
        "number",
        "cumulative",
        "imprint",
        "red-line-low",
        "note",
        "title-over",
        "subtitle",
        "body",
        "contributor",
    ]
    assert isinstance(document.blocks[-1], Colophon)


def test_the_masthead_prints_number_publisher_and_date(tmp_path: Path) -> None:
    document = houses.document(tmp_path)
    (imprint,) = (block for block in document.blocks if isinstance(block, Pair))
    assert paragraphs(document, "number") == ["第1期"]
    assert paragraphs(document, "cumulative") == ["（总第一期）"]
    assert (plain(imprint.left), plain(imprint.right)) == ("某市人大常委会办公室编", "2024年7月30日")


def test_thin_gaps_are_carried_by_the_character_before_them(tmp_path: Path) -> None:
    (number,) = (b for b in houses.document(tmp_path).blocks if isinstance(b, Paragraph) and b.style == "number")
    assert number.inlines == (Text("第", "gap"), Text("1", "gap"), Text("期"))


def test_what_the_files_say_about_themselves_comes_from_the_issue(tmp_path: Path) -> None:
    meta = houses.document(tmp_path, front="标题: 甲|乙 丙\n").meta
    assert (meta.title, meta.author) == ("工作简报第1期：甲乙　丙", "某市人大常委会办公室")
    assert (meta.subject, meta.created) == ("工作简报2024年第1期（总第一期）", date(2024, 7, 30))


@pytest.mark.parametrize(
    "sign", ["<b>甲</b>", "甲 & 乙", "&amp;", "</p><p class='body'>", '"甲"', "{{ house.root }}", "{% x %}"]
)
def test_signs_in_front_matter_are_printed_as_they_are(tmp_path: Path, sign: str) -> None:
    quoted = "'" + sign.replace("'", "''") + "'"
    document = houses.document(tmp_path, front=f"标题: {quoted}\n供稿: {quoted}\n按语: {quoted}\n编号: {quoted}\n")
    assert paragraphs(document, "title") == [sign]
    assert paragraphs(document, "note") == [f"编者按：{sign}"]
    assert sign in paragraphs(document, "contributor")[0]


def test_template_code_in_the_body_is_text(tmp_path: Path) -> None:
    assert paragraphs(houses.document(tmp_path, "{{ house.root }} {% raw %}"), "body") == ["{{ house.root }} {% raw %}"]


def test_a_title_breaks_at_its_bar_and_not_in_contents_and_metadata(tmp_path: Path) -> None:
    (title,) = (b for b in houses.document(tmp_path, "# 甲|乙\n\n丙", "").blocks if isinstance(b, Heading))
    assert title.inlines == (Text("甲"), LineBreak(), Text("乙"))
    assert title.label == "甲乙"


@pytest.mark.parametrize(
    ("written", "printed"),
    {"甲 乙": "甲　乙", "甲  乙": "甲　乙", "A B": "A B", "甲 B": "甲 B", "甲 乙 丙": "甲　乙　丙"}.items(),
)
def test_a_space_between_chinese_characters_is_a_whole_character_wide(
    tmp_path: Path, written: str, printed: str
) -> None:
    assert paragraphs(houses.document(tmp_path, front=f"标题: {written}\n"), "title") == [printed]


def test_each_article_of_several_has_its_title_and_contributor(tmp_path: Path) -> None:
    document = houses.document(tmp_path, "# 甲\n\n子\n\n（某某 供稿）\n\n# 乙\n\n丑", "")
    assert paragraphs(document, "title") == ["甲", "乙"]
    assert paragraphs(document, "contributor") == ["（某某　供稿）"]


def test_the_front_matters_contributor_stands_at_the_very_end(tmp_path: Path) -> None:
    document = houses.document(tmp_path, "# 甲\n\n子\n\n# 乙\n\n丑", "供稿: 某某\n")
    assert [b.style for b in document.blocks if isinstance(b, Paragraph)][-2:] == ["body", "contributor"]


@pytest.mark.parametrize(("contents", "apart"), [("是", ["编者按：甲", "编者按：丙"]), ("否", ["编者按：丙"])])
def test_a_note_stands_apart_from_the_contents_and_from_the_article_before_it(
    contents: str, apart: list[str], tmp_path: Path
) -> None:
    body = "> 编者按：甲\n>\n> 乙\n\n# 一\n\n文。\n\n> 编者按：丙\n>\n> 丁\n\n# 二\n\n文。\n"
    document = houses.document(tmp_path, body, f"目录: {contents}\n")
    assert paragraphs(document, "note-first") == apart
    assert sorted(paragraphs(document, "note") + apart) == ["丁", "乙", "编者按：丙", "编者按：甲"]


def test_each_line_of_the_front_matters_note_is_a_paragraph(tmp_path: Path) -> None:
    document = houses.document(tmp_path, front=TITLE + "按语: |\n  甲\n\n  乙\n")
    assert paragraphs(document, "note") == ["编者按：甲", "乙"]


def test_a_note_that_names_itself_is_not_named_twice(tmp_path: Path) -> None:
    assert paragraphs(houses.document(tmp_path, front=TITLE + "按语: 按：甲\n"), "note") == ["按：甲"]


@pytest.mark.parametrize(
    ("front", "body", "there"),
    [
        ("", "# 甲\n\n子\n\n# 乙\n\n丑", True),
        ("目录: 否\n", "# 甲\n\n子\n\n# 乙\n\n丑", False),
        ("", "# 甲\n\n子", False),
        ("目录: 是\n", "# 甲\n\n子", True),
    ],
)
def test_contents_stand_where_there_are_several_articles_or_they_are_asked_for(
    tmp_path: Path, front: str, body: str, *, there: bool
) -> None:
    assert any(isinstance(block, Contents) for block in houses.document(tmp_path, body, front).blocks) is there


def test_an_entry_of_the_contents_leads_to_its_article(tmp_path: Path) -> None:
    document = houses.document(tmp_path, "# 甲|乙\n\n子\n\n# 丙\n\n丑", "")
    (contents,) = (block for block in document.blocks if isinstance(block, Contents))
    anchors = [block.anchor for block in document.blocks if isinstance(block, Heading)]
    assert [(entry.text, entry.anchor) for entry in contents.entries] == list(zip(["甲乙", "丙"], anchors, strict=True))


@pytest.mark.parametrize("end", ["\\分页\n\n乙。\n", "# 附件1 名单\n\n乙。\n", ""], ids=["twice", "attachment", "end"])
def test_a_page_break_that_would_leave_a_page_blank_is_left_out(tmp_path: Path, end: str) -> None:
    document = houses.document(tmp_path, f"甲。\n\n\\分页\n\n{end}", TITLE)
    assert sum(isinstance(block, PageBreak) for block in document.blocks) == end.count("分页")


def test_an_attachment_has_its_mark_and_title_behind_the_contributor(tmp_path: Path) -> None:
    document = houses.document(tmp_path, "甲\n\n（乙 供稿）\n\n# 附件1 清单\n\n丙")
    styles = [block.style for block in document.blocks if isinstance(block, Paragraph | Heading)]
    assert styles[-4:] == ["contributor", "attachment", "attachment-title", "body"]


def test_receivers_are_listed_by_label_and_end_with_a_full_stop(tmp_path: Path) -> None:
    front = TITLE + "分送: {报: [甲, 乙], 送: [丙、丁, 戊]}\n"
    (colophon,) = (b for b in houses.document(tmp_path, front=front).blocks if isinstance(b, Colophon))
    assert [plain(p.inlines) for p in colophon.parts[0]] == ["报：甲、乙。", "送：丙、丁，戊。"]


def test_a_colophon_without_entries_is_empty(tmp_path: Path) -> None:
    (colophon,) = (b for b in houses.document(tmp_path).blocks if isinstance(b, Colophon))
    assert colophon.parts == ()


@pytest.mark.parametrize(
    ("body", "front", "code", "place"),
    [
        ("# 甲\n\n乙", TITLE, "title-twice", "7:1"),
        ("甲", "", "title-missing", "1"),
        ("甲", "标题:\n", "title-missing", "5:1"),
        *(("甲", f"标题: {empty}\n", "title-missing", "5:5") for empty in ("~", '"|"', '" | "', '"　"', '"{紧}"')),
        ("甲\n\n（乙 供稿）", TITLE + "供稿: 丙\n", "contributor-twice", "10:2"),
        ("甲\n\n![乙](no.png)", TITLE, "picture-missing", "9:6"),
    ],
)
def test_a_fault_of_the_whole_issue_is_found_at_its_place(
    tmp_path: Path, body: str, front: str, code: str, place: str
) -> None:
    finding = fault(tmp_path, body, front)
    assert (finding.code, str(finding.place)) == (code, f"issues/2024/1.md:{place}")


@pytest.mark.parametrize(
    ("front", "hint"),
    {"": "在文件开头写 标题: 某某标题", "标题:\n": "在冒号后面写上标题", "标题: ~\n": "在冒号后面写上标题"}.items(),
)
def test_a_title_that_is_missing_is_asked_for_by_the_name_that_the_file_has_for_it(
    tmp_path: Path, front: str, hint: str
) -> None:
    assert fault(tmp_path, "甲", front).hint.startswith(hint)


def test_text_before_the_first_title_is_told_once(tmp_path: Path) -> None:
    assert fault(tmp_path, "甲\n\n# 乙\n\n丙\n\n# 丁\n\n戊", "").code == "text-before-title"


def test_another_bulletin_writes_its_own_masthead(tmp_path: Path) -> None:
    document = own(tmp_path, OWN + '{% block masthead %}<p class="note">{{ house.name }}</p>{% endblock %}')
    assert [block.style for block in document.blocks if isinstance(block, Paragraph | Heading)] == [
        "note",
        "title",
        "body",
    ]


@pytest.mark.parametrize(
    ("expression", "name"),
    [
        ("{{ nothing }}", "nothing"),
        ("{{ issue.nothing }}", "nothing"),
        ("{{ nothing.more }}", "nothing"),
        ("{% for x in nothing %}{% endfor %}", "nothing"),
        ("{% if nothing %}{% endif %}", "nothing"),
    ],
)
def test_an_unknown_variable_is_found_on_its_line_of_the_template(tmp_path: Path, expression: str, name: str) -> None:
    line = f"{{% block masthead %}}{expression}{{% endblock %}}"
    finding = refused(tmp_path, f"{OWN}\n{line}\n")
    assert (finding.code, finding.message) == ("template-variable", f"模板用了不存在的变量：{name}")
    assert (str(finding.place), finding.place.text) == ("templates/own/issue.html.j2:3", line)


@pytest.mark.parametrize(
    ("template", "code", "line"),
    [
        ("{% block %}", "template-broken", 1),
        ("{{ 甲", "template-broken", 1),
        ("\n{{ 1 | nofilter }}", "template-broken", 2),
        ("\n{{ 1 / 0 }}", "template-broken", 2),
        ("\n{{ 1 + 'a' }}", "template-broken", 2),
        ("\n{{ ''.__class__.__mro__ }}", "template-broken", 2),
        ("\n{{ house.__init__.__globals__ }}", "template-broken", 2),
        ("\n{{ house.root.joinpath('bulletin.yaml').read_text() }}", "template-broken", 2),
        ("\n{{ articles.append(1) }}", "template-broken", 2),
        ("\n{{ house.parse_raw('x', content_type='pickle', allow_pickle=True) }}", "template-broken", 2),
        ("\n{{ house.find('/') }}", "template-broken", 2),
        ("\n{{ house.model_fields }}", "template-broken", 2),
        ("\n{{ at.func }}", "template-broken", 2),
        ("\n{{ cycler.__init__.__globals__.os.popen('id').read() }}", "template-broken", 2),
        ("\n{{ 9 ** 99999999 }}", "template-broken", 2),
        ("\n{{ range(10 ** 9) | list }}", "template-broken", 2),
        ('{% include "../../bulletin.yaml" %}', "template-missing", 1),
        ('{% extends "nowhere/issue.html.j2" %}', "template-missing", 1),
        ('{% extends "own/issue.html.j2" %}', "template-broken", 1),
        ("<p class='body'>", "template-broken", 0),
        ("<u class='body'></u>", "element-unknown", 0),
    ],
)
def test_a_broken_or_malicious_template_is_a_finding(tmp_path: Path, template: str, code: str, line: int) -> None:
    finding = refused(tmp_path, template)
    assert (finding.code, finding.place.line) == (code, line)


@pytest.mark.parametrize(
    "template",
    [
        "{{ 'a' * 10 ** 9 }}",
        "{{ ('a' * 10 ** 7) | center(10 ** 9) }}",
        "{{ '%1000000000d' | format(1) }}",
        "{% set x = namespace(y='a') %}{% for _ in range(40) %}{% set x.y = x.y ~ x.y %}{% endfor %}",
        "{% for _ in range(99999) %}{{ 'a' * 1000 }}{% endfor %}",
    ],
)
def test_a_template_that_writes_or_takes_too_much_is_beyond_the_limit(tmp_path: Path, template: str) -> None:
    with pytest.raises(LimitError) as caught:
        own(tmp_path, template)
    assert caught.value.findings[0].code == "template-too-much"


def test_a_template_that_is_a_link_out_of_its_folder_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret.j2").write_text("secret", encoding="utf-8")
    (tmp_path / "templates/other").mkdir(parents=True)
    (tmp_path / "templates/other/link.j2").symlink_to(tmp_path / "secret.j2")
    finding = refused(tmp_path, '\n{% include "other/link.j2" %}')
    assert (finding.code, finding.place.line) == ("template-missing", 2)


def test_composing_twice_gives_the_same_blocks(tmp_path: Path) -> None:
    body = "# 甲\n\n子[^1]\n\n[^1]: 注\n\n# 乙\n\n- 丑"
    assert houses.document(tmp_path, body, "").blocks == houses.document(tmp_path, body, "").blocks


def test_every_fault_is_of_our_own_kind(tmp_path: Path) -> None:
    with pytest.raises(BulletinError):
        own(tmp_path, "{{ layout.styles['nothing'] }}")


TABLE = "| 甲 | 乙 |\n|---|---|\n| 丙 | 丁 |\n"


def test_two_tables_in_a_row_are_parted_by_a_line(tmp_path: Path) -> None:
    document = houses.document(tmp_path, f"{TABLE}\n{TABLE}", TITLE)
    assert [type(block) for block in document.blocks[-4:]] == [Table, Paragraph, Table, Colophon]


def test_tables_with_captions_need_no_line_between_them(tmp_path: Path) -> None:
    document = houses.document(tmp_path, f"表1：戊\n\n{TABLE}\n表2：己\n\n{TABLE}", TITLE)
    assert [type(block) for block in document.blocks[-3:]] == [Table, Table, Colophon]


@pytest.mark.parametrize(
    ("bodies", "listed"),
    [(("甲", "乙"), "甲、乙"), (("甲、乙", "丙"), "甲、乙，丙"), (("甲，乙", "丙"), "甲，乙，丙"), ((), "")],
)
def test_bodies_are_listed_by_a_mark_that_stands_in_none_of_their_names(bodies: tuple[str, ...], listed: str) -> None:
    assert DIALECT.filters["listed"](bodies) == listed


@pytest.mark.parametrize(
    ("front", "places"),
    [
        ("按语: |\n  甲\n  乙\n", [(7, 3), (8, 3)]),
        ("按语: |\n  甲\n  甲\n", [(7, 3), (8, 3)]),
        ('按语: "甲\\n乙"\n', [(6, 6), (6, 9)]),
        ("按语: >\n  甲 丁\n  丙\n\n  乙\n", [(7, 3), (10, 3)]),
    ],
)
def test_each_paragraph_of_the_front_matters_note_has_a_place_of_its_own(
    front: str, places: list[tuple[int, int]], tmp_path: Path
) -> None:
    document = houses.document(tmp_path, front=TITLE + front)
    notes = [block.place for block in document.blocks if isinstance(block, Paragraph) and block.style == "note"]
    assert [(place.line, place.column) for place in notes] == places


@pytest.mark.parametrize(
    ("front", "line"),
    [("按语: |\n  甲：\n  - 乙\n", 8), ("按语: >\n  甲：\n  - 乙\n", 8), ("按语: >\n  甲：\n  1. 乙\n", 8)],
)
def test_a_list_in_the_front_matters_note_is_refused(front: str, line: int, tmp_path: Path) -> None:
    with pytest.raises(ContentError) as refused:
        houses.document(tmp_path, front=TITLE + front)
    assert [(one.code, one.place.line) for one in refused.value.findings] == [("quote-refused", line)]


def test_numbers_that_begin_the_paragraphs_of_a_note_are_text(tmp_path: Path) -> None:
    document = houses.document(tmp_path, front=TITLE + "按语: |\n  甲：\n  1. 乙\n")
    assert paragraphs(document, "note") == ["编者按：甲：", "1. 乙"]
