"""Codes of what was asked for on the command line, and of files that are read as they are given."""

from __future__ import annotations

from functools import partial

from bulletin.codes.code import Code
from bulletin.findings import Severity

_file = partial(Code, family="files")
_command = partial(Code, family="command-line")

CODES = (
    _command(
        "format-unknown",
        title="不会生成这种格式",
        what="--to 后面的格式不认得。",
        why="程序只会生成 pdf、docx、html。",
        instead="写认得的格式，用逗号分开。",
    ),
    _command(
        "file-name-invalid",
        title="文件名的写法不对",
        what="--name 或者 bulletin.yaml 里文件名的写法读不懂，或者有文件名不能用的符号。",
        why="照它起不出文件名。",
        instead="项目写在花括号里，例如 {刊名}-{年}-{期号}；没有时不写的部分放在方括号里，例如 [-总{总期号}]。",
    ),
    _command(
        "file-name-shared",
        title="两期同名",
        what="照这个写法，两期的文件同名。",
        why="后一期会盖住前一期，所以一期也不生成。",
        instead="在文件名里加上 {期号} 或 {总期号}；有增刊、特刊的，再加上 [{刊别}]。",
    ),
    _command(
        "file-name-impossible",
        title="起不了文件名",
        what="这一期没有文件名里要的项目，或者起出来的名字太长、Windows 不认。",
        why="这样的文件存不下来，或者在别的电脑上打不开。",
        instead="没有时不写的部分放在方括号里；少写几项。",
    ),
    _command(
        "init-unsaid",
        title="建刊物还缺一项",
        what="bulletin init 没有写刊名或者编印单位，又没有人可以问。",
        why="这两项印在报头，少了就排不出来。",
        instead="写上 --name 和 --publisher；在终端里运行，会逐项问。",
    ),
    _command(
        "draft-untouched",
        title="上一次新建的还没有写",
        what="上一期还是 bulletin new 写出来的样子。",
        why="再新建一期，期号、总期号就多占一个，空的一期也会生成出来。",
        instead="先写上一期，或者删去它。",
    ),
    _command(
        "cumulative-taken",
        title="总期号已经用了",
        what="--cumulative 写的总期号，别的一期已经用了。",
        why="总期号连续累计，不能重复。",
        instead="换一个；不写就接着最大的往下数。",
    ),
    _command(
        "new-date-backwards",
        title="新的一期日期在前",
        what="新建的一期，日期比上一期早。",
        why="期号在后、日期在前，多半是日期写错了。",
        instead="写错了就改日期；补编以前的，不必改。",
        severity=Severity.WARNING,
    ),
    _command(
        "search-empty",
        title="没有写要找的词",
        what="bulletin search 后面没有词，或者只有空格。",
        why="没有词就什么也找不出来。",
        instead="写上一个词，例如 bulletin search 联络站。",
    ),
    _command(
        "expression-invalid",
        title="正则表达式读不懂",
        what="bulletin search --regex 后面的写法不对，例如括号没有成对。",
        why="读不懂，就不知道要找什么。",
        instead="改正指出的那个字符；要找符号本身，在前面加 \\，或者不用 --regex。",
    ),
    _command(
        "expression-endless",
        title="正则表达式没完没了",
        what="比对一期用了 5 秒还没有完。",
        why="括号里外都带 * 或 + 的，例如 (a+)+，试法多得试不完；不停下来，会一直占着机器。",
        instead="重复的记号只写一层；或者不用 --regex，直接写词。",
    ),
    _file(
        "file-missing",
        title="找不到文件",
        what="没有这个文件。",
        why="没有可以读的。",
        instead="检查文件名和所在的文件夹。",
    ),
    _file(
        "file-irregular",
        title="不是普通文件",
        what="给出的是文件夹或设备。",
        why="程序只读普通的文件。",
        instead="给出一个文件。",
    ),
    _file(
        "file-unreadable",
        title="读不了文件",
        what="系统不让读这个文件。",
        why="多半是没有读取权限，或者文件被别的程序占着。",
        instead="检查权限，关掉占着它的程序。",
    ),
    _file(
        "file-too-large",
        title="文件太大",
        what="文件超过上限。",
        why="多半给错了文件；太大的文件会占住机器。",
        instead="确认给的是原文，或者把内容分成几个文件。",
    ),
    _file(
        "encoding-not-utf8",
        title="文件不是 UTF-8 编码",
        what="文件多半是用旧的编码保存的。",
        why="用错的编码读，汉字会变成乱码。",
        instead="用记事本打开，另存为，编码选“UTF-8”。",
    ),
    _file(
        "file-exists",
        title="文件已经有了",
        what="要新建的文件已经存在。",
        why="程序从不盖住没有生成过的文件。",
        instead="先移走它，或者换一个名字、一个空的文件夹。",
    ),
    _file(
        "repair-refused",
        title="没有自动改",
        what="几条规则互相矛盾：一条改过去，一条改回来，改不完。",
        why="改不完的，不知道停在哪里才对，整期都不改。",
        instead="照 bulletin check 的意见手工改，或者关掉其中一条。",
    ),
    _file(
        "repair-left",
        title="这一处没有自动改",
        what="bulletin fmt 可以改的一处，改了会连带改动别处的文字或版式，所以留着；别的都改了。",
        why="自动改只改该改的几个字，别的照原样印。",
        instead="照提示自己改，改完看一看这一段印成什么样。",
        severity=Severity.WARNING,
    ),
    _file(
        "file-changed",
        title="文件正在别处改",
        what="bulletin fmt 读了文件以后、写回以前，别的程序也改了它。",
        why="写回去会盖住别处的改动。",
        instead="在编辑软件里存盘、关掉，再运行一遍。",
    ),
    _file(
        "pdf-unreadable",
        title="PDF 读不出来",
        what="文件不是完好的 PDF。",
        why="读不出来就取不出原稿。",
        instead="给出用 bulletin build 生成的 PDF。",
    ),
    _file(
        "pdf-encrypted",
        title="PDF 加了密",
        what="这个 PDF 要密码才能打开。",
        why="读不进去，就看不到里面有什么；bulletin build 生成的 PDF 不加密。",
        instead="用密码去掉加密，另存后再用。",
    ),
    _file(
        "pdf-foreign",
        title="不是 bulletin 生成的 PDF",
        what="这个 PDF 里没有 bulletin 写的说明，也没有原稿。",
        why="bulletin doctor 只认得自己生成的 PDF。",
        instead="给出用 bulletin build 生成的 PDF；检查别的 PDF，用通用的校验工具。",
    ),
    _file(
        "sources-missing",
        title="PDF 里没有原稿",
        what="这个 PDF 没有带着原稿。",
        why="只有用 bulletin build 生成的 PDF 才带着原稿。",
        instead="给出用 bulletin build 生成的 PDF。",
    ),
    _file(
        "sources-too-large",
        title="PDF 里的附件太大",
        what="附件合计超过 200 MB。",
        why="这不像是简报的原稿，取出来会占满磁盘。",
        instead="给出用 bulletin build 生成的 PDF。",
    ),
    _file(
        "sources-newer",
        title="PDF 里的清单太新",
        what="附件清单是新版的程序写的。",
        why="不认得它的写法，取出来会放错地方。",
        instead="换新版的 bulletin。",
    ),
    _file(
        "source-changed",
        title="PDF 里的原稿不完整",
        what="附件清单上的文件缺了，或者内容和清单上的校验值对不上。",
        why="生成以后有人动过这个 PDF，取出来的不是原来的原稿。",
        instead="找原来的 PDF。",
    ),
    _file(
        "source-name-twice",
        title="PDF 里两个附件同名",
        what="两个附件取出来会放在同一处；大小写不同也算同名，因为在 Windows 上是同一个文件。",
        why="后一个会盖住前一个。",
        instead="给出用 bulletin build 生成的 PDF。",
    ),
    _file(
        "source-name-strange",
        title="PDF 里附件的名字不对",
        what="附件的名字通到了文件夹之外，或者有不能用的符号。",
        why="照它写，会盖住别处的文件。",
        instead="不要用这个 PDF；它不是用 bulletin build 生成的。",
    ),
)
