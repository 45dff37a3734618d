"""The one table of codes: the source has no code that the table lacks, nor the other way round, and each can come about."""

from __future__ import annotations

import ast
import datetime as dt
import errno
import io
import itertools
import json
import logging
import re
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import nullcontext, suppress
from dataclasses import replace
from functools import cache
from hashlib import sha256
from pathlib import Path
from types import SimpleNamespace
from typing import Annotated, NoReturn, cast

import blocks
import fills
import houses
import pikepdf
import pytest
import typer
from commands import ROOT
from PIL import Image
from pydantic import Field

from bulletin import build, codes, composition, copyfit, faults, files, fonts, rules, sources
from bulletin.archive import afar, cluster, left, merging, volume, work
from bulletin.archive.catalogue.contributors import Roster
from bulletin.archive.crew import How, Lost
from bulletin.archive.manifest import Entry, Manifest, Seen
from bulletin.archive.search import looked_for
from bulletin.archive.search.expressions import Expressions
from bulletin.archive.stale import Freshness
from bulletin.archive.worker import Failed, Setting
from bulletin.built import Built
from bulletin.cli import build as verb
from bulletin.cli import console
from bulletin.cli.archiving import archive as archiving
from bulletin.cli.archiving import told
from bulletin.cli.init import init
from bulletin.codes import TABLE, Code
from bulletin.desk import repairing, service
from bulletin.engine import CSS, HTML, register
from bulletin.engine.faces import Faces
from bulletin.errors import BulletinError
from bulletin.findings import Edit, Finding, Place, Source
from bulletin.images import intake, weight
from bulletin.layout import Face
from bulletin.manuscripts import filenames, issue, patterns
from bulletin.manuscripts.beginnings import succession
from bulletin.manuscripts.draft import draft
from bulletin.manuscripts.house import House
from bulletin.markdown.lost import lost
from bulletin.markdown.segments import Kind, Segment
from bulletin.proof import Proof
from bulletin.records import tree, typed
from bulletin.rules.pages import colophon_alone, layout_remark
from bulletin.typesetting import pages
from bulletin.typesetting.enclosed import MANIFEST
from bulletin.typesetting.reading import guard
from bulletin.wayback import examining, pdf

FRONT = "number: 1\ncumulative: 1\ndate: 2024-07-30\ntitle: 标题\n"
MANY = 2001

# What stands between the two `---`.
FRONTS = {
    "yaml-too-large": FRONT + "# 甲\n" * 20_000,
    "yaml-too-deep": FRONT + "a: " + "[" * 12 + "]" * 12 + "\n",
    "tab": FRONT + "note:\t甲\n",
    "full-width-colon": FRONT + "按语：甲\n",
    "colon-without-space": FRONT + "按语:甲\n",
    "yaml-comment-after-value": FRONT + "note: 甲 #乙\n",
    "yaml-not-mapping": "- 甲\n",
    "yaml-quote": FRONT + 'note: "甲\n',
    "yaml-bracket": FRONT + "note: [甲\n",
    "yaml-colon-in-value": FRONT + "note: 甲: 乙\n",
    "yaml-list-on-key-line": FRONT + "note: - 甲\n",
    "yaml-character-at-start": FRONT + "note: @甲\n",
    "yaml-colon-missing": FRONT + "note: 甲\n乙\n丙: 丁\n",
    "yaml-block": FRONT + "note: | 甲\n",
    "yaml-indentation": FRONT + 'note: "甲" 乙\n',
    "yaml-alias": FRONT + "note: *a\n",
    "yaml-anchor": FRONT + "note: &a 甲\n",
    "yaml-tag": FRONT + "note: !a 甲\n",
    "yaml-merge": FRONT + "<<: {a: b}\n",
    "yaml-key-not-text": FRONT + "[甲]: 乙\n",
    "yaml-key-twice": FRONT + "title: 甲\n",
    "key-unknown": FRONT + "titel: 甲\n",
    "key-twice": FRONT + "标题: 甲\n",
    "key-missing": "number: 1\ncumulative: 1\n",
    "value-missing": FRONT.replace("number: 1", "number:"),
    "text-expected": FRONT.replace("title: 标题", "title: [甲]"),
    "list-expected": FRONT + "distribution: {送: {甲: 乙}}\n",
    "mapping-expected": FRONT + "editor: [甲]\n",
    "item-invalid": FRONT + 'distribution: [甲, ""]\n',
    "choice-unknown": FRONT + "contents: maybe\n",
    "text-several-lines": FRONT + "subtitle: |\n  甲\n  乙\n",
    "number-invalid": FRONT.replace("number: 1", "number: 甲"),
    "number-leading-zeros": FRONT.replace("number: 1", "number: 01"),
    "number-full-width": FRONT.replace("number: 1", "number: １"),
    "number-separated": FRONT.replace("number: 1", "number: 1_0"),
    "number-too-small": FRONT.replace("number: 1", "number: 0"),
    "number-too-large": FRONT.replace("number: 1", "number: 100000"),
    "numerals-invalid": FRONT.replace("cumulative: 1", "cumulative: 七百十二"),
    "date-format": FRONT.replace("2024-07-30", "2024/7/30"),
    "date-invalid": FRONT.replace("2024-07-30", "2024-02-30"),
    "email-invalid": FRONT + "editor: {姓名: 甲, 邮箱: 乙}\n",
    "template-name-invalid": FRONT + "template: ../甲\n",
    "template-unknown": FRONT + "template: lianlou\n",
    "number-differs-from-file": FRONT.replace("number: 1", "number: 2"),
    "date-in-next-year": FRONT.replace("2024-07-30", "2025-01-03"),
    "date-in-other-year": FRONT.replace("2024-07-30", "2023-07-30"),
    "signature-missing": FRONT + "signature: seal\n",
    "rule-unknown": FRONT + "rules: {title-full-stopp: off}\n",
    "rule-fixed": FRONT + "rules: {html-raw: off}\n",
    "title-missing": FRONT.replace("title: 标题\n", ""),
}

