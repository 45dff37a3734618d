"""Which widths a PDF says of a face."""

from __future__ import annotations

from io import BytesIO

import pikepdf
from blocks import document, paragraph

from bulletin import write
from bulletin.engine.embedded.widths import said


def test_of_the_glyphs_as_wide_as_the_type_is_high_one_is_named() -> None:
    assert said({1: 1000, 2: 500, 3: 1000, 4: 250.5}) == {1: 1000, 2: 500, 4: 250.5}


def test_a_file_names_no_second_glyph_of_full_width_and_all_others() -> None:
    with pikepdf.open(BytesIO(write(document(paragraph("各级人大常委会 2024 办理")), "pdf"))) as pdf:
        faces = [font.DescendantFonts[0] for page in pdf.pages for font in page.Resources.Font.values()]
        widths = [[float(width) for run in list(face.W)[1::2] for width in run] for face in faces]
    assert widths
    assert all(said.count(1000) <= 1 and "/DW" not in face for said, face in zip(widths, faces, strict=True))
    assert any(len(said) > 1 for said in widths)
