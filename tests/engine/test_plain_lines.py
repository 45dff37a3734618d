"""Plain lines: laid out by us or by the engine, every box of a paragraph stands at the same place."""

from __future__ import annotations

import random

import pytest
from blocks import document, heading, paragraph

from bulletin.document import Block, Inline, Link, Text
from bulletin.engine import boxes
from bulletin.engine.lines import plain
from bulletin.engine.untyped import Foreign, page_box
from bulletin.typesetting.pages import lay_out

WORDS = (
    *(
        "代表",
        "各级人大常委会",
        "“以人民为中心”的发展思想",
        "2024年上半年",
        "98.6%",
        "——",
        "……",
        "，",
        "。",
        "、",
        "（一）",
    ),
    *(
        "PDF",
        "The Standing Committee",
        "https://example.org/a-b/c?d=e",
        "３",
        "\u200b",
        "\u3000",
        "\u3000\u3000",
        "①",
        "α",
    ),
)


def written(chance: random.Random, most: int) -> str:
    return "".join(chance.choices(WORDS, k=chance.randint(1, most)))


def part(chance: random.Random) -> Inline:
    text = written(chance, chance.choice((1, 3, 40)))
    kind = chance.randrange(6)
    return (
        Link("https://example.org/", (Text(text),))
        if not kind
        else Text(text, chance.choice(("", "strong", "emphasis", "body", "body-strong")))
    )


def block(chance: random.Random) -> Block:
    parts = [part(chance) for _ in range(chance.randint(1, 5))]
    styles = ("body", "title", "quotation", "signature", "contributor", "number", "table-unit", "salutation")
    return (
        heading(*parts, style="heading-2") if chance.random() < 0.3 else paragraph(*parts, style=chance.choice(styles))
    )


def places(*written: Block) -> list[tuple[object, ...]]:
    """Return what stands where on the pages: of each box in a line its kind, its text, its place and its size."""
    pages = lay_out(document(*written)).rendered.pages
    found = (box for page in pages for box in page_box(page).descendants())
    return [
        (
            type(box).__name__,
            getattr(box, "text", ""),
            box.position_x,
            box.position_y,
            box.width,
            box.height,
            box.baseline,
        )
        for box in found
        if isinstance(box, (boxes.LineBox, boxes.TextBox)) or type(box).__name__ == "InlineBox"
    ]


@pytest.mark.parametrize("seed", range(40))
def test_a_line_stands_as_the_engine_would_set_it(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(seed)
    blocks = [block(chance) for _ in range(6)]
    ours = places(*blocks)
    monkeypatch.setattr(plain, "_laid_out", lambda *_: None)
    assert ours == places(*blocks)


def test_a_line_of_several_texts_is_plain(monkeypatch: pytest.MonkeyPatch) -> None:
    plain_ones: list[str] = []
    original = vars(plain)["_laid_out"]

    def noted(*arguments: Foreign) -> Foreign:
        if found := original(*arguments):
            plain_ones.append("|".join(box.text for box in found[0].descendants() if isinstance(box, boxes.TextBox)))
        return found

    monkeypatch.setattr(plain, "_laid_out", noted)
    run_in = heading("甲乙。", Text("丙丁" * 20, "body"), style="heading-2")
    lay_out(document(run_in, paragraph("甲", Text("乙", "strong"), "丙")))
    assert plain_ones == ["甲乙。|" + "丙丁" * 11 + "丙", "丁" + "丙丁" * 8, "甲|乙|丙", "— 1 —"]