# What stands below a front matter without fault.
BODIES = {
    "names-unreadable": "主任：王　伟\n副主任：李小明、张　敏",
    "name-alone": "委员：王　伟　李小明　张　敏　陈",
    "body-empty": "\n",
    "title-twice": "# 甲\n\n乙",
    "html-raw": "<b>甲</b>",
    "waiver-misplaced": "甲\n<!-- 不查 -->\n乙",
    "table-option-unknown": "表1：甲 {竖排}\n\n|甲|\n|-|\n|1|",
    "landscape-loose": "甲 {横排}",
    "cell-break-wrong": "|甲|\n|-|\n|1\\ |",
    "character-invisible": "甲\u200b乙",
    "character-look-alike": "\u2f00件",
    "tight-misplaced": "- 甲{紧}",
    "code-refused": "`甲`",
    "strike-refused": "~~甲~~",
    "reference-refused": "[甲][乙]",
    "mark-full-width": "＃ 甲",
    "footnote-full-width": "[^1]：甲",
    "asterisk-in-word": "3*5",
    "link-full-width": "[甲]（https://example.org）",
    "link-refused": "[甲](乙)",
    "bold-unpaired": "**甲",
    "paragraph-too-long": "甲" * 20_001,
    "issue-too-large": "甲\n\n" * 8_001,
    "rule-refused": "甲\n\n***",
    "quote-refused": "> - 甲",
    "quote-empty": "甲\n\n>",
    "note-loose": "甲\n\n> 编者按：乙",
    "heading-empty": "##",
    "heading-break-wrong": "## 一、甲\\\n乙",
    "heading-too-deep": "###### 甲",
    "article-after-attachment": "甲\n\n# 附件1 乙\n\n丙\n\n# 丁",
    "line-not-plain": "甲\n\n（[乙](https://example.org) 供稿）",
    "text-after-contributor": "甲\n\n（乙 供稿）\n\n丙",
    "contributor-repeated": "甲\n\n（乙 供稿）\n\n（丙 供稿）",
    "contributor-in-attachment": "甲\n\n# 附件1 乙\n\n（丙 供稿）",
    "text-before-title": "甲\n\n# 乙",
    "chapter-unmarked": "第一章 甲\n\n第一条 乙",
    "heading-unmarked": "一、甲乙丙\n\n丁",
    "list-unmarked": "1、甲\n2、乙",
    "paragraph-joined": "　　甲。\n　　乙。",
    "list-paragraph": "- 甲\n\n  乙",
    "list-too-deep": "- 甲\n  - 乙\n    - 丙\n      - 丁",
    "list-mixed": "- 甲\n1. 乙",
    "list-number-wrong": "1. 甲\n3. 乙",
    "footnote-missing": "甲[^1]",
    "footnote-repeated": "甲[^1]\n\n[^1]: 乙\n\n[^1]: 丙",
    "footnote-empty": "甲[^1]\n\n[^1]:",
    "footnote-nested": "甲[^1]\n\n[^1]: 乙[^2]",
    "footnote-unused": "甲\n\n[^1]: 乙",
    "footnote-reused": "甲[^1]乙[^1]\n\n[^1]: 丙",
    "table-broken": "|甲|乙|\n|丙|丁|",
    "table-row-uneven": "|甲|乙|\n|-|-|\n|丙|",
    "table-merge-loose": "|甲|\n|-|\n|^^|",
    "table-merge-uneven": "|甲|乙|\n|-|-|\n|丙||\n|^^|丁|",
    "table-too-wide": f"|{'甲|' * 9}\n|{'-|' * 9}\n|{'0731-88881234|' * 9}",
    "table-too-large": "|甲|\n|-|\n" + "|乙|\n" * MANY,
    "caption-below": "|甲|\n|-|\n|乙|\n\n表1 丙\n\n丁",
    "alt-missing": "![](../../assets/a.png)",
    "table-unit-repeated": "表1 甲\n单位：万元\n单位：人\n\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |",
    "picture-option-unknown": "![甲](../../assets/a.png){height=3cm}",
    "picture-in-text": "甲![乙](../../assets/a.png)",
    "picture-name-wrong": "![甲](../../assets/a (1).png)",
    "picture-missing": "![甲](../../assets/no.png)",
    "picture-outside": "![甲](../../bulletin.yaml)",
    "picture-broken": "![甲](../../assets/broken.png)",
    "line-end-blank": "甲  \n乙",
    "signature-joined": "甲。\n\n作者：张明远\n2024年7月30日",
    "signature-order": "甲。\n\n2024年7月30日\n\n某市人大常委会办公室",
    "signature-date": "甲。\n\n某市人大常委会办公室\n2024.07.30",
    "signature-long": f"甲。\n\n{'某市人大常委会' * 5}\n2024年7月30日",
    "enclosures-empty": "甲。\n\n附件：",
    "enclosures-late": "甲。\n\n某市人大\n2024年7月30日\n\n附件：乙\n\n# 附件 乙\n\n丙。",
    "enclosures-mark": "甲。\n\n附件：乙；\n\n# 附件 乙\n\n丙。",
    "enclosures-missing": "甲。\n\n附件：乙",
    "enclosures-differing": "甲。\n\n附件：1. 乙\n\n# 附件1 丁\n\n丙。",
    "enclosures-lacking": "甲。\n\n附件：1. 乙\n\n# 附件1 乙\n\n丙。\n\n# 附件2 丁\n\n丙。",
    "heading-level-skipped": "#### 甲\n\n乙",
    "heading-number-wrong": "## 二、甲\n\n乙",
    "glyph-missing": "陈䶮",
    "glyph-wrong": "￥100",
    "glyph-nowhere": "\U0003134a",
}

