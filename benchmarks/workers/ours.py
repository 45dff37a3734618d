"""Build issues in one process: of the checkout that PYTHONPATH names. ours.py OUT HOUSE FORMATS"""

from __future__ import annotations

import sys
from pathlib import Path

from work import Made, serve

from bulletin.build import build
from bulletin.manuscripts.house import House

out, root, formats = sys.argv[1:]
house = House.find(Path(root))


def make(path: Path) -> Made:
    files = build(path, house, formats.split(",")).files
    return {name.rpartition(".")[2]: data for name, data in files.items()}


serve(make, Path(out))
