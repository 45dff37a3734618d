"""Texts to compare the two outputs on: a kind of text goes in, an issue in Markdown comes out, the same each time.

Each issue has two to four pages and is about one thing that may set the engines at odds; what stands between is plain
text of random lengths, so that lines break at ever other places.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

_PLAIN = (
    "各级人大常委会坚持围绕中心服务大局",
    "代表们深入基层开展调查研究",
    "认真听取群众的意见和建议",
    "推动解决了一批急难愁盼的问题",
    "全过程人民民主的实践不断丰富",
    "办理工作的质量和效率明显提高",
    "会议审议通过了有关决定",
    "有关部门逐项研究、逐条答复",
    "站点的布局更加合理",
    "制度建设取得新的进展",
    "工作机制日益健全",
    "收到了良好的社会效果",
    "各地要结合实际抓好贯彻落实",
    "代表履职的热情持续高涨",
    "一件接着一件办",
    "让人民群众看得见、摸得着、感受得到",
    "为全市经济社会高质量发展贡献了力量",
    "同时也要看到",
    "下一步",
    "经过三年努力",
    "城乡面貌焕然一新",
    "监督更加有力",
)
_FEW = (2, 5)

_SPECIAL: dict[str, tuple[str, ...]] = {
    "digits": (
        "共收到意见建议12345条",
        "办结8604件",
        "投入资金3200.5万元",
        "覆盖318个站点",
        "比上年增长7.25倍",
        "编号为20240730001",
        "第1000次接待",
        "按1:500的比例制图",
        "其中2项列入计划",
    ),
    "latin": (
        "使用PDF和DOCX两种格式",
        "依托Internet建立平台",
        "推广WPS Office软件",
        "引入AI技术",
        "接入5G网络和IPv6",
        "采用Markdown书写",
        "参照GB/T 9704-2012执行",
        "举办“Open Day”活动",
        "运行Windows 11系统",
        "同OECD的专家交流",
        "在APP上线",
    ),
    "quotes": (
        "坚持“以人民为中心”的发展思想",
        "开展“回头看”",
        "做到“件件有着落、事事有回音”",
        "“一站一品”初见成效",
        "擦亮“代表在线”“民生直通车”两个品牌",
        "他说：“这件事办得好！”",
        "推行“清单制＋责任制”",
        "叫响“有事找代表”",
        "解决“最后一公里”问题",
        "变‘坐等’为‘上门’",
    ),
    "brackets": (
        "各县（市、区）人大常委会",
        "乡镇（街道）人大负责人",
        "湘人发〔2024〕15号文件",
        "按照《代表法》（以下简称“法”）的规定",
        "《关于〈代表建议办理规定〉的说明》",
        "【典型案例】刊登在第二版",
        "（见附件）",
        "分为三类（甲、乙、丙）",
        "依据《中华人民共和国全国人民代表大会和地方各级人民代表大会代表法》",
    ),
    "percents": (
        "满意率达98.6%",
        "同比增长15%～30%",
        "下降0.5个百分点",
        "占比为87%",
        "误差不超过±3%",
        "完成计划的100%",
        "千分比为2.5‰",
        "气温在零下5℃至38℃之间",
        "由65.0%提高到97.3%",
    ),
    "organisations": (
        "湖南省人民代表大会常务委员会代表工作委员会",
        "湘西土家族苗族自治州人民代表大会常务委员会",
        "中国人民政治协商会议全国委员会",
        "某市某区人民代表大会社会建设委员会",
        "省高级人民法院、省人民检察院",
        "全国人大常委会法制工作委员会",
        "国务院国有资产监督管理委员会",
    ),
    "dashes": (
        "这是一次创新——值得借鉴",
        "三个转变——从被动到主动、从分散到集中、从粗放到精细——已经实现",
        "——代表说",
        "北京——长沙的列车",
        "一句话：“实干——再实干”",
        "依靠一条——群众路线——开展工作",
        "目标只有一个——",
    ),
    "ellipses": (
        "修路、架桥、通水……",
        "“怎么办……”他问",
        "一项、两项、三项……都完成了",
        "话音未落……掌声响起",
        "……这样的例子还有很多",
        "教育、医疗、养老……件件关乎民生",
    ),
    "nested": (
        "“关爱‘一老一小’”活动",
        "《学习〈“十四五”规划纲要〉的体会》",
        "（参见《通知》（2024年）第三条）",
        "“《代表法》宣传月”",
        "提出“‘听、看、议、督’四步法”",
        "（“双联”工作）",
        "“用好（管好）站点”",
        "《“代表在线”平台管理办法（试行）》",
    ),
    "adjacent": (
        "他说：“好！”。",
        "（一）、（二）、（三）",
        "“甲”、“乙”、“丙”",
        "《甲》《乙》《丙》",
        "“是吗？”“是的。”",
        "（如《办法》）。",
        "“……”；",
        "（试行）》（草案）",
        "怎么办？！",
        "“（一）”《（二）》",
        "如：“《通知》”",
    ),
    "rare": (
        "代表陶喆和朱镕到场",
        "䶮姓村民反映",
        "李祎、王玥、张赟三位代表",
        "在浉河、淠河沿岸",
        "村民骉某",
        "石墁路与芣苢园",
        "陈昇等人",
        "镕造的器物",
    ),
    "dates": (
        "2024年7月5日—8日",
        "自2021年12月31日起",
        "每月5日、15日、25日",
        "上午9:30至11:45",
        "每站面积不少于30平方米",
        "行程2.1万公里",
        "受益7000件",
        "1.3万余人次参加",
        "第3号公告",
        "重达15.5kg",
        "长约120km",
        "有9亿～16亿元",
        "共3号、5号两栋楼",
        "二〇二四年",
        "50%以上",
        "投资1.2亿元",
        "增产20吨",
        "限速60km/h",
        "用时3小时25分",
    ),
    "addresses": (
        "联系邮箱：editor@example.org",
        "网址为https://www.example.org",
        "电话0731-00000000",
        "详见www.example.org",
        "微信号lianluo_2024",
        "请寄liaison@example.org",
        "搜索#代表在线#",
    ),
    "raised": (
        "二氧化碳（CO₂）排放量下降",
        "开展CO₂和N₂O等气体的监测",
        "细颗粒物（PM₂.₅）浓度为35微克",
        "浓度降到10⁻³克",
        "建筑面积1200m²",
        "库容3.5×10⁸m³",
        "治理SO₂和NOₓ",
        "设x₁＋x₂＝10⁶",
        "**推进CO₂减排**取得进展",
    ),
    "bold": (
        "**一是把好入口关。**",
        "**重点。**",
        "开展**“回头看”**活动",
        "办结**98.6%**的建议",
        "*强调*的内容",
        "[链接文字](https://www.example.org/)",
        "**二是**",
    ),
}


# How many clauses are of the kind, not plain.
_SHARE = 0.6
_SHARES = {"latin": 0.4, "raised": 0.3}


def _clauses(random: Random, special: Sequence[str], share: float) -> str:
    count = random.randint(*_FEW)
    picked = [random.choice(special) if random.random() < share else random.choice(_PLAIN) for _ in range(count)]
    return "，".join(picked) + random.choice("。。。；")


def paragraph(random: Random, special: Sequence[str] = _PLAIN, share: float = _SHARE) -> str:
    """Write one paragraph of a few sentences."""
    return "".join(_clauses(random, special, share) for _ in range(random.randint(1, 5)))


def _paragraphs(random: Random, special: Sequence[str], count: int, share: float = _SHARE) -> str:
    return "\n\n".join(paragraph(random, special, share) for _ in range(count))


def _of(kind: str) -> Callable[[Random], str]:
    return lambda random: _paragraphs(random, _SPECIAL[kind], 16, _SHARES.get(kind, _SHARE))


def _mixed(random: Random) -> str:
    everything = [clause for clauses in _SPECIAL.values() for clause in clauses]
    return _paragraphs(random, everything, 16)


def _one_liners(random: Random) -> str:
    """Write paragraphs about as long as a line, or as two."""
    text = "".join(_PLAIN)
    counts = [random.choice((n, n + 28)) for n in range(22, 31) for _ in range(4)]
    return "\n\n".join(_cut(random, text, count - 1) + "。" for count in counts)


def _cut(random: Random, text: str, count: int) -> str:
    start = random.randrange(len(text) - count)
    return text[start : start + count].strip("、")


def _headings(random: Random) -> str:
    numerals = "一二三四五六七八九"
    blocks: list[str] = []
    for first in range(3):
        blocks.append(f"## {numerals[first]}、{_cut(random, ''.join(_PLAIN), random.randint(5, 40))}")
        for second in range(2):
            blocks += [
                f"### （{numerals[second]}）{_cut(random, ''.join(_PLAIN), random.randint(5, 40))}",
                paragraph(random),
            ]
            blocks += [f"#### {n}. {_cut(random, ''.join(_PLAIN), random.randint(5, 40))}" for n in (1,)]
            blocks += [paragraph(random), f"#### 2. {random.choice(_PLAIN)}", f"##### （1）{random.choice(_PLAIN)}"]
            blocks.append(paragraph(random))
    return "\n\n".join(blocks)


def _run_in(random: Random) -> str:
    numerals = "一二三四五六七八九"
    blocks: list[str] = []
    for first in range(3):
        blocks.append(f"## {numerals[first]}、{random.choice(_PLAIN)}。{paragraph(random)}")
        blocks += [
            f"### （{second}）{random.choice(_PLAIN)}。{paragraph(random, _SPECIAL['quotes'])}"
            for second in numerals[:3]
        ]
        blocks += [f"#### {n}. {random.choice(_PLAIN)}。{paragraph(random, _SPECIAL['dates'])}" for n in (1, 2)]
        blocks += [f"##### （{n}）{random.choice(_PLAIN)}。{paragraph(random, _SPECIAL['digits'])}" for n in (1, 2)]
    return "\n\n".join(blocks)


def _lists(random: Random) -> str:
    blocks: list[str] = []
    for _ in range(3):
        for mark in ("{}. ", "- "):
            entries: list[str] = []
            for number in range(1, 4):
                entries.append(mark.format(number) + paragraph(random, _SPECIAL["quotes"]))
                entries += [f"    - {random.choice(_PLAIN)}；", f"    - {paragraph(random)}"] if number == 1 else []
                entries += [f"    {n}. {random.choice(_PLAIN)}；" for n in (1, 2)] if number == 2 else []
            blocks += [paragraph(random), "\n".join(entries)]
    return "\n\n".join(blocks)


def _notes(random: Random) -> str:
    """Write paragraphs with footnotes at many places of a line, and their texts below."""
    blocks: list[str] = []
    for number in range(1, 15):
        text = paragraph(random, _SPECIAL["dates"])
        cut = text.index("，") + 1 if "，" in text else len(text) - 1
        blocks += [f"{text[: cut - 1]}[^{number}]{text[cut - 1 :]}", f"[^{number}]: {paragraph(random)}"]
    return "\n\n".join(blocks)


def _articles(random: Random) -> str:
    """Write three articles, each with an editor's note or a contributor."""
    blocks: list[str] = []
    for number, body in enumerate(("某县人大常委会", "某市人大常委会代表工作委员会", "某区人民代表大会社会建设委员会")):
        blocks += [
            f"# {random.choice(_PLAIN)}：{random.choice(_PLAIN)}",
            *([f"> 编者按：{paragraph(random)}"] if number == 1 else []),
        ]
        blocks += [paragraph(random, _SPECIAL["organisations"]) for _ in range(5)]
        blocks.append((f"（{body} 供稿）", f"（作者单位：{body}）", f"{body}、某县人大联合供稿")[number])
    return "\n\n".join(blocks)


