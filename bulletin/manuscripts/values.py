"""The types of values in front matter and house file: text goes in as written, a checked value or a fault comes out."""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Any, ClassVar, TypeAlias

from pydantic import AfterValidator, BeforeValidator, WithJsonSchema, model_validator

from bulletin.findings import Severity
from bulletin.manuscripts import patterns
from bulletin.manuscripts.quantities import (
    CHINESE_DAY,
    FRAMED,
    FRAMED_NUMERALS,
    ISO_DAY,
    LARGEST,
    cumulative,
    day,
    short,
    whole,
)
from bulletin.records.typed import Key, Record, refuse

LABELS = ("报", "送", "发")

# How grave the findings of a rule are; None switches it off.
LEVELS = {
    "关": None, "off": None,
    "提醒": Severity.NOTE, "note": Severity.NOTE,
    "警告": Severity.WARNING, "warning": Severity.WARNING,
    "错误": Severity.ERROR, "error": Severity.ERROR,
}  # fmt: skip

Blocks: TypeAlias = tuple[tuple[str, tuple[str, ...]], ...]


def choice(table: dict[str, Any]) -> BeforeValidator:
    """Make a validator that takes the words of `table`, and their values as they are."""
    words = "、".join(table)

    def choose(value: object) -> object:
        word = value.lower() if isinstance(value, str) else None
        if word not in table and (word is not None or value not in table.values()):
            refuse("choice-unknown", f"不能写“{short(str(value))}”", f"可以写：{words}。")
        return value if word is None else table[word]

    return BeforeValidator(choose)


def words(table: dict[str, Any]) -> WithJsonSchema:
    """Return the JSON Schema of a choice; YAML tools of editors read true and false as truth values."""
    return WithJsonSchema({"enum": [*table, *(value for value in (True, False) if value in table.values())]})


def _one_line(text: str) -> str:
    if "\n" in text.strip():
        refuse("text-several-lines", "这一项只能写一行", "请合成一行，去掉空行和 | 一类的换行符号。")
    return text.strip()


def _stripped(text: str) -> str:
    """Leave out white space around a text; pydantic would tokenise the signature of Python's own method, as text."""
    return text.strip()


# What YAML reads as no value (YAML 1.2, 10.2.1.1); a word such as null may be meant.
_NOTHING = {"", "~"}


def _nothing(value: object) -> object:
    return None if isinstance(value, str) and value.strip() in _NOTHING else value


def _filled(text: str) -> str:
    if text in _NOTHING:
        refuse("value-missing", "这一项不能是空的", "请填写，或删去这一行。")
    return text


def _email(text: str) -> str:
    if not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", text):
        refuse("email-invalid", f"邮箱的写法不对：{short(text)}", "请写成 editor@example.org 的形式。")
    return text


def _folder_name(text: str) -> str:
    if not re.fullmatch(r"\w[\w-]*", text):
        refuse("template-name-invalid", f"模板名不对：{short(text)}", "模板名是 templates 下的文件夹名，例如 lianluo。")
    return text


def _file_name(text: str) -> str:
    try:
        patterns.pieces(text)
    except patterns.PatternError as error:
        refuse("file-name-invalid", f"{error}（写的是“{short(text)}”）", error.hint)
    return text


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) else value


def _blocks(value: object) -> object:
    """Bring every way of writing 分送 into one: (label, items) for each of 报, 送, 发 that has items, in this order."""
    if isinstance(value, tuple):
        return value
    if not isinstance(value, dict):
        value = {"送": _colon_checked(value)}
        return tuple((label, _items(items, ())) for label, items in value.items() if items)
    for key in value:
        if key not in LABELS:
            hint = "分送单位分为三类：报（上级）、送（平级）、发（下级）。"
            refuse("key-unknown", f"不认识的分送类别“{short(key)}”", hint, at=(key,), on_key=True)
    return tuple((label, _items(value[label], (label,))) for label in LABELS if value.get(label))


def _colon_checked(value: object) -> object:
    if isinstance(value, str) and re.match(f"[{''.join(LABELS)}]：", value):
        hint = f"请写半角冒号，并各占一行：{value[0]}: [单位一, 单位二]。"
        refuse("full-width-colon", f"“{value[0]}”后面是全角冒号", hint)
    return value


def _items(value: object, at: tuple[str | int, ...]) -> tuple[str, ...]:
    """Check the receivers of one kind: a text is one receiver, a list several."""
    if not isinstance(value, (str, list)):
        refuse("list-expected", "这里应是单位的列表", "请每行写一个单位，缩进两格，以“- ”开头。", at=at)
    if isinstance(value, str):
        return (_one_line(value),)
    for i, item in enumerate(value):
        if not isinstance(item, str):
            refuse("text-expected", "这里应是一个单位的名称", "单位名称里有特殊符号时请加半角引号。", at=(*at, i))
        if not item.strip() or "\n" in item.strip():
            refuse("item-invalid", "这一行应写一个单位的名称", "请填写，或删去这一行。", at=(*at, i))
    return tuple(item.strip() for item in value)


