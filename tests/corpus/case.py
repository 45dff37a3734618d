"""An input and what it must come to: rows of the tables of this folder go in, cases that can be put on the disk and run come out.

In a row, ▲ stands before each place that a finding must name, △ on its line where it names no column; they are taken out before
the text is written. What stands around
a fault (sentences, the order of lines) is drawn by chance, with a seed of its own for each case: SEED and the case's name.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

SEED = 712
MARK = "▲"
LINE = "△"
_END = "\n"
ISSUE = "issues/2024/1.md"
HOUSE = "bulletin.yaml"
# Puts what else a case needs into its folder.
Furnish = Callable[[Path], object]

_SENTENCES = (
    "某县人大常委会围绕建议办理，召开了三次座谈会。",
    "代表走访群众，听取意见，逐条登记，逐件答复。",
    "联络站每月安排两个接待日，时间写在门口。",
    "承办单位一个月以内书面答复，办结的送代表签字。",
    "全年收到建议一百二十件，办结一百一十七件。",
)


@dataclass(frozen=True)
class Case:
    """An input: its class and name, how it is put on the disk, what is run, and what that must come to.

    `code` is the exit code; `found` are the codes of findings with their places (path:line:column), all errors and warnings
    there may be, but for what `besides` allows. `shown` must stand in the DOCX, `built` are the files that must be there. A case
    with a `shell` is run by that line of a shell, in which "$@" is the command; any other in a child of a loaded program. `odd`
    says why the pages are not those that the judge of pages knows.
    """

    family: str
    name: str
    code: int
    put: Furnish = field(repr=False)
    found: frozenset[tuple[str, str]] = frozenset()
    besides: frozenset[str] = frozenset()
    words: tuple[str, ...] = ("build", "--format", "json")
    shown: tuple[str, ...] = ()
    built: tuple[str, ...] = ()
    shell: str = ""
    odd: str = ""

    def __str__(self) -> str:
        """Return what a test is called."""
        return f"{self.family}: {self.name}"


@dataclass(frozen=True)
class Row:
    """A row of a table: what the case is called, the text at fault with ▲ at its place, the code of the finding, the exit code."""

    name: str
    text: str
    finding: str = ""
    code: int = -1
    shown: tuple[str, ...] = ()
    besides: frozenset[str] = frozenset()
    furnish: Furnish = lambda _: None
    odd: str = ""

    @property
    def ends(self) -> int:
        """The exit code: 1 with a finding, 0 without, unless another one is named."""
        return self.code if self.code >= 0 else int(bool(self.finding))


def chance(name: str) -> random.Random:
    """Return the chance of the case that is called `name`."""
    return random.Random(f"{SEED} {name}")


def sentences(among: random.Random, most: int) -> list[str]:
    """Draw paragraphs, at the `most` so many."""
    return [among.choice(_SENTENCES) for _ in range(among.randint(0, most))]


def placed(text: str) -> tuple[str, list[str]]:
    """Return the text without its marks, and where they stood: :line:column, or :line."""
    clean, places = "", []
    for piece in re.split(f"([{MARK}{LINE}])", text):
        if piece not in {MARK, LINE}:
            clean += piece
            continue
        column = f":{len(clean) - (clean.rfind(_END) + 1) + 1}" if piece == MARK else ""
        places.append(f":{clean.count(_END) + 1}{column}")
    return clean, places


def told(row: Row, path: str, places: Iterable[str]) -> frozenset[tuple[str, str]]:
    """Return the finding of a row at each of its places in a file; at the file where it has none."""
    return frozenset((row.finding, path + at) for at in (list(places) or [""])) if row.finding else frozenset()


def house(root: Path, files: Mapping[str, str | bytes]) -> None:
    """Write the files of a house, texts in UTF-8."""
    for name, content in {HOUSE: "name: 工作简报\npublisher: 某市人大常委会办公室\n", **files}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


FRONT = {"期号": "期号: 1", "总期号": "总期号: 1", "日期": "日期: 2024-07-30", "标题": "标题: 一期简报"}


def fronted(lines: Iterable[str], body: str) -> str:
    """Write an issue of the lines of its front matter and its body."""
    return "\n".join(["---", *lines, "---", body])


def of_issue(family: str, row: Row, text: str, path: str = ISSUE) -> Case:
    """Make the case of an issue that says `text`, with ▲ at the place of the fault."""
    written, at = placed(text)
    stem = Path(path).stem

    def put(root: Path) -> None:
        house(root, {path: written})
        row.furnish(root)

    found = told(row, path, at)
    built = (f"build/2024/{stem}.pdf", f"build/2024/{stem}.docx") if row.ends == 0 else ()
    return Case(family, row.name, row.ends, put, found, row.besides, shown=row.shown, built=built, odd=row.odd)


def of_body(family: str, row: Row, most_before: int = 3) -> Case:
    """Make the case of an issue whose body is the row's text, behind some paragraphs."""
    before = sentences(chance(row.name), most_before)
    body = "\n\n".join([*before, row.text])
    return of_issue(family, row, fronted(FRONT.values(), body + "\n"))


def of_front(family: str, row: Row) -> Case:
    """Make the case of an issue whose front matter has the row's lines, in any order with the others."""
    among = chance(row.name)
    keys = {line.replace(MARK, "").partition(":")[0] for line in row.text.split("\n")}
    lines = [line for key, line in FRONT.items() if key not in keys]
    among.shuffle(lines)
    lines.insert(among.randint(0, len(lines)), row.text)
    return of_issue(family, row, fronted(lines, "\n\n".join([*sentences(among, 2), "正文。\n"])))


def of_house(family: str, row: Row, issue: str = "") -> Case:
    """Make the case of a house whose file says the row's lines beside, or in place of, its own."""
    own = {"name": "name: 工作简报", "publisher": "publisher: 某市人大常委会办公室"}
    chinese = {"名称": "name", "编印单位": "publisher"}
    keys = {
        chinese.get(key, key) for line in row.text.replace(MARK, "").split("\n") for key in [line.partition(":")[0]]
    }
    lines = [line for key, line in own.items() if key not in keys]
    among = chance(row.name)
    lines.insert(among.randint(0, len(lines)), row.text)
    written, at = placed("\n".join(lines) + "\n")
    text = issue or fronted(FRONT.values(), "正文。\n")

    def put(root: Path) -> None:
        house(root, {HOUSE: written, ISSUE: text})
        row.furnish(root)

    found = told(row, HOUSE, at)
    built = ("build/2024/1.pdf", "build/2024/1.docx") if row.ends == 0 else ()
    return Case(family, row.name, row.ends, put, found, row.besides, shown=row.shown, built=built, odd=row.odd)