def _speech(random: Random) -> str:
    """Write a speech: its speaker and date, whom it addresses, verse, headings of two lines or that are questions."""
    blocks = ["（2024年7月30日）", "某市人大常委会主任　张明远", "各位代表，同志们："]
    for numeral in "一二三":
        blocks += [f"## {numeral}、{random.choice(_PLAIN)}|{random.choice(_PLAIN)}", paragraph(random)]
        blocks += [f"### （一）怎样做到“{random.choice(_PLAIN)}。”？{paragraph(random)}", paragraph(random)]
        blocks.append("，\\\n".join(random.choice(_PLAIN) for _ in range(3)) + "。")
    return "\n\n".join([*blocks, "某市人民代表大会常务委员会办公室\n二〇二四年七月三十日"])


def _letter(random: Random) -> str:
    """Write a letter with the list of its attachments, who signs it and its date, and the attachments, one of them signed too."""
    names = [f"{random.choice(_PLAIN)}{'和' + random.choice(_PLAIN) * 2 if n % 3 == 0 else ''}" for n in range(1, 12)]
    listed = "\n".join(f"{n}. {name}" for n, name in enumerate(names, 1))
    blocks = ["各县（市、区）人大常委会，市直各部门：", *(paragraph(random) for _ in range(6)), f"附件：{listed}"]
    blocks += ["某市人大", "2024年12月31日"]
    attachments = (f"# 附件{n} {name}\n\n{paragraph(random)}" for n, name in enumerate(names, 1))
    return "\n\n".join([*blocks, *attachments, "某市人大常委会办公室\n某市人民政府办公室\n2024年7月"])


