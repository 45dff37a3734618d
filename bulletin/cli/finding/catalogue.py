"""`bulletin catalogue` writes the page that lists and searches all issues: build/index.html and what lies beside it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bulletin.cli.archiving.progress import waited_for
from bulletin.cli.console import Format, Report, here
from bulletin.cli.options import FormatOption, HouseOption, find_house, folder_named

if TYPE_CHECKING:
    from bulletin.archive.search.texts import Said
    from bulletin.manuscripts.house import House


def catalogue(
    house: HouseOption = None,
    out: Annotated[
        Path,
        typer.Option(
            "--out",
            parser=folder_named,
            metavar="文件夹",
            help="生成好的各期在哪里，目录也写到那里；从刊物的文件夹算起。",
        ),
    ] = Path("build"),
    form: FormatOption = Format.TEXT,
) -> None:
    """Write the catalogue of all issues without errors; exit code 1 where there are others, each named."""
    from bulletin import files
    from bulletin.archive import catalogue as making
    from bulletin.archive.catalogue.contributors import Roster
    from bulletin.manuscripts import archive

    with Report(form) as report:
        home = report.at(find_house(house))
        roster = Roster.of(home)
        report.show(home.passed_over())
        said, drafts = read(home, home.resolve([]), report)
        folder = home.root / out
        with files.locked(folder):
            made = making.make(home, said, archive.read(home), roster, folder)
            # The texts come first: a page must not ask for what is not there yet.
            files.publish(folder / making.FOLDER, made.beside)
            files.publish(folder, made.files)
        report.say(f"{here(folder / 'index.html')}：{len(said)} 期")
        if made.unbuilt:
            report.say(f"其中 {made.unbuilt} 期还没有生成文件，目录里没有链接；bulletin build 生成")
        if drafts:
            report.say(f"草稿 {drafts} 期，没有列入")
        report.tell(
            "catalogue",
            {"path": here(folder / "index.html"), "issues": len(said), "unbuilt": made.unbuilt, "drafts": drafts},
        )


def read(home: House, paths: Sequence[Path], report: Report) -> tuple[list[Said], int]:
    """Read what issues say; those with errors are told, drafts are counted."""
    from bulletin.archive.search.texts import Texts
    from bulletin.errors import refuse_errors

    said, drafts = [], 0
    with Texts(home) as texts:
        for path in waited_for(paths, len(paths), "读"):
            with report.one(home.shown(path)):
                text = texts.read(path)
                drafts += text.said.draft
                if not text.said.draft:
                    refuse_errors(text.errors)
                    said.append(text.said)
    return said, drafts
