from __future__ import annotations

import errno
import itertools
import os
import random
import signal
import stat
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from commands import environment, python

from bulletin import files
from bulletin.errors import BulletinError, MachineError, UsageError

OLD = {"1.pdf": b"old pdf", "1.docx": b"old docx"}
NEW = {"1.pdf": b"new pdf", "1.docx": b"new docx"}
posix = pytest.mark.skipif(os.name == "nt", reason="signals and rights of POSIX")

# Writes pairs of files for ever, each filled with one byte, two megabytes long.
WRITER = """
import sys
from pathlib import Path
from bulletin import files
print("ready", flush=True)
for n in range(10**6):
    data = bytes([65 + n % 26]) * 2_000_000
    with files.locked(Path(sys.argv[1])):
        files.publish(Path(sys.argv[1], "2024"), {"1.pdf": data, "1.docx": data})
"""
HOLDER = """
import sys, time
from pathlib import Path
from bulletin import files
with files.locked(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file of `folder`, hidden ones too."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def code(error: pytest.ExceptionInfo[BulletinError]) -> str:
    return error.value.findings[0].code


def failing(number: int, at: int = 1) -> Callable[..., None]:
    """Make a call that fails with the system's error `number` the `at`-th time, and does nothing before."""
    calls = 0

    def fail(*_: object) -> None:
        nonlocal calls
        calls += 1
        if calls == at:
            raise OSError(number, os.strerror(number))

    return fail


def test_a_set_of_files_is_written_into_a_new_folder(tmp_path: Path) -> None:
    assert files.publish(tmp_path / "a/b", NEW) == [tmp_path / "a/b/1.pdf", tmp_path / "a/b/1.docx"]
    assert contents(tmp_path / "a/b") == NEW


def test_old_files_are_replaced_and_others_stay(tmp_path: Path) -> None:
    files.publish(tmp_path, {**OLD, "2.pdf": b"other"})
    files.publish(tmp_path, NEW)
    assert contents(tmp_path) == {**NEW, "2.pdf": b"other"}


@pytest.mark.parametrize("before", [OLD, {}, {"1.pdf": b"old pdf"}])
def test_where_the_second_file_cannot_be_put_in_place_all_stays_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: dict[str, bytes]
) -> None:
    files.publish(tmp_path, before)
    replace, fail = Path.replace, failing(errno.EACCES, 2)

    def second_fails(self: Path, target: Path) -> Path:
        fail()
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", second_fails)
    with pytest.raises(MachineError):
        files.publish(tmp_path, NEW)
    assert contents(tmp_path) == before


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
@pytest.mark.parametrize("at", [1, 2])
def test_a_full_disk_leaves_the_old_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, at: int
) -> None:
    files.publish(tmp_path, OLD)
    monkeypatch.setattr(os, "fsync", failing(number, at))
    with pytest.raises(MachineError) as error:
        files.publish(tmp_path, NEW)
    assert (code(error), contents(tmp_path)) == ("disk-full", OLD)


@pytest.mark.skipif(not os.access("/dev/full", os.W_OK), reason="no device that is always full")
def test_a_disk_that_is_really_full_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def staged(**_: object) -> tuple[int, str]:
        return os.open("/dev/full", os.O_WRONLY), str(tmp_path / ".bulletin-x")

    monkeypatch.setattr(tempfile, "mkstemp", staged)
    with pytest.raises(MachineError) as error:
        files.publish(tmp_path, NEW)
    assert (code(error), str(error.value.findings[0].place)) == ("disk-full", str(tmp_path))


def test_a_refused_right_is_told_with_the_file_that_could_not_be_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace = os.replace

    def refuse(staged: Path, target: Path) -> None:
        if target.suffix == ".pdf":
            raise PermissionError(errno.EACCES, "denied", str(staged), None, str(target))
        replace(staged, target)

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(MachineError) as error:
        files.publish(tmp_path, NEW)
    assert (code(error), str(error.value.findings[0].place)) == ("write-refused", str(tmp_path / "1.pdf"))


def test_a_file_where_the_folder_should_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("x")
    with pytest.raises(MachineError, match="已经有一个同名的文件") as error:
        files.publish(tmp_path / "out", NEW)
    assert code(error) == "folder-invalid"


