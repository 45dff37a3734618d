"""The 落款: who issues a text, and the date below; paragraphs at the end of a text go in, the 落款 comes out as a segment."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from bulletin.markdown.cues import CAPTION
from bulletin.markdown.figures import is_figure
from bulletin.markdown.forms.bylines import is_byline
from bulletin.markdown.forms.dates import DATE, is_date
from bulletin.markdown.forms.people import is_name
from bulletin.markdown.forms.pieces import cut, merged, stripped, unnoted
from bulletin.markdown.segments import ENTRY, Kind, Segment
from bulletin.text import roster

# A body or a person signs; what has one of these marks, or is so long, is a sentence. So many may sign together,
# and so many in paragraphs of their own where no sentence ends above them: they may be what 参加单位： announces.
_BODY = re.compile(r"(?=.*[\u3400-\u9fff]{2})[^，。；：！？“”…,;:!?|#*\[\]]{2,40}")
_BRACKETED = re.compile(r"[（(].*[）)]")
_MOST_BODIES, _MOST_APART = 10, 3
# So many names on a line above a body are a list, which does not sign.
_LISTED = 3
# A body may have a quoted word in its name: “代表之家”联络站.
_QUOTED = re.compile(r"“([^“”，。；：！？]{1,20})”(?=.)|“([^“”，。；：！？]{1,20}(?:之家|[站室会团队]))”$")
# What stands in a paragraph of its own above a date signs where it is a person's name, or ends as the names of bodies do:
# 启动会时间 and 加强组织领导 do not.
_NAMES_A_BODY = re.compile(
    r".*(?:委员会|之家|[委办厅局院部处科室会站所社组队团庭馆厂行署员民]|全体.+|人大|政协|政府|党委|党组|纪委|中心|公司|集团|学校|大学|中学|小学|支部|机关|机构|单位|"
    r"[省市州县区乡镇村]|街道)(?:[（(].*[）)])?"
)
_DOES = re.compile(r"召开|举行|举办|开展|组织召|[一二三四五六七八九十]是|第[一二三四五六七八九十\d]+[次届个]")
# Where a line ends so, a new one was meant to begin.
_ENDED = re.compile(r".*[。！？：；…”’）》]")
# What ends so leads to no date; in one paragraph with it, nor does a line whose sentence is ended.
_CLOSED = re.compile(r".*[。！？；…”’）》]")
_FINISHED = re.compile(r".*[。！？；…][”’）》]*")
# 2024年7月30日（星期二）, 2024年7月30日于长沙, 2024年7月—8月.
_DATED = re.compile(rf"{DATE}(?:[（(][^（）()]*[）)]|于[\u3400-\u9fff]{{2,6}}|[—－～-]+[\d年月日]+)[。.]?")
# A date may go on behind these: the line was turned by its author.
_LEADS = re.compile(r"[：，、,:（(“—]$|[于在至从自到是为以截间期起即当按]$")
_TITLE = re.compile(r"\s{0,3}#(?!#)")


def joins(segment: Segment) -> bool:
    """Tell whether a paragraph ends in a line that is a date, which would be set behind the line above it."""
    *above, last = map(unnoted, stripped(segment))
    before = above[-1] if above else ""
    dated = is_date(last.rstrip("。.")) or _DATED.fullmatch(last)
    return bool(dated) and bool(before) and not _LEADS.search(before)


def on_one_line(line: str) -> bool:
    """Tell whether a line is who signs and the date behind, parted by a blank: a 落款 has two lines."""
    body, _, date = unnoted(line.strip()).replace("\u3000", " ").rpartition(" ")
    return is_date(date.rstrip("。.")) and signs_apart(body.strip())


def is_body(line: str) -> bool:
    """Tell whether a line may be the name of who signs."""
    whole = unnoted(line)
    if is_name(whole):
        return True
    line = _QUOTED.sub(r"\1\2", whole)
    named = line == whole or (_NAMES_A_BODY.fullmatch(line) and whole[0] not in "他她我你它这那")
    return bool(_BODY.fullmatch(line) and named) and not any(
        told(line) for told in (is_date, _BRACKETED.fullmatch, CAPTION.fullmatch, ENTRY.fullmatch)
    )


def signs_apart(line: str) -> bool:
    """Tell whether a line in a paragraph of its own is who signs; what may be one where a date follows at once is not enough."""
    named = bool(_NAMES_A_BODY.fullmatch(_QUOTED.sub(r"\1\2", unnoted(line)))) and not _DOES.match(line)
    return is_body(line) and (named or is_byline(line))


def taken(text: Sequence[Segment]) -> tuple[list[Segment], list[Segment]]:
    """Take the 落款 from the end of a text: the lines that sign and the date, in one paragraph or in several."""
    run = list(takewhile(_is_plain, reversed(text)))[::-1] or [one for one in text[-1:] if one.kind is Kind.LIST]
    count = _count([stripped(segment) for segment in run]) if run else 0
    if count == 1 and not _may_be_dated(text[-len(run) - 1 :]):
        return list(text), []
    return _parted(text, count) if count else (list(text), [])


def _may_be_dated(text: Sequence[Segment]) -> bool:
    """Tell whether a date alone may stand at the end: not below a heading, nor where a line leads to it, nor below a mere phrase."""
    last = text[-1]
    above = text[-2] if len(last.lines) == 1 and len(text) > 1 else None
    if above is not None and above.kind is Kind.HEADING:
        return _TITLE.match(above.lines[0]) is not None
    line = last.lines[-2] if above is None and len(last.lines) > 1 else above.lines[-1] if above else "。"
    plain = above is None or above.kind is Kind.PARAGRAPH
    ends = _CLOSED if len(last.lines) == 1 else _FINISHED
    return not plain or is_figure(above or last) or bool(ends.fullmatch(unnoted(line.strip())))


def _is_plain(segment: Segment) -> bool:
    return segment.kind is Kind.PARAGRAPH and not is_figure(segment)


def _count(paragraphs: Sequence[Sequence[str]]) -> int:
    """Return how many lines at the end of the last of the paragraphs are the 落款, or of the last ones; 0 where there is none."""
    *above, last = ([unnoted(line) for line in paragraph] for paragraph in paragraphs)
    if not is_date(last[-1]):
        before = last[-2] if len(last) > 1 else above[-1][-1] if above else ""
        return 2 if signs_apart(last[-1]) and is_date(before) else 0  # the wrong way round, which is told
    signing = list(takewhile(is_body, reversed(last[:-1])))
    if any(map(_lists_names, signing)) and not all(map(_lists_names, signing)):
        return 0
    if len(last) == 1:
        bodies = list(takewhile(lambda one: all(map(signs_apart, one)), reversed(above)))
        text = above[: len(above) - len(bodies)]
        few = len(bodies) <= _MOST_APART
        together = bodies if few or (text and _FINISHED.fullmatch(text[-1][-1])) else bodies[:1]
        signing = [line for paragraph in together for line in paragraph]
    return 1 + len(signing) * (len(signing) <= _MOST_BODIES)


def _lists_names(line: str) -> bool:
    """Tell whether a line is several names of persons, as on a list that stands above who signs."""
    row = roster.read(line)
    return row is not None and len(row.names) >= _LISTED


def _parted(text: Sequence[Segment], count: int) -> tuple[list[Segment], list[Segment]]:
    """Part so many lines from the end of a text; none where the line above them goes on in them."""
    rest: list[Segment] = list(text)
    form: list[Segment] = []
    while count > 0:
        above, own = cut(rest.pop(), -count)
        form.insert(0, own)
        count -= len(own.lines)
        if above.lines:
            if not (_ENDED.fullmatch(above.lines[-1].strip()) or ENTRY.fullmatch(above.lines[-1].rstrip())):
                return list(text), []
            rest.append(above)
    return rest, [merged(form, Kind.SIGNATURE)]
