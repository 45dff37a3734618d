"""The remark on the last page is true: whoever does what it says has a page less."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random

import pytest
from houses import COLOPHON, proof
from soaking import EVERY

from bulletin.copyfit import report
from bulletin.findings import Finding
from bulletin.proof import Proof

FRONT = f"标题: 一期简报\n{COLOPHON}"
WORDS = "代表建议办理工作坚持问题导向深入基层走访群众听取意见推动解决实际困难健全机制压实责任提高质量增强实效依法履职积极作为"
LATIN = ("2024年", "98.6%", "1247件", "“回头看”", "《意见》", "（街道）", "GDP", "5月15日")
CUT = re.compile(r"第 (\d+) 行“[^”]*.{0,8}?”一段减 (\d+) 个字")


def paragraph(random: Random, length: int) -> str:
    text = ""
    while len(text) < length:
        start = random.randrange(len(WORDS) - 14)
        text += WORDS[start : start + random.randint(3, 14)] + random.choice("，，、")
        text += random.choice(LATIN) if random.random() < 0.15 else ""
    return text.rstrip("，、") + "。"


def issue(seed: int) -> str:
    """Write an issue of some pages: short paragraphs first, then long ones, and a heading."""
    random = Random(seed)
    short = ["短句一段。"] * (seed % 25)
    long = [paragraph(random, random.randint(20, 260)) for _ in range(random.randint(3, 9))]
    return "\n\n".join([*short, *long[:2], "## 一、小标题", *long[2:]]) + "\n"


def remark(proved: Proof) -> Finding | None:
    return next((finding for finding in report(proved) if finding.code == "copyfit-last-page"), None)


def shortened(body: str, finding: Finding, random: Random) -> str:
    """Do what a remark says: take so many characters out of each paragraph it names, anywhere."""
    lines = body.split("\n")
    first = 7 + FRONT.count("\n") - 1
    for number, count in CUT.findall(finding.hint):
        line = lines[int(number) - first]
        start = random.randint(1, len(line) - int(count) - 1)
        lines[int(number) - first] = line[:start] + line[start + int(count) :]
    return "\n".join(lines)


@pytest.fixture(scope="module", params=range(4 if EVERY else 2))
def told(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> list[tuple[int, Proof, Finding]]:
    """Return the issues that something is said of, out of twenty-five with 0 to 24 short paragraphs before them.

    There are fifty, in `make soak` a hundred.
    """
    first = int(request.param) * 25
    proofs = [(seed, proof(tmp_path_factory.mktemp("told"), issue(seed), FRONT)) for seed in range(first, first + 25)]
    return [(seed, proved, finding) for seed, proved in proofs if (finding := remark(proved))]


def test_whoever_does_what_it_says_has_a_page_less(told: list[tuple[int, Proof, Finding]], tmp_path: Path) -> None:
    assert told
    for seed, before, finding in told:
        random = Random(seed)
        after = proof(tmp_path / str(seed), shortened(issue(seed), finding, random), FRONT)
        assert (seed, len(after.pages)) == (seed, len(before.pages) - 1)


def test_four_lines_are_the_most_that_it_asks_for(told: list[tuple[int, Proof, Finding]]) -> None:
    assert {int(finding.message[len("正文少 ") :].split()[0]) for _, _, finding in told} <= {1, 2, 3, 4}


def test_it_points_at_the_paragraph_whose_last_line_is_shortest(told: list[tuple[int, Proof, Finding]]) -> None:
    for _, _, finding in told:
        cuts = [(int(number), int(count)) for number, count in CUT.findall(finding.hint)]
        assert finding.place.line == min(cuts, key=lambda cut: cut[1])[0]


def lines(count: int) -> str:
    """Write so many paragraphs of two lines, the second of them short."""
    return "\n\n".join([WORDS[:30] + "。"] * count)


OTHERS = {
    "one page": (lines(4), FRONT),
    "an attachment on the last page": (f"{lines(4)}\n\n# 附件1\n\n{lines(2)}\n", FRONT),
    "a page begun by the author": (f"{lines(4)}\n\n\\分页\n\n{lines(1)}\n", FRONT),
    "half a page too much": (lines(13), FRONT),
    "a table on the last page": (f"{lines(7)}\n\n| 甲 | 乙 |\n|---|---|\n| 丙 | 丁 |\n| 戊 | 己 |\n", FRONT),
    "no colophon": (lines(9), "标题: 一期简报\n"),
    "no line to cut": ("\n\n".join(["短句一段。"] * 15), FRONT),
}


@pytest.mark.parametrize("kind", OTHERS)
def test_nothing_is_said_where_cutting_a_few_lines_saves_no_page(kind: str, tmp_path: Path) -> None:
    assert remark(proof(tmp_path, *OTHERS[kind])) is None


def test_a_paragraph_that_was_drawn_together_may_be_shortened_too(tmp_path: Path) -> None:
    drawn = f"{'字' * (26 + 28 * 5)}作者。{{紧}}"
    finding = remark(proof(tmp_path, "\n\n".join(["短句一段。"] * 5 + [drawn]) + "\n", FRONT))
    assert "“字字字字字字字字”一段减 28 个字" in (finding.hint if finding else "")
