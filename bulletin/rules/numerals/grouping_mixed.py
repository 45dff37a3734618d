"""Numbers with and without commas between thousands in one issue."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin.codes import Code
from bulletin.findings import Severity
from bulletin.proof import Passage, Proof, Region
from bulletin.rules.rule import IssueRule, Slip

# Of numbers with a unit behind them; what has four digits needs no comma (GB/T 15835-2011), others may be codes or telephones.
_UNIT = r"(?:\.[0-9]+)?(?=[元人件个名吨亩户家公平立米千次份台套条辆户人座])"
_GROUPED = re.compile(r"(?<![0-9,.])[0-9]{1,3}(?:,[0-9]{3})+(?![0-9,])")
_PLAIN = re.compile(rf"(?<![0-9A-Za-z.,/#\-—])[0-9]{{5,9}}{_UNIT}")
_NOT_READ = {Region.NAMES, Region.FORM, Region.QUOTATION}


def check(proof: Proof) -> Iterator[tuple[Passage, Slip]]:
    """Find the numbers of the form that is the rarer one."""
    if not _GROUPED.search(proof.text):
        return
    read = [passage for passage in proof.passages if passage.region not in _NOT_READ]
    grouped = [(one, found) for one in read for found in _GROUPED.finditer(one.prose) if _is_long(found[0])]
    plain = [(one, found) for one in read for found in _PLAIN.finditer(one.prose)]
    if grouped and plain:
        rarer, other = (grouped, plain) if len(grouped) < len(plain) else (plain, grouped)
        hint = f"本期有{len(rarer)}处这样写，{len(other)}处写作{other[0][1][0]}的样子；统一为一种"
        for passage, found in rarer:
            yield passage, Slip(*found.span(), f"数的分节前后不一致：{found[0]}", hint=hint)


def _is_long(number: str) -> bool:
    shortest = 5
    return len(number.replace(",", "")) >= shortest


RULE = IssueRule(
    Code(
        "number-grouping",
        family="numerals",
        title="数的分节前后不一致",
        what="同一期里，五位以上的数有的用千分撇（12,345），有的不用（12345）。",
        why="多位数可以分节，也可以不分节，同一份材料里要一致（GB/T 15835—2011）。",
        instead="统一为一种；四位以内的不必分节。",
        severity=Severity.NOTE,
        wrong={
            "投入12,345元，后来增加到23456元。": "投入12,345元，后来增加到23456元。",
            "投入12,345元和1,234,567元。\n\n惠及34567人。": "投入12,345元和1,234,567元。\n\n惠及34567人。",
            "惠及34567人，有45678户。\n\n投入12,345元。": "惠及34567人，有45678户。\n\n投入12,345元。",
            "|投入|\n|-|\n|12,345|\n\n惠及34567人。": "|投入|\n|-|\n|12,345|\n\n惠及34567人。",
        },
        right=(
            "投入12,345元，后来增加到23,456元。",
            "投入12345元，惠及34567人。",
            "投入12,345元，惠及4567人，电话82345678。",
            "投入12,345元，邮编410011，编号为34567。",
            "投入1,234元，惠及34567人。",
            "取坐标(1,200)，惠及34567人。",
        ),
    ),
    check,
)
