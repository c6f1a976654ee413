"""A place while the gazetteer is being built, and the writer of the file (its shape: muasal.resolve.gazetteer)."""

import struct
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from muasal.resolve.gazetteer import HEADER, LESSER, LEVELS, LIST, MAGIC, NO_REGION, SLOT, SPOT, hashed

FILL = 0.8


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
    regions = {m.region: number for number, m in enumerate(made) if m.level == "region"}
    names, offsets = _names([" ".join(countries), *(m.name for m in made)])
    spots = b"".join(_spot(m, offsets[m.name], regions, countries) for m in made)
    leads, postings = _leads(made)
    slots, size = _slots(leads)
    at = HEADER.size
    sections = []
    for part, count in ((slots, size), (postings, len(postings) // 4), (spots, len(made)), (names, len(names))):
        sections += [at, count]
        at += len(part)
    path.write_bytes(HEADER.pack(MAGIC, *sections) + slots + postings + spots + names)
    return len(leads)


def _names(texts: Sequence[str]) -> tuple[bytes, dict[str, int]]:
    """All texts, each once and ended by a zero byte, and where each begins."""
    out, offsets = bytearray(), {}
    for text in texts:
        if text not in offsets:
            offsets[text] = len(out)
            out += text.encode() + b"\0"
    return bytes(out), offsets


def _spot(made: Made, name: int, regions: dict[str, int], countries: list[str]) -> bytes:
    country = countries.index(made.country) + 1 if made.country else 0
    region = regions.get(made.region, NO_REGION) if made.level != "region" else NO_REGION
    flags = made.seat + 2 * made.capital + 4 * made.known
    lat, lon = round(made.lat * 1e5), round(made.lon * 1e5)
    level = LEVELS.index(made.level)
    return SPOT.pack(lat, lon, made.geonameid, name, made.population, region, country, level, flags)


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