def test_a_file_in_the_middle_of_the_path_is_told(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("x")
    with pytest.raises(MachineError, match="不是文件夹"):
        files.publish(tmp_path / "out/2024", NEW)


def test_a_folder_where_a_file_should_be_is_told_and_nothing_is_left(tmp_path: Path) -> None:
    (tmp_path / "1.docx").mkdir()
    with pytest.raises(MachineError, match="同名的文件夹"):
        files.publish(tmp_path, NEW)
    assert [path.name for path in tmp_path.iterdir()] == ["1.docx"]


def test_an_unknown_refusal_is_told_by_its_number(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", failing(errno.EIO))
    with pytest.raises(MachineError, match=f"系统错误号 {errno.EIO}"):
        files.publish(tmp_path, NEW)


@posix
@pytest.mark.parametrize(("mask", "mode"), [(0o022, 0o644), (0o077, 0o600), (0o002, 0o664)])
def test_rights_of_files_respect_the_umask(tmp_path: Path, mask: int, mode: int) -> None:
    before = os.umask(mask)
    try:
        files.publish(tmp_path, {"1.pdf": b"x"})
        files.create(tmp_path / "1.md", "x")
    finally:
        os.umask(before)
    assert [stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()] == [mode, mode]


def test_a_new_file_is_created_with_its_folders(tmp_path: Path) -> None:
    files.create(tmp_path / "2024/1.md", "正文\n")
    assert contents(tmp_path / "2024") == {"1.md": "正文\n".encode()}


def test_a_file_that_is_there_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "1.md").write_text("mine")
    with pytest.raises(UsageError) as error:
        files.create(tmp_path / "1.md", "theirs")
    assert (code(error), contents(tmp_path)) == ("file-exists", {"1.md": b"mine"})


def test_a_link_that_leads_nowhere_is_not_overwritten_either(tmp_path: Path) -> None:
    (tmp_path / "1.md").symlink_to(tmp_path / "nowhere")
    with pytest.raises(UsageError):
        files.create(tmp_path / "1.md", "theirs")
    assert not (tmp_path / "nowhere").exists()


def test_a_file_in_place_of_the_folder_is_no_file_that_is_there(tmp_path: Path) -> None:
    (tmp_path / "issues").write_text("x")
    with pytest.raises(MachineError):
        files.create(tmp_path / "issues/1.md", "x")


def test_a_disk_without_links_gets_new_files_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "link", failing(errno.EPERM))
    files.create(tmp_path / "1.md", "x")
    assert contents(tmp_path) == {"1.md": b"x"}


def test_a_disk_without_links_keeps_what_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "1.md").write_text("mine")
    monkeypatch.setattr(os, "link", failing(errno.EPERM))
    with pytest.raises(UsageError):
        files.create(tmp_path / "1.md", "theirs")
    assert contents(tmp_path) == {"1.md": b"mine"}


def test_a_full_disk_leaves_no_new_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", failing(errno.ENOSPC))
    with pytest.raises(MachineError):
        files.create(tmp_path / "1.md", "x")
    assert contents(tmp_path) == {}


def test_a_folder_is_locked_against_another_process(tmp_path: Path) -> None:
    with files.locked(tmp_path):
        other = python(HOLDER, str(tmp_path), cwd=tmp_path)
    assert "MachineError" in other.stderr
    assert "另一个 bulletin 正在写这个文件夹" in other.stderr


@posix
def test_a_lock_ends_with_its_process(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path)], env=environment(), stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout
        holder.stdout.readline()
        with pytest.raises(MachineError) as error, files.locked(tmp_path):
            pass
        holder.kill()
        holder.wait()
    assert code(error) == "folder-locked"
    with files.locked(tmp_path):
        pass


