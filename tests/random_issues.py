"""Issues as an office might write them, by chance: a seed goes in, an issue of all that the handbook knows comes out.

An issue is a front matter and a list of parts, which are numbered only when it is written down: so that a part can be taken
out of a failing issue and the rest still is one. Texts are invented. What tests look for bears marks of its own: rows of
tables begin with J and a number, notes with 据第…号口径.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from random import Random

from PIL import Image

HOUSE = """name: 联络动态
publisher: 湘江省人大常委会代表工作委员会
approval: 湘简准字〔2000〕第28号
distribution:
  - 省人大常委会组成人员
  - 各市州人大常委会代表工作机构
editor: 编辑部
"""
# What seeds of short issues begin with, and of those that have a page or two.
BRIEF, LITTLE = "brief", "little"
PICTURES = {
    "wide.png": (1200, 500),
    "photo.jpg": (1600, 1200),
    "photo-b.jpg": (1500, 1000),
    "square.png": (600, 600),
    "tall.png": (500, 900),
    "strip.png": (2000, 260),
    "small.jpg": (320, 240),
}
SIDE_BY_SIDE = ("photo.jpg", "photo-b.jpg", "square.png", "tall.png", "small.jpg")
# Names of two characters are only ever written with a gap.
NAMES = ("王　伟", "李　娜", "张　敏", "刘　洋", "陈　静", "杨　帆", "赵　磊", "黄　丽", "周　涛", "吴　霞")
LONG_NAMES = ("欧阳建国", "司马秀英", "陈志强", "李红梅", "张海涛", "刘晓燕", "王喆", "朱镕山", "杨䶮", "周玥")
ROSTER_LABELS = ("主任", "副主任", "委员", "副秘书长", "常务副主任", "出席会议的基层代表和专业人员", "出席人员")
ROSTER_REMARKS = ("", "", "", "", "", "（女）", "（女，苗族）", "（主持）")

_LABELS = ("知识链接：", "相关链接：", "名词解释：", "【背景】")

_WHO = (
    "某县人大常委会",
    "某市人大常委会党组",
    "各乡镇（街道）人大",
    "人大代表联络站",
    "市人大常委会代表工作委员会",
    "驻站代表",
    "承办单位",
    "县人民政府及其有关部门",
    "湘江省第十四届人民代表大会代表",
    "各代表小组",
)
_WHEN = (
    "2024年以来",
    "今年上半年",
    "近三年来",
    "2023年12月至2024年6月",
    "7月5日至8日",
    "换届以后",
    "在主题教育中",
    "会后三个月内",
    "“十四五”期间",
)
_HOW = (
    "坚持以人民为中心的发展思想",
    "紧扣“两个机关”建设",
    "按照《代表法》和省实施办法的规定",
    "围绕党委中心工作",
    "聚焦群众急难愁盼",
    "依托“代表在线”平台",
    "采取听、看、议、督相结合的办法",
    "建立“清单制＋责任制”",
    "推行“一站一品”",
    "参照GB/T 9704-2012的要求",
)
_WHAT = (
    "开展集中视察和专题调研",
    "组织代表进站接待选民",
    "督办重点建议",
    "听取和审议专项工作报告",
    "完善站点的功能和制度",
    "开展“回头看”",
    "公开办理结果",
    "健全履职档案",
    "举办代表培训班",
    "推动解决了一批民生实事",
)
_HOW_MUCH = (
    "共收集意见建议{a}条",
    "办结率达{b}%",
    "满意率由{c}%提高到{b}%",
    "接待群众{a}人次",
    "投入资金{d}万元",
    "建成站点{e}个、覆盖率{b}%",
    "比上年增长{e}.{f}倍",
    "下降{f}.5个百分点",
    "涉及15%～30%的行政村",
    "惠及群众{f}.{e}万人",
)
_AFTER = (
    "取得明显成效",
    "得到群众好评——大家说，这件事办到了心坎上",
    "为高质量发展贡献了力量",
    "有关做法在全省推广",
    "教育、医疗、养老……件件有着落",
    "但也要看到，发展还不平衡",
    "他说：“这件事办得好！”",
    "形成了可复制、可推广的经验",
    "代表履职的热情持续高涨",
)
_RARE = ("代表{n}提出建议", "由{n}同志牵头", "{n}、{m}两位代表参加了活动")
_LATIN = (
    "使用WPS Office和PDF两种格式",
    "引入AI技术",
    "接入5G网络和IPv6",
    "参加“Open Day”活动",
    "Internet of Things试点",
    "与Hunan University合作",
)
_ENGLISH = "The deputies visited three villages and met with more than 120 residents; their suggestions were handled within thirty days, as the Measures for Handling Proposals require."
_ADDRESSES = (
    "https://www.example.org/",
    "https://www.example.org/npc/2024/07/30/t20240730_123456.html",
    "https://dbll.example.org/portal/site/detail?siteId=430000&type=2&from=mobile_share_link",
    "https://www.example.org/a/b/c",
)
_MAIL = ("bgs@example.org", "daibiaolianluo.gongwei@example.org", "zhangsan_2024@rd.example.org")
_HEADS = (
    "统筹站点布局",
    "交办环节讲“准”",
    "提高政治站位，切实增强做好新时代人大工作的责任感、使命感、紧迫感",
    "健全机制",
    "抓好《代表建议办理规定》的落实",
    "强化服务保障，让代表履职更有底气",
    "以数字化改革推动代表工作提质增效，努力打造全过程人民民主的基层单元",
    "加强组织领导",
    "存在的主要问题和下一步打算",
    "典型做法",
)
_TITLES = (
    "某县扎实推进代表建议办理",
    "建好用好联络站点 推动代表建议落地见效",
    "关于开展“代表在身边”主题活动情况的报告",
    "某市人大常委会探索民生实事项目人大代表票决制的做法与思考",
    "湘江省第十四届人民代表大会第二次会议代表建议、批评和意见办理情况的报告",
    "打造“家门口”的履职平台",
    "某区人大常委会主任会议听取和讨论《关于进一步加强和改进代表联络站工作的意见》起草情况的汇报",
)
_BODIES = (
    "某市人大常委会代表工作委员会",
    "某县人大常委会办公室",
    "某区人民代表大会社会建设委员会",
    "湘西土家族苗族自治州人大常委会",
)
_COLUMNS: dict[str, Callable[[Random], str]] = {
    "单位": lambda r: r.choice(_BODIES),
    "姓名": lambda r: r.choice(NAMES + LONG_NAMES),
    "数量": lambda r: str(r.choice((3, 41, 318, 1278, 12345, 20240730))),
    "占比": lambda r: f"{r.uniform(60, 100):.2f}%",
    "金额（万元）": lambda r: f"{r.uniform(1, 99999):,.2f}",
    "联系电话": lambda r: f"0731-8{r.randint(1000000, 9999999)}",
    "手机": lambda r: f"138{r.randint(10000000, 99999999)}",
    "电子邮箱": lambda r: r.choice(_MAIL),
    "日期": lambda r: f"2024年{r.randint(1, 12)}月{r.randint(1, 28)}日",
    "事项": lambda r: r.choice(_HEADS),
    "主要做法": lambda r: sentence(r, 2),
    "备注": lambda r: r.choice(("", "—", "续办", "见附件", "已办结")),
}
_NUMERALS = "一二三四五六七八九十"
# How many issues ask for paragraphs to be drawn together.
_DRAWN = 0.3
_TOKEN = re.compile(r"0731-\d{8}|138\d{8}|\d[\d,]*\.\d\d%?|\d+\.\d\d%")


@dataclass(frozen=True)
class Part:
    """A block of an issue; in `text`, {table}, {figure} and {1} to {3}, the notes of this part, wait for their numbers."""

    kind: str
    text: str
    level: int = 0


@dataclass(frozen=True)
class Written:
    """An issue as it was thrown: its front matter without numbers and date, and its parts."""

    front: str
    parts: tuple[Part, ...]

    def markdown(self, number: int = 1, cumulative: int | None = None, day: str = "2024-07-30") -> str:
        """Write it down as issue `number` of the year of `day`."""
        front = f"期号: {number}\n总期号: {cumulative or number}\n日期: {day}\n{self.front}"
        return f"---\n{front}---\n\n" + "\n\n".join(_numbered(self.parts)) + "\n"

    def without(self, start: int, end: int) -> Written:
        """Leave out the parts from `start` to `end`."""
        return replace(self, parts=(*self.parts[:start], *self.parts[end:]))


def house(root: Path) -> Path:
    """Put up a house with the pictures that issues ask for."""
    folder = root / "assets/2024"
    folder.mkdir(parents=True, exist_ok=True)
    (root / "issues/2024").mkdir(parents=True, exist_ok=True)
    (root / "bulletin.yaml").write_text(HOUSE, encoding="utf-8")
    for name, size in PICTURES.items():
        Image.linear_gradient("L").resize(size).convert("RGB").save(folder / name)
    return root


def thrown(seed: str) -> Written:
    """Throw the issue of a seed, the same each time; one of a seed like brief:12 has a few pages at most, like little:12 hardly two."""
    random = Random(seed)
    several = random.random() < 0.3
    throw = {BRIEF: _brief, LITTLE: _little}.get(seed.partition(":")[0], _long)
    parts = throw(random, several=several)
    front = _front(random, several=several)
    front += "紧排: 自动\n" if Random(f"tight:{seed}").random() < _DRAWN else ""  # the other dice fall as they did
    return Written(front, tuple(_parted(list(parts))))


def _long(random: Random, *, several: bool) -> Iterator[Part]:
    for _ in range(random.randint(2, 4) if several else 1):
        yield from _article(random, titled=several)
    for _ in range(random.choice((0, 0, 0, 1, 2))):
        yield from _attached(random, 5)


def _brief(random: Random, *, several: bool) -> Iterator[Part]:
    """Throw few blocks behind short paragraphs, which shift them down the page."""
    for _ in range(1 + several):
        yield from [Part("article", random.choice(_TITLES))] if several else []
        yield from (Part("paragraph", f"{random.choice(_WHAT)}。") for _ in range(random.randint(0, 14)))
        yield from _some(random, random.randint(0, 2))
        yield from [Part("heading", random.choice(_HEADS), 1), *_headed(random, 2)][: random.randint(0, 2)]
        yield from _some(random, random.randint(1, 3))
        yield from (
            [Part("contributor", f"（{random.choice(_BODIES)} 供稿）")] if random.random() < 0.4 and several else []
        )
    yield from _attached(random, 2) if random.random() < 0.1 else ()


def _little(random: Random, *, several: bool) -> Iterator[Part]:
    """Throw a block of any kind, as many of each, behind very short paragraphs, few or nearly a page of them."""
    for _ in range(1 + several):
        yield from [Part("article", random.choice(_TITLES))] if several else []
        yield from (Part("short", f"{random.choice(_WHAT)}。") for _ in range(random.choice((0, 0, 1, 2, 9, 12))))
        yield from (Part("heading", random.choice(_HEADS), level) for level in range(1, random.randint(1, 3)))
        kind = random.choice(sorted(BLOCKS))
        yield Part(kind, min((BLOCKS[kind][1](random) for _ in range(3)), key=len))
    yield from [Part("attachment", random.choice(_TITLES)), Part("short", "名单。")] if random.random() < 0.1 else ()


def _attached(random: Random, most: int) -> Iterator[Part]:
    yield Part("attachment", random.choice(_TITLES))
    yield from _some(random, random.randint(1, most))


def _parted(parts: Sequence[Part]) -> Iterator[Part]:
    """Put a paragraph between two lists, which would be one, and between a heading and a page break."""
    before = ""
    for part in parts:
        if (before, part.kind) in {("list", "list"), ("heading", "page-break")}:
            yield Part("paragraph", f"{_WHAT[0]}，{_AFTER[0]}。")
        yield part
        before = part.kind


def _front(random: Random, *, several: bool) -> str:
    lines: list[str] = []
    if not several:
        lines.append(f"标题: {random.choice(_TITLES)}")
        lines += (
            [f"副标题: {random.choice(('——某县的实践', '在全市人大工作会议上的讲话摘要'))}"]
            if random.random() < 0.25
            else []
        )
    lines += [f"供稿: {random.choice(_BODIES)}"] if random.random() < 0.3 and not several else []
    lines += ["密级: 内部资料 注意保存"] if random.random() < 0.2 else []
    lines += ["编号: 000128"] if random.random() < 0.1 else []
    lines += [f"印数: {random.choice((80, 300, 1200))}"] if random.random() < 0.3 else []
    lines += ["双面: 偶数"] if random.random() < 0.15 else []
    lines += ["目录: 否"] if several and random.random() < 0.15 else []
    lines += [f"按语: {paragraph(random)}"] if random.random() < 0.1 and not several else []
    if random.random() < 0.4:
        lines += [
            "责任编辑:",
            f"  姓名: {random.choice(LONG_NAMES[:6])}",
            "  电话: 0731-00000000",
            f"  邮箱: {random.choice(_MAIL)}",
        ]
    if random.random() < 0.4:
        lines += [
            "分送:",
            "  报:",
            "    - 全国人大常委会代表工作委员会",
            "  发:",
            "    - 各市州人大常委会代表工作机构、各县（市、区）人大常委会",
        ]
        lines += [f"    - {body}" for body in random.sample(_BODIES, random.randint(0, 3))]
    return "".join(f"{line}\n" for line in lines)


def _article(random: Random, *, titled: bool) -> Iterator[Part]:
    if titled:
        if random.random() < 0.15:
            yield Part("column", "【经验交流】")
        yield Part("article", random.choice(_TITLES))
        if random.random() < 0.3:
            yield Part("note", f"> 编者按：{paragraph(random)}")
    yield from (Part("paragraph", paragraph(random)) for _ in range(random.randint(0, 3)))
    for _ in range(random.choice((0, 1, 2, 3, 4))):
        yield from _section(random)
    yield from _some(random, random.randint(1, 4))
    if titled and random.random() < 0.6:
        yield Part("contributor", f"（{random.choice(_BODIES)} 供稿）")
        if random.random() < 0.2:
            yield Part("box", _quoted(random, "编后："))


def _section(random: Random) -> Iterator[Part]:
    yield Part("heading", random.choice(_HEADS), 1)
    deep = random.random()
    for _ in range(random.randint(1, 3)):
        if deep < 0.6:
            yield from _headed(random, 2)
        if deep < 0.25:
            yield from _headed(random, 3)
            if deep < 0.1:
                yield from _headed(random, 4)
        yield from _some(random, random.randint(1, 4))


def _headed(random: Random, level: int) -> Iterator[Part]:
    head = random.choice(_HEADS)
    yield Part("heading", f"{head}。{paragraph(random)}" if random.random() < 0.5 else head, level)


def _some(random: Random, count: int) -> Iterator[Part]:
    """Throw blocks in the proportions of a bulletin: mostly paragraphs."""
    for _ in range(count):
        kind = random.choices(tuple(BLOCKS), [weight for weight, _ in BLOCKS.values()])[0]
        yield Part(kind, BLOCKS[kind][1](random))


def sentence(random: Random, clauses: int) -> str:
    """Write a sentence of some clauses, without its stop."""
    banks = [_WHEN, _HOW, _WHAT, _HOW_MUCH, _WHAT, _HOW_MUCH, _AFTER]
    words = [random.choice(_WHO) + random.choice(_WHAT)]
    words += [random.choice(random.choice(banks)) for _ in range(clauses - 1)]
    if random.random() < 0.12:
        words.append(random.choice(_LATIN))
    if random.random() < 0.08:
        first, second = random.sample(NAMES + LONG_NAMES, 2)
        words.append(random.choice(_RARE).replace("{n}", first).replace("{m}", second))
    numbers = {"a": random.randint(10, 99999), "b": f"{random.uniform(80, 100):.1f}", "c": random.randint(50, 79)}
    numbers |= {
        "d": f"{random.randint(1, 9999)}.{random.randint(0, 9)}",
        "e": random.randint(2, 400),
        "f": random.randint(1, 9),
    }
    return re.sub(r"\{([a-f])\}", lambda match: str(numbers[match[1]]), "，".join(words))


def paragraph(random: Random) -> str:
    """Write a paragraph; many are short, some long."""
    return "".join(f"{sentence(random, random.randint(1, 5))}。" for _ in range(random.choice((1, 1, 1, 2, 2, 3, 5))))


def _point(random: Random) -> str:
    return f"**{random.choice(('一是', '二是', '三是'))}{random.choice(_WHAT)}。**{paragraph(random)}"


def _noted(random: Random) -> str:
    """Write a paragraph with notes."""
    count, text = random.choice((1, 1, 1, 2, 3)), paragraph(random)
    stops = [at for at, char in enumerate(text) if char in "，。"]
    cuts = sorted(random.sample(stops, min(count, len(stops))))
    for number, cut in reversed(list(enumerate(cuts, 1))):
        text = f"{text[:cut]}{{{number}}}{text[cut:]}"
    notes = [f"{{{number}:}}据第{{{number}#}}号口径，{_note(random)}" for number in range(1, len(cuts) + 1)]
    return "\n\n".join([text, *notes])


def _note(random: Random) -> str:
    kind = random.random()
    if kind < 0.5:
        return "含新设的乡镇。"
    if kind < 0.6:
        return f"全文见[公开系统]({random.choice(_ADDRESSES)})。"
    return paragraph(random) * (random.randint(2, 4) if kind > 0.93 else 1)


def _listing(random: Random) -> str:
    ordered, rows = random.random() < 0.5, []
    for number in range(1, random.randint(3, 6)):
        rows.append(f"{f'{number}.' if ordered else '-'} {sentence(random, random.randint(1, 4))}；")
        if random.random() < 0.3:
            rows += [f"    - {random.choice(_HEADS)}；" for _ in range(random.randint(1, 3))]
    return "\n".join(rows)


def _table(random: Random) -> str:
    """Write a table of two to six columns; rows begin with a mark of their own."""
    names = random.sample(sorted(_COLUMNS), random.choice((1, 2, 2, 3, 3, 4, 5)))
    rows = [["编号", *names], [random.choice((":-:", ":--", "--:")) for _ in range(len(names) + 1)]]
    merged = random.random() < 0.15
    for number in range(1, random.choice((2, 3, 4, 6, 8, 12, 20, 35)) + 1):
        row = [f"J{{table:}}{number:02}", *(_COLUMNS[name](random) for name in names)]
        if merged and number > 1 and number % 3 != 1:
            row[1] = "^^"
        rows.append(row)
    text = "\n".join(f"| {' | '.join(cell or ' ' for cell in row)} |" for row in rows)
    if random.random() < 0.2 and len(names) > 1:
        text += f"\n| 合计 |{'|' * (len(names) - 1)} {random.randint(1, 99999)} |"
    caption = f"表{{table}}：{random.choice(_HEADS)}\n\n" if random.random() < 0.8 else ""
    return _formed(caption, text, len(names) + 1)


def _formed(caption: str, text: str, columns: int) -> str:
    """Give a table a landscape page, a unit, a note, a second row of heads; what it says decides, so that other parts are thrown as ever."""
    random = Random(text)
    if caption and random.random() < 0.2:
        caption = caption.rstrip() + " {横排}\n\n"
    if random.random() < 0.25:
        caption += "单位：件\n\n"
    if random.random() < 0.2:
        text = f"| 情况 {'|' * columns}\n{text}"
    if random.random() < 0.15:
        text = text.replace("、", "<br>")
    return caption + text + ("\n\n注：含跨年办结的，不含转办的。" if random.random() < 0.25 else "")


def _figure(random: Random) -> str:
    two = random.random() < 0.25
    names = random.sample(SIDE_BY_SIDE, 2) if two else [random.choice(tuple(PICTURES))]
    width = random.choice(("", "", "{width=80%}", "{width=60%}", "{width=100%}", "{width=80mm}")) if not two else ""
    caption = f"图{{figure}}　{random.choice(_HEADS)}" if random.random() < 0.85 else ""
    if caption and (two or random.random() < 0.4):
        pictures = "\n".join(f"![照片](../../assets/2024/{name}){width}" for name in names)
        return f"{pictures}\n\n{caption.replace('　', '：')}"
    title = f' "{caption}"' if caption else ""
    return "\n".join(f"![照片](../../assets/2024/{name}{title}){width}" for name in names)


def _link(random: Random) -> str:
    address = random.choice(_ADDRESSES)
    shown = random.choice(("省人大网站", "全文", address, "代表履职服务平台"))
    return f"{sentence(random, 2)}，详见[{shown}]({address})，电子邮箱：{random.choice(_MAIL)}。"


def _roster(random: Random) -> str:
    """Write a list of names, behind labels of all lengths or below a line that leads to it."""
    if random.random() < 0.5:
        return f"{random.choice(('出席会议的代表：', '（按姓氏笔画为序）', '优秀代表名单'))}\n\n{_named(random, 40)}"
    labels = random.sample(ROSTER_LABELS, random.randint(1, 4))
    return random.choice(("\n", "\n\n")).join(f"{label}：{_named(random, 16)}" for label in labels)


def _named(random: Random, most: int) -> str:
    names = [
        random.choice(NAMES + LONG_NAMES[:6]) + random.choice(ROSTER_REMARKS) for _ in range(random.randint(4, most))
    ]
    return "　".join(names)


def _quoted(random: Random, label: str) -> str:
    """Write a quotation of one or two paragraphs; behind a label it is a box."""
    return "\n>\n".join(f"> {mark}{paragraph(random)}" for mark in (label, "")[: random.randint(1, 2)])


def _english(_: Random) -> str:
    return f"来访的代表这样写道：{_ENGLISH}"


BLOCKS: dict[str, tuple[float, Callable[[Random], str]]] = {
    "paragraph": (50, paragraph),
    "point": (12, _point),
    "noted": (8, _noted),
    "list": (7, _listing),
    "table": (7, _table),
    "figure": (6, _figure),
    "link": (3, _link),
    "roster": (2, _roster),
    "english": (1, _english),
    "quotation": (2, lambda r: _quoted(r, "")),
    "box": (2, lambda r: _quoted(r, r.choice(_LABELS))),
    "page-break": (1, lambda _: "\\分页"),
    "short": (6, lambda r: f"{r.choice(_WHAT)}。"),
}


def _numbered(parts: Sequence[Part]) -> Iterator[str]:
    """Write the parts down, headings, tables, figures, notes and attachments with their numbers."""
    heads, tables, figures, notes, attachments = [0] * 5, 0, 0, 0, 0
    for part in parts:
        text = part.text
        if part.kind in {"article", "attachment"}:
            heads, attachments = [0] * 5, attachments + (part.kind == "attachment")
            yield f"# {text}" if part.kind == "article" else f"# 附件{attachments} {text}"
            continue
        if part.kind == "heading":
            heads[part.level :] = [heads[part.level] + 1, *[0] * (4 - part.level)]
            yield f"{'#' * (part.level + 1)} {_head(heads[part.level], part.level)}{text}"
            continue
        tables, figures = tables + (part.kind == "table"), figures + ("{figure}" in text)
        text = (
            text.replace("{table}", str(tables)).replace("{table:}", f"{tables:02}").replace("{figure}", str(figures))
        )
        if part.kind == "noted":
            text, behind = _with_notes(text, notes), len(set(re.findall(r"\{([123])\}", text)))
            notes += behind
        yield text


def _head(number: int, level: int) -> str:
    numeral = _NUMERALS[(number - 1) % 10]
    return (f"{numeral}、", f"（{numeral}）", f"{number}. ", f"（{number}）")[level - 1]


def _with_notes(text: str, before: int) -> str:
    text = re.sub(r"\{([123])\}", lambda match: f"[^{before + int(match[1])}]", text)
    text = re.sub(r"\{([123]):\}", lambda match: f"[^{before + int(match[1])}]: ", text)
    return re.sub(r"\{([123])#\}", lambda match: str(before + int(match[1])), text)


def tokens(markdown: str) -> set[str]:
    """Return the numbers in tables that must stand on one line: telephone numbers, amounts, percentages."""
    rows = [line for line in markdown.splitlines() if line.startswith("|")]
    return {token for row in rows for token in _TOKEN.findall(row)}


@cache
def apart() -> frozenset[str]:
    """Return the names that may not part, as they read without their gap."""
    return frozenset(name.replace("　", "") for name in NAMES)
