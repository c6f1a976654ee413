"""Quotations of which nobody is seen to say them are listed, and only those."""

import pytest

from muasal.model import Article, Quotation
from muasal.read import read


def quotes(text: str, code: str = "en") -> list[str]:
    reading = read(Article("a1", text, code))
    assert all(isinstance(q, Quotation) and q.id.startswith("a1.q") for q in reading.quotations)
    return [q.span.of(text) for q in reading.quotations]


@pytest.mark.parametrize(
    ("code", "text", "words"),
    [
        (
            "en",
            "The hall was dark. “We have waited nine hours for water.” Rain fell.",
            "We have waited nine hours for water.",
        ),
        (
            "id",
            "Aula itu gelap. “Kami menunggu air sembilan jam lamanya.” Hujan turun.",
            "Kami menunggu air sembilan jam lamanya.",
        ),
        ("uk", "У залі було темно. «Ми чекали на воду дев'ять годин». Ішов дощ.", "Ми чекали на воду дев'ять годин"),
        (
            "ru",
            "В зале было темно. «Мы ждали воду девять часов подряд». Шёл дождь.",
            "Мы ждали воду девять часов подряд",
        ),
    ],
)
def test_a_quotation_nobody_says_is_listed(code: str, text: str, words: str) -> None:
    assert quotes(text, code) == [words]


def test_a_quotation_with_a_source_is_not() -> None:
    assert quotes("“We have waited nine hours for water,” said Anna Reed.") == []


@pytest.mark.parametrize(
    "text",
    [
        "The “big one” is near.",
        "The film “The Long Way Home From Harlow” opened on Friday.",
        "They met at the “Harbour Club” on Monday.",
    ],
)
def test_names_and_scare_quotes_are_no_statements(text: str) -> None:
    assert quotes(text) == []


def test_the_words_keep_their_place_where_marks_are_typed_twice() -> None:
    text = "The hall was dark. ''We have waited nine hours for water.'' Rain fell."
    assert quotes(text) == ["We have waited nine hours for water."]
