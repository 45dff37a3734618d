"""A contributor at the end of a text, written so that it is set as text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin.codes import Code
from bulletin.findings import Severity
from bulletin.proof import Passage, Proof
from bulletin.rules.rule import IssueRule, Slip
from bulletin.rules.texts import is_plain, texts

_SAYS = "供稿|撰稿|执笔|通讯员|记者"
_BODY = "[^，。：；、“”《》\\s]{2,30}(?:[常党]?委员?会|人大办|办公室|研究室|工委|人大|主席团|政府|[委局院])"
_NAMES = "(?:[ 　]+[\u3400-\u9fff·]{1,8}){1,6}"
_ENCLOSED = re.compile(
    rf"[（(](?:(?=[^（）()。；]*(?:{_SAYS}))[^（）()。；]{{2,40}}|{_BODY}(?:{_NAMES})?)[）)]|{_BODY}{_NAMES}"
)


def check(proof: Proof) -> Iterator[tuple[Passage, Slip]]:
    """Find a last paragraph that is nothing but who wrote the text."""
    for text in texts(proof):
        last = text[-1]
        if is_plain(last) and _ENCLOSED.fullmatch(last.text):
            message = f"这一段像供稿单位，但没有认出来，会照正文排：{last.text}"
            yield (
                last,
                Slip(
                    0,
                    len(last.text),
                    message,
                    hint="写成“（某某人大常委会 供稿）”，写人的，写成“（某某人大办 李小明 供稿）”",
                ),
            )


RULE = IssueRule(
    Code(
        "contributor-unread",
        family="structure",
        title="供稿单位没有认出来",
        what="文章最后一段只有单位、姓名，或者写着供稿、执笔、通讯员，而不是“（……供稿）”。",
        why="认出来的供稿单位排楷体、靠右，进目录、文件属性和采用稿统计；没有认出来的，照正文排。",
        instead="写成“（……供稿）”，单独成段。",
        severity=Severity.WARNING,
        wrong={
            text: text
            for text in (
                "群众满意。\n\n（某县人大办 李小明）",
                "群众满意。\n\n（某县人大常委会供稿，执笔：李小明）",
                "群众满意。\n\n某县人大常委会办公室　李小明　王　伟",
                "群众满意。\n\n（某县人大常委会）",
            )
        },
        right=(
            "群众满意。\n\n（某县人大常委会 供稿）",
            "群众满意。\n\n（某县人大办 李小明 供稿）",
            "群众满意。\n\n某县人大常委会办公室\n\n2024年7月30日",
            "群众满意。\n\n某县人大常委会供稿",
            "群众满意（含基本满意）。",
            "群众满意。\n\n（未完待续）",
        ),
    ),
    check,
)
