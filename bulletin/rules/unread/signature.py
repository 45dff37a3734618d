"""Who signs and the date, written so that they are set as text: run together on one line, or pushed to the right by blanks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin.codes import Code
from bulletin.findings import Severity
from bulletin.proof import Passage, Proof
from bulletin.rules.rule import IssueRule, Slip
from bulletin.rules.texts import is_plain, texts

_DATE = "[0-9〇○零一二三四五六七八九]{4}年[0-9〇零一二三四五六七八九十]{1,3}月[0-9〇零一二三四五六七八九十]{1,3}日"
_JOINED = re.compile(
    r"(?:[^，。；：！？、“”《》（）\s]{2,36}(?:委员会|常委会|办公室|办公厅|人大办|政府|人大|委|局|厅|部|院|会|办|中心|主席团))"
    rf"({_DATE})[。.]?"
)
# What is pushed by so many blanks is not the first line of a paragraph, which some indent by two 汉字.
_PUSHED = re.compile("[ \u3000\u00a0]*")
_WIDE, _FEWEST = "\u3000", 8
_ALONE = re.compile("[^。；：！？]{2,40}")


def check(proof: Proof) -> Iterator[tuple[Passage, Slip]]:
    """Find a 落款 at the end of a text, and short lines behind many blanks, that were read as paragraphs."""
    for text in texts(proof):
        plain = [passage for passage in text if is_plain(passage)]
        for passage in plain:
            if blanks := _pushed(passage):
                message = f"这一行前面敲了 {blanks} 个空格，印出来不起作用，会照正文排：{passage.text[:20]}"
                hint = "是落款的，写在文章末尾，单位一行、日期一行，由程序排到右边；不是的，删去空格"
                yield passage, Slip(0, len(passage.text), message, hint=hint)
        last = plain[-1] if plain and plain[-1] is text[-1] else None
        if last and (found := _JOINED.fullmatch(last.text)):
            message = f"单位和日期连在了一起，会照正文排：{last.text[:40]}"
            yield last, Slip(*found.span(), message, hint="单位、日期各写一行")


def _pushed(passage: Passage) -> int:
    """Count the blanks before a short paragraph; 0 where they are only an indent, or it is a sentence."""
    line = passage.block.place.text
    blanks = _PUSHED.match(line)
    width = sum(2 if char == _WIDE else 1 for char in blanks[0]) if blanks else 0
    return len(blanks[0]) if blanks and width >= _FEWEST and _ALONE.fullmatch(passage.text) else 0


RULE = IssueRule(
    Code(
        "signature-unread",
        family="structure",
        title="落款会照正文排",
        what="单位和日期连写成一行，或者用一串空格推到右边，程序没有认出是落款。",
        why="段首的空格排版时都去掉，落款的位置由程序定（GB/T 9704—2012，7.3.5）；连在一起的、写在正文中间的，会排成一段正文。",
        instead="写在文章末尾，单位一行、日期一行，前面不敲空格。",
        severity=Severity.WARNING,
        wrong={
            text: text
            for text in (
                "特此通知。\n\n某市人大常委会办公室2024年7月30日",
                "特此通知。\n\n　　　　　　　　　　某市人大常委会办公室\n\n　　　　　　　　　　　　　2024年7月30日\n\n以上情况，请知悉。",
                "特此通知。\n\n                    某市人大常委会办公室\n\n请抓好落实。",
                "特此通知。\n\n某县财政局二〇二四年七月三十日",
            )
        },
        right=(
            "特此通知。\n\n某市人大常委会办公室\n\n2024年7月30日",
            "特此通知。\n\n　　　　　　　　某市人大常委会办公室\n\n　　　　　　　　　　2024年7月30日",
            "　　特此通知，请抓好落实",
            "会议时间：2024年7月30日",
            "本办法自印发之日起施行，有效期至2024年7月30日",
            "市人大常委会部署的任务，完成时限为2024年7月30日。\n\n请抓紧。",
        ),
    ),
    check,
)
