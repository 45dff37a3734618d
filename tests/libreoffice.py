"""LibreOffice as an independent pair of eyes: DOCX goes in, the PDF that it lays out comes out, with the right faces.

Faults of its own are put right first, or it breaks lines and pages as no Word would:
- it forgets the spacing that draws characters together at the end of a run; so Chinese type is so much smaller instead, for a line is
  as wide then, in the styles that draw it farther together too;
- it reads w:overflowPunct the wrong way round and ignores w:autoSpaceDE and w:autoSpaceDN;
- it forgets which marks may not begin or end a line, and even when told does not ask that list where Latin and Chinese meet,
  so U+2060 holds a ～ behind a number;
- it ends no line between a closing mark and a number or a quotation mark: U+200B lets it; it ends lines behind the / of an address:
  U+2060 does not;
- it does not shrink the spaces of a justified line, nor end one behind a hyphen before a digit: where lines differ, it is helped;
- it takes a paragraph that keeps with the next one along whole, Word its last two lines: where pages differ, it is divided (dividing.py);
- it never takes back a frame that it moved to the next page while pages above were not settled: there it is made to begin anew (dividing.py);
- it does not mirror the margins of a section that begins on an even page;
- it puts what a page has over 22 lines of the grid half above them, which Word does not where paragraphs do not snap.
"""

from __future__ import annotations

import atexit
import os
import re
import subprocess
import tempfile
import time
from collections.abc import Collection, Sequence
from functools import cache
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape
from zipfile import ZipFile

import dividing
from fontTools.ttLib import TTFont
from lxml import etree

from bulletin import fonts
from bulletin.fonts import Found
from bulletin.layout import Layout

