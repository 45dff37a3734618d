"""Colours: as layout.yaml writes one it goes in; what it looks like on a screen and which inks it is printed with come out."""

from __future__ import annotations

import re
from typing import NamedTuple

from bulletin.records.refusals import refuse

# The inks that any press has; what names one of them means it.
_PROCESS = ("Cyan", "Magenta", "Yellow", "Black")
# ISO 32000-1, 8.6.6.4: every plate at once, and none.
_RESERVED = {name.casefold() for name in (*_PROCESS, "All", "None")}
_WRITTEN = re.compile(
    r"(?P<screen>#[0-9A-Fa-f]{6})(?: cmyk (?P<process>\d{1,3}(?: \d{1,3}){3})| spot (?P<spot>\w[\w .+-]*))?"
)
_WHOLE = 100


class Colour(NamedTuple):
    """A colour: `#RRGGBB` on a screen and in the DOCX, and in the PDF (name, share from 0 to 1) of each ink; without inks the same."""

    screen: str
    inks: tuple[tuple[str, float], ...] = ()


def colour(text: str) -> Colour:
    """Read `#RRGGBB`, `#RRGGBB cmyk C M Y K` in hundredths, or `#RRGGBB spot NAME`; refuse anything else."""
    written = _WRITTEN.fullmatch(text)
    if written is None:
        hint = "写井号和六位十六进制数；要指定油墨，后面空一格，再写 cmyk 和青、品红、黄、黑四个数，或者写 spot 和专色的名称"
        refuse("text-invalid", f"颜色的写法不对：{text}", hint)
    if written["spot"]:
        return Colour(written["screen"], ((_spot(written["spot"]), 1.0),))
    shares = [int(share) for share in (written["process"] or "").split()]
    if shares and not 0 < max(shares) <= _WHOLE:
        refuse("text-invalid", f"油墨的分量不对：{text}", "四个数依次是青、品红、黄、黑，各为 0 至 100，不能都是 0")
    inks = zip(_PROCESS, shares, strict=False)
    return Colour(written["screen"], tuple((name, share / _WHOLE) for name, share in inks if share))


def _spot(name: str) -> str:
    if name.casefold() in _RESERVED:
        refuse("text-invalid", f"专色不能叫 {name}：这是四色印刷的版名", "换一个名称；要用四色，写 cmyk 和四个数")
    return name


def distinct(written: dict[str, str]) -> dict[str, str]:
    """Refuse two colours that look alike on a screen and are printed with other inks: they could not be told apart."""
    seen: dict[str, Colour] = {}
    for key, text in written.items():
        one = colour(text)
        if seen.setdefault(one.screen.upper(), one).inks != one.inks:
            refuse("text-invalid", f"屏幕上同是 {one.screen}，油墨却不同", "把其中一个的 RGB 改得不一样", at=(key,))
    return written
