"""Surnames: a word goes in, whether it may be a person's name, by its first characters, comes out."""

from __future__ import annotations

import re

# Those of some 99 in 100 people; rare ones that begin common words (和, 公, 经, 能) are left out.
_SINGLE = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章云苏潘葛奚范彭郎鲁韦昌马苗凤方俞任袁柳鲍史唐"
    "费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于傅皮卞齐康伍余元卜顾孟平黄穆萧尹姚邵湛汪祁毛禹狄米贝臧戴谈宋茅庞熊纪舒屈项祝董梁杜阮"
    "蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉龚程"
    "邢裴陆荣翁荀羊惠曲封芮储靳段富巫焦巴谷车侯全班仰秋仲伊宁仇栾甘厉戎祖武符刘景詹束龙叶幸司黎薄印白蒲邰赖卓蔺屠蒙池乔阴胥"
    "苍闻党翟谭劳姬申扶堵冉宰郦雍桑桂牛寿边扈燕冀浦尚农温庄晏柴瞿阎充慕连习艾向易戈廖终居衡步耿满匡文寇广东欧沃利师聂晁敖"
    "冷辛阚简饶曾沙鞠丰关相查荆红游竺权盖岳帅况肖涂覃佟付邸初闫隋代苟官兰占麦卿岩危丘商佘佴侬原但禤檀粟瞿舒盘"
)
_COMPOUND = frozenset(
    re.findall(
        "..",
        "欧阳司马上官诸葛夏侯东方皇甫尉迟公孙慕容令狐宇文长孙司徒司空端木百里呼延南宫西门独孤轩辕澹台淳于单于太史申屠公羊闻人万俟赫连钟离濮阳公冶鲜于闾丘亓官仲孙拓跋完颜",
    )
)
_SHORT, _LONG = (2, 3), (3, 4)


def may_name(word: str) -> bool:
    """Tell whether `word`, without gaps, begins with a surname and is as long as a name with it."""
    if "·" in word:
        return True
    return (word[:2] in _COMPOUND and len(word) in _LONG) or (word[:1] in _SINGLE and len(word) in _SHORT)