def _levels(value: object) -> object:
    """Read (code of a rule, how grave it is) of every entry; whether there is such a rule is for the rules to say."""
    if isinstance(value, tuple):
        return value
    if not isinstance(value, dict):
        refuse("mapping-expected", "这里应是各条规则的轻重", "每条规则占一行，缩进两格，例如“  mark-half-width: 关”。")
    for code, level in value.items():
        if not isinstance(level, str) or level not in LEVELS:
            hint = "可以写：关、提醒、警告、错误。"
            refuse("choice-unknown", f"不能写“{short(str(level))}”", hint, at=(code,))
    return tuple((code, LEVELS[level]) for code, level in value.items())


_WHOLE_SCHEMAS: list[dict[str, object]] = [
    {"type": "integer", "minimum": 1, "maximum": LARGEST},
    {"type": "string", "pattern": f"^({FRAMED})$"},
]
_LIST_SCHEMA = {"type": ["array", "string"], "items": {"type": "string"}}
_NUMERALS_SCHEMA = {"type": "string", "pattern": f"^({FRAMED_NUMERALS})$"}
_BLOCKS_SCHEMA = {
    "anyOf": [
        _LIST_SCHEMA,
        {"type": "object", "properties": dict.fromkeys(LABELS, _LIST_SCHEMA), "additionalProperties": False},
    ]
}
_LEVELS_SCHEMA = {"type": "object", "additionalProperties": {"enum": [*LEVELS]}}
_DAY_SCHEMA = {"type": "string", "pattern": f"^({ISO_DAY}|{CHINESE_DAY})$"}

# Numbers and days as people write them (12 or 012, 七百一十二, 2024年7月30日): YAML would make something else of some.
Whole = Annotated[int, BeforeValidator(whole), WithJsonSchema({"anyOf": _WHOLE_SCHEMAS})]
Cumulative = Annotated[int, BeforeValidator(cumulative), WithJsonSchema({"anyOf": [*_WHOLE_SCHEMAS, _NUMERALS_SCHEMA]})]
Day = Annotated[dt.date, BeforeValidator(day), WithJsonSchema(_DAY_SCHEMA)]
# What is printed in one line and may not be empty: a second line would be lost in the masthead or the colophon.
Line = Annotated[
    str, AfterValidator(_one_line), AfterValidator(_filled), WithJsonSchema({"type": ["string", "number"]})
]
Email = Annotated[Line, AfterValidator(_email), WithJsonSchema({"type": "string", "format": "email"})]
# A name for files, with fields in braces.
FileName = Annotated[Line, AfterValidator(_file_name)]
# A template's name becomes a path: no dots and no slashes.
TemplateName = Annotated[Line, AfterValidator(_folder_name)]
# One folder may be written without a list.
Folders = Annotated[tuple[Line, ...], BeforeValidator(_listed)]
Levels = Annotated[tuple[tuple[str, Severity | None], ...], BeforeValidator(_levels), WithJsonSchema(_LEVELS_SCHEMA)]
Distribution = Annotated[Blocks, BeforeValidator(_blocks), WithJsonSchema(_BLOCKS_SCHEMA)]
# An empty text means that an issue has none of what its house has by default (批准文号: "").
MaybeLine = Annotated[Line | None, BeforeValidator(_nothing)]
MaybeText = Annotated[Annotated[str, AfterValidator(_stripped)] | None, BeforeValidator(_nothing)]


class Editor(Record):
    """责任编辑: a name, which may be any text, and how to reach the person."""

    text_allowed: ClassVar[bool] = True

    name: Annotated[Line, Key("姓名", "责任编辑的姓名")]
    phone: Annotated[MaybeLine, Key("电话", "联系电话")] = None
    email: Annotated[Email | None, BeforeValidator(_nothing), Key("邮箱", "电子邮箱")] = None

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: object) -> object:
        """Take a bare text as the name."""
        if not isinstance(value, str):
            return value
        wrong = re.match(r"(姓名|电话|邮箱|name|phone|email)：", value)
        if wrong:
            hint = f"请写半角冒号和一个空格，每项一行：{wrong[1]}: ……。"
            refuse("full-width-colon", f"“{wrong[1]}”后面是全角冒号", hint)
        return {"name": value}


# An empty text means that an issue has none, as with any other value that its house has by default.
MaybeEditor = Annotated[Editor | None, BeforeValidator(_nothing)]
