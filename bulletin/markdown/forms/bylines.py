"""What may stand alone below a title: a line goes in, whether it is a speaker, an author, a date or an occasion comes out."""

from __future__ import annotations

import re

from bulletin.markdown.forms.dates import DATE, is_date
from bulletin.markdown.forms.people import is_name
from bulletin.markdown.forms.pieces import bare, unnoted

# （2024年7月30日）, （2024年7月30日某市人大常委会第十次会议通过）.
_DATED = re.compile(rf"[（(]\s*{DATE}[^。；！？]*[）)]")
# ——在全市人大工作会议上的讲话
_OCCASION = re.compile(r"——[^。；！？]{2,50}")
_BY = re.compile(r"(?:作者|讲话人|报告人|发言人|主讲人)\s*[：:]\s*\S{2,}")
_BLANK = re.compile(r"[\s]+")
# An office before a name is no sentence.
_OFFICE = re.compile(r"[^，。；：！？]{2,30}")


def is_byline(line: str) -> bool:
    """Tell whether a line below a title is a date, an occasion, a name, or an office and a name."""
    line = unnoted(bare(line))
    return (
        bool(_DATED.fullmatch(line))
        or is_date(line)
        or any(form.fullmatch(line) for form in (_OCCASION, _BY))
        or _named(line)
    )


def _named(line: str) -> bool:
    """Tell whether a line is a name, several ones, or an office with a name behind it, parted by a blank."""
    if is_name(line):
        return True
    words = _BLANK.split(line)
    for behind in (1, 2):  # 王　伟 is two words
        before, name = words[:-behind], "　".join(words[-behind:])
        if before and is_name(name) and (all(map(is_name, before)) or _OFFICE.fullmatch("".join(before))):
            return True
    return False
