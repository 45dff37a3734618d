"""Faces: roles with their ordered names go in, installed font files come out, and what they lack is known.

Names are compared with those in the font files themselves, in every language and without regard to case, so that
仿宋_GB2312, FangSong or "Noto Serif CJK SC Bold" are found wherever they lie, on any system and without fontconfig.
"""

from __future__ import annotations

import os
import sys
import unicodedata
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from bulletin import kept
from bulletin.errors import MachineError
from bulletin.findings import Finding, Place
from bulletin.fonts import coverage, index, sfnt
from bulletin.kept import Stamp

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from bulletin.fonts.index import Font

_REGULAR, _SEMIBOLD, _BOLD = 400, 600, 700
_UNDRAWN = ("Cc", "Cf", "Zs", "Zl", "Zp")
_SELECTORS = (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))


class Face(Protocol):
    """A role of type, the official name of its face, and the names that may stand in for it, in order.

    `wrong` gives the characters that a face is known to draw as others, by its name; those of its bold under “… Bold”.
    """

    @property
    def role(self) -> str:
        """Return what type it is for, by its Chinese name."""

    @property
    def official(self) -> str:
        """Return the name of the face that the standard asks for."""

    @property
    def alternatives(self) -> tuple[str, ...]:
        """Return the names of faces that may stand in for it, the best first."""

    @property
    def wrong(self) -> Mapping[str, str]:
        """Return the characters that a face is known to draw as others, by the face's name."""


@dataclass(frozen=True)
class Found:
    """The face that a role gets: `name` of the role's names was found as face `index` (from 0) of the file `path`.

    `stamp` is that of the file when it was found, so that nothing is taken for known of one that was replaced since.
    `wrong` are the characters that it draws as others, `wrong_bold` those of its bold.
    """

    role: str
    wanted: str
    name: str
    path: Path
    index: int
    stamp: Stamp | None = None
    wrong: frozenset[str] = frozenset()
    wrong_bold: frozenset[str] = frozenset()

    @property
    def replaced(self) -> bool:
        """Say whether another face stands in for the official one."""
        return self.name != self.wanted

    def lacks(self, text: Iterable[str]) -> set[str]:
        """Return the characters of a text, or of a set, for which the face has no glyph of its own, but for those that nobody would see."""
        has, chars = coverage.characters(self.path, self.index, self.stamp), set(text)
        return {char for char in has.lacking(chars) | (chars & self.wrong) if _is_drawn(char)}

    def extents(self) -> tuple[float, float]:
        """Return how far the face reaches above and below its base line, in shares of the type size."""
        return sfnt.extents(self.path, self.index, self.stamp)

    def is_alone(self) -> bool:
        """Tell whether the file holds no other face."""
        return not sfnt.is_collection(self.path)

    def data(self) -> bytes:
        """Return a font file that holds this face alone."""
        return sfnt.standalone(self.path, self.index)


class Row(NamedTuple):
    """A line of the report on faces: `found` is empty and `path` None where the machine has none for the role.

    `damaged` are the tables of the face that are not as their checksums say.
    """

    role: str
    wanted: str
    found: str
    path: Path | None
    damaged: tuple[str, ...] = ()


def resolve(faces: Iterable[Face], folders: Iterable[Path]) -> dict[str, Found]:
    """Find the file of each role: in `folders`, then in the user's, the program's own and the system's font folders.

    Of a role's names the first that any folder has is taken, and of the folders the first that has it. Raises
    MachineError with one finding for the roles of which no name is found, and with one for every file in `folders` that is
    broken: whoever put it there means it to be used.
    """
    wanted, own = list(faces), list(folders)
    found = _search(wanted, own)
    faults = [_is_broken(path) for path in index.unreadable(own)]
    faults += _missing([face for face in wanted if face.role not in found])
    if faults:
        raise MachineError(faults)
    return found


def report(faces: Iterable[Face], folders: Iterable[Path]) -> list[Row]:
    """Tell of each role what is wanted and what is found, without complaint."""
    wanted = list(faces)
    found = _search(wanted, folders)
    rows = ((face, found.get(face.role)) for face in wanted)
    return [_row(face, hit) for face, hit in rows]


def _row(face: Face, hit: Found | None) -> Row:
    if hit is None:
        return Row(face.role, face.official, "", None)
    return Row(face.role, face.official, hit.name, hit.path, sfnt.damaged(hit.path, hit.index))


def bold(found: Found) -> Found | None:
    """Find the bold face of the same family beside a face; a bold face is its own."""
    fonts = index.read([found.path.parent])[0]
    own = (found.path, found.index)
    families = {family for font in fonts if font.place == own for family in font.names.families}
    heavy = [f for f in fonts if families & set(f.names.families) and _is_bold(f.names)]
    if not heavy:
        return None
    best = min(heavy, key=lambda font: (font.place != own, _distance(font.names, _BOLD), font.place))
    return replace(found, path=best.path, index=best.index, stamp=kept.stamp(best.path), wrong=found.wrong_bold)


