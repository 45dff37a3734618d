"""Write the tables of docs/templates.md, docs/gb9704.md and docs/rules.zh-CN.md: what the program knows goes in, text comes out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from inspect import getdoc
from pathlib import Path

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from bulletin import layout
from bulletin.codes import Code
from bulletin.codes.families import FAMILIES
from bulletin.composition import template
from bulletin.composition.vocabulary import ATTRIBUTES, CHILDREN
from bulletin.findings import Severity
from bulletin.layout import file, standard
from bulletin.layout.lengths import Length
from bulletin.manuscripts.house import TEMPLATE, HouseFile
from bulletin.manuscripts.issue import FrontMatter
from bulletin.records.keys import label
from bulletin.rules import MANUAL
from bulletin.templating import packaged_templates

TARGET = Path(__file__).parent / "templates.md"
_EXAMPLE = TARGET.parents[1] / "tests/bulletins/xuexi/templates/xuexi"
STANDARD = Path(__file__).parent / "gb9704.md"
_STANDARD = """# 《联络动态》的版式与 GB/T 9704-2012

{title}。标准管的是公文，简报不是公文：报头和报尾按简报的通行做法，标准没有规定的标“实务”。

“程度”照标准的用词：规定（必须这样）、一般（“一般用”“一般每面”）、推荐（“推荐”）、实务（标准没有规定）。“不同”的写明理由。

{table}
这一页由 `make docs` 从 `templates/` 里的 `layout.yaml` 和 `base/gb9704.yaml` 生成，不要手改。自己的版式怎样，运行 `bulletin doctor --layout`。
"""
RULES = Path(__file__).parent / "rules.zh-CN.md"
_RULES = """# 检查规则

`bulletin check` 和 `bulletin build` 说的每一条意见，方括号里都有名称；这里是全部 {count} 条的说明，和 `bulletin rules 名称` 显示的相同。开关规则的办法见[编辑手册](handbook.zh-CN.md)。

程度分三种：错误（不生成）、警告（多半是错）、提醒（只有编辑才知道对不对）。“可改”的，`bulletin fmt` 能改正有把握的地方。

## 总表

{overview}
## 说明

