"""The shelf of issues: which files issues/YYYY/N.md there are, and which of them the words of a command line mean."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from bulletin import sources
from bulletin.errors import ContentError, MachineError, UsageError
from bulletin.findings import Finding, Place, Severity
from bulletin.manuscripts import front
from bulletin.records.keys import nearest
from bulletin.text.numerals import from_chinese

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bulletin.findings import Source


# A Markdown file whose name begins with an issue's number or says one: 2.md.txt, 2.MD, 12 修改稿.md, 第3期.md, 增刊一.md.
_NUMBER = "(?:[0-9０-９]{1,3}|[一二三四五六七八九十百]{1,4})"
_LIKE_AN_ISSUE = re.compile(
    rf"(?:[0-9０-９]{{1,3}}(?![0-9０-９]).*|(?:增刊|特刊)\s*第?{_NUMBER}.*|.*第\s*{_NUMBER}\s*期.*)\.(?:md|markdown|md\.txt)",
    re.IGNORECASE,
)


_YEAR = re.compile("[0-9]{4}")


class Shelf:
    """The issues of the house in the folder `root`; `issues` is the folder that holds a folder for each year."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.issues = root / "issues"

    def files(self) -> list[Path]:
        """List issues/YYYY/N.md in the order of years and numbers; other files there are no issues.

        Those of an edition, 增刊1.md, stand behind the others of their year.
        """
        return [self.issues / year / name for *_, year, name in sorted(self._named())]

    def _named(self) -> Iterator[tuple[int, str, int, str, str]]:
        """Yield year, edition and number of each issue, by which they are sorted, and the names of its folder and its file."""
        for year in filter(_YEAR.fullmatch, _listed(self.issues)):
            for name in _listed(self.issues / year):
                stem, dot, ending = name.rpartition(".")  # texts are quicker than paths, and there are hundreds
                if dot and os.path.normcase(ending) == "md" and (named := named_number(stem)):
                    yield int(year), *named, year, name

    def passed_over(self) -> list[Finding]:
        """Find the files in and below `issues` that are named like issues and are none, so that nobody waits for their pages."""
        issues = set(map(str, self.files()))
        found = (
            f"{folder}{os.sep}{name}"
            for folder, _, names in os.walk(self.issues)
            for name in names
            if _LIKE_AN_ISSUE.fullmatch(name)
        )
        files = sorted(Path(path) for path in found if path not in issues)
        return [self._passed_over(path) for path in files if path.is_file()]

    def _passed_over(self, path: Path) -> Finding:
        number = re.search(r"[0-9]{1,5}", path.stem)
        edition = re.search(r"增刊|特刊", path.stem)
        right = f"{edition[0] if edition else ''}{int(number[0]) if number else '期号'}.md"
        message = f"这个文件不是“年份/期号.md”，不算一期，没有生成：{path.name}"
        hint = f"是一期的，改名为 issues/年份/{right}；是草稿的，生成时写出它的路径，或者移出 issues/"
        return Finding(Place(self.shown(path)), "issue-passed-over", message, hint, Severity.WARNING)

    def shown(self, path: Path) -> str:
        """Name a path for people: from the root with slashes if it is inside, whole if not."""
        whole = self._whole(path)
        return (whole.relative_to(self.root) if whole.is_relative_to(self.root) else whole).as_posix()

    def year(self, path: Path) -> int | None:
        """Return the year of an issue's folder, issues/YYYY/; None for a file that lies elsewhere."""
        folder = self._whole(path).parent
        return int(folder.name) if folder.parent == self.issues and re.fullmatch(r"[0-9]{4}", folder.name) else None

    def _whole(self, path: Path) -> Path:
        """Return the absolute path, within the root as it is given, also where the folder of issues is a link to another disk."""
        absolute = path.absolute()
        if absolute.is_relative_to(self.root) and ".." not in absolute.parts:
            return absolute
        real, issues = _real(path.parent) / path.name, _real(self.issues)
        return self.issues / real.relative_to(issues) if real.is_relative_to(issues) else real

    def source(self, path: Path) -> Source:
        """Read the text of an issue; ContentError where a link on the shelf leads out of the house.

        The folder of issues, and that of a year, may be links themselves, to another disk.
        """
        if self.year(path) is not None and not self._is_inside(path):
            hint = "把原文的文件放进 issues/，不用链接；issues/ 和年份的文件夹可以是链接"
            message = "这个文件是链接，通到刊物的文件夹外面"
            raise ContentError(Finding(Place(self.shown(path)), "issue-outside", message, hint))
        return sources.read(path, self.shown(path))

    def _is_inside(self, path: Path) -> bool:
        real = _real(path)
        return any(real.is_relative_to(_real(folder)) for folder in (self.root, self.issues, path.parent))

    def resolve(self, words: Iterable[str]) -> list[Path]:
        """Turn each word into an issue's path: a path, 2024/12, or a 总期号 (712, 七百一十二); no word means all.

        UsageError names every word that means nothing, and what was probably meant; MachineError those of all that are hidden.
        """
        paths: list[Path] = []
        findings: list[Finding] = []
        for word in words:
            try:
                paths.append(self._one(word.strip()))
            except UsageError as error:
                findings += error.findings
        if findings:
            raise UsageError(findings)
        return list(dict.fromkeys(paths)) or self._all()

    def refuse_hidden(self) -> None:
        """Raise MachineError for each folder of issues that is there and cannot be read, or is a link that leads nowhere.

        Its issues are on no list: whoever asks for all would take the others for all.
        """
        folders = (self.issues, *(self.issues / year for year in filter(_YEAR.fullmatch, _listed(self.issues))))
        hidden = [(folder, error) for folder in folders if (error := _unlisted(folder))]
        if hidden:
            raise MachineError([self._hidden(folder, error) for folder, error in hidden])

    def _hidden(self, folder: Path, error: OSError) -> Finding:
        shown = self.shown(folder)
        if isinstance(error, FileNotFoundError):
            message, hint = f"这个文件夹是链接，通到的地方没有了：{shown}", "接上那个磁盘，或者删去这个链接"
        else:
            message, hint = f"读不了文件夹：{shown}", f"检查读取权限（系统错误号 {error.errno}）；里面的各期现在看不见"
        return Finding(Place(shown), "folder-unreadable", message, hint)

    def _all(self) -> list[Path]:
        self.refuse_hidden()
        if not (files := self.files()):
            place = Place(self.shown(self.issues))
            hint = "请用 bulletin new 新建一期，文件名是 issues/年份/期号.md。"
            raise UsageError(Finding(place, "issues-missing", "这里还没有任何一期", hint))
        return files

    def _one(self, word: str) -> Path:
        cumulative = _cumulative(word)
        if cumulative is not None:
            return self._by_cumulative(word, cumulative)
        name = word.replace("\\", "/").removesuffix(".md").removeprefix("issues/")
        for path in (Path(word), self.root / word, self.issues / f"{name}.md"):
            if path.suffix == ".md" and _is_file(path):
                return self._whole(path)
        return self._missing(word, name)

    def _by_cumulative(self, word: str, cumulative: int) -> Path:
        known = {path: number for path in self.files() if (number := self._cumulative_of(path))}
        paths = [path for path, number in known.items() if number == cumulative]
        if len(paths) > 1:
            names = "、".join(map(self.shown, paths))
            hint = "请改正其中一期的总期号，或写出文件的路径。"
            _refuse(word, "issue-ambiguous", f"总期号 {cumulative} 有不止一期：{names}", hint)
        if not paths:
            year = next((path.parent.name for path in reversed(known) if path.stem == str(cumulative)), "")
            meant = f"第{cumulative}期写成 {year}/{cumulative}。" if year else ""
            range_ = (
                f"{meant}现有总期号 {min(known.values())} 到 {max(known.values())}。" if known else "还没有任何一期。"
            )
            _refuse(word, "issue-unknown", f"没有总期号为 {cumulative} 的一期", range_)
        return paths[0]

    def _cumulative_of(self, path: Path) -> int | None:
        """Return an issue's 总期号; an issue that cannot be read has none here: it says so when it is built."""
        try:
            return front.numbers(self.source(path)).cumulative
        except ContentError:
            return None

    def _missing(self, word: str, name: str) -> NoReturn:
        names = [path.relative_to(self.issues).with_suffix("").as_posix() for path in self.files()]
        close = nearest(name, names)
        hint = f"您是不是要写 {close}？" if close else _examples(names)
        _refuse(word, "issue-unknown", f"没有这一期：{word}", hint)


