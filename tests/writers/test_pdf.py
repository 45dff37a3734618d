"""The PDF on paper: where things stand, in points from the left and the top of the page."""

from __future__ import annotations

import contextlib
import ctypes
import hashlib
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pikepdf
import pypdfium2 as pdfium
import pytest
from commands import python
from glyphs import Glyph, Line, lines, pages
from houses import COLOPHON, document
from PIL import Image
from pypdfium2 import raw
from weasyprint import CSS, HTML
from weasyprint.layout import inline
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError

from bulletin import write
from bulletin.errors import InternalError
from bulletin.typesetting.pages import BASE, Shelf, lay_out

# The engine leaves the colour profile of PDF/A open (weasyprint/pdf/pdfa.py); nobody but Python's warning is hurt.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed file.*sRGB2014:ResourceWarning")

MM = 72 / 25.4
TOP, LEFT, MEASURE, DEPTH = 37 * MM, 79.25, 442.4, 225 * MM
RIGHT, BOTTOM = LEFT + MEASURE, TOP + DEPTH
PITCH, BODY, TITLE, FOLIO = 28.95, 16, 22, 14
FLUSH = 0.25 * MM  # how far a full line may end from the edge
RED, BLACK = (0xE6, 0, 0x12), (0, 0, 0)

LONG = "人民代表大会制度是我国的根本政治制度各级人大常委会要加强同代表的联系扩大代表对立法监督工作的参与" * 4
MIXED = (
    "2024年上半年开展活动1130场，占比达到30%～35%，代表Zhang San说：“把‘小事’办好”——大家都同意……"
    "随后，共同商量“一件事”，访问bulletin网站，编号为A4-2024。"
)
RARE = (
    "代表陈喆、朱镕、李䶮到会并发言，其他代表参加了讨论，会议开了一个上午，形成了三条意见和两条建议，交有关部门研究。"
)
BODY_TEXT = f"""{LONG}

## 一、黑体的标题

### （一）楷体的标题。后面是正文，{LONG}

#### 1. 仿宋的标题

##### （1）四级标题

{MIXED}

{RARE}

**一是重点。**{LONG}

{(LONG + chr(10) * 2) * 9}"""
FRONT = f"标题: 一期简报的标题\n{COLOPHON}"


@cache
def made() -> bytes:
    """Make the PDF that is measured: an issue of several pages with every level of heading."""
    with TemporaryDirectory() as root:
        return write(document(Path(root), BODY_TEXT, FRONT), "pdf")


@cache
def rows() -> tuple[Line, ...]:
    return tuple(lines(made()))


@cache
def opened() -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(made()))


def starting(text: str) -> Line:
    """Give the line that starts with `text`; lines hold no spaces."""
    return next(row for row in rows() if row.text.startswith(text))


def holding(text: str) -> Line:
    return next(row for row in rows() if text in row.text)


def glyphs_of(text: str) -> tuple[Glyph, ...]:
    """Give the glyphs of `text` where it first stands on one line."""
    row = holding(text)
    start = row.text.index(text)
    return row.glyphs[start : start + len(text)]


def face(glyph: Glyph) -> str:
    """Give the role that a glyph's face plays: subsets are named EGGXSA+仿宋."""
    return glyph.font.rpartition("+")[2]


def faces(text: str) -> set[str]:
    return {face(glyph) for glyph in glyphs_of(text)}


def is_folio(row: Line) -> bool:
    return row.y > BOTTOM


def text_lines(page: int) -> list[Line]:
    """Give the lines of a page without its number."""
    return [row for row in rows() if row.page == page and not is_folio(row)]


def last_page() -> int:
    return len(opened().pages)


@dataclass(frozen=True)
class Drawn:
    """A filled shape: its edges and its colour."""

    left: float
    top: float
    right: float
    bottom: float
    colour: tuple[int, ...]


@cache
def drawn(page: int) -> tuple[Drawn, ...]:
    """Give what is drawn on a page (from 1) besides its glyphs."""
    document = pdfium.PdfDocument(made())
    sheet = document[page - 1]
    height = sheet.get_height()
    shapes = []
    for shape in sheet.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=5):
        left, bottom, right, top = shape.get_bounds()
        colour = [ctypes.c_uint() for _ in range(4)]
        raw.FPDFPageObj_GetFillColor(shape.raw, *colour)
        shapes.append(Drawn(left, height - top, right, height - bottom, tuple(c.value for c in colour[:3])))
    document.close()
    return tuple(shapes)


