"""A list of the house, 名录.csv or 用语.csv, that cannot be read."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin.codes import Code
from bulletin.findings import Place, Severity
from bulletin.manuscripts import lists
from bulletin.manuscripts.lists.spreadsheets import ListError
from bulletin.proof import Proof
from bulletin.rules.rule import PlaceRule, Slip


def check(proof: Proof) -> Iterator[tuple[Place, Slip]]:
    """Find what is wrong with the house's lists, at the line of the file."""
    for read in (lists.names, lists.phrases):
        try:
            read(proof.issue.house)
        except ListError as error:
            yield error.place, Slip(0, 0, error.message, hint=f"{error.hint.rstrip('。')}；改好以前，这张表整个不用")
    for shown in lists.unread(proof.issue.house):
        hint = "在 WPS、Excel 里打开，另存为“CSV UTF-8（逗号分隔）”，文件名照写：名录.csv、用语.csv"
        yield Place(shown), Slip(0, 0, f"这张表没有用上，文件名不是 名录.csv、用语.csv：{shown}", hint=hint)


RULE = PlaceRule(
    Code(
        "list-unreadable",
        family="names",
        title="名录、用语表读不出来",
        what="刊物文件夹里的 名录.csv（names.csv）或者 用语.csv（wording.csv）有一行不合规定，或者不是 CSV：是文件夹，或者存成了 名录.xlsx。",
        why="读不出来，单位、人名和用语就没有查。",
        instead="照提示改正那一行；在 WPS、Excel 里改的，另存为“CSV UTF-8（逗号分隔）”。",
        severity=Severity.WARNING,
        wrong={
            text: text
            for text in (
                "名录.csv：单位,简称\n正文。",
                '名录.csv：名称,简称\n名录.csv："某市人大常委会,市人大\n正文。',
                "名录.csv：名称,类别\n名录.csv：某市人大常委会,机关\n正文。",
                "名录.CSV：姓名,职务\n正文。",
                "用语.csv：错,对,级别\n用语.csv：三公,,严重\n正文。",
            )
        },
        right=(
            "正文。",
            "名录.csv：编号,类别,名称,简称,备注\n名录.csv：001,单位,某市人民代表大会常务委员会,市人大常委会,\n名录.csv：,,,,\n正文。",
            "名录.csv：name;kind;post\n名录.csv：李小明;person;主任\n正文。",
            '用语.csv：错,对,级别,理由\n用语.csv："农民工","务工人员",提醒,"按文件, 统一用"\n正文。',
        ),
    ),
    check,
)
