"""Names for the files of an issue, as its house asks for them: a pattern and an issue go in, a name that every system takes comes out.

A pattern holds fields in braces, `{刊名}-{年}-{期号}`, and in square brackets what is left out where a field in it has no value.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path

from bulletin.errors import BulletinError, ContentError, UsageError
from bulletin.findings import Finding, Place
from bulletin.manuscripts import issue as issues
from bulletin.manuscripts.house import House
from bulletin.manuscripts.issue import Issue
from bulletin.manuscripts.patterns import CHINESE, PatternError, Piece, pieces

# What a file system keeps of a name, in bytes; the ending of the longest format comes to it.
_RECORD = ".record.xml"
_LONGEST = 255 - len(_RECORD)
# What a name may not hold on Windows becomes the same mark in full width.
_FORBIDDEN = str.maketrans('/\\:*?"<>|', "／＼：＊？＂＜＞｜")
# Names of devices, which Windows opens in every folder, whatever their ending.
_DEVICES = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)


def parsed(pattern: str, at: Place) -> list[Piece]:
    """Read a pattern that was written `at` a place on the command line. Raises UsageError."""
    try:
        return pieces(pattern)
    except PatternError as error:
        raise UsageError(Finding(at, "file-name-invalid", f"{error}（写的是“{pattern}”）", error.hint)) from None


def name(pattern: Sequence[Piece], issue: Issue) -> str:
    """Return the name of the issue's files, without an ending. Raises ContentError where there can be none."""
    values = _values(issue)
    place = Place(issue.source.path)
    written = []
    for group, within in groupby(pattern, key=lambda piece: piece.group):
        part = list(within)
        lacking = [piece.field for piece in part if piece.field and not values[piece.field]]
        if lacking and not group:
            chinese = next(key for key, field in CHINESE.items() if field == lacking[0])
            message = f"这一期没有{chinese}，起不了文件名"
            hint = f"把没有时不写的部分放进方括号，例如 [-{{{chinese}}}]"
            raise ContentError(Finding(place, "file-name-impossible", message, hint))
        if not lacking:
            written += [piece.text or values[piece.field].zfill(piece.width) for piece in part]
    return _taken("".join(written).translate(_FORBIDDEN), place)


def _values(issue: Issue) -> dict[str, str]:
    day = issue.date
    known = {"name": issue.house.name, "year": issue.year, "month": day.month, "day": day.day, "number": issue.number}
    return {
        **{field: str(value) for field, value in known.items()},
        "edition": issue.edition or "",
        "cumulative": str(issue.cumulative or ""),
    }


def _taken(written: str, place: Place) -> str:
    """Return a name if every system takes it."""
    if len(written.encode()) > _LONGEST:
        message = f"文件名太长：{len(written.encode())} 个字节，最多 {_LONGEST} 个：{written}"
        raise ContentError(Finding(place, "file-name-impossible", message, "少写几项；一个汉字是三个字节"))
    if written != written.strip(" .") or _DEVICES.fullmatch(written):
        message = f"Windows 不认这个文件名：{written!r}"
        raise ContentError(Finding(place, "file-name-impossible", message, "开头、结尾不要用空格和点，不要用设备名"))
    return written


def refuse_shared(pattern: Sequence[Piece], paths: Iterable[Path], house: House) -> None:
    """Raise UsageError, before anything is written, where an issue of `paths` gets the name of another issue's files.

    Names are compared with those of all issues of the same year on the shelf, for their files lie in the same folder, and without
    regard to case. Issues that cannot be read have no name: they say so when they are built.
    """
    asked = dict.fromkeys(paths)
    years = {year: None for path in asked if (year := house.year_of(path))}
    others = [path for path in house.issues() if house.year_of(path) in years and path not in asked]
    taken: dict[tuple[int, str], Path] = {}
    findings = []
    for path in (*others, *asked):
        for year, stem in _stems(pattern, path, house):
            other = taken.setdefault((year, stem.lower()), path)
            if other != path and {other, path} & asked.keys():
                findings.append(_shared(path, other, stem, house))
    if findings:
        raise UsageError(findings)


def owner(pattern: Sequence[Piece], files: Iterable[str], year: int, house: House) -> Path | None:
    """Return the issue on the shelf whose files, of the `year`, bear a name of `files`; None where none does."""
    taken = {Path(file.replace(_RECORD, ".xml")).stem.lower() for file in files}
    for path in (one for one in house.issues() if house.year_of(one) == year):
        if taken & {path.stem.lower(), *(stem.lower() for _, stem in _stems(pattern, path, house))}:
            return path
    return None


def _stems(pattern: Sequence[Piece], path: Path, house: House) -> list[tuple[int, str]]:
    """Return year and name of the files of an issue: as its own file is called, and as the pattern says, if there is one."""
    try:
        issue = issues.read(path, house, faulty=True)
        if issue.faulty:
            return []
        return [(issue.year, stem) for stem in dict.fromkeys((path.stem, *([name(pattern, issue)] if pattern else [])))]
    except BulletinError:
        return []


def _shared(path: Path, other: Path, stem: str, house: House) -> Finding:
    message = f"和 {house.shown(other)} 的文件同名：{stem}"
    hint = "在文件名里加上 {期号} 或 {总期号}；有增刊、特刊的，再加上 [{刊别}]"
    return Finding(Place(house.shown(path)), "file-name-shared", message, hint)
