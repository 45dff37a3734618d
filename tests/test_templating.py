"""What a template was compiled to by an earlier process writes the same, as long as nothing of it has changed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bulletin.errors import ContentError
from bulletin.start import cupboard
from bulletin.templating import _MOST_MEMORY, Dialect, render


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A folder of templates, and a cupboard."""
    cupboard.unlock(tmp_path / "cache")
    (tmp_path / "templates/own").mkdir(parents=True)
    yield tmp_path / "templates"
    cupboard.lock()


def written(folder: Path, text: str, dialect: Dialect, name: str = "own/any.html.j2") -> str:
    """Write a template, and what it writes with what was put away alone: a new dialect has an environment of its own."""
    (folder / name).write_text(text, encoding="utf-8")
    cupboard.put_away()
    return render([folder], name, {"value": "<甲>"}, dialect)


def test_a_template_is_compiled_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert written(folder, "{{ value }}", Dialect()) == "&lt;甲&gt;"
    monkeypatch.setattr("jinja2.Environment.compile", None)
    assert written(folder, "{{ value }}", Dialect()) == "&lt;甲&gt;"


def test_a_template_that_has_changed_is_compiled_anew(folder: Path) -> None:
    assert [written(folder, text, Dialect()) for text in ("一{{ value }}", "二{{ value }}")] == [
        "一&lt;甲&gt;",
        "二&lt;甲&gt;",
    ]


def test_a_template_in_another_dialect_is_another(folder: Path) -> None:
    dialects = (Dialect(), Dialect(escape=False), Dialect(filters={"twice": lambda text: text * 2}))
    assert [written(folder, "{{ value }}", dialect) for dialect in dialects] == ["&lt;甲&gt;", "<甲>", "&lt;甲&gt;"]


def test_what_a_filter_makes_of_a_word_in_the_template_is_not_kept(folder: Path) -> None:
    first, second = (Dialect(filters={"f": lambda _, word=word: word}) for word in ("旧", "新"))
    assert [written(folder, "{{ '甲' | f }}", dialect) for dialect in (first, second)] == ["旧", "新"]


def test_a_filter_that_is_given_the_variables_is_not_taken_for_one_that_is_not(folder: Path) -> None:
    plain = Dialect(filters={"f": lambda text: text})
    aware = Dialect(aware={"f": lambda context, text: text + context["value"]}, escape=False)
    assert [written(folder, "{{ '甲' | f }}", dialect) for dialect in (plain, aware)] == ["甲", "甲<甲>"]


def test_a_fault_in_a_known_template_is_found_at_its_line(folder: Path) -> None:
    for _ in range(2):
        with pytest.raises(ContentError) as caught:
            written(folder, "一\n{{ nothing }}\n", Dialect())
        assert str(caught.value.findings[0].place) == "templates/own/any.html.j2:2"


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="the system cannot be asked how much memory is taken")
def test_a_template_may_take_so_much_memory_beyond_what_is_taken(folder: Path) -> None:
    resource = pytest.importorskip("resource")

    def left(_: object) -> float:
        taken = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
        return float(resource.getrlimit(resource.RLIMIT_AS)[0] - taken)

    before = resource.getrlimit(resource.RLIMIT_AS)
    written_left = float(written(folder, "{{ value | left }}", Dialect(filters={"left": left})))
    assert 0.9 < written_left / _MOST_MEMORY <= 1
    assert resource.getrlimit(resource.RLIMIT_AS) == before