@cache
def inked() -> tuple[tuple[str, float, float, tuple[int, ...]], ...]:
    """Give (character, top, bottom of its ink, colour) of every glyph of the first page."""
    document = pdfium.PdfDocument(made())
    sheet = document[0]
    text, height = sheet.get_textpage(), sheet.get_height()
    found = []
    for index in range(text.count_chars()):
        if raw.FPDFText_IsGenerated(text, index):
            continue
        colour = [ctypes.c_uint() for _ in range(4)]
        raw.FPDFText_GetFillColor(text, index, *colour)
        _, bottom, _, top = text.get_charbox(index)
        char = chr(raw.FPDFText_GetUnicode(text, index))
        found.append((char, height - top, height - bottom, tuple(c.value for c in colour[:3])))
    text.close()
    document.close()
    return tuple(found)


def red_line() -> Drawn:
    (line,) = (shape for shape in drawn(1) if shape.colour == RED)
    return line


def centre(row: Line) -> float:
    return (row.left + row.right) / 2


# The masthead


def test_the_page_is_a4() -> None:
    assert {tuple(round(float(side), 1) for side in page.mediabox) for page in opened().pages} == {(0, 0, 595.3, 841.9)}


def test_the_red_line_stands_95_to_105_mm_from_the_top() -> None:
    assert 95 <= red_line().top / MM <= 105


def test_the_red_line_is_as_wide_as_the_type_area_and_one_point_and_a_half_thick() -> None:
    line = red_line()
    found = (line.left, line.right, line.bottom - line.top)
    assert found == pytest.approx((LEFT, LEFT + MEASURE, 1.5), abs=0.5)


def test_the_red_line_stands_4_mm_below_the_line_above_it() -> None:
    lowest = TOP + 74 + 3 * PITCH
    assert red_line().top - lowest == pytest.approx(4 * MM, abs=0.5)


def test_the_name_is_centred() -> None:
    assert centre(starting("工作简报")) == pytest.approx(LEFT + MEASURE / 2, abs=1)


def test_the_name_is_red_and_nothing_else_is() -> None:
    assert "".join(char for char, _, _, colour in inked() if colour == RED and char.strip()) == "工作简报"


def test_the_name_fits_the_type_area() -> None:
    name = starting("工作简报")
    assert LEFT <= name.left < name.right <= RIGHT


def test_the_name_is_set_in_the_face_of_titles() -> None:
    assert faces("工作简报") == {"小标宋"}


@pytest.mark.parametrize("text", ["第1期", "（总第一期）"])
def test_the_numbers_are_centred(text: str) -> None:
    assert centre(starting(text)) == pytest.approx(LEFT + MEASURE / 2, abs=1.5)


def test_publisher_left_and_date_right_stand_on_one_line_a_character_from_the_edges() -> None:
    imprint = starting("某市人大常委会办公室编")
    assert imprint.text == "某市人大常委会办公室编2024年7月30日"
    assert (imprint.left, imprint.right) == pytest.approx((LEFT + BODY, RIGHT - BODY), abs=0.8)


def test_gaps_in_numbers_and_dates_are_no_spaces() -> None:
    written = "".join(char for char, _, _, _ in inked())
    assert "第1期" in written
    assert "2024年7月30日" in written


# The title and the grid


def test_the_title_stands_two_lines_below_the_red_line() -> None:
    title = next(row for row in rows() if row.text == "一期简报的标题")
    line = title.y - red_line().bottom
    assert 2 * PITCH < line - TITLE / 2 < 3 * PITCH


def test_the_title_is_centred_in_the_face_of_titles() -> None:
    title = next(row for row in rows() if row.text == "一期简报的标题")
    assert centre(title) == pytest.approx(LEFT + MEASURE / 2, abs=1)
    assert {face(glyph) for glyph in title.glyphs} == {"小标宋"}


