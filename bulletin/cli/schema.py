"""`bulletin schema` prints the JSON Schema of the front matter, or puts it where new issues look for it."""

from __future__ import annotations

import json
import sys
from typing import Annotated

import typer

from bulletin.cli.console import encode, say
from bulletin.cli.options import HouseOption, find_house


def schema(
    house: HouseOption = None,
    save: Annotated[bool, typer.Option("--save", help="写到 issues/.schema.json，供编辑软件使用。")] = False,
) -> None:
    """Print the JSON Schema of the front matter, or put it where new issues look for it."""
    from bulletin import files
    from bulletin.manuscripts import issue

    text = json.dumps(issue.json_schema(), ensure_ascii=False, indent=2)
    if not save:
        encode(sys.stdout, encoding="utf-8")
        say(text)
        return
    home = find_house(house)
    target = home.schema_file
    files.publish(target.parent, {target.name: f"{text}\n".encode()})
    say(home.shown(target))
