"""Codes of the machine: faces, disk, locks and rights, limits, and faults of our own."""

from __future__ import annotations

from functools import partial

from bulletin.codes.code import Code

_face = partial(Code, family="faces")
_disk = partial(Code, family="disk")
_fault = partial(Code, family="program")
_WHOLE = "没有写成的，原来的文件保持原样。"

CODES = (
    _fault(
        "service-failed",
        title="校对程序没有做完",
        what="check --with 后面的命令运行不了、出错、超时，或者它的答复读不懂。",
        why="它的意见不全，不能当作没有意见。",
        instead="单独运行这个命令看看；写法见编辑手册“本单位的校对程序”。",
    ),
    _face(
        "face-missing",
        title="缺字体",
        what="公文字体和可以代替它的字体，一种也没有安装。",
        why="没有字体就排不出字。",
        instead="按提示安装字体；运行 bulletin doctor 可以看到全部字体。",
    ),
    _face(
        "face-replaced",
        title="字体被替换",
        what="用了 --strict-faces，而公文字体没有安装。",
        why="付印要用规定的字体。",
        instead="把字体文件放进 assets/fonts/，或者去掉 --strict-faces。",
    ),
    _face(
        "face-unreadable",
        title="字体文件无法载入",
        what="字体文件损坏，或者格式不认得。",
        why="没有字体就排不出字。",
        instead="重新安装这个字体，或者换一个文件。",
    ),
    _disk(
        "disk-full",
        title="磁盘满了",
        what="磁盘或配额没有空间了。",
        why=_WHOLE,
        instead="腾出空间再试。",
    ),
    _disk(
        "write-refused",
        title="没有写入权限",
        what="系统不让写这个文件或文件夹，或者文件正开着。",
        why=_WHOLE,
        instead="关掉打开它的程序，检查权限，或者用 --out 换一个文件夹。",
    ),
    _disk(
        "folder-invalid",
        title="这个位置不能作文件夹",
        what="路径里有一段是文件，或者名字太长。",
        why=_WHOLE,
        instead="换一个文件夹。",
    ),
    _disk(
        "write-failed",
        title="写不进去",
        what="系统报了别的错误。",
        why=_WHOLE,
        instead="检查磁盘和文件夹，把系统错误号告诉维护者。",
    ),
    _disk(
        "write-unconfirmed",
        title="新文件换好了，磁盘没有确认",
        what="新文件已经各就各位，但系统没有确认它们写到了磁盘上。",
        why="这时断电，新文件可能丢失。",
        instead="检查磁盘，再生成一次。",
    ),
    _disk(
        "folder-locked",
        title="另一个 bulletin 正在写",
        what="同一个输出文件夹正由另一个 bulletin 使用。",
        why="两个同时写，文件会混在一起。",
        instead="等它结束再试，或者用 --out 换一个文件夹。",
    ),
    _fault(
        "too-deep",
        title="内容太大或嵌套太深",
        what="处理这一期用尽了内存，或者套得太深。",
        why="处理不完就不写出半份。",
        instead="把内容分成几期，或者减少嵌套。",
    ),
    _fault(
        "worker-died",
        title="生成的进程中途没有了",
        what="bulletin archive 生成这一期的进程被系统中止，又试了一次，还是这样；别的期照常生成。",
        why="多半是机器内存不够，系统挑了它。没有生成完的不写出来，原来的文件保持原样。",
        instead="关掉别的程序，用 --jobs 1 再试；还不行，用 bulletin build 单独生成这一期看看。",
    ),
    _fault(
        "worker-hung",
        title="一期用时太长",
        what="bulletin archive 生成这一期超过了时限，又试了一次，还是这样；别的期照常生成。",
        why="一期停住，不能让全部各期都等它。",
        instead="把内容分成几期，或者用 --deadline 放宽。",
    ),
    _fault(
        "worker-starved",
        title="一期用的内存太多",
        what="bulletin archive 生成这一期时，一个进程可以用的内存用完了，又试了一次，还是这样；别的期照常生成。",
        why="不限制内存，别的程序会被系统中止。",
        instead="把内容分成几期、缩小图片，或者用 --memory 放宽。",
    ),
    _fault(
        "cluster-unreachable",
        title="连不上集群",
        what="--executor 后面的 dask 集群连不上、断开了，或者没有可以用的进程。",
        why="已经生成的都写好了；没有生成的，原来的文件保持原样。",
        instead="看 dask scheduler 和 dask worker 是不是在运行；再运行一次，接着做。",
    ),
    _fault(
        "cluster-differs",
        title="集群的机器和这里不一样",
        what="集群里有机器的程序、程序库、字体、模板或者原文和这里的不一样，或者没有刊物的文件夹。",
        why="它做出来的会和这里做的不同，所以不用它做。",
        instead="装同样的版本和字体，刊物的文件夹共享在同样的路径，重新启动 dask worker。",
    ),
    _fault(
        "engine-unloadable",
        title="排版引擎装不起来",
        what="排版引擎要用的程序库（Pango）没有安装。",
        why="没有它排不出页面。",
        instead="Debian 运行 make setup；Windows 见 WeasyPrint 的安装说明。",
    ),
    _fault(
        "engine-patch-missing",
        title="排版引擎和程序对不上",
        what="排版引擎的版本变了，程序给它的补正找不到位置。",
        why="没有这个补正，有的只是版面朴素一些（警告），有的会排错，就不排了（错误）。",
        instead="运行 make setup，装回认得的版本。",
    ),
    _fault(
        "engine-fault",
        title="排版引擎出错",
        what="排版引擎没有排出应有的页面。",
        why="不完整的页面不写出来。",
        instead="这是程序的错，请告诉维护者。",
    ),
    _fault(
        "internal",
        title="程序内部出错",
        what="程序遇到了没有料到的情形。",
        why="不完整的文件不写出来。",
        instead="请把提示的一行和这一期的文件发给维护者。",
    ),
)
