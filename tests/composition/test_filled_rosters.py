"""Names in columns: which stand on a line, and how far apart."""

from __future__ import annotations

import pytest
from blocks import lianluo

from bulletin.composition.rosters import Group, in_columns
from bulletin.document import LineBreak, Paragraph, Step, Text, ended, plain
from bulletin.findings import Place
from bulletin.layout.lengths import Length

CELL = Length.parse("15.75pt")


def paragraphs(label: str, *names: str) -> list[Paragraph]:
    written = tuple((Text(name),) for name in names)
    group = Group((Text(label),) if label else (), written, Place("a.md", 1, 1))
    return list(in_columns([group], lianluo()))


def lines(label: str, *names: str) -> list[str]:
    return [plain(line) for one in paragraphs(label, *names) for line in ended(one.inlines)]


def steps(label: str, *names: str) -> list[float]:
    """Return how many characters wide each gap is."""
    return [one.width / CELL for each in paragraphs(label, *names) for one in each.inlines if isinstance(one, Step)]


def test_six_names_of_three_characters_stand_on_a_line() -> None:
    assert lines("", *["李小明"] * 7) == ["李小明" * 6, "李小明"]


def test_behind_a_label_five_names_stand_on_a_line() -> None:
    assert lines("副主任：", *["李小明"] * 6) == ["副主任：" + "李小明" * 5, "李小明"]


def test_a_name_takes_the_columns_that_it_needs() -> None:
    assert steps("", "李红梅（女，苗族）", "欧阳建国", "李小明") == [3, 4]


def test_a_mark_that_passes_for_latin_has_no_spacing() -> None:
    assert steps("", "古丽·买", "李小明") == [pytest.approx(4 - 0.25 / 15.75, abs=1e-4)]


def test_a_short_label_leads_to_the_first_column() -> None:
    assert steps("委员：", "李小明") == [1]


def test_a_label_that_fills_its_columns_is_followed_by_the_name() -> None:
    assert steps("副主任：", "李小明") == []


@pytest.mark.parametrize(
    ("label", "styles"),
    {
        "": ["names"],
        "委员：": ["names-group"],
        "副秘书长：": ["names-wide"],
        "领导小组办公室成员：": ["names-label", "names"],
    }.items(),
)
def test_the_style_follows_from_the_label(label: str, styles: list[str]) -> None:
    assert [one.style for one in paragraphs(label, "李小明")] == styles


def test_a_name_wider_than_a_line_stands_alone() -> None:
    assert LineBreak() in paragraphs("", "古" * 20, "李小明")[0].inlines
