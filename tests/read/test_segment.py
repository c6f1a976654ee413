"""Quotations: what stands between marks, whichever way they are typed."""

import pytest

from muasal import languages
from muasal.read.segment import segment

TYPED = {
    "straight": '"Nobody came," she said.',
    "two apostrophes": "''Nobody came,'' she said.",
    "two grave accents and two apostrophes": "``Nobody came,'' she said.",
    "curly, twice": "‘‘Nobody came,’’ she said.",
}


@pytest.mark.parametrize("text", TYPED.values(), ids=TYPED.keys())
@pytest.mark.parametrize("code", languages.CODES)
def test_a_quotation_is_read_however_its_marks_are_typed(code: str, text: str) -> None:
    document = segment(text, languages.get(code))
    assert [quote.of(text) for quote in document.quotes] == ["Nobody came,"]


@pytest.mark.parametrize("text", TYPED.values(), ids=TYPED.keys())
def test_a_mark_typed_twice_is_one_token_with_both_its_characters(text: str) -> None:
    opening, *_ = segment(text, languages.get("en")).tokens
    assert (opening.kind, opening.end) == ("mark", text.index("Nobody"))


def test_a_quotation_within_a_quotation_belongs_to_the_outer_one() -> None:
    text = "''We heard 'go' and left,'' he said."
    assert [quote.of(text) for quote in segment(text, languages.get("en")).quotes] == ["We heard 'go' and left,"]


def test_two_apostrophes_that_close_nothing_open_nothing() -> None:
    assert segment("It was 5'30'' long, the rest 4'10''.", languages.get("en")).quotes == ()


def test_a_sentence_does_not_end_inside_a_quotation_with_doubled_marks() -> None:
    document = segment("''It sank. Nobody saw it,'' he said. The rest is known.", languages.get("en"))
    assert [s.span.of(document.text)[-5:] for s in document.sentences] == ["said.", "nown."]


def test_two_grave_accents_open_a_quotation_and_close_none() -> None:
    text = "He said: ``It sank, and then: ``Nobody saw it."
    assert segment(text, languages.get("en")).quotes == ()
