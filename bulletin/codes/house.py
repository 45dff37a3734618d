"""Codes of the house, of its issues as a whole, and of templates and layouts."""

from __future__ import annotations

from functools import partial

from bulletin.codes.code import Code
from bulletin.findings import Severity

_house = partial(Code, family="house")
_template = partial(Code, family="templates")
_ARCHIVE = "程序要能从一期推算下一期，也要能按总期号找到一期。"

CODES = (
    _house(
        "house-missing",
        title="找不到 bulletin.yaml",
        what="从当前文件夹往上，或者 --house 指的文件夹里，没有 bulletin.yaml。",
        why="刊名、编印单位都写在它里面，它也说明刊物的文件夹从哪里算起。",
        instead="在刊物的文件夹里运行，或者用 --house 指出它。",
    ),
    _house(
        "issue-passed-over",
        title="像一期，却没有生成",
        what="issues 文件夹里有一个名字像期号的文件，但不是“年份/期号.md”，如 第3期.md、2.md.txt、12 修改稿.md。",
        why="“bulletin build”只生成按期号命名的文件，别的不生成；以为生成了，就会漏掉一期。",
        instead="是一期的，改成“12.md”“增刊1.md”这样的名字；是草稿的，生成时写出路径，或者移出 issues 文件夹。",
        severity=Severity.WARNING,
    ),
    _house(
        "issue-outside",
        title="原文是通到外面的链接",
        what="issues 文件夹里的一期是链接，通到刊物的文件夹外面的文件。",
        why="别处的文件会印进简报，也会随 PDF 带走；那个文件一变，这一期就跟着变。",
        instead="把原文的文件放进 issues/；issues 文件夹和年份的文件夹可以是链接，放在别的磁盘上。",
    ),
    _house(
        "issues-missing",
        title="还没有任何一期",
        what="issues 文件夹里没有“年份/期号.md”。",
        why="没有可以生成的。",
        instead="用 bulletin new 新建一期。",
    ),
    _house(
        "issue-unknown",
        title="没有这一期",
        what="命令行上写的不是文件、年份/期号，也不是现有的总期号。",
        why="程序不猜要生成哪一期。",
        instead="写文件的路径、2024/12 或总期号；不写就是全部。",
    ),
    _house(
        "issue-ambiguous",
        title="总期号有不止一期",
        what="两期写了同样的总期号。",
        why=_ARCHIVE,
        instead="改正其中一期的总期号，或者写出文件的路径。",
    ),
    _house(
        "cumulative-unreadable",
        title="总期号缺少或有错误",
        what="推算下一期的总期号时，这一期的读不出来。",
        why=_ARCHIVE + "跳过它，号就可能重复。",
        instead="改正这一期的总期号，再新建下一期。",
    ),
    _house(
        "target-taken",
        title="会盖住另一期生成的文件",
        what="两个原文会生成同名的文件。",
        why="后生成的会盖住先生成的，发出去的就可能是另一期。",
        instead="正式的一期放在 issues/年份/期号.md；草稿改文件名，或者用 --out 放到别的文件夹。",
    ),
    _template(
        "template-too-much",
        title="模板写出的内容太多",
        what="模板写出来的内容超过 1600 万字，或者为此用了 512 MB 以上的内存。",
        why="多半是循环没有尽头；不拦下来，会拖垮整台机器。",
        instead="检查模板里的循环和重复。",
    ),
    _template(
        "template-missing",
        title="找不到模板文件",
        what="模板文件夹里没有 issue.html.j2，或者 extends、include 的名字写错了。",
        why="没有模板，程序不知道一期由哪些部分组成。",
        instead="检查 extends、include 后面的名字；模板放在 templates/ 下。",
    ),
    _template(
        "template-broken",
        title="模板有错",
        what="模板的写法读不懂，或者产生的内容不完整。",
        why="不完整的内容排出来会缺一块。",
        instead="按提示的文件和行改正模板。",
    ),
    _template(
        "template-variable",
        title="模板用了不存在的变量",
        what="{{ … }} 里的名字写错了。",
        why="写错的名字会印成空白。",
        instead="检查模板里 {{ … }} 的写法。",
    ),
    _template(
        "element-unknown",
        title="模板用了排版不认得的元素",
        what="模板产生了词汇表之外的 HTML 元素。",
        why="PDF 和 DOCX 只认得同一张词汇表，别的元素会在一种文件里丢失。",
        instead="改用 bulletin/composition/vocabulary.py 认得的元素。",
    ),
    _template(
        "style-unknown",
        title="版式没有这个样式",
        what="模板里的 class，或者 layout.yaml 的 like，指了一个没有定义的样式。",
        why="没有样式，程序不知道它的字体、字号和行距。",
        instead="在 layout.yaml 的 styles 里加上它，或者改正名字。",
    ),
    _template(
        "text-stray",
        title="有文字不在任何段落里",
        what="模板里有文字直接写在了段落之外。",
        why="段落之外的文字没有样式，会丢失。",
        instead="在模板里把它放进 <p>。",
    ),
    _template(
        "sheet-forbidden",
        title="刊物的模板带了样式表",
        what="刊物自己的模板文件夹里有 style.css.j2 或者 reading.css.j2。",
        why="一个样式表只管一种文件，别的不会照着变，几种文件就不一样了。",
        instead="把要改的样子写进 layout.yaml，几种文件都照它排；再删去这个文件。",
    ),
    _template(
        "sheet-broken",
        title="样式表有错",
        what="样式表写出的 CSS 排版引擎不认识，或者引用了别的文件。",
        why="不认识的一行不起作用，版面就不是规定的样子；引用的文件不随原稿保存，以后就重新生成不了。",
        instead="按提示的一行改正 style.css.j2，删去 @import 和 url(…)。没有改过程序的，请告诉维护者。",
    ),
    _template(
        "layout-missing",
        title="找不到版式",
        what="模板文件夹里没有 layout.yaml，或者 extends 绕成了圈。",
        why="没有版式，程序不知道版面的尺寸和字体。",
        instead="补上 layout.yaml，或者改正 extends 的名字。",
    ),
    _template(
        "face-unknown",
        title="版式没有这种字体",
        what="样式用了 faces 里没有的字体。",
        why="没有说明的字体找不到文件。",
        instead="写 faces 里有的名字，或者在 faces 里加上它。",
    ),
    _template(
        "size-unknown",
        title="版式没有这种字号",
        what="样式用了 sizes 里没有的字号，又不是长度（数字加 pt 或 mm）。",
        why="没有大小就排不出字。",
        instead="写 sizes 里有的名字，或者写长度。",
    ),
    _template(
        "colour-unknown",
        title="版式没有这种颜色",
        what="样式用了 colours 里没有的颜色。",
        why="没有说明的颜色印不出来。",
        instead="写 colours 里有的名字，或者在 colours 里加上它。",
    ),
    _template(
        "pitch-unknown",
        title="版式没有这种行距",
        what="样式的行距既不是 auto，也不是长度。",
        why="没有行距就排不出行。",
        instead="写 auto，或者写长度（数字加 pt 或 mm）。",
    ),
    _template(
        "page-too-small",
        title="版心放不进纸里",
        what="版心加上左边距或者上边距，超过了纸的宽或者高。",
        why="超出的部分会印到纸外。",
        instead="按提示多出的毫米数，缩小版心或者边距，或者放大纸张。",
    ),
    _template(
        "contents-narrow",
        title="目录分栏太多，每栏太窄",
        what="layout.yaml 的 contents 分的栏多得每栏一行只排得下几个字。",
        why="一个标题要折成好几行，目录就不好看了；再窄，连页码也放不下。",
        instead="columns 写得少一些，常用 2 或 3；或者缩小 gap，缩小样式 contents-column 的字号。",
    ),
    _template(
        "grid-impossible",
        title="每行字数或每页行数排不成",
        what="layout.yaml 的每行字数和字号、字距、版心宽合不上，或者每页行数和行距、版心高合不上。",
        why="每页 22 行、每行 28 字一类的版心（GB/T 9704-2012，5.2.3）要靠这几个数互相对上，对不上就排不满或者挤不下。",
        instead="按提示改字距、行距，或者改字数、行数。",
    ),
)
