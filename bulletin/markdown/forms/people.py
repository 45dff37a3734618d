"""Names of persons, and words that address them: a line goes in, what it is comes out."""

from __future__ import annotations

import re

from bulletin.markdown.forms.pieces import unnoted
from bulletin.text.names import GAP
from bulletin.text.words import words

# The hundred surnames that nearly all have, and the commoner ones of two characters.
_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康"
    "毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文欧殷施洪向覃岳齐庞樊兰关焦俞聂葛柳邢路包左吉耿严华章鲁倪祝甘骆肖喻瞿凌颜阳舒成游祁麻粟符戚谷佘滕晏闫韦蓝盘"
)
_DOUBLE = "欧阳|上官|司马|诸葛|司徒|皇甫|东方|夏侯|尉迟|公孙|慕容|令狐"
_HAN = "\u3400-\u9fff"
_NAME = re.compile(
    rf"(?:某{{2,3}}|[{_SURNAMES}](?:某{{1,2}}|[{_HAN}]{{1,2}})|(?:{_DOUBLE})[{_HAN}]{{1,2}}|[{_HAN}]{{2,8}}·[{_HAN}]{{2,10}})"
)
# How the dictionary calls names of persons: 王伟, 李娟.
_PERSON = {"nr", "nrfg"}
# Whom a speech addresses: persons by what they are called, with nothing but these words before them.
_CALLED = (
    r"(?:同志|朋友|代表|委员|领导|来宾|嘉宾|贵宾|专家|学者|院士|同仁|同学|同事|老师|先生|女士|乡亲|父老|乡贤|"
    r"主席|主任|委员长|秘书长|书记|省长|市长|州长|县长|区长|乡长|镇长|局长|厅长|处长|科长|院长|检察长|组长|会长|校长|主持人)"
)
_ADJECTIVES = r"(?:(?:尊敬|敬爱|亲爱|可敬|在座|与会|到会|列席)的?)*"
# 各位 and 全体 may stand behind a body (省人大常委会各位领导), and before what persons are (全体市人大代表, 各位离退休老同志).
_ALL = rf"(?:(?:[{_HAN}]{{0,12}}(?:省|市|州|县|区|乡|镇|村|会|机关|系统))?(?:各位|诸位|全体|广大|各级)|全[国省市州县区乡镇村])"
_NAMED = (
    rf"某{{1,3}}|(?:[{_SURNAMES}]|{_DOUBLE})[{_HAN}某]{{0,2}}|主任|人大|政协|人民|党员|市民|居民|村民|农民|青年|老|小"
)
_WHICH = rf"[{_HAN}]{{0,10}}"
_PERSONS = re.compile(
    rf"{_ADJECTIVES}(?:{_ALL}{_WHICH}(?:{_CALLED}|们)|[{_HAN}]{{1,8}}们|(?:{_NAMED})?(?:副|老)?{_CALLED})"
)
# To whom an official letter goes, and what the names of such bodies begin with.
_BODIES = re.compile(
    rf"(?:各|全|本|有关|机关|国务院|中央|[{_HAN}]{{0,6}}[省市州县区乡镇]).*"
    r"(?:委员会|工委|党委|党组|常委会|人大|政府|政协|办公室|办公厅|办事处|委|厅|局|院|部|部门|单位|机关|机构|联络站|街道|"
    r"公司|学校|协会|支部|团体|小组)|国务院"
)
# What tells of persons and bodies, and addresses none: 三位代表, 受到表彰的优秀代表, 全市首批示范联络站.
_TOLD = re.compile(
    r"[一二两三四五六七八九十百几多\d]\s*(?:余|多)?(?:个|位|名|类|家|种|批|支|组|所)|(?:第[一二三四五六七八九十]|首|本)批|"
    r"(?<!尊敬)(?<!敬爱)(?<!亲爱)(?<!在座)(?<!与会)(?<!到会)(?<!列席)(?<!可敬)的|先进|示范|试点|怎样|怎么|如何|什么|哪些|共有|介绍"
)
# What makes a sentence of it, though it ends like an address: 现将有关情况报告各位代表, 参加会议的有各县人大常委会.
_SENTENCE = re.compile(
    r"[。；！？]|如下|现将|下面|以下|今天|参加|出席|包括|分别|根据|按照|通过|组织|开展|要求|强调|指出|决定|希望|号召|邀请|选举|推选|[^所]的(?:有|是)|是|名单|^由"
)
_LONGEST, _LONGEST_PART = 80, 24
_PARTS = re.compile(r"[、，,\s]")


def is_name(text: str) -> bool:
    """Tell whether a text is the name of a person, with or without a gap (王　伟)."""
    name = re.sub(rf"[{GAP} ]", "", text)
    spread = len(name) != len(text)
    return bool(_NAME.fullmatch(name)) and (spread or not _is_word(name))


def _is_word(name: str) -> bool:
    """Tell whether what begins with a surname is a word of the dictionary: 文件, 方案, 成果."""
    found = words(name)
    return len(found) == 1 and found[0].kind not in _PERSON and "某" not in name


def is_address(line: str) -> bool:
    """Tell whether a line addresses its readers or hearers (同志们：), and is no sentence that leads to what follows.

    Each part of it ends with whom it addresses, be it persons or bodies, and none has a verb.
    """
    line = unnoted(line)
    if not line.endswith(("：", ":")) or len(line) > _LONGEST:
        return False
    whole = line[:-1].strip()
    parts = [part for part in _PARTS.split(re.sub(r"[（(][^（）()]*[）)]", "", whole)) if part]
    return (
        bool(parts)
        and not _SENTENCE.search(whole)
        and not _TOLD.search(whole)
        and (all(map(_PERSONS.fullmatch, parts)) or bool(_BODIES.fullmatch(whole)))
        and all(len(part) <= _LONGEST_PART for part in parts)
    )