def test_the_lines_of_the_first_page_stand_on_the_grid_of_the_others() -> None:
    first = text_lines(2)[0].y
    offsets = [(row.y - first) / PITCH for row in text_lines(1) if row.y > red_line().bottom + 4 * PITCH]
    assert offsets
    assert offsets == pytest.approx([round(offset) for offset in offsets], abs=0.01)


@pytest.mark.parametrize("page", [2, 3, 4])
def test_an_inner_page_holds_22_lines(page: int) -> None:
    assert len(text_lines(page)) == 22


@pytest.mark.parametrize("page", [2, 3, 4])
def test_the_pitch_of_an_inner_page_is_28_95_points_whatever_stands_on_the_lines(page: int) -> None:
    gaps = [below.y - above.y for above, below in pairwise(text_lines(page))]
    assert gaps == pytest.approx([PITCH] * 21, abs=0.05)


def test_a_full_line_holds_28_characters() -> None:
    full = [len(row.text) for row in rows() if row.text in LONG and row.left < LEFT + 1 and row.right > RIGHT - BODY]
    assert len(full) > 30
    assert set(full) == {28}


def test_the_first_line_of_a_paragraph_is_indented_by_two_characters() -> None:
    assert starting(MIXED[:5]).left - LEFT == pytest.approx(2 * BODY, abs=0.5)


def test_full_lines_end_at_the_edge_of_the_type_area() -> None:
    full = [row for row in rows() if row.y > red_line().bottom and row.right > RIGHT - BODY / 2 and not is_folio(row)]
    assert [row.text for row in full if abs(row.right - RIGHT) > FLUSH] == []


def test_nothing_stands_outside_the_type_area() -> None:
    assert [row.text for row in rows() if row.left < LEFT - FLUSH or row.right > RIGHT + FLUSH] == []


# Faces


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("一、黑体的标题", "黑体"),
        ("（一）楷体的标题。", "楷体"),
        ("后面是正文，", "仿宋"),
        ("仿宋的标题", "仿宋"),
        ("四级标题", "仿宋"),
        ("年上半年开展活动", "仿宋"),
        ("送：省人大常委会办公厅。", "仿宋"),
    ],
)
def test_a_text_is_set_in_the_face_of_its_level(text: str, role: str) -> None:
    assert faces(text) == {role}


@pytest.mark.parametrize("text", ["2024", "1130", "30%", "ZhangSan", "bulletin", "A4-2024"])
def test_latin_letters_and_digits_have_their_own_face(text: str) -> None:
    row = holding("年上半年") if text == "2024" else holding(text)
    start = row.text.index(text)
    assert {face(glyph) for glyph in row.glyphs[start : start + len(text)]} == {"西文"}


@pytest.mark.parametrize("mark", ["“", "”", "‘", "’", "——", "……", "～", "，"])
def test_chinese_marks_have_the_chinese_face(mark: str) -> None:
    found = [g for row in rows() if row.y > red_line().bottom and not is_folio(row) for g in row.glyphs]
    assert {face(glyph) for glyph in found if glyph.char in mark} == {"仿宋"}


@pytest.mark.parametrize("char", "喆镕䶮")
def test_a_rare_character_has_the_fallback_face(char: str) -> None:
    assert faces(char) == {"补字"}


@pytest.mark.parametrize("text", ["喆", "2024年上半年", "——", "到会"])
def test_a_line_with_other_faces_keeps_its_distance(text: str) -> None:
    row = holding(text)
    page = text_lines(row.page)
    place = page.index(row)
    assert page[place].y - page[place - 1].y == pytest.approx(PITCH, abs=0.05)
    assert page[place + 1].y - page[place].y == pytest.approx(PITCH, abs=0.05)


def test_all_glyphs_of_a_line_stand_on_its_base_line() -> None:
    uneven = [row.text for row in rows() if row.page == 2 for glyph in row.glyphs if abs(glyph.y - row.y) > 0.05]
    assert uneven == []


def test_every_face_is_embedded_as_a_subset() -> None:
    names = {glyph.font for row in rows() for glyph in row.glyphs}
    assert [name for name in names if not (name[:6].isupper() and name[6] == "+")] == []
    assert {name[7:] for name in names} <= {"小标宋", "仿宋", "黑体", "楷体", "宋体", "西文", "补字"}


