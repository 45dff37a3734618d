from __future__ import annotations

import re

import pytest
from marked import blocks, body, faults


def figure(*lines: str) -> str:
    (html,) = blocks("\n".join(lines))
    return html


def image(width: str = "", source: str = "a.png", alt: str = "甲") -> str:
    wide = f" width='{width}'" if width else ""
    return f"<img src='{source}' alt='{alt}'{wide}/>"


def test_a_paragraph_of_a_picture_is_a_figure() -> None:
    assert figure("![甲](a.png)") == f"<figure class='figure'>{image()}</figure>"


@pytest.mark.parametrize("title", ['"图1 题"', "“图1 题”", '  "图1 题"  '])
def test_a_title_is_the_caption(title: str) -> None:
    assert figure(f"![甲](a.png {title})").endswith("<figcaption class='figure-caption'>图1 题</figcaption></figure>")


@pytest.mark.parametrize(
    ("options", "width"),
    {
        "{width=80%}": "0.8",
        "{ width = 80% }": "0.8",
        "{宽=80%}": "0.8",
        "{width=78mm}": "78mm",
        "{width=7.8cm}": "78mm",
        "{}": "",
    }.items(),
)
def test_a_width_is_a_share_of_the_measure_or_a_length(options: str, width: str) -> None:
    assert figure(f"![甲](a.png){options}") == f"<figure class='figure'>{image(width)}</figure>"


@pytest.mark.parametrize(
    ("options", "width"),
    {
        "{浮动}": "",
        "{float}": "",
        "{浮动 宽=80%}": "0.8",
        "{width=80%, 浮动}": "0.8",
        "{width=80%，浮动}": "0.8",
    }.items(),
)
def test_a_figure_floats_where_its_author_allows_it(options: str, width: str) -> None:
    assert figure(f"![甲](a.png){options}") == f"<figure class='figure' data-floats=''>{image(width)}</figure>"


def test_the_width_of_a_picture_beside_another_is_its_own_wish() -> None:
    assert image("0.6") in figure("![甲](a.png){width=60%} ![乙](b.png){width=30%}")


def test_the_place_of_a_caption_is_that_of_its_title() -> None:
    (article,) = body('![甲](a.png "图1 题")').articles
    assert "<figcaption class='figure-caption' data-at='1:13-1:17'>" in article.blocks[0]


@pytest.mark.parametrize("gap", ["\n", " ", ""])
def test_two_pictures_in_a_row_stand_side_by_side(gap: str) -> None:
    assert figure(f"![甲](a.png){gap}![乙](b.png)") == (
        f"<figure class='figure'>{image()}{image('', 'b.png', '乙')}</figure>"
    )


def test_a_title_may_hold_quotation_marks() -> None:
    assert figure('![甲](a.png "图1 交办讲“准”")').endswith("图1 交办讲“准”</figcaption></figure>")


def test_two_paragraphs_of_pictures_are_two_figures() -> None:
    assert len(blocks("![甲](a.png)\n\n![乙](b.png)")) == 2


def test_the_titles_of_two_pictures_make_up_the_caption() -> None:
    assert ">子　　丑</figcaption>" in figure('![甲](a.png "子") ![乙](b.png "丑")')


@pytest.mark.parametrize(
    ("line", "caption"),
    {
        "图1：题": "图1　题",
        "图1 题": "图1　题",
        "图一　题": "图一　题",
        "**图1 题**": "图1　题",
        "图：题": "题",
    }.items(),
)
def test_a_line_below_a_picture_is_its_caption(line: str, caption: str) -> None:
    assert figure("![甲](a.png)", "", line).endswith(
        f"<figcaption class='figure-caption'>{caption}</figcaption></figure>"
    )


def test_a_caption_may_stand_right_below_its_picture() -> None:
    assert ">图1　题</figcaption>" in figure("![甲](a.png)", "图1：题")


def test_a_line_below_a_picture_that_has_a_title_is_a_paragraph() -> None:
    assert blocks('![甲](a.png "图1 题")\n\n图2 题')[1] == "<p class='body'>图2 题</p>"


def test_a_caption_of_a_figure_without_a_picture_is_a_paragraph() -> None:
    assert blocks("图1 题") == ["<p class='body'>图1 题</p>"]


def test_a_picture_on_the_line_below_its_text_is_found() -> None:
    assert faults("甲\n![乙](a.png)") == [("picture-in-text", "2:1")]


@pytest.mark.parametrize(
    ("text", "fault"),
    {
        "![](a.png)": ("alt-missing", "1:1"),
        "  ![ ](a.png)": ("alt-missing", "1:3"),
        "![甲](a.png){height=3cm}": ("picture-option-unknown", "1:12"),
        "![甲](a.png){浮动着}": ("picture-option-unknown", "1:12"),
        "![甲](a.png){width=80%浮动 高}": ("picture-option-unknown", "1:12"),
        "![甲](a.png)\n![乙](b.png){width=5px}": ("picture-option-unknown", "2:12"),
        "![甲](a.png){width=0%}": ("picture-option-unknown", "1:12"),
        "甲![乙](a.png)": ("picture-in-text", "1:2"),
        "![甲](a b.png)": ("picture-name-wrong", "1:6"),
        "![甲]（a.png）": ("picture-in-text", "1:1"),
        "![甲](a.png)。": ("picture-in-text", "1:1"),
        "|甲|\n|-|\n|![乙](a.png)|": ("picture-in-text", "3:2"),
    }.items(),
)
def test_a_faulty_picture_is_found_at_its_place(text: str, fault: tuple[str, str]) -> None:
    assert faults(text) == [fault]


def test_quotation_marks_in_the_alternative_text_are_escaped() -> None:
    assert "alt='&#x27;&lt;甲&gt;&amp;'" in figure("![ '<甲>& ](a.png)")


def test_the_place_of_a_caption_is_its_own_line_below_the_pictures() -> None:
    html = body("甲。\n\n![乙](a.png)\n![丙](b.png)\n图1：丁").articles[0].blocks[1]
    assert re.findall(r"<figcaption [^>]*data-at=['\"]([0-9:-]+)", html) == ["5:1-5:5"]
