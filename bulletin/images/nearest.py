"""Where a picture that is not found may be: what an issue calls it and the folder of pictures go in, a remedy in Chinese comes out."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

# So many files are looked at, and so many named.
_MOST, _NAMED = 5_000, 3
_GENERAL = "检查文件名和大小写；图片放在 assets/ 下，路径从写它的文件算起"
_BLANK = re.compile(r"[ \t\u3000\u00a0]|%20")


def remedy(reference: str, issue: Path, assets: Path) -> str:
    """Say what of `reference` is wrong where `assets` has a file of that name but for case, blanks, slashes or its folder."""
    plain = reference.replace("\\", "/")
    name = plain.rpartition("/")[2]
    found = [path for path in islice(_files(assets), _MOST) if _alike(path.name) == _alike(name)]
    found.sort(key=lambda path: (path.name != name, path.as_posix()))
    if not found or not name:
        return _GENERAL
    if _BLANK.search(found[0].name):
        return f"图片在，只是文件名里有空格：先把“{found[0].name}”改名为“{_BLANK.sub('', found[0].name)}”"
    written = [os.path.relpath(path, issue.parent).replace(os.sep, "/") for path in found[:_NAMED]]
    return f"图片在，只是{'、'.join(_reasons(reference, plain, written[0]))}：写成 {' 或者 '.join(written)}"


def _reasons(reference: str, plain: str, right: str) -> Iterator[str]:
    folder, _, name = plain.rpartition("/")
    other_folder, _, other = right.rpartition("/")
    if plain != reference:
        yield "斜线的方向反了"
    if _BLANK.search(name):
        yield "多了空格"
    if _BLANK.sub("", name) != other:
        yield "大小写不同"
    if folder.casefold() != other_folder.casefold():
        yield "文件夹不对"
    elif folder != other_folder:
        yield "文件夹的大小写不同"


def _files(folder: Path) -> Iterator[Path]:
    for base, _, names in os.walk(folder):
        yield from (Path(base) / name for name in sorted(names))


def _alike(name: str) -> str:
    return _BLANK.sub("", name).casefold()
