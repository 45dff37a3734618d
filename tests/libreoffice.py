"""LibreOffice as an independent pair of eyes: DOCX goes in, the PDF that it lays out comes out, with the right faces.

Faults of its own are put right first, or it breaks lines and pages as no Word would:
- it reads w:overflowPunct the wrong way round and ignores w:autoSpaceDE and w:autoSpaceDN;
- it forgets which marks may not begin or end a line, and even when told does not ask that list where Latin and Chinese meet,
  so U+2060 holds a ～ behind a number;
- it ends lines behind w:noBreakHyphen;
- it ends a line behind the character that fills it where an ideographic space comes next, whatever holds the two together; so the
  gap of a name that must not be parted (王　伟) is an em space to it;
- it puts what a page has over 22 lines of the grid half above them, which Word does not where paragraphs do not snap.
"""

from __future__ import annotations

import atexit
import os
import re
import subprocess
import tempfile
import time
from collections.abc import Sequence
from functools import cache
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape
from zipfile import ZipFile

from fontTools.ttLib import TTFont
from lxml import etree

from bulletin import fonts
from bulletin.fonts import Found
from bulletin.layout import Layout
from bulletin.text.line_ends import JOINER

_WORD = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
_REPAIRS = {
    b'style:punctuation-wrap="hanging"': b'style:punctuation-wrap="simple"',
    b'style:text-autospace="ideograph-alpha"': b'style:text-autospace="none"',
    b'style:layout-grid-mode="line"': b'style:layout-grid-mode="none"',
}
# What may not begin and end a line, in LibreOffice's own settings.
# Word prints the empty page before a section that begins on an even one; LibreOffice leaves it out unless it is told.
_ALL_PAGES = 'pdf:writer_pdf_Export:{"IsSkipEmptyPages":{"type":"boolean","value":"false"}}'
_LINE_ENDS = """<config:config-item-map-indexed config:name="ForbiddenCharacters"><config:config-item-map-entry>
<config:config-item config:name="Language" config:type="string">zh</config:config-item>
<config:config-item config:name="Country" config:type="string">CN</config:config-item>
<config:config-item config:name="Variant" config:type="string"/>
<config:config-item config:name="BeginLine" config:type="string">{before}</config:config-item>
<config:config-item config:name="EndLine" config:type="string">{after}</config:config-item>
</config:config-item-map-entry></config:config-item-map-indexed>"""
_SETTINGS = b'<config:config-item-set config:name="ooo:configuration-settings">'
_LOOSE = re.compile("([，。、；：！？”’）》〉〕】](?:<[^>]*>)*)([0-9“‘])")
_RANGE = re.compile("([0-9%‰])((?:<[^>]*>)*～)")
_CONFIGURATION = """<?xml version="1.0"?>
<fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include><dir>{folder}</dir>
<match target="pattern"><edit name="family" mode="append" binding="strong"><string>{fallback}</string></edit></match>
</fontconfig>
"""
_FAMILY, _SUBFAMILY, _FULL, _POSTSCRIPT = 1, 2, 4, 6
_TYPOGRAPHIC = (16, 17, 21, 22, 25)


def paginate(
    documents: Sequence[bytes], layout: Layout, folders: Sequence[Path] = (), *, loose: bool = False
) -> list[bytes]:
    """Lay out DOCX files with the faces that `layout` resolves to; give a PDF each. Many at once are much faster.

    `loose` lets lines end between a mark and a number too, as everywhere but in LibreOffice; glyphs lie a little apart then.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        stems = [f"{number:04}" for number in range(len(documents))]
        for stem, document in zip(stems, documents, strict=True):
            (folder / f"{stem}.docx").write_bytes(document)
        faces = _fontconfig(layout, tuple(folders))
        _convert("fodt", [folder / f"{stem}.docx" for stem in stems], faces)
        for stem, document in zip(stems, documents, strict=True):
            _repair(folder / f"{stem}.fodt", _line_ends(document), loose=loose)
        _convert(_ALL_PAGES, [folder / f"{stem}.fodt" for stem in stems], faces)
        return [(folder / f"{stem}.pdf").read_bytes() for stem in stems]


def _line_ends(document: bytes) -> bytes:
    """Return the settings of LibreOffice that say what Word's w:noLineBreaksBefore and w:noLineBreaksAfter say."""
    with ZipFile(BytesIO(document)) as archive:
        settings = etree.fromstring(archive.read("word/settings.xml"))
    found = {key: settings.find(f"w:noLineBreaks{key.title()}", _WORD) for key in ("before", "after")}
    marks = {key: escape(str(one.get(f"{{{_WORD['w']}}}val"))) for key, one in found.items() if one is not None}
    return _LINE_ENDS.format(**marks).encode()