WHOLE = {
    "front-matter-missing": "甲",
    "front-matter-unclosed": "---\nnumber: 1\n",
    "contributor-twice": f"---\n{FRONT}contributor: 甲\n---\n乙\n\n（丙 供稿）",
    "title-full-stop": f"---\n{FRONT.replace('标题', '标题。')}---\n甲",
    "template-broken": f"---\n{FRONT}template: broken\n---\n甲",
    "template-too-much": f"---\n{FRONT}template: endless\n---\n甲",
    "template-missing": f"---\n{FRONT}template: missing\n---\n甲",
    "template-variable": f"---\n{FRONT}template: variable\n---\n甲",
    "element-unknown": f"---\n{FRONT}template: element\n---\n甲",
    "style-unknown": f"---\n{FRONT}template: style\n---\n甲",
    "text-stray": f"---\n{FRONT}template: stray\n---\n甲",
    "value-invalid": f"---\n{FRONT}template: value\n---\n甲",
    "face-unknown": f"---\n{FRONT}template: looks\n---\n甲",
    "size-unknown": f"---\n{FRONT}template: looks\n---\n甲",
    "colour-unknown": f"---\n{FRONT}template: looks\n---\n甲",
    "pitch-unknown": f"---\n{FRONT}template: looks\n---\n甲",
    "sheet-forbidden": f"---\n{FRONT}template: sheet\n---\n甲",
    "page-too-small": f"---\n{FRONT}template: small\n---\n甲",
    "contents-narrow": f"---\n{FRONT}template: narrow\n---\n甲",
    "grid-impossible": f"---\n{FRONT}template: grid\n---\n甲",
    "layout-missing": f"---\n{FRONT}template: empty\n---\n甲",
}
LOOKS = "extends: base\nstyles: {body: {face: 甲, size: 乙, colour: 丙, pitch: 丁}}\n"
TEMPLATES = {
    "broken": ("extends: base\n", "{% if %}"),
    "missing": ("extends: base\n", '{% extends "no/issue.html.j2" %}'),
    "endless": ("extends: base\n", "{{ 'a' * 10 ** 9 }}"),
    "variable": ("extends: base\n", "{{ house.nmae }}"),
    "element": ("extends: base\n", "<video/>"),
    "style": ("extends: base\n", "<p class='titel'>甲</p>"),
    "stray": ("extends: base\n", "甲"),
    "value": ("extends: base\npage: {width: 甲}\n", ""),
    "looks": (LOOKS, ""),
    "sheet": ("extends: base\n", ""),
    "small": ("extends: base\npage: {width: 180mm}\n", ""),
    "narrow": ("extends: lianluo\ncontents: {columns: 6}\n", ""),
    "grid": ("extends: base\npage: {characters: 40}\n", ""),
}


def furnished(root: Path) -> House:
    """Put up a house with pictures and templates, sound ones and faulty ones."""
    (root / "assets").mkdir(parents=True)
    Image.new("L", (2, 2)).save(root / "assets/a.png")
    (root / "assets/broken.png").write_bytes(b"x")
    (root / "templates/empty").mkdir(parents=True)
    for name, (layout, template) in TEMPLATES.items():
        (root / "templates" / name).mkdir()
        (root / "templates" / name / "layout.yaml").write_text(layout, encoding="utf-8")
        (root / "templates" / name / "issue.html.j2").write_text(template, encoding="utf-8")
    (root / "templates/sheet/style.css.j2").write_text("p { margin: 0 }", encoding="utf-8")
    return houses.found(root, {"2024/1": ""})


def found_in(root: Path, text: str) -> list[Finding]:
    """Find what is wrong with an issue before it is laid out."""
    house = furnished(root)
    path = house.root / "issues/2024/1.md"
    path.write_text(text, encoding="utf-8")
    return rules.check(build.prove(path, house), pages=False)


class Several(typed.Record):
    """A record with the limits that no record of the program has so far."""

    short: Annotated[str, Field(max_length=1)] = ""
    long: Annotated[str, Field(min_length=2)] = "甲乙"
    form: Annotated[str, Field(pattern="^a$")] = "a"
    few: Annotated[tuple[str, ...], Field(max_length=1)] = ()
    many: Annotated[tuple[str, ...], Field(min_length=1)] = ("甲",)


def limited(text: str) -> Callable[..., object]:
    return lambda **_: typed.read(Several, tree.parse(Source("a.yaml", text)))


def yaml_error(root: Path, patch: pytest.MonkeyPatch) -> object:
    """Let the parser say what it has never said before."""
    patch.setattr("bulletin.records.unreadable._FAULTS", ())
    return found_in(root, f"---\n{FRONTS['yaml-quote']}---\n甲")


def two_of_a_number(root: Path, **_: object) -> object:
    text = f"---\n{FRONT}---\n甲"
    return houses.found(root, {"2024/1": text, "2024/2": text}).resolve(["1"])


def covered(root: Path, **_: object) -> object:
    house = houses.found(root, {"2024/1": f"---\n{FRONT}---\n甲"})
    (root / "build/2024").mkdir(parents=True)
    (root / "build/2024/1.pdf").write_bytes(b"")
    built = cast("Built", SimpleNamespace(year=2024, files={"1.pdf": b""}))
    verb._refuse_covering(root / "1.md", house, (), built, root / "build/2024")  # noqa: SLF001  # the check itself
    return None


def unreadable_cumulative(root: Path, **_: object) -> object:
    house = houses.found(root, {"2024/1": f"---\n{FRONT.replace('cumulative: 1', 'cumulative: x')}---\n甲"})
    return draft(house, dt.date(2024, 7, 30))


