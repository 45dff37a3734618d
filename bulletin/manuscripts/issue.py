"""An issue: a Markdown file goes in, a frozen record of its front matter, its body and all places comes out."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import model_validator

from bulletin.errors import refuse_errors
from bulletin.findings import Finding, Place, Severity, Source, arranged
from bulletin.manuscripts import front, quantities, waivers
from bulletin.manuscripts.house import House
from bulletin.manuscripts.shelf import named_number
from bulletin.manuscripts.values import (
    Cumulative,
    Day,
    Distribution,
    Levels,
    MaybeEditor,
    MaybeLine,
    MaybeText,
    TemplateName,
    Whole,
    choice,
    words,
)
from bulletin.records import keys, typed
from bulletin.records.tree import Node
from bulletin.records.typed import Key, Record

_CONTENTS = {"auto": "auto", "自动": "auto", "true": True, "是": True, "false": False, "否": False}
_NUMBERING = {"auto": "auto", "自动": "auto", "author": "author", "原文": "author"}
_DUPLEX = {"both": "both", "是": "both", "even": "even", "偶数": "even", "false": None, "否": None}
_SIGNATURE = {"seal": "seal", "印章": "seal", "plain": "plain", "不盖章": "plain"}
_EDITIONS = {"增刊": "增刊", "特刊": "特刊"}
_TIGHT = {"auto": "auto", "自动": "auto"}
_DRAFT = {"true": True, "是": True, "false": False, "否": False}

# What holds the place of values that must be there, until the editor has mended them: such an issue is never printed.
_STAND_INS = {"number": 1, "cumulative": 1, "date": dt.date(2000, 1, 1)}
# The last month in which an issue of the year before may still come out.
_LATE = 3
# Where one of these was found, a key that seems to be missing may have been meant to come by it.
_KEYS_REFUSED = {"yaml-alias", "yaml-merge", "yaml-key-not-text", "yaml-several-documents"}

Edition = Annotated[Literal["增刊", "特刊"], choice(_EDITIONS), words(_EDITIONS)]
Contents = Annotated[bool | Literal["auto"], choice(_CONTENTS), words(_CONTENTS)]
Numbering = Annotated[Literal["auto", "author"], choice(_NUMBERING), words(_NUMBERING)]
Signature = Annotated[Literal["seal", "plain"], choice(_SIGNATURE), words(_SIGNATURE)]
Duplex = Annotated[Literal["both", "even"] | None, choice(_DUPLEX), words(_DUPLEX)]
Tight = Annotated[Literal["auto"], choice(_TIGHT), words(_TIGHT)]
Draft = Annotated[bool, choice(_DRAFT), words(_DRAFT)]


class FrontMatter(Record):
    """What an issue's front matter may say; what it leaves out comes from the house, or is left out."""

    number: Annotated[Whole, Key("期号", "本年度的第几期，每年从 1 起", mistaken=("no", "num", "issue", "期数"))]
    cumulative: Annotated[
        Cumulative | None, Key("总期号", "从创刊起的第几期：712 或 七百一十二；增刊、特刊可以不写", mistaken=("total",))
    ]
    date: Annotated[Day, Key("日期", "印发日期：2024-07-30 或 2024年7月30日", mistaken=("day",))]
    edition: Annotated[
        Edition | None, Key("刊别", "增刊 或 特刊，期号另编；平常的一期不写", mistaken=("kind", "类别"))
    ] = None
    title: Annotated[MaybeLine, Key("标题", "只有一篇文章时的标题；多篇文章的标题写在正文里")] = None
    subtitle: Annotated[MaybeLine, Key("副标题", "标题下面的一行")] = None
    contributor: Annotated[MaybeLine, Key("供稿", "供稿单位的全称", mistaken=("author", "作者", "供稿单位"))] = None
    note: Annotated[MaybeText, Key("按语", "编者按的文字", mistaken=("编者按",))] = None
    contents: Annotated[Contents, Key("目录", "auto：有两篇以上文章时排目录")] = "auto"
    numbering: Annotated[Numbering, Key("编号方式", "auto：由程序编各级标题的序号；author：照原文")] = "author"
    secrecy: Annotated[MaybeLine, Key("密级", "印在首页左上角，例如 内部资料 注意保存")] = None
    serial: Annotated[MaybeLine, Key("编号", "印在首页右上角的份号")] = None
    copies: Annotated[Whole | None, Key("印数", "共印多少份", mistaken=("份数",))] = None
    duplex: Annotated[Duplex, Key("双面", "both：双面印刷，双页的订口在右边；even：报尾还要排在偶数页")] = None
    signature: Annotated[Signature, Key("落款", "seal：落款要盖印章，按盖章的公文排")] = "plain"
    tight: Annotated[Tight | None, Key("紧排", "auto：收紧字距能少一行的段落和标题，由程序收紧")] = None
    distribution: Annotated[Distribution, Key("分送", "分送单位：列表，或分报、送、发三类")] = ()
    editor: Annotated[MaybeEditor, Key("责任编辑", "一行文字，或姓名、电话、邮箱三项")] = None
    approval: Annotated[MaybeLine, Key("批准文号", "内部资料的批准文号")] = None
    template: Annotated[TemplateName, Key("模板", "版面：templates 下的文件夹名")] = ""
    draft: Annotated[Draft, Key("草稿", "是：还在改的稿子，待核实一类的只提醒")] = False
    rules: Annotated[Levels, Key("规则", "检查规则的轻重：关、提醒、警告、错误，例如 {mark-half-width: 关}")] = ()

    @model_validator(mode="before")
    @classmethod
    def _uncounted(cls, values: object) -> object:
        """Let an issue with an edition do without a 总期号, which is not counted on for it."""
        if not isinstance(values, dict) or "cumulative" in values:
            return values
        has_edition = "edition" in values or quantities.names_edition(values.get("number"))
        return {**values, "cumulative": None} if has_edition else values


