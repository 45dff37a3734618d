"""Marks of Markdown that nobody means as text, and that are printed as they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin.codes import Code
from bulletin.findings import Severity
from bulletin.proof import Passage
from bulletin.rules.rule import EVERYWHERE, PassageRule, Slip

_KNOWN = (
    (r"^\[[ xX✓]?\](?=\s)", "待办的方框", "删去方括号"),
    (r"^\[(?:toc|TOC|目录)\]$|^\{\{?(?:toc|TOC)\}?\}$", "目录的记号", "删去；有两篇以上文章的，程序自动排目录"),
    (r"\]\(", "链接的记号", "写成“[文字](网址)”，方括号、圆括号成对"),
    (
        r"^！?【[^【】]*】[（(][^（）()]*\.(?:png|jpe?g|gif|bmp|svg|PNG|JPE?G)[）)]|^！【",
        "图片的记号",
        "写成“![说明](../../assets/文件名.jpg)”，标点都用半角",
    ),
    (r"[【〔]\^[^】〕]{1,8}[】〕]", "脚注的记号", "写成“[^1]”，方括号用半角"),
    ("(?<![、“‘（])＼(?![、”’）])", "换行的记号", "换行写半角的反斜线“\\”"),
    (r"(?<![#A-Za-z0-9])#{2,5}(?=\s*[\u3400-\u9fff（(0-9])", "标题的记号", "标题另起一行，上面空一行"),
    (r"\\[nt](?![A-Za-z])", "换行、制表的代码", "删去；要换行的，另起一段"),
)
_MARKS = tuple((re.compile(pattern), name, hint) for pattern, name, hint in _KNOWN)


def check(passage: Passage) -> Iterator[Slip]:
    """Find marks that were not read; what stands behind a backslash is meant as it is."""
    for pattern, name, hint in _MARKS:
        for found in pattern.finditer(passage.own):
            if passage.exact(*found.span()) is not None:
                yield Slip(*found.span(), f"{name}“{found[0].strip()[:20]}”没有读出来，会原样印出来", hint=hint)


RULE = PassageRule(
    Code(
        "markdown-left",
        family="leftovers",
        title="记号会原样印出来",
        what="正文里有“- [ ]”“[toc]”“](”“【^1】”“！【”一类的记号，程序没有认作记号。",
        why="别的软件认得的记号，本刊没有；用全角的，只是普通文字。都会印到纸上。",
        instead="换成本刊的写法，或者删去。要印出它本身，前面加反斜线，或者放在引号里。",
        severity=Severity.ERROR,
        in_draft=Severity.NOTE,
        wrong={
            text: text
            for text in (
                "- [ ] 联系代表\n- [x] 印发通知",
                "[toc]\n\n正文。",
                "详见[市人大网站](https://www.example.org/。",
                "增长较快【^1】。",
                "！【会场】（会场.jpg）",
                "第一行＼\n第二行",
                "正文到此结束。## 二、成效",
            )
        },
        right=(
            "【经验交流】（2024年）刊发。",
            "他在[注]里说明，见\\[toc\\]。",
            "行末写“＼”换行，标题写“##”。",
            "C#语言，1#楼；／、＼、｜都是全角的。",
            "\\[ \\] 未完成",
            "【案例】某县抓得紧。",
        ),
    ),
    check,
    regions=EVERYWHERE,
    cue=r"\[|\]\(|【\^|〔\^|！【|】[（(]|＼|##|\\[nt]|\{",
)
