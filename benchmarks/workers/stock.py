"""Set the same HTML with the engine as it comes, the style sheet parsed and the faces loaded once. stock.py OUT SHEET"""

from __future__ import annotations

import logging
import sys
from pathlib import Path

import weasyprint
from weasyprint.text.fonts import FontConfiguration
from work import Made, serve

out, sheet = sys.argv[1:]
logging.getLogger("weasyprint").setLevel(logging.CRITICAL)
faces = FontConfiguration()
css = weasyprint.CSS(filename=sheet, font_config=faces)


def make(path: Path) -> Made:
    text = path.read_text(encoding="utf-8")
    return {"pdf": weasyprint.HTML(string=text).write_pdf(stylesheets=[css], font_config=faces)}


serve(make, Path(out))
