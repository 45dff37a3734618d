"""A process of its own that builds an issue and prints the digests of its files."""

from __future__ import annotations

PRINT = """
import hashlib, sys
from pathlib import Path
from bulletin.manuscripts.house import House
from bulletin.build import build
house = House.find(Path(sys.argv[1]))
built = build(house.root / "issues/2024/1.md", house, ["pdf", "docx", "html"])
print(*(hashlib.sha256(data).hexdigest() for data in built.files.values()))
"""
