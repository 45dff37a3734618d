"""A whole measure, with chapters, articles, paragraphs and items, as an office writes it: alike in both outputs wherever pages turn."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import fills
import houses
import judges
import pytest

from bulletin.typesetting.pages import Pages, lay_out
from bulletin.writers import write_pages

FRONT = f"标题: 某市人民代表大会代表建议办理工作办法\n{houses.COLOPHON}"
CHAPTERS = ("总则", "建议的提出", "建议的交办", "建议的办理", "办理结果的答复与反馈", "监督与考核", "附则")
NUMERALS = "一二三四五六七八九十"
ARTICLES = (
    "为了规范代表建议办理工作，提高办理质量，根据有关法律法规，结合本市实际，制定本办法。",
    "代表建议应当一事一议，有情况、有分析、有具体意见，注明联系方式。属于下列情形之一的，不作为代表建议提出：\n\n（一）涉及解决代表本人及其亲属个人问题的；\n\n（二）没有实际内容的；\n\n（三）其他不应当作为代表建议的。",
    "承办单位应当自交办之日起三个月内办结并答复代表；情况复杂的，经交办机关同意，可以延长，最长不超过六个月。\n\n承办单位对答复中承诺事项的落实情况，应当建立台账，逐件跟踪，并于每年12月底前向代表通报。",
    "代表对答复不满意的，交办机关应当责成承办单位在30日内重新研究办理，再次答复代表。",
)


def numeral(number: int) -> str:
    ten, one = divmod(number, 10)
    return ("" if ten == 0 else "十" if ten == 1 else f"{NUMERALS[ten - 1]}十") + (NUMERALS[one - 1] if one else "")


def measure() -> str:
    """Write the measure: seven chapters of four articles."""
    parts = ["（2024年7月30日某市第十届人民代表大会常务委员会第二十次会议通过）"]
    for chapter, name in enumerate(CHAPTERS):
        parts.append(f"## 第{NUMERALS[chapter]}章　{name}")
        parts += [f"第{numeral(chapter * 4 + n)}条　{text}" for n, text in enumerate(ARTICLES, 1)]
    return "\n\n".join([*parts, "第二十九条　本办法自2024年9月1日起施行。"])


@pytest.fixture(scope="module")
def laid_out(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], dict[int, Pages]]:
    folder = tmp_path_factory.mktemp("statutes")
    shifted = {n: fills.issue(folder, f"{measure()}\n\n" + "末段。\n\n" * n, front=FRONT) for n in (0, 2)}
    return cache(lambda: {n: lay_out(one) for n, one in shifted.items()})


def test_word_shows_the_same_lines_on_the_same_pages(laid_out: Callable[[], dict[int, Pages]]) -> None:
    pages = laid_out()
    assert min(len(one) for one in pages.values()) > 3
    assert fills.differing(fills.printed(pages), fills.in_word(pages)) == []


def test_it_is_built_without_a_remark(laid_out: Callable[[], dict[int, Pages]]) -> None:
    assert [one.document.findings for one in laid_out().values()] == [(), ()]


def test_a_line_is_free_above_and_below_the_name_of_a_chapter(laid_out: Callable[[], dict[int, Pages]]) -> None:
    pages = laid_out()[0]
    rows = fills.Paper(write_pages(pages.document, pages, "pdf")).lines
    at = next(n for n, row in enumerate(rows) if row.text == "第二章建议的提出")
    pitch = pages.document.layout.page.pitch.pt
    assert [round((rows[n + 1].y - rows[n].y) / pitch, 1) for n in (at - 1, at)] == [2, 2]


@pytest.mark.parametrize("name", [*judges.PDF, *judges.DOCX])
def test_both_files_are_sound(name: str, laid_out: Callable[[], dict[int, Pages]]) -> None:
    pages, pdf = laid_out()[0], name in judges.PDF
    judge = judges.PDF[name] if pdf else judges.DOCX[name]
    assert judge(write_pages(pages.document, pages, "pdf" if pdf else "docx")) == []
