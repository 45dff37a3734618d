"""The pieces of a text, and the gaps inside and behind them."""

from __future__ import annotations

import pytest

from bulletin.engine.lines.pieces import BEHIND, count, ended, pieces, seen, told
from bulletin.text.scripts import BREAK, JOIN


def shown(text: str) -> str:
    """Write each gap behind its character: < where the grid draws closer, and the number of shares."""
    return "".join(
        f"{char}{'<' * piece.close}{shares or ''}" for piece in pieces(text) for _, char, shares in piece.gaps()
    )


@pytest.mark.parametrize(
    ("text", "gaps"),
    {
        "甲乙丙": "甲<1乙<1丙<",
        "甲": "甲<",
        "在2024年": "在<12024" + "1年<",
        "用PDF格": "用<1PDF1格<",
        "甲——乙": "甲<1—<—<2乙<",
        "甲——2": "甲<1—<—<22",
        "甲……": "甲<1…<…<",
        "甲———乙": "甲<1—<—<2—<1乙<",
        "甲、Li Si": "甲<1、<1Li 1Si",
        f"甲{BREAK}“乙": f"甲<1{BREAK}“<1乙<",
        f"4{JOIN}月": f"41{JOIN}月<",
        f"a/{JOIN}b月": f"a/{JOIN}b1月<",
        f"甲{JOIN}——2": f"甲<1{JOIN}—<—<22",
        "": "",
    }.items(),
)
def test_gaps_stand_between_chinese_characters_and_around_latin_text_and_units(text: str, gaps: str) -> None:
    assert shown(text) == gaps


@pytest.mark.parametrize(
    "text",
    ["甲乙丙", "在2024年", "用PDF格", "甲——乙", "甲———", "甲、Li Si", f"4{JOIN}月", f"甲{BREAK}“乙", f"甲乙{BREAK}"],
)
def test_what_is_told_of_a_line_is_what_its_pieces_tell_wherever_it_stands_in_a_text(text: str) -> None:
    alone, around = pieces(text), told(f"前{text}后")[1:-1]
    line = ended(around)
    assert [BEHIND[code].shares for code in line] == [shares for piece in alone for _, _, shares in piece.gaps()]
    assert [BEHIND[code].close for code in line] == [piece.close for piece in alone for _ in piece.characters]
    assert count(line) == alone.shares
    assert sum(BEHIND[code].space for code in line) == alone.spaces
    kinds = [behind.kind for behind in seen(line)]
    assert [kinds[0], kinds[-1]] == [edge.kind for edge in (alone.first, alone.last) if edge]


@pytest.mark.parametrize("text", [BREAK, f"{BREAK}{JOIN}"])
def test_a_line_of_which_nothing_is_seen_ends_nowhere(text: str) -> None:
    assert ended(told(text)) == told(text)
    assert list(seen(told(text))) == []


@pytest.mark.parametrize("text", ["", "甲", "在2024年", "甲——“乙”2.5%", f"甲{BREAK}“乙”{BREAK}丙4{JOIN}月", "𠮷A𠮷"])
def test_pieces_are_the_whole_text_in_order(text: str) -> None:
    found = pieces(text)
    assert "".join("".join(piece.characters) for piece in found) == text
    assert [text.encode()[p.at :][: p.size].decode() for p in found] == ["".join(p.characters) for p in found]


def test_a_piece_counts_the_shares_of_its_gaps() -> None:
    assert [("".join(piece.characters), piece.shares) for piece in pieces("甲乙——Li Si丙")] == [
        ("甲乙", 2),
        ("——", 2),
        ("Li Si", 2),
        ("丙", 0),
    ]


def test_an_accent_or_the_choice_of_a_variant_belongs_to_its_character() -> None:
    (piece,) = pieces("葛\U000e0100中\u0301文")
    assert piece.characters == ("葛\U000e0100", "中\u0301", "文")
    assert [at for at, *_ in piece.gaps()] == [0, 7, 12]
    assert (piece.size, piece.shares) == (15, 2)
