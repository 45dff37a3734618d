"""House files: what bulletin.yaml may say, and what it may not."""

from __future__ import annotations

from case import Case, Row, of_house

FAMILY = "house files"

LINES = (
    Row("a key that is misspelt", "▲nmae: 甲\nname: 乙", "key-unknown"),
    Row("a name in both languages", "name: 甲\n▲名称: 乙", "key-twice"),
    Row("a name that is empty", "▲name:", "value-missing"),
    Row("a name that is a list", "name: ▲[甲]", "text-expected"),
    Row("a name of two lines", "name: ▲|\n  甲\n  乙", "text-several-lines"),
    Row("a house's template that there is not", "template: ▲lianlou", "template-unknown"),
    Row("a house's template that is a path", "template: ▲../../etc", "template-name-invalid"),
    Row("an editor's address that is none", "editor: {name: 甲, email: ▲乙}", "email-invalid"),
    Row("a receiver that is a mapping", "distribution: {送: ▲{甲: 乙}}", "list-expected"),
    Row("a first number that is none", "first: ▲甲", "number-invalid"),
    Row("a file name that cannot be read", 'file_name: ▲"{甲}"', "file-name-invalid"),
    Row("a file name with a slash", 'file_name: ▲"{年}/{期号}"', "file-name-invalid"),
    Row("fonts in a text", "fonts: 甲▲: 乙", "yaml-colon-in-value"),
    Row("another document", "sponsor: 甲\n▲---\napproval: 乙", "yaml-several-documents"),
    Row("a quote that is not closed", 'sponsor: ▲"甲', "yaml-quote"),
    Row("a bracket that is not closed", "sponsor: ▲[甲", "yaml-bracket"),
    Row("a tab in the house file", "sponsor:▲\t甲", "tab"),
    Row("a colon in full width", "sponsor▲：甲", "full-width-colon"),
    Row(
        "a name that takes two lines",
        "name: ▲" + "某省人民代表大会代表联络工作动态",
        "masthead-turned",
        0,
        odd="a masthead of eight lines",
    ),
    Row(
        "a name that fills a page",
        "name: ▲" + "某省人民代表大会代表联络工作动态" * 5,
        "masthead-alone",
        besides=frozenset({"masthead-turned"}),
    ),
    # what is right
    Row("a name and a publisher", "# 本刊的固定设置"),
    Row("Chinese names of keys", "名称: 联络动态\n编印单位: 某市人大常委会"),
    Row(
        "a house with all there is",
        "sponsor: 某市人大\napproval: 〔2000〕第28号\neditor: 编辑部\ndistribution: [甲, 乙]\nfirst: 700",
    ),
    Row("a folder of fonts that is not there", "fonts: [字体]"),
    Row("a publisher with signs", 'publisher: "甲 & 乙 <丙>"'),
    Row("a name in quotes", "name: '联络动态'"),
)


def cases() -> list[Case]:
    """Return the cases of this class."""
    return [of_house(FAMILY, row) for row in LINES]
