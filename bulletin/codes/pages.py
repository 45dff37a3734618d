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
        why="标题的末尾通常不用标点，要用也只用问号、叹号、省略号（GB/T 15834-2011，附录 B.4）。",
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
        "glyph-wrong",
        title="代替的字体把这个字画错了",
        what="没有安装公文字体；代替它的字体里，这个字画成了别的字，例如“￥”画成了“$”。",
        why="读者会看成另一个字，所以改用别的字体排它，看得出来。",
        instead="要统一字体，就安装公文字体；不装也不会印错字。",
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
        "masthead-turned",
        title="报头的一行排成了几行",
        what="刊名、编印单位和日期，或者密级和编号太长，一行排不下。",
        why="报头的每一行都要一眼读完；多出来的行会把正文往下挤。",
        instead="改用简称，让它排在一行里；刊名、编印单位写在 bulletin.yaml，密级写在文件开头。",
    ),
    _rule(
        "masthead-alone",
        title="第 1 页只有报头",
        what="报头和标题占满了第 1 页，正文从第 2 页才开始。",
        why="首页没有正文，像是缺了一页；WPS、Word 里的版面也会和 PDF 不一样。",
        instead="缩短刊名或标题，让正文从第 1 页开始。",
        severity=Severity.ERROR,
    ),
    _rule(
        "title-too-long",
        title="标题太长",
        what="标题或副标题排成了六行以上。",
        why="标题是让人一眼看明白的，五行以上就读不下去了。",
        instead="标题写短些，其余的话写进正文。",
    ),
    _rule(
        "title-turned",
        title="标题被分在两页",
        what="一页放不下整个标题和它下面的一行。",
        why="标题和正文要在同一页上；放不下时 WPS、Word 会空出一页，和 PDF 对不上。",
        instead="标题写短些，其余的话写进正文。",
        severity=Severity.ERROR,
    ),
    _rule(
        "tight-useless",
        title="“{紧}”没有用处",
        what="写了“{紧}”的段落或标题，在允许的限度内收紧字距，也少不了一行，所以照原样排。例如只有一行的一段，或者末行还有十几个字的短段。",
        why="作者以为它省了一行，其实没有。",
        instead="删去“{紧}”，或者照提示减几个字。",
    ),
    _rule(
        "colophon-alone",
        title="报尾独占一页",
        what="最后一页正文排满了，报尾排到了下一页；或者正文最后是横排的表格。",
        why="版记应接在正文之下（GB/T 9704-2012，7.4），独占一页像是排错了。",
        instead="按提示的行数压缩正文；横排的表格后面要有文字，或者把它移到前面。",
    ),
    _rule(
        "colophon-too-high",
        title="报尾比一页还高",
        what="分送的单位太多，报尾一页印不下。",
        why="版记是末页上完整的一块（GB/T 9704-2012，7.4），印不下的会落到纸外。",
        instead="把分送单位合并起来写，例如“各县市区人大常委会”；或者另附名单。",
        severity=Severity.ERROR,
    ),
    _rule(
        "text-outside",
        title="文字超出版心或者表格的格子",
        what="有一串文字放不进它的位置，多半是很长的字母、数字，中间没有可以断开的地方。",
        why="超出的文字会印到纸外，或者盖住旁边一栏。",
        instead="写短些，或者在可以断开的地方加空格；在表格里的，给这一栏留宽些，或者把表拆开。",
        severity=Severity.ERROR,
    ),
    _rule(
        "picture-overflowing",
        title="图片超出版心",
        what="图片比它的位置大。",
        why="超出的部分会印到纸外。",
        instead="把图片改窄，例如写成“{width=60%}”。",
        severity=Severity.ERROR,
    ),
    _rule(
        "text-overprinted",
        title="文字叠印",
        what="两处文字，或者文字和图片，排在了同一个位置上。",
        why="叠在一起的文字读不出来。",
        instead="照提示把这一处写短；没有长词、宽图的，是程序的错，请告诉维护者。",
        severity=Severity.ERROR,
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
        title="少几行就省一页",
        what="正文少一行到四行，末页就可以省去。",
        why="省一页就省一面纸，末页只有一两行也不好看。",
        instead="提示里的各段，照写明的字数减，各少一行；不改也可以。",
    ),
    _copyfit(
        "copyfit-gap",
        title="图片前面空着几行",
        what="一页的末尾放不下图片，空着四行以上，图片到了下一页。",
        why="正文中间空出一块，像是缺了内容。",
        instead="在图片的花括号里写“浮动”，后面的文字就排到图的前面；或者照提示把图改窄、移开；不改也可以。",
    ),
    _copyfit(
        "copyfit-heading-at-foot",
        title="标题在一页的末行",
        what="标题后面写了“\\分页”，下文在下一页；或者接连的标题一页放不下。",
        why="标题和下文分开了，不便阅读。",
        instead="把“\\分页”移到标题前面。",
    ),
    _copyfit(
        "copyfit-single-character",
        title="一行只有一个字",
        what="一段的最后一行只有一个字。",
        why="孤字成行不好看，也多占一行。",
        instead="这一段照提示减几个字，就少一行；不改也可以。",
    ),
    _copyfit(
        "copyfit-tightened",
        title="收紧字距，少了一行",
        what="写了“{紧}”的段落、标题，或者“紧排: 自动”的一期里末行只有一到三个字的段落，字距收紧以后少了一行。",
        why="字距和别处不同，编辑应当知道；改了稿子，程序重新计算。",
        instead="不必改；不要收紧，就删去“{紧}”或者文件开头的“紧排”。",
    ),
    _copyfit(
        "copyfit-short-line",
        title="一页的第一行只有几个字",
        what="一段的末行排到了下一页的开头，只有一到三个字。",
        why="一页以几个字开头不好看，读起来也断了。",
        instead="这一段照提示减几个字，末行就回到上一页；不改也可以。",
    ),
)