@pytest.fixture
def shut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder that this process may only read; root may write into any."""
    allowed = os.open

    def opened(path: str | Path, flags: int, mode: int = 0o777) -> int:
        if flags & os.O_RDWR:
            raise PermissionError(errno.EACCES, "read only", str(path))
        return allowed(path, flags, mode)

    (tmp_path / "build").mkdir()
    monkeypatch.setattr(os, "open", opened)
    return tmp_path / "build"


def test_a_folder_that_is_read_has_no_writer_meanwhile(tmp_path: Path) -> None:
    with files.read(tmp_path):
        other = python(HOLDER, str(tmp_path), cwd=tmp_path)
    assert "另一个 bulletin 正在写这个文件夹" in other.stderr


@posix
def test_a_folder_that_may_only_be_read_has_no_writer_meanwhile(shut: Path) -> None:
    (shut / ".bulletin.lock").touch()
    with files.read(shut), files.read(shut):
        other = python(HOLDER, str(shut), cwd=shut)
    assert "另一个 bulletin 正在写这个文件夹" in other.stderr


@posix
def test_a_folder_that_is_written_may_not_be_read(shut: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(shut)], env=environment(), stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout
        holder.stdout.readline()
        with pytest.raises(MachineError, match="folder-locked"), files.read(shut):
            pass
        holder.kill()


@posix
def test_a_folder_that_may_only_be_read_and_was_never_written_is_read_as_it_is(shut: Path) -> None:
    with files.read(shut):
        assert contents(shut) == {}


def test_no_folder_is_made_where_one_is_only_read(tmp_path: Path) -> None:
    with files.read(tmp_path / "build"):
        assert contents(tmp_path) == {}


def test_a_file_in_place_of_a_folder_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "build").touch()
    with pytest.raises(MachineError, match="folder-invalid"), files.read(tmp_path / "build"):
        pass


def test_a_lock_may_be_taken_again(tmp_path: Path) -> None:
    for _ in range(2):
        with files.locked(tmp_path / "build"):
            files.publish(tmp_path / "build", NEW)
    assert set(contents(tmp_path / "build")) == {*NEW, ".bulletin.lock"}


def test_what_a_killed_process_left_is_swept_away(tmp_path: Path) -> None:
    (tmp_path / "2024").mkdir()
    for left in (tmp_path / ".bulletin-abc", tmp_path / "2024/.bulletin-def"):
        left.write_text("half")
    with files.locked(tmp_path):
        assert {path.name for path in tmp_path.rglob("*")} == {"2024", ".bulletin.lock"}


@posix
def test_no_file_is_ever_torn_by_kill_9(tmp_path: Path) -> None:
    delay = random.Random(712)
    deadline = time.monotonic() + 10
    torn: list[Path] = []
    for _ in range(30):
        if time.monotonic() > deadline:
            break
        with subprocess.Popen(
            [sys.executable, "-c", WRITER, str(tmp_path)], env=environment(), stdout=subprocess.PIPE
        ) as writer:
            assert writer.stdout
            writer.stdout.readline()
            time.sleep(delay.uniform(0, 0.1))
            writer.send_signal(signal.SIGKILL)
        found = [path for path in (tmp_path / "2024").glob("1.*") if path.is_file()]
        torn += [path for path in found if not _is_whole(path.read_bytes())]
    assert (tmp_path / "2024/1.pdf").is_file()
    assert torn == []


def _is_whole(data: bytes) -> bool:
    return len(data) == 2_000_000 and len(set(data)) == 1


@posix
def test_after_kill_9_the_next_run_leaves_no_stray_file(tmp_path: Path) -> None:
    for _ in range(5):
        with subprocess.Popen(
            [sys.executable, "-c", WRITER, str(tmp_path)], env=environment(), stdout=subprocess.PIPE
        ) as writer:
            assert writer.stdout
            writer.stdout.readline()
            time.sleep(0.03)
            writer.kill()
    with files.locked(tmp_path):
        files.publish(tmp_path / "2024", NEW)
    assert contents(tmp_path / "2024") == NEW


def put(folder: Path, contents: Mapping[str, bytes]) -> None:
    """Write files as anything else does, not through the door that is tested."""
    folder.mkdir(exist_ok=True)
    for name, data in contents.items():
        (folder / name).write_bytes(data)


def visible(folder: Path) -> dict[str, bytes]:
    """Return the files of `folder` that people see."""
    return {name: data for name, data in contents(folder).items() if not name.startswith(".")}


def which(folder: Path, before: Mapping[str, bytes]) -> str:
    """Say which files people see."""
    return {tuple(sorted(NEW.items())): "new", tuple(sorted(before.items())): "old"}.get(
        tuple(sorted(visible(folder).items())), "mixed"
    )


CALLS = ("open", "fsync", "replace", "unlink")


def breaking(monkeypatch: pytest.MonkeyPatch, at: int, do: Callable[[], object]) -> list[int]:
    """Let the `at`-th of all calls that change files do something else; the list gets its number when that happens."""
    count = itertools.count(1)
    broken: list[int] = []

    def watched(call: Callable[..., object]) -> Callable[..., object]:
        def run(*words: object, **named: object) -> object:
            if next(count) == at:
                broken.append(at)
                do()
            return call(*words, **named)

        return run

    for name in CALLS:
        monkeypatch.setattr(os, name, watched(getattr(os, name)))
    return broken


def refuse() -> None:
    raise OSError(errno.EIO, "sweep")


@pytest.mark.parametrize("before", [OLD, {}, {"1.pdf": b"old pdf"}], ids=["both", "none", "one"])
def test_whatever_call_fails_the_files_are_all_old_or_all_new_and_what_is_told_is_true(
    tmp_path: Path, before: dict[str, bytes]
) -> None:
    """Each call that opens, syncs, renames or removes a file fails in turn."""
    outcomes = set()
    for at in itertools.count(1):
        folder = tmp_path / str(at)
        put(folder, before)
        with pytest.MonkeyPatch.context() as patch:
            broken = breaking(patch, at, refuse)
            try:
                files.publish(folder, NEW)
                told = "written"
            except MachineError as error:
                told = error.findings[0].code
        if not broken:
            break
        outcomes.add((told, which(folder, before)))
        with files.locked(folder):
            assert (told, which(folder, before)) in outcomes
    assert outcomes == {("write-failed", "old"), ("write-unconfirmed", "new"), ("written", "new")}


@posix
@pytest.mark.parametrize("before", [OLD, {}], ids=["both", "none"])
def test_wherever_a_process_is_killed_the_next_run_finds_all_files_old_or_all_new(
    tmp_path: Path, before: dict[str, bytes]
) -> None:
    """A process of its own ends at each call that changes files; what people see after the next run is never mixed."""
    found = []
    for at in itertools.count(1):
        folder = tmp_path / str(at) / "2024"
        folder.parent.mkdir()
        put(folder, before)
        if not dies(folder, at):
            break
        with files.locked(folder.parent):
            found.append(which(folder, before))
            assert contents(folder) == visible(folder)
    assert found == sorted(found, reverse=True)
    assert set(found) == {"old", "new"}


def dies(folder: Path, at: int) -> bool:
    """Publish in a process that ends without a word at the `at`-th call; False where it gets to its end."""
    child = os.fork()
    if not child:
        with pytest.MonkeyPatch.context() as patch:
            breaking(patch, at, lambda: os._exit(9))
            files.publish(folder, NEW)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9


def test_a_set_that_cannot_be_put_back_is_carried_forward_by_the_next_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second rename is refused, and so is every write after it."""
    folder = tmp_path / "2024"
    put(folder, OLD)
    replace, renames = os.replace, itertools.count(1)

    def third_fails(*names: Path) -> None:  # the first one is the journal's
        if next(renames) == 3:
            monkeypatch.setattr(os, "fsync", failing(errno.ENOSPC))
            raise PermissionError(errno.EACCES, "open in Word")
        replace(*names)

    monkeypatch.setattr(os, "replace", third_fails)
    with pytest.raises(MachineError):
        files.publish(folder, NEW)
    monkeypatch.undo()
    with files.locked(tmp_path):
        assert contents(folder) == NEW


