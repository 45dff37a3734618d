"""An article without a contributor, where other articles of the issue have one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bulletin.codes import Code
from bulletin.findings import Severity
from bulletin.proof import Passage, Proof, Region
from bulletin.rules.rule import IssueRule, Slip
from bulletin.rules.texts import texts

# Who wrote a text may be said below its title, too, and who issued it at its end.
_SAID = ("contributor", "byline", "signature", "sealed")
# （本刊编辑部）, alone at the end, says it as well.
_ENCLOSED = re.compile("（[^（）。；]{2,30}）")
_FRONT = "---\n期号: 1\n总期号: 1\n日期: 2024-07-30\n---\n\n"
_FIRST = _FRONT + "# 甲县办实事\n\n正文。\n\n（甲县人大常委会 供稿）\n\n"


def check(proof: Proof) -> Iterator[tuple[Passage, Slip]]:
    """Find articles that say nowhere whose they are, though others have a contributor."""
    articles = [text for text in texts(proof) if not any(one.attached for one in text)]
    if not any(_says(text, ("contributor",)) for text in articles):
        return
    for text in articles:
        title = next((one for one in text if one.region is Region.TITLE), None)
        if title and not _says(text, _SAID) and not _ENCLOSED.fullmatch(text[-1].text):
            message = f"别的文章有供稿单位，这一篇没有：{title.text.replace(chr(10), '')[:20]}"
            yield title, Slip(0, len(title.text), message, hint="在这一篇的末尾写上“（……供稿）”，单独成段")


def _says(text: Sequence[Passage], styles: tuple[str, ...]) -> bool:
    return any(one.style.startswith(styles) for one in text)


RULE = IssueRule(
    Code(
        "contributor-lacking",
        family="structure",
        title="这一篇没有供稿单位",
        what="一期里有的文章有供稿单位，这一篇没有，也没有题下的作者和落款。",
        why="多半是漏了；供稿单位要统计采用的篇数。本单位自己写的，可以不写。",
        instead="在这一篇的末尾写上“（……供稿）”，单独成段。",
        severity=Severity.NOTE,
        wrong={
            text: text
            for text in (
                _FIRST + "# 乙县抓落实\n\n正文。",
                _FRONT + "# 乙县抓落实\n\n正文。\n\n# 甲县办实事\n\n正文。\n\n（甲县人大常委会 供稿）",
            )
        },
        right=(
            _FIRST + "# 乙县抓落实\n\n正文。\n\n（乙县人大常委会 供稿）",
            _FIRST + "# 致代表的信\n\n正文。\n\n某市人大常委会办公室\n\n2024年7月30日",
            _FIRST + "# 答读者问\n\n正文。\n\n（本刊编辑部）",
            _FIRST + "# 一次接待\n\n市人大代表　王小明\n\n正文。",
            _FIRST + "# 附件1 名单\n\n王小明",
            _FRONT + "# 甲县办实事\n\n正文。\n\n# 乙县抓落实\n\n正文。",
            "正文。\n\n（甲县人大常委会 供稿）",
        ),
    ),
    check,
)
