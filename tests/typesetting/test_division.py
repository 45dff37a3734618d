from __future__ import annotations

from blocks import note, texts

from bulletin.document import LineBreak, Link, Text
from bulletin.typesetting.reckoning.division import divide, size


def test_a_text_is_divided_behind_so_many_characters() -> None:
    assert divide(texts("甲乙丙丁"), 3) == (texts("甲乙丙"), texts("丁"))


def test_white_space_is_not_counted_and_none_begins_the_second_part() -> None:
    assert divide(texts("甲 乙 丙"), 2) == (texts("甲 乙"), texts("丙"))


def test_both_parts_keep_the_style_of_the_run() -> None:
    assert divide((Text("甲乙", "strong"),), 1) == ((Text("甲", "strong"),), (Text("乙", "strong"),))


def test_at_the_seam_of_two_runs_nothing_is_cut() -> None:
    assert divide(texts("甲", "乙"), 1) == (texts("甲"), texts("乙"))


def test_a_link_is_divided_into_two_to_the_same_address() -> None:
    link = Link("https://example.org", texts("甲乙"))
    front, back = Link(link.url, texts("甲")), Link(link.url, texts("乙"))
    assert divide((link, Text("丙")), 1) == ((front,), (back, Text("丙")))


def test_footnotes_and_line_ends_stay_and_count_nothing() -> None:
    foot = note(1, "注文很长")
    assert divide((Text("甲"), foot, LineBreak(), Text("乙丙")), 2) == (
        (Text("甲"), foot, LineBreak(), Text("乙")),
        texts("丙"),
    )


def test_more_than_there_is_leaves_no_second_part() -> None:
    assert divide(texts("甲"), 9) == (texts("甲"), ())


def test_the_size_of_a_paragraph_is_what_it_can_be_divided_behind() -> None:
    inlines = (Text("甲 乙"), note(1, "注文"), LineBreak(), Link("https://example.org", texts("丙　丁")))
    assert size(inlines) == 4
    assert divide(inlines, size(inlines))[1] == ()