def system(number: int) -> Callable[..., object]:
    def refused(root: Path, patch: pytest.MonkeyPatch) -> object:
        def refuse(*_: object) -> NoReturn:
            raise OSError(number, "x")

        patch.setattr("os.fsync", refuse)
        return files.publish(root, {"a": b""})

    return refused


def linked_out(root: Path, **_: object) -> object:
    house = houses.found(root / "house", {"2024/1": houses.text()})
    path = house.root / "issues/2024/1.md"
    path.rename(root / "1.md")
    path.symlink_to(root / "1.md")
    return issue.read(path, house)


def passed_over(root: Path, **_: object) -> list[Finding]:
    house = houses.found(root, {"2024/1": houses.text()})
    written(root / "issues/2024", b"x").rename(root / "issues/2024/第3期.md")
    return house.passed_over()


def unconfirmed(root: Path, patch: pytest.MonkeyPatch) -> object:
    def refuse(_folder: Path) -> NoReturn:
        raise OSError(errno.EIO, "x")

    patch.setattr(files, "sync", refuse)
    return files.publish(root, {"a": b""})


def twice_locked(root: Path, **_: object) -> object:
    with files.locked(root), files.locked(root):
        return None


def unreadable(root: Path, patch: pytest.MonkeyPatch) -> object:
    def refuse(*_: object) -> NoReturn:
        raise PermissionError(errno.EACCES, "x")

    (root / "a").write_bytes(b"")
    patch.setattr(Path, "open", refuse)
    return sources.read(root / "a", "a")


def gone(root: Path, **_: object) -> object:
    house = houses.found(root, {"2024/1": houses.text()})
    (root / "issues/2023").symlink_to(root / "another disk")
    return house.resolve([])


def written(root: Path, data: bytes) -> Path:
    (root / "a").write_bytes(data)
    return root / "a"


def existing(root: Path, **_: object) -> object:
    files.create(written(root, b""), "")
    return None


def thin_picture(root: Path, patch: pytest.MonkeyPatch) -> object:
    patch.setattr(intake, "MAX_ASPECT", 0)
    return found_in(root, f"---\n{FRONT}---\n![甲](../../assets/a.png)")


def heavy_pictures(root: Path, patch: pytest.MonkeyPatch) -> object:
    patch.setattr(weight, "MOST", 0)
    return found_in(root, f"---\n{FRONT}---\n![甲](../../assets/a.png)")


def large_picture(root: Path, patch: pytest.MonkeyPatch) -> object:
    patch.setattr(intake, "MAX_BYTES", 1)
    return found_in(root, f"---\n{FRONT}---\n![甲](../../assets/a.png)")


def drawn(svg: str, size: tuple[int, int] | None = (20, 10)) -> Callable[..., object]:
    """Take in the name of a bulletin as a drawing, beside a picture of that size."""

    def taken(root: Path, **_: object) -> object:
        (root / "a.svg").write_text(svg, encoding="utf-8")
        if size:
            Image.new("L", size).save(root / "a.png")
        intake.take_in_name("a.svg", root / "bulletin.yaml", root, Place("bulletin.yaml", 3, 11))
        return None

    return taken


def packed(name: str, data: bytes = b"") -> bytes:
    made = pikepdf.new()
    if name:
        made.attachments[name] = pikepdf.AttachedFileSpec(made, data, filename=name)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def one_of_two(root: Path) -> tuple[Path, House]:
    house = houses.found(root, {"2024/1": houses.text(), "2024/2": houses.text(number=2)})
    return house.root / "issues/2024/1.md", house


def without_dask(patch: pytest.MonkeyPatch) -> object:
    patch.setitem(sys.modules, "distributed", None)
    return cluster.start("dask://10.0.0.1:8786", None)


def out_of_reach(root: Path, patch: pytest.MonkeyPatch) -> object:
    def refuse(*_: object, **__: object) -> NoReturn:
        raise OSError

    patch.setitem(sys.modules, "distributed", SimpleNamespace(Client=refuse))
    with cluster.Cluster("10.0.0.1:8786", houses.found(root), (), work.Means(1), None):
        return None


def unlike_there(root: Path) -> list[Finding]:
    answer = afar.make(afar.Task("1", Setting(root, (), 0), written(root, b""), "other", 9))
    assert isinstance(answer.made, Failed)
    return list(answer.made.findings)


def shared_name(root: Path, **_: object) -> None:
    house = one_of_two(root)[1]
    filenames.refuse_shared(patterns.pieces("{年}"), house.issues(), house)


def locked_up() -> bytes:
    stream = io.BytesIO()
    pikepdf.new().save(stream, encryption=pikepdf.Encryption(owner="a", user="b"))
    return stream.getvalue()


def listing(*paths: str, version: int = 1) -> bytes:
    files = [{"name": path, "path": path, "sha256": ""} for path in paths]
    return json.dumps({"format": "bulletin-sources", "version": version, "files": files}).encode()


def twice_attached(**_: object) -> object:
    made = pikepdf.new()
    for key in ("a", "b"):
        spec = pikepdf.AttachedFileSpec(made, b"", filename="a.md" if key == "a" else "A.md")
        made.attachments[key] = spec
    stream = io.BytesIO()
    made.save(stream)
    return pdf.extract(stream.getvalue(), "a.pdf")


def large_sources(patch: pytest.MonkeyPatch, **_: object) -> object:
    patch.setattr(pdf, "LARGEST", 1)
    return pdf.extract(packed("a", b"xx"), "a.pdf")


def strict(root: Path, **_: object) -> object:
    face = fonts.Found("仿宋", "甲", "乙", root, 0)
    build.refuse_replaced({"仿宋": face})
    return None


