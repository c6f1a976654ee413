"""Texts cut into pieces."""

from hypothesis import given
from hypothesis import strategies as st

from muasal.model import Span
from muasal.publish.highlight import Mark, hull, lines, pieces

TEXT = "Three boats sank off Buru, the police said."


def test_overlapping_marks_are_split() -> None:
    found = pieces(TEXT, Span(0, 16), [Mark(Span(0, 11), "claim"), Mark(Span(6, 16), "cue")])
    assert [(piece.text, piece.css) for piece in found] == [
        ("Three ", "claim"),
        ("boats", "claim cue"),
        (" sank", "cue"),
    ]


def test_an_anchor_stands_where_its_mark_begins() -> None:
    found = pieces(TEXT, Span(0, 26), [Mark(Span(6, 16), "a", anchor="x"), Mark(Span(0, 26), "b")])
    assert [piece.anchors for piece in found] == [(), ("x",), ()]


def test_an_empty_mark_is_not_seen() -> None:
    assert [piece.css for piece in pieces(TEXT, Span(0, 5), [Mark(Span(2, 2), "a")])] == [""]


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 70), st.integers(0, 70)), max_size=8))
def test_the_pieces_are_the_text(text: str, spans: list[tuple[int, int]]) -> None:
    marks = [Mark(Span(min(pair), max(pair)), "m") for pair in spans]
    assert "".join(piece.text for piece in pieces(text, Span(0, len(text)), marks)) == text


@given(st.text(max_size=60))
def test_lines_lose_nothing_but_blanks(text: str) -> None:
    assert [span.of(text) for span in lines(text)] == [line for line in text.split("\n") if line.strip()]


def test_a_hull_takes_in_what_is_near_and_stays_in_its_line() -> None:
    claim, cue = Span(0, 25), Span(38, 42)
    assert hull(claim, [cue], TEXT) == Span(0, 42)
    assert hull(claim, [cue], TEXT, reach=5) == claim
    assert hull(claim, [cue], TEXT.replace(", ", "\n\n")) == claim
