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
# What became of a text, in brackets: （根据录音整理）, （节选）, （草案）, （经……通过）.
_STATE = re.compile(
    r"[（(](?:[^（）()。；！？]{0,60}(?:通过|修订|修正|批准|公布|整理|审阅|公告第[^（）()。；！？]{1,8}号)|节选|摘要|摘编|摘登|草案|试行|暂行|"
    r"[^（）()。；！？，]{0,6}稿)[）)]"
)
_BRACKETED = re.compile(r"[（(]([^（）()]+)[）)]")
# What may stand before an author's name: □ 李小明, 文/李小明.
_SIGN = re.compile(r"(?:[□■◎●◇◆]|[文图][ \t]*[/／])[ \t\u3000]*")
# A body that wrote the text, and nothing else.
_BODY = re.compile(
    r"[\u3400-\u9fff·、\s]{2,}(?:委员会|常委会|办公室|办公厅|研究室|工委|党委|党组|党支部|人大|主席团|政协|政府|工作委|代表小组|代表团|联络站|联络处|"
    r"编辑部|课题组|调研组|采访组|通讯组|记者站|联合会|协会|学会|中心|集团|公司|学院|大学|研究院|研究所|法院|检察院|管理局|监督局|[^格布结]局|[^礼]厅)"
)
_LONGEST_BODY = 30
_VERB = re.compile(r"成立|建立|走进|走访|开展|召开|设立|组建|打造|推进|加强|关于|是|在|到|了|的|一个|各")
# An office before a name is no sentence.
_OFFICE = re.compile(r"[^，。；：！？]{2,30}")


def is_byline(line: str) -> bool:
    """Tell whether a line below a title is a date, an occasion, a name, or an office and a name."""
    line = unnoted(bare(line))
    return is_date(line) or any(form.fullmatch(line) for form in (_DATED, _OCCASION, _BY, _STATE)) or _signed(line)


def _signed(line: str) -> bool:
    """Tell whether a line is a name with or without an office, by itself, in brackets or behind a sign."""
    inner = _BRACKETED.fullmatch(line)
    return _named(inner[1].strip() if inner else line[sign.end() :] if (sign := _SIGN.match(line)) else line)


def is_department(line: str) -> bool:
    """Tell whether a line below a title is the body that wrote the text, by itself or in brackets."""
    line = unnoted(line.strip())
    inner = _BRACKETED.fullmatch(line)
    line = inner[1].strip() if inner else line
    return len(line) <= _LONGEST_BODY and bool(_BODY.fullmatch(line)) and not _VERB.search(line)


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
