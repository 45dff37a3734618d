"""`bulletin search` finds what was ever printed: the issues that have all the words, with the sentences and their lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from bulletin.cli.archiving.progress import waited_for
from bulletin.cli.console import Format, Report, here
from bulletin.cli.options import HouseOption, find_house

if TYPE_CHECKING:
    from bulletin.archive.search import Sentence, Sought
    from bulletin.archive.search.texts import Text


def search(
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="词…",
            help="要找的词。写几个，就找几个词都有的期（不必在同一句），词最全的句子列在前面；空格、大小写、全角半角不分。",
        ),
    ],
    house: HouseOption = None,
    regex: Annotated[
        bool, typer.Option("--regex", help="词是正则表达式（Python 的写法），逐段比对，例如 '第.{1,3}届'。")
    ] = False,
    form: Annotated[
        Literal["text", "json"],
        typer.Option("--format", metavar="格式", help="text 每期一段，每句一行；json 每句一个对象，供程序读。"),
    ] = "text",
) -> None:
    """Find the issues that have all the words; exit code 1 where an issue could not be read, 0 where none has them."""
    from bulletin.archive.search import looked_for
    from bulletin.archive.search import search as look
    from bulletin.archive.search.texts import Texts

    with Report(Format(form)) as report:
        sought = looked_for(words, regex=regex)
        home = report.at(find_house(house))
        paths = home.resolve([])
        issues = sentences = incomplete = 0
        with Texts(home) as texts, sought:
            for path in waited_for(paths, len(paths), "查找"):
                text = None
                with report.one(home.shown(path)):
                    text = texts.read(path)
                if text is None:
                    continue
                found = look(text, sought)
                _tell(report, text, found, sought, here(path))
                issues, sentences = issues + bool(found), sentences + len(found)
                incomplete += bool(text.errors)
        shown = "、".join(f"“{word}”" for word in sought.words)
        report.say(f"{shown}：{issues} 期，{sentences} 句" if issues else f"没有找到{shown}：共 {len(paths)} 期")
        if incomplete:
            report.say(f"有 {incomplete} 期有错误，只找了读得出来的部分；错在哪里，bulletin check 会说")
        report.tell(
            "searched", {"issues": len(paths), "found": issues, "sentences": sentences, "incomplete": incomplete}
        )


def _tell(report: Report, text: Text, found: list[Sentence], sought: Sought, path: str) -> None:
    """Print the sentences found in an issue: below its name, or as an object each."""
    if found and report.form is Format.TEXT:
        report.say(f"{text.said.called}{'（草稿）' if text.said.draft else ''}　{'；'.join(text.said.titles)}")
    for sentence in found:
        line = sentence.place.line
        if report.form is Format.TEXT:
            report.say(f"  {path}:{line}: {_marked(sentence)}" if line else f"  {path}: {_marked(sentence)}")
        else:
            report.tell("hit", _object(text, sentence, sought, path))


def _marked(sentence: Sentence) -> str:
    """Return a sentence with its hits in colour, where it is read on a terminal."""
    pieces, done = [], 0
    for hit in sentence.hits:
        if hit.start >= done:
            pieces += [
                sentence.text[done : hit.start],
                typer.style(sentence.text[hit.start : hit.end], fg="red", bold=True),
            ]
            done = hit.end
    return "".join([*pieces, sentence.text[done:]]).strip()


def _object(text: Text, sentence: Sentence, sought: Sought, path: str) -> dict[str, object]:
    said, place = text.said, sentence.place
    return {
        "path": path,
        "line": place.line,
        "column": place.column,
        "year": said.year,
        "edition": said.edition,
        "number": said.number,
        "cumulative": said.cumulative,
        "date": said.day,
        "draft": said.draft,
        "titles": list(said.titles),
        "region": sentence.region,
        "sentence": sentence.text,
        "words": [sought.words[number] for number in sorted(sentence.words)],
        "hits": [[hit.start, hit.end] for hit in sentence.hits],
    }
