"""Plain lines: laid out by us or by the engine, every box of a paragraph stands at the same place."""

from __future__ import annotations

import random
from typing import TypeAlias

import pytest
from blocks import document, heading, lianluo, paragraph

from bulletin import engine, fonts
from bulletin.document import Block, Inline, Link, Text
from bulletin.engine import boxes
from bulletin.engine.faces import Faces
from bulletin.engine.lines import plain, setting
from bulletin.engine.lines.laid import Line
from bulletin.engine.untyped import Foreign, page_box
from bulletin.typesetting.pages import lay_out

Place: TypeAlias = "tuple[object, ...]"

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


def placed(pages: Foreign) -> list[Place]:
    """Return what stands where on pages: of each box in a line its kind, its text, its place and its size."""
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


def places(*written: Block) -> list[Place]:
    return placed(lay_out(document(*written)).rendered.pages)


@pytest.mark.parametrize("seed", range(40))
def test_a_line_stands_as_the_engine_would_set_it(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(seed)
    blocks = [block(chance) for _ in range(6)]
    ours = places(*blocks)
    monkeypatch.setattr(plain, "_laid_out", lambda *_: None)
    assert ours == places(*blocks)


@pytest.mark.parametrize("seed", range(10))
def test_what_lies_between_the_characters_of_a_line_is_what_lies_there_in_its_text_alone(seed: int) -> None:
    chance = random.Random(seed)
    pages = lay_out(document(*[block(chance) for _ in range(6)])).rendered.pages
    texts = [box for page in pages for box in page_box(page).descendants() if isinstance(box, boxes.TextBox)]
    laid = [(box.pango_layout, setting.cut(box.style, box.text)) for box in texts if isinstance(box.pango_layout, Line)]
    assert laid
    for line, alone in laid:
        assert (line.shares, line.spaces) == (alone.shares, alone.spaces)
        kinds = [edge and edge.kind for edge in (line.first, line.last)]
        assert kinds == [edge and edge.kind for edge in (alone.first, alone.last)]


LONG = "各级人大常委会要加强同代表的联系扩大代表对立法监督工作的参与" * 4
# What the engine has to see to, or what comes to the same.
LEFT = {
    "edges": f"甲<b style='padding:0 5px'>乙{LONG}</b>丙",
    "an edge of a border": f"甲<b style='border-left:3px solid'>乙{LONG}</b>丙",
    "a raised part": f"{LONG}<b style='vertical-align:super'>2</b>{LONG}",
    "a raised box of a text": f"<i style='vertical-align:5px'>{LONG}</i>{LONG}",
    "a part that floats": f"{LONG}<b style='float:left'>浮</b>{LONG}",
    "a part that is moved": f"{LONG}<b style='position:relative;left:3px'>动{LONG}</b>",
    "a part that is elsewhere": f"{LONG}<b style='position:absolute;left:3px'>绝</b>{LONG}",
    "a part that is on each page": f"{LONG}<b style='position:running(top)'>页</b>{LONG}",
    "a part of other ways of writing": f"{LONG}<b style='direction:rtl'>甲乙{LONG}</b>{LONG}",
    "a blank at the head": f" 甲<b>乙</b>{LONG}",
    "blanks around a part": f"甲 <b> A </b> B{LONG}<b> </b>",
    "a blank at the end": "甲 <b>乙 </b>",
    "a blank where a line ends": "".join(f"<b>{LONG[:9]} </b>" for _ in range(9)),
    "beside what floats": f"<b style='float:left;width:80px;height:50px'>浮</b>{LONG}",
    "a leader": "甲<b class='led'></b>",
    "a box in a line": f"甲<b style='display:inline-block'>乙</b>{LONG}",
    "parts in parts": f"甲<b>乙<i>丙{LONG}</i>丁</b>戊{LONG}",
    "nothing in a part": f"甲<b></b>{LONG}",
    "a line end": f"甲<b>乙<br>丙</b>{LONG}",
}


@pytest.mark.parametrize("html", LEFT.values(), ids=LEFT)
def test_whatever_else_stands_in_a_line_stands_where_the_engine_puts_it(
    html: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    faces = Faces(["西文"])
    for role in ("西文", "仿宋"):
        faces.add(fonts.resolve(lianluo().faces.values(), ())[role])
    engine.start(faces)
    style = "@page{size:300px 400px;margin:20px}body{margin:0;font:16px '仿宋','西文';text-align:justify}.led::after{content:leader('.') '9'}"
    page = f"<style>{style}</style><p>{html}</p>"

    def laid() -> list[Place]:
        return placed(engine.HTML(string=page).render(font_config=faces).pages)

    ours = laid()
    monkeypatch.setattr(plain, "_laid_out", lambda *_: None)
    assert ours == laid()


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
