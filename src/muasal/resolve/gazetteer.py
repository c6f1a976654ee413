"""The gazetteer: places by name, out of one memory-mapped file that `tools/build_gazetteer.py` makes.

Nothing is read at start but the header. A name is a hash; no list of names is kept, so a lookup is one probe:

    header    magic, then for each section its offset and its number of items
    slots     8 bytes: 40 bits of the name's hash, 24 bits of what it leads to; 0 is an empty slot
    postings  4 bytes: the number of places, then a place each
    spots     27 bytes: see `SPOT`; countries first, then regions, then districts
    areas     12 bytes for each country, region and district, in the same order: see `AREA`
    names     UTF-8, each ended by a zero byte

What a slot or posting leads to: bit 23 set, a list of postings; bit 22 set, only a lesser name of the place (a former
or foreign one); the low 22 bits, the number of the place or of its first posting.
"""

import mmap
import struct
import sys
from collections.abc import Sequence
from functools import cache, lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from muasal.errors import TableError
from muasal.model import Box

FILE = Path(__file__).parent.parent / "data" / "gazetteer" / "gazetteer.bin"
MAGIC = b"MUASALG2"
HEADER = struct.Struct("<8s10I")
SPOT = struct.Struct(
    "<iiIIIIBBB"
)  # lat, lon (1e-5 degrees), geonameid, name, population, area it lies in, country, level, flags
AREA = struct.Struct("<hhhhI")  # south, west, north, east (0.01 degrees; all 0 if unknown), code
SLOT = struct.Struct("<Q")
POSTING = struct.Struct("<I")
LIST, LESSER, LOW = 1 << 23, 1 << 22, (1 << 22) - 1
PARENT, LEVEL = 5, 7  # cells of SPOT
NOWHERE = 0xFFFFFFFF
BOUNDED = ("country", "region", "district")  # levels that have a code
LEVELS = ("country", "region", "district", "settlement", "area")
SKELETON = "~"  # before a key that is a skeleton


class Spot(NamedTuple):
    """A place of the gazetteer. `region` and `district` are the numbers of the first- and second-level areas that it
    lies in, None if unknown. `code` is that of the smallest area that it is or lies in: ID, ID.41, ID.41.7604."""

    number: int
    name: str  # in English
    level: str  # country · region · district · settlement · area
    country: str | None  # ISO 3166-1 alpha-2
    lat: float
    lon: float
    geonameid: int | None
    population: int  # 0 if unknown; of a region, of its settlements
    region: int | None
    seat: bool  # gives its district its name
    capital: bool  # of its country
    known: bool = False  # one of the regions, seas and islands that everybody knows
    district: int | None = None
    code: str = ""
    box: Box | None = None  # of a country, region or district
    box_from: str = ""  # towns · seat: what the box was made of


def hashed(key: str) -> int:
    """The 64-bit hash of a key; the same on every machine."""
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "little")


class Gazetteer:
    """The open file. Safe to share between threads; every process maps its own."""

    def __init__(self, path: Path = FILE) -> None:
        try:
            with path.open("rb") as file:
                self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            magic, *sections = HEADER.unpack_from(self._map)
        except (OSError, ValueError, struct.error) as error:
            raise TableError(f"cannot open the gazetteer {path}: {error}; install the package again") from error
        if magic != MAGIC:
            raise TableError(f"{path} is no gazetteer of this version; install the package again")
        self._slots, self._size, self._postings, _, self._spots, self.count, *sections = sections
        self._areas, self._bounded, self._names, _ = sections
        self._cells = _cells(self._map, self._slots, self._size)
        self._countries = _countries(self._text(0))

    def find(self, key: str) -> tuple[tuple[int, bool], ...]:
        """The places with this key (see place_keys), each with: is it only a lesser name? () if there is none."""
        if not key:
            return ()
        number = hashed(key)
        at, want = number % self._size, number >> 24
        cells, size = self._cells, self._size
        slot = cells[at]
        while slot:
            if slot >> 24 == want:
                return self._led(slot & 0xFFFFFF)
            at = (at + 1) % size
            slot = cells[at]
        return ()

    def _led(self, value: int) -> tuple[tuple[int, bool], ...]:
        if not value & LIST:
            return ((value & LOW, bool(value & LESSER)),)
        start = self._postings + 4 * (value & LOW)
        (count,) = POSTING.unpack_from(self._map, start)
        found = struct.unpack_from(f"<{count}I", self._map, start + 4)
        return tuple((one & LOW, bool(one & LESSER)) for one in found)

    @lru_cache(maxsize=16384)  # noqa: B019 - one gazetteer lives as long as the process
    def spot(self, number: int) -> Spot:
        """The place with this number."""
        lat, lon, geonameid, name, people, parent, country, level, flags = self._row(number)
        region, district = self._around(parent)
        code, box = self._area(number if number < self._bounded else parent)
        if number >= self._bounded:
            box = None
        return Spot(
            number=number,
            name=self._text(name),
            level=LEVELS[level],
            country=self._countries[country] or None,
            lat=lat / 1e5,
            lon=lon / 1e5,
            geonameid=geonameid or None,
            population=people,
            region=region,
            seat=bool(flags & 1),
            capital=bool(flags & 2),
            known=bool(flags & 4),
            district=district,
            code=code,
            box=box,
            box_from=("seat" if flags & 8 else "towns") if box else "",
        )

    def _row(self, number: int) -> tuple[int, ...]:
        return SPOT.unpack_from(self._map, self._spots + SPOT.size * number)

    @lru_cache(maxsize=16384)  # noqa: B019 - as above
    def _around(self, parent: int) -> tuple[int | None, int | None]:
        """The region and the district that are or hold the area `parent`."""
        if parent == NOWHERE:
            return None, None
        row = self._row(parent)
        above, level = row[PARENT], LEVELS[row[LEVEL]]
        if level == "district":
            return self._around(above)[0], parent
        return (parent if level == "region" else None), None

    @lru_cache(maxsize=16384)  # noqa: B019 - as above
    def _area(self, number: int) -> tuple[str, Box | None]:
        """The code and the bounds of a country, region or district."""
        if number == NOWHERE:
            return "", None
        *sides, code = AREA.unpack_from(self._map, self._areas + AREA.size * number)
        return self._text(code), Box(*(side / 100 for side in sides)) if any(sides) else None

    def _text(self, offset: int) -> str:
        start = self._names + offset
        return self._map[start : self._map.find(b"\0", start)].decode()

    @property
    def countries(self) -> tuple[str, ...]:
        """ISO codes in the order of the file; the first is "" (no country)."""
        return self._countries


def _cells(file: mmap.mmap, start: int, size: int) -> Sequence[int]:
    """The slots as numbers, read in place where the machine orders bytes as the file does."""
    end = start + SLOT.size * size
    if sys.byteorder == "little":
        return memoryview(file)[start:end].cast("Q")
    return struct.unpack(f"<{size}Q", file[start:end])


def _countries(joined: str) -> tuple[str, ...]:
    return ("", *joined.split())


@cache
def load() -> Gazetteer:
    """The gazetteer of the package, opened once a process."""
    return Gazetteer()
