"""Code that libraries write as text runs the same, whoever has compiled it."""

from __future__ import annotations

import builtins
import collections
import dataclasses
import typing
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from bulletin.start import cupboard, texts


@pytest.fixture
def _unlocked(tmp_path: Path) -> Iterator[None]:
    cupboard.unlock(tmp_path)
    yield
    cupboard.lock()


def made() -> list[object]:
    """Let Python write a dataclass, a tuple with names and an annotation, and say what they do."""
    record = dataclasses.make_dataclass("Record", [("a", int), ("b", str, "x")], frozen=True, order=True)

    class Pair(typing.NamedTuple):
        a: int
        b: list[int]

    hints = typing.get_type_hints(Pair)
    return [repr(record(1)), record(1) < record(2), record(1) == record(1), Pair(1, [2])._asdict(), hints]


@pytest.mark.usefixtures("_unlocked")
def test_what_an_earlier_process_compiled_does_the_same() -> None:
    plain = made()
    with texts.taken_over():
        first = made()
        cupboard.put_away()
        assert [first, made()] == [plain, plain]


@pytest.mark.usefixtures("_unlocked")
def test_what_is_known_is_not_compiled_again(monkeypatch: pytest.MonkeyPatch) -> None:
    texts.KEPT.compile("1 + 1", "<string>", "eval")
    monkeypatch.setattr(builtins, "compile", None)
    assert texts.KEPT.eval("1 + 1", {}) == 2


@pytest.mark.usefixtures("_unlocked")
def test_the_same_text_is_another_code_as_a_statement() -> None:
    names: dict[str, object] = {}
    texts.KEPT.exec("(found := 1)", names, names)
    assert (names["found"], texts.KEPT.eval("(found := 1)", {})) == (1, 1)


@pytest.mark.usefixtures("_unlocked")
def test_a_wrong_text_is_refused_as_ever() -> None:
    with pytest.raises(SyntaxError):
        texts.KEPT.eval("1 +", {})


@pytest.mark.usefixtures("_unlocked")
def test_what_the_program_asks_of_its_own_annotations_holds_for_no_other_code() -> None:
    names: dict[str, object] = {}
    texts.KEPT.exec("def f(a: int): pass", names, names)
    assert names["f"].__annotations__ == {"a": int}


@pytest.mark.parametrize(("module", "call"), [(dataclasses, "exec"), (collections, "eval"), (typing, "compile")])
def test_afterwards_each_module_finds_pythons_own(module: ModuleType, call: str) -> None:
    with texts.taken_over():
        assert call in vars(module)
    assert call not in vars(module)