def broken_face(root: Path, **_: object) -> object:
    Faces(["西文"], slack=0, outline=0).add(fonts.Found("仿宋", "甲", "甲", written(root, b"x"), 0))
    return None


def alone(root: Path, **_: object) -> list[Finding]:
    proof = houses.proof(root, "甲\n")
    standing = SimpleNamespace(alone=True, height=proof.document.layout.page.pitch)
    made = SimpleNamespace(document=proof.document, pages=SimpleNamespace(colophon=standing))
    return list(colophon_alone.check(cast("Proof", made)))


def remarked(**_: object) -> list[Finding]:
    with pages._remarks() as remarks:  # noqa: SLF001  # the engine has nothing to remark on our pages
        logging.getLogger("weasyprint").warning("x")
    made = SimpleNamespace(pages=SimpleNamespace(remarks=remarks))
    return list(layout_remark.check(cast("Proof", made)))


LONG_NAME = "某省人民代表大会代表联络工作动态"
SHORT, TWO_LINES = "短句一段。\n\n", "走访群众，" * 6 + "\n\n"
BODIES_TOLD = f"分送: [{'，'.join(f'第{number}县人民代表大会常务委员会' for number in range(95))}]\n责任编辑: 编辑部\n"


def on_pages(body: str = "正文。\n", front: str = "标题: 甲\n", file: str = houses.FILE) -> Callable[..., object]:
    """Lay an issue out, and give what the rules and the copy-fit find."""

    def found(root: Path, **_: object) -> list[Finding]:
        house = houses.found(root, {"2024/1": houses.text(body, front=front)}, file)
        (root / "assets").mkdir()
        (root / "assets/plan.png").write_bytes(blocks.picture().data)
        Image.new("CMYK", (9, 9)).save(root / "assets/press.jpg")
        read = issue.read(root / "issues/2024/1.md", house)
        proof = Proof(read, composition.compose(read))
        return [*rules.check(proof), *copyfit.report(proof)]

    return found


def misplaced(style: str, inner: str) -> Callable[..., object]:
    """Look at pages of the engine's that no issue is known to come to."""

    def found(**_: object) -> object:
        shelf = pages.Fetcher({"a.png": blocks.picture().data})
        source = pages.Markup(f"<html><head/><body><p>甲</p><p style='{style}'>{inner}</p></body></html>", shelf)
        rendered = source.render(stylesheets=[CSS(string="@page { size: A6 } p { margin: 0 }")])
        guard.refuse_misplaced(rendered, source.etree_element, blocks.document(blocks.paragraph("甲")))
        return None

    return found


def broken_sheet(root: Path, **_: object) -> object:
    (root / "own").mkdir()
    (root / "own/style.css.j2").write_text("p { colour: red }", encoding="utf-8")
    layout = replace(blocks.lianluo(), sheet=root / "own/style.css.j2")
    return pages.lay_out(replace(blocks.document(blocks.paragraph("甲")), layout=layout))


def lost_letter(**_: object) -> list[Finding]:
    return lost(Segment(Kind.PARAGRAPH, 1, ("甲乙",)), "甲", Place("a.md", 1), "")


def endless(root: Path, patch: pytest.MonkeyPatch) -> None:
    """Let a rule change the last character for ever."""

    def found(proof: Proof, **_: object) -> list[Finding]:
        source = proof.issue.source
        place = source.span(len(source.text) - 2, len(source.text) - 1)
        return [Finding(place, "x", "甲", fix=(Edit(place, "乙" if source.read(place) == "甲" else "甲"),))]

    house = houses.found(root, {"2024/1": houses.text("文甲\n")})
    patch.setattr(rules, "check", found)
    repairing.repair(root / "issues/2024/1.md", house)


def broken_roster(root: Path, **_: object) -> None:
    """List contributors by a roster without names."""
    house = houses.found(root)
    (root / "名录.csv").write_text("甲,乙\n", encoding="utf-8")
    Roster.of(house)


def run_away() -> None:
    """Look for what has two to the thirtieth ways to match."""
    with Expressions(["(x+x+)+y"], limit=0.1) as sought:
        sought.find(["x" * 60])


def left_out(root: Path, **_: object) -> Sequence[Finding]:
    """Repair what would be an error then."""
    house = houses.found(root, {"2024/1": houses.text("一，要学习。\n二、要实干。\n")})
    return repairing.repair(root / "issues/2024/1.md", house).left


def meanwhile(root: Path, **_: object) -> None:
    """Let somebody else write a file that is being repaired."""
    house = houses.found(root, {"2024/1": houses.text("会议强调:甲。\n")})
    done = repairing.repair(root / "issues/2024/1.md", house)
    done.path.write_text("乙", encoding="utf-8")
    repairing.write(done)


def heaped(root: Path, **_: object) -> None:
    """Leave the last issue as it was drafted."""
    house = houses.found(root)
    path, text = draft(house, dt.date(2024, 7, 30))
    files.create(path, text)
    succession.refuse_heap(house, "")


def fault(error: Exception) -> Callable[..., object]:
    return lambda **_: faults.fault(error, "a.md").findings


