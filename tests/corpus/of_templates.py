"""Templates and layouts of a house: right, broken, hostile."""

from __future__ import annotations

from pathlib import Path

from case import FRONT, ISSUE, Case, Row, fronted, house, placed, told

FAMILY = "templates"
_TEMPLATE, _LAYOUT = "templates/own/issue.html.j2", "templates/own/layout.yaml"
_EXTENDS = '{% extends "lianluo/issue.html.j2" %}\n'
_IN_BLOCK = _EXTENDS + "{% block masthead %}△{{EXPRESSION}}{% endblock %}\n"


def _block(name: str, expression: str, finding: str = "template-broken", code: int = 1) -> Row:
    return Row(name, _IN_BLOCK.replace("{{EXPRESSION}}", expression), finding, code)


TEMPLATES = (
    Row("a template that opens a block and no more", "△{% if %}", "template-broken"),
    Row("a template that extends nothing there is", '△{% extends "nowhere/issue.html.j2" %}', "template-missing"),
    Row("a template that extends itself", '△{% extends "own/issue.html.j2" %}', "template-broken"),
    Row("a template that reads the house file", '△{% include "../../bulletin.yaml" %}', "template-missing"),
    Row("a template that reads the system", '△{% include "/etc/passwd" %}', "template-missing"),
    _block("a variable that is misspelt", "{{ house.nmae }}", "template-variable"),
    _block("a filter that there is not", "{{ 1 | nofilter }}"),
    _block("a division by nought", "{{ 1 / 0 }}"),
    _block("a way into Python", "{{ ''.__class__.__mro__[1].__subclasses__() }}"),
    _block("a way into the system", "{{ cycler.__init__.__globals__.os.popen('id').read() }}"),
    _block("a way into a file", "{{ house.root.joinpath('bulletin.yaml').read_text() }}"),
    _block("a power without end", "{{ 9 ** 99999999 }}"),
    _block("a list without end", "{{ range(10 ** 9) | list }}"),
    Row(
        "a text without end", _EXTENDS + "{% block masthead %}{{ 'a' * 10 ** 9 }}{% endblock %}", "template-too-much", 4
    ),
    Row(
        "a loop without end",
        _EXTENDS + "{% block masthead %}{% for _ in range(99999) %}{{ 'a' * 999 }}{% endfor %}{% endblock %}",
        "template-too-much",
        4,
    ),
    Row("a tag that is not closed", "<p class='body'>", "template-broken"),
    Row("an element that there is not", "<video/>", "element-unknown"),
    Row("a script", "<script>alert(1)</script>", "element-unknown"),
    Row("a class that there is not", "<p class='titel'>甲</p>", "style-unknown"),
    Row("an attribute that there is not", "<p class='body' onclick='x'>甲</p>", "template-broken"),
    Row("text outside of blocks", "甲", "text-stray"),
    # what is right
    Row("a template that says no more than another", _EXTENDS),
    Row(
        "a template with a line of its own",
        _EXTENDS + "{% block colophon %}<p class='body'>本刊地址：某市</p>{{ super() }}{% endblock %}",
    ),
)
LAYOUTS = (
    Row("a layout that extends itself", "extends: ▲own\n", "layout-missing"),
    Row("a length that is none", "extends: lianluo\npage: {width: ▲甲}\n", "value-invalid"),
    Row("a key of a layout that there is not", "extends: lianluo\n▲pages: {}\n", "key-unknown"),
    Row("a face that there is not", "extends: lianluo\nstyles: {body: {face: ▲甲}}\n", "face-unknown"),
    Row("a size that there is not", "extends: lianluo\nstyles: {body: {size: ▲乙}}\n", "size-unknown"),
    Row("a colour that there is not", "extends: lianluo\nstyles: {body: {colour: ▲丙}}\n", "colour-unknown"),
    Row("a pitch that there is not", "extends: lianluo\nstyles: {body: {pitch: ▲丁}}\n", "pitch-unknown"),
    Row("a page that is too narrow", "extends: lianluo\npage: {width: ▲180mm}\n", "page-too-small"),
    Row("lines that do not fill the page", "extends: lianluo\npage: {characters: ▲40}\n", "grid-impossible"),
    Row("contents in six columns", "extends: lianluo\ncontents: {columns: ▲6}\n", "contents-narrow"),
    Row("a page number without its number", "extends: lianluo\nfolio: ▲'第页'\n", "text-invalid"),
    # what is right
    Row("a layout that says no more than another", "extends: lianluo\n"),
    Row(
        "page numbers in words", 'extends: lianluo\nfolio: "第{n}页 共{total}页"\n', odd="page numbers of another form"
    ),
    Row("another face for headings", "extends: lianluo\nstyles: {heading-1: {face: 小标宋}}\n"),
)
SHEETS = (Row("a style sheet of its own", "p { margin: 0 }", "sheet-forbidden"),)


def _case(row: Row, at_fault: str) -> Case:
    written, places = placed(row.text)
    files = {_LAYOUT: "extends: lianluo\n", at_fault: written}
    issue = fronted((*FRONT.values(), "模板: own"), "正文。\n")

    def put(root: Path) -> None:
        house(root, {ISSUE: issue, **files})

    built = ("build/2024/1.pdf", "build/2024/1.docx") if row.ends == 0 else ()
    return Case(FAMILY, row.name, row.ends, put, told(row, at_fault, places), built=built, odd=row.odd)


def cases() -> list[Case]:
    """Return the cases of this class."""
    return [
        *(_case(row, _TEMPLATE) for row in TEMPLATES),
        *(_case(row, _LAYOUT) for row in LAYOUTS),
        *(_case(row, "templates/own/style.css.j2") for row in SHEETS),
    ]
