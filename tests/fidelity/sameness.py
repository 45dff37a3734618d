"""Compare what two checkouts of the project make of the same issues: two folders go in, where their files differ comes out.

    sameness.py BEFORE AFTER [--chance 20] [--only WORD] [--keep FOLDER]

Issues are the samples, one of each kind of text, and so many by chance, half of them made awkward. Pages, every character's place,
face and meaning, pixels, structure tree, outline, links, metadata, attached files and the bytes of the DOCX are compared; sizes are told.
Either checkout needs a .venv of its own, or shares one by a link.
"""

from __future__ import annotations

import argparse
import ctypes
import io
import json
import math
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from itertools import zip_longest
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

import claims
import houses
import pikepdf
import pypdfium2 as pdfium
import random_issues
import samples
from PIL import ImageChops
from pypdfium2 import raw
from unsaid import glyph_by_glyph

ROOT = Path(__file__).parents[2]
# How far a character may stand from where it stood, in points: 0.03 px.
NEAR = 0.03 * 0.75
# Pixels of a page, at 72 to the inch, are unlike when they differ by more than this in grey (of 255): edges may be smoothed otherwise.
UNLIKE, MOST_UNLIKE = 96, 12
SHOWN = 4
FRONT = f"标题: 一期简报\n{houses.COLOPHON}"
# pikepdf has no types.
Thing: TypeAlias = Any


class Character(NamedTuple):
    """A character as it is drawn: its page, its place in points, its face, its size, whether it is outlined."""

    char: str
    page: int
    x: float
    y: float
    face: str
    size: float
    mode: int


def main() -> int:
    """Build with both checkouts and compare; 1 if anything differs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("before", type=Path)
    parser.add_argument("after", type=Path)
    parser.add_argument("--chance", type=int, default=20, help="how many issues by chance")
    parser.add_argument("--only", default="", help="issues whose name has this word")
    parser.add_argument("--keep", type=Path, help="where the files are to stay")
    words = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = words.keep or Path(name)
        issues = {title: path for title, path in written(folder, words.chance).items() if words.only in title}
        (folder / "issues.json").write_text(json.dumps({title: str(path) for title, path in issues.items()}))
        return judged(folder, list(issues), [words.before.absolute(), words.after.absolute()])


def written(folder: Path, chance: int) -> dict[str, Path]:
    """Write down the issues, each house in a folder of its own; return where each issue stands, by its name."""
    found = {f"sample {path.stem}": path for path in _copied(folder / "samples")}
    for number, kind in enumerate(samples.KINDS, 1):
        front = FRONT if kind not in samples.OF_ARTICLES else houses.COLOPHON
        root = folder / f"kind{number}"
        houses.found(
            root, {"2024/1": houses.text(samples.body(kind), front=front)}, f"{houses.FILE}template: lianluo\n"
        )
        found[f"kind {kind}"] = root / "issues/2024/1.md"
    root = random_issues.house(folder / "chance")
    for number in range(1, chance + 1):
        seed = f"{'brief:' * (number % 4 < 2)}same:{number}"
        thrown = (claims.awkward if number % 2 else random_issues.thrown)(seed)
        path = root / f"issues/2024/{number}.md"
        path.write_text(thrown.markdown(number), encoding="utf-8")
        found[f"chance {seed}"] = path
    return found


def _copied(root: Path) -> list[Path]:
    for name in ("bulletin.yaml", "issues", "assets"):
        path = ROOT / name
        (shutil.copytree if path.is_dir() else shutil.copy)(path, _parent(root) / name)
    return sorted(root.glob("issues/*/*.md"))


def _parent(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder


# The files

# Runs with a checkout's own Python; asks nothing of it but `build`.
_MAKING = """
import json, sys
from pathlib import Path
root, folder, out = map(Path, sys.argv[1:])
sys.path.insert(0, str(root))
from bulletin.build import build
from bulletin.errors import BulletinError
from bulletin.manuscripts.house import House
out.mkdir(parents=True, exist_ok=True)
for number, path in enumerate(json.loads((folder / "issues.json").read_text()).values()):
    try:
        built = build(Path(path), House.find(Path(path).parents[2]), ["pdf", "docx"])
    except BulletinError as error:
        (out / f"{number}.refused").write_text("\\n".join(str(finding) for finding in error.findings), encoding="utf-8")
        continue
    for name, data in built.files.items():
        (out / f"{number}{Path(name).suffix}").write_bytes(data)
    (out / f"{number}.findings").write_text("\\n".join(map(str, built.findings)), encoding="utf-8")
