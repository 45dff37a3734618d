"""Small houses for tests: a folder and texts go in, a house with issues that can be built comes out."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from bulletin import compose, read
from bulletin.document import Document
from bulletin.manuscripts.house import House
from bulletin.proof import Proof

FILE = "name: 工作简报\npublisher: 某市人大常委会办公室\n"
COLOPHON = "分送: [省人大常委会办公厅]\n责任编辑: 编辑部\n"
BODY = "第一段文字，说明情况。\n"


def text(body: str = BODY, *, number: int = 1, front: str = "标题: 一期简报\n", date: str = "2024-07-30") -> str:
    """Write an issue file; its body starts on the line after `front` and four lines more."""
    return f"---\n期号: {number}\n总期号: {number}\n日期: {date}\n{front}---\n{body}"


def found(root: Path, issues: Mapping[str, str] | None = None, file: str = FILE) -> House:
    """Put up a house in `root` with `issues` by name (2024/1)."""
    root.mkdir(parents=True, exist_ok=True)
    (root / "bulletin.yaml").write_text(file, encoding="utf-8")
    for name, content in (issues or {}).items():
        path = root / "issues" / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return House.find(root)


def proof(root: Path, body: str, front: str = "标题: 一期简报\n") -> Proof:
    """Prove an issue with `body`."""
    house = found(root, {"2024/1": text(body, front=front)})
    issue = read(house.root / "issues/2024/1.md", house)
    return Proof(issue, compose(issue))


def document(root: Path, body: str = BODY, front: str = "标题: 一期简报\n") -> Document:
    """Compose an issue with `body`."""
    return proof(root, body, front).document