# The page number


@pytest.mark.parametrize("page", [1, 2, 3, 4])
def test_a_page_number_stands_between_dashes(page: int) -> None:
    (folio,) = (row for row in rows() if row.page == page and is_folio(row))
    assert (folio.text, {face(glyph) for glyph in folio.glyphs}) == (f"—{page}—", {"宋体"})


@pytest.mark.parametrize("page", [1, 3])
def test_an_odd_page_has_its_number_right_a_character_from_the_edge(page: int) -> None:
    (folio,) = (row for row in rows() if row.page == page and is_folio(row))
    assert folio.right == pytest.approx(RIGHT - FOLIO, abs=0.8)


@pytest.mark.parametrize("page", [2, 4])
def test_an_even_page_has_its_number_left_a_character_from_the_edge(page: int) -> None:
    (folio,) = (row for row in rows() if row.page == page and is_folio(row))
    assert folio.left == pytest.approx(LEFT + FOLIO, abs=0.8)


def test_the_dashes_stand_7_mm_below_the_type_area() -> None:
    tops = [top for char, top, _, _ in inked() if char == "—" and top > BOTTOM]
    assert [(top - BOTTOM) / MM for top in tops] == pytest.approx([7, 7], abs=0.35)


# The colophon


def test_the_last_rule_of_the_colophon_stands_262_mm_from_the_top_of_the_last_page() -> None:
    assert max(shape.bottom for shape in drawn(last_page())) / MM == pytest.approx(262, abs=0.2)


def test_the_rules_of_the_colophon_are_as_wide_as_the_type_area() -> None:
    edges = [edge for shape in drawn(last_page()) for edge in (shape.left - LEFT, shape.right - RIGHT)]
    assert edges == pytest.approx([0] * len(edges), abs=0.5)


def test_the_colophon_stands_below_the_text() -> None:
    first = starting("送：省人大常委会办公厅。")
    above = [row for row in text_lines(last_page()) if row.y < first.y]
    assert first.page == last_page()
    assert above


def test_the_entries_of_the_colophon_stand_a_character_from_the_edge() -> None:
    lefts = [starting(text).left for text in ("送：省人大", "责任编辑：")]
    assert lefts == pytest.approx([LEFT + FOLIO] * 2, abs=0.5)


# What the file says about itself


def test_the_bookmarks_follow_the_headings() -> None:
    with opened().open_outline() as outline:
        found = list(_flat(outline.root))
    assert found == [
        (0, "一期简报的标题"),
        (1, "一、黑体的标题"),
        (2, "（一）楷体的标题"),
        (3, "1.仿宋的标题"),
        (4, "（1）四级标题"),
    ]


def _flat(items: list[pikepdf.OutlineItem], depth: int = 0) -> Iterator[tuple[int, str]]:
    for item in items:
        yield depth, item.title.replace(" ", "")
        yield from _flat(list(item.children), depth + 1)


def test_title_author_subject_and_dates_are_the_issues() -> None:
    told = {key: str(value) for key, value in opened().docinfo.items()}
    assert (told["/Title"], told["/Author"], told["/Subject"]) == (
        "工作简报第1期：一期简报的标题",
        "某市人大常委会办公室",
        "工作简报2024年第1期（总第一期）",
    )
    assert told["/CreationDate"].startswith("D:20240730")


def test_the_language_is_chinese() -> None:
    assert str(opened().Root.Lang) == "zh-CN"


def test_the_title_is_shown_by_readers_in_place_of_the_file_name() -> None:
    assert bool(opened().Root.ViewerPreferences.DisplayDocTitle)


def test_the_file_is_tagged() -> None:
    assert bool(opened().Root.MarkInfo.Marked)


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed")
def test_qpdf_finds_nothing_wrong(tmp_path: Path) -> None:
    (tmp_path / "1.pdf").write_bytes(made())
    ran = subprocess.run(["qpdf", "--check", tmp_path / "1.pdf"], capture_output=True, check=False)  # noqa: S607
    assert (ran.returncode, ran.stderr) == (0, b"")


# The same bytes everywhere

