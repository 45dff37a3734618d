"""Front matter: what may stand between the two lines ---, and what may not."""

from __future__ import annotations

from case import FRONT, Case, Row, fronted, of_front, of_issue

FAMILY = "front matter"

# Lines that stand among the others, in any order.
LINES = (
    Row("a number in letters", "期号: ▲甲", "number-invalid"),
    Row("a number with a zero before it", "期号: ▲01", "number-leading-zeros"),
    Row("a number in full width", "期号: ▲１", "number-full-width"),
    Row("a number with a line in it", "期号: ▲1_0", "number-separated"),
    Row("a number of nought", "期号: ▲0", "number-too-small"),
    Row("a number below nought", "期号: ▲-1", "number-invalid"),
    Row("a number of six digits", "期号: ▲100000", "number-too-large"),
    Row("a number of forty digits", "期号: ▲" + "9" * 40, "number-too-large"),
    Row("a number with a fraction", "期号: ▲1.5", "number-invalid"),
    Row("a number that is empty", "▲期号:", "value-missing"),
    Row("a number that is a tilde", "期号: ▲~", "number-invalid"),
    Row("a number that is yes", "期号: ▲yes", "number-invalid"),
    Row("Chinese numerals that are none", "总期号: ▲七百十二", "numerals-invalid"),
    Row("a day that the calendar lacks", "日期: ▲2024-02-30", "date-invalid"),
    Row("a leap day in an ordinary year", "日期: ▲2023-02-29", "date-invalid"),
    Row("a date with slashes", "日期: ▲2024/7/30", "date-format"),
    Row("a date in Chinese numerals", "日期: ▲二〇二四年七月三十日", "date-format"),
    Row("a date with a time", "日期: ▲2024-07-30 12:00:00", "date-format"),
    Row("a date of another year", "日期: ▲2022-07-30", "date-in-other-year"),
    Row("a date early in the next year", "日期: ▲2025-01-03", "date-in-next-year", 0),
    Row("a key that is misspelt", "▲titel: 甲", "key-unknown"),
    Row("a key that is a sentence", "▲本期的标题是: 甲", "key-unknown"),
    Row("a key in both languages", "标题: 甲\n▲title: 乙", "key-twice"),
    Row("a key twice", "标题: 甲\n▲标题: 乙", "yaml-key-twice"),
    Row("a list where a text belongs", "标题: ▲[甲, 乙]", "text-expected"),
    Row("a text of several lines", "副标题: ▲|\n  甲\n  乙", "text-several-lines"),
    Row("a template that is a path", "模板: ▲../甲", "template-name-invalid"),
    Row("a template that there is not", "模板: ▲lianlou", "template-unknown"),
    Row("an address that is none", "责任编辑: {姓名: 甲, 邮箱: ▲乙}", "email-invalid"),
    Row("a choice that there is not", "目录: ▲maybe", "choice-unknown"),
    Row("an empty receiver", '分送: [甲, ▲""]', "item-invalid"),
    Row("a full-width colon", "按语▲：甲", "full-width-colon"),
    Row("a colon without a space", "按语▲:甲", "colon-without-space"),
    Row("a tab", "按语:▲\t甲", "tab"),
    Row("a remark behind a value", "按语: 关于 ▲#1 通知", "yaml-comment-after-value"),
    Row("an alias", "按语: ▲*a", "yaml-alias"),
    Row("an anchor", "按语: ▲&a 甲", "yaml-anchor"),
    Row("a tag of Python's", "按语: ▲!!python/object:os.system 甲", "yaml-tag"),
    Row("keys merged in", "▲<<: {a: b}", "yaml-merge"),
    Row("a value that begins with an at sign", "按语: ▲@甲", "yaml-character-at-start"),
    Row("a colon within a value", "按语: 甲▲: 乙", "yaml-colon-in-value"),
    Row("a list on the line of its key", "按语: ▲- 甲", "yaml-list-on-key-line"),
    Row("brackets twelve deep", "按语: " + "[" * 9 + "▲[[[甲]]]" + "]" * 9, "yaml-too-deep", 4),
    # what is right
    Row("a number in quotes", '期号: "1"'),
    Row("a date in quotes", '日期: "2024-07-30"'),
    Row("a date as people write it", "日期: 2024年7月30日"),
    Row("Chinese numerals", "总期号: 七百一十二", shown=("七百一十二",)),
    Row("a colon in quotes", '标题: "办好建议：一份答卷"', shown=("一份答卷",)),
    Row("a number sign in quotes", '标题: "关于 #1 通知"', shown=("关于 #1 通知",)),
    Row("a remark on a line of its own", "# 这是批注\n标题: 甲", shown=("甲",)),
    Row("an empty line", "\n标题: 甲"),
    Row("no editor at all", "责任编辑:"),
    Row("an editor by name, telephone and mail", "责任编辑: {姓名: 王伟, 电话: 0731-88880000, 邮箱: a@example.org}"),
    Row("receivers in three groups", "分送:\n  报: [甲]\n  送: [乙, 丙]\n  发: [丁]", shown=("丁",)),
    Row("a secrecy, a serial, copies", "密级: 内部资料\n编号: 000012\n印数: 300", shown=("000012", "300")),
    Row("a note of two lines", "按语: |\n  第一行。\n  第二行。", shown=("第二行",)),
    Row("a title of sixty characters", "标题: " + "关于代表建议办理情况的报告" * 4),
    Row("a title with a bar", "标题: 建好用好联络站点|推动代表建议落地见效", shown=("落地见效",)),
    Row("both sides", "双面: 偶数", odd="a colophon on a page of its own"),
    Row("signs of a page of the web", "标题: 甲<乙>&amp;丙", shown=("甲<乙>&amp;丙",)),
)

_TEXT = fronted(FRONT.values(), "正文。\n")
# Whole files.
FILES = (
    Row("no front matter", "▲正文。\n", "front-matter-missing"),
    Row("a front matter without an end", "▲---\n期号: 1\n正文。\n", "front-matter-unclosed"),
    Row("no body", _TEXT.replace("---\n正文", "▲---\n\n正文").replace("正文。", ""), "body-empty"),
    Row(
        "no title",
        fronted((FRONT["期号"], FRONT["总期号"], FRONT["日期"]), "正文。\n").replace("---", "△---", 1),
        "title-missing",
    ),
    Row("a list as front matter", "---\n▲- 甲\n---\n正文。\n", "yaml-not-mapping"),
    Row("line ends of Windows", _TEXT.replace("\n", "\r\n")),
    Row("line ends of old Macs", _TEXT.replace("\n", "\r")),
    Row("a mark of byte order", "\ufeff" + _TEXT),
    Row("a fault behind a mark of byte order", "\ufeff" + _TEXT.replace("2024-07-30", "▲2024-02-30"), "date-invalid"),
    Row(
        "a fault between line ends of Windows",
        _TEXT.replace("2024-07-30", "▲2024-02-30").replace("\n", "\r\n"),
        "date-invalid",
    ),
    Row("no line end at the end", _TEXT.rstrip("\n"), shown=("正文",)),
    Row("blanks behind the dashes", _TEXT.replace("---\n", "---  \n")),
)


def cases() -> list[Case]:
    """Return the cases of this class."""
    return [*(of_front(FAMILY, row) for row in LINES), *(of_issue(FAMILY, row, row.text) for row in FILES)]
