"""Codes of what rules and copy-fit find in an issue that can be built."""

from __future__ import annotations

from functools import partial

from bulletin.codes.code import Code
from bulletin.findings import Severity

_rule = partial(Code, family="rules", severity=Severity.WARNING)
_copyfit = partial(Code, family="copyfit", severity=Severity.NOTE)

CODES = (
    _rule(
        "heading-level-skipped",
        title="标题跳了级",
        what="例如“##”下面直接是“####”。",
        why="“一、”“（一）”“1.”“（1）”是一级一级的（GB/T 9704-2012，7.3.3），缺了一级读者会误解。",
        instead="把标题提上来，或者补上缺的那一级。",
    ),
    _rule(
        "heading-number-wrong",
        title="标题的序号不对",
        what="例如“一、”之后是“三、”，或者同级标题里有一个没有序号。",
        why="序号照原文印（GB/T 9704-2012，7.3.3），没有别人替您数。",
        instead="改成应有的序号，或者写 numbering: auto，由程序编号。",
        fixable=True,
    ),
    _rule(
        "title-full-stop",
        title="标题末尾有标点",
        what="标题以“。”“，”“；”“、”结尾。",
        why="标题末尾除了问号、叹号，不用标点（GB/T 15834-2011，4.1；GB/T 9704-2012，7.3.1）。",
        instead="删去末尾的标点。",
        fixable=True,
    ),
    _rule(
        "glyph-missing",
        title="字体里没有这个字",
        what="仿宋一类的字体只有 GB/T 2312 的 6763 个汉字，人名里的生僻字可能没有。",
        why="它会用别的字体代替，看得出来。",
        instead="要统一字体，就安装字数更全的字体。",
    ),
    _rule(
        "glyph-nowhere",
        title="没有一种字体有这个字",
        what="所用的字体和代替的字体都没有这个字。",
        why="印出来会是一个方框。",
        instead="安装有这个字的字体，或者换一个字。",
        severity=Severity.ERROR,
    ),
    _rule(
        "colophon-alone",
        title="报尾独占一页",
        what="最后一页正文排满了，报尾排到了下一页。",
        why="版记应接在正文之下（GB/T 9704-2012，7.4），独占一页像是排错了。",
        instead="按提示的行数压缩正文。",
    ),
    _rule(
        "engine-remark",
        title="排版引擎有一句提醒",
        what="排版引擎在排这一期时记下了一句提醒。",
        why="它没能做到的，页面上会缺少或者变样。",
        instead="请告诉维护者，这不是编辑的错。",
    ),
    _copyfit(
        "copyfit-last-page",
        title="末页的余地",
        what="末页还空几行，正文少几行可以省一页。",
        why="省一页就省一张纸，末页只有一两行也不好看。",
        instead="按提示增减文字；不改也可以。",
    ),
    _copyfit(
        "copyfit-heading-at-foot",
        title="标题在一页的末行",
        what="标题排在一页的最后一行，下文在下一页。",
        why="标题和下文分开了，不便阅读。",
        instead="前面增减一两行文字。",
    ),
    _copyfit(
        "copyfit-single-character",
        title="一行只有一个字",
        what="一段的最后一行只有一个字。",
        why="孤字成行不好看，也多占一行。",
        instead="这一段减一个字，就少一行。",
    ),
)
