"""The text of a new issue's file, with both numbers, the date and what the house gives; and whether one is still as it was written.

Nothing is written to disk.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, NamedTuple

from bulletin.manuscripts import front
from bulletin.manuscripts.ledger import Next, next_numbers

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from bulletin.manuscripts.house import House

# What YAML cannot take for anything but a text: it begins with 汉字, and no mark of YAML is in it.
_PLAIN = re.compile(r"[\u3400-\u9fff《“][^:#\[\]{},&*!|>'\"%@`\\\x00-\x1f\x7f-\x9f]*(?<! )")
_TITLE = "这里写标题"
_CONTRIBUTOR = "这里写供稿单位的全称"
_BODY = """
这里写导语：什么单位，为什么、怎么做，取得什么成效。（本行和以下各段都是示例，请改写。）

## 一、第一个小标题

这里写第一部分的正文，一段写成一行，两段之间空一行。

**一是写明要点。**这里写做法和数据。

**二是写明成效。**这里写做法和数据。

## 二、第二个小标题

这里写第二部分的正文。
"""
_ARTICLE = """
# {title}

这里写导语：什么单位，为什么、怎么做，取得什么成效。（这一篇的各段都是示例，请改写。）

这里写正文，一段写成一行，两段之间空一行。

（这里写供稿单位的全称 供稿）
"""


class Plan(NamedTuple):
    """What is known of an issue before it is written; what is None or empty is counted on, or left to write."""

    number: int | None = None
    cumulative: int | None = None
    title: str = ""
    several: bool = False


COUNTED = Plan()


def draft(house: House, day: dt.date, edition: str = "", plan: Plan = COUNTED) -> tuple[Path, str]:
    """Return the path and the text of the next issue's file, or of the next of an `edition` (增刊); nothing is written to disk.

    The path is free, since every issues/YYYY/N.md, or 增刊N.md, has been counted; whoever writes it should still open it with "x".
    The first comment tells editors such as VS Code where the front matter's JSON Schema is (`house.schema_file`, which
    `bulletin schema` writes). What the house gives stands in comments, ready to be overridden.
    """
    counted = next_numbers(house, day.year, edition)
    numbers = Next(plan.number or counted.number, plan.cumulative or counted.cumulative)
    path = house.issues_folder / f"{day.year:04}" / f"{edition}{numbers.number}.md"
    return path, _text(house, numbers, day, edition, plan)


def untouched(text: str) -> bool:
    """Tell whether the text of an issue is a draft's still, but for its numbers, its date and its titles."""
    head, fence, body = text.partition(f"\n{front.FENCE}\n")
    several = _several("", "")
    titled = re.sub("^# .*$", "# ", body, flags=re.MULTILINE)
    return bool(fence) and ((body == _BODY and f"\n供稿: {_CONTRIBUTOR}\n" in f"{head}\n") or titled == several)


def _text(house: House, numbers: Next, day: dt.date, edition: str, plan: Plan) -> str:
    told = "多篇文章时删去“标题”一行，在正文里用“# ”写各篇的标题。"
    of_one = [
        f"标题: {plain(plan.title or _TITLE)}",
        f"供稿: {_CONTRIBUTOR}",
        "# 副标题: 这里写副标题",
    ]
    lines = [
        front.FENCE,
        f"# yaml-language-server: $schema=../{house.schema_file.name}",
        f"# 以 # 开头的行是说明，不会印出来。{'各篇的标题写在正文里，用“# ”开头。' if plan.several else told}",
        f"期号: {numbers.number}",
        *([f"刊别: {edition}"] if edition else []),
        f"总期号: {numbers.cumulative}"
        if numbers.cumulative
        else "# 总期号: 增刊、特刊不占总期号；要写的，去掉行首的“# ”，填上数字",
        f"日期: {day.isoformat()}",
        *([] if plan.several else of_one),
        *_inherited(house),
        front.FENCE,
    ]
    body = _several(plan.title or "这里写第一篇的标题", "这里写第二篇的标题") if plan.several else _BODY
    return "\n".join(lines) + "\n" + body


def _several(*titles: str) -> str:
    return "".join(_ARTICLE.format(title=title) for title in titles)


def plain(text: str) -> str:
    """Return a text as YAML reads it back: in quotes where it might be taken for something else."""
    return text if _PLAIN.fullmatch(text) and not text.isdecimal() else json.dumps(text, ensure_ascii=False)


def _inherited(house: House) -> list[str]:
    """Show what the house gives as comments: an issue that differs takes the # away."""
    editor = house.editor.model_dump(exclude_none=True) if house.editor else {}
    names = {"name": "姓名", "phone": "电话", "email": "邮箱"}
    values: dict[str, object] = {
        "责任编辑": {names[key]: value for key, value in editor.items()},
        "批准文号": house.approval,
        "分送": {label: list(items) for label, items in house.distribution},
    }
    rows = [f"# {key}: {json.dumps(value, ensure_ascii=False)}" for key, value in values.items() if value]
    return ["# 以下各项由 bulletin.yaml 统一给出；本期不同时，去掉行首的“# ”再改。", *rows] if rows else []
