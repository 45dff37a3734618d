"""An issue: a Markdown file goes in, a frozen record of its front matter, its body and all places comes out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

from bulletin import sources
from bulletin.errors import ContentError
from bulletin.findings import Finding, Place, Severity, Source
from bulletin.manuscripts import front
from bulletin.manuscripts.house import House
from bulletin.manuscripts.values import (
    Cumulative,
    Day,
    Distribution,
    Editor,
    MaybeLine,
    MaybeText,
    TemplateName,
    Whole,
    choice,
    words,
)
from bulletin.records import typed
from bulletin.records.typed import Key, Record

_CONTENTS = {"auto": "auto", "自动": "auto", "true": True, "是": True, "false": False, "否": False}
_NUMBERING = {"auto": "auto", "自动": "auto", "author": "author", "原文": "author"}
_DUPLEX = {"even": "even", "偶数": "even"}

Contents = Annotated[bool | Literal["auto"], choice(_CONTENTS), words(_CONTENTS)]
Numbering = Annotated[Literal["auto", "author"], choice(_NUMBERING), words(_NUMBERING)]
Duplex = Annotated[Literal["even"], choice(_DUPLEX), words(_DUPLEX)]


class FrontMatter(Record):
    """What an issue's front matter may say; what it leaves out comes from the house, or is left out."""

    number: Annotated[Whole, Key("期号", "本年度的第几期，每年从 1 起", mistaken=("no", "num", "issue", "期数"))]
    cumulative: Annotated[Cumulative, Key("总期号", "从创刊起的第几期：712 或 七百一十二", mistaken=("total",))]
    date: Annotated[Day, Key("日期", "印发日期：2024-07-30 或 2024年7月30日", mistaken=("day",))]
    title: Annotated[MaybeLine, Key("标题", "只有一篇文章时的标题；多篇文章的标题写在正文里")] = None
    subtitle: Annotated[MaybeLine, Key("副标题", "标题下面的一行")] = None
    contributor: Annotated[MaybeLine, Key("供稿", "供稿单位的全称", mistaken=("author", "作者", "供稿单位"))] = None
    note: Annotated[MaybeText, Key("按语", "编者按的文字", mistaken=("编者按",))] = None
    contents: Annotated[Contents, Key("目录", "auto：有两篇以上文章时排目录")] = "auto"
    numbering: Annotated[Numbering, Key("编号方式", "auto：由程序编各级标题的序号；author：照原文")] = "author"
    secrecy: Annotated[MaybeLine, Key("密级", "印在首页左上角，例如 内部资料 注意保存")] = None
    serial: Annotated[MaybeLine, Key("编号", "印在首页右上角的份号")] = None
    copies: Annotated[Whole | None, Key("印数", "共印多少份", mistaken=("份数",))] = None
    duplex: Annotated[Duplex | None, Key("双面", "even：双面印刷，报尾排在偶数页")] = None
    distribution: Annotated[Distribution, Key("分送", "分送单位：列表，或分报、送、发三类")] = ()
    editor: Annotated[Editor | None, Key("责任编辑", "一行文字，或姓名、电话、邮箱三项")] = None
    approval: Annotated[MaybeLine, Key("批准文号", "内部资料的批准文号")] = None
    template: Annotated[TemplateName, Key("模板", "版面：templates 下的文件夹名")] = ""


class Issue(FrontMatter):
    """An issue as read: its front matter over the house's defaults, its body, and where everything stands.

    `body` is Markdown whose first line is line `body_line` of the file; `places` leads from a field (`date`,
    `editor.phone`, `distribution.送.0`) to its value in the file, for fields the file names; `findings` are warnings.
    """

    path: Path
    source: Source
    house: House
    body: str
    body_line: int
    places: Mapping[str, Place]
    findings: tuple[Finding, ...] = ()


def read(path: Path, house: House) -> Issue:
    """Read an issue file; all that is wrong with its front matter and body comes in one ContentError.

    UsageError if there is no such file, LimitError if it is over 2 MB.
    """
    source = sources.read(path, house.shown(path))
    part = front.parse(source)
    body = "\n".join(source.lines[part.body_line - 1 :])
    findings = _empty_body(source, part.body_line, body)
    try:
        record, places = typed.read(FrontMatter, part.node)
        house.check_template(record.template or house.template, places.get("template") or source.place(1))
    except ContentError as error:
        raise ContentError([*error.findings, *findings]) from None
    if findings:
        raise ContentError(findings)
    values: dict[str, Any] = {**dict(record), **_defaults(record, house), "body": body, "body_line": part.body_line}
    warnings = _differing_number(path, record, places)
    return Issue.model_construct(
        **values, path=path, source=source, house=house, places=_grouped(places), findings=warnings
    )


def json_schema() -> dict[str, Any]:
    """Give the JSON Schema of the front matter, with Chinese names and descriptions, for editors such as VS Code."""
    schema = FrontMatter.model_json_schema(mode="validation")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": "一期的基本信息"}


def _defaults(record: FrontMatter, house: House) -> dict[str, object]:
    """Give the house's values for what the issue does not name; an issue that names `approval: ""` has none."""
    inherited = ("distribution", "editor", "approval", "template")
    return {name: getattr(house, name) for name in inherited if name not in record.model_fields_set}


def _empty_body(source: Source, line: int, body: str) -> list[Finding]:
    if body.strip():
        return []
    return [Finding(source.place(line - 1), "body-empty", "没有正文", "请在这一行 --- 之后写正文。")]


def _grouped(places: Mapping[str, Place]) -> dict[str, Place]:
    """Name the places of a plain list of receivers as those of its group: distribution.0 is distribution.送.0."""
    return {re.sub(r"^distribution\.(?=[0-9])", "distribution.送.", name): place for name, place in places.items()}


def _differing_number(path: Path, record: FrontMatter, places: Mapping[str, Place]) -> tuple[Finding, ...]:
    """Warn if the file's name is another number than the front matter's."""
    if not path.stem.isdecimal() or int(path.stem) == record.number:
        return ()
    message = f"期号 {record.number} 与文件名 {path.name} 不一致"
    hint = f"请改期号，或把文件名改为 {record.number}.md。"
    return (Finding(places["number"], "number-differs-from-file", message, hint, Severity.WARNING),)


def _differing_year(path: Path, record: FrontMatter, places: Mapping[str, Place]) -> tuple[Finding, ...]:
    """Warn if the folder is another year than the date's: what is built goes into the folder of the date's year."""
    if not path.parent.name.isdecimal() or int(path.parent.name) == record.date.year:
        return ()
    message = f"日期的年份 {record.date.year} 与文件夹 {path.parent.name} 不一致"
    hint = f"请改日期，或把文件移到 issues/{record.date.year}/；不然可能盖住那一年同号的一期"
    return (Finding(places["date"], "year-differs-from-folder", message, hint, Severity.WARNING),)
