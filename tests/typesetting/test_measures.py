"""Sizes of pictures: side by side they are equally high and share their width; none is higher than its page leaves room for."""

from __future__ import annotations

from dataclasses import replace

import pytest
from blocks import document, figure, lianluo, picture

from bulletin.document import Document, Image
from bulletin.layout.lengths import Length
from bulletin.typesetting.reckoning.measures import figure_height, picture_sizes, shrunk_width

PAGE = lianluo().page
PICTURES = {"plan.png": picture(), "wide.png": picture("wide.png", 800, 200), "tall.png": picture("tall.png", 300, 900)}


def sizes(*images: Image, caption: str = "") -> list[tuple[Length, Length]]:
    return picture_sizes(figure(*images, caption=caption), shown())[0]


def shown() -> Document:
    return document(pictures=PICTURES)


def row(*names: str, width: float = 1) -> tuple[Image, ...]:
    return tuple(Image(name, "图", width / len(names)) for name in names)


@pytest.mark.parametrize("names", [("plan.png", "tall.png"), ("plan.png", "tall.png", "wide.png"), ("wide.png",) * 4])
def test_pictures_side_by_side_are_equally_high(names: tuple[str, ...]) -> None:
    assert len({height for _, height in sizes(*row(*names))}) == 1


@pytest.mark.parametrize("names", [("plan.png", "tall.png"), ("plan.png", "tall.png", "wide.png"), ("wide.png",) * 4])
def test_pictures_side_by_side_fill_the_line_and_no_more(names: tuple[str, ...]) -> None:
    _, gap = picture_sizes(figure(*row(*names)), shown())
    whole = sum(width for width, _ in sizes(*row(*names))) + gap * (len(names) - 1)
    assert 0 < PAGE.measure - whole < PAGE.slack * 1.1


def test_pictures_side_by_side_share_the_width_that_was_asked_for() -> None:
    widths = [width for width, _ in sizes(*row("plan.png", "tall.png", width=0.6))]
    assert sum(widths) / PAGE.measure == pytest.approx(0.6)


def test_a_picture_keeps_its_shape() -> None:
    assert all(width / height == pytest.approx(4 / 3) for width, height in sizes(*row("plan.png", "plan.png")))


@pytest.mark.parametrize("caption", ["", "图1", "图" * 40])
def test_a_picture_higher_than_a_page_fits_it_with_its_caption_and_two_lines_of_heading(caption: str) -> None:
    tall = figure(Image("tall.png", "图", 1), caption=caption)
    assert figure_height(tall, shown()) == PAGE.pitch * (PAGE.lines - 2)


def test_a_figure_takes_the_lines_that_it_is_bound_to() -> None:
    bound = replace(figure(Image("plan.png", "图", 1), caption="图1"), lines=7)
    assert figure_height(bound, shown()) == PAGE.pitch * 7


def test_the_width_that_makes_a_figure_fit_is_told() -> None:
    assert shrunk_width(figure(Image("plan.png", "图", 1), caption="图1"), 7, shown()) == 50


@pytest.mark.parametrize("names", [("tall.png",), ("plan.png", "tall.png"), ("tall.png",) * 3])
def test_at_the_width_that_is_told_pictures_side_by_side_fit_and_not_at_one_more(names: tuple[str, ...]) -> None:
    share = shrunk_width(figure(*row(*names), caption="图1"), 5, shown())
    high = [figure_height(figure(*row(*names, width=one / 100), caption="图1"), shown()) for one in (share, share + 2)]
    assert high[0] <= PAGE.pitch * 5 < high[1]
