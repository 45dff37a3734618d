from __future__ import annotations

from pathlib import Path

import pytest
from houses import proof

from bulletin.proof import HIDDEN, Passage, Region


def passages(root: Path, body: str, front: str = "标题: 一期简报\n") -> list[Passage]:
    return list(proof(root, body, front).passages)[1:]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("正文。", [(Region.TEXT, "正文。")]),
        ("## 一、甲\n\n乙", [(Region.HEADING, "一、甲"), (Region.TEXT, "乙")]),
        ("- 甲\n- 乙", [(Region.ITEM, "甲"), (Region.ITEM, "乙")]),
        ("表1 丙\n\n|甲|\n|-|\n|乙|", [(Region.CAPTION, "表1\u3000丙"), (Region.CELL, "甲"), (Region.CELL, "乙")]),
        ("> 引文。", [(Region.QUOTATION, "引文。")]),
        ("正文[^1]。\n\n[^1]: 注。", [(Region.TEXT, "正文。"), (Region.NOTE, "注。")]),
        (
            "主任：王　伟\n副主任：李小明　张　敏",
            [(Region.NAMES, "主任：王伟"), (Region.NAMES, "副主任：李小明\u3000张敏")],
        ),
        ("正文。\n\n（某市人大办 供稿）", [(Region.TEXT, "正文。"), (Region.FORM, "（某市人大办　供稿）")]),
    ],
)
def test_each_region_is_told(body: str, expected: list[tuple[Region, str]], tmp_path: Path) -> None:
    assert [(one.region, one.text) for one in passages(tmp_path, body)] == expected


def test_a_place_is_found_behind_marks_that_are_not_printed(tmp_path: Path) -> None:
    (passage,) = passages(tmp_path, "甲**乙**丙丁")
    assert [(passage.place(n, n + 1).column) for n in range(4)] == [1, 4, 7, 8]


@pytest.mark.parametrize(("start", "end"), [(1, 3), (1, 9), (0, 3), (0, 9)])
def test_what_begins_or_ends_where_the_template_writes_has_a_place_too(start: int, end: int, tmp_path: Path) -> None:
    *_, passage = passages(tmp_path, "正文。\n\n（某市人大办 供稿）")
    assert str(passage.place(start, end)) == "issues/2024/1.md:9:2"


def test_only_what_stands_in_one_piece_is_exact(tmp_path: Path) -> None:
    (passage,) = passages(tmp_path, "甲**乙**丙丁")
    assert passage.exact(0, 2) is None
    assert passage.exact(2, 4) is not None


def test_addresses_and_files_are_no_prose_and_what_is_quoted_not_the_authors_own(tmp_path: Path) -> None:
    (passage,) = passages(tmp_path, "见a@b.cn“引《书》”和a1.xlsx。")
    assert passage.prose == f"见{HIDDEN * 6}“引《书》”和{HIDDEN * 7}。"
    assert passage.own == f"见{HIDDEN * 6}“{HIDDEN * 4}”和{HIDDEN * 7}。"


def test_attachments_are_parts_of_their_own(tmp_path: Path) -> None:
    found = passages(tmp_path, "正文。\n\n# 附件1 名单\n\n附件的正文。")
    assert [(one.text, one.part, one.attached) for one in found][-1] == ("附件的正文。", 2, True)
