"""References to a table, a figure or an attachment that the issue has not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin.codes import Code
from bulletin.findings import Severity
from bulletin.proof import Passage, Proof, Region
from bulletin.rules.labels import NUMBER, labels, value
from bulletin.rules.rule import IssueRule, Slip
from bulletin.rules.texts import texts

# 附件3份 and 表2张 say how many; 发表2篇, 代表3人 and 《办法》附件2 are no references to what stands here.
_COUNTED = "(?![0-9.．%]|[余多]?[份个页件张套项本篇部幅册种次名人类])"
_LEADS = "(?:详见|参见|另见|请见|见|如|据|从|由|按照|按|依照|对照|填写|填报)本?(?:期|文)?(?:的)?"
_REFERENCE = re.compile(
    rf"(?:(?<![》”〉])(?:{_LEADS}|(?<=[（(]))(?P<kind>附件|表|图)[ \u3000]?(?P<number>{NUMBER})(?:[—～~至、和及与]{{1}}(?:附件|表|图)?(?P<second>{NUMBER}))?{_COUNTED})"
    r"|(?:详见|参见|见)(?P<bare>附件)(?=[，。；：！？、）)]|$)"
)
_WRITTEN = {
    "表": "表题写在表格上面，如“表{0}　题名”",
    "图": "图题写在图片的引号里，如“图{0}　题名”",
    "附件": "附件写在全部文章之后，如“# 附件{0} 名称”",
}


def check(proof: Proof) -> Iterator[tuple[Passage, Slip]]:
    """Find references whose kind and number no caption, no attachment and no 附件说明 has."""
    if not _REFERENCE.search(proof.text):
        return
    there = {(label.kind, label.number) for text in texts(proof) for label in labels(text)}
    kinds = {kind for kind, _ in there}
    listed = "\n".join(passage.text for passage in proof.passages if passage.style.startswith("enclosures"))
    kinds |= {"附件"} if listed else set()
    there |= {("附件", int(found)) for found in re.findall(r"([0-9]{1,2})\. ", listed)}
    alone = kinds >= {"附件"} and not any(kind == "附件" and number for kind, number in there)
    for passage in proof.passages:
        if passage.region in {Region.TEXT, Region.ITEM, Region.NOTE, Region.CELL, Region.HEADING}:
            for found in _REFERENCE.finditer(passage.own):
                lacking = _lacking(found, there, kinds, alone=alone)
                if lacking is not None:
                    yield passage, lacking


def _lacking(found: re.Match[str], there: set[tuple[str, int | None]], kinds: set[str], *, alone: bool) -> Slip | None:
    """Return what is wrong with a reference; “附件” is there where any attachment is, 附件1 where one without a number is."""
    if found["bare"]:
        if "附件" in kinds:
            return None
        return Slip(
            *found.span("bare"), "说“见附件”，稿件里没有附件", hint=f"{_WRITTEN['附件'].format('')}；不附的，删去这句话"
        )
    for group in ("number", "second"):
        number = value(found[group]) if found[group] else None
        kind = found["kind"]
        if number and (kind, number) not in there and not (kind == "附件" and alone and number == 1):
            message = f"说到“{kind}{found[group]}”，稿件里没有{kind}{found[group]}"
            return Slip(
                found.start("kind"),
                found.end(group),
                message,
                hint=f"改正序号；漏了的补上：{_WRITTEN[kind].format(number)}",
            )
    return None


_TABLE = "\n\n表1　经费\n\n|甲|乙|\n|-|-|\n|1|2|"

RULE = IssueRule(
    Code(
        "reference-lacking",
        family="structure",
        title="说到的表、图、附件不在稿件里",
        what="文中说“见附件3”“如表2所示”“（图1）”，稿件里没有这个序号的附件、表题、图题。",
        why="读者按图索骥，找不到。多半是删了表格、改了序号，或者照抄了别的文件里的话。",
        instead="改正序号，补上漏掉的表、图、附件，或者改写这句话。",
        severity=Severity.WARNING,
        wrong={
            text: text
            for text in (
                "各县经费见表2。" + _TABLE,
                "版面如图1所示。",
                "名单见附件3。\n\n# 附件1 名单\n\n王小明\n\n# 附件2 日程\n\n上午开会。",
                "具体安排详见附件。",
                "按照分工抓落实（附件2）。\n\n# 附件 分工\n\n各负其责。",
            )
        },
        right=(
            "各县经费见表1，附件2份，另发表2篇文章。" + _TABLE,
            "名单见附件1、附件2。\n\n# 附件1 名单\n\n王小明\n\n# 附件2 日程\n\n上午开会。",
            "具体安排详见附件。\n\n# 附件 日程\n\n上午开会。",
            "《实施办法》附件3另有规定；“详见附件5”的提法不妥。",
            "由代表3人联名提出，如图书馆、表彰会。",
            "请上报材料（附件3份）。意图1个，由表2张改为3张。",
            "材料见附件1。\n\n附件：1. 材料\n\n# 附件1 材料\n\n正文。",
        ),
    ),
    check,
)
