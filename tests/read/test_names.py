"""Names as worded: runs of capitals, and short forms in brackets."""

from muasal import languages
from muasal.read import names
from muasal.read.segment import segment


def runs(text: str, language: str = "en") -> list[str]:
    document = segment(text, languages.get(language))
    return [mention.span.of(text) for mention in names.find(document, languages.get(language))]


def introduced(text: str, language: str) -> list[tuple[str, str]]:
    found = names.introductions(segment(text, languages.get(language)), languages.get(language))
    return [(i.short.of(text), i.long.of(text)) for i in found]


def test_a_run_of_capitals_is_a_name() -> None:
    assert "Maria Lopez" in runs("Yesterday the mayor Maria Lopez opened a bridge.")


def test_a_lone_capital_that_opens_a_sentence_is_none() -> None:
    assert runs("Bridges were closed.") == []


def test_an_acronym_that_opens_a_sentence_is_one() -> None:
    assert runs("BMKG memantau hujan.", "id") == ["BMKG"]


def test_a_short_form_stands_beside_its_long_form() -> None:
    text = "Laporan Badan Pangan Nusantara (BPN) terbit hari ini."
    assert ("BPN", "Badan Pangan Nusantara") in [
        (s, long.removeprefix("Laporan ")) for s, long in introduced(text, "id")
    ]


def test_a_number_in_brackets_introduces_nothing() -> None:
    assert introduced("Maria Lopez (47) opened a bridge.", "en") == []
