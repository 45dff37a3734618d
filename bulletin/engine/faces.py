"""Return the engine its faces: a role and the file that was found for it go in, a family of the role's name is there.

By a rule of the style sheet (@font-face) the engine would take every file into memory and write it to the disk once more: 50 MB
before the first line is set. `Faces` registers the files with fontconfig as WeasyPrint does (its text/fonts.py), but where
they are, through links.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from weakref import finalize
from xml.sax.saxutils import escape

from weasyprint.text.ffi import ffi, fontconfig, pangoft2
from weasyprint.text.fonts import PREFERRED_ENCODING, FontConfiguration

from bulletin.engine.register import Lean, Mend
from bulletin.engine.untyped import Foreign
from bulletin.errors import MachineError
from bulletin.findings import Finding, Place
from bulletin.fonts import Found
from bulletin.scratch import Scratch

# What fontconfig calls a bold weight.
_BOLD = 200


class Faces(FontConfiguration):  # type: ignore[misc]  # WeasyPrint is untyped
    """The fonts of a process, those that are added and the system's, and how texts are set in them.

    Texts whose last family is one of `latins` are ours: Latin runs in them are set in that family, and what it lacks in the one
    before it. So are those set in a family that stands `alone`. Spread lines end `slack` before the width that they
    were broken at; what is bold and has no bold face is outlined `outline` wide. Both in CSS pixels. No gap grows beyond `stretch`, in
    shares of the type size: a line that lacks more is not spread.
    """

    _folder: Path | None

    def __init__(
        self,
        latins: Iterable[str] = (),
        *,
        alone: Iterable[str] = (),
        slack: float = 0,
        outline: float = 0,
        stretch: float = 0.5,
    ) -> None:
        super().__init__()
        self.latins = frozenset(latins)
        self.last = self.latins | frozenset(alone)
        self.slack, self.outline, self.stretch = slack, outline, stretch
        self.bold: set[str] = set()
        # What texts of a style are set with (lines/measured.py), and the styles of elements (styles.py): kept as long as the faces.
        self.manners: dict[object, Foreign] = {}
        self.styles: dict[object, Foreign] = {}

    @property
    def folder(self) -> Path:
        """The folder of the links; it goes when this object does, or the process, or else with the next process."""
        if self._folder is None:
            scratch = Scratch()
            self._folder = scratch.path
            finalize(self, scratch.close)
        return self._folder

    def __del__(self) -> None:
        """Leave the folder to its own end: the engine would remove it in every process that was forked off, too."""

    def add(self, face: Found, *, bold: bool = False) -> None:
        """Add `face` as the family of its role, or as that family's bold. Raises MachineError where it cannot be read."""
        # In ASCII: fontconfig is given the path in the locale's encoding, which may have no Chinese.
        path = self.folder / f"{face.role.encode().hex()}{'-bold' * bold}.otf"
        _place(face, path)
        if bold:
            self.bold.add(face.role)
        charset = _without(face.wrong) if face.wrong else ""
        weight = f'<edit name="weight" mode="assign_replace"><int>{_BOLD}</int></edit>' * bold
        rule = (
            '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd"><fontconfig><match target="scan">'
            f'<test name="file" compare="eq"><string>{escape(path.as_posix())}</string></test>'
            f'<edit name="family" mode="prepend"><string>{escape(face.role)}</string></edit>{weight}{charset}</match></fontconfig>'
        )
        fontconfig.FcConfigParseAndLoadFromMemory(self._config, rule.encode(), 1)
        if not fontconfig.FcConfigAppFontAddFile(self._config, path.as_posix().encode(PREFERRED_ENCODING)):
            hint = "换一个字体文件，或运行 make setup 安装开源字体"
            raise MachineError([Finding(Place(str(face.path)), "face-unreadable", "字体文件无法载入", hint)])
        pangoft2.pango_fc_font_map_config_changed(ffi.cast("PangoFcFontMap *", self.font_map))


def _without(characters: Iterable[str]) -> str:
    """Write that a face has none of `characters`: it draws others in their places, so another face shall be asked for them."""
    codes = "".join(f"<int>{ord(char)}</int>" for char in sorted(characters))
    return f'<edit name="charset" mode="assign"><minus><name>charset</name><charset>{codes}</charset></minus></edit>'


def _place(face: Found, path: Path) -> None:
    """Put a face at `path`: a link to its file, or the face alone where it shares a file or the system has no links."""
    path.unlink(missing_ok=True)  # or else what is written would go through a link, into somebody's font
    if face.is_alone():
        with suppress(OSError):
            path.symlink_to(face.path)
            return
    path.write_bytes(face.data())


_MADE = Lean(
    owner="weasyprint.text.fonts:FontConfiguration",
    name="__init__",
    why="Faces are added to the configuration of fontconfig and Pango that it makes.",
    takes=("self",),
    names=("_config", "font_map", "_folder"),
)
_UNMADE = Lean(
    owner="weasyprint.text.fonts:FontConfiguration",
    name="__del__",
    why="The folder of the links is removed by its own end, and not by this.",
    names=("_folder", "rmtree"),
)
MENDS = (Mend(records=(_MADE, _UNMADE), needed=True, without="没有字体，不能排版"),)
