"""The plates that a press would print a PDF from: bytes go in; how dark each plate is, page by page, comes out, by Ghostscript."""

from __future__ import annotations

import re
import subprocess
import tempfile
from pathlib import Path
from urllib.parse import unquote

from PIL import Image

_DPI = 50
_NAMED = re.compile(r"(\d+)\((.+)\)")
_FULL = 255


def plates(pdf: bytes) -> list[dict[str, int]]:
    """Return by page, for each plate with anything on it, the heaviest tint in hundredths."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "issue.pdf"
        path.write_bytes(pdf)
        command = ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=tiffsep", f"-r{_DPI}"]
        try:
            subprocess.run([*command, f"-sOutputFile={folder}/%d.tif", str(path)], check=True, capture_output=True)
        except FileNotFoundError:
            message = "gs is missing: run make test, which installs it"
            raise AssertionError(message) from None
        pages: dict[int, dict[str, int]] = {}
        for file in sorted(Path(folder).glob("*.tif")):
            if named := _NAMED.fullmatch(file.stem):
                pages.setdefault(int(named[1]), {}).update(_inked(unquote(named[2]), file))
    return [pages[number] for number in sorted(pages)]


def _inked(name: str, file: Path) -> dict[str, int]:
    with Image.open(file) as plate:
        darkest, _ = plate.convert("L").getextrema()
    tint = round(100 * (_FULL - int(str(darkest))) / _FULL)
    return {name: tint} if tint else {}
