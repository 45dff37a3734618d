"""The contents, the masthead's name and the publisher end their lines by the sense, as titles do."""

from __future__ import annotations

from pathlib import Path

from houses import found, text

from bulletin import compose, read
from bulletin.document import Block, Contents, Pair, Paragraph, ended, plain

LONG = "某市人大常委会“五个一”机制推动代表建议高质量办理取得明显成效"
HOUSE = "name: {name}\npublisher: {publisher}\ntemplate: lianluo\n"
PUBLISHER = "某某省人民代表大会常务委员会代表工作委员会"


def blocks(root: Path, name: str = "联络动态", publisher: str = PUBLISHER) -> tuple[Block, ...]:
    body = f"# {LONG}\n\n正文。\n\n# 短讯三则\n\n正文。\n"
    house = found(root, {"2024/1": text(body, front="")}, HOUSE.format(name=name, publisher=publisher))
    return compose(read(house.root / "issues/2024/1.md", house)).blocks


def name_of(blocks: tuple[Block, ...]) -> list[str]:
    paragraph = next(block for block in blocks if isinstance(block, Paragraph) and block.style == "name")
    return [plain(line) for line in ended(paragraph.inlines)]


def test_an_entry_of_the_contents_that_turns_ends_its_line_by_the_sense(tmp_path: Path) -> None:
    entries = next(block for block in blocks(tmp_path) if isinstance(block, Contents)).entries
    assert entries[0].text.split("\n") == ["某市人大常委会“五个一”机制推动代表建议高质量办理", "取得明显成效"]
    assert entries[1].text == "短讯三则"


def test_a_publisher_that_the_date_leaves_no_room_for_ends_its_line_by_the_sense(tmp_path: Path) -> None:
    imprint = next(block for block in blocks(tmp_path) if isinstance(block, Pair) and block.style == "imprint")
    assert [plain(line) for line in ended(imprint.left)] == ["某某省人民代表大会常务委员会", "代表工作委员会编"]


def test_a_name_that_fits_the_masthead_is_one_line(tmp_path: Path) -> None:
    assert name_of(blocks(tmp_path, name="代表工作探索")) == ["代表工作探索"]


def test_a_name_wider_than_the_masthead_ends_its_lines_by_the_sense(tmp_path: Path) -> None:
    assert name_of(blocks(tmp_path, name="某某省人民代表大会代表联络动态")) == ["某某省人民代表大会", "代表联络动态"]
