"""What all issues of a house stand on: house file, lists, templates, faces and versions go in, their Grounds come out.

Which faces a layout gets is only looked up where a font file or a template is another than the manifest remembers: reading layouts
takes longer than all the rest.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from bulletin import fonts, kept
from bulletin.archive import libraries
from bulletin.archive.manifest import Faces, Grounds, Manifest, digest
from bulletin.errors import BulletinError
from bulletin.manuscripts.house import FILE, House
from bulletin.manuscripts.lists import NAMES, WORDING

# In front of the names of templates that come with the program.
_OWN = "bulletin/"


class Ground:
    """What the issues of `house` stand on now; `manifest` remembers what was looked up."""

    def __init__(self, house: House, manifest: Manifest) -> None:
        self._house, self._manifest = house, manifest
        self._known: dict[str, Grounds] = {}

    def of(self, template: str) -> Grounds:
        """Return the grounds of issues in `template`."""
        if template not in self._known:
            self._known[template] = Grounds(self.files, self._faces(template), libraries.versions())
        return self._known[template]

    def remember(self) -> None:
        """Write down in the manifest what was looked up."""
        for template, grounds in self._known.items():
            self._manifest.look(template, self._looked, grounds.faces)

    @cached_property
    def files(self) -> dict[str, str]:
        """The digests of the house file, the lists, and all templates, by name."""
        found: dict[str, str] = {}
        for name, path in self._named():
            if name not in found and (made := digest(path)):
                found[name] = made
        return found

    def _named(self) -> Iterator[tuple[str, Path]]:
        house = self._house
        yield FILE, house.root / FILE
        for folder in (house.root, house.assets):
            yield from ((house.shown(folder / name), folder / name) for name in (*NAMES, *WORDING))
        own = house.root / "templates"
        for folder in house.templates:
            before = "" if folder == own else _OWN
            for path in map(Path, kept.stamps(folder)):
                if not path.name.startswith(".") and not path.name.endswith("~"):
                    yield f"{before}templates/{path.relative_to(folder.absolute()).as_posix()}", path

    @cached_property
    def _looked(self) -> str:
        """A digest of all that decides which faces a layout gets: templates, folders and files of fonts, by their stamps."""
        state = [self.files, fonts.stamps(self._house.font_folders), libraries.versions()]
        return sha256(json.dumps(state).encode()).hexdigest()[:16]

    def _faces(self, template: str) -> Faces:
        key, faces = self._manifest.looked.get(template, ("", {}))
        return faces if key == self._looked else dict(_found(template, self._house))


def _found(template: str, house: House) -> Iterator[tuple[str, str]]:
    """Yield each role of a template, and its bold, with the face's name and the digest of its file; nothing where there is none."""
    from bulletin.layout import load  # late: layouts take longer to read than a run with nothing to do

    digests: dict[Path, str] = {}
    try:
        faces = load(template, house.templates).faces
    except BulletinError:
        return
    for role, face in faces.items():
        try:
            found = fonts.resolve([face], house.font_folders)[face.role]
        except BulletinError:
            yield role, ""
            continue
        for name, one in ((role, found), (f"{role}（粗）", fonts.bold(found))):
            if one is not None:
                digests[one.path] = digests.get(one.path) or digest(one.path)
                yield name, f"{one.name} {one.index} {digests[one.path][:16]}"
