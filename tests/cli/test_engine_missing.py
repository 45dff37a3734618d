"""What a user is told of an engine that is not the one we know: one line a mend, or one that ends the run."""

from __future__ import annotations

from pathlib import Path

import pytest
from commands import python
from houses import found, text

OTHER_VERSION = "import weasyprint; weasyprint.VERSION = '99.0'"
NO_CLASS = "import weasyprint.text.line_break as engine; del engine.Layout"
NO_LIBRARY = "import cffi; del cffi.FFI.dlopen; cffi.FFI.dlopen = lambda *_: (_ for _ in ()).throw(OSError('no pango'))"
MAIN = "; from bulletin.cli import main; main()"


def test_an_engine_of_another_version_is_told_once_a_run_and_everything_is_built(tmp_path: Path) -> None:
    found(tmp_path, {"2024/1": text(), "2024/2": text(number=2)})
    ran = python(OTHER_VERSION + MAIN, "build", "--to", "pdf", cwd=tmp_path)
    told = [line for line in ran.stderr.splitlines() if "warning[engine-patch-missing]" in line]
    assert (ran.returncode, len(told)) == (0, len(set(told)))
    assert any("justify_line" in line and line.endswith("；右边不齐，西文用汉字的字体") for line in told)
    assert sorted(path.name for path in tmp_path.glob("build/2024/*.pdf")) == ["1.pdf", "2.pdf"]


@pytest.mark.parametrize(("engine", "code"), [(NO_CLASS, "engine-patch-missing"), (NO_LIBRARY, "engine-unloadable")])
def test_an_engine_that_cannot_be_loaded_is_the_machines_fault(engine: str, code: str, tmp_path: Path) -> None:
    found(tmp_path, {"2024/1": text()})
    ran = python(engine + MAIN, "build", "--to", "pdf", cwd=tmp_path)
    assert (ran.returncode, ran.stderr.count("\n")) == (3, 2)
    assert ran.stderr.startswith(f"weasyprint: error[{code}] 排版引擎")


def test_doctor_names_what_an_engine_of_another_version_lacks_and_is_well(tmp_path: Path) -> None:
    ran = python(OTHER_VERSION + MAIN, "doctor", cwd=tmp_path)
    assert ran.returncode == 0
    assert "weasyprint.layout.inline.justify_line（weasyprint 99.0 没有试过）" in ran.stdout


def test_doctor_says_that_an_engine_cannot_be_loaded(tmp_path: Path) -> None:
    ran = python(NO_LIBRARY + MAIN, "doctor", cwd=tmp_path)
    assert ran.returncode == 3
    assert "  排版引擎装不起来：no pango\n  装上 Pango：" in ran.stdout