def _repair(path: Path, line_ends: bytes, *, loose: bool) -> None:
    held = (
        _RANGE.sub("\\1\u2060\\2", path.read_text("utf-8"))
        .replace("\u2011", "-\u2060")
        .replace(f"\u3000{JOINER}", f"{JOINER}\u2003{JOINER}")
    )
    text = (_LOOSE.sub("\\1\u200b\\2", held) if loose else held).encode()
    assert _SETTINGS in text, path
    text = text.replace(_SETTINGS, _SETTINGS + line_ends)
    for wrong, right in _REPAIRS.items():
        text = text.replace(wrong, right)
    path.write_bytes(text)


def _convert(kind: str, files: list[Path], faces: Path) -> None:
    """Convert `files` beside themselves; it exits with 0 when loading failed, so what it wrote is looked for.

    `kind` is a file name's end, with the filter and its options behind it where need be.
    """
    done = subprocess.run(
        [*_office(faces), "--convert-to", kind, "--outdir", str(files[0].parent), *map(str, files)],
        env=_environment(faces),
        capture_output=True,
        check=True,
    )
    missing = [path.name for path in files if not path.with_suffix(f".{kind.partition(':')[0]}").is_file()]
    assert not missing, (missing, done.stdout, done.stderr)


@cache
def _office(faces: Path) -> tuple[str, ...]:
    """Open an office with `faces`, and return the command that it listens to: a start takes as long as ten documents.

    It stays as long as it has a document open, and goes when nobody holds the other end of the pipe any more: with this
    process, however that ends. Where it has gone before, the command starts another one.
    """
    profile, held = faces.with_suffix(".profile"), faces.with_suffix(".txt")
    command = ("soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore")
    held.touch()
    guard = ("sh", "-c", '"$@" >/dev/null 2>&1 & cat >/dev/null; kill 0', "sh")
    environment = _environment(faces)
    office = subprocess.Popen(
        [*guard, *command, str(held)], stdin=subprocess.PIPE, env=environment, start_new_session=True
    )
    atexit.register(office.communicate)
    _wait_for(held.with_name(f".~lock.{held.name}#"))
    return command


def _wait_for(path: Path) -> None:
    """Wait for a file, half a minute at most."""
    for _ in range(300):
        if path.exists():
            return
        time.sleep(0.1)


def _environment(faces: Path) -> dict[str, str]:
    return {**os.environ, "FONTCONFIG_FILE": str(faces)}


@cache
def _folder() -> Path:
    """Return this process a folder of its own: two offices on one user profile would wait for each other."""
    return Path(tempfile.mkdtemp(prefix=f"libreoffice-{os.getpid()}-"))


@cache
def _fontconfig(layout: Layout, folders: tuple[Path, ...]) -> Path:
    """Make the faces that the PDF takes known to LibreOffice under the official names that the DOCX asks for."""
    folder = _folder() / f"faces-{layout.key}"
    folder.mkdir()
    replaced = (face for face in fonts.resolve(layout.faces.values(), folders).values() if face.replaced)
    for number, face in enumerate(replaced):
        _rename(face, "Regular", folder / f"{number}.otf")
        heavy = fonts.bold(face)
        if heavy is not None and heavy.path != face.path:
            _rename(heavy, "Bold", folder / f"{number}-bold.otf")
    path = _folder() / f"{layout.key}.conf"
    path.write_text(
        _CONFIGURATION.format(folder=escape(str(folder)), fallback=escape(layout.fallback.official)), encoding="utf-8"
    )
    return path


def _rename(face: Found, style: str, path: Path) -> None:
    """Save a copy of `face` as the `style` of the family that it stands in for."""
    font = TTFont(BytesIO(face.data()), recalcBBoxes=False)
    names = font["name"]
    for number in (_FAMILY, _SUBFAMILY, _FULL, _POSTSCRIPT, *_TYPOGRAPHIC):
        names.removeNames(nameID=number)
    plain = f"Face{path.stem}"
    for number, value in {_FAMILY: face.wanted, _SUBFAMILY: style, _FULL: f"{face.wanted} {style}"}.items():
        names.setName(value, number, 3, 1, 0x409)
    names.setName(plain, _POSTSCRIPT, 3, 1, 0x409)
    font["OS/2"].usWeightClass = 700 if style == "Bold" else 400
    font["OS/2"].fsSelection = 0x20 if style == "Bold" else 0x40
    font["head"].macStyle = int(style == "Bold")
    font.save(path)