OTHERS: dict[str, Callable[..., object]] = {
    "yaml-syntax": yaml_error,
    "yaml-directive": lambda **_: tree.parse(Source("a.yaml", "%YAML 1.1\n---\na: b")),
    "yaml-several-documents": lambda **_: tree.parse(Source("a.yaml", "a: b\n---\nc: d")),
    "text-too-long": limited("short: 甲乙"),
    "text-too-short": limited("long: 甲"),
    "text-invalid": limited("form: b"),
    "list-too-long": limited("few: [甲, 乙]"),
    "list-too-short": limited("many: []"),
    "text-lost": lost_letter,
    "picture-too-large": large_picture,
    "picture-too-thin": thin_picture,
    "pictures-too-heavy": heavy_pictures,
    "colophon-alone": alone,
    "engine-remark": remarked,
    "table-head-too-high": on_pages(f"|{'长' * 700}|乙|\n|-|-|\n|甲|乙|\n"),
    "table-merge-too-high": on_pages(f"|甲|乙|\n|-|-|\n|{'长' * 800}|乙|\n|^^|丙|\n"),
    "masthead-turned": on_pages(file=f"name: {LONG_NAME}\npublisher: 某市\n"),
    "masthead-alone": on_pages(file=f"name: {LONG_NAME * 5}\npublisher: 某市\n"),
    "title-too-long": on_pages(front=f"标题: {'关于工作情况的报告' * 18}\n"),
    "title-turned": on_pages(front=f"标题: {'关于工作情况的报告' * 34}\n"),
    "colophon-too-high": on_pages(front=f"标题: 甲\n{BODIES_TOLD}"),
    "text-outside": misplaced("position: relative; left: 900px", "乙"),
    "drawing-refused": drawn("<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"),
    "drawing-alone": drawn("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 2 1'><path d='M0 0h2'/></svg>", None),
    "drawing-unlike": drawn("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 2 2'><path d='M0 0h2'/></svg>"),
    "picture-overflowing": misplaced("", "<img src='a.png' style='width: 900px; height: 9px'/>"),
    "text-overprinted": misplaced("position: relative; top: -9px", "乙"),
    "sheet-broken": broken_sheet,
    "copyfit-last-page": on_pages(TWO_LINES * 7, fills.FRONT),
    "copyfit-gap": on_pages(SHORT * 5 + fills.shown("plan", "{width=80%}") + "\n\n后文。\n", fills.FRONT),
    "copyfit-single-character": on_pages("字" * 26 + "。\n\n" + "字" * 27 + "。\n"),
    "copyfit-short-line": on_pages(SHORT * 10 + "走访群众，" * 10 + "走访事事人。\n\n后文。\n", fills.FRONT),
    "copyfit-tightened": on_pages("字" * 54 + "人。{紧}\n"),
    "picture-coarse": on_pages("![甲](../../assets/plan.png)\n"),
    "picture-colours-guessed": on_pages("![甲](../../assets/press.jpg)\n"),
    "tight-useless": on_pages("甲。{紧}\n"),
    "copyfit-heading-at-foot": on_pages("## 一、甲\n\n\\分页\n\n乙。\n"),
    "house-missing": lambda root, **_: House.find(root),
    "issue-passed-over": passed_over,
    "issue-outside": linked_out,
    "issues-missing": lambda root, **_: houses.found(root).resolve([]),
    "issue-unknown": lambda root, **_: houses.found(root).resolve(["甲"]),
    "issue-ambiguous": two_of_a_number,
    "cumulative-unreadable": unreadable_cumulative,
    "target-taken": covered,
    "format-unknown": lambda **_: verb.formats_of("odt"),
    "file-name-invalid": lambda **_: filenames.parsed("{甲}", Place("--name")),
    "file-name-shared": shared_name,
    "file-name-impossible": lambda root, **_: filenames.name(
        patterns.pieces("{期号}-{刊别}"), issue.read(*one_of_two(root))
    ),
    "file-missing": lambda root, **_: sources.read(root / "no", "no"),
    "file-irregular": lambda root, **_: sources.read(root, "a"),
    "file-unreadable": unreadable,
    "folder-unreadable": gone,
    "file-too-large": lambda root, **_: sources.read(written(root, b"xx"), "a", 1),
    "encoding-not-utf8": lambda root, **_: sources.read(written(root, b"\xff\xfe"), "a"),
    "file-exists": existing,
    "service-failed": lambda root, **_: service.ask("no-such-command", houses.proof(root, "甲。\n")),
    "draft-untouched": heaped,
    "cumulative-taken": lambda root, **_: succession.refuse_taken(houses.found(root, {"2024/1": houses.text()}), 1),
    "new-date-backwards": lambda root, **_: [
        succession.backwards(houses.found(root, {"2024/1": houses.text()}), dt.date(2024, 1, 1), "")
    ],
    "init-unsaid": lambda root, **_: init(root),
    "search-empty": lambda **_: looked_for([" "], regex=False),
    "names-list-unreadable": broken_roster,
    "expression-invalid": lambda **_: Expressions(["(甲"]),
    "expression-endless": lambda **_: run_away(),
    "options-clash": lambda root, **_: clashing(root),
    "compare-missing": lambda root, **_: told.compared(
        [], houses.found(root), root, root / "a", work.Means(1), quiet()
    ),
    "output-text-differs": lambda root, **_: compared(root, "乙"),
    "output-moved": lambda root, **_: compared(root, "甲", 20),
    "output-alone": lambda root, **_: compared(root, ""),
    "shard-missing": lambda root, **_: merging.merge(Manifest(root), [root], root),
    "shard-damaged": lambda root, **_: merged(root, b""),
    "shard-conflict": lambda root, **_: merged(root, b"a", b"b"),
    "shard-invalid": lambda root, **_: chosen(root, shard="0/4"),
    "year-unknown": lambda root, **_: chosen(root, only="1999"),
    "volume-mixed": lambda root, **_: mixed(root),
    "worker-died": lambda **_: work.lost(Lost(How.DIED, -9), "a.md", work.Means(1)).findings,
    "worker-hung": lambda **_: work.lost(Lost(How.HUNG), "a.md", work.Means(1)).findings,
    "worker-starved": lambda **_: work.lost(Lost(How.STARVED), "a.md", work.Means(1)).findings,
    "executor-invalid": lambda **_: cluster.start("10.0.0.1", None),
    "cluster-missing": lambda patch, **_: without_dask(patch),
    "cluster-unreachable": lambda root, patch, **_: out_of_reach(root, patch),
    "cluster-differs": lambda root, **_: unlike_there(root),
    "output-differs": lambda root, **_: differing(root),
    "output-left": lambda root, **_: left_over(root),
    "output-changed": lambda root, **_: left_over(root, changed=True),
    "repair-refused": endless,
    "repair-left": left_out,
    "file-changed": meanwhile,
    "pdf-unreadable": lambda **_: pdf.extract(b"x", "a.pdf"),
    "sources-missing": lambda **_: pdf.extract(packed(""), "a.pdf"),
    "sources-too-large": large_sources,
    "pdf-encrypted": lambda **_: pdf.extract(locked_up(), "a.pdf"),
    "pdf-foreign": lambda **_: examining.examine(packed("a.txt"), "a.pdf"),
    "sources-newer": lambda **_: pdf.extract(packed(MANIFEST, listing(version=99)), "a.pdf"),
    "source-changed": lambda **_: pdf.extract(packed(MANIFEST, listing("a.md")), "a.pdf"),
    "source-name-twice": twice_attached,
    "source-name-strange": lambda **_: pdf.extract(packed("../a"), "a.pdf"),
    "face-missing": lambda root, **_: fonts.resolve([Face("仿宋", "没有的字体", ())], [root]),
    "face-replaced": strict,
    "face-unreadable": broken_face,
    "disk-full": system(errno.ENOSPC),
    "write-refused": system(errno.EACCES),
    "folder-invalid": system(errno.ENOTDIR),
    "write-failed": system(errno.EIO),
    "write-unconfirmed": unconfirmed,
    "folder-locked": twice_locked,
    "too-deep": fault(RecursionError()),
    "internal": fault(ZeroDivisionError()),
    "engine-fault": lambda **_: pages._fault("甲").findings,  # noqa: SLF001  # the engine does not fail on demand
    "engine-unloadable": lambda **_: [register.unloadable(OSError("x"))],
    "engine-patch-missing": lambda **_: [register.missing("甲", "乙")],
}


