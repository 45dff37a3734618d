"""Codes of YAML that cannot be read, or that would mean something else than what the editor sees."""

from __future__ import annotations

from functools import partial

from bulletin.codes.code import Code

_yaml = partial(Code, family="yaml")
_SURPRISE = "它让同一段文字有别的含义，读的人看不出来，改的时候容易出错。"
_BREAKS_OFF = "程序从这里起读不下去，后面各项都得不到。"

CODES = (
    _yaml(
        "front-matter-missing",
        title="文件开头没有基本信息",
        what="第一行不是三个半角减号 ---。",
        why="期号、日期、标题都写在文件开头的两行 --- 之间，没有它们排不出报头。",
        instead="在第一行写 ---，下面一行一项，例如“期号: 12”，再写一行 ---。",
    ),
    _yaml(
        "front-matter-unclosed",
        title="文件开头的基本信息没有结束",
        what="有第一个 ---，找不到第二个。",
        why="程序分不清哪里是基本信息，哪里是正文。",
        instead="在各项之后、正文之前另起一行写 ---。",
    ),
    _yaml(
        "yaml-too-large",
        title="基本信息太长",
        what="两行 --- 之间超过 64 KB。",
        why="多半是正文写到了里面；这样大的内容不再读取，免得占住机器。",
        instead="把正文移到第二个 --- 之后。",
    ),
    _yaml(
        "yaml-too-deep",
        title="层次太深",
        what="缩进或括号套了十层以上。",
        why="本刊用不到这样深的层次，多半是括号没有配对。",
        instead="减少方括号、花括号或缩进的层次。",
    ),
    _yaml(
        "tab",
        title="有制表符",
        what="基本信息里有一个 Tab。",
        why="YAML 只认空格缩进，Tab 在各个编辑软件里宽度不同，看上去对齐了其实没有。",
        instead="改用空格。",
    ),
    _yaml(
        "full-width-colon",
        title="项目名后面是全角冒号",
        what="写成了“标题：”，应为“标题: ”。",
        why="全角冒号在 YAML 里只是普通文字，这一行就不成为一项。",
        instead="改成半角冒号加一个空格。",
        fixable=True,
    ),
    _yaml(
        "colon-without-space",
        title="冒号后面没有空格",
        what="写成了“期号:12”，应为“期号: 12”。",
        why="没有空格，YAML 就把整行当作一段文字。",
        instead="在半角冒号后面加一个空格。",
        fixable=True,
    ),
    _yaml(
        "yaml-comment-after-value",
        title="# 后面的文字会丢失",
        what="值的后面有空格和 #，或者下一行缩进着写了 #。",
        why="YAML 把 # 以后当作注释，印出来就少了半句，而且没有提示。",
        instead="# 是正文的，给整项内容加半角引号；是说明的，移到单独一行。",
    ),
    _yaml(
        "yaml-not-mapping",
        title="不是一行一项",
        what="这里应是“项目: 内容”，写的却是一段文字或一个列表。",
        why=_BREAKS_OFF,
        instead="每行写一项，项目名后面是半角冒号和一个空格。",
    ),
    _yaml(
        "yaml-quote",
        title="引号没有配对",
        what="值以引号开头，后面没有同样的引号，或者双引号里的反斜杠用错了。",
        why=_BREAKS_OFF,
        instead="前后引号成对，都用半角；内容里有 \\ 的改用单引号。",
    ),
    _yaml(
        "yaml-bracket",
        title="括号没有配对",
        what="方括号或花括号缺了一半，或者括号里少了逗号。",
        why=_BREAKS_OFF,
        instead="补上括号，各项用半角逗号隔开；括号是正文的，给整项内容加半角引号。",
    ),
    _yaml(
        "yaml-colon-in-value",
        title="冒号的位置不对",
        what="内容里直接写了“半角冒号加空格”，或者这一行的缩进与上面不一致。",
        why="YAML 把它当作又一项的开头，" + _BREAKS_OFF,
        instead="冒号是正文的，给整项内容加半角引号；是单独一项的，与上面各项对齐。",
    ),
    _yaml(
        "yaml-list-on-key-line",
        title="列表写在了项目名的同一行",
        what="冒号后面直接写了“- ”。",
        why=_BREAKS_OFF,
        instead="另起一行，缩进两格再写“- ”；减号是正文的，给整项内容加半角引号。",
    ),
    _yaml(
        "yaml-character-at-start",
        title="内容不能以这个符号开头",
        what="值以 @、`、*、& 或 ! 一类的符号开头。",
        why="这些符号在 YAML 里另有用处，" + _BREAKS_OFF,
        instead="给整项内容加上半角引号。",
    ),
    _yaml(
        "yaml-directive",
        title="有 % 开头的指令",
        what="行首的 % 是 YAML 的指令。",
        why="本刊用不到指令，它会改变下面文字的读法。",
        instead="删去这一行，或者给内容加上半角引号。",
    ),
    _yaml(
        "yaml-colon-missing",
        title="这一行没有冒号",
        what="这一行没有“项目: 内容”的冒号，又不是上一行的续行。",
        why=_BREAKS_OFF,
        instead="补上半角冒号和空格；是续行的，缩进两格。",
    ),
    _yaml(
        "yaml-block",
        title="| 或 > 用得不对",
        what="| 或 > 的同一行又写了文字，或者下面各行缩进不齐。",
        why=_BREAKS_OFF,
        instead="在 | 之后换行，下面各行缩进两格；| 或 > 是正文的，给整项内容加半角引号。",
    ),
    _yaml(
        "yaml-indentation",
        title="缩进不齐",
        what="这一行与同一层的各项没有左对齐，或者引号、括号之后还有文字。",
        why=_BREAKS_OFF,
        instead="同一层左对齐；内容里有引号或括号的，给整项内容加半角引号。",
    ),
    _yaml(
        "yaml-syntax",
        title="这里的写法读不懂",
        what="不合 YAML 的写法，程序说不出更具体的原因。",
        why=_BREAKS_OFF,
        instead="每行写一项“项目: 内容”；内容里有特殊符号的，加半角引号。",
    ),
    _yaml(
        "yaml-several-documents",
        title="又开始了另一份内容",
        what="基本信息中间又有一行 --- 或 ...。",
        why="只有第一份会被读到，后面的各项会丢失。",
        instead="删去中间的这一行。",
    ),
    _yaml(
        "yaml-alias",
        title="用 * 引用了别处的内容",
        what="内容是 *名字，YAML 会用别处的内容代替它。",
        why=_SURPRISE,
        instead="直接写出内容；星号是正文的，给整项内容加半角引号。",
    ),
    _yaml(
        "yaml-anchor",
        title="用 & 给内容起了代号",
        what="值的前面有 &名字。",
        why=_SURPRISE,
        instead="删去代号；& 是正文的，给整项内容加半角引号。",
    ),
    _yaml(
        "yaml-tag",
        title="用 ! 指定了值的类型",
        what="值的前面有 !名字 或 !!名字。",
        why=_SURPRISE,
        instead="删去它；! 是正文的，给整项内容加半角引号。",
    ),
    _yaml(
        "yaml-merge",
        title="用 << 合并了别处的项目",
        what="项目名是 <<。",
        why=_SURPRISE,
        instead="把各项直接写出来。",
    ),
    _yaml(
        "yaml-key-not-text",
        title="冒号前面不是项目名",
        what="冒号前面是空的，或者是一个列表。",
        why="程序不知道这个值属于哪一项。",
        instead="写成“项目名: 内容”。",
    ),
    _yaml(
        "yaml-key-twice",
        title="同一项写了两次",
        what="同一层有两个一样的项目名。",
        why="只有一个会生效，另一个会丢失。",
        instead="只保留一个。",
    ),
)
