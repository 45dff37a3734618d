"""What is wrong with YAML that cannot be read: a parser's error or a line goes in, findings in Chinese come out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from bulletin.findings import Edit, Finding, Place, Severity, Source
from bulletin.text import gate

if TYPE_CHECKING:
    import yaml

_KEY = r"\s*(?P<key>[^\s:：#\"'\[\]{},&*!|>%@`-][^\s:：#]{0,19})"
_FULL_WIDTH_COLON = re.compile(rf"{_KEY} ?(?P<colon>：)\s*(?P<rest>.*)")
_NO_SPACE = re.compile(rf"{_KEY}(?P<colon>:)(?P<rest>[^\s:].*)")


class _Fault(NamedTuple):
    """A fault of writing: words of the parser's English message (libyaml's or PyYAML's) that give it away."""

    signs: tuple[str, ...]
    code: str
    message: str
    hint: str
    at_start: bool = False


_QUOTE = '请给整项内容加上半角引号，例如 标题: "……"。'

_FAULTS = (
    _Fault(
        ("not a mapping",),
        "yaml-not-mapping",
        "这里应是一行一项的“项目: 内容”",
        "每行写一项，项目名后面是半角冒号和一个空格，例如 期号: 12。",
    ),
    _Fault(
        ("while scanning a quoted scalar", "while parsing a quoted scalar"),
        "yaml-quote",
        "引号没有配对，或者引号里的反斜杠 \\ 用错了",
        "前后引号要成对，都用半角；内容里需要 \\ 时请改用单引号 ' '。",
        at_start=True,
    ),
    _Fault(
        ("flow sequence", "flow mapping", "node content"),
        "yaml-bracket",
        "方括号或花括号没有配对，或者括号里少了逗号",
        f"括号里各项用半角逗号隔开。如果括号是正文，{_QUOTE}",
        at_start=True,
    ),
    _Fault(
        ("mapping values are not allowed",),
        "yaml-colon-in-value",
        "这个半角冒号的位置不对：内容里不能直接写“冒号加空格”，各项的缩进也要一致",
        f"如果冒号是正文，{_QUOTE}如果是单独一项，请与上面各项对齐。",
    ),
    _Fault(
        ("sequence entries are not allowed",),
        "yaml-list-on-key-line",
        "列表的“- ”不能写在项目名的同一行",
        f"请另起一行，缩进两格再写“- ”。如果减号是正文，{_QUOTE}",
    ),
    _Fault(
        ("cannot start any token",),
        "yaml-character-at-start",
        "内容不能以这个符号开头",
        _QUOTE,
    ),
    _Fault(
        (
            "while scanning an alias",
            "while scanning an anchor",
            "while scanning a tag",
            "while parsing a tag",
            "tag handle",
        ),
        "yaml-character-at-start",
        "内容不能以 *、&、! 开头",
        _QUOTE,
    ),
    _Fault(("directive",), "yaml-directive", "不能使用以 % 开头的指令", "请删去这一行，或给内容加上半角引号。"),
    _Fault(
        ("could not find expected ':'",),
        "yaml-colon-missing",
        "这一行没有“项目: 内容”的冒号",
        "项目名后面要有半角冒号和一个空格；如果是上一行的续行，请缩进两格。",
        at_start=True,
    ),
    _Fault(
        ("block scalar",),
        "yaml-block",
        "| 或 > 后面不能直接写文字，下面各行要一致缩进",
        f"请在 | 之后换行，正文各行缩进两格。如果 | 或 > 是正文，{_QUOTE}",
    ),
    _Fault(
        ("did not find expected key", "did not find expected '-'", "expected <block end>", "could not find expected"),
        "yaml-indentation",
        "这里与上面各行的写法不一致：缩进不齐，或者引号、括号之后还有文字",
        f"同一层的各项要左对齐。如果内容里有引号或括号，{_QUOTE}",
    ),
)
_UNKNOWN = _Fault((), "yaml-syntax", "这里的写法读不懂", f"每行写一项“项目: 内容”。如果内容里有特殊符号，{_QUOTE}")


def stray_characters(line: str, place: Place, *, listed: bool) -> tuple[str, list[Finding]]:
    """Replace tabs and invisible characters of `line`, which begins at `place`, by spaces; find the first tab and the rest.

    In a file where any character may be `listed`, look-alikes are what was meant.
    """
    strange = gate.invisible(line, place) if listed else gate.told(line, place, Severity.ERROR)
    tab = line.find("\t")
    findings = [Finding(place.shifted(tab, 1), "tab", "这里有制表符（Tab）", "请改用空格。")] if tab >= 0 else []
    return gate.without_refused(line, " ").replace("\t", " "), [*findings, *strange]


def explain(error: yaml.YAMLError, source: Source, first_line: int, lines: list[str]) -> list[Finding]:
    """Say in Chinese what stopped the parser; wrong colons, its commonest cause, are looked for in all lines."""
    mark = getattr(error, "problem_mark", None)
    suspects = [i for i, line in enumerate(lines) if not line.startswith(" ")]
    nearby = [i for i in range(len(lines)) if mark and mark.line - 1 <= i <= mark.line]
    findings = _wrong_colons(source, first_line, lines, suspects) or _wrong_colons(source, first_line, lines, nearby)
    return findings or [_translated(error, source, first_line, len(lines))]


def _wrong_colons(source: Source, first_line: int, lines: list[str], suspects: list[int]) -> list[Finding]:
    """Find the lines among `suspects` that would be an item if their colon were right."""
    findings = []
    for i in suspects:
        if match := _FULL_WIDTH_COLON.fullmatch(lines[i]):
            code, message = "full-width-colon", f"“{match['key']}”后面是全角冒号"
        elif match := _NO_SPACE.fullmatch(lines[i]):
            code, message = "colon-without-space", f"“{match['key']}”的冒号后面没有空格"
        else:
            continue
        hint = f"请写半角冒号和一个空格：{match['key']}: {match['rest']}"
        place = source.place(first_line + i, match.start("colon") + 1, 1)
        fix = (Edit(place, ":" if lines[i][match.end("colon") :].startswith(" ") else ": "),)
        findings.append(Finding(place, code, message, hint, fix=fix))
    return findings


def _translated(error: yaml.YAMLError, source: Source, first_line: int, count: int) -> Finding:
    """Put a parser's error into Chinese; the line is kept within the part that was parsed."""
    words = " ".join(str(getattr(error, name, None)) for name in ("context", "problem"))
    fault = next((fault for fault in _FAULTS if any(sign in words for sign in fault.signs)), _UNKNOWN)
    start, problem = (getattr(error, name, None) for name in ("context_mark", "problem_mark"))
    mark = (start if fault.at_start else None) or problem or start
    line, column = (mark.line, mark.column + 1) if mark and mark.line < count else (count - 1, 0)
    place = source.place(first_line + max(line, 0), column)
    if column:
        place = place.shifted(0, max(len(place.text.rstrip()) - column + 1, 1) if fault.at_start else 1)
    return Finding(place, fault.code, fault.message, fault.hint)
