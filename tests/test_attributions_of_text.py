"""The attributions of a string, without articles, outlets or a story."""

import pytest

from muasal import attributions
from muasal.errors import UsageError

TEXTS = {
    "en": ("Rice prices doubled, traders said.", "traders", "Rice prices doubled"),
    "id": ("Harga beras naik dua kali lipat, kata para pedagang.", "para pedagang", "Harga beras naik dua kali lipat"),
    "uk": ("Ціни на рис зросли вдвічі, повідомили чиновники.", "чиновники", "Ціни на рис зросли вдвічі"),
    "ru": ("Цены на рис выросли вдвое, сообщили чиновники.", "чиновники", "Цены на рис выросли вдвое"),
}


@pytest.mark.parametrize("code", TEXTS)
def test_source_and_content_are_spans_of_the_text(code: str) -> None:
    text, source, content = TEXTS[code]
    (found,) = attributions(text)
    assert [span.of(text) for span in found.source] == [source]
    assert [span.of(text) for span in found.content] == [content]


def test_a_text_in_another_language_has_none() -> None:
    assert attributions("Die Preise haben sich verdoppelt, sagten die Händler auf dem Markt der Stadt.") == []


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(UsageError, match="'de'"):
        attributions("Es regnet.", "de")
