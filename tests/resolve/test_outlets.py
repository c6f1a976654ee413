"""Which outlet an article is from: by address, by any of its names, else by its own words."""

import pytest

from muasal.model import Article
from muasal.resolve import outlet_keys, outlet_of


def published_by(outlet: str | None, language: str = "en", url: str | None = None) -> Article:
    return Article("a1", "Headline\n\nBody.\n", language, outlet=outlet, url=url)


@pytest.mark.parametrize(
    ("name", "language", "id"),
    [
        ("Kompas.com", "id", "kompas"),
        ("Kantor Berita Antara", "id", "antara"),
        ("Українська правда", "uk", "ukrainska-pravda"),
        ("РИА Новости", "ru", "ria-novosti"),
        ("The Jakarta Post", "en", "jakarta-post"),
    ],
)
def test_an_outlet_is_known_by_any_of_its_names(name: str, language: str, id: str) -> None:
    assert outlet_of(published_by(name, language)).entity.id == id


def test_an_outlet_is_known_by_the_address_alone() -> None:
    found = outlet_of(published_by(None, "uk", "https://www.ukrinform.ua/rubric/1-x.html"))
    assert (found.entity.id, found.known, found.entity.country) == ("ukrinform", True, "UA")


def test_a_name_that_only_begins_like_a_known_one_is_its_own() -> None:
    assert outlet_of(published_by("Kompas Senja", "id")).entity.id == "kompas-senja"


def test_a_state_is_no_outlet() -> None:
    assert outlet_of(published_by("Indonesia")).entity.type == "outlet"


def test_without_name_and_address_nothing_is_guessed() -> None:
    found = outlet_of(published_by(None))
    assert not found.known
    assert "a1" in found.entity.name


def test_outlets_of_a_batch_are_keyed_by_name() -> None:
    assert set(outlet_keys([published_by("The Canal Ledger")]).values()) == {"the-canal-ledger"}
