"""What is gathered while the body is written: relationships, footnotes, lists, and numbers that must not come twice."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import count

from bulletin.document import Document, Footnote, Items
from bulletin.layout import Layout, Style
from bulletin.layout.lengths import Length
from bulletin.typesetting.pagination import Pagination
from bulletin.typesetting.reckoning.cells import NO_TURNS, Turns
from bulletin.typesetting.reckoning.heights import colophon_height
from bulletin.writers.docx.formatting.heavy import Beside, beside
from bulletin.writers.docx.formatting.numbering import Listing

# Word takes bookmarks of letters, digits and underscores, that begin with a letter, of at most 40 characters.
_LONGEST_BOOKMARK = 40
_NO_BOOKMARK = re.compile(r"\W")


@dataclass
class References:
    """A document on its way into Word's words; `links` and `note_links` are the URLs of two parts by relationship.

    In a volume each issue has its `scope`, which the names of its bookmarks and pictures begin with; its notes have so many `before` them, and
    the bookmark `whole` holds all of it.
    One that is `opening` has its first section before it.

    The block in hand is `led` where the one above it takes two of its lines along, `clung` to where the next one stays with it.
    The next one has `air` above it.
    """

    document: Document
    pagination: Pagination
    links: dict[str, str] = field(default_factory=dict)
    note_links: dict[str, str] = field(default_factory=dict)
    pictures: dict[str, str] = field(default_factory=dict)
    footnotes: list[str] = field(default_factory=list)
    listings: list[Listing] = field(default_factory=list)
    scope: str = ""
    whole: str = ""
    before: int = 0
    opening: bool = False
    break_before: bool = False
    led: bool = field(init=False)
    clung: bool = field(init=False)
    air: Length = field(init=False)
    _lying: count[int] = field(default_factory=count)
    _bookmarks: count[int] = field(default_factory=count)
    _tables: count[int] = field(default_factory=count)
    _drawings: count[int] = field(default_factory=lambda: count(1))

    def following(self, document: Document, pagination: Pagination, scope: str) -> References:
        """Return the references of the next document of a volume, which shares what must not come twice in one file."""
        return replace(
            self,
            document=document,
            pagination=pagination,
            scope=scope,
            before=len(self.footnotes),
            opening=True,
            break_before=False,
            _lying=count(),
            _tables=count(),
        )

    @property
    def layout(self) -> Layout:
        """What the document looks like."""
        return self.document.layout

    def style(self, key: str) -> Style:
        """Return the style that a block names."""
        return self.layout.styles[key]

    def lies_on_back(self) -> bool:
        """Tell whether the next landscape pages begin on the back of a sheet that is printed on both sides; ask once for each."""
        number, lying = next(self._lying), self.pagination.lying
        return self.document.both_sides and number < len(lying) and lying[number] % 2 == 0

    def free_below(self, note: Footnote) -> Length:
        """Return what stays free below a footnote: the last one on the colophon's page stands above the colophon."""
        on_last_page = [self.pagination.anchors.get(f"footnote-{number}") for number in (note.number, note.number + 1)]
        block = self.document.colophon
        last = self.pagination.anchors.get("colophon")
        if block is None or last is None or on_last_page[0] != last or on_last_page[1] == last:
            return Length(0)
        return colophon_height(block, self.layout)

    def face(self, key: str) -> str:
        """Return the official Chinese face of a style; none for a style that leaves its face to its surroundings."""
        role = self.role(key)
        return self.layout.faces[role].family if role else ""

    def role(self, key: str) -> str:
        """Return the role of a style's Chinese face; none for a style that leaves its face to its surroundings."""
        return self.style(key).face if key else ""

    def beside(self, role: str, *, styled: bool) -> Beside:
        """Return how letters, digits and rare characters are set beside a face, in a run that has a style, or in one that has none."""
        return beside(self.layout, role, styled=styled)

    def link(self, url: str, *, in_note: bool) -> str:
        """Return the relationship's id for `url`, in the footnotes' part or in the document's."""
        links = self.note_links if in_note else self.links
        return links.setdefault(url, f"link{len(links) + 1}")

    def picture(self, name: str) -> str:
        """Return the relationship's id for the picture called `name`."""
        return self.pictures.setdefault(f"{self.scope}{name}", f"picture{len(self.pictures) + 1}")

    def listing(self, items: Items) -> int:
        """Start the numbering of one list; give its number."""
        self.listings.append(Listing.of(items, len(self.listings) + 1))
        return len(self.listings)

    def next_table(self) -> tuple[Turns, bool, int | None]:
        """Return where pages turn in the next table, whether a page begins with it, and the row that has to begin one, if any."""
        number, pages = next(self._tables), self.pagination
        row = pages.parted[1] if pages.parted and pages.parted[0] == number else None
        return pages.turns.get(number, NO_TURNS), number in pages.first_tables, row

    def bookmark(self, anchor: str) -> str:
        """Return the name of the bookmark of an anchor of this document."""
        return bookmark_name(f"{self.scope}{anchor}")

    def bookmark_number(self) -> int:
        """Return a number that no other bookmark has."""
        return next(self._bookmarks)

    def drawing_number(self) -> int:
        """Return a number that no other drawing has."""
        return next(self._drawings)

    def take_opening(self) -> bool:
        """Tell whether the section in hand is the first of its issue in a volume; it is so once."""
        opening, self.opening = self.opening, False
        return opening

    def take_lead(self) -> bool:
        """Tell whether the next paragraph has one above it that keeps with it; it does so once."""
        led, self.led = self.led, False
        return led

    def take_break(self) -> bool:
        """Tell whether the next paragraph starts a new page; it does so once."""
        wanted, self.break_before = self.break_before, False
        return wanted


def bookmark_name(anchor: str) -> str:
    """Turn an anchor into the name of a bookmark."""
    name = _NO_BOOKMARK.sub("_", anchor)
    return (name if name[:1].isalpha() else f"a{name}")[:_LONGEST_BOOKMARK]
