"""`bulletin extract` takes the sources out of a PDF, so that it can be built again."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def extract(
    pdf: Annotated[Path, typer.Argument(metavar="PDF", help="用 bulletin build 生成的 PDF。", show_default=False)],
    folder: Annotated[
        Path, typer.Argument(metavar="文件夹", help="放到哪里；已有的文件不会覆盖。", show_default=False)
    ],
) -> None:
    """Return the sources that a PDF carries, so that it can be built again."""
    from bulletin import files, sources
    from bulletin.typesetting.enclosed import LARGEST

    data = sources.data(pdf, str(pdf), LARGEST)
    from bulletin.wayback import pdf as way_back

    contents = way_back.extract(data, str(pdf))
    files.create_all(folder, contents)
    typer.echo("\n".join(str(folder / name) for name in contents))
