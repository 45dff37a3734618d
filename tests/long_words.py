"""Words wider than a line, in each kind of block."""

from __future__ import annotations

from blocks import cell, colophon, heading, listing, note, paragraph, table

from bulletin.document import Block, Colophon, Link, Text

WORD = "Pneumonoultramicroscopicsilicovolcanoconiosis" * 2
HAN = "湖南省人民代表大会常务委员会代表工作委员会关于进一步做好今年代表建议办理工作的通知要求各地认真贯彻落实"
KINDS: dict[str, Block] = {
    "text": paragraph(HAN, WORD, HAN),
    "bold": paragraph(Text(f"粗体{WORD}", "strong"), HAN),
    "link": paragraph("见", Link("https://example.org/", (Text(WORD),)), "。"),
    "Cyrillic": paragraph("абвгдежзийклмнопрстуфхцчшщъыьэюя" * 6),
    "heading": heading(f"一、{WORD}"),
    "title": heading(WORD, style="title", level=1),
    "subtitle": paragraph(WORD, style="subtitle"),
    "list": listing(WORD, "短"),
    "cell": table((cell(WORD), cell("二")), (cell("三"), cell("四"))),
    "note": paragraph("正文", note(1, "注见", WORD)),
    "contributor": paragraph(f"（{WORD}　供稿）", style="contributor"),
    "bracket": paragraph(f"（{WORD}）"),
    "colophon": Colophon("colophon", ((paragraph(f"送：{WORD}。", style="distribution"),),), colophon().place),
}
