"""An issue pasted from Word: what it is full of is found, fmt mends what it may, and what is asked for makes it clean."""

from __future__ import annotations

from pathlib import Path

import houses

from bulletin import build, rules
from bulletin.desk.repairing import repair
from bulletin.findings import Severity
from bulletin.manuscripts import archive
from bulletin.proof import Proof

PASTED = Path(__file__).with_name("pasted.md").read_text(encoding="utf-8")
# The kinds of faults of each line.
FAULTS = {
    5: {"leftover-draft"},
    7: {"mark-half-width", "mark-half-width-bracket", "reference-lacking"},
    9: {"heading-unmarked"},
    11: {"order-mark-wrong", "mark-document-number", "mark-half-width", "number-full-width-digit"},
    13: {"order-mark-wrong", "mark-enumeration-comma", "mark-half-width", "number-full-width-digit"},
    15: {"heading-unmarked"},
    17: {"order-mark-wrong", "mark-half-width", "mark-straight-quote"},
    19: {"order-mark-wrong", "mark-half-width", "blank-inside"},
    21: {"heading-unmarked"},
    23: {"leftover-draft"},
    25: {"leftover-draft"},
}
# What is beyond doubt, which fmt writes.
MENDED = {
    7: "　　近年来，我县深入贯彻中央人大工作会议精神，把代表联络站建在群众家门口，取得了一定成效（详见附件）。",
    11: "（一）建机制。根据云人发〔2023〕5号文件，全县建成联络站47个；接待群众1.2万人次。",
    13: "（二）强队伍。组织代表学习了《宪法》《代表法》；培训代表512人次，覆盖面达到90%以上。",
    17: "1.解决了一批难题。一位代表说：“群众的事，再小也是大事！”大家都很赞同。",
    19: "2.锻炼了一支队伍。代表们进村入户，走访群众3000余户。",
}
# What the editor then does, as the findings ask.
ASKED = {
    "这里写标题": "小站点办好大民生",
    "（详见附件）": "",
    "\n一、": "\n## 一、",
    "\n二、": "\n## 二、",
    "\n三、": "\n## 三、",
    "这里写第二部分的正文。": "下半年，再建联络站3个。",
    "**一是写明要点。**这里写做法和数据。": "**一是选好点。**按人口布局，方便群众。",
}


def prove(root: Path, text: str) -> Proof:
    house = houses.found(root, {"2024/1": text})
    return build.prove(root / "issues/2024/1.md", house, archive.read(house))


def mended(root: Path) -> str:
    house = houses.found(root, {"2024/1": PASTED})
    return repair(root / "issues/2024/1.md", house).after.decode()


def asked(text: str) -> str:
    for old, new in ASKED.items():
        text = text.replace(old, new)
    return text


def test_every_fault_of_a_pasted_issue_is_found(tmp_path: Path) -> None:
    kinds: dict[int, set[str]] = {}
    for finding in rules.check(prove(tmp_path, PASTED), pages=False):
        kinds.setdefault(finding.place.line, set()).add(finding.code)
    assert kinds == FAULTS


def test_sentences_of_our_own_draft_keep_it_from_being_printed(tmp_path: Path) -> None:
    found = rules.check(prove(tmp_path, PASTED), pages=False)
    assert {one.code for one in found if one.severity is Severity.ERROR} == {"leftover-draft"}


def test_fmt_mends_what_is_beyond_doubt(tmp_path: Path) -> None:
    lines = PASTED.splitlines()
    for line, text in MENDED.items():
        lines[line - 1] = text
    assert mended(tmp_path).splitlines() == lines


def test_a_signature_that_blanks_indent_is_set_as_one(tmp_path: Path) -> None:
    assert [one.style for one in prove(tmp_path, PASTED).passages[-2:]] == ["signature", "signature-date"]


def test_after_fmt_and_what_is_asked_nothing_is_found(tmp_path: Path) -> None:
    assert rules.check(prove(tmp_path, asked(mended(tmp_path)))) == []
