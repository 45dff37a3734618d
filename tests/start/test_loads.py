"""A process loads what its verb needs and nothing else: by their names, the libraries, the ways of Python with the network, the rooms."""

from __future__ import annotations

import json
import sys
from importlib import import_module
from pathlib import Path

import pytest
from commands import python
from houses import found, text

from bulletin.cli.program import VERBS, command_line
from bulletin.start import plugins

LISTED = """
import contextlib, json, sys
from bulletin.__main__ import main
sys.argv[0] = "bulletin"
with contextlib.suppress(SystemExit):
    main()
print(json.dumps({name: getattr(module, "__file__", None) or "" for name, module in [*sys.modules.items()]}))
"""
# What environments for development load into every process.
OF_TESTS = {"_distutils_hack", "coverage"}
OF_COMMANDS = {"annotated_doc", "shellingham", "typer"}
OF_RECORDS = {"annotated_types", "pydantic", "pydantic_core", "typing_extensions", "typing_inspection", "yaml"}
OF_TEXTS = {"htmlparser", "jinja2", "lxml", "markdown", "markupsafe"}
SLOW = {
    "asyncio",
    "email",
    "http",
    "importlib.metadata",
    "multiprocessing",
    "socket",
    "ssl",
    "urllib.request",
    "xml.sax",
}
HELPING = {"__main__", "cli", "errors", "faults", "files", "findings", "start", "tool"}
CHECKING = HELPING | {
    *(
        "build",
        "built",
        "codes",
        "composition",
        "copyfit",
        "deep",
        "desk",
        "document",
        "fonts",
        "images",
        "kept",
        "layout",
        "manuscripts",
    ),
    *("markdown", "proof", "records", "rules", "sources", "templating", "text", "typesetting", "vectors", "writers"),
}
WORDS = {"help": ["--help"], "check": ["check", "--quick"]}


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, str]]:
    """The files of all modules that are loaded by help, and by a quick check that is the second of its user."""
    house = found(tmp_path_factory.mktemp("house"), {"2024/1": text("会议强调，要抓落实。\n")}).root
    cache = str(tmp_path_factory.mktemp("cache"))
    said = {
        verb: [python(LISTED, *words, cwd=house, env={"XDG_CACHE_HOME": cache, "LOCALAPPDATA": cache}) for _ in "12"]
        for verb, words in WORDS.items()
    }
    return {verb: json.loads(ran[-1].stdout.splitlines()[-1]) for verb, ran in said.items()}


@pytest.mark.parametrize(("verb", "libraries"), [("help", OF_COMMANDS), ("check", OF_COMMANDS | OF_RECORDS | OF_TEXTS)])
def test_these_libraries_are_loaded(loaded: dict[str, dict[str, str]], verb: str, libraries: set[str]) -> None:
    installed = {name.partition(".")[0] for name, file in loaded[verb].items() if "site-packages" in file}
    assert installed - OF_TESTS <= libraries


@pytest.mark.parametrize("verb", WORDS)
def test_nothing_of_the_network_and_nothing_of_mail_is_loaded(loaded: dict[str, dict[str, str]], verb: str) -> None:
    assert SLOW & loaded[verb].keys() == set()


@pytest.mark.parametrize(("verb", "rooms"), [("help", HELPING), ("check", CHECKING)])
def test_these_rooms_are_loaded(loaded: dict[str, dict[str, str]], verb: str, rooms: set[str]) -> None:
    own = [name.split(".") for name in loaded[verb] if name.startswith("bulletin.")]
    assert {room for _, room, *_ in own} == rooms


def test_a_quick_check_loads_no_writer_of_pages(loaded: dict[str, dict[str, str]]) -> None:
    writers = {name for name in loaded["check"] if name.startswith("bulletin.writers.")}
    assert writers == {"bulletin.writers.record"}


@pytest.mark.parametrize(("verb", "called"), [("help", []), ("check", ["check"])])
def test_only_the_verb_that_is_called_is_loaded(
    loaded: dict[str, dict[str, str]], verb: str, called: list[str]
) -> None:
    assert [name for name, (module, _) in VERBS.items() if module in loaded[verb]] == called


@pytest.mark.parametrize("words", [["check", "--quick"], ["--", "check"]])
def test_the_verb_that_the_words_begin_with_can_be_called(words: list[str]) -> None:
    named = {command.name: command.callback for command in command_line(words).registered_commands}
    assert [name for name in named if getattr(named[name], "__name__", "") == name] == ["check"]


def test_without_words_every_verb_can_be_called() -> None:
    assert [getattr(one.callback, "__name__", "") for one in command_line().registered_commands] == [*VERBS]


def test_pydantic_finds_no_plugins_while_they_are_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "pydantic.plugin._loader", raising=False)
    with plugins.passed_over():
        assert [*import_module("pydantic.plugin._loader").get_plugins()] == []


def test_whatever_else_is_asked_of_the_module_that_looks_for_plugins_is_its_own(tmp_path: Path) -> None:
    code = """
from bulletin.start import plugins
with plugins.passed_over():
    from pydantic.plugin._loader import PYDANTIC_ENTRY_POINT_GROUP as group
print(group)
"""
    assert python(code, cwd=tmp_path).stdout == "pydantic\n"


def test_afterwards_pydantic_looks_for_plugins_as_ever(tmp_path: Path) -> None:
    code = """
from bulletin.start import plugins
with plugins.passed_over():
    import pydantic
    class Model(pydantic.BaseModel):
        a: int
from pydantic.plugin._loader import get_plugins
print(get_plugins.__module__)
"""
    assert python(code, cwd=tmp_path).stdout == "pydantic.plugin._loader\n"