def _quoted(random: Random) -> str:
    """Write quotations, verse, and boxes of one paragraph and of two."""
    blocks: list[str] = []
    for _ in range(3):
        blocks += [paragraph(random), f"> {paragraph(random, _SPECIAL['quotes'])}", paragraph(random)]
        blocks.append(f"> {random.choice(_PLAIN)}，\\\n> {random.choice(_PLAIN)}。")
        blocks.append(f"> 知识链接：{paragraph(random, _SPECIAL['dates'])}\n>\n> {paragraph(random)}")
    return "\n\n".join([*blocks, paragraph(random), f"> 编后：{paragraph(random)}"])


def _tables(random: Random) -> str:
    """Write tables that run on over pages, between paragraphs."""
    blocks: list[str] = []
    for number in (1, 2):
        rows = "\n".join(f"| {n} | {random.choice(_PLAIN)} | {random.randint(1, 9999)} |" for n in range(1, 14))
        table = f"| 序号 | 事项 | 数量 |\n|:-:|:--|--:|\n{rows}"
        blocks += [paragraph(random), paragraph(random), f"表{number}：{random.choice(_PLAIN)}\n\n{table}"]
    return "\n\n".join([*blocks, *(paragraph(random) for _ in range(5))])


_NAMES = (
    *(
        "王　伟",
        "李小明",
        "张敏",
        "欧阳明",
        "刘　洋",
        "诸葛青云",
        "黄　丽（女）",
        "周涛",
        "阿卜杜拉·买买提（维吾尔族）",
    ),
    *("司马秀英", "陈志强", "李红梅（女，苗族）", "张海涛", "古丽·买买提", "吴　霞", "赵　磊"),
)
_LABELS = ("主任", "副主任", "委员", "秘书长", "副秘书长", "常务副主任", "领导小组办公室成员", "召集人")


