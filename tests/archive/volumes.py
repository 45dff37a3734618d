"""Volumes of a small house: a folder goes in; its issues as laid out, its volume and the issues' own files come out."""

from __future__ import annotations

import atexit
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from houses import COLOPHON, FILE, found, text
from PIL import Image

from bulletin.archive import volume
from bulletin.build import build
from bulletin.manuscripts.house import House

TWO = (
    "# 甲县的做法\n\n第一段文字[^1]，说明情况。\n\n- 一项\n- 又一项\n\n（甲县 供稿）\n\n"
    "# 乙县的做法\n\n第二段文字，见 https://example.org/。\n\n（乙县 供稿）\n\n[^1]: 只有一条注。\n"
)
LYING = (
    "一段文字[^1]，又一处[^2]。\n\n![站点](picture.png){width=30%}\n\n表1：情况 {横排}\n\n| 县 | 数 |\n| --- | --- |\n| 甲 | 1 |\n\n"
    "表后的文字。\n\n# 附件1 名单\n\n附件的文字。\n\n[^1]: 第一条。\n[^2]: 第二条。\n"
)
ISSUES = {
    "2024/1": text(TWO, front=COLOPHON, date="2024-01-10"),
    "2024/2": text(LYING, number=2, front=f"标题: 一期带横表的\n{COLOPHON}", date="2024-01-20"),
    "2024/3": text(number=3, front="标题: 又一期\n", date="2025-01-06"),
    "2024/增刊1": text(number=1, front="刊别: 增刊\n标题: 一期增刊\n", date="2024-03-01").replace("总期号: 1\n", ""),
}


@dataclass(frozen=True, eq=False)
class Volume:
    """A volume in both formats; `plain` is a PDF without the number that counts on, `own` are the issues' own files."""

    house: House
    laid: Sequence[volume.Laid]
    pdf: bytes
    plain: bytes
    docx: bytes
    own: Mapping[str, bytes]


def house(root: Path, issues: Mapping[str, str] = ISSUES, file: str = FILE) -> House:
    """Put up a house of `issues`."""
    made = found(root, issues, file)
    (root / "assets").mkdir()
    Image.new("RGB", (600, 400), "gray").save(root / "assets/picture.png")
    return made


def laid(home: House) -> list[volume.Laid]:
    """Lay out all issues of a house."""
    return [volume.lay_out(path, home) for path in home.issues()]


@cache
def bound() -> Volume:
    """Put up a house and bind its issues, once for all tests that look at them."""
    folder = mkdtemp(prefix="bulletin-volume-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    home = house(Path(folder) / "house")
    issues = laid(home)
    both = volume.bind(2024, home, issues, ["pdf", "docx"], folio=True)
    plain = volume.bind(2024, home, issues, ["pdf"], folio=False)
    own = {name: data for path in home.issues() for name, data in build(path, home, ["pdf", "docx"]).files.items()}
    return Volume(home, issues, both["合订本.pdf"], plain["合订本.pdf"], both["合订本.docx"], own)
