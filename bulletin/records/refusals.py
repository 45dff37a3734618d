"""Faults of values: our own as we raise them, pydantic's as a table from its code to ours and a Chinese sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, NoReturn

from pydantic_core import PydanticCustomError

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

_CHINESE = re.compile(r"[\u3400-\u9fff]")


class Said(NamedTuple):
    """What a finding says; `at` leads from the validated value to the part at fault, `on_key` to its key.

    `instead` is what to write in its place, where that is known.
    """

    code: str
    message: str
    hint: str = ""
    at: tuple[str | int, ...] = ()
    on_key: bool = False
    instead: str = ""


class _Row(NamedTuple):
    """A line of the table; {name} and {value} and pydantic's own context are filled in."""

    code: str
    message: str
    hint: str = ""


_TEXT = _Row("text-expected", "{name}应是一段文字", "请直接写在冒号后面；文字里有特殊符号时加半角引号。")
_LIST = _Row("list-expected", "{name}应是列表", "请每行写一项，缩进两格，以“- ”开头。")
_MAPPING = _Row("mapping-expected", "{name}应由若干个“项目: 内容”组成", "请在下面各行缩进两格，写“项目: 内容”。")
_WHOLE = _Row("number-invalid", "{name}应是整数：{value}", "请只写阿拉伯数字，例如 12。")
_NUMBER = _Row("number-invalid", "{name}应是数字：{value}", "请只写阿拉伯数字，例如 12 或 1.5。")
_CHOICE = _Row("choice-unknown", "{name}不能写“{value}”", "可以写：{expected}。")
_SWITCH = _Row("choice-unknown", "{name}不能写“{value}”", "可以写：true、false。")
_OTHER = _Row("value-invalid", "{name}的值不对：{value}", "请看说明里这一项怎样写，改正它。")

_ROWS = {
    "string_type": _TEXT,
    "string_sub_type": _TEXT,
    "list_type": _LIST,
    "tuple_type": _LIST,
    "set_type": _LIST,
    "frozen_set_type": _LIST,
    "dict_type": _MAPPING,
    "mapping_type": _MAPPING,
    "model_type": _MAPPING,
    "model_attributes_type": _MAPPING,
    "int_type": _WHOLE,
    "int_parsing": _WHOLE,
    "int_parsing_size": _WHOLE,
    "int_from_float": _WHOLE,
    "float_type": _NUMBER,
    "float_parsing": _NUMBER,
    "finite_number": _NUMBER,
    "decimal_type": _NUMBER,
    "decimal_parsing": _NUMBER,
    "bool_type": _SWITCH,
    "bool_parsing": _SWITCH,
    "literal_error": _CHOICE,
    "enum": _CHOICE,
    "greater_than_equal": _Row("number-too-small", "{name}太小：{value}", "最小是 {ge}。"),
    "greater_than": _Row("number-too-small", "{name}太小：{value}", "要大于 {gt}。"),
    "less_than_equal": _Row("number-too-large", "{name}太大：{value}", "最大是 {le}。"),
    "string_too_short": _Row("text-too-short", "{name}至少要有 {min_length} 个字", "请写全。"),
    "string_too_long": _Row("text-too-long", "{name}最多 {max_length} 个字", "请写短一些。"),
    "too_short": _Row("list-too-short", "{name}至少要有 {min_length} 项", "请补上。"),
    "too_long": _Row("list-too-long", "{name}最多 {max_length} 项", "请减少几项。"),
    "string_pattern_mismatch": _Row("text-invalid", "{name}的写法不对：{value}", "请看说明里这一项怎样写，改正它。"),
    "extra_forbidden": _Row("key-unknown", "不认识的项目：{name}", "请检查名称，或删去这一行。"),
    "missing": _Row("key-missing", "缺少{name}", "请补上这一项。"),
}


def refuse(  # noqa: PLR0913  # what a finding says
    code: str,
    message: str,
    hint: str = "",
    *,
    at: tuple[str | int, ...] = (),
    on_key: bool = False,
    instead: str = "",
) -> NoReturn:
    """Refuse a value, from within a type's validator: `code` in kebab-case, `message` and `hint` in Chinese.

    `at` leads from the value to the part at fault, such as ("送", 2); `on_key` puts the finding on that part's key.
    `instead` is what a program may write in the value's place.
    """
    said = Said(code, message, hint, at, on_key=on_key, instead=instead)
    raise PydanticCustomError(code, "{message}", said._asdict())


def translate(details: ErrorDetails, name: str, value: str) -> Said:
    """Put one of pydantic's errors into Chinese; `name` and `value` are what a message calls them."""
    context = details.get("ctx", {})
    if "message" in context:
        return Said(**context)
    if _CHINESE.search(str(context.get("error", ""))):
        return Said("value-invalid", f"{name}：{context['error']}", "请照说的写法改正。")
    words = {**context, "name": name, "value": value, "expected": _expected(context)}
    row = _ROWS.get(details["type"], _OTHER)
    return Said(row.code, row.message.format_map(words).rstrip("："), row.hint.format_map(words))


def _expected(context: dict[str, object]) -> str:
    """List the values that pydantic expects, which it gives as 'a', 'b' or 'c'."""
    return "、".join(re.findall(r"'([^']*)'", str(context.get("expected", ""))))