def alike(face: Found, heavy: Found) -> tuple[Found, Found]:
    """Return a face and its bold so that each does without what the other lacks: text does not turn bold for want of a glyph."""
    own, bolds = (coverage.characters(found.path, found.index, found.stamp).points for found in (face, heavy))
    wrong = face.wrong | heavy.wrong | frozenset(map(chr, own ^ bolds))
    return replace(face, wrong=wrong), replace(heavy, wrong=wrong)


def stamps(folders: Iterable[Path]) -> list[dict[str, Stamp]]:
    """Return the stamps of all font files that `resolve` looks at; where they are the same, it finds the same."""
    return index.stamps([*folders, *font_folders()])


def font_folders(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> list[Path]:
    """List the folders where fonts are kept: the user's, then the program's own, then the system's."""
    users, systems = _kept(environment, platform)
    return [*users, *_own(), *systems]


def _own() -> list[Path]:
    """Return the folder that `make setup` fills: it belongs to the virtual environment, whoever runs the program."""
    return [Path(sys.prefix, "share/fonts")] if sys.prefix != sys.base_prefix else []


def _kept(environment: Mapping[str, str], platform: str) -> tuple[list[Path], list[Path]]:
    """Return the user's folders and everybody's."""
    home = Path(os.path.expanduser("~"))  # noqa: PTH111  # Path.home() raises where a user has none
    if platform == "win32":
        local = environment.get("LOCALAPPDATA", str(home / "AppData/Local"))
        return [Path(local, "Microsoft/Windows/Fonts")], [Path(environment.get("WINDIR", "C:/Windows"), "Fonts")]
    if platform == "darwin":
        word = Path("/Applications/Microsoft Word.app/Contents/Resources/DFonts")
        fetched = sorted(Path("/System/Library/AssetsV2").glob("com_apple_MobileAssetFont*"))
        return [home / "Library/Fonts"], [Path("/Library/Fonts"), Path("/System/Library/Fonts"), *fetched, word]
    data = environment.get("XDG_DATA_HOME") or str(home / ".local/share")
    shared = environment.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    users = [Path(data, "fonts"), home / ".fonts"]
    return users, [Path(folder, "fonts") for folder in shared.split(":") if folder]


def _search(faces: list[Face], folders: Iterable[Path]) -> dict[str, Found]:
    shelves = index.read([*folders, *font_folders()])
    hits = ((face, _first(face, shelves)) for face in faces)
    return {face.role: _found(face, *hit) for face, hit in hits if hit}


def _found(face: Face, name: str, font: Font) -> Found:
    """Return what is found: the `font` that has one of the face's names."""
    wrong = face.wrong.get(name, "")
    bold = face.wrong.get(f"{name} Bold", wrong)
    return Found(face.role, face.official, name, *font.place, kept.stamp(font.path), frozenset(wrong), frozenset(bold))


def _first(face: Face, shelves: list[list[Font]]) -> tuple[str, Font] | None:
    for name in (face.official, *face.alternatives):
        folded = sfnt.fold(name)
        for fonts in shelves:
            ranked = [(rank, font) for font in fonts if (rank := _rank(font.names, folded))]
            if ranked:
                return name, min(ranked, key=lambda pair: (pair[0], pair[1].place))[1]
    return None


def _rank(names: sfnt.Names, name: str) -> tuple[int, ...]:
    """Say how well a face answers to a folded name, less being better: empty is not at all."""
    if name in names.names:
        return 0, *_distance(names, _REGULAR)
    if name in names.families:
        return 1, *_distance(names, _REGULAR)
    family = name.removesuffix(" bold")
    if family != name and family in names.families and _is_bold(names):
        return 2, *_distance(names, _BOLD)
    return ()


def _distance(names: sfnt.Names, weight: int) -> tuple[int, int]:
    return int(names.italic), abs(names.weight - weight)


def _is_bold(names: sfnt.Names) -> bool:
    return names.weight >= _SEMIBOLD and not names.italic


def _is_drawn(character: str) -> bool:
    return unicodedata.category(character) not in _UNDRAWN and ord(character) not in _SELECTORS


def _is_broken(path: Path) -> Finding:
    hint = "重新复制或者安装这个字体；不用它的，从文件夹里移走"
    return Finding(Place(str(path)), "face-unreadable", "字体文件不完整或者不是字体，无法载入", hint)


def _missing(faces: Sequence[Face]) -> Iterator[Finding]:
    """Say in one finding of which roles there is no face; of a single one, also what could stand in for it."""
    if not faces:
        return
    hint = "运行 make setup 安装开源字体，或把字体文件放进 assets/fonts/；只装了程序的，bulletin doctor 说明装什么"
    named = "、".join(f"{face.role}（{face.official}）" for face in faces)
    first = faces[0]
    others = f"，替代字体也没有：{'、'.join(first.alternatives)}" if first.alternatives else ""
    message = (
        f"“{first.role}”没有可用的字体：缺{first.official}{others}"
        if len(faces) == 1
        else f"{len(faces)} 种字体没有，也没有可以代替的：{named}"
    )
    yield Finding(Place("字体"), "face-missing", message, hint)
