"""The command line: each verb calls the library and prints; errors become messages and exit codes."""

from __future__ import annotations

import signal
import sys
from collections.abc import Sequence
from importlib import import_module
from types import FrameType
from typing import Annotated

from bulletin.cli import wording  # isort: skip  # before typer, which asks for words when it is imported
import typer  # isort: skip

from bulletin import tool
from bulletin.cli import reports
from bulletin.cli.console import open_streams, say
from bulletin.errors import BulletinError
from bulletin.faults import fault

# The verbs in the order of the help: where each is, and its sentence there.
VERBS = {
    "init": ("bulletin.cli.init", "从头建一个刊物的文件夹：bulletin.yaml、issues/、assets/ 和第一期。"),
    "new": ("bulletin.cli.new", "新建下一期的文件：期号、总期号、日期和默认各项都已填好。"),
    "build": ("bulletin.cli.build", "生成 PDF 和 DOCX，写到 build/。"),
    "archive": ("bulletin.cli.archiving.archive", "生成全部各期，只做有变动的，几个进程一起做；核对、比较整个库。"),
    "volume": (
        "bulletin.cli.archiving.volume",
        "一年各期的合订本：封面、总目录和全部各期，一个文件；或者只要年度总目录。",
    ),
    "check": ("bulletin.cli.check", "检查稿件：标点、数字、序号、错漏、版面，一次全说出来；不写文件。"),
    "fmt": ("bulletin.cli.fmt", "自动改正有把握的地方：半角标点一类；别的一个字节也不动。"),
    "rules": ("bulletin.cli.rules", "检查规则的说明：全部，或者一条。"),
    "search": ("bulletin.cli.finding.search", "在所有各期里找词：哪一期、哪一行、哪一句。"),
    "catalogue": ("bulletin.cli.finding.catalogue", "全部各期的目录网页：查找、采用稿统计、缺号；不联网也能用。"),
    "ledger": ("bulletin.cli.ledger", "各年的期号、总期号：缺号、重号、草稿。"),
    "doctor": ("bulletin.cli.doctor", "检查这台机器：字体、程序库、写入权限，缺什么；或者检查一个生成好的 PDF。"),
    "schema": ("bulletin.cli.schema", "输出原文头部的 JSON Schema，供编辑软件提示和检查用。"),
    "extract": ("bulletin.cli.extract", "把 PDF 里带的原稿取出来：原文、图片和 bulletin.yaml。"),
}


def command_line(words: Sequence[str] | None = None) -> typer.Typer:
    """Return the command line; where its `words` are known, only the verb that they begin with is loaded."""
    app = typer.Typer(
        cls=wording.Group,
        help="由 Markdown 生成简报《联络动态》：PDF 和 DOCX，版式一致。",
        options_metavar="[选项]",
        subcommand_metavar="命令 [参数…]",
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback(invoke_without_command=True)(_help)
    meant = None if words is None else next((word for word in words if word != "--"), "")
    for verb, (module, sentence) in VERBS.items():
        run = getattr(import_module(module), verb) if meant in {verb, None} else _unloaded
        app.command(verb, cls=wording.Command, options_metavar="[选项]", help=sentence)(run)
    return app


def _unloaded() -> None:
    """Stand for a verb that the words do not begin with: help has its name and its sentence."""
    raise NotImplementedError


def _help(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="显示版本号：程序和排版引擎。", is_eager=True)] = False,
) -> None:
    """Show the help where no verb is given, or the version."""
    if version:
        say(f"{tool.named()}（{tool.engine()}）")
        raise typer.Exit
    if context.invoked_subcommand is None:
        say(context.get_help())


def main() -> None:
    """Run the command line; nothing a user does ends in a traceback."""
    signal.signal(signal.SIGINT, _stop)
    signal.signal(signal.SIGTERM, _stop)
    open_streams()
    try:
        sys.exit(command_line(sys.argv[1:])(prog_name="bulletin", standalone_mode=False))
    except typer.TyperException as error:
        hint = f"{wording.helped(error)} 说明怎么用"
        say(f"bulletin: error[usage] {wording.message(error)}\n    提示：{hint}", err=True)
        sys.exit(2)
    except BulletinError as error:
        say(reports.text(error.findings), err=True)
        sys.exit(error.exit_code)
    except typer.Abort:
        say("\n已中断；什么也没有写。", err=True)
        sys.exit(128 + signal.SIGINT)
    except _Stopped as stopped:
        say("已中断；没有写完的期没有留下文件。", err=True)
        sys.exit(stopped.code)
    except Exception as error:  # noqa: BLE001  # the last resort: exit 70, never a traceback
        unexpected = fault(error, "bulletin")
        say(reports.text(unexpected.findings), err=True)
        sys.exit(unexpected.exit_code)


class _Stopped(SystemExit):
    """A signal ends the run; it is told where nothing else is being printed."""


def _stop(number: int, _frame: FrameType | None) -> None:
    raise _Stopped(128 + number)
