"""A house from nothing: what its bulletin says of itself goes in, the files of its folder come out; nothing is written to disk."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bulletin.findings import Source
from bulletin.manuscripts.draft import Plan, draft, plain
from bulletin.manuscripts.house import FILE, House, HouseFile
from bulletin.manuscripts.issue import json_schema
from bulletin.records import tree
from bulletin.records.typed import read

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

_IGNORED = """# 生成的文件
/build/

# 本单位购置的字体：有授权，不进版本库
/assets/fonts/

# 正在打开的文件
.~lock.*#
~$*
"""


@dataclass(frozen=True)
class Answers:
    """What is known of a bulletin: `number` and `cumulative` are those of its last issue so far, nought where there is none."""

    name: str
    publisher: str
    number: int = 0
    cumulative: int = 0
    editor: str = ""
    distribution: tuple[str, ...] = ()


def found(root: Path, answers: Answers, day: dt.date) -> dict[str, str]:
    """Return the texts of a new house in `root`, by their paths in it; the first issue is of the date `day`.

    ContentError where an answer cannot stand in bulletin.yaml.
    """
    source = Source(FILE, _house_file(answers))
    record, places = read(HouseFile, tree.parse(source))
    house = House(**dict(record), root=root.resolve(), places=places)
    path, text = draft(house, day, plan=Plan(answers.number + 1, answers.cumulative + 1))
    return {
        FILE: source.text,
        ".gitignore": _IGNORED,
        "assets/.gitkeep": "",
        house.schema_file.relative_to(
            house.root
        ).as_posix(): f"{json.dumps(json_schema(), ensure_ascii=False, indent=2)}\n",
        path.relative_to(house.root).as_posix(): text,
    }


def _house_file(answers: Answers) -> str:
    distribution = [f"  - {plain(one)}" for one in answers.distribution]
    lines = [
        "# 本刊的固定设置。以 # 开头的行是说明；要用的项目，去掉行首的“# ”再改。冒号是半角的，后面空一格。",
        "",
        "# 刊名，印在报头",
        f"名称: {plain(answers.name)}",
        "# 编印单位的全称，印在报头",
        f"编印单位: {plain(answers.publisher)}",
        "# 主办单位的全称，印在编印单位的上面一行",
        "# 主办单位: 某市人大常委会",
        "# 内部资料的批准文号，印在报尾",
        "# 批准文号: 某党简准字〔2024〕第1号",
        "# 存档中最早一期的总期号",
        f"起始总期号: {answers.cumulative + 1}",
        "",
        "# 责任编辑：一行文字，或者姓名、电话、邮箱三项",
        *([f"责任编辑: {plain(answers.editor)}"] if answers.editor else []),
        *(
            []
            if answers.editor
            else ["# 责任编辑:", "#   姓名: 编辑部", "#   电话: 0731-00000000", "#   邮箱: editor@example.org"]
        ),
        "",
        "# 分送单位：一行一条；也可以分“报”“送”“发”三组",
        *(["分送:", *distribution] if distribution else ["# 分送:", "#   - 市委办公室、市政府办公室"]),
        "",
        "# 手写刊名的图片，放在 assets/ 里，代替刊名",
        "# 报头图片: assets/报头.png",
        "# 另存一份的文件名",
        '# 文件名: "{刊名}-{年}-{期号}[-总{总期号}]"',
        "# 检查规则的轻重：关、提醒、警告、错误；规则的名称见 bulletin rules",
        "# 规则:",
        "#   mark-half-width: 关",
    ]
    return "\n".join(lines) + "\n"
