"""Comparators: same, different or can't tell."""

from dataclasses import replace

import pytest
from telling import actor, amount, at, place

from muasal.compare.slots import DIFFERENT, SAME, UNCLEAR, bounds, compare, rounded
from muasal.model import Box, Mention, Quantity, Span


def vague(low: float, high: float) -> Quantity:
    return Quantity(Span(0, 1), "test", (low, high), "person", "approximately", "count:boat")


MALUKU = replace(place("Maluku", "region", -3.2, 129.5), box=Box(-8.4, 124.0, -2.4, 136.0))


@pytest.mark.parametrize(
    ("a", "b", "answer"),
    [
        (amount(12_000, "count:x", modifier="approximately"), amount(11_900, "count:x"), SAME),
        (amount(12_000, "count:x", modifier="approximately"), amount(10_000, "count:x"), DIFFERENT),
        (amount(1_500, "count:x"), amount(1_486, "count:x"), SAME),
        (amount(1_520, "count:x"), amount(1_486, "count:x"), DIFFERENT),
        (amount(7, "count:x"), amount(9, "count:x"), DIFFERENT),
        (vague(20, 99), amount(40, "count:x"), SAME),
        (amount(300, "count:x", modifier="more-than"), amount(412, "count:x"), SAME),
        (amount(300, "count:x", modifier="less-than"), amount(412, "count:x"), DIFFERENT),
        (amount(50, "amount:x", "litre"), amount(50, "amount:x", "kilogram"), DIFFERENT),
        (amount(2, "amount:x", "kilometre"), amount(2000, "amount:x", "metre"), SAME),
        (amount(5, "amount:x", "euro"), amount(5, "amount:x", "US dollar"), DIFFERENT),
        (at("2024-10"), at("2024-10-21"), SAME),
        (at("2024-10-21"), at("2024-10-22"), DIFFERENT),
        (at("2024-10-01/2024-10-15"), at("2024-10-04"), SAME),
        (at("2024-10-01/2024-10-15"), at("2024-10-01/2024-11-15"), DIFFERENT),
        (at("2024-10-01/2024-12-31"), at("2024-11"), SAME),
        (at("2024-07-01/2024-09-30"), at("2024-09"), SAME),
        (at("P14D"), at("2024-10-01"), UNCLEAR),
        (at("P14D"), at("P3W"), DIFFERENT),
        (place("Ambon"), place("Ambon"), SAME),
        (place("Ambon", lat=-3.7, lon=128.2), place("Indonesia", "country"), SAME),
        (place("Ambon", lat=-3.7, lon=128.2), place("Ternate", lat=0.8, lon=127.4), DIFFERENT),
        (place("Ambon", lat=-3.7, lon=128.2), place("Maluku", "region", -3.2, 129.5), UNCLEAR),
        (MALUKU, place("Banda", "region", -4.5, 129.9), UNCLEAR),
        (MALUKU, place("Java", "region", -7.5, 110.0), DIFFERENT),
        (place("Odesa", country="UA"), place("Odessa", country="US"), DIFFERENT),
        (actor("port-authority"), actor("port-authority"), SAME),
        (actor("port-authority"), actor("coast-guard"), DIFFERENT),
        (actor("port-authority"), at("2024"), UNCLEAR),
    ],
)
def test_the_answer_is_the_same_both_ways_round(a: Mention, b: Mention, answer: str) -> None:
    assert compare(a, b).answer == answer
    assert compare(b, a).answer == answer


def test_every_verdict_has_a_sentence() -> None:
    assert compare(amount(7, "count:x"), amount(9, "count:x")).why == "7 people against 9 people"


def test_an_amount_without_number_allows_nothing() -> None:
    assert bounds(Quantity(Span(0, 1), "test", None, "person")) is None


def test_rounding_goes_one_way_only() -> None:
    assert rounded(1_500, 1_486)
    assert not rounded(1_486, 1_500)
