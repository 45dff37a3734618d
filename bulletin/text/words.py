"""The words of a title: a text goes in, its words with their parts of speech come out, names and quotations whole.

The parts of speech are those of jieba's dictionary: n… nouns (nt bodies, ns places, nr persons), v verb, vn verbal noun,
a adjective, d adverb, p preposition, c conjunction, m numeral, r pronoun, u… particles, f place, x marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from types import ModuleType

# Words of official prose that the dictionary lacks.
_TERMS = {
    "d": "下一步 再上新台阶",
    "n": "国民经济和社会发展 联络站点 代表家站 修正草案 修订草案 全过程人民民主 人民群众 监督工作 代表之家 人大工作 民生实事 条例草案 民主法治 "
    "高质量发展 新时代 常态化 规范化 一体化 数字化 精细化 代表法 监督法 组织法 选举法 立法法 联络点 接待日 闭会期间 代表联络站 代表联络站点 人大代表联络站 人大代表联络站点 代表工作站 "
    "人大代表工作站 代表建议 人大代表建议 代表小组 人民代表大会制度 届中 "
    "满意度 办复率 办结率 委员长会议 主任会议 专门委员会 工作机构 基层治理 乡村振兴 营商环境",
    "nt": "发展和改革委员会 监察和司法委员会 财政经济委员会 教育科学文化卫生委员会 农业和农村委员会 社会建设委员会 法制工作委员会 "
    "环境与资源保护委员会 民族华侨外事委员会 卫生健康委员会 代表工作委员会 选举任免联络委员会 人事代表选举委员会 "
    "住房和城乡建设厅 住房和城乡建设局 人力资源和社会保障厅 人力资源和社会保障局 自然资源和规划局 工业和信息化厅 工业和信息化局 "
    "文化和旅游厅 文化和旅游局 农业农村厅 农业农村局 应急管理厅 应急管理局 市场监督管理局 生态环境厅 生态环境局",
    "r": "地方各级 全市各级 全省各级",
    "v": "提质增效 提档升级 落地见效 落地生根 走深走实 见行见效 建好用好 听取和审议 服务保障",
}
# Words that are something else in a title than in the dictionary.
_IN_TITLES = {
    "n": "作用 成效 决定 通知 报告 意见 探索 实践 思考 建议 诉求 难题 草案 修正 问答 体会 启示 说明 批复 倡议",
    "v": "充分发挥 更好发挥 丰富 健全 启动 助推 印发 活跃 激活 擦亮 畅通 规范 完善 落实 做实 做好 开展 推动",
    "vn": "立法 履职 测评 述职 评议 审议 视察 建设 检查 培训 接待 督办 转变 办理",
    "d": "深入 集中 扎实 有效 切实 全面 全力 充分 积极 高质量 高标准 持续 着力",
    "c": "与 跟 暨",
}
_BODY = re.compile(
    r".*(?:委员会|常委会|办公厅|办公室|工委|党委|市委|省委|县委|区委|党组|法院|检察院|人民政府|政府|人民代表大会|主席团|领导小组|代表团"
    r"|研究室|党校|.{2}[局厅部])$"
)
# A verb before one of these is a noun: 活动开展情况.
_HEADS = re.compile("情况|结果|办法|方案|经过|历程|进展|进度|意见|报告|条例|规定|细则")
_PLACES = re.compile(r"(?:全国|中央|全省|全市|.?[省市州县区乡镇]|中共|某某)$")
# As many words of a body's name are looked for before the one that says what kind of body it is.
_BODY_WORDS = 5
# Nothing inside quotation marks or a book's title parts, as long as so many characters stand there.
QUOTED = 18
_ENCLOSED = re.compile(r"“[^“”]*”|《[^《》]*》|‘[^‘’]*’|（[^（）]*）|〔[^〔〕]*〕")
_DATES = re.compile(r"([0-9]+(?:年|月|日|届|次))")
COUNTRY = "中华人民共和国"
_TOGETHER = (
    re.compile(r"[A-Za-z0-9.,:/%％‰—～－-]*[A-Za-z0-9%％‰]+(?:万|亿)?[年月日个项次件名人号期届条场站]?(?:度)?"),
    re.compile("建议、批评和意见"),
    re.compile(r"第[〇一二三四五六七八九十百千0-9]+[届次期号批个季]"),
    re.compile(r"[\u4e00-\u9fff]某某?(?![某省市州县区乡镇村局厅])"),
)


class Word(NamedTuple):
    """A stretch of a title, and its part of speech."""

    text: str
    kind: str


class Span(NamedTuple):
    """Characters from `start` up to `end` that belong together."""

    start: int
    end: int

    def inside(self) -> range:
        """Return the places between its characters."""
        return range(self.start + 1, self.end)


@cache
def words(text: str) -> tuple[Word, ...]:
    """Split `text` into words of the dictionary; joined, they are the text."""
    kinds = _kinds()
    found = [Word(word, kinds.get(word, kind)) for piece in _pieces(text) for word, kind in piece]
    heads = [bool(_HEADS.fullmatch(word.text)) for word in found[1:]]
    return tuple(
        Word(word.text, "vn") if word.kind == "v" and head else word
        for word, head in zip(found, [*heads, False], strict=True)
    )


def _pieces(text: str) -> Iterator[list[tuple[str, str]]]:
    """Look up what stands between dates; the dictionary would take 2024|年|市 for 2024|年市."""
    for number, piece in enumerate(_DATES.split(text)):
        yield [(piece, "m")] if number % 2 else _dictionary().tag(piece)


def wholes(text: str, names: Iterable[str]) -> Iterator[Span]:
    """Find what is never cut where it fits a line: names of bodies and persons, quotations, numbers with their units."""
    yield from _bodies(words(text))
    yield from _parted_names(words(text))
    patterns = (*_TOGETHER, *(re.compile(re.escape(name)) for name in names if name))
    for pattern in patterns:
        yield from (Span(*match.span()) for match in pattern.finditer(text))
    for match in _ENCLOSED.finditer(text):
        if match.end() - match.start() - 2 <= QUOTED:
            yield Span(*match.span())


def is_body(word: Word) -> bool:
    """Tell whether a word says what kind of body a name is of: 委员会, 人民政府."""
    return bool(_BODY.match(word.text)) and word.kind[0] in "nj"


def _bodies(found: Sequence[Word]) -> Iterator[Span]:
    """Find the names of bodies: places, nouns and bodies, up to the last word that says what kind of body it is."""
    ends = list(accumulate(len(word.text) for word in found))
    for index, word in enumerate(found):
        if is_body(word):
            first = index
            while first > max(index - _BODY_WORDS, 0) and _is_of_a_name(found[first - 1]):
                first -= 1
            start = ends[first] - len(found[first].text)
            yield Span(start + len(COUNTRY) * found[first].text.startswith(COUNTRY), ends[index])


def _parted_names(found: Sequence[Word]) -> Iterator[Span]:
    """Find names such as 王　伟: two words of one character with a space between them."""
    ends = list(accumulate(len(word.text) for word in found))
    for index in range(1, len(found) - 1):
        if found[index].text.isspace() and len(found[index - 1].text) == len(found[index + 1].text) == 1:
            yield Span(ends[index] - 2, ends[index] + 1)


def _is_of_a_name(word: Word) -> bool:
    return (
        word.kind in {"n", "ns", "nt", "j", "vn"} or word.text.endswith(("族", "届")) or bool(_PLACES.search(word.text))
    )


@cache
def _kinds() -> dict[str, str]:
    return {word: kind for kind, listed in _IN_TITLES.items() for word in listed.split()}


@cache
def _dictionary() -> ModuleType:
    """Load the dictionary, which takes a tenth of a second, and add the terms."""
    import rjieba  # noqa: PLC0415  # late: most titles fit on one line

    for kind, listed in _TERMS.items():
        for word in listed.split():
            rjieba.add_word(word, None, kind)
    return rjieba
