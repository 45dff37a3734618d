"""Names at every place of a line: never parted, and in Word as in the PDF."""

from __future__ import annotations

from pathlib import Path

import both
import glyphs
import pypdfium2 as pdfium
import pytest
from both import Both
from compare import message

from bulletin.writers import write

NAMES = ("王　伟", "李晓明", "张　三", "欧阳小刚", "赵　云", "诸葛明")
# Behind a comma they are no list of their own.
LISTS = "\n\n".join(f"{'参' * count}，" + "　".join(NAMES * 4) for count in range(1, 13))
RUNNING = "\n\n".join(f"{'会' * count}，主持人是王　伟，李　军出席了这次会议并且讲了话。" for count in range(14, 24))


@pytest.fixture(scope="module")
def named(tmp_path_factory: pytest.TempPathFactory) -> Both:
    folder = tmp_path_factory.mktemp("names")
    return both.in_both({"names": both.issue(folder, f"{LISTS}\n\n{RUNNING}\n")})["names"]


def test_no_name_of_a_list_is_parted_by_a_line_end(named: Both) -> None:
    starts = [
        line.text for line in glyphs.lines(named.pdf) if line.text[:2] in {"伟李", "三欧", "云诸", "明张", "刚赵"}
    ]
    assert starts == []


def test_no_name_in_running_text_is_parted(named: Both) -> None:
    assert [line.text for line in glyphs.lines(named.pdf) if line.text.startswith(("伟，", "军出"))] == []


def test_word_has_the_same_lines(named: Both) -> None:
    assert not named.compare().faults, message(named.compare().faults)


def test_a_name_can_be_found_in_the_pdf(tmp_path: Path) -> None:
    with pdfium.PdfDocument(write(both.issue(tmp_path, "主持人是王　伟，李　军出席。\n"), "pdf")) as opened:
        assert opened[0].get_textpage().search("王　伟").get_next() is not None
