from __future__ import annotations

import contextlib
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest
from commands import PROGRAM, environment, python, run
from houses import FILE, found, text

from bulletin import files
from bulletin.cli import program

VERBS = [command.name or getattr(command.callback, "__name__", "") for command in program.app.registered_commands]
FAULTY = text(number=2, date="2024-02-30")
RARE = text("代表陈䶮发言。\n")
HUGE = text("甲" * 1_000_000)
ENGINES = ("weasyprint", "docx", "jinja2", "markdown", "lxml")
posix = pytest.mark.skipif(os.name == "nt", reason="signals, rights and terminals of POSIX")


def is_english(said: str) -> bool:
    """Tell whether two English words follow each other, as they do in any sentence."""
    words = re.sub(r"\bbulletin \w+|JSON Schema", "", said)
    return re.search(r"\b[A-Za-z]{2,} [A-Za-z]{2,}\b", words) is not None


def built(root: Path) -> list[str]:
    """List the files of build/, but for the lock."""
    folder = root / "build"
    names = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return sorted(name for name in names if not name.startswith("."))


# Runs many command lines in one process, and says at the end which engines they loaded.
ANSWERS = f"""
import contextlib, io, json, sys
from bulletin.cli import main
answers = {{}}
for line in json.loads(sys.argv[1]):
    out, err = io.StringIO(), io.StringIO()
    sys.argv = ["bulletin", *line.split()]
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            main()
        except SystemExit as end:
            answers[line] = (end.code or 0, out.getvalue(), err.getvalue())
print(json.dumps([answers, sorted(set({ENGINES}) & set(sys.modules))]))
"""


class Answer(NamedTuple):
    """What one command line ended with."""

    code: int
    out: str
    err: str


def ask(lines: Sequence[str], cwd: Path) -> tuple[dict[str, Answer], list[str]]:
    """Give the answer to each command line, and the engines that were loaded on the way."""
    ran = python(ANSWERS, json.dumps(lines), cwd=cwd)
    answers, loaded = json.loads(ran.stdout)
    return {line: Answer(*answer) for line, answer in answers.items()}, loaded


# Help

HELP = ["", "--help", "-h", *(f"{verb} --help" for verb in VERBS)]


@pytest.fixture(scope="module")
def helped(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Answer], list[str]]:
    """Ask for all help there is, in an empty folder."""
    return ask(HELP, tmp_path_factory.mktemp("empty"))


@pytest.mark.parametrize("line", HELP)
def test_help_is_chinese(line: str, helped: tuple[dict[str, Answer], list[str]]) -> None:
    answer = helped[0][line]
    assert (answer.code, answer.out.startswith("用法：bulletin"), is_english(answer.out)) == (0, True, False)


@pytest.mark.parametrize("line", HELP)
def test_every_option_is_explained_in_chinese(line: str, helped: tuple[dict[str, Answer], list[str]]) -> None:
    options = [row for row in helped[0][line].out.split("\n") if row.startswith("  -")]
    assert options
    assert [row for row in options if not re.search(r" {2,}\S*[\u4e00-\u9fff]", row)] == []


def test_help_names_every_verb(helped: tuple[dict[str, Answer], list[str]]) -> None:
    assert [verb for verb in VERBS if f"\n  {verb} " not in helped[0]["--help"].out] == []


def test_help_loads_no_engine(helped: tuple[dict[str, Answer], list[str]]) -> None:
    assert helped[1] == []


# Usage errors

ENGINELESS = [
    "bild",
    "zzz",
    "--zzz",
    "-z",
    "--house x",
    "--help=1",
    "build --zzz",
    "build --ou x",
    "build -z",
    "build --out",
    "build --house",
    "build --format",
    "build --format x",
    "build --strict-faces=1",
    "new x",
    "new x y",
    "new --date",
    "new --date 2024-13-01",
    "new --date x",
    "doctor x",
    "schema x",
    "schema --save=1",
    "schema --zzz",
    "build --house /no/such/folder",
]
WRONG = [*ENGINELESS, "build --to x", "build --to ,", "build --to pdf,x", "build 99", "build 2023/7", "build no.md"]