def chosen(root: Path, only: str | None = None, shard: str | None = None) -> list[Finding]:
    archiving._chosen(houses.found(root, {"2024/1": houses.text()}), only, shard)  # noqa: SLF001  # the check itself
    return []


def mixed(root: Path) -> list[Finding]:
    other = houses.text(number=2, front="标题: 甲\n双面: both\n")
    house = houses.found(root, {"2024/1": houses.text(), "2024/2": other})
    volume.bind(2024, house, [volume.lay_out(path, house) for path in house.issues()], ["docx"], folio=False)
    return []


def clashing(root: Path) -> list[Finding]:
    house, held = houses.found(root, {"2024/1": houses.text()}), []
    with pytest.MonkeyPatch.context() as patch, suppress(typer.Exit):
        patch.setattr(console.Report, "fail", lambda _self, error: held.extend(error.findings))
        verb.build(house=house.root, stale=True, record=True)
    return held


def compared(root: Path, text: str, margin: int = 10) -> list[Finding]:
    """Find what is another in the PDF of an issue, which said 甲; there is none where it says nothing."""
    house = houses.found(root, {"2024/1": houses.text()})
    for folder, said, left_ in (("old", "甲", 10), ("build", text, margin)):
        data = HTML(string=f"<style>@page{{margin:{left_}mm}}</style><p>{said}</p>").write_pdf()
        files.publish(root / folder / "2024", {"1.pdf": data} if said else {})
    report = quiet()
    told.compared(house.issues(), house, root / "build", root / "old", work.Means(1), report)
    for folder in ("old", "build"):
        shutil.rmtree(root / folder)  # these pages are no bulletin's
    return report.held


def quiet() -> console.Report:
    return console.Report(console.Format.SARIF)


def merged(root: Path, *data: bytes) -> list[Finding]:
    """Find what is wrong with shards that hold the same issue; the file of one without bytes is gone."""
    folders = []
    for number, one in enumerate(data):
        folder = root / f"shard{number}"
        files.publish(folder / "2024", {"1.pdf": one} if one else {})
        manifest = Manifest(folder)
        manifest.add(
            Entry(
                "issues/2024/1.md",
                "lianluo",
                "",
                {},
                "",
                {"2024/1.pdf": Seen(sha256(one or b"c").hexdigest(), 1, 0, 0)},
            )
        )
        manifest.close()
        folders.append(folder)
    into = Manifest(root / "build")
    found = merging.merge(into, folders, root).found
    into.close()
    return found


def differing(root: Path) -> list[Finding]:
    """Find that the file there is another than what is built again."""
    house = houses.found(root, {"2024/1": houses.text()})
    made = Built(2024, {"1.pdf": b"a"}, 1, {}, (), ())
    freshness = Freshness(house, Manifest(root / "build"), ["pdf"])
    (done,) = work.verify([house.issues()[0]], freshness, work.Means(1), lambda *_: nullcontext(Ready(made)))
    return list(done.findings)


class Ready:
    """An executor that has made everything already."""

    def __init__(self, made: Built) -> None:
        self.made = made

    def run(self, tasks: Iterable[Path]) -> Iterator[tuple[Path, Built]]:
        return ((task, self.made) for task in tasks)


def left_over(root: Path, *, changed: bool = False) -> list[Finding]:
    """Find an output whose issue is gone; it was changed since."""
    house = houses.found(root)
    manifest = Manifest(root / "build")
    files.publish(root / "build/2024", {"9.pdf": b"a"})
    old = Seen("0" if changed else sha256(b"a").hexdigest(), 1, 0, 0)
    manifest.add(Entry("issues/2024/9.md", "lianluo", "", {}, "", {"2024/9.pdf": old}))
    spare = left.outputs(house, manifest)
    _, kept = left.remove(spare, manifest) if changed else ([], [])
    manifest.close()
    return [left.changed(one, house) for one in kept] or [left.told(one, house) for one in spare]


