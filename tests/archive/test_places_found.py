"""Whatever an issue holds, what is found in it stands where that is said: all that the handbook knows, by chance."""

from __future__ import annotations

import pytest
import random_issues

from bulletin.archive.search import looked_for, search
from bulletin.archive.search.texts import Text, Texts
from bulletin.manuscripts.house import House

SEEDS = (1, 2, 36, 84)
LENGTH = 3


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> list[Text]:
    folder = tmp_path_factory.mktemp("thrown")
    house = House.find(random_issues.house(folder / "house"))
    paths = [house.root / f"issues/2024/{seed}.md" for seed in SEEDS]
    for seed, path in zip(SEEDS, paths, strict=True):
        path.write_text(random_issues.thrown(str(seed)).markdown(seed), encoding="utf-8")
    with Texts(house, folder / "cache") as reader:
        return [reader.read(path) for path in paths]


def test_each_character_stands_where_it_is_said_to_stand(texts: list[Text]) -> None:
    pairs = [
        (char, text.source.text[at])
        for text in texts
        for passage in text.said.passages
        for start, source, length in passage.pieces
        for char, at in zip(passage.text[start : start + length], range(source, source + length), strict=True)
    ]
    assert len(pairs) > 1000
    assert [(one, other) for one, other in pairs if one != other and not one.isspace()] == []


def test_the_middle_of_any_passage_is_found(texts: list[Text]) -> None:
    middles = [(text, middle(passage.text)) for text in texts for passage in text.said.passages]
    assert [word for text, word in middles if not search(text, looked_for([word], regex=False))] == []


def middle(passage: str) -> str:
    words = "".join(passage.split())
    return words[len(words) // 2 :][:LENGTH]