PRINT = """
import hashlib, sys
from pathlib import Path
from bulletin.manuscripts.house import House
from bulletin.build import build
house = House.find(Path(sys.argv[1]))
built = build(house.root / "issues/2024/1.md", house, ["pdf", "docx", "html"])
print(*(hashlib.sha256(data).hexdigest() for data in built.files.values()))
"""
PICTURED = f"""{MIXED}[^1]

![图](../../assets/a.png "图1 甲")

| 甲 |
|--|
| 乙 |

{RARE}

[^1]: 注。
"""


def digests(root: Path, **environment: str) -> str:
    """Build an issue with a picture in a process of its own; give the digests of its files."""
    document(root, "甲。\n")
    (root / "assets").mkdir(exist_ok=True)
    Image.new("RGB", (300, 200), (0, 90, 180)).save(root / "assets/a.png")
    path = root / "issues/2024/1.md"
    path.write_text(path.read_text(encoding="utf-8").replace("甲。\n", PICTURED), encoding="utf-8")
    ran = python(PRINT, str(root), cwd=root, env=environment)
    assert ran.stderr == ""
    return ran.stdout


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Give the digests that every other build must have."""
    return digests(tmp_path_factory.mktemp("usual"), TZ="UTC", PYTHONHASHSEED="0", LC_ALL="C.UTF-8")


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "1"},
        {"PYTHONHASHSEED": "4711"},
        {"TZ": "Asia/Shanghai"},
        {"TZ": "America/Los_Angeles"},
        {"LC_ALL": "C", "SOURCE_DATE_EPOCH": "1"},
    ],
    ids=str,
)
def test_bytes_are_the_same_in_another_folder_and_environment(
    environment: dict[str, str], usual: str, tmp_path: Path
) -> None:
    assert digests(tmp_path / "一个 别的 folder", **environment) == usual


@pytest.mark.parametrize("to", ["pdf", "docx", "html"])
def test_a_document_can_be_written_twice_and_gives_the_same_bytes(to: str, tmp_path: Path) -> None:
    composed = document(tmp_path, MIXED)
    digest = [hashlib.sha256(write(composed, to)).hexdigest() for _ in range(2)]
    assert digest[0] == digest[1]


@pytest.mark.parametrize("to", ["pdf", "docx", "html"])
def test_what_was_written_before_leaves_no_trace(to: str, tmp_path: Path) -> None:
    composed = document(tmp_path / "a", MIXED)
    alone = write(composed, to)
    write(document(tmp_path / "b", RARE), "pdf")
    assert write(document(tmp_path / "a", MIXED), to) == alone


# Nothing from outside

CONSTRUCTS = {
    "picture": '<img src="{}">',
    "object": '<object data="{}"></object>',
    "embed": '<embed src="{}">',
    "style sheet": '<link rel="stylesheet" href="{}">',
    "import": "<style>@import url({});</style>x",
    "background": '<p style="background:url({})">x',
    "list mark": '<ul style="list-style-image:url({})"><li>x</ul>',
    "content": "<style>p::before {{content: url({})}}</style><p>x",
    "border": '<p style="border:1px solid;border-image:url({}) 1">x',
    "attachment": '<link rel="attachment" href="{}">x',
    "attached link": '<a rel="attachment" href="{}">x</a>',
}
ADDRESSES = ["file://{secret}", "http://127.0.0.1:9/x.png", "https://example.org/x.png", "ftp://127.0.0.1/x"]


@pytest.fixture
def sockets(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Note every attempt to open a socket, and let none succeed."""
    tried: list[object] = []

    def refuse(*arguments: object, **_: object) -> None:
        tried.append(arguments)
        raise OSError

    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(f"socket.{name}", refuse)
    return tried


@pytest.mark.parametrize("construct", CONSTRUCTS.values(), ids=CONSTRUCTS)
@pytest.mark.parametrize("address", ADDRESSES)
def test_the_engine_gets_nothing_that_is_not_on_the_shelf(
    construct: str, address: str, sockets: list[object], tmp_path: Path
) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("x")
    html = construct.format(address.format(secret=secret))
    with pytest.raises(FatalURLFetchingError):
        HTML(string=html, base_url=BASE, url_fetcher=Shelf({})).write_pdf()
    assert sockets == []