def _listed(folder: Path) -> list[str]:
    """Return the names of what lies in a folder; nothing where it is none or cannot be read."""
    try:
        return [entry.name for entry in os.scandir(folder)]
    except OSError:
        return []


def _unlisted(folder: Path) -> OSError | None:
    """Return why a folder that is there cannot be listed; a file of that name is none."""
    try:
        os.scandir(folder).close()
    except NotADirectoryError:
        return None
    except OSError as error:
        return error if os.path.lexists(folder) else None
    return None


def named_number(stem: str) -> tuple[str, int] | None:
    """Return the edition (or nothing) and the number that an issue's file is named after: 12, 增刊1; None for other names."""
    named = re.fullmatch(r"(增刊|特刊)?([0-9]{1,5})", stem)
    return (named[1] or "", int(named[2])) if named else None


def _cumulative(word: str) -> int | None:
    """Return the 总期号 that a word is, if it is one."""
    if re.fullmatch(r"[0-9]{1,8}", word):
        return int(word)
    try:
        return from_chinese(word)
    except ValueError:
        return None


def _real(path: Path) -> Path:
    """Follow links as far as they lead; those in a circle lead nowhere, and are told by who reads the file."""
    return Path(os.path.realpath(path))


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def _examples(names: Sequence[str]) -> str:
    last = names[-1] if names else "2024/12"
    return f"可以写文件的路径、年份/期号（例如 {last}）或总期号（例如 712）；不写就是全部。"


def _refuse(word: str, code: str, message: str, hint: str) -> NoReturn:
    raise UsageError(Finding(Place(word), code, message, hint))
