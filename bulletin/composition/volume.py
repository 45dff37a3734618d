"""What stands before the issues of a volume: a house, a year and its issues' titles go through a template into a Document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bulletin import layout as layouts
from bulletin import sources, templating
from bulletin.composition.template import DIALECT, names_of
from bulletin.composition.vocabulary import Vocabulary, parse
from bulletin.document import Document, Meta
from bulletin.errors import ContentError, refuse_errors
from bulletin.findings import Finding, Place
from bulletin.images import Picture, take_in_name
from bulletin.layout import Layout
from bulletin.manuscripts.house import FILE, House
from bulletin.records import tree

COVER, CONTENTS = "volume-cover.html.j2", "volume-contents.html.j2"


@dataclass(frozen=True)
class Listed:
    """An article in the contents of a year: its title and its contributor in one `line`; `page` is the number of the page where `anchor` stands."""

    line: str
    anchor: str = ""
    page: str = ""

    @classmethod
    def of(cls, title: str, contributor: str, anchor: str = "", page: int | None = None) -> Listed:
        """List an article, whose contributor may be nobody."""
        return cls(f"{title}（{contributor}）" if contributor else title, anchor, "" if page is None else str(page))


@dataclass(frozen=True)
class Issue:
    """An issue in the contents of a year: what it is called there, its day, its articles."""

    name: str
    day: str
    articles: tuple[Listed, ...]


@dataclass(frozen=True)
class Month:
    """Issues below one heading."""

    name: str
    issues: tuple[Issue, ...]


def looks(house: House) -> Layout:
    """Return the layout of the house's volumes; ContentError where its template knows none."""
    layout = layouts.load(house.template, house.templates)
    if not layout.bound:
        place = Place(f"templates/{layout.key}/layout.yaml")
        hint = "写出 volume 一节，或者在第一行写 extends: base"
        raise ContentError(Finding(place, "key-missing", "缺少合订本的样式“volume”", hint))
    return layout.of_volume


def compose(
    house: House, template: str, values: Mapping[str, object], meta: Meta, lists: Sequence[str] = ()
) -> Document:
    """Compose the document of a `template` (COVER or CONTENTS) from its `values`; what is in `lists` is broken between their parts alone.

    Raises ContentError with what is wrong with the template or with the picture that it shows.
    """
    layout = looks(house)
    folders = layouts.folders_of(house.template, house.templates)
    folder = next(folder.name for folder in folders if (folder / template).is_file())
    names = names_of([house.publisher, *meta.contributors, *lists])
    html = templating.render(
        house.templates, f"{folder}/{template}", {**values, "house": house, "layout": layout, "names": names}, DIALECT
    )
    parsed = parse(html, _vocabulary(house, layout))
    refuse_errors(parsed.findings)
    return Document(meta, parsed.blocks, layout, parsed.pictures, house.font_folders)


def _vocabulary(house: House, layout: Layout) -> Vocabulary:
    source = sources.read(house.root / FILE, FILE, tree.LARGEST)

    def take(reference: str, place: Place) -> Picture:
        return take_in_name(reference, house.root / FILE, house.assets, house.places.get("picture", place))

    return Vocabulary(source, layout, take)
