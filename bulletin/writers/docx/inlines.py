"""Inlines to runs: each script in its face, links and footnotes as Word's own."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple, assert_never

from bulletin.document import Footnote, Inline, LineBreak, Link, Step, Text, plain
from bulletin.text import scripts
from bulletin.text.raised import HYPHEN
from bulletin.text.scripts import Script
from bulletin.writers.docx import parts
from bulletin.writers.docx.formatting.heavy import Beside, parted
from bulletin.writers.docx.formatting.styles import MARK, run_style
from bulletin.writers.docx.references import References
from bulletin.writers.docx.xml import element, escape

LINE_BREAK = element("r", element("br"))
TAB = element("r", element("tab"))
_LINK, _GAP = "link", "gap"
_PLAIN = Beside()


class Setting(NamedTuple):
    """How text of a paragraph in `style` is set.

    `lead` is the style of the heading that text without a style of its own belongs to, where the paragraph is no heading.
    Chinese characters are set so many twips `apart` from what is behind them.
    """

    style: str
    lead: str = ""
    in_note: bool = False
    apart: int = 0


def runs(references: References, inlines: tuple[Inline, ...], setting: Setting, before: str = "") -> str:
    """Write `inlines`, which follow the character `before`, if any."""
    written = ""
    for inline in inlines:
        match inline:
            case Text():
                written += _text(references, inline, setting, before)
            case LineBreak():
                written += LINE_BREAK
            case Step():
                written += TAB
            case Link():
                written += _link(references, inline, setting, before)
            case Footnote():
                written += _footnote(references, inline)
            case _:
                assert_never(inline)
        before = plain((inline,))[-1:]
    return written


def text(  # noqa: PLR0913  # what a run is, and what stands around it
    value: str,
    face: str,
    style: str = "",
    properties: str = "",
    before: str = "",
    *,
    close: bool = False,
    apart: str = "",
    named: bool = False,
    beside: Beside = _PLAIN,
    seen: str = "",
) -> str:
    """Write `value` as runs, one a script; marks such as “ ” — … belong to both, and the hint makes Word set them as Chinese.

    `style` is the id of a character style, `properties` go on top of it.

    `face` is the Chinese face, and `before` the character that the text follows, if any. `close` says that the grid draws
    characters together; it does not in Latin text and its like, for LibreOffice forgets it behind a run. `apart` is the spacing of
    Chinese characters that have one of their own. The face is `named` in the run where no style of it says which it is; it
    is light there. What stands `beside` the face is as heavy as it is. What is `seen` tells the scripts of a part of a text.
    """
    chosen = element("rStyle", val=style) if style else ""
    looks = _looks(face, apart, beside, close=close, named=named)
    written = ""
    for script, run in scripts.runs(value, before, seen):
        for rare, piece in parted(run) if beside.rare and script is Script.CHINESE else ((False, run),):
            written += _run(piece, chosen + (_rare(beside.rare) + apart if rare else looks[script]) + properties)
    return written


@lru_cache(maxsize=128)
def _looks(face: str, apart: str, beside: Beside, *, close: bool, named: bool) -> dict[Script, str]:
    """Return the properties of runs of each script, but for what their style and whoever writes them say."""
    flat = element("spacing", val=0) if close else ""
    own = face if named else None
    return {
        Script.LATIN: (beside.latin or (element("rFonts", eastAsia=own) if own else "")) + flat,
        Script.CHINESE: element("rFonts", hint="eastAsia", eastAsia=own) + apart,
        Script.MARKS: element("rFonts", hint="eastAsia", ascii=face, hAnsi=face, eastAsia=own) + flat,
    }


def _text(references: References, inline: Text, setting: Setting, before: str) -> str:
    """Write a run; one that is set as its paragraph is anyhow asks for no style."""
    style, lead, *_, apart = setting
    chosen = inline.style or lead
    if chosen and references.style(chosen).rise:
        return _raised(inline.text, run_style(references.style(chosen)))
    chosen = "" if chosen == style or (chosen == _GAP and references.style(style).apart) else chosen
    role = references.role(chosen) or references.role(chosen and lead) or references.role(style)
    face = references.layout.faces[role].family
    spacing = references.style(chosen or style).spacing
    spacing = references.style(style).spacing if spacing is None else spacing
    close = spacing is not None and spacing < 0
    wide = element("spacing", val=(spacing.twips if spacing is not None else 0) + apart) if apart else ""
    named = bool(chosen and lead) and not references.face(chosen)
    return text(
        inline.text,
        face,
        run_style(references.style(chosen)) if chosen else "",
        before=before,
        close=close,
        apart=wide,
        named=named,
        seen=inline.seen,
        beside=references.beside(role, styled=bool(chosen)),
    )


def _rare(properties: str) -> str:
    """Return how a rare character is set; its script is said where only its style is."""
    return properties + (element("rFonts", hint="eastAsia") if properties.startswith("<w:rStyle") else "")


def _run(piece: str, properties: str) -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr>{_shown(piece)}</w:r>" if properties else element("r", _shown(piece))


def _shown(piece: str) -> str:
    return f'<w:t xml:space="preserve">{escape(piece)}</w:t>' if piece else ""


def _raised(value: str, style: str) -> str:
    """Write raised or lowered text, in which no line ends behind a hyphen."""
    parts = element("noBreakHyphen").join(map(_shown, value.split(HYPHEN)))
    return element("r", element("rPr", element("rStyle", val=style)), parts)


def _link(references: References, link: Link, setting: Setting, before: str) -> str:
    number = references.link(link.url, in_note=setting.in_note)
    own = _LINK if _LINK in references.layout.styles else ""
    linked = (replace(one, style=one.style or own) if isinstance(one, Text) else one for one in link.inlines)
    inner = runs(references, tuple(linked), setting, before)
    return f'<w:hyperlink r:id="{number}" w:history="1">{inner}</w:hyperlink>'


def _footnote(references: References, note: Footnote) -> str:
    content = runs(references, note.inlines, Setting(note.style, in_note=True))
    number, own = references.before + note.number, str(note.number) if references.scope else ""
    references.footnotes.append(parts.footnote(number, note.style, content, references.free_below(note), own))
    mark = element("rPr", element("rStyle", val=MARK))
    if own:  # each issue of a volume counts its own notes, whatever LibreOffice makes of w:numRestart
        return element("r", mark, element("footnoteReference", customMarkFollows=True, id=number), element("t", own))
    return element("r", mark, element("footnoteReference", id=number))