@pytest.fixture(scope="module")
def refused(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """Ask for all that is wrong, in a house with one issue."""
    root = tmp_path_factory.mktemp("house")
    found(root, {"2024/1": text()})
    return ask(WRONG, root)[0]


@pytest.mark.parametrize("line", WRONG)
def test_a_wrong_command_line_ends_with_2_and_a_chinese_sentence(line: str, refused: dict[str, Answer]) -> None:
    answer = refused[line]
    assert (answer.code, answer.out, is_english(answer.err)) == (2, "", False)
    assert re.search("[\u4e00-\u9fff]", answer.err)


def test_usage_errors_load_no_engine(tmp_path: Path) -> None:
    assert ask(ENGINELESS, tmp_path)[1] == []


@pytest.mark.parametrize(
    ("line", "said"),
    {
        "bild": "没有这个命令：bild。您是不是要写 build？",
        "build --ou x": "没有这个选项：--ou。相近的有 --house、--out、--to",
        "build --out": "选项 --out 后面要写一个值",
        "build --format x": "--format 的值不对：x；可以写 text、json、github、sarif",
        "new --date 2024-13-01": "--date 的值不对：2024-13-01；写成 2024-07-30 这样",
        "new x": "多了 x",
        "schema --save=1": "选项 --save 后面不写值",
        "build --to pdf,x": "不会生成这种格式：x",
        "build --to ,": "不会生成这种格式：（空）",
    }.items(),
)
def test_a_usage_error_says_what_is_wrong(line: str, said: str, refused: dict[str, Answer]) -> None:
    assert said in refused[line].err


@pytest.mark.parametrize("verb", ["new", "build"])
def test_no_house_anywhere_is_a_usage_error(verb: str, tmp_path: Path) -> None:
    ran = run(verb, cwd=tmp_path)
    assert (ran.returncode, "error[house-missing]" in ran.stderr) == (2, True)


# new


def test_new_writes_the_next_issue_and_prints_its_path(tmp_path: Path) -> None:
    found(tmp_path, {"2024/1": text()})
    ran = run("new", "--date", "2024-08-15", cwd=tmp_path)
    assert (ran.returncode, ran.stdout) == (0, "issues/2024/2.md\n")
    assert "日期: 2024-08-15" in (tmp_path / "issues/2024/2.md").read_text(encoding="utf-8")


def test_new_never_overwrites(tmp_path: Path) -> None:
    found(tmp_path, {"2024/1": text()})
    before = (tmp_path / "issues/2024/1.md").read_bytes()
    printed = [run("new", "--date", "2024-08-15", cwd=tmp_path).stdout for _ in range(3)]
    assert printed == [f"issues/2024/{number}.md\n" for number in (2, 3, 4)]
    assert (tmp_path / "issues/2024/1.md").read_bytes() == before


def test_a_new_issue_can_be_built_as_it_is(tmp_path: Path) -> None:
    found(tmp_path)
    run("new", "--date", "2024-08-15", cwd=tmp_path)
    ran = run("build", cwd=tmp_path)
    assert (ran.returncode, built(tmp_path)) == (0, ["2024/1.docx", "2024/1.pdf"])


def test_a_new_issue_needs_a_house_that_can_be_read(tmp_path: Path) -> None:
    (tmp_path / "bulletin.yaml").write_text("nmae: x\n", encoding="utf-8")
    ran = run("new", cwd=tmp_path)
    assert (ran.returncode, (tmp_path / "issues").exists()) == (1, False)


# build: what, where and how


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Put up a house with three issues, the second of them faulty, for tests that build into folders of their own."""
    root = tmp_path_factory.mktemp("archive")
    found(root, {"2024/1": text(), "2024/2": FAULTY, "2024/3": text(number=3)})
    return root


@pytest.mark.parametrize("word", ["issues/2024/3.md", "2024/3", "2024/3.md", "3", "三"])
def test_a_word_chooses_the_issue_that_is_built(word: str, archive: Path, tmp_path: Path) -> None:
    ran = run("build", word, "--to", "html", "--out", str(tmp_path / "build"), cwd=archive)
    assert (ran.returncode, built(tmp_path)) == (0, ["2024/3.html"])


def test_a_path_from_where_one_works_chooses_too(archive: Path, tmp_path: Path) -> None:
    ran = run("build", "1.md", "--to", "html", "--out", str(tmp_path / "build"), cwd=archive / "issues/2024")
    assert (ran.returncode, built(tmp_path)) == (0, ["2024/1.html"])


def test_of_several_issues_a_faulty_one_keeps_nothing_from_the_others(archive: Path, tmp_path: Path) -> None:
    ran = run("build", "--to", "html", "--out", str(tmp_path / "build"), cwd=archive)
    assert (ran.returncode, built(tmp_path)) == (1, ["2024/1.html", "2024/3.html"])
    assert "issues/2024/2.md:4:5: error[date-" in ran.stderr


def test_a_faulty_issue_leaves_its_old_files_as_they_were(tmp_path: Path) -> None:
    found(tmp_path, {"2024/1": text()})
    run("build", "--to", "html", cwd=tmp_path)
    before = (tmp_path / "build/2024/1.html").read_bytes()
    found(tmp_path, {"2024/1": FAULTY})
    assert run("build", "--to", "html", cwd=tmp_path).returncode == 1
    assert (tmp_path / "build/2024/1.html").read_bytes() == before


def test_without_a_word_pdf_and_docx_are_built(tmp_path: Path) -> None:
    found(tmp_path, {"2024/1": text()})
    ran = run("build", cwd=tmp_path)
    assert (ran.returncode, ran.stderr, built(tmp_path)) == (0, "", ["2024/1.docx", "2024/1.pdf"])


def test_build_says_files_pages_time_and_each_replaced_face_once(tmp_path: Path) -> None:
    found(tmp_path, {"2024/1": text(), "2024/2": text(number=2)})
    lines = run("build", "--to", "html", cwd=tmp_path).stdout.splitlines()
    issues = [line for line in lines if re.fullmatch(r"issues/2024/\d.md → build/2024/\d.html：1 页，\d.\d\d 秒", line)]
    faces = [line for line in lines if re.fullmatch("字体：没有 .+，用 .+ 代替", line)]
    assert (len(issues), len(faces)) == (2, len(set(faces)))
    assert len(lines) == len(issues) + len(faces)


@pytest.mark.parametrize("form", ["text", "json", "github", "sarif"])
def test_how_an_issue_fills_its_pages_is_told_in_every_form(form: str, tmp_path: Path) -> None:
    body = "第一段" + "把话说清楚" * 10 + "一二。\n"  # one character and a mark stand on the last line
    found(tmp_path, {"2024/1": text(body)})
    ran = run("build", "--to", "html", "--format", form, cwd=tmp_path)
    assert "copyfit-single-character" in ran.stdout + ran.stderr


@pytest.mark.parametrize("to", ["html", "html,html", " html , "])
def test_formats_may_be_written_carelessly(to: str, archive: Path, tmp_path: Path) -> None:
    run("build", "1", "--to", to, "--out", str(tmp_path / "build"), cwd=archive)
    assert built(tmp_path) == ["2024/1.html"]


def test_the_house_may_be_given_and_the_output_lies_in_it(archive: Path, tmp_path: Path) -> None:
    ran = run("build", "1", "--to", "html", "--house", str(archive), cwd=tmp_path)
    assert (ran.returncode, built(archive)) == (0, ["2024/1.html"])


def test_two_issues_that_would_write_the_same_file_are_told(tmp_path: Path) -> None:
    found(tmp_path, {"2024/1": text(), "2023/1": text("另一期。\n")})
    ran = run("build", "--to", "html", cwd=tmp_path)
    assert (ran.returncode, "error[target-taken] 和 issues/2023/1.md 生成的文件同名：1.html" in ran.stderr) == (1, True)


def test_strict_faces_end_with_3_and_nothing_is_written(tmp_path: Path) -> None:
    found(tmp_path, {"2024/1": text()})
    replaced = "字体：没有" in run("build", "--to", "html", "--out", "first", cwd=tmp_path).stdout
    ran = run("build", "--strict-faces", cwd=tmp_path)
    expected = (3, []) if replaced else (0, ["2024/1.docx", "2024/1.pdf"])
    assert (ran.returncode, built(tmp_path)) == expected
    assert ran.stderr.count("error[face-replaced]") == len(re.findall("没有安装", ran.stderr))


# Findings in other forms


def test_json_is_an_object_a_line_on_the_output_and_nothing_else(archive: Path, tmp_path: Path) -> None:
    ran = run("build", "--to", "html", "--format", "json", "--out", str(tmp_path), cwd=archive)
    (finding,) = [json.loads(line) for line in ran.stdout.splitlines()]
    assert (ran.returncode, finding["path"], finding["line"], finding["severity"]) == (
        1,
        "issues/2024/2.md",
        4,
        "error",
    )


def test_what_was_done_is_said_beside_the_findings(archive: Path, tmp_path: Path) -> None:
    ran = run("build", "--to", "html", "--format", "json", "--out", str(tmp_path), cwd=archive)
    assert ran.stderr.count("：1 页，") == 2


def test_github_gets_annotations(archive: Path, tmp_path: Path) -> None:
    ran = run("build", "2", "--to", "html", "--format", "github", "--out", str(tmp_path), cwd=archive)
    assert ran.stdout.startswith("::error file=issues/2024/2.md,line=4,col=5,title=")


@pytest.mark.parametrize(("word", "results"), [("1", 0), ("2024/2", 1)])
def test_sarif_is_one_log_also_where_nothing_was_found(word: str, results: int, archive: Path, tmp_path: Path) -> None:
    ran = run("build", word, "--to", "html", "--format", "sarif", "--out", str(tmp_path), cwd=archive)
    assert len(json.loads(ran.stdout)["runs"][0]["results"]) == results


def test_a_usage_error_comes_in_the_form_asked_for(archive: Path) -> None:
    ran = run("build", "99", "--format", "json", cwd=archive)
    assert (ran.returncode, json.loads(ran.stdout)["code"]) == (2, "issue-unknown")


def test_findings_for_programs_are_utf_8_whatever_the_terminal_speaks(tmp_path: Path) -> None:
    found(tmp_path, {"2024/1": RARE})
    done = subprocess.run(
        [*PROGRAM, "build", "--to", "html", "--format", "json"],
        cwd=tmp_path,
        env=environment(PYTHONIOENCODING="gbk"),
        capture_output=True,
        check=False,
    )
    assert "䶮" in json.loads(done.stdout.decode())["message"]


def test_a_character_that_the_terminal_lacks_is_no_crash(tmp_path: Path) -> None:
    found(tmp_path, {"2024/1": RARE})
    done = subprocess.run(
        [*PROGRAM, "build", "--to", "html"],
        cwd=tmp_path,
        env=environment(PYTHONIOENCODING="gbk"),
        capture_output=True,
        check=False,
    )
    assert (done.returncode, "陈\\u4dae发言" in done.stderr.decode("gbk")) == (0, True)


# schema


def test_schema_is_a_json_schema_of_the_front_matter(tmp_path: Path) -> None:
    schema = json.loads(run("schema", cwd=tmp_path).stdout)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert (schema["type"], schema["additionalProperties"]) == ("object", False)
    assert {"number", "期号", "cumulative", "总期号", "date", "日期"} <= set(schema["properties"])


def test_every_reference_of_the_schema_leads_somewhere(tmp_path: Path) -> None:
    printed = run("schema", cwd=tmp_path).stdout
    references = set(re.findall(r'"\$ref": "#/\$defs/([^"]+)"', printed))
    assert references <= set(json.loads(printed).get("$defs", {}))


def test_schema_can_be_put_where_new_issues_look_for_it(tmp_path: Path) -> None:
    found(tmp_path)
    ran = run("schema", "--save", cwd=tmp_path)
    assert (ran.returncode, ran.stdout) == (0, "issues/.schema.json\n")
    saved = (tmp_path / "issues/.schema.json").read_text(encoding="utf-8")
    assert saved == run("schema", cwd=tmp_path).stdout


# Terminals and pipes


def read_all(terminal: int) -> Iterator[bytes]:
    """Read a terminal until nobody writes to it any more, which Linux tells by an error."""
    with contextlib.suppress(OSError):
        while chunk := os.read(terminal, 4096):
            yield chunk
    os.close(terminal)


@posix
def test_the_progress_bar_shows_on_a_terminal_and_keeps_off_redirected_output(tmp_path: Path) -> None:
    found(tmp_path, {"2024/1": text(), "2024/2": text(number=2)})
    ours, theirs = os.openpty()
    with subprocess.Popen(
        [*PROGRAM, "build", "--to", "html"],
        cwd=tmp_path,
        env=environment(TERM="xterm"),
        stdout=subprocess.PIPE,
        stderr=theirs,
    ) as process:
        os.close(theirs)
        shown = b"".join(read_all(ours)).decode()
        said = process.stdout.read().decode() if process.stdout else ""
    assert "生成" in shown
    assert said.count("：1 页，") == 2


def test_there_is_no_progress_bar_where_nobody_watches(tmp_path: Path) -> None:
    found(tmp_path, {"2024/1": text(), "2024/2": text(number=2)})
    ran = run("build", "--to", "html", cwd=tmp_path)
    assert (ran.stderr, "\x1b" in ran.stdout, "━" in ran.stdout) == ("", False, False)


@posix
@pytest.mark.parametrize("words", ["schema", "", "doctor", "build --to html"])
def test_a_reader_that_leaves_is_no_fault(words: str, tmp_path: Path) -> None:
    found(tmp_path, {"2024/1": text()})
    reading, writing = os.pipe()
    os.close(reading)
    ran = subprocess.run(
        [*PROGRAM, *words.split()],
        cwd=tmp_path,
        env=environment(),
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writing)
    assert (ran.returncode, ran.stderr) == (0, b"")


@posix
def test_a_reader_that_leaves_keeps_no_issue_from_being_built(tmp_path: Path) -> None:
    found(tmp_path, {"2024/1": text(), "2024/2": text(number=2), "2024/3": text(number=3)})
    line = f"{' '.join(PROGRAM)} build --to html | head -1"
    ran = subprocess.run(["sh", "-c", line], cwd=tmp_path, env=environment(), capture_output=True, check=False)  # noqa: S607
    assert (ran.stdout.count(b"\n"), ran.stderr) == (1, b"")
    assert built(tmp_path) == ["2024/1.html", "2024/2.html", "2024/3.html"]


@pytest.mark.skipif(not os.access("/dev/full", os.W_OK), reason="no device that is always full")
def test_an_output_that_is_full_ends_with_3(tmp_path: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run(
            [*PROGRAM, "schema"], cwd=tmp_path, env=environment(), stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert (ran.returncode, b"Traceback" in ran.stderr) == (3, False)


# The machine


@pytest.mark.parametrize("out", ["file", "file/deeper"])
def test_an_output_folder_that_is_a_file_ends_with_3(out: str, tmp_path: Path) -> None:
    found(tmp_path, {"2024/1": text()})
    (tmp_path / "file").write_text("mine")
    ran = run("build", "--out", out, cwd=tmp_path)
    assert (ran.returncode, "error[folder-invalid]" in ran.stderr) == (3, True)
    assert (tmp_path / "file").read_text() == "mine"


@posix
def test_an_output_folder_that_may_not_be_written_ends_with_3(tmp_path: Path) -> None:
    """Root may write into any folder but the kernel's own."""
    found(tmp_path, {"2024/1": text()})
    closed = Path("/sys/bulletin") if os.geteuid() == 0 else tmp_path / "closed"
    if os.geteuid():
        closed.mkdir(mode=0o555)
    ran = run("build", "--out", str(closed), cwd=tmp_path)
    assert (ran.returncode, "error[write-refused]" in ran.stderr) == (3, True)


def test_a_folder_that_another_run_writes_ends_with_3(tmp_path: Path) -> None:
    found(tmp_path, {"2024/1": text()})
    with files.locked(tmp_path / "build"):
        ran = run("build", cwd=tmp_path)
    assert (ran.returncode, "error[folder-locked]" in ran.stderr, built(tmp_path)) == (3, True, [])


# The other exit codes


@pytest.mark.parametrize("broken", [text("标题\n\n<b>x</b>\n"), text(front="标题: 甲\nno: 1\n"), "没有文件头\n"])
def test_content_that_is_wrong_ends_with_1_and_no_file(broken: str, tmp_path: Path) -> None:
    found(tmp_path, {"2024/1": broken})
    ran = run("build", "issues/2024/1.md", cwd=tmp_path)
    assert (ran.returncode, built(tmp_path), "Traceback" in ran.stderr) == (1, [], False)


def test_a_faulty_house_file_ends_with_1(tmp_path: Path) -> None:
    found(tmp_path, {"2024/1": text()})
    (tmp_path / "bulletin.yaml").write_text(f"{FILE}nmae: x\n", encoding="utf-8")
    ran = run("build", cwd=tmp_path)
    assert (ran.returncode, "bulletin.yaml:3:1: error[key-unknown]" in ran.stderr) == (1, True)


def test_a_file_beyond_the_limit_ends_with_4(tmp_path: Path) -> None:
    found(tmp_path, {"2024/1": HUGE})
    ran = run("build", "issues/2024/1.md", cwd=tmp_path)
    assert (ran.returncode, "error[file-too-large]" in ran.stderr, built(tmp_path)) == (4, True, [])


CRASH = """
import bulletin.build, bulletin.cli
honest = bulletin.build.build
def crash(path, *rest, **options):
    if path.stem == "1":
        raise {error}
    return honest(path, *rest, **options)
bulletin.build.build = crash
bulletin.cli.main()
"""


@pytest.mark.parametrize(
    ("error", "code", "name"),
    [
        ("KeyError('x')", 70, "internal"),
        ("RecursionError()", 4, "too-deep"),
        ("MemoryError()", 4, "too-deep"),
        ("OSError(28, 'full')", 3, "disk-full"),
    ],
)
def test_a_crash_in_one_issue_has_its_exit_code_and_the_others_are_built(
    error: str, code: int, name: str, tmp_path: Path
) -> None:
    found(tmp_path, {"2024/1": text(), "2024/2": text(number=2)})
    ran = python(CRASH.format(error=error), "build", "--to", "html", cwd=tmp_path)
    assert (ran.returncode, f"error[{name}]" in ran.stderr, built(tmp_path)) == (code, True, ["2024/2.html"])
    assert "Traceback" not in ran.stderr


def test_the_trace_of_a_crash_goes_where_it_is_asked_for(tmp_path: Path) -> None:
    found(tmp_path, {"2024/1": text()})
    trace = tmp_path / "trace.txt"
    python(CRASH.format(error="KeyError('x')"), "build", cwd=tmp_path, env={"BULLETIN_TRACE": str(trace)})
    assert trace.read_text(encoding="utf-8").startswith("Traceback")


@contextlib.contextmanager
def building(root: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Run a build of many issues, until its first file is there."""
    found(root, {f"2024/{number}": text(number=number) for number in range(1, 200)})
    with subprocess.Popen(
        [*PROGRAM, "build"], cwd=root, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as process:
        deadline = time.monotonic() + 60
        while not list((root / "build").glob("2024/*.pdf")) and time.monotonic() < deadline:
            time.sleep(0.02)
        yield process
        process.kill()


@posix
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_ends_the_run_with_its_code_and_one_sentence(
    number: signal.Signals, code: int, tmp_path: Path
) -> None:
    with building(tmp_path) as process:
        process.send_signal(number)
        said = process.communicate(timeout=30)[1].decode()
    assert (process.returncode, said) == (code, "已中断；没有写完的期没有留下文件。\n")


@posix
def test_after_a_signal_pairs_are_whole_and_nothing_strays(tmp_path: Path) -> None:
    with building(tmp_path) as process:
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=30)
    names = [path.name for path in (tmp_path / "build/2024").iterdir()]
    stems = {Path(name).stem for name in names}
    assert sorted(names) == sorted(f"{stem}.{to}" for stem in stems for to in ("docx", "pdf"))


def test_python_m_bulletin_and_the_installed_command_are_the_same(tmp_path: Path) -> None:
    installed = Path(sys.executable).with_name("bulletin")
    if not installed.exists():
        pytest.skip("the package is not installed here")
    ran = subprocess.run([installed, "--help"], cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    assert ran.stdout == run("--help", cwd=tmp_path).stdout
