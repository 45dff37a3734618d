"""Set the same text with Typst, its faces loaded once. typst_pdf.py OUT FACES"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import typst
from work import Made, serve

out, faces = sys.argv[1:]
TEMPLATE = """
#let latin = (name: "Liberation Serif", covers: "latin-in-cjk")
#set page(paper: "a4", margin: (top: 37mm, bottom: 35mm, left: 28mm, right: 26mm), numbering: "— 1 —")
#set text(font: (latin, "FandolFang R"), size: 16pt, lang: "zh", top-edge: 0.8em, bottom-edge: -0.2em)
#set par(justify: true, leading: 12.95pt, spacing: 12.95pt, first-line-indent: (amount: 2em, all: true))
#show heading: it => par(text(font: (latin, if it.level == 2 { "FandolHei" } else { "FandolKai" }), weight: "regular", size: 16pt, it.body))
#align(center, text(font: (latin, "FandolSong"), weight: "bold", size: 60pt, fill: red, "联络动态"))
#line(length: 100%, stroke: 1.5pt + red)
"""


def runs(text: str) -> str:
    """Write a paragraph as strings, which hold no markup; every other part of it is bold."""
    parts = [json.dumps(part, ensure_ascii=False) for part in text.split("**")]
    return "".join(f"#strong({part})" if n % 2 else f"#{part}" for n, part in enumerate(parts))


def markup(text: str) -> str:
    _, front, body = text.split("---\n", 2)
    title = re.search("^标题: (.*)$", front, re.MULTILINE)
    lines = [
        f'#align(center, text(font: (latin, "FandolSong"), weight: "bold", size: 22pt, "{title[1] if title else ""}"))'
    ]
    for line in body.split("\n"):
        marks, _, rest = line.partition(" ")
        lines += ["=" * len(marks) + f" #{json.dumps(rest, ensure_ascii=False)}" if line[:1] == "#" else runs(line), ""]
    return TEMPLATE + "\n".join(lines)


folders = {str(Path(path).parent) for path in Path(faces).read_text(encoding="utf-8").split("\n")}
fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=sorted(folders))
compiler = typst.Compiler(font_paths=fonts)


def make(path: Path) -> Made:
    source = markup(path.read_text(encoding="utf-8"))
    return {"pdf": compiler.compile(input=source.encode(), format="pdf")}


serve(make, Path(out))