_WORD = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
_W, _STYLES, _KIN = f"{{{_WORD['w']}}}", "word/styles.xml", ("basedOn", "link", "next")
_REPAIRS = {
    'style:punctuation-wrap="hanging"': 'style:punctuation-wrap="simple"',
    'style:text-autospace="ideograph-alpha"': 'style:text-autospace="none"',
    'style:layout-grid-mode="line"': 'style:layout-grid-mode="none"',
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
_SETTINGS = '<config:config-item-set config:name="ooo:configuration-settings">'
_LOOSE = re.compile("([，。、；：！？”’）》〉〕】](?:<[^>]*>)*)([0-9“‘])")
# Where lines may end in the text of the body, and where not.
_ENDS = {
    re.compile("([0-9%‰])((?:<[^>]*>)*～)"): "\\1\u2060\\2",
    re.compile("([，。、；：！？”’）》〉〕】](?:<[^>]*>)*)([0-9“‘])"): "\\1\u200b\\2",
    re.compile("/(?=[!-~])(?![^<]*>)"): "/\u2060",
}
_BACK = re.compile('<style:page-layout [^>]*style:page-usage="left".*?<style:page-layout-properties [^>]*>', re.DOTALL)
_SIDE, _OTHER = re.compile("-(?:left|right)="), {"-left=": "-right=", "-right=": "-left="}
_PARAGRAPH = re.compile("<text:([ph])\\b.*?</text:\\1>", re.DOTALL)
_SPAN = re.compile("(?<=>)[^<]+(?=</text:span>)")
_HYPHEN = re.compile("(?<=[0-9A-Za-z])-(?=[0-9])")
_SPACE = '<text:span text:style-name="Tspace"> </text:span>'
_SPACE_STYLE = (
    '<style:style style:name="Tspace" style:family="text">'
    '<style:text-properties style:text-scale="75%" fo:letter-spacing="normal"/></style:style>'
)
_PROPERTIES = re.compile("<style:text-properties [^>]*>")
_SPACING, _SIZE = re.compile('fo:letter-spacing="([^"]*)"'), re.compile('style:font-size-asian="([0-9.]+)pt"')
_PROPERTIES_OF = re.compile(
    '(<style:style style:name="([^"]*)" [^>]*>(?:(?!</style:style>).)*?<style:text-properties )', re.DOTALL
)
# Runs with a spacing of their own and without a size.
_APART = re.compile(
    '<style:text-properties ((?:(?!font-size)[^>])*fo:letter-spacing="-?[0-9.]+in"(?:(?!font-size)[^>])*>)'
)
_TWIPS, _GRID = 1440, -5
# The style that LibreOffice itself asks for, for the marks that it puts before notes.
_MARKS = "Footnote Characters"
_RANGE = re.compile("([0-9%‰])((?:<[^>]*>)*～)")
_CONFIGURATION = """<?xml version="1.0"?>
<fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include><dir>{folder}</dir>
<match target="pattern"><edit name="family" mode="append" binding="strong"><string>{fallback}</string></edit></match>
</fontconfig>
"""
_PLAIN = (
    '<?xml version="1.0"?>\n<fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include></fontconfig>\n'
)
_FAMILY, _SUBFAMILY, _FULL, _POSTSCRIPT = 1, 2, 4, 6
_TYPOGRAPHIC = (16, 17, 21, 22, 25)


# The files of the last run by their faces, and what they are as FODT.
_last: dict[Path, dict[bytes, str]] = {}


def paginate(
    documents: Sequence[bytes],
    layout: Layout,
    folders: Sequence[Path] = (),
    narrow: Sequence[Collection[str]] = (),
    divided: Sequence[Collection[dividing.Place]] = (),
) -> list[bytes]:
    """Lay out DOCX files with the faces that `layout` resolves to; give a PDF each. Many at once are much faster.

    In the paragraphs that hold one of the texts of `narrow` (a collection a document), Latin spaces are as narrow as Word may make them,
    and lines end behind hyphens before digits. Paragraphs that keep with the next one are divided at the places of `divided` (likewise).
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        documents = [lean(document) for document in documents]
        stems = [f"{number:04}" for number in range(len(documents))]
        faces = _fontconfig(layout, tuple(folders))
        flat = _flat(documents, faces, folder)
        none: Sequence[tuple[()]] = [()] * len(stems)
        for stem, document, texts, places in zip(stems, documents, narrow or none, divided or none, strict=True):
            repaired = _repaired(flat[document], document, texts, places)
            (folder / f"{stem}.fodt").write_text(repaired, encoding="utf-8")
        _convert(_ALL_PAGES, [folder / f"{stem}.fodt" for stem in stems], faces)
        return [(folder / f"{stem}.pdf").read_bytes() for stem in stems]


def _flat(documents: Sequence[bytes], faces: Path, folder: Path) -> dict[bytes, str]:
    """Return each DOCX as FODT; what was asked for last is at hand, for where it is helped it is the same DOCX again."""
    kept = _last.setdefault(faces, {})
    found = {document: kept[document] for document in documents if document in kept}
    paths = {one: folder / f"{number:04}.docx" for number, one in enumerate(documents) if one not in found}
    for document, path in paths.items():
        path.write_bytes(document)
    if paths:
        _convert("fodt", list(paths.values()), faces)
    found |= {document: path.with_suffix(".fodt").read_text("utf-8") for document, path in paths.items()}
    _last[faces] = found if paths else kept
    return found


def lean(document: bytes) -> bytes:
    """Return a DOCX without the styles that nothing in it names: LibreOffice takes a third of its time for them, and lays out none."""
    with ZipFile(BytesIO(document)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    root = etree.fromstring(parts[_STYLES])
    styles = {str(one.get(f"{_W}styleId")): one for one in root.iterfind("w:style", _WORD)}
    others = b"\0".join(data for name, data in parts.items() if name.endswith(".xml") and name != _STYLES).decode()
    named = {
        key
        for key, one in styles.items()
        if one.get(f"{_W}default") == "1" or f'"{key}"' in others or _value(one, "name") in (others + _MARKS)
    }
    while more := {_value(styles[key], kin) for key in named for kin in _KIN} & styles.keys() - named:
        named |= more
    for one in (*(styles[key] for key in styles.keys() - named), *root.iterfind("w:latentStyles", _WORD)):
        root.remove(one)
    written = BytesIO()
    with ZipFile(written, "w") as archive:
        for name, data in (parts | {_STYLES: etree.tostring(root)}).items():
            archive.writestr(name, data)
    return written.getvalue()


def _value(style: etree._Element, name: str) -> str:
    """Return the value of what a style holds by a name; a field calls styles by that of their name, other styles by their key."""
    found = style.find(f"w:{name}", _WORD)
    return "" if found is None else str(found.get(f"{_W}val"))


def as_it_comes(documents: Sequence[bytes]) -> list[bytes]:
    """Lay out DOCX files as a user's LibreOffice does: with its faults, and with whatever faces there are."""
    with tempfile.TemporaryDirectory() as name:
        paths = [Path(name, f"{number:04}.docx") for number in range(len(documents))]
        for path, document in zip(paths, documents, strict=True):
            path.write_bytes(document)
        _convert("pdf", paths, _plain())
        return [path.with_suffix(".pdf").read_bytes() for path in paths]


def _line_ends(document: bytes) -> str:
    """Return the settings of LibreOffice that say what Word's w:noLineBreaksBefore and w:noLineBreaksAfter say."""
    with ZipFile(BytesIO(document)) as archive:
        settings = etree.fromstring(archive.read("word/settings.xml"))
    found = {key: settings.find(f"w:noLineBreaks{key.title()}", _WORD) for key in ("before", "after")}
    marks = {key: escape(str(one.get(f"{{{_WORD['w']}}}val"))) for key, one in found.items() if one is not None}
    return _LINE_ENDS.format(**marks)


def _apart(document: bytes) -> list[str]:
    """Return the names of the styles in which Word sets digits apart from Chinese."""
    with ZipFile(BytesIO(document)) as archive:
        styles = etree.fromstring(archive.read("word/styles.xml"))
    found = styles.xpath(".//w:style[w:pPr/w:autoSpaceDN[@w:val='1']]/w:name/@w:val", namespaces=_WORD)
    return [str(name) for name in found]


def _repaired(flat: str, document: bytes, narrow: Collection[str], places: Collection[dividing.Place]) -> str:
    """Return a FODT without the faults that LibreOffice brings into it."""
    line_ends = _line_ends(document)
    head, start, body = flat.partition("<office:body>")
    assert _SETTINGS in head
    head = _sized(head, document)
    if mirrored(document):
        head = _BACK.sub(lambda match: _SIDE.sub(lambda side: _OTHER[side[0]], match[0]), head)
    close = _close(document)
    head = _PROPERTIES.sub(lambda match: _smaller(match[0], close), head).replace(_SETTINGS, _SETTINGS + line_ends)
    head = head.replace("</office:automatic-styles>", f"{_SPACE_STYLE}</office:automatic-styles>")
    for wrong, right in _REPAIRS.items():
        head = head.replace(wrong, right)
    for name in _apart(document):
        style = re.compile(f'(<style:style style:name="{name}" [^>]*>\\s*<style:paragraph-properties )')
        assert style.search(head), name
        head = style.sub('\\1style:text-autospace="ideograph-alpha" ', head)
    for found, right in _ENDS.items():
        body = found.sub(right, body)
    if narrow:
        body = _PARAGRAPH.sub(lambda match: _narrowed(match[0], narrow), body)
    whole = head + start + body
    return dividing.divide(whole, places) if places else whole


def mirrored(document: bytes) -> bool:
    """Tell whether a DOCX has its margins mirrored on even pages."""
    with ZipFile(BytesIO(document)) as archive:
        return b"<w:mirrorMargins" in archive.read("word/settings.xml")


def _narrowed(paragraph: str, narrow: Collection[str]) -> str:
    plain = re.sub(r"<[^>]*>|\s", "", paragraph).replace("\u200b", "").replace("\u2060", "")
    if not any(text in plain for text in narrow):
        return paragraph
    return _SPAN.sub(lambda match: _HYPHEN.sub("-\u200b", match[0].replace(" ", _SPACE)), paragraph)


def _sized(head: str, document: bytes) -> str:
    """Say the type size in the paragraph styles that draw body text together, and in runs set apart, which are not made smaller."""
    with ZipFile(BytesIO(document)) as archive:
        styles = etree.fromstring(archive.read("word/styles.xml"))
    drawn = ".//w:style[@w:type='paragraph'][w:rPr/w:spacing][not(w:rPr/w:sz)]/w:name/@w:val"
    names = {str(name) for name in styles.xpath(drawn, namespaces=_WORD)}
    common, automatic, runs = head.partition("<office:automatic-styles>")
    body = _SIZE.search(common[common.index('style:name="Standard"') :])
    assert body is not None
    common = _PROPERTIES_OF.sub(lambda match: f"{match[1]}{body[0]} " if match[2] in names else match[0], common)
    runs = _APART.sub(f"<style:text-properties {body[0]} \\1", runs)
    return common + automatic + runs


def _close(document: bytes) -> set[int]:
    """Return how far styles draw characters together, in twips, less than 0."""
    with ZipFile(BytesIO(document)) as archive:
        styles = etree.fromstring(archive.read("word/styles.xml"))
    found = {int(str(value)) for value in styles.xpath(".//w:style//w:spacing/@w:val", namespaces=_WORD)}
    return {value for value in found if value < 0}


def _smaller(found: str, close: Collection[int]) -> str:
    """Make Chinese type so much smaller as it would be drawn together; type that says no spacing has that of the grid.

    A title is drawn together by a style without a size: it is left alone, its lines end where they are told to.
    """
    spacing, size = _SPACING.search(found), _SIZE.search(found)
    twips = round(float(spacing[1].removesuffix("in")) * _TWIPS) if spacing and spacing[1].endswith("in") else 0
    if spacing and (twips not in close or not size):
        return found
    if spacing:
        found = found.replace(spacing[0], 'fo:letter-spacing="normal"')
    return (
        found.replace(size[0], f'style:font-size-asian="{float(size[1]) + (twips or _GRID) / 20:g}pt"')
        if size
        else found
    )


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
    folder.mkdir(exist_ok=True)
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


@cache
def _plain() -> Path:
    """Leave the faces as the machine has them."""
    path = _folder() / "plain.conf"
    path.write_text(_PLAIN, encoding="utf-8")
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