{pages}
这一页由 `make docs` 从程序里的说明生成，不要手改。
"""
_LEVELS = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.NOTE: "提醒"}
# The tables of layout.yaml by the key that they stand under.
_TABLES: dict[str, type[BaseModel]] = {
    "": file.File,
    "page": file.Page,
    "name": file.Name,
    "contents": file.Columns,
    "faces.ROLE": file.FaceEntry,
    "markers": file.Markers,
    "screen": file.Screen,
    "screen.light": file.Palette,
    "volume": file.Volume,
    "styles.KEY": file.StyleEntry,
}


def tables() -> dict[str, str]:
    """Return each table by the name of its mark."""
    return {
        "house": _records(HouseFile),
        "issue": _records(FrontMatter),
        "filters": _filters(),
        "elements": _elements(),
        "layout": _layout(),
        "xuexi layout": _shown("layout.yaml", "yaml"),
        "xuexi issue": _shown("issue.html.j2", "jinja"),
    }


def written(text: str) -> str:
    """Return the document `text` with its tables made anew: each stands between `<!-- NAME -->` and `<!-- end -->`."""
    for name, table in tables().items():
        text, count = re.subn(
            rf"(<!-- {name} -->\n).*?(<!-- end -->)", rf"\1{_verbatim(table)}\2", text, flags=re.DOTALL
        )
        if count != 1:
            message = f"{name}: {count} marks"
            raise ValueError(message)
    return text


def standard_written() -> str:
    """Return docs/gb9704.md: how the layout of 《联络动态》 stands to the standard."""
    rows = standard.compare(layout.load(TEMPLATE, packaged_templates()))
    marks = {True: "相同", False: "不同", None: "自定"}
    cells = ((row.clause, row.level, row.says, row.ours, marks[row.same], row.reason) for row in rows)
    table = _table(("条款", "程度", "标准的规定", "本刊的做法", "异同", "理由"), cells)
    return _STANDARD.format(title=standard.TITLE, table=table)


def rules_written() -> str:
    """Return docs/rules.zh-CN.md: an overview of the rules, a table a family, then the page of each."""
    families = [(title, _of(family)) for family, title in FAMILIES.items() if _of(family)]
    overview = (f"### {title}\n\n{_overview(codes)}\n" for title, codes in families)
    pages = (_page(code) for _, codes in families for code in codes)
    return _RULES.format(count=len(MANUAL), overview="".join(overview), pages="".join(pages))


def _of(family: str) -> list[Code]:
    return [code for code in MANUAL.values() if code.family == family]


def _overview(codes: Iterable[Code]) -> str:
    rows = (
        (f"[`{code.name}`](#{code.name})", _LEVELS[code.severity], "可改" if code.fixable else "", _escaped(code.title))
        for code in codes
    )
    return _table(("名称", "程度", "自动改", "什么毛病"), rows)


def _page(code: Code) -> str:
    told = ((f"是什么：{code.what}"), (f"为什么：{code.why}"), (f"怎么改：{code.instead}"))
    rows = [f"- {_escaped(one)}" for one in told]
    examples = "\n".join(_examples(code))
    shown = f"\n~~~~\n{examples}\n~~~~\n" if examples else ""
    return "\n".join([f"### {code.name}", "", f"{_escaped(code.title)}。", "", *rows, shown, ""])


def _examples(code: Code) -> Iterator[str]:
    """Yield each example behind its 错, 改 or 对; one of several lines stands on lines of its own."""
    told = [("错", wrong) for wrong in code.wrong]
    for n, (wrong, mended) in enumerate(code.wrong.items()):
        told.insert(2 * n + 1, ("改", mended if mended != wrong else ""))
    told += [("对", right) for right in code.right]
    return (f"{mark}：{chr(10) if chr(10) in text else ''}{text}" for mark, text in told if text)


def _escaped(text: str) -> str:
    """Return text in which Markdown reads no mark: HTML, a bar, a star are printed as they are."""
    return re.sub(r"([\\`*_{}\[\]<>|~$&])", r"\\\1", text)


def _shown(name: str, language: str) -> str:
    """Show a file of the worked example."""
    return f"```{language}\n{(_EXAMPLE / name).read_text(encoding='utf-8')}```\n"


def _verbatim(text: str) -> str:
    return text.replace("\\", r"\\")


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def _records(record: type[BaseModel]) -> str:
    rows = ((f"`{name}`", label(name, field)) for name, field in record.model_fields.items())
    return _table(("name", "front matter"), rows)


def _filters() -> str:
    known = {**template.DIALECT.filters, **template.DIALECT.aware}
    rows = ((f"`{name}`", (getdoc(function) or "").split("\n")[0]) for name, function in sorted(known.items()))
    return _table(("filter", "what it does, and why"), rows)


def _elements() -> str:
    """List elements that may hold and have the same in one row."""
    alike: dict[tuple[frozenset[str], frozenset[str]], list[str]] = {}
    for name in sorted((CHILDREN.keys() | ATTRIBUTES.keys()) - {"body"}):
        key = CHILDREN.get(name, frozenset()), ATTRIBUTES.get(name, frozenset())
        alike.setdefault(key, []).append(name)
    rows = (
        (_named(names), _named(sorted(held)), " ".join(f"`{name}`" for name in sorted(owned)))
        for (held, owned), names in alike.items()
    )
    return _table(("element", "may hold", "may have, besides `class` and `data-at`"), rows)


def _named(elements: Iterable[str]) -> str:
    return " ".join(f"`<{name}>`" for name in elements)


def _layout() -> str:
    rows = (
        (f"`{'.'.join(filter(None, (under, name)))}`", _default(field), field.description or "")
        for under, record in _TABLES.items()
        for name, field in record.model_fields.items()
    )
    return _table(("key", "if not written", "unit, and meaning"), rows)


def _default(field: FieldInfo) -> str:
    if field.is_required():
        return "must be written"
    value = field.default
    if isinstance(value, Length):
        return f"`{value.pt:g}pt`"
    if not isinstance(value, str | int | float) or value == "":
        return "–"
    return f"`{str(value).lower() if isinstance(value, bool) else value}`"


if __name__ == "__main__":
    STANDARD.write_text(standard_written(), encoding="utf-8")
    RULES.write_text(rules_written(), encoding="utf-8")
    TARGET.write_text(written(TARGET.read_text(encoding="utf-8")), encoding="utf-8")
