"""Invented issues for measuring: a number goes in, the text of an issue comes out that is like no other.

All are made of the sample's paragraphs. Each is turned by as many characters as the issue's number, and one character in 25 is another
a common one, so nothing can be kept of a text, and each issue brings characters that the ones before it did not have.
"""

from __future__ import annotations

import random
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "issues/2024/12.md"
# Most of GB 2312's characters of the first level: its rows 16 to 54.
COMMON = [bytes((row + 160, cell + 160)).decode("gb2312") for row in range(16, 55) for cell in range(1, 95)]
NUMERALS = frozenset("〇零一二三四五六七八九十百千万亿两年月日时分秒第的")
CHANGED = 1 / 25
A_PAGE = 600
FRONT = """---
期号: {number}
总期号: {number}
日期: 2024-07-30
标题: 第{number}篇：建好用好联络站点|推动代表建议落地见效
副标题: 某市人大常委会加强和改进代表工作的探索
供稿: 某市人大常委会代表工作委员会
---

"""


def front(number: int) -> str:
    return FRONT.format(number=number)


def body() -> str:
    return SAMPLE.read_text(encoding="utf-8").split("---\n", 2)[2].strip()


def is_han(char: str) -> bool:
    return "一" <= char <= "龥"


def changed(line: str, chance: random.Random) -> str:
    """Put other characters for some of a line's, which stays as long; numbers stay as they are."""
    return "".join(
        chance.choice(COMMON) if is_han(char) and char not in NUMERALS and chance.random() < CHANGED else char
        for char in line
    )


def turned(line: str, by: int) -> str:
    """Begin a paragraph so many characters later, at the next that is 汉字; headings and bold beginnings stay."""
    if not line or not is_han(line[0]):
        return line
    at = by % len(line)
    while not is_han(line[at]):
        at = (at + 1) % len(line)
    return line[at:] + line[:at]


def paragraph(line: str, number: int, chance: random.Random) -> str:
    return line if line.startswith("#") else changed(turned(line, number), chance)


def six_pages(number: int) -> str:
    """Write an issue as long as the sample, with its headings."""
    chance = random.Random(number)
    return front(number) + "\n".join(paragraph(line, number, chance) for line in body().split("\n")) + "\n"


def plain(number: int, pages: int) -> str:
    """Write an issue of about so many pages that has paragraphs alone."""
    chance = random.Random(number)
    lines = [line for line in body().split("\n") if line and is_han(line[0])]
    text, wanted = [], (pages - 1) * A_PAGE + 60
    while wanted > 0:
        line = paragraph(chance.choice(lines), number + len(text), chance)
        text.append(line[: max(wanted, 30)])
        wanted -= len(line) + 14
    return front(number) + "\n\n".join(text) + "\n"


def table(number: int, rows: int) -> str:
    """Write an issue with a table of so many rows of four cells."""
    chance = random.Random(number)
    cells = ("".join(chance.choices(COMMON, k=8)) for _ in range(3 * rows))
    lines = [f"| {n + 1} | {next(cells)} | {next(cells)} | {next(cells)} |" for n in range(rows)]
    return (
        front(number)
        + "说明情况如下。\n\n| 序号 | 单位 | 事项 | 结果 |\n|--|--|--|--|\n"
        + "\n".join(lines)
        + "\n\n情况属实。\n"
    )


def notes(number: int, count: int) -> str:
    """Write an issue with so many footnotes, one a paragraph."""
    chance = random.Random(number)
    lines = [line for line in body().split("\n") if line and is_han(line[0])]
    text = [f"{paragraph(chance.choice(lines), number + n, chance)[:100]}[^{n}]\n" for n in range(1, count + 1)]
    below = [f"[^{n}]: {''.join(chance.choices(COMMON, k=24))}。\n" for n in range(1, count + 1)]
    return front(number) + "\n".join([*text, *below])


def house(root: Path, issues: dict[int, str]) -> dict[int, Path]:
    """Put up a house with `issues` by number; give their files."""
    text = (ROOT / "bulletin.yaml").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith(("first:", "起始总期号:"))]
    (root / "bulletin.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    paths = {number: root / f"issues/2024/{number}.md" for number in issues}
    for number, path in paths.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(issues[number], encoding="utf-8")
    return paths
