"""Figures at a page turn: whole with their captions, no emptier pages than need be, the same in both outputs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import fills
import houses
import pytest
from blocks import SENTENCES, lianluo
from fills import Paper

from bulletin.document import Block, Document, Figure, Heading, Paragraph
from bulletin.typesetting import pages as typesetting
from bulletin.typesetting.pages import Pages

PITCH = lianluo().page.pitch
FIGURE = fills.shown("plan", "{width=80%}")
FLOATING = fills.shown("plan", "{width=80% 浮动}")
BEHIND = f"\n\n{SENTENCES}\n\n{SENTENCES}\n"
KINDS = {
    "a figure": f"{FIGURE}{BEHIND}",
    "a caption of two lines": f"{fills.shown('plan', '{width=80%}', title='图1　' + '走访群众，' * 8)}{BEHIND}",
    "a heading before it": f"## 一、总体情况\n\n{FIGURE}{BEHIND}",
    "a floating figure": f"{FLOATING}{BEHIND}{BEHIND}",
    "a heading behind a floating one": f"{FLOATING}\n\n### （一）走访。{SENTENCES}\n\n## 二、其他\n\n{SENTENCES}\n",
    "pictures side by side": f"{fills.shown('plan')} {fills.shown('upright')}{BEHIND}",
    "a picture higher than a page": f"## 一、总体情况\n\n{fills.shown('upright')}{BEHIND}",
    "a contributor behind it": f"{FIGURE}\n\n（某某县人大常委会　供稿）\n",
}


def figure_of(pages: Pages) -> Figure:
    """Return the figure as it was laid out."""
    return next(block for block in pages.document.blocks if isinstance(block, Figure))


def alone(paper: Paper) -> bool:
    """Tell whether a caption does not stand right below its pictures."""
    caption = next(line for line in paper.lines if line.text.startswith("图1"))
    last = paper.pictures[-1]
    return caption.page != last.page or not 0 < caption.y - last.bottom < PITCH.pt


def sizes(paper: Paper) -> list[tuple[int, float, float]]:
    """Return page, width and height of the pictures, to half a point."""
    return [(box.page, round(2 * (box.right - box.left)), round(2 * (box.bottom - box.top))) for box in paper.pictures]


Laid = Callable[[str], dict[int, Pages]]
Printed = Callable[[str], dict[int, Paper]]


@pytest.fixture(scope="module")
def laid_out(tmp_path_factory: pytest.TempPathFactory) -> Laid:
    """Lay out a kind of text, once; behind more than 13 paragraphs a figure begins on the second page and has room."""
    folder = tmp_path_factory.mktemp("refit")
    return cache(lambda kind: fills.filled(folder, KINDS[kind], fills.heights(range(14))))


@pytest.fixture(scope="module")
def printed(laid_out: Laid) -> Printed:
    return cache(lambda kind: fills.printed(laid_out(kind)))


def test_a_picture_without_a_caption_stands_where_it_fits_whatever_follows(tmp_path: Path) -> None:
    laid_out = fills.filled(tmp_path, f"![图](../../assets/wide.png)\n\n{FIGURE}{BEHIND}", range(1, 12))
    ours, theirs = fills.printed(laid_out), fills.in_word(fills.every_other(laid_out))
    assert fills.differing(ours, theirs) == []
    assert {height for height, paper in ours.items() if paper.pictures[0].page == 1} > {1, 2, 3}


@pytest.mark.parametrize("kind", KINDS)
def test_a_caption_stands_below_its_picture(kind: str, printed: Printed) -> None:
    assert [height for height, paper in printed(kind).items() if alone(paper)] == []


# A word processor's pages turn where ours do: it is asked where a figure, of up to eleven lines, comes next to the turn.
@pytest.mark.parametrize("kind", KINDS)
def test_word_shows_the_same_lines_and_pictures_on_the_same_pages(kind: str, laid_out: Laid, printed: Printed) -> None:
    asked = {height: pages for height, pages in laid_out(kind).items() if height in fills.heights(range(1, 12))}
    theirs = fills.in_word(fills.every_other(asked))
    ours = {height: printed(kind)[height] for height in theirs}
    assert fills.differing(ours, theirs) == []
    assert [h for h in ours if [p for p, *_ in sizes(ours[h])] != [p for p, *_ in sizes(theirs[h])]] == []


def test_word_shows_a_shrunk_picture_as_large_as_the_pdf(tmp_path: Path) -> None:
    laid_out = fills.filled(tmp_path, KINDS["a figure"], [3])
    (ours,), (theirs,) = sizes(fills.printed(laid_out)[3]), sizes(fills.in_word(laid_out)[3])
    assert ours == pytest.approx(theirs, abs=1)


@pytest.fixture(scope="module")
def plain(laid_out: Laid) -> dict[int, Pages]:
    return laid_out("a figure")


def test_a_picture_shrinks_where_it_fits_then(plain: dict[int, Pages]) -> None:
    assert {height: figure_of(plain[height]).lines for height in (1, 2, 3)} == {1: None, 2: 10, 3: 9}


def test_a_picture_that_a_fifth_would_not_help_is_as_large_as_asked_for(plain: dict[int, Pages]) -> None:
    assert {figure_of(plain[height]).lines for height in range(4, 13)} == {None}


def test_a_picture_never_shrinks_in_vain(plain: dict[int, Pages]) -> None:
    shrunk = [pages for pages in plain.values() if figure_of(pages).lines is not None]
    assert shrunk
    assert all(not pages.stands[0].free for pages in shrunk)


def test_a_heading_goes_with_its_figure(laid_out: Laid) -> None:
    for pages in laid_out("a heading before it").values():
        heading = next(line for line in pages.lines if line.text.startswith("一、"))
        assert heading.page == pages.stands[0].page


@pytest.fixture(scope="module")
def floating(laid_out: Laid) -> dict[int, Pages]:
    return {height: laid_out("a floating figure")[height] for height in range(4, 13)}


def test_text_fills_the_page_that_a_floating_figure_does_not_fit_on(floating: dict[int, Pages]) -> None:
    assert {pages.stands[0].free for pages in floating.values()} == {0}


def test_text_fills_the_page_below_a_masthead_with_a_lower_red_line(tmp_path: Path) -> None:
    front = f"{fills.FRONT}密级: 内部资料\n"
    laid_out = fills.filled(tmp_path, KINDS["a floating figure"], range(4, 12), front)
    assert {pages.stands[0].free for pages in laid_out.values()} == {0}
    assert {next(line.style for line in pages.lines if line.page == 2) for pages in laid_out.values()} == {
        "figure-caption"
    }


def test_a_floating_figure_begins_the_next_page(floating: dict[int, Pages]) -> None:
    first = [next(line for line in pages.lines if line.page == 2) for pages in floating.values()]
    assert {line.style for line in first} == {"figure-caption"}


def test_a_paragraph_that_a_figure_stands_in_goes_on_behind_it(floating: dict[int, Pages]) -> None:
    halves = [around(pages.document.blocks) for pages in floating.values()]
    divided = [(before, after) for before, after in halves if isinstance(before, Paragraph) and before.goes_on]
    assert divided
    assert all(isinstance(after, Paragraph) and after.behind for _, after in divided)


def around(blocks: Sequence[Block]) -> tuple[Block, Block]:
    """Return the blocks before and behind the figure."""
    at = next(number for number, block in enumerate(blocks) if isinstance(block, Figure))
    return blocks[at - 1], blocks[at + 1]


def test_the_line_before_a_floating_figure_is_full(tmp_path: Path) -> None:
    papers = fills.printed(fills.filled(tmp_path, KINDS["a floating figure"], [6]))
    foot = [line for line in papers[6].lines if line.page == 1][-1]
    page = lianluo().page
    assert foot.right == pytest.approx((page.left + page.measure - page.slack).pt, abs=0.5)


def test_a_floating_figure_stays_before_the_next_heading_of_its_level(laid_out: Laid) -> None:
    for pages in laid_out("a heading behind a floating one").values():
        blocks = pages.document.blocks
        second = next(n for n, one in enumerate(blocks) if isinstance(one, Heading) and one.label.startswith("二"))
        assert blocks.index(figure_of(pages)) < second


def test_a_floating_figure_passes_no_other(tmp_path: Path) -> None:
    body = f"{FLOATING}\n\n{SENTENCES}\n\n{fills.shown('wide', title='图2　题注')}\n\n{SENTENCES}\n"
    for pages in fills.filled(tmp_path, body, range(4, 13)).values():
        shapes = [one.images[0].name for one in pages.document.blocks if isinstance(one, Figure)]
        assert shapes == ["plan.png", "wide.png"]


def test_without_the_wish_no_text_goes_before_a_figure(plain: dict[int, Pages]) -> None:
    assert all(not isinstance(b, Paragraph) or not b.goes_on for p in plain.values() for b in p.document.blocks)


def test_a_page_does_not_keep_the_masthead_alone_for_a_picture(tmp_path: Path) -> None:
    (pages,) = fills.filled(tmp_path, fills.shown("upright") + BEHIND, [0]).values()
    assert pages.stands[0].page == 1


# What belongs below a figure that nearly fills its page; and a colophon for which it would have to shrink too far.
BELOW = {
    "contributor": "（某某县人大常委会　供稿）\n",
    "signature": "某县人大常委会\n\n2024年7月30日\n",
    "colophon": "",
}
LONG = f"标题: 一期简报\n{houses.COLOPHON}批准文号: 湘简准字〔2000〕第28号\n印数: 300\n"
LONG = LONG.replace("厅]", "厅, " + "、".join(["省人民政府办公厅"] * 12) + "]")


def pages_of(pages: Pages) -> tuple[int, int, int]:
    """Return the pages of the figure and of what stands below its caption, and how many there are."""
    lines = [line.style for line in pages.lines]
    below = pages.lines[lines.index("figure-caption") + 1 :]
    return pages.stands[0].page, below[0].page if below else len(pages), len(pages)


@pytest.mark.parametrize("below", BELOW)
def test_a_picture_leaves_room_for_what_belongs_below_it(below: str, tmp_path: Path) -> None:
    laid_out = fills.filled(tmp_path, f"视察。\n\n{fills.shown('upright')}\n\n{BELOW[below]}", [0, 12])
    assert {height: pages_of(pages) for height, pages in laid_out.items()} == {0: (2, 2, 2), 12: (3, 3, 3)}
    assert fills.differing(fills.printed(laid_out), fills.in_word(laid_out)) == []


@pytest.mark.parametrize("below", BELOW)
def test_a_colophon_too_high_for_the_rest_of_a_picture_s_page_stands_alone_in_both_outputs(
    below: str, tmp_path: Path
) -> None:
    laid_out = fills.filled(tmp_path, f"视察。\n\n{fills.shown('upright')}\n\n{BELOW[below]}", [0, 11], LONG)
    assert {len(pages) for pages in laid_out.values()} == {3}
    assert fills.differing(fills.printed(laid_out), fills.in_word(laid_out)) == []


@pytest.mark.parametrize("below", ["signature", "colophon"])
def test_a_picture_stays_where_it_has_room_if_what_belongs_below_it_has_none_anyhow(below: str, tmp_path: Path) -> None:
    laid_out = fills.filled(tmp_path, f"视察。\n\n{fills.shown('upright')}\n\n{BELOW[below]}", [12, 13], LONG)
    assert {pages_of(pages) for pages in laid_out.values()} == {(2, 3, 3)}
    assert fills.differing(fills.printed(laid_out), fills.in_word(laid_out)) == []


def test_many_pictures_leave_room_in_a_few_layouts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    body = "\n\n".join(
        f"# 第{number}篇\n\n视察。\n\n{fills.shown('upright')}\n\n{BELOW['signature']}" for number in range(8)
    )
    document, laid = fills.issue(tmp_path, body, front=houses.COLOPHON), list[int]()
    settled = typesetting.__dict__["_settled"]

    def counted(changed: Document, *, turned: bool) -> Pages:
        laid.append(1)
        found: Pages = settled(changed, turned=turned)
        return found

    monkeypatch.setattr(typesetting, "_settled", counted)
    pages = typesetting.lay_out(document)
    assert [stand.page for stand in pages.stands] == [line.page for line in pages.lines if line.style == "signature"]
    assert len(laid) < len(pages.stands)