class Issue(FrontMatter, defer_build=True):
    """An issue as read: its front matter over the house's defaults, its body, and where everything stands.

    `body` is Markdown whose first line is line `body_line` of the file; `places` leads from a field (`date`,
    `editor.phone`, `distribution.送.0`) to its value in the file, for fields the file names. `findings` are warnings;
    in an issue that was read though it is faulty they are errors too, and `faulty` names the fields that could not be
    read: a default or a stand-in holds their place.
    """

    path: Path
    source: Source
    house: House
    body: str
    body_line: int
    places: Mapping[str, Place]
    findings: tuple[Finding, ...] = ()
    faulty: frozenset[str] = frozenset()

    @property
    def year(self) -> int:
        """The year that the issue is counted in: that of its folder, or of its date where the folder is no year."""
        return self.house.year_of(self.path) or self.date.year

    def called(self, field: str) -> str:
        """Return the name of a field for whoever writes this file: the Chinese one where its keys are Chinese."""
        lines = (self.source.lines[place.line - 1] for place in self.places.values() if place.line < self.body_line)
        chinese = any(re.match("[\u4e00-\u9fff]", line) for line in lines)
        return next(iter(keys.aliases(FrontMatter.model_fields[field])), field) if chinese else field


def read(path: Path, house: House, *, faulty: bool = False, source: Source | None = None) -> Issue:
    """Read an issue file; all that is wrong with its front matter comes in one ContentError.

    A `faulty` one is read too where that is asked for, so that its body can be looked at: its findings are then in it.
    Where a `source` is given, it stands for what is in the file.
    ContentError if there is no front matter, UsageError if there is no such file, LimitError if it is over 2 MB.
    """
    source = source or house.source(path)
    part = front.examine(source)
    examined = typed.examine(FrontMatter, part.node, _STAND_INS)
    record, places = examined.record, examined.places
    told = [*part.findings, *(_independent(examined.findings, part) if part.readable else ())]
    named = places.get("template") if "template" not in examined.faulty else None
    if unknown := house.unknown_template(record.template, named):
        told += unknown
        record = record.model_copy(update={"template": house.template})
    body = "\n".join(map(waivers.without, source.lines[part.body_line - 1 :]))
    told += _empty_body(source, part.body_line, body)
    unread = examined.faulty if part.readable else frozenset(FrontMatter.model_fields)
    if unread.isdisjoint({"number", "edition"}):
        told += _differing_number(path, record, places)
    if "date" not in unread:
        told += _differing_year(house.year_of(path), record, places)
    if not faulty:
        refuse_errors(told)
    emptied = _emptied(part.node)
    values: dict[str, Any] = {
        **dict(record),
        **_defaults(record, house, {*emptied}),
        "body": body,
        "body_line": part.body_line,
        "places": {**emptied, **_grouped(places)},
        "findings": tuple(arranged(told)),
        "faulty": unread,
    }
    return Issue.model_construct(**values, path=path, source=source, house=house)