@pytest.mark.parametrize("journal", ["", "[]", "{}", '{"../1.pdf": null}', '{"1.pdf": "../x"}', '{"1.pdf": 7}'])
def test_a_journal_that_is_none_does_no_harm(tmp_path: Path, journal: str) -> None:
    folder = tmp_path / "2024"
    put(folder, {**OLD, ".bulletin-swap": journal.encode()})
    (tmp_path / "1.pdf").write_bytes(b"elsewhere")
    with files.locked(tmp_path):
        assert (contents(folder), (tmp_path / "1.pdf").read_bytes()) == (OLD, b"elsewhere")


@posix
def test_ctrl_c_waits_until_the_swap_is_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, OLD)
    replace = os.replace

    def interrupted(*names: Path) -> None:
        os.kill(os.getpid(), signal.SIGINT)
        replace(*names)

    monkeypatch.setattr(os, "replace", interrupted)
    # A shell's background job is started with Ctrl-C ignored.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with pytest.raises(KeyboardInterrupt):
            files.publish(tmp_path, NEW)
    finally:
        signal.signal(signal.SIGINT, before)
    assert contents(tmp_path) == NEW


def test_in_a_thread_files_are_written_too(tmp_path: Path) -> None:
    thread = threading.Thread(target=files.publish, args=(tmp_path, NEW))
    thread.start()
    thread.join()
    assert contents(tmp_path) == NEW


def test_a_new_text_that_the_disk_does_not_confirm_is_told_as_such(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", failing(errno.EIO, 2))
    with pytest.raises(MachineError) as error:
        files.create(tmp_path / "1.md", "text")
    assert (code(error), (tmp_path / "1.md").read_text(encoding="utf-8")) == ("write-unconfirmed", "text")


def test_of_two_names_that_are_one_to_the_file_system_the_second_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as error:
        files.create_all(tmp_path, {"a.png": b"one", "./a.png": b"two"})
    assert (error.value.findings[0].code, (tmp_path / "a.png").read_bytes()) == ("file-exists", b"one")