"""


def judged(folder: Path, issues: list[str], roots: list[Path]) -> int:
    """Let both checkouts build, in turn; tell where what they made differs, and how large it is."""
    outs = [folder / "before", folder / "after"]
    for root, out in zip(roots, outs, strict=True):
        command = (root / ".venv/bin/python", "-c", _MAKING, root, folder, out)
        subprocess.run([str(one) for one in command], check=True, cwd=folder)
    wrong, characters, furthest, sizes = 0, 0, 0.0, [0, 0]
    for number, title in enumerate(issues):
        before, after = ({path.suffix: path.read_bytes() for path in out.glob(f"{number}.*")} for out in outs)
        faults = list(differences(before, after))
        wrong += bool(faults)
        for fault in faults[:SHOWN]:
            say(f"{title}: {fault}")
        if ".pdf" in before and ".pdf" in after:
            sizes = [sizes[0] + len(before[".pdf"]), sizes[1] + len(after[".pdf"])]
            shifts = [_apart(*pair) for pair in zip(drawn(before[".pdf"]), drawn(after[".pdf"]), strict=False)]
            characters, furthest = characters + len(shifts), max([furthest, *shifts] if not faults else [furthest])
    say(
        f"{len(issues) - wrong} of {len(issues)} issues are the same; {characters} characters, at most {furthest / 0.75:.3f} px"
        f" apart where they are; PDF {sizes[0]} and {sizes[1]} bytes ({sizes[1] / max(sizes[0], 1):.3f})"
    )
    return int(bool(wrong))


def differences(before: dict[str, bytes], after: dict[str, bytes]) -> Iterator[str]:
    """Yield in what the files of an issue differ, by their endings."""
    if before.keys() != after.keys():
        yield f"{sorted(before)} became {sorted(after)}"
        return
    for ending in (".refused", ".findings"):
        if before.get(ending) != after.get(ending):
            yield f"{ending[1:]}: {before[ending].decode()} became {after[ending].decode()}"
    if before.get(".docx") != after.get(".docx"):
        yield f"docx: {', '.join(_parts(before['.docx'], after['.docx'])) or 'packed otherwise'}"
    if ".pdf" in before:
        yield from _of_pdf(before[".pdf"], after[".pdf"])


def _parts(before: bytes, after: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(before)) as old, zipfile.ZipFile(io.BytesIO(after)) as new:
        if old.namelist() != new.namelist():
            yield "other parts"
            return
        yield from (name for name in old.namelist() if old.read(name) != new.read(name))


# The PDF


def _of_pdf(before: bytes, after: bytes) -> Iterator[str]:
    yield from _moved(drawn(before), drawn(after))
    yield from _painted(before, after)
    with pikepdf.open(io.BytesIO(before)) as old, pikepdf.open(io.BytesIO(after)) as new:
        for what, read in READ.items():
            for one, other in zip_longest(read(old), read(new)):
                if one != other:
                    yield f"{what}: {one} became {other}"
                    break


def drawn(pdf: bytes) -> list[Character]:
    """Return the characters of all pages, in the order in which they are drawn."""
    found: list[Character] = []
    document = pdfium.PdfDocument(glyph_by_glyph(pdf))
    for number in range(len(document)):
        page = document[number]
        text = page.get_textpage()
        numbers = (index for index in range(text.count_chars()) if not raw.FPDFText_IsGenerated(text, index))
        found += [_character(text, index, number + 1) for index in numbers]
        text.close()
        page.close()
    document.close()
    return found


def _character(text: pdfium.PdfTextPage, index: int, page: int) -> Character:
    x, y, flags = ctypes.c_double(), ctypes.c_double(), ctypes.c_int()
    raw.FPDFText_GetCharOrigin(text, index, x, y)
    name = ctypes.create_string_buffer(128)
    raw.FPDFText_GetFontInfo(text, index, name, 128, flags)
    face, size = name.value.decode("utf-8", "replace").partition("+")[2], raw.FPDFText_GetFontSize(text, index)
    mode = raw.FPDFTextObj_GetTextRenderMode(raw.FPDFText_GetTextObject(text, index))
    return Character(chr(raw.FPDFText_GetUnicode(text, index)), page, x.value, y.value, face, round(size, 2), mode)


def _apart(one: Character, other: Character) -> float:
    return math.hypot(one.x - other.x, one.y - other.y)


def _moved(before: list[Character], after: list[Character]) -> Iterator[str]:
    """Yield the first character that is another one, of another face or elsewhere."""
    for one, other in zip_longest(before, after):
        if one is None or other is None:
            yield f"characters: {len(before)} became {len(after)}"
            return
        if one._replace(x=0, y=0) != other._replace(x=0, y=0) or _apart(one, other) > NEAR:
            yield f"characters: {tuple(one)} became {tuple(other)}"
            return


def _painted(before: bytes, after: bytes) -> Iterator[str]:
    """Yield the first page that looks otherwise."""
    old, new = pdfium.PdfDocument(before), pdfium.PdfDocument(after)
    if len(old) != len(new):
        yield f"pages: {len(old)} became {len(new)}"
        return
    for number in range(len(old)):
        one, other = (pdf[number].render(scale=1).to_pil().convert("L") for pdf in (old, new))
        if one.size != other.size:
            yield f"page {number + 1}: {one.size} became {other.size}"
            return
        unlike = sum(ImageChops.difference(one, other).histogram()[UNLIKE:])
        if unlike > MOST_UNLIKE:
            yield f"page {number + 1}: {unlike} pixels are unlike"
            return


def _elements(pdf: Thing) -> Iterator[str]:
    """Yield the structure tree, an element or a mark at a time, with how deep it stands and what it says."""
    pages = {sheet.obj.objgen: number for number, sheet in enumerate(pdf.pages, 1)}
    waiting = [(pdf.Root.StructTreeRoot.K, 0, 0)]
    while waiting:
        one, depth, page = waiting.pop()
        if isinstance(one, pikepdf.Array):
            waiting += [(kid, depth, page) for kid in reversed(list(one))]
        elif isinstance(one, pikepdf.Dictionary):
            page = pages[one.Pg.objgen] if "/Pg" in one else page
            said = {key: _plain(one[key]) for key in ("/S", "/Type", "/Alt", "/ID", "/A", "/MCID") if key in one}
            said |= {"Obj": _link(one.Obj, pages)} if "/Obj" in one else {}
            yield f"{depth} page {page} {said}"
            waiting += [(one.K, depth + 1, page)] if "/K" in one else []
        else:
            yield f"{depth} page {page} mark {one}"


def _plain(value: Thing) -> object:
    """Return a value as Python has it; numbers to the fourth place."""
    if isinstance(value, pikepdf.Dictionary):
        return {key: _plain(value[key]) for key in sorted(value.keys())}
    if isinstance(value, pikepdf.Array):
        return [_plain(one) for one in value]
    return str(value) if isinstance(value, pikepdf.Object) else round(float(value), 2)


def _link(link: Thing, pages: dict[Thing, int]) -> object:
    there = link.get("/Dest")
    led = _target(there, pages) if isinstance(there, pikepdf.Array) else str(there)
    return [_plain(link.Rect), str(link.get("/Contents", "")), led, str(link.A.URI) if "/A" in link else ""]


def _target(there: Thing, pages: dict[Thing, int]) -> list[object]:
    page, *place = there
    return [pages[page.objgen], *map(_plain, place)]


def _marks(pdf: Thing) -> Iterator[str]:
    """Yield the marked content of the pages: roles, and what they read as."""
    for number, sheet in enumerate(pdf.pages, 1):
        instructions: list[Thing] = list(pikepdf.parse_content_stream(sheet, "BDC BMC EMC"))
        for operands, operator in instructions:
            yield f"page {number}: {[str(one) for one in operands]} {operator}"


def _outline(pdf: Thing) -> Iterator[str]:
    """Yield the outline, with how deep each entry stands."""
    pages = {sheet.obj.objgen: number for number, sheet in enumerate(pdf.pages, 1)}
    waiting = [(pdf.Root.Outlines.First, 0)] if "/Outlines" in pdf.Root and "/First" in pdf.Root.Outlines else []
    while waiting:
        entry, depth = waiting.pop()
        yield f"{depth} {entry.Title} {_target(entry.Dest, pages) if '/Dest' in entry else ''}"
        waiting += [(entry.Next, depth)] if "/Next" in entry else []
        waiting += [(entry.First, depth + 1)] if "/First" in entry else []


def _boxes(pdf: Thing) -> Iterator[object]:
    """Yield the size of each page, and its links."""
    pages = {sheet.obj.objgen: number for number, sheet in enumerate(pdf.pages, 1)}
    for sheet in pdf.pages:
        yield _plain(sheet.obj.MediaBox)
        yield from (_link(link, pages) for link in sheet.obj.get("/Annots", []) if link.Subtype == "/Link")


def _faces(pdf: Thing) -> Iterator[str]:
    """Yield the names of the faces, and what their characters mean."""
    found = {str(one.BaseFont).partition("+")[2] for one in _objects(pdf) if one.get("/Type") == "/Font"}
    yield from sorted(found)


def _objects(pdf: Thing) -> Iterator[Thing]:
    yield from (one for one in pdf.objects if isinstance(one, pikepdf.Dictionary))


def _said(pdf: Thing) -> Iterator[str]:
    """Yield what the file says of itself, and the bytes of what is attached to it."""
    yield pdf.Root.Metadata.read_bytes().decode()
    for name, file in pdf.attachments.items():
        yield f"{name}: {bytes(file.get_file().read_bytes())!r}"


READ: dict[str, Callable[[Thing], Iterator[object]]] = {
    "tree": _elements,
    "marks": _marks,
    "outline": _outline,
    "pages and links": _boxes,
    "faces": _faces,
    "metadata and files": _said,
}


def say(text: str) -> None:
    print(text, flush=True)  # noqa: T201  # a script


if __name__ == "__main__":
    sys.exit(main())