def _names(random: Random) -> str:
    """Write lists of names between paragraphs: below headings, behind labels of all lengths, at many places of a page."""
    blocks: list[str] = []
    for number in "一二三四":
        lists = [f"{label}：{_listed(random, 7)}" for label in random.sample(_LABELS, 3)]
        blocks += [
            paragraph(random),
            f"## {number}、代表名单",
            _listed(random, 30),
            paragraph(random),
            "\n".join(lists),
        ]
    return "\n\n".join([*blocks, *(paragraph(random) for _ in range(3))])


def _listed(random: Random, most: int) -> str:
    return "　".join(random.choice(_NAMES) for _ in range(random.randint(6, most)))


def _forms(random: Random) -> str:
    """Write tables with two rows of heads, names of rows, units above and notes below, and one without a head."""
    blocks: list[str] = []
    for number in (1, 2):
        rows = [
            f"| **{random.choice('甲乙丙丁')}县** | {random.choice(_PLAIN)}<br>{random.choice(_PLAIN)} | {random.randint(1, 9999)} | 2 |"
            for _ in range(random.randint(3, 12))
        ]
        head = "| 单位 | 事项 | 数量 ||\n| ^^ | ^^ | 去年 | 今年 |\n|:--|:--|--:|--:|"
        note = f"注：{paragraph(random)}\n资料来源：{random.choice(_PLAIN)}。"
        above = f"表{number}：{random.choice(_PLAIN)}\n单位：件"
        blocks += [paragraph(random), "\n".join((above, head, *rows)), note, paragraph(random)]
    bare = "\n".join(f"| {random.choice(_PLAIN)} | {random.choice(_PLAIN)} |" for _ in range(4))
    return "\n\n".join([*blocks, f"|---|---|\n{bare}", *(paragraph(random) for _ in range(4))])


