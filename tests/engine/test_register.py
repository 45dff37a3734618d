"""What is put into the engine, and what happens where it cannot be."""

from __future__ import annotations

import ast
import builtins
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pydyf
import pytest
import weasyprint
from blocks import document, lianluo, paragraph
from glyphs import lines
from weasyprint.layout import inline

import bulletin
from bulletin import fonts, write
from bulletin.document import Text
from bulletin.engine import REGISTER
from bulletin.engine.faces import Faces
from bulletin.engine.lines import justify, setting
from bulletin.engine.output import packing
from bulletin.engine.register import Declaration, Lean, Mend, Patch, Register
from bulletin.errors import MachineError
from bulletin.findings import Severity
from bulletin.typesetting.pages import lay_out

# The engine leaves the colour profile of PDF/A open (weasyprint/pdf/pdfa.py); nobody but Python's warning is hurt.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed file.*sRGB2014:ResourceWarning")

PACKAGE = Path(bulletin.__file__).parent
LONG = "各级人大常委会要加强同代表的联系，在2024年扩大代表对立法监督工作的参与。" * 5
RECORDS = [(mend, record) for mend in REGISTER.mends for record in mend.records]
each_record = pytest.mark.parametrize(("mend", "record"), RECORDS, ids=[str(record) for _, record in RECORDS])


@pytest.fixture(scope="module")
def faces() -> Faces:
    made = Faces(["西文"])
    for role in ("西文", "仿宋"):
        made.add(fonts.resolve(lianluo().faces.values(), ())[role])
    return made


@pytest.fixture
def register(faces: Faces) -> Iterator[Register]:  # noqa: ARG001  # made while the engine is whole
    """The register before anything is put, and again when the test is over."""
    REGISTER.stop()
    yield REGISTER
    REGISTER.stop()


def take_away(record: Lean, monkeypatch: pytest.MonkeyPatch) -> None:
    """Take what a record is about out of the engine; what is Python's own, from the function that uses it."""
    gone = record.used_by[0] if hasattr(builtins, record.name) and isinstance(record, Patch) else record.name
    holder = import_module(record.owner) if gone is not record.name else record.holder()
    monkeypatch.delattr(holder, gone)


def messages(register: Register, faces: Faces) -> list[str]:
    """Start the engine; return what is told, whether as warnings or as what ends the layout."""
    try:
        return [finding.message for finding in register.start(faces)]
    except MachineError as error:
        return [finding.message for finding in error.findings]


def test_this_engine_has_every_mend(register: Register, faces: Faces) -> None:
    assert register.start(faces) == ()
    assert all(mend.holds for mend in register.mends)


@pytest.mark.parametrize("kind", [Lean, Patch, Declaration, Mend])
def test_a_record_has_no_method_that_is_only_written_to_make_a_start_slower(kind: type) -> None:
    assert {"__eq__", "__repr__", "__match_args__"} & vars(kind).keys() == set()


@each_record
def test_what_has_gone_is_told_by_name_and_what_comes_of_it(
    mend: Mend, record: Lean, register: Register, faces: Faces, monkeypatch: pytest.MonkeyPatch
) -> None:
    take_away(record, monkeypatch)
    told = [message for message in messages(register, faces) if f"{record}（" in message]
    assert [message for message in told if message.endswith(f"；{mend.without}")]


@each_record
def test_where_one_record_of_a_mend_has_gone_nothing_of_it_is_put(
    mend: Mend, record: Lean, register: Register, faces: Faces, monkeypatch: pytest.MonkeyPatch
) -> None:
    take_away(record, monkeypatch)
    messages(register, faces)
    put = [patch for patch in mend.records if isinstance(patch, Patch) and patch is not record]
    assert [patch for patch in put if getattr(patch.holder(), patch.name, None) is patch.ours] == []
    assert not mend.holds


