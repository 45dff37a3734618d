"""Write the same text with python-docx as its users do: a default document, runs with their faces. usual.py OUT"""

from __future__ import annotations

import io
import sys
from pathlib import Path

import docx
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph
from work import Made, serve

FACES = {"##": "黑体", "###": "楷体", "": "仿宋"}


def put(paragraph: Paragraph, text: str, face: str) -> None:
    paragraph.paragraph_format.first_line_indent = Pt(32)
    paragraph.paragraph_format.line_spacing = Pt(28.95)
    for n, part in enumerate(text.split("**")):
        run = paragraph.add_run(part)
        run.bold = n % 2 == 1
        run.font.size, run.font.name = Pt(16), "Times New Roman"
        run.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), face)


def make(path: Path) -> Made:
    document = docx.Document()
    for line in filter(None, path.read_text(encoding="utf-8").split("---\n", 2)[2].split("\n")):
        marks, _, rest = line.partition(" ")
        if line.startswith("#"):
            put(document.add_heading(level=len(marks)), rest, FACES.get(marks, "仿宋"))
        else:
            put(document.add_paragraph(), line, "仿宋")
    file = io.BytesIO()
    document.save(file)
    return {"docx": file.getvalue()}


serve(make, Path(sys.argv[1]))
