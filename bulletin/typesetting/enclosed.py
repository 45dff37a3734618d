"""What a file carries of its sources: files by their paths in the house go in, attachments with plain names and a list of them come out.

A name has no slash, so that all of them can be put into one folder by any reader of PDF; where each belongs stands in the list.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import PurePosixPath

from bulletin import tool

MANIFEST = "manifest.json"
# No bulletin with its pictures comes near so many bytes; a PDF beyond it is not read.
LARGEST = 200 * 2**20
FORMAT = "bulletin-sources"
VERSION = 1
_MEDIA = {
    ".md": "text/markdown",
    ".yaml": "application/yaml",
    ".j2": "text/plain",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".svg": "image/svg+xml",
}
_UNKNOWN = "application/octet-stream"
_MEANINGS = {"issues": "本期的原文", "assets": "原稿里的图片", "templates": "本刊的版面"}
_OTHER = "刊物的设置"


@dataclass(frozen=True)
class Enclosed:
    """An attachment: its name, its media type, what it is in Chinese, its relationship to the document, its bytes."""

    name: str
    media: str
    meaning: str
    relationship: str
    data: bytes


def enclose(sources: Mapping[str, bytes]) -> list[Enclosed]:
    """Return the attachments for `sources`, by their paths in the house, and the list that says where each belongs."""
    names = _names(sorted(sources))
    files = [
        Enclosed(name, media(path), _MEANINGS.get(PurePosixPath(path).parts[0], _OTHER), "Source", sources[path])
        for path, name in names.items()
    ]
    if not files:
        return []
    listed = [
        {"name": name, "path": path, "type": media(path), "size": len(sources[path]), "sha256": digest(sources[path])}
        for path, name in names.items()
    ]
    told = {"format": FORMAT, "version": VERSION, "tool": tool.named(), "files": listed}
    data = f"{json.dumps(told, ensure_ascii=False, indent=2)}\n".encode()
    return [*files, Enclosed(MANIFEST, "application/json", "附件清单：各放在刊物文件夹的哪里", "Data", data)]


def digest(data: bytes) -> str:
    """Return the SHA-256 of bytes, in hexadecimal."""
    return sha256(data).hexdigest()


def media(path: str) -> str:
    """Return the media type of a file by its name."""
    return _MEDIA.get(PurePosixPath(path).suffix.lower(), _UNKNOWN)


def _names(paths: list[str]) -> dict[str, str]:
    """Return a name for each path: its parts with hyphens, and a number where another one has that name in any case already."""
    taken, names = {MANIFEST}, {}
    for path in paths:
        plain = PurePosixPath("-".join(PurePosixPath(path).parts))
        name, count = plain.name, 1
        while name.lower() in taken:
            count += 1
            name = f"{plain.stem}-{count}{plain.suffix}"
        taken.add(name.lower())
        names[path] = name
    return names
