"""Build one issue: its path goes in, the bytes of its files come out with all that was found on the way."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from bulletin import composition, copyfit, rules, writers
from bulletin.built import Built
from bulletin.deep import deep
from bulletin.errors import MachineError, refuse_errors
from bulletin.findings import Finding, Place, Source
from bulletin.fonts import Found
from bulletin.manuscripts import filenames, issue
from bulletin.manuscripts.archive import Ledger
from bulletin.manuscripts.house import House
from bulletin.manuscripts.patterns import Piece
from bulletin.proof import Proof
from bulletin.writers import record as sidecar

# After so many issues in a process most of what is kept is there.
_SETTLED = 3
_issues = count(1)


@contextmanager
def _unhurried() -> Iterator[None]:
    """Let the collector of garbage wait until an issue is done and let go: it would walk through a layout again and again.

    What is kept after the first issues is set aside for good, so that looking for garbage stays cheap.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
        if enabled and next(_issues) == _SETTLED:
            gc.collect()
            gc.freeze()
    finally:
        if enabled:
            gc.enable()


@deep
@_unhurried()
def build(  # noqa: PLR0913  # what an issue can be built to
    path: Path,
    house: House,
    formats: Iterable[str],
    *,
    strict_faces: bool = False,
    name: Sequence[Piece] = (),
    record: bool = False,
    ledger: Ledger | None = None,
) -> Built:
    """Build the issue at `path` in the `formats` (keys of writers.WRITERS), with its `record` beside them where that is asked for.

    All of it is there once more under the name that the pattern `name` gives. Its place in the archive is looked at where a `ledger` is given.

    Raises ContentError with every error that was found, MachineError where a face is missing, or only replaced and
    `strict_faces` is asked for. Writes nothing.
    """
    proof = prove(path, house, ledger)
    if strict_faces:
        refuse_replaced(proof.faces)
    findings = rules.check(proof)
    refuse_errors(findings)
    stems = [path.stem, *([filenames.name(name, proof.issue)] if name else [])]
    written = {to: writers.write_pages(proof.document, proof.pages, to) for to in formats}
    files: dict[str, bytes] = {}
    for stem in dict.fromkeys(stems):
        own = {f"{stem}.{to}": data for to, data in written.items()}
        files |= own
        if record:
            files[f"{stem}.{sidecar.ENDING}"] = sidecar.write(proof.document.meta, len(proof.pages), own)
    return Built(
        proof.issue.year,
        files,
        len(proof.pages),
        proof.faces,
        tuple(findings),
        tuple(copyfit.report(proof)),
        tuple(proof.document.sources),
        proof.issue.template,
    )


@deep
def prove(path: Path, house: House, ledger: Ledger | None = None, source: Source | None = None) -> Proof:
    """Read and compose the issue at `path`, whatever is wrong with it; its faults are what rules find in the proof.

    Where a `source` is given, it stands for what is in the file.

    ContentError where nothing can be looked at: there is no front matter, or its template is broken.
    """
    read = issue.read(path, house, faulty=True, source=source)
    return Proof(read, composition.compose(read, faulty=True), ledger)


def refuse_replaced(faces: Mapping[str, Found]) -> None:
    """Raise MachineError where a face, by its role, is another than was asked for."""
    replaced = [f"{face.wanted}（只有 {face.name}）" for face in faces.values() if face.replaced]
    if replaced:
        hint = "把字体文件放进 assets/fonts/，或者去掉 --strict-faces；各用哪个文件，见 bulletin doctor"
        raise MachineError(Finding(Place("字体"), "face-replaced", f"没有安装 {'、'.join(replaced)}", hint))