def _wide(random: Random) -> str:
    """Write wide tables that lie on landscape pages, one longer than a page, between paragraphs."""
    blocks: list[str] = []
    for number, rows in ((1, 30), (2, 5)):
        names = "|".join(random.choice(_PLAIN)[:4] for _ in range(10))
        lines = [f"|{n}|" + "|".join(str(random.randint(1, 99999)) for _ in range(10)) + "|" for n in range(rows)]
        table = "\n".join((f"|序号|{names}|", "|:-:|" + "--:|" * 10, *lines))
        caption = f"表{number}：{random.choice(_PLAIN)} {{横排}}\n单位：万元"
        blocks += [*(paragraph(random) for _ in range(3)), f"{caption}\n\n{table}\n\n注：{random.choice(_PLAIN)}。"]
    return "\n\n".join([*blocks, *(paragraph(random) for _ in range(3))])


# Few spaces: LibreOffice rounds each of them when it is told to narrow them.
_ENGLISH = (
    "先看the “Plus” age",
    "他说It’s",
    "举办“Open Day”活动",
    "引用“We’re”一句",
    "译作People’s Congress",
    "邀请O’Brien先生",
    "写成ISO’s的一处",
)


def _english(random: Random) -> str:
    return _paragraphs(random, _ENGLISH, 16, 0.4)


_HEAVY = (
    "2024年上半年",
    "“互联网＋代表”平台",
    "98.6%的建议办结",
    "WPS与DOCX格式",
    "陶喆和朱镕到场",
    "People’s Congress",
    "GB/T 9704-2012",
    "第712期",
)


def _titles(random: Random) -> str:
    """Write articles whose titles hold letters, digits and rare characters beside 小标宋."""
    blocks: list[str] = []
    for _ in range(8):
        parts = random.sample((*_HEAVY, *_PLAIN), random.randint(2, 4))
        blocks += [f"# {''.join(parts)}", paragraph(random)]
    return "\n\n".join(blocks)


def _filled(lines: int) -> Callable[[Random], str]:
    """Write so many lines of 28 characters, so that the colophon just fits below them or just does not."""

    def text(random: Random) -> str:
        count = 28 * lines - 2 - 14
        return "".join(random.choice("国人大代表工作委员会常务主任") for _ in range(count)) + "。"

    return text


# Kinds whose body has the titles.
OF_ARTICLES = ("articles", "titles")
KINDS: dict[str, Callable[[Random], str]] = {
    **{kind: _of(kind) for kind in _SPECIAL},
    "mixed": _mixed,
    "one-liners": _one_liners,
    "headings": _headings,
    "run-in headings": _run_in,
    "quotations and boxes": _quoted,
    "lists": _lists,
    "footnotes": _notes,
    "articles": _articles,
    "tables": _tables,
    "speech": _speech,
    "letter": _letter,
    "names": _names,
    "forms of tables": _forms,
    "wide tables": _wide,
    "english": _english,
    "titles": _titles,
    **{f"{lines} lines": _filled(lines) for lines in (50, 51, 52, 53, 54)},
}


def many(random: Random, count: int) -> str:
    """Write so many paragraphs in which anything may stand beside anything.

    All but raised minus signs: LibreOffice ends lines behind Word's hyphen that ends none.
    """
    everything = [clause for clauses in _SPECIAL.values() for clause in clauses if "⁻" not in clause]
    return _paragraphs(random, everything, count) + "\n"


def body(kind: str, seed: int = 1) -> str:
    """Write the body of an issue of `kind`."""
    return KINDS[kind](Random(f"{kind} {seed}")) + "\n"
