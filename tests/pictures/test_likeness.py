"""What the comparison of pictures sees, and what it overlooks: faults and harmless differences planted in the sample."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from likeness import difference, few_colours
from PIL import Image, ImageFilter
from specimen import DPI, SHEETS, document, draw, picture

from bulletin import write
from bulletin.layout import Style
from bulletin.layout.lengths import Length

Change = Callable[[Style], Style]
PAGE = document("2024/1").layout.page


def redrawn(name: str, style: str, change: Change) -> Image.Image:
    """Draw a page anew with one style changed."""
    whole = document(SHEETS[name].issue)
    styles = {**whole.layout.styles, style: change(whole.layout.styles[style])}
    return draw(write(replace(whole, layout=replace(whole.layout, styles=styles)), "pdf"), SHEETS[name].page)


def moved(page: Image.Image, line: int, *, down: float = 0, right: float = 0) -> Image.Image:
    """Move a line of the grid (from 1), by lines and by characters."""
    pitch = PAGE.pitch.pt * DPI / 72
    top = round(PAGE.top.pt * DPI / 72 + (line - 1) * pitch)
    strip = page.crop((0, top, page.width, top + round(pitch)))
    changed = page.copy()
    changed.paste("white", (0, top, page.width, top + round(pitch)))
    changed.paste(strip, (round(right * PAGE.measure.pt / PAGE.characters * DPI / 72), top + round(down * pitch)))
    return changed


def shifted(page: Image.Image, pixels: float) -> Image.Image:
    """Move a page by less than a pixel, right and down."""
    across = (1, 0, -pixels, 0, 1, -pixels)
    return page.transform(
        page.size, Image.Transform.AFFINE, across, Image.Resampling.BICUBIC, fillcolor=(255, 255, 255)
    )


def seen(name: str, changed: Image.Image) -> bool:
    return not difference(few_colours(picture(name)), changed).small


@pytest.mark.parametrize("line", [2, 15, 21])
def test_a_line_half_a_pitch_too_low_is_seen(line: int) -> None:
    assert seen("inner-page", moved(picture("inner-page"), line, down=0.5))


@pytest.mark.parametrize("line", [2, 15, 21])
def test_a_line_a_fifth_of_a_character_too_far_right_is_seen(line: int) -> None:
    assert seen("inner-page", moved(picture("inner-page"), line, right=0.2))


@pytest.mark.parametrize(
    ("name", "style", "face"),
    [
        ("first-page", "body", "楷体"),
        ("first-page", "title-over", "黑体"),
        ("first-page", "subtitle", "仿宋"),
        ("inner-page", "heading-1", "仿宋"),
        ("inner-page", "heading-2", "仿宋"),
        ("last-page", "contributor", "仿宋"),
        ("contents", "note-first", "仿宋"),
        ("table", "table-head", "仿宋"),
    ],
)
def test_a_wrong_face_is_seen(name: str, style: str, face: str) -> None:
    assert seen(name, redrawn(name, style, lambda old: old.model_copy(update={"face": face})))


@pytest.mark.parametrize("name", ["first-page", "inner-page", "contents"])
def test_a_ragged_right_edge_is_seen(name: str) -> None:
    assert seen(name, redrawn(name, "body", lambda old: old.model_copy(update={"align": "left"})))


def test_points_that_are_not_bold_are_seen() -> None:
    assert seen("inner-page", redrawn("inner-page", "strong", lambda old: old.model_copy(update={"bold": False})))


@pytest.mark.parametrize("colour", ["#FFFFFF", "#000000"])
def test_a_red_line_that_is_gone_or_black_is_seen(colour: str) -> None:
    assert seen(
        "first-page", redrawn("first-page", "red-line-low", lambda old: old.model_copy(update={"colour": colour}))
    )


@pytest.mark.wrong_pages("a thicker line pushes what is below it off the grid")
def test_a_red_line_twice_as_thick_is_seen() -> None:
    thick = document("2024/1").layout.styles["red-line-low"].model_copy(update={"weight": Length.of_points(3)})
    assert seen("first-page", redrawn("first-page", "red-line-low", lambda _: thick))


def test_a_missing_page_number_is_seen() -> None:
    changed = picture("inner-page").copy()
    changed.paste("white", (0, round((PAGE.top + PAGE.depth).pt * DPI / 72) + 1, changed.width, changed.height))
    assert seen("inner-page", changed)


def test_another_size_of_paper_is_seen() -> None:
    page = picture("inner-page")
    assert seen("inner-page", page.crop((0, 0, page.width - 1, page.height)))


@pytest.mark.parametrize("name", [name for name, sheet in SHEETS.items() if sheet.to == "pdf"])
def test_the_sixteen_colours_are_not_seen(name: str) -> None:
    assert not seen(name, picture(name))


@pytest.mark.parametrize("name", ["first-page", "inner-page", "table"])
@pytest.mark.parametrize(
    "harmless",
    [
        pytest.param(lambda page: page.filter(ImageFilter.GaussianBlur(0.4)), id="softer edges"),
        pytest.param(lambda page: page.filter(ImageFilter.UnsharpMask(0.5, 30, 0)), id="harder edges"),
        pytest.param(lambda page: page.point([round(255 * (n / 255) ** 1.05) for n in range(256)] * 3), id="darker"),
        pytest.param(lambda page: page.point([round(255 * (n / 255) ** 0.95) for n in range(256)] * 3), id="lighter"),
        pytest.param(lambda page: shifted(page, 0.05), id="a twentieth of a pixel"),
    ],
)
def test_the_edges_of_another_rasteriser_are_not_seen(
    name: str, harmless: Callable[[Image.Image], Image.Image]
) -> None:
    assert not seen(name, harmless(picture(name)))
