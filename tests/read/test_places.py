"""Candidates: their spans, and what speaks for each."""

import pytest

from muasal import languages
from muasal.model import Place
from muasal.read.places import candidates
from muasal.read.segment import segment


def read(text: str, code: str) -> list[Place]:
    return candidates(segment(text, languages.get(code)), languages.get(code))


def of(text: str, code: str, words: str) -> Place:
    (place,) = [p for p in read(text, code) if p.span.of(text) == words]
    return place


@pytest.mark.parametrize(
    ("text", "code", "words", "rule"),
    [
        ("It rained in Poltava.", "en", "Poltava", "preposition"),
        ("It rained in Kursk Oblast.", "en", "Kursk Oblast", "preposition-type"),
        ("Kursk Oblast voted.", "en", "Kursk Oblast", "type"),
        ("It rained in Riga, Tallinn and Vilnius.", "en", "Vilnius", "list"),
        ("Troops left eastern Ukraine.", "en", "eastern Ukraine", "direction"),
        ("They crossed onto Russian soil in Russian territory.", "en", "Russian territory", "soil"),
        ("Oslo protested.", "en", "Oslo", "bare"),
        ("Oslo's envoy spoke.", "en", "Oslo", "possessive"),
        ("Hujan di Kabupaten Mamasa, Sulawesi Barat.", "id", "Kabupaten Mamasa", "preposition-type"),
        ("Hujan di Kabupaten Mamasa, Sulawesi Barat.", "id", "Sulawesi Barat", "list"),
        ("Дощ у Курській області.", "uk", "Курській області", "preposition-type"),
        ("Війська росії пішли з росії.", "uk", "росії", "preposition"),
        ("Обломки на российской территории.", "ru", "российской территории", "soil"),
        ("Дождь в округе Мамуджу.", "ru", "округе Мамуджу", "preposition-type"),
    ],
)
def test_the_span_and_what_speaks_for_it(text: str, code: str, words: str, rule: str) -> None:
    found = [p.rule for p in read(text, code) if p.span.of(text) == words]
    assert f"place:{rule}" in found


@pytest.mark.parametrize(
    ("text", "code", "words", "role"),
    [
        ("They came from Turin.", "en", "Turin", "origin"),
        ("They flew to Turin.", "en", "Turin", "destination"),
        ("Mereka terbang ke Turin.", "id", "Turin", "destination"),
        ("Вони приїхали з Турина.", "uk", "Турина", "origin"),
        ("Они живут в Турине.", "ru", "Турине", "location"),
    ],
)
def test_the_role_comes_from_the_preposition(text: str, code: str, words: str, role: str) -> None:
    assert of(text, code, words).role == role


def test_a_dateline_has_its_own_role() -> None:
    text = "Rain\n\nBERGEN, May 3 – It rained for a week."
    assert of(text, "en", "BERGEN").role == "dateline"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The Norwegian minister spoke.", "en"),
        ("On Monday in May it rained.", "en"),
        ("Он вошёл в Белый дом.", "ru"),
        ("Выступил А. С. Козлов.", "ru"),
    ],
)
def test_adjectives_days_and_initials_are_no_sure_candidates(text: str, code: str) -> None:
    assert [p.span.of(text) for p in read(text, code) if not p.doubtful] == []


def test_asides_are_not_read() -> None:
    assert read("News\n\nIt rained.\n\nRead also: Floods in Bergen", "en")[-1:] != [of("in Bergen", "en", "Bergen")]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "Hackers from Norway broke into the archive."),
        ("id", "Peretas dari Norwegia membobol arsip itu."),
        ("uk", "Хакери з Норвегії зламали архів."),
        ("ru", "Хакеры из Норвегии взломали архив."),
    ],
)
def test_where_people_are_from_is_no_place_of_an_event(code: str, text: str) -> None:
    assert [place.role for place in read(text, code) if place.role == "home"] == ["home"]
