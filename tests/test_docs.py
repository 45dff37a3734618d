"""The documents cannot rot: what they say about the program is held against the program."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import houses
import pytest
import tables
import yaml
from commands import run
from PIL import Image
from typer.core import TyperGroup
from typer.main import get_command

from bulletin import errors, layout, templating
from bulletin.cli.program import command_line
from bulletin.errors import BulletinError
from bulletin.manuscripts.issue import FrontMatter
from bulletin.records.keys import aliases
from bulletin.rules import MANUAL
from bulletin.writers import WRITERS

ROOT = Path(__file__).parent.parent
README, CHINESE, HANDBOOK = "README.md", "README.zh-CN.md", "docs/handbook.zh-CN.md"
GUIDES = (README, CHINESE, HANDBOOK)
PAGES = (
    *GUIDES,
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "docs/archive.md",
    "docs/ci.md",
    "docs/design.md",
    "docs/engines.md",
    "docs/fidelity.md",
    "docs/reliability.md",
    "docs/scale.md",
    "docs/templates.md",
)
HOUSE = "name: 联络动态\npublisher: 某市人大常委会代表工作委员会\n"
SIGNALS = {130, 143}
# What a shell, make or a tool of others is told in the documents.
FOREIGN_OPTIONS = {
    *("--help", "--upgrade", "--update-goldens", "--no-install-recommends"),
    *("--nthreads", "--nworkers", "--memory-limit"),
}


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def verbs() -> dict[str, set[str]]:
    """Return the options of each verb."""
    group = get_command(command_line())
    assert isinstance(group, TyperGroup)
    return {
        name: {option for parameter in command.params for option in parameter.opts if option.startswith("--")}
        for name, command in group.commands.items()
    }


def options() -> set[str]:
    """Return the options of all verbs, and of the program itself."""
    own = {
        option
        for parameter in get_command(command_line()).params
        for option in parameter.opts
        if option.startswith("--")
    }
    return own.union(*verbs().values())


def fenced(name: str) -> list[str]:
    """Return the fenced blocks of a document."""
    return re.findall(r"^```\w*\n(.*?)^```$", read(name), re.MULTILINE | re.DOTALL)


def example(name: str) -> str:
    """Return the whole issue that a document shows."""
    (issue,) = [block for block in fenced(name) if block.startswith("---\n")]
    return issue


def house(folder: Path, issue: str) -> Path:
    (folder / "issues/2024").mkdir(parents=True)
    (folder / "bulletin.yaml").write_text(HOUSE, encoding="utf-8")
    (folder / "issues/2024/14.md").write_text(issue, encoding="utf-8")
    return folder


@pytest.mark.parametrize("name", GUIDES)
def test_every_verb_of_the_command_line_is_documented(name: str) -> None:
    assert set(verbs()) - set(re.findall(r"`bulletin ([a-z]+)", read(name))) == set()


@pytest.mark.parametrize("name", PAGES)
def test_no_verb_is_documented_that_is_not_there(name: str) -> None:
    assert set(re.findall(r"`bulletin ([a-z]+)", read(name))) - set(verbs()) == set()


@pytest.mark.parametrize("name", GUIDES)
def test_every_option_is_documented(name: str) -> None:
    assert options() - set(re.findall(r"--[a-z]+(?:-[a-z]+)*", read(name))) == set()


@pytest.mark.parametrize("name", PAGES)
def test_no_option_is_documented_that_is_not_there(name: str) -> None:
    mentioned = set(re.findall(r"(?<![\w-])--[a-z]+(?:-[a-z]+)*", read(name)))
    assert mentioned - options() - FOREIGN_OPTIONS == set()


@pytest.mark.parametrize("name", GUIDES)
def test_every_format_is_documented_and_no_other(name: str) -> None:
    told = re.findall(r"`--to .*?(?=`--out|\n)", read(name))[0]
    named = re.findall(r"`(?:--to )?([a-z,]+)`", told)
    assert {word for words in named for word in words.split(",")} == set(WRITERS)


@pytest.mark.parametrize("name", GUIDES)
def test_every_exit_code_is_documented(name: str) -> None:
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, BulletinError)]
    known = {0, *(kind.exit_code for kind in kinds), *SIGNALS}
    rows = re.findall(r"^\| ([0-9]{1,3}(?:[,、] ?[0-9]{1,3})*) \|", read(name), re.MULTILINE)
    assert {int(code) for row in rows for code in re.findall("[0-9]+", row)} == known


@pytest.mark.parametrize("name", PAGES)
def test_the_makefile_has_every_verb_that_is_named(name: str) -> None:
    targets = set(re.findall(r"^([a-z]+):", read("Makefile"), re.MULTILINE))
    assert set(re.findall(r"\bmake ([a-z]+)`", read(name))) - targets == set()


@pytest.mark.parametrize("name", PAGES)
def test_every_link_leads_to_a_file(name: str) -> None:
    text = re.sub(r"^```.*?^```$|`[^`\n]*`", "", read(name), flags=re.MULTILINE | re.DOTALL)
    links = re.findall(r"\]\((?!https?:|#)([^)\s#]+)", text)
    assert [link for link in links if not ((ROOT / name).parent / link).exists()] == []


@pytest.mark.parametrize("name", PAGES)
def test_every_path_that_is_named_exists(name: str) -> None:
    roots = "bulletin|templates|tests|setup|docs|benchmarks"
    named = set(re.findall(rf"`((?:{roots})/[\w./-]*)`", read(name)))
    known = (ROOT, ROOT / "tests/bulletins/xuexi") if name == "docs/templates.md" else (ROOT,)
    assert [path for path in sorted(named) if not any((root / path).exists() for root in known)] == []


@pytest.mark.parametrize("name", PAGES)
def test_every_module_that_is_named_is_named_from_the_root(name: str) -> None:
    assert [path for path in re.findall(r"`([\w/-]+\.py)`", read(name)) if not (ROOT / path).exists()] == []


def test_the_design_names_every_room() -> None:
    design = read("docs/design.md")
    rooms = [
        path for path in (ROOT / "bulletin").iterdir() if not path.name.startswith("_") and path.name != "templates"
    ]
    names = {f"`bulletin/{path.name}{'/' if path.is_dir() else ''}`" for path in rooms if path.suffix in {"", ".py"}}
    assert [name for name in sorted(names) if name not in design] == []


def test_the_table_of_the_standard_is_up_to_date_and_claims_nothing() -> None:
    assert tables.standard_written() == read("docs/gb9704.md"), "make docs"
    assert "符合" not in read("docs/gb9704.md")


def test_the_manual_of_rules_is_up_to_date() -> None:
    assert tables.rules_written() == read("docs/rules.zh-CN.md"), "make docs"


def test_the_overview_of_rules_has_each_of_them_once() -> None:
    overview = read("docs/rules.zh-CN.md").partition("## 说明")[0]
    assert sorted(re.findall(r"^\| \[`([a-z0-9-]+)`\]", overview, re.MULTILINE)) == sorted(MANUAL)


def test_the_tables_for_template_authors_are_up_to_date() -> None:
    assert tables.written(read("docs/templates.md")) == read("docs/templates.md"), "make docs"


def test_every_variable_of_a_template_is_documented(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given: dict[str, object] = {}
    honest = templating.render

    def noted(folders: Sequence[Path], name: str, values: Mapping[str, object], dialect: templating.Dialect) -> str:
        given.update(values)
        return honest(folders, name, values, dialect)

    monkeypatch.setattr(templating, "render", noted)
    houses.document(tmp_path)
    listed = read("docs/templates.md").partition("## Variables")[2].partition("Fields of")[0]
    assert set(re.findall(r"^\| `(\w+)` \|", listed, re.MULTILINE)) == set(given)


@pytest.mark.parametrize("name", [*PAGES, "issues/2024/12.md", "issues/2024/13.md"])
def test_every_code_of_a_finding_exists(name: str) -> None:
    named = set(re.findall(r"(?:error|warning|note)\\?\[([a-z-]+)\\?\]", read(name)))
    program = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "bulletin").rglob("*.py"))
    assert [code for code in named if f'"{code}"' not in program] == []


@pytest.mark.parametrize("name", GUIDES)
def test_the_example_builds_without_a_finding(name: str, tmp_path: Path) -> None:
    done = run("build", "2024/14", "--format", "json", cwd=house(tmp_path, example(name)))
    assert (done.returncode, [line for line in done.stdout.splitlines() if "severity" in line]) == (0, []), done.stderr
    assert {path.name for path in (tmp_path / "build/2024").iterdir()} == {"14.docx", "14.pdf"}


def test_the_handbooks_fragments_build_together_without_error_or_warning(tmp_path: Path) -> None:
    fragments = [block for block in fenced(HANDBOOK) if not block.startswith("---\n") and "error[" not in block]
    (front,) = [block for block in fragments if block.startswith("责任编辑:")]
    is_yaml = re.compile(r"\w+:(?: .*)?\n")  # of bulletin.yaml or layout.yaml, not of a body
    bodies = sorted((block for block in fragments if not is_yaml.match(block)), key=lambda block: "# 附件" in block)
    issue = example(HANDBOOK).replace("\n---\n\n", f"\n{front}---\n\n", 1)
    folder = house(tmp_path, "\n".join([issue, *bodies]))
    (picture,) = re.findall(r"\]\(../../(assets/[^ ]+)", issue + "".join(bodies))
    (folder / picture).parent.mkdir(parents=True)
    Image.new("RGB", (1200, 800), "grey").save(folder / picture)
    done = run("build", "2024/14", "--format", "json", cwd=folder)
    told = {json.loads(line).get("severity", "note") for line in done.stdout.splitlines()}
    assert (done.returncode, told - {"note"}) == (0, set()), done.stdout


@pytest.mark.parametrize("name", GUIDES)
def test_the_finding_that_is_shown_is_what_the_program_says(name: str, tmp_path: Path) -> None:
    (shown,) = [block for block in fenced(name) if "error[" in block]
    written = shown.splitlines()[1].strip()
    faulty = re.sub(r"^(date|日期): .*$", written, example(name), flags=re.MULTILINE)
    done = run("build", "2024/14", cwd=house(tmp_path, faulty))
    assert (done.returncode, done.stderr) == (1, shown)


@pytest.mark.parametrize("name", GUIDES)
def test_the_table_of_faces_is_the_layouts(name: str) -> None:
    faces = layout.load("lianluo", [ROOT / "templates"]).faces
    rows = [[cell.strip() for cell in row.split("|")[1:-1]] for row in read(name).splitlines() if row.startswith("|")]
    for role, face in faces.items():
        (row,) = [row for row in rows if re.match(rf"{role}(?!\w)", row[0]) and len(row) > 2]
        assert row[-2:] == [face.official, row[-1]]
        assert re.split(r"、|, ", row[-1]) == list(face.alternatives)


def test_every_key_of_the_front_matter_is_in_the_handbook() -> None:
    rows = dict(re.findall(r"^\| `(\w+)` \| `(\w+)` \|", read(HANDBOOK), re.MULTILINE))
    fields = {name: aliases(field)[0] for name, field in FrontMatter.model_fields.items()}
    assert fields.items() - rows.items() == set()
    assert rows.items() - fields.items() == set()


def test_the_readmes_picture_is_small_and_named_in_both() -> None:
    picture = ROOT / "docs/first-page.png"
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert picture.stat().st_size < 100_000
    assert all("docs/first-page.png" in read(name) for name in (README, CHINESE))


@pytest.mark.parametrize(
    "recipe", [block for block in fenced("docs/ci.md") if block.startswith(("repos:", "name:", "check:"))]
)
def test_the_recipes_for_ci_are_yaml(recipe: str) -> None:
    assert isinstance(yaml.safe_load(recipe), dict)


def test_the_hooks_that_are_told_of_are_defined() -> None:
    hooks = yaml.safe_load(read(".pre-commit-hooks.yaml"))
    told = set(re.findall(r"- id: ([a-z-]+)", read("docs/ci.md")))
    assert told == {hook["id"] for hook in hooks}
    assert {hook["entry"].split()[1] for hook in hooks} <= set(verbs())


@pytest.mark.parametrize("hook", yaml.safe_load(read(".pre-commit-hooks.yaml")), ids=lambda hook: hook["id"])
def test_a_hook_is_about_issues_and_nothing_else(hook: Mapping[str, str]) -> None:
    issues = {"issues/2024/12.md", "jianbao/issues/2024/增刊1.md"}
    others = {"docs/handbook.zh-CN.md", "issues/2024/12 修改稿.md", "README.md"}
    assert {path for path in issues | others if re.search(hook["files"], path)} == issues
