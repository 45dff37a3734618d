"""An editor at work in LibreOffice, by the system's Python: DOCX files go in, a PDF and a JSON of each change come out.

    python3 editor.py FOLDER DOCX…

The project's own Python need not know LibreOffice's (`python3-uno`), so this script imports nothing of the project.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import uno
from com.sun.star.beans import PropertyValue

# What LibreOffice hands out has no types.
Thing = Any

SENTENCE = "各代表小组围绕中心工作开展视察调研，形成的意见建议已经转交有关部门研究办理。"
_PIPE = f"bulletin-{os.getpid()}"
_TRIES, _PAUSE = 600, 0.1
_ROWS = 6
# LibreOffice counts in hundredths of a millimetre.
_POINT = 72 / 2540
# Cursors move without selecting, text is put in without replacing, and documents are closed whatever holds them.
_MOVE, _SELECT, _INSERT, _ALL = False, True, False, True
_NEW = "新增"


class Office:
    """A running LibreOffice with a profile of its own."""

    def __init__(self, folder: Path) -> None:
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        accept = f"--accept=pipe,name={_PIPE};urp;"
        command = ["soffice", profile, "--headless", "--norestore", accept]
        self.process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        context = self._context()
        self.make = context.ServiceManager.createInstance
        self.desktop = self.make("com.sun.star.frame.Desktop")
        self.dispatcher = self.make("com.sun.star.frame.DispatchHelper")

    def _context(self) -> Thing:
        local = uno.getComponentContext()
        resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
        for _ in range(_TRIES):
            with suppress(Exception):  # it is not there yet; UNO's exceptions have no base of their own
                return resolver.resolve(f"uno:pipe,name={_PIPE};urp;StarOffice.ComponentContext")
            time.sleep(_PAUSE)
        message = "LibreOffice does not answer"
        raise SystemExit(message)

    def open(self, path: Path) -> Thing:
        return self.desktop.loadComponentFromURL(path.as_uri(), "_blank", 0, _options(Hidden=True))

    def close(self) -> None:
        with suppress(Exception):  # it is gone before it answers
            self.desktop.terminate()
        self.process.wait(60)


@dataclass(frozen=True)
class Desk:
    """A document in an editor's hands."""

    office: Office
    document: Thing

    def enter(self) -> None:
        """Press Enter where the cursor stands."""
        frame = self.document.CurrentController.Frame
        self.office.dispatcher.executeDispatch(frame, ".uno:InsertPara", "", 0, ())


def _options(**values: object) -> tuple[Thing, ...]:
    made = []
    for name, value in values.items():
        one = PropertyValue()
        one.Name, one.Value = name, value
        made.append(one)
    return tuple(made)


def paragraphs(document: Thing) -> list[Thing]:
    """Return the paragraphs and tables of the text in order."""
    found, parts = [], document.Text.createEnumeration()
    while parts.hasMoreElements():
        found.append(parts.nextElement())
    return found


def _is_paragraph(part: Thing) -> bool:
    return bool(part.supportsService("com.sun.star.text.Paragraph"))


def _of(document: Thing, style: str) -> list[Thing]:
    return [one for one in paragraphs(document) if _is_paragraph(one) and one.ParaStyleName == style]


def _write_below(desk: Desk, paragraph: Thing, count: int) -> None:
    """Write so many paragraphs below one, as an editor does: Enter, then text."""
    cursor = desk.document.CurrentController.ViewCursor
    cursor.gotoRange(paragraph.End, _MOVE)
    for _ in range(count):
        desk.enter()
        cursor.Text.insertString(cursor, SENTENCE * 2, _INSERT)


def add_paragraphs(desk: Desk) -> None:
    """Write three paragraphs below the first one of body text."""
    _write_below(desk, _of(desk.document, "Standard")[0], 3)


def delete_a_page(desk: Desk) -> None:
    """Delete as much body text as stands on a page."""
    left = 22 * 28
    for paragraph in _of(desk.document, "Standard")[1:]:
        if left > 0:
            left -= len(paragraph.String)
            paragraph.dispose()


def add_rows(desk: Desk) -> None:
    """Add six rows to the first table, before its last one, and fill them."""
    table = desk.document.TextTables.getByIndex(0)
    table.Rows.insertByIndex(table.Rows.Count - 1, _ROWS)
    for row in range(table.Rows.Count - 1 - _ROWS, table.Rows.Count - 1):
        for column in range(table.Columns.Count):
            table.getCellByPosition(column, row).String = _NEW


