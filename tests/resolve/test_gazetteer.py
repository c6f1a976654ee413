"""The compiled gazetteer: it opens fast, is small, and knows what news names."""

import math
import time
from pathlib import Path

import pytest

from muasal.errors import TableError
from muasal.resolve.gazetteer import FILE, Gazetteer, Spot, load
from muasal.resolve.place_keys import exact

MB = 1_000_000


def spots(name: str) -> list[Spot]:
    return [load().spot(number) for number, _ in load().find(exact(name))]


def test_the_file_is_small() -> None:
    assert FILE.stat().st_size < 25 * MB


def test_it_opens_at_once() -> None:
    start = time.perf_counter()
    Gazetteer()
    assert time.perf_counter() - start < 0.3


def test_a_name_that_nothing_bears_gives_nothing() -> None:
    assert load().find(exact("Qwzxlandia")) == ()
    assert load().find("") == ()


@pytest.mark.parametrize(
    ("name", "country", "lat", "lon"),
    [
        ("Mamasa", "ID", -2.94, 119.38),
        ("Уссурийск", "RU", 43.8, 131.96),
        ("Yekaterinoslavka", "RU", 50.37, 129.11),
        ("Харків", "UA", 49.98, 36.25),
        ("Jenewa", "CH", 46.2, 6.15),
        ("Мамуджу", "ID", -2.68, 118.89),
    ],
)
def test_settlements_in_four_languages(name: str, country: str, lat: float, lon: float) -> None:
    towns = [spot for spot in spots(name) if spot.level in ("settlement", "district")]
    assert any(t.country == country and math.hypot(t.lat - lat, t.lon - lon) < 0.5 for t in towns)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Курская область", "Kursk Oblast"),
        ("Курська область", "Kursk Oblast"),
        ("Курщина", "Kursk Oblast"),
        ("Kursk Oblast", "Kursk Oblast"),
        ("Приморский край", "Primorsky Krai"),
        ("Приморський край", "Primorsky Krai"),
        ("Sulawesi Barat", "West Sulawesi"),
        ("Західне Сулавесі", "West Sulawesi"),
        ("Донеччина", "Donetsk Oblast"),
    ],
)
def test_regions_in_four_languages(name: str, value: str) -> None:
    assert value in [spot.name for spot in spots(name) if spot.level == "region"]


@pytest.mark.parametrize("name", ["Germany", "Jerman", "Німеччина", "Германия"])
def test_countries_in_four_languages(name: str) -> None:
    assert [(s.country, s.level) for s in spots(name) if s.level == "country"] == [("DE", "country")]


def test_a_former_name_is_a_lesser_one() -> None:
    lesser = {load().spot(number).name: is_lesser for number, is_lesser in load().find(exact("Pokrovsk"))}
    assert lesser["Engels"] is True
    assert lesser["Pokrovsk"] is False


def test_a_settlement_knows_its_region() -> None:
    (town,) = [spot for spot in spots("Ussuriysk") if spot.level == "settlement"]
    assert town.region is not None
    assert load().spot(town.region).name == "Primorsky Krai"


def test_a_seat_without_a_count_of_people_is_marked() -> None:
    assert any(spot.seat for spot in spots("Mamasa") if spot.level == "settlement")


@pytest.mark.parametrize(
    ("name", "code", "sides"),
    [
        ("Kursk Oblast", "RU.41", (50.9, 34.1, 52.4, 38.5)),
        ("Texas", "US.TX", (25.8, -106.6, 36.5, -93.5)),
        ("Bavaria", "DE.02", (47.3, 9.0, 50.6, 13.8)),
        ("Cianjur", "ID.30.3203", (-7.5, 106.8, -6.6, 107.5)),
        ("Indonesia", "ID", (-11.0, 95.0, 6.1, 141.0)),
        ("Fiji", "FJ", (-19.2, 176.9, -12.5, -178.5)),
    ],
)
def test_an_area_has_a_code_and_bounds_near_those_on_maps(name: str, code: str, sides: tuple[float, ...]) -> None:
    (area,) = [spot for spot in spots(name) if spot.box is not None]
    assert area.code == code
    assert area.box is not None
    assert area.box_from == "towns"
    assert all(abs(found - wanted) < 1.0 for found, wanted in zip(area.box, sides, strict=True))


def test_a_district_of_which_only_the_seat_is_known_says_so() -> None:
    (area,) = [spot for spot in spots("Sudzhanskiy Rayon") if spot.box is not None]
    assert (area.code.rpartition(".")[0], area.box_from) == ("RU.41", "seat")
    assert math.hypot(area.lat - 51.2, area.lon - 35.27) < 0.1


def test_a_settlement_has_the_code_of_its_district_and_no_bounds() -> None:
    (town,) = [spot for spot in spots("Mamasa") if spot.level == "settlement"]
    assert (town.code, town.box) == ("ID.41.7603", None)
    assert town.district is not None
    assert load().spot(town.district).name == "Mamasa"


def test_a_district_lies_within_the_bounds_of_its_region() -> None:
    """Margins of districts end where the region does; only a stray town may lie outside."""
    inside = outside = 0
    for number in range(load().count):
        spot = load().spot(number)
        if spot.level not in ("country", "region", "district"):
            break
        around = load().spot(spot.region).box if spot.level == "district" and spot.region is not None else None
        if around and spot.box and spot.box_from == "towns" and around.west < around.east:
            nested = around.south <= spot.box.south and spot.box.north <= around.north
            inside, outside = inside + nested, outside + (not nested)
    assert inside > 20_000
    assert outside < inside / 500


def test_another_file_is_refused_with_its_name(tmp_path: Path) -> None:
    wrong = tmp_path / "gazetteer.bin"
    wrong.write_bytes(b"x" * 4096)
    with pytest.raises(TableError, match=r"gazetteer\.bin"):
        Gazetteer(wrong)


def test_a_missing_file_is_one_clear_error(tmp_path: Path) -> None:
    with pytest.raises(TableError, match="cannot open the gazetteer"):
        Gazetteer(tmp_path / "none.bin")
