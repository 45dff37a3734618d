"""Files and folders: rights, links, pipes, names, and what else a disk may hold."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path

from case import FRONT, HOUSE, ISSUE, Case, fronted, house

FAMILY = "files and folders"
_TEXT = fronted(FRONT.values(), "正文。\n")
_BOTH = ("build/2024/1.pdf", "build/2024/1.docx")
_BUILD = ("build", "--format", "json")


def _case(  # a row of a table, by name
    name: str,
    put: Callable[[Path], object],
    *found: tuple[str, str],
    code: int = 0,
    words: tuple[str, ...] = (),
    built: Iterable[str] = (),
) -> Case:
    def all_put(root: Path) -> None:
        house(root, {ISSUE: _TEXT})
        put(root)

    return Case(FAMILY, name, code, all_put, frozenset(found), words=(*_BUILD, *words), built=tuple(built))


def _nothing(_: Path) -> None:
    return


def _moved(old: str, new: str) -> Callable[[Path], object]:
    def put(root: Path) -> None:
        (root / new).parent.mkdir(parents=True, exist_ok=True)
        (root / old).rename(root / new)

    return put


def _linked(name: str, target: str) -> Callable[[Path], object]:
    """Put a link in the place of a file, or where none is."""

    def put(root: Path) -> None:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).unlink(missing_ok=True)
        (root / name).symlink_to(target)

    return put


def _piped(name: str) -> Callable[[Path], object]:
    """Put a pipe in the place of a file, which nobody writes to."""

    def put(root: Path) -> None:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).unlink(missing_ok=True)
        os.mkfifo(root / name)

    return put


def _filed(name: str, data: bytes) -> Callable[[Path], object]:
    def put(root: Path) -> None:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(data)

    return put


def _folder(name: str) -> Callable[[Path], object]:
    def put(root: Path) -> None:
        (root / name).unlink(missing_ok=True)
        (root / name).mkdir(parents=True)

    return put


def _all(*puts: Callable[[Path], object]) -> Callable[[Path], object]:
    """Do one thing after the other."""

    def put(root: Path) -> None:
        for one in puts:
            one(root)

    return put


def _kept(root: Path) -> None:
    """Take away the file that the house has, so that there is no issue."""
    (root / ISSUE).unlink()


def cases() -> list[Case]:
    """Return the cases of this class."""
    largest = _TEXT.encode() + b"\n" * (2 * 2**20)
    return [
        _case("an issue by its path", _nothing, words=(ISSUE,), built=_BOTH),
        _case("an issue by year and number", _nothing, words=("2024/1",), built=_BOTH),
        _case("an issue by its number of all", _nothing, words=("1",), built=_BOTH),
        _case("an issue that there is not", _nothing, ("issue-unknown", "2024/7"), words=("2024/7",), code=2),
        _case("an issue with a null in its name", _nothing, ("issue-unknown", "a\\b"), words=("a\\b",), code=2),
        _case(
            "an issue's name of 5,000 characters",
            _nothing,
            ("issue-unknown", "长" * 5000),
            words=("长" * 5000,),
            code=2,
        ),
        _case("an issue that is a folder", _folder(ISSUE), ("file-irregular", ISSUE), code=2),
        _case("an issue that is a pipe", _piped(ISSUE), ("file-irregular", ISSUE), code=2),
        _case(
            "an issue that is a link",
            _all(_moved(ISSUE, "文稿.md"), _linked(ISSUE, "../../文稿.md")),
            built=_BOTH,
        ),
        _case("an issue that is a link to nothing", _linked(ISSUE, "no.md"), ("file-missing", ISSUE), code=2),
        _case("an issue that is a link in a circle", _linked(ISSUE, "1.md"), ("file-unreadable", ISSUE), code=3),
        _case("an issue of over 2 MB", _filed(ISSUE, largest), ("file-too-large", ISSUE), code=4),
        _case("an issue that is empty", _filed(ISSUE, b""), ("front-matter-missing", f"{ISSUE}:1:1"), code=1),
        _case(
            "an issue that is a picture",
            _filed(ISSUE, b"\x89PNG\r\n\x1a\n"),
            ("encoding-not-utf8", f"{ISSUE}:1:1"),
            code=1,
        ),
        _case(
            "an issue that is a Word document",
            _filed(ISSUE, b"PK\x03\x04\xff\xfe"),
            ("encoding-not-utf8", f"{ISSUE}:1:5"),
            code=1,
        ),
        _case("no issue at all", _kept, ("issues-missing", "issues"), code=2),
        _case("no folder of issues", _moved("issues", "别处"), ("issues-missing", "issues"), code=2),
        _case(
            "a file in the place of the issues",
            _all(_moved("issues", "别处"), _filed("issues", b"")),
            ("issues-missing", "issues"),
            code=2,
        ),
        _case(
            "a file that is named like an issue",
            _filed("issues/2024/第3期.md", b""),
            ("issue-passed-over", "issues/2024/第3期.md"),
            built=_BOTH,
        ),
        _case(
            "another issue with another number",
            _filed("issues/2024/3.md", _TEXT.encode()),
            ("number-differs-from-file", "issues/2024/3.md:2:5"),
            built=(*_BOTH, "build/2024/3.pdf", "build/2024/3.docx"),
        ),
        _case("a house file that is missing", lambda root: (root / HOUSE).unlink(), ("house-missing", ""), code=2),
        _case("a house file that is a folder", _folder(HOUSE), ("house-missing", ""), code=2),
        _case("a house file that is a pipe", _piped(HOUSE), ("house-missing", ""), code=2),
        _case(
            "a house file of over 64 KB",
            _filed(HOUSE, b"name: a\npublisher: b\n" + b"# a\n" * 20_000),
            ("file-too-large", HOUSE),
            code=4,
        ),
        _case("an output folder that is a file", _filed("build", b""), ("folder-invalid", "build"), code=3),
        _case(
            "an output folder below a file", _filed("x", b""), ("folder-invalid", "x/y"), words=("--out", "x/y"), code=3
        ),
        _case(
            "an output folder with a long name",
            _nothing,
            ("folder-invalid", "长" * 200),
            words=("--out", "长" * 200),
            code=3,
        ),
        _case(
            "an output folder that nobody may write",
            _nothing,
            ("write-refused", "/sys/bulletin"),
            words=("--out", "/sys/bulletin"),
            code=3,
        ),
        _case(
            "an output folder that is a link",
            _all(_folder("x"), _linked("build", "x")),
            built=_BOTH,
        ),
        _case(
            "a folder in the place of a PDF",
            _folder("build/2024/1.pdf"),
            ("folder-invalid", "build/2024/1.pdf"),
            code=3,
        ),
        _case(
            "a file in the place of the year's folder",
            _filed("build/2024", b""),
            ("folder-invalid", "build/2024"),
            code=3,
            built=("build/2024",),
        ),
        _case("a journal that says nothing", _filed("build/2024/.bulletin-swap", b"{"), built=_BOTH),
        _case("half a file of a run that was killed", _filed("build/2024/.bulletin-abc", b"half"), built=_BOTH),
        _case("a font that is a pipe", _piped("assets/fonts/a.ttf"), built=_BOTH),
        _case(
            "a font that is empty", _filed("assets/fonts/a.ttf", b""), ("face-unreadable", "assets/fonts/a.ttf"), code=3
        ),
        _case(
            "a font that is a text",
            _filed("assets/fonts/a.ttf", b"text"),
            ("face-unreadable", "assets/fonts/a.ttf"),
            code=3,
        ),
        _case("a font that is a link to nothing", _linked("assets/fonts/a.ttf", "no.ttf"), built=_BOTH),
        _case("a file in the place of the fonts", _filed("assets/fonts", b""), built=_BOTH),
        _case("a format that there is not", _nothing, ("format-unknown", "--to"), words=("--to", "odt"), code=2),
        _case("no format", _nothing, ("format-unknown", "--to"), words=("--to", ","), code=2),
        _case(
            "a second name that cannot be read",
            _nothing,
            ("file-name-invalid", "--name"),
            words=("--name", "{甲}"),
            code=2,
        ),
        _case(
            "a second name",
            _nothing,
            words=("--name", "{刊名}-{期号}"),
            built=(*_BOTH, "build/2024/工作简报-1.pdf", "build/2024/工作简报-1.docx"),
        ),
        _case("a record", _nothing, words=("--record",), built=(*_BOTH, "build/2024/1.record.xml")),
        _case("a page for reading", _nothing, words=("--to", "html"), built=("build/2024/1.html",)),
        _case(
            "a house whose folder has blanks and Chinese",
            _all(_moved(HOUSE, f"我的 刊物/{HOUSE}"), _moved("issues", "我的 刊物/issues")),
            words=("--house", "我的 刊物", "--out", "../build"),
            built=_BOTH,
        ),
    ]