def update_contents(desk: Desk) -> None:
    """Write three paragraphs, then bring the contents up to date."""
    add_paragraphs(desk)
    desk.document.DocumentIndexes.getByIndex(0).update()


def type_at_the_end(desk: Desk) -> None:
    """Go to the end, as Ctrl+End does, and type."""
    cursor = desk.document.CurrentController.ViewCursor
    cursor.gotoEnd(_MOVE)
    cursor.Text.insertString(cursor, "（完）", _INSERT)


def enter_at_the_end(desk: Desk) -> None:
    """Go to the end, press Enter and type."""
    cursor = desk.document.CurrentController.ViewCursor
    cursor.gotoEnd(_MOVE)
    desk.enter()
    cursor.Text.insertString(cursor, SENTENCE, _INSERT)


def type_inside(desk: Desk) -> None:
    """Type figures among Chinese, another number in the masthead, a heading; paste two paragraphs without format."""
    first = _of(desk.document, "Standard")[0]
    first.Text.insertString(_inside(first, 2), "2025", _INSERT)
    for style, new in (("期号", "13"), ("编印", "2025年11月30")):
        line = _of(desk.document, style)[0]
        before, old = re.split(r"(\d.*\d|\d)", line.String)[:2]
        cursor = _inside(line, len(before))
        cursor.goRight(len(old), _SELECT)
        cursor.String = new
    cursor = desk.document.CurrentController.ViewCursor
    cursor.gotoRange(first.End, _MOVE)
    desk.enter()
    cursor.ParaStyleName = "Heading 2"
    cursor.Text.insertString(cursor, "二、新增标题2025", _INSERT)
    desk.enter()
    cursor.Text.insertString(cursor, f"粘贴甲{SENTENCE}\r粘贴乙{SENTENCE}", _INSERT)


def _inside(paragraph: Thing, characters: int) -> Thing:
    cursor = paragraph.Text.createTextCursorByRange(paragraph.Start)
    cursor.goRight(characters, _MOVE)
    return cursor


CHANGES = (add_paragraphs, delete_a_page, add_rows, update_contents, type_at_the_end, enter_at_the_end, type_inside)


def next_styles(desk: Desk) -> dict[str, str]:
    """Press Enter at the end of the last paragraph of each style; return the style that comes next by that style."""
    found = {}
    cursor = desk.document.CurrentController.ViewCursor
    last = {one.ParaStyleName: one for one in paragraphs(desk.document) if _is_paragraph(one)}
    for style, paragraph in last.items():
        cursor.gotoRange(paragraph.End, _MOVE)
        desk.enter()
        found[style] = cursor.ParaStyleName
        desk.document.UndoManager.undo()
    return found


def told(document: Thing) -> list[dict[str, Thing]]:
    """Return style, text, type size and first line's indent (in points) of each paragraph, and the faces of its runs by script."""
    return [
        {
            "style": one.ParaStyleName,
            "text": one.String,
            "size": one.CharHeightAsian,
            "indent": one.ParaFirstLineIndent * _POINT,
            "runs": _runs(one),
        }
        for one in paragraphs(document)
        if _is_paragraph(one)
    ]


def _runs(paragraph: Thing) -> list[tuple[Thing, ...]]:
    """Return text, Latin and Chinese face, Latin type size and spacing (in points) of each run."""
    found, parts = [], paragraph.createEnumeration()
    while parts.hasMoreElements():
        one = parts.nextElement()
        found.append((one.String, one.CharFontName, one.CharFontNameAsian, one.CharHeight, one.CharKerning * _POINT))
    return found


def leave(desk: Desk) -> None:
    """Change nothing."""


def main(folder: Path, *paths: Path) -> None:
    """Make each change to each document; write what comes of it, and the styles that Enter begins, into a folder for each."""
    office = Office(folder)
    try:
        for path in paths:
            _edit(office, path, folder / path.stem)
    finally:
        office.close()


def _edit(office: Office, path: Path, folder: Path) -> None:
    folder.mkdir()
    for change in (leave, *CHANGES):
        document = office.open(path)
        change(Desk(office, document))
        _keep(folder / f"{change.__name__}.json", told(document))
        document.storeToURL((folder / f"{change.__name__}.pdf").as_uri(), _options(FilterName="writer_pdf_Export"))
        document.close(_ALL)
    document = office.open(path)
    _keep(folder / "next.json", next_styles(Desk(office, document)))
    document.close(_ALL)


def _keep(path: Path, found: Thing) -> None:
    path.write_text(json.dumps(found, ensure_ascii=False), "utf-8")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
