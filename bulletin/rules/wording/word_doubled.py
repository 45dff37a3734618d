"""Words that stand twice: 的的, 进行进行."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin.codes import Code
from bulletin.findings import Severity
from bulletin.proof import Passage
from bulletin.rules.rule import PassageRule, Slip
from bulletin.text.surnames import may_name
from bulletin.text.words import words

_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
# Words of one character that no sentence has twice in a row; 人人, 常常, 等等 are words.
_SINGLE = "的了是在和与把将被及或从到地也都就要由"
# Words of two that are no verbs which may be doubled, as 研究研究 may.
_PAIRS = (
    "进行 关于 对于 以及 根据 按照 为了 因为 由于 如果 但是 并且 而且 或者 同时 目前 我们 他们 这些 那些 已经 可以 必须 应当 应该 没有 "
    "开展 加强 认为 提高 促进 完善 其中 全市 全省 全县 全国 人民 人大 尤其 特别是 一是 二是 三是"
)
_DOUBLED = re.compile(
    rf"([{_SINGLE}])\1(?!\1|(?<=在)[建册职岗校编线任读途逃籍场])|({'|'.join(_PAIRS.split())})\2(?!再|\2)|([{_HAN}]{{4,20}})\3"
)
# What a long stretch may stand behind; behind anything else it is but a part of a name: 最高人民法院人民法院对外委托.
_APART = re.compile(rf"^$|[^{_HAN}]|[由向对和与及在是经报请到按从被据同给将的了]")
_FEW = 3
_WINDOW = 8


def check(passage: Passage) -> Iterator[Slip]:
    """Find words that stand twice where the words of the dictionary are parted between them."""
    text = passage.own
    for found in _DOUBLED.finditer(text):
        once = found[1] or found[2] or found[3]
        if _is_fault(text, found, once):
            yield Slip(
                found.start() + len(once), found.end(), f"“{once}”写了两遍：“{_around(text, found)}”", "", "删去一个"
            )


def _is_fault(text: str, found: re.Match[str], once: str) -> bool:
    if found[3]:
        return len({*once}) > _FEW and not {*"一又"} & {*once} and bool(_APART.search(text[: found.start()][-1:]))
    start = max(found.start() - _WINDOW, 0)
    place = start
    seen = [place]
    for word in words(_line(text[start : found.end() + _WINDOW])):
        place += len(word.text)
        seen.append(place)
    middle = found.start() + len(once)
    if text[: found.start()].endswith(once):
        return False
    parted = {found.start(), middle, found.end()} <= {*seen}
    return parted and not may_name(text[max(found.start() - 1, 0) : found.end()])


def _line(text: str) -> str:
    return text.replace("\n", "，").replace("\ufffc", "，")


def _around(text: str, found: re.Match[str]) -> str:
    return text[max(found.start() - 4, 0) : found.end() + 4].strip().replace("\ufffc", "…").replace("\n", "")


RULE = PassageRule(
    Code(
        "word-doubled",
        family="wording",
        title="一个词写了两遍",
        what="“的的”“了了”“进行进行”这样连写两遍的字词，或者连写两遍的一串字。“人人”“常常”“研究研究”“为了了解”“目的的”一类本来就对的不算。",
        why="多半是改稿时多打、没有删净的。",
        instead="删去一个。",
        severity=Severity.WARNING,
        fixable=True,
        wrong={
            "这是代表们提出的的建议。": "这是代表们提出的建议。",
            "工作取得了了明显成效。": "工作取得了明显成效。",
            "对办理情况进行进行了检查。": "对办理情况进行了检查。",
            "这项工作是是一项民生工程。": "这项工作是一项民生工程。",
            "会议听取了市人大常委会市人大常委会的报告。": "会议听取了市人大常委会的报告。",
        },
        right=(
            "人人参与，常常走访，天天见面，不能不了了之。",
            "为了了解情况，代表们进村入户。",
            "以解决问题为目的的检查，的的确确有用，认认真真落实。",
            "关键是是否到位，问题在在校学生中多一些。",
            "最高人民法院人民法院对外委托工作办法。",
            "大家研究研究、讨论讨论，再作决定。",
            "参与与否自愿，与与会代表交流，共建和和谐社区。",
            "群众的事情是是非非要讲清，行行出状元。",
            "对对方的意见，一对对夫妻，就就业问题座谈，为为民办事的干部撑腰。",
            "“好的的确好”，他说。",
            "明知他人有有组织犯罪行为，对对下级的监督，在在建工程现场。",
        ),
    ),
    check,
    cue=rf"([{_SINGLE}])\1|([{_HAN}]{{2,}})\2",
)
