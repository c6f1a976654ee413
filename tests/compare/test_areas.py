"""Places by the areas they are or lie in. The areas here are made up."""

import pytest

from muasal.compare import areas
from muasal.compare.areas import APART, INSIDE, SAME, UNCLEAR
from muasal.compare.slots import compare
from muasal.model import Box, Place, Span


def area(code: str, south: float, west: float, north: float, east: float) -> Place:
    middle = (south + north) / 2, (west + east) / 2
    box = Box(south, west, north, east)
    return Place(Span(0, 1), "test", code, "XX", *middle, "region", area=code, box=box, box_from="towns")


def town(name: str, lat: float, lon: float, code: str) -> Place:
    return Place(Span(0, 1), "test", name, "XX", lat, lon, "point", area=code)


COUNTRY = area("XX", 0, 0, 10, 20)
WEST, EAST = area("XX.1", 0, 0, 10, 10), area("XX.2", 0, 10, 10, 20)
UPPER, LOWER = area("XX.1.7", 5, 0, 10, 10), area("XX.1.8", 0, 0, 5, 10)
VALE = town("Vale", 7, 3, "XX.1.7")
HARBOUR = town("Harbour", 7, 18, "XX.2")


@pytest.mark.parametrize(
    ("a", "b", "answer"),
    [
        (VALE, UPPER, INSIDE),
        (VALE, WEST, INSIDE),
        (VALE, COUNTRY, INSIDE),
        (UPPER, WEST, INSIDE),
        (UPPER, area("XX.1.7", 5, 0, 10, 10), SAME),
        (VALE, LOWER, APART),
        (VALE, EAST, APART),
        (HARBOUR, UPPER, APART),
        (UPPER, LOWER, APART),
        (town("Nowhere", 7, 3, "XX.1"), UPPER, UNCLEAR),  # its district is not known
        (town("Nowhere", 7, 3, ""), WEST, UNCLEAR),
        (town("Enclave", 7, 3, "XX.3"), WEST, UNCLEAR),  # a city that is an area of its own amid a province
    ],
)
def test_one_lies_in_the_other_or_not(a: Place, b: Place, answer: str) -> None:
    assert areas.relation(a, b) == answer
    assert areas.relation(b, a) == answer


def test_a_district_lies_in_its_province_however_far_their_middles_are() -> None:
    assert compare(UPPER, WEST).why == "XX.1.7 lies in XX.1"


def test_a_town_outside_an_area_is_another_place() -> None:
    assert compare(HARBOUR, UPPER).answer == "different"


def test_codes_are_compared_part_by_part() -> None:
    assert not areas.lies_in(town("Far", 7, 18, "XX.11"), WEST)


def test_a_box_may_reach_across_the_date_line() -> None:
    fiji = Box(-19, 177, -16, -178)
    assert areas.holds(fiji, -17, 179)
    assert areas.holds(fiji, -17, -179)
    assert not areas.holds(fiji, -17, 0)
