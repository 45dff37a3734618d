"""Codes of the forms of official writing: lines that end, the 附件说明, the 落款."""

from __future__ import annotations

from functools import partial

from bulletin.codes.code import Code
from bulletin.findings import Severity

_form = partial(Code, family="forms")
_told = partial(_form, severity=Severity.WARNING)

CODES = (
    _told(
        "heading-unmarked",
        title="小标题没有记号",
        what="“一、……”“（一）……”单独成段，末尾没有标点，前面没有“##”。",
        why="没有记号的照正文排，看不出是标题，也不进大纲。",
        instead="前面写“## ”“### ”；不是小标题的，末尾加标点。",
    ),
    _told(
        "line-end-blank",
        title="行末有两个空格",
        what="段落当中有一行末尾是两个以上的空格。",
        why="空格看不见，在本刊也不表示换行，这一行会和下一行连成一段。",
        instead="要换行的，在行末写反斜线“\\”；不要换行的，删去空格。",
    ),
    _form(
        "signature-order",
        title="落款的日期写在了单位上面",
        what="文章末尾先写日期，后写单位。",
        why="落款是单位在上、日期在下（GB/T 9704-2012，7.3.5）。",
        instead="错：“2024年7月30日”一行、“某市人大常委会办公室”一行。对：“某市人大常委会办公室”在上，“2024年7月30日”在下。",
    ),
    _form(
        "signature-date",
        title="落款的日期写法不对",
        what="落款的日期不是年月日的写法、月日前面有 0，或者日历上没有这一天。",
        why="成文日期用阿拉伯数字写全年、月、日，不编虚位（GB/T 9704-2012，7.3.5.4）。",
        instead="错：2024.07.30、2024年07月30日。对：2024年7月30日。",
        fixable=True,
    ),
    _told(
        "signature-joined",
        title="末行的日期会连在上一行后面",
        what="一段的最后一行只是日期，这一段又不是落款。",
        why="一段里相邻的两行印出来连成一行，“某市人大常委会办公室”和日期就会连在一起。",
        instead="错：“作者：张明远”一行、“2024年7月30日”一行。对：单位、日期各自成段，中间空一行，写在文章末尾；不是落款的，把日期接在上一行后面写。",
    ),
    _form(
        "signature-long",
        title="落款的单位名称一行排不下",
        what="落款的一行比版心还宽，或者排不下右边要空的字。",
        why="落款的位置是按一行算的，转了行，日期就没有地方对齐。",
        instead="名称写短一些，或者分成两行写。",
    ),
    _told(
        "signature-missing",
        title="要盖印章，却没有落款",
        what="文件开头写了“落款: 印章”，文章和附件的末尾没有落款。",
        why="落款要单位、日期各占一行，写在最后，程序才认得；不认得的照正文排。",
        instead="错：“某市人大常委会办公室，2024年7月30日”。对：单位一行、“2024年7月30日”一行，写在文章或附件末尾。",
    ),
    _form(
        "enclosures-empty",
        title="附件说明是空的",
        what="写了“附件：”，后面没有附件的名称。",
        why="印出来读者不知道有哪些附件。",
        instead="错：“附件：”。对：“附件：1. 代表名单”。",
    ),
    _form(
        "enclosures-late",
        title="附件说明写在了落款后面",
        what="“附件：……”在落款的单位和日期下面。",
        why="附件说明在正文之下、落款之上（GB/T 9704-2012，7.3.4）。",
        instead="把附件说明移到落款的单位上面。",
    ),
    _told(
        "enclosures-mark",
        title="附件名称后面有标点",
        what="附件说明里，附件的名称以“。”“；”一类的标点结尾。",
        why="附件名称后面不加标点（GB/T 9704-2012，7.3.4）。",
        instead="错：“附件：1. 代表名单；”。对：“附件：1. 代表名单”。",
        fixable=True,
    ),
    _told(
        "enclosures-missing",
        title="附件说明列的附件不在稿件里",
        what="附件说明里有这个附件，稿件里没有这样的“# 附件”。",
        why="读者会找不到它。",
        instead="在全部文章之后写上“# 附件1 名称”；附件另外印发的，不必改。",
    ),
    _told(
        "enclosures-differing",
        title="附件说明和附件的名称不同",
        what="附件说明里的名称，与同一个序号的附件的标题不一样。",
        why="附件的名称前后要一致（GB/T 9704-2012，7.3.7）。",
        instead="错：“附件：1. 名单”，后面是“# 附件1 代表名单”。对：两处都写“代表名单”。",
    ),
    _told(
        "enclosures-lacking",
        title="附件没有列入附件说明",
        what="正文下面有附件说明，里面没有这个附件。",
        why="附件的序号和名称要与附件说明一致（GB/T 9704-2012，7.3.7）。",
        instead="在附件说明里补上它的序号和名称。",
    ),
)
