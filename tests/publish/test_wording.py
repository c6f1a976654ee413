"""Values in plain English."""

import pytest

from muasal.model import Quantity, Span
from muasal.publish.wording import ENGLISH

AT = Span(0, 1)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2025-05-03", "3 May 2025"),
        ("2025-05", "May 2025"),
        ("2025", "2025"),
        ("2004-01-01/2004-12-31", "2004"),
        ("2025-02-11/2025-02-24", "11 February 2025 – 24 February 2025"),
        ("2025-02-10T21:30+08:00", "10 February 2025, 21:30 (UTC+08:00)"),
        ("2025-02-10T21:30Z", "10 February 2025, 21:30 UTC"),
        ("P3W", "3 weeks"),
        ("P1Y", "1 year"),
        ("PT6H", "6 hours"),
        ("PT5M", "5 minutes"),
        ("P2M", "2 months"),
        ("PAST_REF", "PAST_REF"),
        (None, "not known"),
    ],
)
def test_dates(value: str | None, words: str) -> None:
    assert ENGLISH.date(value) == words


@pytest.mark.parametrize(
    ("quantity", "words"),
    [
        (Quantity(AT, "", 12000.0, "person", "approximately"), "about 12,000 people"),
        (Quantity(AT, "", 1.0, "person"), "1 person"),
        (Quantity(AT, "", 1.5, "tonne"), "1.5 tonnes"),
        (Quantity(AT, "", (20.0, 99.0), "house", "approximately"), "about 20–99 houses"),
        (Quantity(AT, "", 80.0, "US dollar per tonne", "at-most"), "at most 80 US dollars per tonne"),
        (Quantity(AT, "", 300.0, "gram", per="month"), "300 grams per month"),
        (Quantity(AT, "", 7.0, ""), "7"),
        (Quantity(AT, "", 3.0, "family"), "3 families"),
        (Quantity(AT, "", None, "person"), "not known"),
    ],
)
def test_amounts(quantity: Quantity, words: str) -> None:
    assert ENGLISH.amount(quantity) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("50 metre", "50 metres"),
        ("approximately 12000 person", "about 12,000 people"),
        ("report-date 2024-10-21", "reported on 21 October 2024"),
        ("count:homeless 412 household", "homeless: 412 households"),
        ("2025-02-10", "10 February 2025"),
        ("Mamuju", "Mamuju"),
    ],
)
def test_sides_of_a_drift(value: str, words: str) -> None:
    assert ENGLISH.change(value) == words


def test_coordinates() -> None:
    assert ENGLISH.coordinates(-8.84, 121.66) == "8.84° S, 121.66° E"
    assert ENGLISH.coordinates(None, 1.0) == ""


def test_languages_have_names_or_codes() -> None:
    assert (ENGLISH.language("uk"), ENGLISH.language("tl")) == ("Ukrainian", "TL")