def _independent(findings: Iterable[Finding], part: front.Front) -> Iterator[Finding]:
    """Leave out what only follows from a fault of the YAML: it is on the same line, or the key was refused there."""
    lines = {finding.place.line for finding in part.findings}
    refused = any(finding.code in _KEYS_REFUSED for finding in part.findings)
    for finding in findings:
        if finding.place.line not in lines and not (refused and finding.code == "key-missing"):
            yield finding


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema of the front matter, with Chinese names and descriptions, for editors such as VS Code."""
    schema = FrontMatter.model_json_schema(mode="validation")
    editions = [{"required": [word]} for word in ("edition", "刊别")]
    for rule in schema["allOf"]:
        if {"required": ["cumulative"]} in rule.get("anyOf", ()):
            rule["anyOf"] += editions
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": "一期的基本信息"}


def _defaults(record: FrontMatter, house: House, emptied: set[str]) -> dict[str, object]:
    """Return the house's values for what the issue does not name; one that names `approval:`, or `approval: ""`, has none."""
    named = record.model_fields_set | (emptied - {"template"})
    inherited = ("distribution", "editor", "approval", "template")
    return {name: getattr(house, name) for name in inherited if name not in named}


def _emptied(node: Node) -> dict[str, Place]:
    """Return the fields that the front matter names with nothing behind the colon, and where it does."""
    known = keys.names(FrontMatter)
    items = node.value.items() if isinstance(node.value, dict) else ()
    return {known[key]: node.keys[key] for key, child in items if child.blank and key in known}


def _empty_body(source: Source, line: int, body: str) -> list[Finding]:
    if body.strip():
        return []
    return [
        Finding(source.place(line - 1, 1, len(front.FENCE)), "body-empty", "没有正文", "请在这一行 --- 之后写正文。")
    ]


def _grouped(places: Mapping[str, Place]) -> dict[str, Place]:
    """Name the places of a plain list of receivers as those of its group: distribution.0 is distribution.送.0."""
    return {re.sub(r"^distribution\.(?=[0-9])", "distribution.送.", name): place for name, place in places.items()}


def _differing_number(path: Path, record: FrontMatter, places: Mapping[str, Place]) -> Iterator[Finding]:
    """Warn if the file's name is another number than the front matter's, or another edition."""
    named, right = named_number(path.stem), (record.edition or "", record.number)
    if named and named != right:
        written = "".join(map(str, right))
        message = f"期号 {written} 与文件名 {path.name} 不一致"
        hint = f"请改期号或刊别，或把文件名改为 {written}.md。"
        yield Finding(places["number"], "number-differs-from-file", message, hint, Severity.WARNING)


def _differing_year(folder: int | None, record: FrontMatter, places: Mapping[str, Place]) -> Iterator[Finding]:
    """Find a date of another year than the folder's, in which the issue is numbered and its files are put.

    The last issue of a year may be printed early in the next one: that is a warning. Any other year is a slip.
    """
    year = record.date.year
    if folder is None or folder == year:
        return
    message = f"日期的年份 {year} 与文件夹 {folder} 不一致"
    if year == folder + 1 and record.date.month <= _LATE:
        hint = f"上一年的期号、次年印发的，不必改；属于 {year} 年的，把文件移到 issues/{year}/，期号重新编"
        yield Finding(places["date"], "date-in-next-year", message, hint, Severity.WARNING)
    else:
        hint = f"日期写错了就改日期；属于 {year} 年的，把文件移到 issues/{year}/"
        yield Finding(places["date"], "date-in-other-year", message, hint)
