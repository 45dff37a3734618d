"""Compare the outlines of the stand-in faces with Noto's: wrong glyphs under the right code are listed, and drawn.

How: each character is drawn small by both faces; from all of them but an eighth it is learned how one face becomes the other,
and that is tried on the rest. Where a glyph so foretold is less like Noto's own than like many others, it may be another
character. Such suspects are to be looked at (`glyphs-FACE.png`: stand-in in black, Noto in grey), and either go into
layout.yaml's `wrong`, or into glyphs-right.txt beside this script. Another reference may be named: FACE FILE [INDEX].
"""

import sys
from pathlib import Path
from typing import NamedTuple

import numpy as np
from fontTools.ttLib import TTCollection, TTFont
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from bulletin import fonts, layout
from bulletin.manuscripts.house import packaged_templates

SIDE, CANVAS, BLUR, RIDGE, FOLDS = 24, 112, 1.2, 3.0, 8
RIGHT = Path(__file__).with_name("glyphs-right.txt")
# Private use and Kangxi radicals, which share the outlines of their characters, and what nobody sees.
LEFT_OUT = (range(0x2E80, 0x2FE0), range(0xE000, 0xF900), range(0x21))


class Pair(NamedTuple):
    """A stand-in, what it is compared with, and how many others may be more like its glyph."""

    face: str
    reference: str
    near: int


# 楷体 and 仿宋 differ so much from Noto that many right glyphs look like others.
PAIRS = (
    Pair("FandolSong", "Noto Serif CJK SC", 20),
    Pair("FandolSong Bold", "Noto Serif CJK SC Bold", 20),
    Pair("FandolHei", "Noto Sans CJK SC", 20),
    Pair("FandolHei Bold", "Noto Sans CJK SC Bold", 20),
    Pair("FandolFang", "Noto Serif CJK SC", 100),
    Pair("FandolKai", "Noto Serif CJK SC", 800),
)


class Sought(NamedTuple):
    """A face as `fonts.resolve` looks for it."""

    role: str
    official: str
    alternatives: tuple[str, ...] = ()
    wrong: dict[str, str] = {}  # noqa: RUF012  # never changed


class Drawn(NamedTuple):
    """A face ready to draw, and the codes that it has glyphs for."""

    path: Path
    index: int

    def font(self, size: int) -> ImageFont.FreeTypeFont:
        return ImageFont.truetype(self.path, size, index=self.index)

    def codes(self) -> set[int]:
        with self.path.open("rb") as file:
            collection = self.path.suffix.lower() in {".ttc", ".otc"}
            font = TTCollection(file, lazy=True).fonts[self.index] if collection else TTFont(file, lazy=True)
            return set(font.getBestCmap())


def found(name: str) -> Drawn:
    face = fonts.resolve([Sought(name, name)], [])[name]
    return Drawn(face.path, face.index)


def small(font: ImageFont.FreeTypeFont, char: str) -> np.ndarray | None:
    """Return what a glyph looks like: its box, blurred, as a vector of length 1; None where nothing is drawn."""
    image = Image.new("L", (CANVAS, CANVAS))
    ImageDraw.Draw(image).text((24, 16), char, font=font, fill=255)
    box = image.getbbox()
    if box is None:
        return None
    image = image.crop(box)
    square = Image.new("L", (max(image.size),) * 2)
    square.paste(image, ((square.width - image.width) // 2, (square.height - image.height) // 2))
    square = square.resize((SIDE, SIDE), Image.Resampling.BOX).filter(ImageFilter.GaussianBlur(BLUR))
    vector = np.asarray(square, dtype=np.float32).ravel()
    vector = vector - vector.mean()
    length = np.linalg.norm(vector)
    return vector / length if length else None


def likeness(face: Drawn, reference: Drawn) -> list[tuple[int, str]]:
    """Return how many glyphs of the reference are more like the glyph of each character than its own is."""
    codes = [c for c in sorted(face.codes() & reference.codes()) if not any(c in left for left in LEFT_OUT)]
    ours, theirs = face.font(64), reference.font(64)
    rows = [(chr(c), small(ours, chr(c)), small(theirs, chr(c))) for c in codes]
    kept = [row for row in rows if row[1] is not None and row[2] is not None]
    own, other = (np.array([row[side] for row in kept]) for side in (1, 2))
    told = np.zeros_like(other)
    folds = np.random.RandomState(0).randint(0, FOLDS, len(kept))
    for fold in range(FOLDS):
        known = own[folds != fold]
        change = np.linalg.solve(known.T @ known + RIDGE * np.eye(known.shape[1]), known.T @ other[folds != fold])
        told[folds == fold] = own[folds == fold] @ change
    alike = told @ other.T
    ranks = (alike > alike.diagonal()[:, None]).sum(axis=1)
    empty = [(len(rows), row[0]) for row in rows if (row[1] is None) != (row[2] is None)]
    return empty + [(int(rank), row[0]) for rank, row in zip(ranks, kept, strict=True)]


def draw(name: str, suspects: list[str], face: Drawn, reference: Drawn) -> None:
    """Draw the suspects as pairs, the stand-in's glyph before the reference's."""
    across, cell = 16, (100, 76)
    sheet = Image.new("L", (across * cell[0], -(-len(suspects) // across) * cell[1]), 255)
    pen, ours, theirs, label = ImageDraw.Draw(sheet), face.font(40), reference.font(40), reference.font(12)
    for number, char in enumerate(suspects):
        left, top = number % across * cell[0], number // across * cell[1]
        pen.text((left + 4, top), char, font=ours, fill=0)
        pen.text((left + 50, top), char, font=theirs, fill=110)
        pen.text((left + 4, top + 56), f"{ord(char):04X}", font=label, fill=0)
    sheet.save(f"glyphs-{name.replace(' ', '-')}.png")


def listed() -> tuple[dict[str, str], dict[str, str]]:
    """Return what is known of each face: the wrong characters of layout.yaml, and those that were looked at and are right."""
    faces = layout.load("base", packaged_templates()).faces.values()
    wrong = {name: characters for face in faces for name, characters in face.wrong.items()}
    lines = [line for line in RIGHT.read_text(encoding="utf-8").splitlines() if line and not line.startswith("# ")]
    return wrong, dict(line.split(": ", 1) for line in lines)


def main(words: list[str]) -> int:
    wrong, right = listed()
    pairs = [pair for pair in PAIRS if not words or pair.face == words[0]]
    news = 0
    for pair in pairs:
        face = found(pair.face)
        reference = Drawn(Path(words[1]), int((words[2:] or ["0"])[0])) if words[1:] else found(pair.reference)
        ranked = sorted(likeness(face, reference), reverse=True)
        suspects = [char for rank, char in ranked if rank > pair.near]
        new = [char for char in suspects if char not in wrong.get(pair.face, "") + right.get(pair.face, "")]
        news += len(new)
        print(
            f"{pair.face}: {len(ranked)} compared, {len(suspects)} suspects, not yet looked at: {''.join(new) or '-'}"
        )
        if new:
            draw(pair.face, new, face, reference)
    return 1 if news else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
