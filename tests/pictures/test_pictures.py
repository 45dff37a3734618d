"""One picture of each kind of page, as it was when it was last looked at. Text and positions: test_kinds_of_pages.py."""

from __future__ import annotations

from pathlib import Path

import pytest
from likeness import difference, few_colours, side_by_side
from PIL import Image
from specimen import HERE, SHEETS, picture

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("name", SHEETS)
def test_a_page_looks_as_it_did(name: str, request: pytest.FixtureRequest) -> None:
    compare(HERE / f"goldens/{name}.png", picture(name), update=bool(request.config.getoption("--update-goldens")))


def test_each_picture_is_that_of_a_page() -> None:
    assert {path.stem for path in (HERE / "goldens").iterdir()} == set(SHEETS)


def test_a_page_that_looks_different_is_shown_beside_the_kept_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("test_pictures.ROOT", tmp_path)
    with pytest.raises(pytest.fail.Exception, match=r"build/pictures/last-page\.png"):
        compare(HERE / "goldens/last-page.png", picture("inner-page"), update=False)
    with Image.open(tmp_path / "build/pictures/last-page.png") as shown:
        assert shown.width == 3 * picture("inner-page").width + 2


def compare(path: Path, new: Image.Image, *, update: bool) -> None:
    """Compare a page with the picture at `path`, or keep it there; where they differ, show both in build/pictures."""
    if update:
        few_colours(new).save(path, optimize=True)
    with Image.open(path) as kept:
        found = difference(kept, new)
        if found.small:
            return
        shown = ROOT / "build/pictures" / path.name
        shown.parent.mkdir(parents=True, exist_ok=True)
        side_by_side(kept, new).save(shown)
    pytest.fail(
        f"{path.stem}: {found}; kept, new and difference: {shown.relative_to(ROOT)};"
        " pytest --update-goldens keeps the new one"
    )
