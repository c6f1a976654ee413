"""A place while the gazetteer is being built, and the writer of the file (its shape: muasal.resolve.gazetteer)."""

import math
import struct
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from muasal.resolve.gazetteer import AREA, BOUNDED, HEADER, LESSER, LEVELS, LIST, MAGIC, NOWHERE, SLOT, SPOT, hashed

FILL = 0.8
SLAVIC = frozenset({"RU", "UA", "BY", "KZ", "KG", "MD"})
Box = tuple[float, float, float, float]  # south, west, north, east


@dataclass
class Made:
    """A place being made. `main` and `lesser` hold keys: of its names today, and of former or foreign ones."""

    name: str
    level: str
    country: str
    lat: float
    lon: float
    geonameid: int = 0
    population: int = 0
    region: str = ""  # GeoNames' code of the region: RU.41
    district: str = ""  # of a settlement, GeoNames' code of the district: RU.41.462166
    code: str = ""  # of a country, region or district, its own
    box: Box | None = None
    by_seat: bool = False  # only the seat of the district is known
    seat: bool = False
    capital: bool = False
    known: bool = False  # among the areas that everybody knows
    main: set[str] = field(default_factory=set)
    lesser: set[str] = field(default_factory=set)

    @property
    def order(self) -> tuple[object, ...]:
        return (LEVELS.index(self.level), self.country, self.region, self.name, self.geonameid, self.lat, self.lon)


def write(path: Path, places: Iterable[Made]) -> int:
    """Writes the gazetteer to `path`; gives the number of keys."""
    made = sorted(places, key=lambda m: m.order)
    countries = sorted({m.country for m in made if m.country})
    coded = {m.code: number for number, m in enumerate(made) if m.code}
    bounded = [m for m in made if m.level in BOUNDED]
    names, offsets = _names([" ".join(countries), *(m.name for m in made), *(m.code for m in bounded)])
    spots = b"".join(_spot(m, offsets[m.name], coded, countries) for m in made)
    areas = b"".join(_area(m, offsets[m.code]) for m in bounded)
    leads, postings = _leads(made)
    slots, size = _slots(leads)
    at = HEADER.size
    sections = []
    counts = (size, len(postings) // 4, len(made), len(bounded), len(names))
    parts = (slots, postings, spots, areas, names)
    for part, count in zip(parts, counts, strict=True):
        sections += [at, count]
        at += len(part)
    path.write_bytes(HEADER.pack(MAGIC, *sections) + b"".join(parts))
    return len(leads)


def _names(texts: Sequence[str]) -> tuple[bytes, dict[str, int]]:
    """All texts, each once and ended by a zero byte, and where each begins."""
    out, offsets = bytearray(), {}
    for text in texts:
        if text not in offsets:
            offsets[text] = len(out)
            out += text.encode() + b"\0"
    return bytes(out), offsets


def _spot(made: Made, name: int, coded: dict[str, int], countries: list[str]) -> bytes:
    country = countries.index(made.country) + 1 if made.country else 0
    around = (code for code in (made.district, made.region, made.country) if code != made.code)
    parent = next((coded[code] for code in around if code in coded), NOWHERE)
    flags = made.seat + 2 * made.capital + 4 * made.known + 8 * made.by_seat
    lat, lon = round(made.lat * 1e5), round(made.lon * 1e5)
    level = LEVELS.index(made.level)
    return SPOT.pack(lat, lon, made.geonameid, name, made.population, parent, country, level, flags)


def _area(made: Made, code: int) -> bytes:
    """The bounds, rounded outwards to hundredths of a degree, and where the code begins."""
    south, west, north, east = made.box or (0.0, 0.0, 0.0, 0.0)
    low = [math.floor(side * 100) for side in (south, west)]
    high = [math.ceil(side * 100) for side in (north, east)]
    return AREA.pack(*low, *high, code)


def _leads(made: Sequence[Made]) -> tuple[dict[str, int], bytes]:
    """Each key with what its slot leads to, and the postings."""
    found: dict[str, set[int]] = defaultdict(set)
    for number, place in enumerate(made):
        for key in place.main:
            found[key].add(number)
        for key in place.lesser - place.main:
            found[key].add(number | LESSER)
    leads, postings, known = {}, bytearray(), {}
    for key in sorted(found):
        group = tuple(sorted(found[key]))
        if len(group) == 1:
            leads[key] = group[0]
            continue
        if group not in known:
            known[group] = len(postings) // 4
            postings += struct.pack(f"<{len(group) + 1}I", len(group), *group)
        leads[key] = known[group] | LIST
    return leads, bytes(postings)


def _slots(leads: dict[str, int]) -> tuple[bytes, int]:
    """The hash table: keys in order of their hashes, the next free slot where one is taken."""
    size = int(len(leads) / FILL) + 1
    slots = bytearray(SLOT.size * size)
    taken: set[int] = set()
    for number, key in sorted((hashed(key), key) for key in leads):
        at = number % size
        while at in taken:
            at = (at + 1) % size
        taken.add(at)
        SLOT.pack_into(slots, SLOT.size * at, (number >> 24) << 24 | leads[key])
    return bytes(slots), size
