"""Characters: what nobody sees, what looks like another one, what is rare, what is not UTF-8 at all."""

from __future__ import annotations

from pathlib import Path

from case import FRONT, HOUSE, ISSUE, MARK, Case, Row, chance, fronted, house, of_body, of_front, of_house, sentences

FAMILY = "characters"
_BLANK = "character-invisible"
_RARE = frozenset({"glyph-missing", "glyph-wrong"})

BODIES = (
    *(
        Row(f"U+{ord(char):04X} in a paragraph", f"代表{MARK}{char}发言。", _BLANK)
        for char in "\x07\x1b\x7f\xad\u200b\u200d\u2028\u202e\u2066\u2800\u3164\ue000\ufdd0\ufffe\U000e0041\U00100000"
    ),
    Row("a null byte", "代表▲\0发言。", _BLANK),
    Row("a character of no width in a heading", "## 一、建议▲\u200b办理\n\n办理。", _BLANK),
    Row("a character of no width in a cell", "| 甲 | 乙 |\n|---|---|\n| 丙▲\u200b | 丁 |", _BLANK),
    Row("a character of no width in a list", "- 第一\n- 第▲\u200b二", _BLANK),
    Row("a selector of glyphs behind a letter", "代表a▲\ufe0f发言。", _BLANK),
    Row("a radical", "▲\u2f00件建议。", "character-look-alike", 0),
    Row("a compatibility ideograph", "代表▲\uf9d1发言。", "character-look-alike", 0, besides=_RARE),
    Row("a character that no font has", "代表▲\U0003134a发言。", "glyph-nowhere"),
    # what is right
    Row("a selector of glyphs behind a Chinese character", "葛\U000e0100同志。", shown=("葛",), besides=_RARE),
    Row("rare characters", "陈䶮、𠮷田。", shown=("陈䶮", "𠮷田"), besides=_RARE),
    Row("pinyin", "ā á ǎ à ḿ ǹ ê。", besides=_RARE),
    Row("an accent of its own", "cafe\u0301 店。", besides=_RARE),
    Row("Greek, Russian, signs", "α β，Жук，℃ ㎡ ① Ⅲ × ÷ ± ≤ ‰ ½。", besides=_RARE),
    Row("raised and lowered digits", "CO₂、10⁻³、PM₂.₅。", shown=("CO",), besides=_RARE),
    Row("all marks", "“《〈……——·～〔2024〕５％”", besides=_RARE),
    Row("five hundred characters without a mark", "好" * 500),
    Row("a long word", "见 https://www.example.org/" + "abc/" * 30 + " 。"),
    Row("marks alone", "……", shown=("……",)),
)
FRONTS = (
    Row("a title that turns round", "标题: 甲▲\u202e乙", _BLANK),
    Row("a title with a number for a character", '标题: ▲"甲\\u202e乙"', _BLANK),
    Row("a title with a null by number", '标题: ▲"甲\\0乙"', _BLANK),
    Row("a bell in the contributor", "供稿: 甲▲\x07乙", _BLANK),
    Row("a bell in a receiver", "分送: [甲▲\x07乙]", _BLANK),
    Row("a radical in a title", "标题: ▲\u2f00件建议", "character-look-alike"),
)
HOUSES = (
    Row("a bell in the name", "name: 工作▲\x07简报", _BLANK),
    Row("a name with a number for a bell", 'name: ▲"工作\\a简报"', _BLANK),
)
# Texts in other encodings, and where they cannot be read.
ENCODINGS = (
    ("gb18030", "gb18030", ":2:1"),
    ("UTF-16", "utf-16", ":1:1"),
    ("Latin", "latin-1", ":2:1"),
)


def _encoded(name: str, encoding: str, at: str) -> Case:
    text = fronted(FRONT.values(), "正文。\n") if encoding != "latin-1" else "---\nété\n---\n"

    def put(root: Path) -> None:
        house(root, {ISSUE: text.encode(encoding)})

    found = frozenset({("encoding-not-utf8", ISSUE + at)})
    return Case(FAMILY, f"an issue in {name}", 1, put, found)


def _torn() -> Case:
    """Cut a character in two, somewhere in the body."""
    before = sentences(chance("half a character"), 3)
    text = fronted(FRONT.values(), "".join(f"{one}\n\n" for one in before))
    line = text.count("\n") + 1

    def put(root: Path) -> None:
        house(root, {ISSUE: text.encode() + "代表".encode()[:-1] + b"\n"})

    return Case(FAMILY, "half a character", 1, put, frozenset({("encoding-not-utf8", f"{ISSUE}:{line}:2")}))


def _house_in(encoding: str) -> Case:
    def put(root: Path) -> None:
        house(
            root, {HOUSE: "name: 工作简报\npublisher: 甲\n".encode(encoding), ISSUE: fronted(FRONT.values(), "正文。")}
        )

    return Case(FAMILY, f"a house file in {encoding}", 1, put, frozenset({("encoding-not-utf8", f"{HOUSE}:1:7")}))


def cases() -> list[Case]:
    """Return the cases of this class."""
    return [
        *(of_body(FAMILY, row) for row in BODIES),
        *(of_front(FAMILY, row) for row in FRONTS),
        *(of_house(FAMILY, row) for row in HOUSES),
        *(_encoded(*one) for one in ENCODINGS),
        _torn(),
        _house_in("gb18030"),
    ]
