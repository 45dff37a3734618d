"""A wrong command line ends with 2 and one Chinese sentence."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from asking import Answer, ask, is_english
from commands import run
from houses import found, text

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
    "doctor x y",
    "extract",
    "extract x y",
    "extract x y z",
    "schema x",
    "schema --save=1",
    "schema --zzz",
    "build --house /no/such/folder",
    "archive --jobs 0",
    "archive --jobs x",
    "archive --deadline x",
    "archive --verify --prune",
    "archive --merge x --verify",
    "archive --out=",
    "archive --compare=",
    "archive --merge=",
    "build --out=",
    "catalogue --out=",
    "volume 2024 --out=",
    "archive --only 2023",
    "volume 二〇二四",
    "archive --explain 1 --compare x --force",
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
        "zzz": "没有这个命令：zzz",
        "--zzz": "没有这个选项：--zzz",
        "-z": "没有这个选项：-z",
        "--house x": "没有这个选项：--house",
        "--help=1": "选项 --help 后面不写值",
        "build --zzz": "没有这个选项：--zzz",
        "build -z": "没有这个选项：-z",
        "build --house": "选项 --house 后面要写一个值",
        "build --format": "选项 --format 后面要写一个值",
        "build --strict-faces=1": "选项 --strict-faces 后面不写值",
        "new --date": "选项 --date 后面要写一个值",
        "new --date x": "--date 的值不对：x；写成 2024-07-30 这样",
        "new x y": "多了 x y",
        "extract": "缺少 PDF",
        "extract x y z": "多了 z",
        "doctor x y": "多了 y",
        "schema x": "多了 x",
        "schema --zzz": "没有这个选项：--zzz",
        "build --ou x": "没有这个选项：--ou。相近的有 --house、--out、--to",
        "build --out": "选项 --out 后面要写一个值",
        "build --format x": "--format 的值不对：x；可以写 text、json、github、sarif",
        "new --date 2024-13-01": "--date 的值不对：2024-13-01；写成 2024-07-30 这样",
        "new x": "多了 x",
        "schema --save=1": "选项 --save 后面不写值",
        "build --to pdf,x": "--to: error[format-unknown] 不会生成这种格式：x",
        "build --to ,": "不会生成这种格式：（空）",
        "archive --jobs 0": "--jobs 的值不对：不能小于 1\n    提示：bulletin archive --help",
        "archive --jobs x": "--jobs 的值不对：要写一个整数",
        "archive --deadline x": "--deadline 的值不对：要写一个数",
        "archive --verify --prune": "--verify、--prune 不能一起用",
        "archive --merge x --verify": "--verify、--merge 不能一起用",
        "archive --explain 1 --compare x --force": "error[options-clash] --explain、--compare、--force 不能一起用",
        "archive --out=": "--out 的值不对：（空）；写成 build 这样",
        "archive --only 2023": "没有这一年的期：2023\n    提示：写四位的年份，现有 2024\n",
        "volume 二〇二四": "没有这一年的期：二〇二四\n    提示：写四位的年份，现有 2024\n",
    }.items(),
)
def test_a_usage_error_says_what_is_wrong(line: str, said: str, refused: dict[str, Answer]) -> None:
    assert said in refused[line].err


@pytest.mark.parametrize("verb", ["new", "build"])
def test_no_house_anywhere_is_a_usage_error(verb: str, tmp_path: Path) -> None:
    ran = run(verb, cwd=tmp_path)
    assert (ran.returncode, "error[house-missing]" in ran.stderr) == (2, True)
