"""Numbers and dates of the front matter: text goes in as written, a checked value or a fault in Chinese comes out."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from typing import NoReturn

from bulletin.records.refusals import refuse
from bulletin.text.numerals import date_text, from_chinese

LARGEST = 99_999
ISO_DAY = r"([0-9]{4})-([0-9]{2})-([0-9]{2})"
CHINESE_DAY = r"([0-9]{4})年([1-9][0-9]?)月([1-9][0-9]?)日"
NUMERALS = "[零〇一二两三四五六七八九十百千万]+"
# What else than a number is one: 第2期, 300份; of the 总期号, 总第七百一十二期 too.
FRAMED = "(总?第)?[1-9][0-9]{0,4}期|[1-9][0-9]{0,4}份?"
FRAMED_NUMERALS = f"{NUMERALS}|(总?第)?{NUMERALS}期"

_EDITION = re.compile(r"(增刊|特刊)\D{0,2}([0-9]*)\D?")
_FULL_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")
_LOOSE_DAYS = (
    r"([0-9]{4}) *[-/.年—－] *([0-9]{1,2}) *[-/.月—－] *([0-9]{1,2}) *日?",
    r"([0-9]{4})([0-9]{2})([0-9]{2})",
)


# 第2期 and 300份 are 2 and 300: what the program writes around a number may stand around it here, too.
_FRAMED = re.compile(f"(?:总?第)?([1-9][0-9]*|{NUMERALS})期|([1-9][0-9]*)份")


def whole(value: object) -> int:
    """Read a whole number from 1 to LARGEST, in ASCII digits without leading zeros or separators; 第2期 and 300份 are 2 and 300."""
    text = _bare(str(value)) if isinstance(value, (int, str)) and not isinstance(value, bool) else ""
    if not re.fullmatch(r"[1-9][0-9]*", text):
        _not_whole(text)
    if len(text) > len(str(LARGEST)) or int(text) > LARGEST:
        refuse("number-too-large", f"数字太大：{short(text)}", f"最大是 {LARGEST}。")
    return int(text)


def cumulative(value: object) -> int:
    """Read a 总期号: a whole number, or Chinese numerals such as 七百一十二; 总第七百一十二期 is the same."""
    value = _bare(value) if isinstance(value, str) else value
    if not isinstance(value, str) or not re.fullmatch(NUMERALS, value):
        return whole(value)
    try:
        number = from_chinese(value)
    except ValueError:
        hint = "请写成“七百一十二”这样的完整形式，或者写阿拉伯数字 712。"
        refuse("numerals-invalid", f"汉字数字的写法不规范：{short(value)}", hint)
    return whole(number)


def _bare(text: str) -> str:
    framed = _FRAMED.fullmatch(text)
    return (framed[1] or framed[2]) if framed else text


def day(value: object) -> dt.date:
    """Read a date written 2024-07-30 or 2024年7月30日; the fault of any other form names the right one if it can."""
    if isinstance(value, dt.date):
        return value
    text = value.strip() if isinstance(value, str) else ""
    written = _first_match((ISO_DAY, CHINESE_DAY), text)
    loose = written or _first_match(_LOOSE_DAYS, text.translate(_FULL_WIDTH))
    if loose is None:
        refuse("date-format", f"日期的写法不对：{short(text)}".rstrip("："), "请写成 2024-07-30 或 2024年7月30日。")
    year, month, number = (int(part) for part in loose.groups())
    try:
        found = dt.date(year, month, number)
    except ValueError:
        refuse("date-invalid", f"日期不存在：{text}", _days_hint(year, month))
    if written is None:
        hint = f"请写成 {found.isoformat()} 或 {date_text(found)}。"
        refuse("date-format", f"日期的写法不对：{text}", hint, instead=found.isoformat())
    return found


def short(text: str) -> str:
    """Cut a value for a message."""
    longest = 40
    return text if len(text) <= longest else text[: longest - 1] + "…"


def names_edition(value: object) -> bool:
    """Tell whether what is written for a number is that of an edition (增刊1), which has a key of its own."""
    return isinstance(value, str) and bool(_EDITION.fullmatch(value.strip()))


def _first_match(patterns: tuple[str, ...], text: str) -> re.Match[str] | None:
    return next((match for pattern in patterns if (match := re.fullmatch(pattern, text))), None)


def _not_whole(text: str) -> NoReturn:
    """Say why `text` is no whole number, and what was probably meant."""
    plain = re.sub(r"[_,，\s]|^(?:总?第)|[期份]$", "", text.translate(_FULL_WIDTH)).lstrip("0")
    meant = plain if re.fullmatch(r"[1-9][0-9]{0,4}", plain) else ""
    hint = f"请写成 {meant}。" if meant else "请只写阿拉伯数字，例如 12。"
    if edition := _EDITION.fullmatch(text):
        hint = f"期号只写数字，另加一行“刊别”：期号: {edition[2] or 1}，下一行写 刊别: {edition[1]}。"
    if re.fullmatch("0+", text):
        refuse("number-too-small", f"数字太小：{short(text)}", "最小是 1：编号从 1 开始。")
    if re.fullmatch("0[0-9]+", text):
        refuse("number-leading-zeros", f"数字前面不能有 0：{short(text)}", hint, instead=meant)
    if re.search("[０-９]", text):
        refuse("number-full-width", f"数字要用半角：{short(text)}", hint, instead=meant)
    if re.fullmatch(r"[0-9]+(?:[_,，\s]+[0-9]+)+", text):
        refuse("number-separated", f"数字中间不能有下划线、逗号或空格：{short(text)}", hint, instead=meant)
    refuse("number-invalid", f"这里应是整数：{short(text)}".rstrip("："), hint)


def _days_hint(year: int, month: int) -> str:
    if not dt.MINYEAR <= year <= dt.MAXYEAR:
        return "请检查年份。"
    if not 1 <= month <= 12:  # noqa: PLR2004
        return "月份是 1 到 12。"
    return f"{year}年{month}月只有 1 日到 {calendar.monthrange(year, month)[1]} 日。"