@pytest.mark.parametrize("mend", [mend for mend in REGISTER.mends if mend.needed], ids=lambda mend: mend.without)
def test_without_what_is_needed_nothing_is_laid_out(
    mend: Mend, register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    take_away(mend.records[0], monkeypatch)
    with pytest.raises(MachineError) as caught:
        register.check()
    assert [(finding.code, finding.severity) for finding in caught.value.findings] == [
        ("engine-patch-missing", Severity.ERROR)
    ]


@pytest.mark.parametrize("package", [weasyprint, pydyf], ids=lambda package: str(package.__name__))
def test_in_another_version_no_patch_is_put(
    package: object, register: Register, faces: Faces, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(package, "VERSION", "99.0")
    name = str(getattr(package, "__name__", ""))
    told = "".join(finding.message for finding in register.start(faces))
    patches = [record for _, record in RECORDS if isinstance(record, Patch) and record.owner.startswith(name)]
    assert [str(patch) for patch in patches if f"{patch}（{name} 99.0 没有试过）" not in told] == []
    assert [str(patch) for patch in patches if getattr(patch.holder(), patch.name, None) is patch.ours] == []


def test_what_does_not_work_is_taken_back_and_told(
    register: Register, faces: Faces, monkeypatch: pytest.MonkeyPatch
) -> None:
    (mend,) = justify.MENDS
    original = inline.justify_line
    monkeypatch.setattr(mend, "trial", lambda _: 1 / 0)
    (told,) = register.start(faces)
    assert "weasyprint.layout.inline.justify_line（试了不行）" in told.message
    assert inline.justify_line is original


@pytest.mark.parametrize("error", [KeyboardInterrupt, MemoryError])
@pytest.mark.parametrize("number", [0, len(REGISTER.mends) // 2, len(REGISTER.mends) - 1])
def test_a_start_that_is_broken_off_begins_anew(
    number: int, error: type[BaseException], register: Register, faces: Faces, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken_off(_faces: Faces) -> bool:
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(register.mends[number], "trial", broken_off)
        with pytest.raises(error):
            register.start(faces)
    assert not any(mend.holds for mend in register.mends)
    assert register.start(faces) == ()
    assert all(mend.holds for mend in register.mends)


def test_lines_that_end_less_than_a_pixel_before_their_edge_are_told_as_ragged(
    register: Register, faces: Faces, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(setting, "hanging", lambda _: -1)  # as if there were a gap more to share among
    assert [finding for finding in register.start(faces) if finding.message.endswith("；右边不齐，西文用汉字的字体")]


def test_other_parameters_are_told(register: Register, faces: Faces, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inline, "justify_line", lambda line: line)
    assert "weasyprint.layout.inline.justify_line（参数变了）" in "".join(messages(register, faces))


def test_a_name_that_nobody_asks_for_is_told(register: Register, faces: Faces, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inline, "text_align", lambda line: line)
    assert "weasyprint.layout.inline.justify_line（没有谁用它了）" in "".join(messages(register, faces))


def test_code_that_no_longer_speaks_of_a_name_is_told(
    register: Register, faces: Faces, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(weasyprint.HTML, "__init__", lambda self: None)  # noqa: ARG005  # its own signature
    assert "weasyprint.HTML.__init__（里面变了）" in "".join(messages(register, faces))


@pytest.mark.parametrize(
    "mend",
    [mend for mend in REGISTER.mends if mend.trial and isinstance(mend.records[-1], Patch)],
    ids=lambda mend: mend.without,
)
def test_a_trial_fails_where_nothing_was_put(mend: Mend, register: Register, faces: Faces) -> None:
    assert register.mends
    assert not mend.works(faces)


def test_a_stop_leaves_the_engine_as_it_was(register: Register, faces: Faces) -> None:
    patches = [record for _, record in RECORDS if isinstance(record, Patch)]
    before = [vars(patch.holder()).get(patch.name) for patch in patches]
    register.start(faces)
    register.stop()
    assert [vars(patch.holder()).get(patch.name) for patch in patches] == before


# Pages of an engine that is not the one we know


def test_pages_of_an_engine_of_another_version_are_ragged_and_whole_and_say_so(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert register.mends
    monkeypatch.setattr(weasyprint, "VERSION", "99.0")
    words = LONG.replace("，", "Congress，")
    made = document(paragraph(Text(words)))
    body = [row for row in lines(write(made, "pdf")) if "—" not in row.text]
    assert "".join(row.text for row in body) == words
    assert max(row.right for row in body[:-1]) - min(row.right for row in body[:-1]) > 1
    assert {remark.code for remark in lay_out(made).remarks} == {"engine-patch-missing"}


def test_a_pdf_is_the_same_to_the_reader_without_what_saves_time(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = lines(write(document(paragraph(Text(LONG))), "pdf"))
    register.stop()
    for mend in packing.MENDS:
        monkeypatch.setattr(mend, "trial", lambda _: False)
    assert lines(write(document(paragraph(Text(LONG))), "pdf")) == ours


# Nothing is put past the register

ENGINE = ("weasyprint", "pydyf", "cssselect2", "cffi")


def handed_on() -> set[str]:
    """Names of the engine's that its room hands on."""
    tree = ast.parse((PACKAGE / "engine" / "__init__.py").read_text(encoding="utf-8"))
    return {name for _, name in imported(tree, set())}


def imported(tree: ast.AST, names: set[str]) -> Iterator[tuple[str, str]]:
    """Yield module and bound name of everything of the engine's that a module imports."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            ours = node.module == "bulletin.engine"
            of_engine = node.module.partition(".")[0] in ENGINE
            yield from (
                (node.module, alias.asname or alias.name)
                for alias in node.names
                if of_engine or (ours and alias.name in names)
            )
        elif isinstance(node, ast.Import):
            yield from (
                (alias.name, alias.asname or alias.name.partition(".")[0])
                for alias in node.names
                if alias.name.partition(".")[0] in ENGINE
            )


def put_past_the_register(path: Path, names: set[str]) -> Iterator[str]:
    """Yield every place where a module changes an attribute of something of the engine's."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    engine = {name for _, name in imported(tree, names)}
    for node in ast.walk(tree):
        changed = isinstance(node, ast.Attribute) and not isinstance(node.ctx, ast.Load) and root(node) in engine
        called = isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in {
            "setattr",
            "delattr",
            "cdef",
        }
        if changed or called:
            yield f"{path.name}:{getattr(node, 'lineno', 0)}: {ast.unparse(node)}"


def root(node: ast.expr) -> str:
    while isinstance(node, ast.Attribute | ast.Subscript | ast.Call):
        node = node.func if isinstance(node, ast.Call) else node.value
    return node.id if isinstance(node, ast.Name) else ""


def test_no_module_changes_the_engine_past_the_register() -> None:
    names = handed_on()
    others = [path for path in PACKAGE.rglob("*.py") if path.name != "register.py"]
    assert [found for path in others for found in put_past_the_register(path, names)] == []


@pytest.mark.parametrize(
    "line",
    [
        "from weasyprint.layout import inline; inline.justify_line = None",
        "from weasyprint.draw import text as draw; x, draw.int = 1, 2",
        "import pydyf; pydyf.PDF.write = None",
        "import weasyprint.layout.inline; weasyprint.layout.inline.justify_line = None",
        "from bulletin.engine import HTML; HTML.render = None",
        "from weasyprint.text.ffi import ffi; ffi.cdef('')",
        "import pydyf; setattr(pydyf, 'zlib', None)",
        "import pydyf; del pydyf.zlib",
    ],
)
def test_the_test_before_sees_every_kind_of_change(line: str, tmp_path: Path) -> None:
    (tmp_path / "module.py").write_text(line, encoding="utf-8")
    assert len(list(put_past_the_register(tmp_path / "module.py", handed_on()))) == 1