def raised(code: str, root: Path, patch: pytest.MonkeyPatch) -> Iterator[Finding]:
    """Yield what is found on the input that `code` is about."""
    try:
        if code in OTHERS:
            given = OTHERS[code](root=root, patch=patch)
        else:
            front, body = FRONTS.get(code, FRONT), BODIES.get(code, "正文。\n")
            given = found_in(root, WHOLE.get(code, f"---\n{front}---\n{body}"))
        yield from cast("list[Finding]", given or [])
    except BulletinError as error:
        yield from error.findings


@pytest.mark.parametrize("code", sorted({*FRONTS, *BODIES, *WHOLE, *OTHERS}))
def test_a_code_comes_about_as_the_table_has_it(code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = list(raised(code, tmp_path, monkeypatch))
    assert (code, TABLE[code].severity) in {(finding.code, finding.severity) for finding in found}
    assert {finding.code for finding in found} <= set(rules.MANUAL)
    assert all(rules.MANUAL[finding.code].fixable for finding in found if finding.fix)


@pytest.mark.parametrize("code", sorted(code.name for code in TABLE.values() if code.fixable))
def test_the_edits_of_a_fixable_finding_mend_it(code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = [finding for finding in raised(code, tmp_path / "1", monkeypatch) if finding.code == code]
    source = sources.read(tmp_path / "1/issues/2024/1.md", "issues/2024/1.md")
    mended = found_in(tmp_path / "2", source.edited(edit for finding in found for edit in finding.fix))
    assert code not in {finding.code for finding in mended}


def test_every_code_comes_about_by_some_input() -> None:
    assert sorted([*FRONTS, *BODIES, *WHOLE, *OTHERS]) == sorted(TABLE)


# What is given a code: makers of findings, and what a code waits in; the tables of codes; and where code is a variable.
CALLS = {"Finding", "refuse", "_refuse", "_find", "_finding", "note", "_Row", "_Fault", "Said"}
TABLES = {"_REFUSED", "_REASONS", "_OVERPRINTED", "unknown"}
PASSED = {"f'{THEIRS}{answer.code}'", "code", "code.name", "fault.code", "f'{kind}-unknown'"}
KEBAB = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)+|tab|internal")
# Made of two parts: f"{kind}-unknown".
JOINED = {f"{kind}-unknown" for kind in ("face", "size", "colour", "pitch")}
# These speak of a code of Python or Word, or have one from a variable that is looked at.
NO_MAKERS = {"finding", "_told", "rules", "is_fixed", "_spoken_of", "instruction", "field", "_rule", "told"}


def words(node: ast.AST) -> Iterator[str]:
    for part in ast.walk(node):
        if isinstance(part, ast.Constant) and isinstance(part.value, str) and KEBAB.fullmatch(part.value):
            yield part.value


def named(node: ast.AST) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def codes_of(node: ast.AST) -> Iterator[str]:
    """Yield the codes that stand where a code is given: to what makes a finding, to a name for one, in a table of them."""
    if isinstance(node, ast.Call) and named(node.func) in CALLS:
        places = (part for part in node.args[:3] if isinstance(part, ast.Constant | ast.IfExp))
        yield from itertools.chain.from_iterable(map(words, places))
    targets = node.targets if isinstance(node, ast.Assign) else ()
    names = {named(part) for target in targets for part in ast.walk(target)}
    if names & {"code", *TABLES}:
        yield from words(cast("ast.Assign", node).value)


@cache
def trees() -> tuple[ast.Module, ...]:
    """Parse the modules of the program but for the table."""
    paths = (path for path in (ROOT / "bulletin").rglob("*.py") if path.parent.name != "codes")
    return tuple(ast.parse(path.read_text(encoding="utf-8")) for path in paths)


def in_source() -> set[str]:
    return {code for tree_ in trees() for node in ast.walk(tree_) for code in codes_of(node)}


def test_the_source_has_no_code_that_the_table_lacks() -> None:
    assert in_source() - set(TABLE) == set()


def test_the_table_has_no_code_that_the_source_lacks() -> None:
    assert set(TABLE) - JOINED - in_source() == set()


def functions() -> Iterator[ast.FunctionDef]:
    for tree_ in trees():
        yield from (node for node in ast.walk(tree_) if isinstance(node, ast.FunctionDef))


def test_a_finding_that_takes_its_code_from_a_variable_takes_it_from_one_that_is_looked_at() -> None:
    calls = (node for tree_ in trees() for node in ast.walk(tree_) if isinstance(node, ast.Call))
    given = (node.args[1] for node in calls if named(node.func) == "Finding")
    assert {ast.unparse(code) for code in given if not isinstance(code, ast.Constant)} <= PASSED


def test_a_function_that_hands_a_code_on_is_looked_at_where_it_is_called() -> None:
    makers = {function.name for function in functions() if "code" in {part.arg for part in function.args.args}}
    assert makers - CALLS <= NO_MAKERS


@pytest.mark.parametrize("code", TABLE.values(), ids=TABLE)
def test_a_page_of_the_manual_is_whole(code: Code) -> None:
    assert not code.title.endswith("。")
    assert all(text.endswith("。") for text in (code.what, code.why, code.instead))


def test_no_code_is_in_two_families() -> None:
    families = (
        codes.yaml,
        codes.front,
        codes.body,
        codes.forms,
        codes.pages,
        codes.house,
        codes.checking,
        codes.command,
        codes.machine,
    )
    assert sum(len(family.CODES) for family in families) == len(TABLE)
