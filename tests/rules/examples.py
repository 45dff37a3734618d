"""Examples of the manual as issues: what a rule's page calls wrong or right goes in, a house with it comes out.

An example is the body of an issue, or a whole issue where it begins with ---. Lines such as 名录.csv：… before it are those of a file of
the house. One that begins with issues/ is an archive: an issue a line, with its numbers and its date, and what it says behind 正文：
(¶ parts its paragraphs); its last line is the issue that is looked at.
"""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import houses

from bulletin.manuscripts.house import House

_FILE = re.compile(r"(\S+\.(?:csv|CSV))：(.*)\n")
_ISSUE = re.compile(r"(issues/\S+)\.md：(.*?)(?:。正文：(.*))?")
_KEPT = "---\n"


def put_up(root: Path, example: str) -> tuple[House, Path]:
    """Put up a house in `root` with an example; return it and the path of the issue that is looked at."""
    if example.startswith("issues/"):
        return _archive(root, example)
    files: dict[str, list[str]] = defaultdict(list)
    while line := _FILE.match(example):
        files[line[1]].append(line[2])
        example = example[line.end() :]
    text = example if example.startswith(_KEPT) else houses.text(f"{example}\n")
    house = houses.found(root, {"2024/1": text})
    for name, lines in files.items():
        (root / name).write_text("\n".join(lines) + "\n", encoding="utf-8-sig")
    return house, root / "issues/2024/1.md"


def body(example: str) -> str:
    """Return an example without the lines of the house's files."""
    return re.sub(rf"\A(?:{_FILE.pattern})+", "", example)


def _archive(root: Path, example: str) -> tuple[House, Path]:
    issues = {}
    for line in example.splitlines():
        match = _ISSUE.fullmatch(line)
        assert match is not None, line
        front = "\n".join(part.replace(" ", ": ", 1) for part in match[2].split("，"))
        body = (match[3] or "正文。").replace("¶", "\n\n")
        issues[match[1].removeprefix("issues/")] = f"---\n{front}\n标题: 一期简报\n---\n{body}\n"
    house = houses.found(root, issues)
    return house, root / f"{match[1]}.md" if match else root
