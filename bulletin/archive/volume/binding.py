"""The yearly volume: the laid-out issues of a year go in; one file of each format with a cover, the contents and all issues comes out.

Every issue is laid out from its source, as `bulletin build` does; nothing is taken from what was built before.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from bulletin import rules, writers
from bulletin.archive.volume.alike import refuse_unlike
from bulletin.archive.volume.called import Called, months, ranges
from bulletin.build import prove
from bulletin.composition import volume as front
from bulletin.document import Document, Heading, Meta
from bulletin.errors import refuse_errors
from bulletin.findings import Finding
from bulletin.fonts import Found
from bulletin.writers import START

if TYPE_CHECKING:
    from bulletin.manuscripts.archive import Ledger
    from bulletin.manuscripts.house import House
    from bulletin.proof import Proof
    from bulletin.typesetting.pages import Pages
    from bulletin.typesetting.volume import Volume

NAME = "合订本"
_VOLUME, _OWN = "页码为合订本的连续页码，前有“总”字", "页码为各期自己的页码"


@dataclass(frozen=True, eq=False)
class Laid:
    """An issue as it was laid out, with what was found that does not keep it from being printed, and the faces it is set in."""

    called: Called
    pages: Pages
    findings: tuple[Finding, ...] = ()
    faces: Mapping[str, Found] = field(default_factory=dict)

    @property
    def document(self) -> Document:
        """The document that was laid out."""
        return self.pages.document

    @property
    def scope(self) -> str:
        """What the names of what stands in it begin with, within the volume."""
        return f"{'s' if self.called.edition else 'n'}{self.called.stem}-"


def lay_out(path: Path, house: House, ledger: Ledger | None = None) -> Laid:
    """Lay out the issue at `path` as it is printed; ContentError with every error in it."""
    return laid_out(path, prove(path, house, ledger))


def laid_out(path: Path, proof: Proof) -> Laid:
    """Lay out the issue at `path`, which was read and composed to a `proof`; ContentError with every error in it."""
    findings = rules.check(proof)
    refuse_errors(findings)
    return Laid(called(path, proof.document.meta), proof.pages, tuple(findings), proof.faces)


def called(path: Path, meta: Meta) -> Called:
    """Return what the issue at `path` is called, by what it says of itself."""
    return Called(path.stem, meta.edition, meta.number or 0, meta.cumulative, meta.created)


def bind(year: int, house: House, laid: Sequence[Laid], formats: Sequence[str], *, folio: bool) -> dict[str, bytes]:
    """Bind the issues of a `year` in the `formats` (of writers.BINDERS): the bytes of each file by its name.

    With a `folio` the pages of a PDF have a number that counts on over the year, and its contents name that; else, and always in a
    DOCX, whose engines could not count so, the contents name the issues' own numbers. ContentError where issues do not go into one file.
    """
    refuse_unlike(year, house, laid, formats)
    return {f"{NAME}.{to}": writers.bind(_volume(year, house, laid, folio=folio and to == "pdf"), to) for to in formats}


def _volume(year: int, house: House, laid: Sequence[Laid], *, folio: bool) -> Volume:
    from bulletin.typesetting.pages import lay_out as lay_out_document  # late: the engine takes half a second to load
    from bulletin.typesetting.volume import Member, Volume, starts

    meta = _meta(year, house, laid)
    first = starts([len(one.pages) for one in laid]) if folio else [1] * len(laid)
    issues = ((one.called, tuple(_articles(one, number))) for one, number in zip(laid, first, strict=True))
    issued = ranges([one.called for one in laid])
    values = {"year": year, "ranges": issued, "secrecy": _secrecies(laid)}
    cover = front.compose(house, front.COVER, values, meta, issued)
    values = {"year": year, "note": _VOLUME if folio else _OWN, "months": months(year, issues), "numbered": True}
    contents = front.compose(house, front.CONTENTS, values, meta)
    sources = {path: data for one in laid for path, data in one.document.sources.items()}
    return Volume(
        meta,
        Member("c-", "封面", "封面", lay_out_document(cover)),
        Member("", "总目录", "", lay_out_document(contents)),
        tuple(
            Member(one.scope, one.called.name, f"{one.called.name}　{one.called.shown(year)}", one.pages)
            for one in laid
        ),
        sources,
        folio,
    )


def _meta(year: int, house: House, laid: Sequence[Laid]) -> Meta:
    title = f"{house.name}{year}年{NAME}"
    metas = [one.document.meta for one in laid]
    return Meta(
        title=title,
        author=house.publisher,
        subject=f"{title}：{''.join(ranges([one.called for one in laid]))}",
        created=max(one.created for one in metas),
        name=house.name,
        identifier=f"{house.name}-{year}-{NAME}",
        year=year,
        articles=tuple(article for one in metas for article in one.articles),
        secrecy=_secrecies(laid),
    )


def _secrecies(laid: Sequence[Laid]) -> str:
    """Return what the issues say of secrecy, each once."""
    return "、".join(dict.fromkeys(one.document.meta.secrecy for one in laid if one.document.meta.secrecy))


def _articles(laid: Laid, first: int) -> Iterator[front.Listed]:
    """Yield the articles of an issue whose pages are numbered from the `first` one on."""
    document, pages = laid.document, laid.pages.pagination.anchors
    styles = document.layout.styles
    titles = [
        one.anchor
        for one in document.blocks
        if isinstance(one, Heading) and one.level == 1 and styles[one.style].listed and one.anchor in pages
    ]
    for number, article in enumerate(document.meta.articles):
        anchor = titles[number] if number < len(titles) else START
        page = first + pages.get(anchor, 1) - 1
        yield front.Listed.of(article.title, article.contributor, laid.scope + anchor, page)
