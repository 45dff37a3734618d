"""What the layout engine is loaded with."""

from __future__ import annotations

import importlib
import os
import subprocess
import sys
from types import ModuleType

import pytest
from blocks import document, paragraph
from weasyprint.pdf import fonts

from bulletin.document import Text
from bulletin.engine import loading
from bulletin.engine.embedded import embedding
from bulletin.engine.loading import LazyModule
from bulletin.typesetting import pages


@pytest.fixture(autouse=True)
def _started() -> None:
    pages.lay_out(document(paragraph("甲")))


def test_what_hardly_any_document_has_is_not_loaded() -> None:
    seen = "print([name for name in ('fontTools.subset', 'fontTools.varLib', 'PIL.ImageCms') if name in sys.modules])"
    script = (
        f"import sys; from bulletin import engine; {seen}; import fontTools.subset; print(fontTools.subset.Options)"
    )
    ran = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    assert ran.stdout.splitlines() == ["[]", "<class 'fontTools.subset.Options'>"]


def test_a_system_without_fonts_is_not_warned_of_in_english() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", "from bulletin import engine"],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "FONTCONFIG_FILE": "/nonexistent"},
    )
    assert "Expect ugly output" not in ran.stderr


def test_it_is_loaded_when_it_is_called_for() -> None:
    assert LazyModule("string").capwords("a b") == "A B"
    with pytest.raises(AttributeError):
        LazyModule("string").nothing_of_this_name()


def test_lists_of_glyphs_have_one_type_whatever_their_length() -> None:
    three, seven = (fonts.ffi.new(f"hb_codepoint_t[{count}]", list(range(count))) for count in (3, 7))
    assert fonts.ffi.typeof(three) is fonts.ffi.typeof(seven)
    assert (list(three), list(seven)) == ([*range(3)], [*range(7)])


def test_the_file_of_an_embedded_face_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr(embedding.CONTENT, "original", asked.append)
    laid_out = pages.lay_out(document(paragraph(Text("甲乙丙2024"))))
    assert laid_out.rendered.write_pdf().startswith(b"%PDF")
    assert laid_out.rendered.fonts
    assert asked == []


def test_a_module_that_is_loaded_already_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    own = ModuleType("PIL.ImageCms")
    monkeypatch.setitem(sys.modules, "PIL.ImageCms", own)
    importlib.reload(loading)
    assert sys.modules["PIL.ImageCms"] is own
