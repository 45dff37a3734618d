"""The packages: an sdist with all that git knows, and a wheel made from it that builds an issue where nothing else is."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import tarfile
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parent.parent
HOUSE = "name: 联络动态\npublisher: 某市人大常委会代表工作委员会\n"


def run(*command: str | Path, cwd: Path, env: dict[str, str] | None = None) -> str:
    done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def package(source: Path, target: str, folder: Path) -> Path:
    run(sys.executable, "-m", "hatchling", "build", "-t", target, "-d", folder, cwd=source)
    (built,) = folder.iterdir()
    return built


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return package(ROOT, "sdist", tmp_path_factory.mktemp("sdist"))


@pytest.fixture(scope="module")
def unpacked(sdist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("unpacked")
    safely = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}  # Debian 12's Python 3.11 has it not yet
    with tarfile.open(sdist) as archive:
        archive.extractall(folder, **safely)  # type: ignore[arg-type]  # noqa: S202  # our own archive
    (root,) = folder.iterdir()
    return root


@pytest.fixture(scope="module")
def wheel(unpacked: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return package(unpacked, "wheel", tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A virtual environment with the wheel in it; the libraries are lent by this one, of which no .pth is read."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, symlinks=os.name != "nt")
    pip = (sys.executable, "-m", "pip", "--python", folder / "bin/python")
    run(*pip, "install", "--quiet", "--no-index", "--no-deps", wheel, cwd=folder)
    (packages,) = folder.glob("lib/python*/site-packages")
    (packages / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("house")
    (folder / "bulletin.yaml").write_text(HOUSE, encoding="utf-8")
    return folder


def command(environment: Path, *words: str, house: Path) -> str:
    env = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return run(environment / "bin/bulletin", *words, cwd=house, env=env)


def test_the_sdist_holds_every_file_that_git_knows(unpacked: Path) -> None:
    if not (ROOT / ".git").exists():
        pytest.skip("no checkout: git does not tell which files belong to the project")
    listed = run("git", "ls-files", "-z", cwd=ROOT).split("\0")
    tracked = [name for name in listed if name and (ROOT / name).is_file()]
    assert "setup/run" in tracked
    assert [name for name in tracked if not (unpacked / name).is_file()] == []


def test_the_sdist_holds_no_faces_and_nothing_that_was_built(unpacked: Path) -> None:
    names = {path.relative_to(unpacked).as_posix() for path in unpacked.rglob("*") if path.is_file()}
    assert not [name for name in names if name.endswith((".otf", ".ttf", ".ttc", ".pyc"))]
    assert not [name for name in names if name.startswith(("build/", "dist/", ".venv/", "tests/node/node_modules/"))]


def test_the_wheel_holds_every_template_and_nothing_but_the_program(wheel: Path) -> None:
    names = set(ZipFile(wheel).namelist())
    templates = [path.relative_to(ROOT) for path in (ROOT / "templates").rglob("*") if path.is_file()]
    assert {f"bulletin/{path.as_posix()}" for path in templates} <= names
    assert {name.split("/")[0].split("-")[0] for name in names} == {"bulletin"}


def test_the_wheel_says_that_it_is_typed(wheel: Path) -> None:
    assert "bulletin/py.typed" in ZipFile(wheel).namelist()


def test_the_installed_program_is_the_wheels_own(environment: Path, house: Path) -> None:
    where = run(environment / "bin/python", "-I", "-c", "import bulletin; print(bulletin.__file__)", cwd=house)
    assert Path(where.strip()).is_relative_to(environment)


def test_the_installed_program_builds_its_first_issue_in_an_empty_house(environment: Path, house: Path) -> None:
    assert command(environment, "new", "--date", "2024-08-30", house=house) == "issues/2024/1.md\n"
    issue = house / "issues/2024/1.md"
    issue.write_text(issue.read_text(encoding="utf-8").replace("---\n", "---\n草稿: 是\n", 1), encoding="utf-8")
    command(environment, "build", house=house)
    assert (house / "build/2024/1.pdf").read_bytes().startswith(b"%PDF-")
    assert ZipFile(house / "build/2024/1.docx").testzip() is None


def test_the_installed_program_finds_the_machine_in_order(environment: Path, house: Path) -> None:
    assert "weasyprint" in command(environment, "doctor", house=house)
    assert '"期号"' in command(environment, "schema", house=house)
