"""The command line's own words in Chinese: usage lines, help options and the complaints of the library that parses it."""

from __future__ import annotations

import gettext
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_WORDS = {
    "Options": "选项",
    "Arguments": "参数",
    "Commands": "命令",
    "default: {default}": "默认：{default}",
    "required": "必填",
}


@contextmanager
def _translated() -> Iterator[None]:
    """Let gettext speak Chinese: Typer takes it, for the system's language, while it is imported, and keeps it."""
    honest = gettext.gettext
    gettext.gettext = lambda message: _WORDS.get(message, message)
    try:
        yield
    finally:
        gettext.gettext = honest


with _translated():
    from typer import TyperException
    from typer.core import TyperCommand, TyperGroup

_MESSAGES = (
    (r"No such command '(.*?)'\.? Did you mean '(.*?)'.*", r"没有这个命令：\1。您是不是要写 \2？"),
    (r"No such command '(.*?)'\.?.*", r"没有这个命令：\1"),
    (r"No such option: (\S+) \(Possible options: (?P<list>.*)\)", r"没有这个选项：\1。相近的有 {list}"),
    (r"No such option: (.*)", r"没有这个选项：\1"),
    (r"Missing command\.", "缺少命令"),
    (r"Missing (?:argument|option|parameter) '?(.*?)'?\.?", r"缺少 \1"),
    (r"Option '(.*?)' requires an argument\.", r"选项 \1 后面要写一个值"),
    (r"Option '(.*?)' does not take a value\.", r"选项 \1 后面不写值"),
    (r"Got unexpected extra argument\(s\) \((.*)\)", r"多了 \1"),
    (
        r"Invalid value for '?(.*?)'?: (?:Value error, )?'(.*?)' is not one of (?P<list>.*)\.",
        r"\1 的值不对：\2；可以写 {list}",
    ),
    (
        r"Invalid value for '?(.*?)'?: (?:Value error, )?'(.*?)' is not written as (.*)\.",
        r"\1 的值不对：\2；写成 \3 这样",
    ),
    (r"Invalid value for '?(.*?)'?: Input should be greater than or equal to (.*)", r"\1 的值不对：不能小于 \2"),
    (r"Invalid value for '?(.*?)'?: Input should be a valid integer.*", r"\1 的值不对：要写一个整数"),
    (r"Invalid value for '?(.*?)'?: Input should be a valid number.*", r"\1 的值不对：要写一个数"),
    (r"Invalid value for '?(.*?)'?: (?:Value error, )?'(.*?)'.*", r"\1 的值不对：\2"),
    (r"Invalid value for '?(.*?)'?: .*", r"\1 的值不对"),
)


def message(error: TyperException) -> str:
    """Return in Chinese what Typer says of a command line that it cannot read."""
    english = error.format_message()
    for pattern, chinese in _MESSAGES:
        if match := re.fullmatch(pattern, english, re.DOTALL):
            listed = match.groupdict().get("list", "").replace("'", "").replace(", ", "、")
            return match.expand(chinese).replace("{list}", listed)
    return "命令行读不懂"


def helped(error: TyperException) -> str:
    """Return what to run for help: that of the verb, where one was read."""
    context = getattr(error, "ctx", None)
    return f"{context.command_path if context else 'bulletin'} --help"


class _Chinese:
    """What both kinds of command say."""

    def format_usage(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401  # the library's own types are private
        """Write the usage line."""
        pieces = self.collect_usage_pieces(ctx)  # type: ignore[attr-defined]
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix="用法：")

    def get_help_option(self, ctx: Any) -> Any:  # noqa: ANN401
        """Return the help option, explained."""
        option = super().get_help_option(ctx)  # type: ignore[misc]
        option.help = "显示这段说明。"
        return option


class Command(_Chinese, TyperCommand):
    """A verb."""

    def get_help(self, ctx: Any) -> str:  # noqa: ANN401
        """Return the help without Python's names of types."""
        return re.sub(r" <[\w\[\]]+>", "", super().get_help(ctx))


class Group(_Chinese, TyperGroup):
    """The command line itself."""