@pytest.mark.parametrize("scheme", ["file:///etc/passwd", "data:text/plain,x", "http://x/", "/etc/passwd", "x", ""])
def test_the_shelf_gives_only_what_lies_on_it(scheme: str, sockets: list[object]) -> None:
    shelf = Shelf({"a.png": b"a"})
    with pytest.raises(FatalURLFetchingError):
        shelf.fetch(scheme)
    assert (shelf.fetch(f"{BASE}a.png").read(), sockets) == (b"a", [])


@pytest.mark.parametrize("name", ["../a.png", "./a.png", "a.png?x", "a.png#x", "A.png", "x/../a.png"])
def test_the_shelf_knows_no_other_spelling(name: str) -> None:
    with pytest.raises(FatalURLFetchingError):
        Shelf({"a.png": b"a"}).fetch(BASE + name)


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_face_from_elsewhere_is_not_fetched(address: str, sockets: list[object], tmp_path: Path) -> None:
    css = f'@font-face {{ font-family: x; src: url("{address.format(secret=tmp_path)}") }}'
    with pytest.raises(FatalURLFetchingError):
        CSS(string=css, base_url=BASE, url_fetcher=Shelf({}), font_config=FontConfiguration())
    assert sockets == []


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_drawing_within_the_page_gets_nothing_from_elsewhere(
    address: str, sockets: list[object], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked: list[str] = []
    fetch = Shelf.fetch

    def noted(self: Shelf, url: str, headers: Mapping[str, str] | None = None) -> object:
        asked.append(url)
        return fetch(self, url, headers)

    monkeypatch.setattr(Shelf, "fetch", noted)
    html = f'<svg width="9" height="9"><image href="{address.format(secret=tmp_path)}" width="9" height="9"/></svg>'
    with contextlib.suppress(FatalURLFetchingError):
        HTML(string=html, base_url=BASE, url_fetcher=Shelf({})).write_pdf()
    assert (asked, sockets) == ([address.format(secret=tmp_path)], [])


AUDIT = """
import sys
heard = []
sys.addaudithook(lambda name, arguments: heard.append((name, str(arguments[0]))) if name.startswith("socket.")
                 or name == "open" and "secret.png" in str(arguments[0]) else None)
"""


def test_a_whole_build_opens_no_socket_and_no_file_outside(tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(b"secret")
    house = tmp_path / "house"
    document(house, "[甲](https://example.org/)，[乙](http://127.0.0.1:9/)，见file:///etc/passwd。\n")
    ran = python(f"{AUDIT}{PRINT}print(heard)", str(house), cwd=house)
    assert ran.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize("address", ["../../../secret.png", "file:///etc/passwd", "http://127.0.0.1:9/x.png", "/x.png"])
def test_a_picture_from_outside_the_house_is_refused_and_never_read(address: str, tmp_path: Path) -> None:
    Image.new("L", (9, 9)).save(tmp_path / "secret.png")
    house = tmp_path / "house"
    document(house, "甲。\n")
    path = house / "issues/2024/1.md"
    path.write_text(path.read_text(encoding="utf-8") + f'\n![图]({address} "图1")\n', encoding="utf-8")
    ran = python(f"{AUDIT}import atexit; atexit.register(lambda: print(heard))\n{PRINT}", str(house), cwd=house)
    assert ("ContentError" in ran.stderr, ran.stdout.splitlines()[-1]) == (True, "[]")


def test_pages_are_measured_whole() -> None:
    assert [len(page) > 0 for page in pages(rows())] == [True] * last_page()


def test_text_that_the_engine_loses_is_told_and_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    split = inline.split_text_box

    def careless(*arguments: object, **named: object) -> tuple[object, None, bool]:
        new, _, preserved = split(*arguments, **named)
        return new, None, preserved

    made = document(tmp_path, LONG)
    lay_out(document(tmp_path / "before", "短。"))
    monkeypatch.setattr(inline, "split_text_box", careless)
    with pytest.raises(InternalError) as caught:
        write(made, "pdf")
    assert "排版时丢了" in caught.value.findings[0].message
