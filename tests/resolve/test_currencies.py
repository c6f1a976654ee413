"""Which currency a shared word means."""

import pytest

from muasal.model import Quantity, Span
from muasal.resolve.currencies import resolve


def money(unit: str) -> Quantity:
    return Quantity(Span(0, 1), "test", 5.0, unit, role="amount:money")


@pytest.mark.parametrize(
    ("unit", "about", "home", "wanted"),
    [
        ("rupee", "LK", None, "Sri Lankan rupee"),
        ("rupee", None, "PK", "Pakistani rupee"),
        ("rupee", "LK", "PK", "Sri Lankan rupee"),
        ("rupee", "DE", "GB", "rupee"),
        ("krone", "CZ", None, "Czech koruna"),
        ("peso", "PH", "US", "Philippine peso"),
        ("rupee per tonne", "NP", None, "Nepalese rupee per tonne"),
        ("dollar", "AU", None, "US dollar"),
        ("dollar", "US", "SG", "Singapore dollar"),
        ("US dollar", "AU", "AU", "US dollar"),
        ("rouble", "BY", "BY", "rouble"),
        ("litre", "LK", "LK", "litre"),
    ],
)
def test_the_country_tells_which(unit: str, about: str | None, home: str | None, wanted: str) -> None:
    assert [q.unit for q in resolve([money(unit)], about, home)] == [wanted]


def test_what_the_article_named_before_comes_first() -> None:
    units = [q.unit for q in resolve([money("Nepalese rupee"), money("rupee")], "LK", "IN")]
    assert units == ["Nepalese rupee", "Nepalese rupee"]


def test_what_was_decided_once_goes_on() -> None:
    units = [q.unit for q in resolve([money("rupee"), money("euro"), money("rupee")], "LK", None)]
    assert units == ["Sri Lankan rupee", "euro", "Sri Lankan rupee"]


def test_a_choice_and_a_doubt_are_said() -> None:
    (chosen,), (left,) = resolve([money("rupee")], "LK", None), resolve([money("rupee")], None, None)
    assert chosen.note == "rupee of LK, the country that the article is about"
    assert left.note == "which rupee is not said"
