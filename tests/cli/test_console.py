"""What a run keeps in mind while it says what happened: the gravest exit code, what is said already, streams that cannot show all."""

from __future__ import annotations

import errno
import io
import itertools
import sys
from pathlib import Path

import pytest
import typer

from bulletin import faults
from bulletin.cli import console
from bulletin.cli.build import _progress, formats_of
from bulletin.cli.console import Format, Report
from bulletin.errors import BulletinError, ContentError, InternalError, LimitError, MachineError, UsageError
from bulletin.findings import Finding, Place


def of(error: type[BulletinError]) -> BulletinError:
    return error(Finding(Place("a.md"), "x", error.__name__))


def run(*errors: Exception) -> None:
    """Run over issues at each of which one of these happens."""
    with Report(Format.JSON) as report:
        for error in errors:
            with report.one("a.md"):
                raise error


def exit_code(*errors: Exception) -> int:
    """Return what a run ends with in which these happen, one an issue."""
    with pytest.raises(typer.Exit) as ended:
        run(*errors)
    return ended.value.exit_code


@pytest.mark.parametrize(("first", "second"), [*itertools.permutations((ContentError, LimitError, InternalError), 2)])
def test_a_run_ends_with_the_gravest_of_its_faults_whichever_came_first(
    first: type[BulletinError], second: type[BulletinError]
) -> None:
    assert exit_code(of(first), of(second)) == max(first.exit_code, second.exit_code)


@pytest.mark.parametrize("error", [of(ContentError), of(LimitError), of(InternalError), ZeroDivisionError()])
def test_a_fault_of_one_issue_does_not_keep_the_next_from_being_tried(
    error: Exception, capsys: pytest.CaptureFixture[str]
) -> None:
    exit_code(error, of(UsageError))
    assert "UsageError" in capsys.readouterr().out


@pytest.mark.parametrize("before", [(), (of(ContentError),)])
def test_a_fault_of_the_machine_at_one_issue_ends_the_run_with_3(
    before: tuple[BulletinError, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert exit_code(*before, of(MachineError), of(InternalError)) == 3
    assert "InternalError" not in capsys.readouterr().out


def test_a_run_without_faults_ends_with_0() -> None:
    assert exit_code() == 0


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (RecursionError(), 4),
        (MemoryError(), 4),
        (OSError(errno.ENOSPC, "full"), 3),
        (OSError("odd"), 70),
        (KeyError(), 70),
    ],
)
def test_a_fault_that_nobody_foresaw_has_the_exit_code_of_its_kind(error: Exception, code: int) -> None:
    assert faults.fault(error, "a.md").exit_code == code


@pytest.mark.parametrize("led", ["__cause__", "__context__"])
def test_a_fault_that_came_of_too_little_memory_is_a_limit(led: str) -> None:
    error = KeyError()
    setattr(error, led, MemoryError())
    assert faults.fault(error, "a.md").exit_code == 4


def test_a_finding_is_shown_once_a_run(capsys: pytest.CaptureFixture[str]) -> None:
    finding = Finding(Place("a.md"), "x", "甲")
    report = Report(Format.TEXT)
    for _ in range(2):
        report.show([finding, finding])
    assert capsys.readouterr().err.count("甲") == 1


@pytest.mark.parametrize("encoding", ["gbk", "ascii", "utf-8"])
def test_a_stream_that_cannot_show_a_character_writes_its_number(
    encoding: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, encoding=encoding))
    console.open_streams()
    console.say("期\u4dae")
    sys.stdout.flush()
    assert written.getvalue().decode(encoding) == {"gbk": "期\\u4dae\n", "ascii": "\\u671f\\u4dae\n"}.get(
        encoding, "期\u4dae\n"
    )


@pytest.mark.parametrize("form", [Format.JSON, Format.GITHUB, Format.SARIF])
def test_what_programs_read_is_utf_8_whatever_the_stream_was(form: Format, monkeypatch: pytest.MonkeyPatch) -> None:
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, encoding="gbk"))
    with pytest.raises(typer.Exit), Report(form) as report:
        report.show([Finding(Place("a.md"), "x", "陈\u4dae")])
    sys.stdout.flush()
    assert "陈\u4dae" in written.getvalue().decode("utf-8")


def test_a_format_that_is_named_twice_is_written_once() -> None:
    assert formats_of("pdf, docx,pdf") == ["pdf", "docx"]


@pytest.mark.parametrize(("names", "bar"), [(("1.md",), False), (("1.md", "2.md"), True)])
def test_there_is_a_progress_bar_where_there_is_something_to_wait_for(
    names: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, *, bar: bool
) -> None:
    paths = [Path(name) for name in names]
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setitem(sys.modules, "rich.progress", None)
    if bar:
        with pytest.raises(ImportError):
            list(_progress(paths))
    else:
        assert list(_progress(paths)) == paths
