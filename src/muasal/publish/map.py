"""The map: the story's places on outlines of land, cropped to where the story plays."""

import math
from dataclasses import dataclass

from muasal.model import Box as Extent
from muasal.model import Place
from muasal.publish import land
from muasal.publish.drawing import Dot, Drawing, Path, Words, breadth, rounded
from muasal.publish.index import Index
from muasal.publish.land import Box, Point
from muasal.publish.wording import ENGLISH, Wording

SIZE, COUNTRY_SIZE = 12.5, 11.0
LEAST = 5.0  # degrees of latitude that a map shows at least
KM = 111.2  # of a degree of latitude
SCALES = (10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
Frame = tuple[float, float, float, float]  # left, top, right, bottom


@dataclass(frozen=True, slots=True)
class Site:
    """A place of the story. `worded`: how the articles write it; `claims`: numbers of the claims that name it."""

    name: str
    country: str
    lat: float
    lon: float
    precision: str
    doubtful: bool
    worded: tuple[str, ...]
    claims: tuple[int, ...]
    articles: int
    reason: str
    instead: str
    where: str  # the coordinates in words
    area: str = ""  # the code of the area that it is or lies in
    extent: Extent | None = None  # of an area
    extent_from: str = ""  # what its bounds were made of


def sites(index: Index) -> list[Site]:
    """The places that have coordinates, those named in most articles first."""
    found: dict[tuple[str, float, float], list[tuple[Place, str, int]]] = {}
    for claim in index.story.claims:
        for slot in claim.slots:
            if isinstance(slot, Place) and _drawable(slot) and slot.lat is not None and slot.lon is not None:
                key = (slot.value or "", round(slot.lat, 2), round(slot.lon, 2))
                found.setdefault(key, []).append((slot, claim.article, index.claim_number[claim.id]))
    out = [_site(index, told) for told in found.values()]
    return sorted(out, key=lambda site: (-site.articles, -len(site.claims), site.name))


def _drawable(place: Place) -> bool:
    """Has it coordinates that are on earth?"""
    return place.lat is not None and place.lon is not None and abs(place.lat) <= 90 and abs(place.lon) <= 180


def _site(index: Index, told: list[tuple[Place, str, int]]) -> Site:
    first = told[0][0]
    words = (" ".join(slot.span.of(index.articles[id].text).split()) for slot, id, _ in told if id in index.articles)
    return Site(
        name=index.wording.place_name(first) or index.wording.say("without name"),
        country=first.country or "",
        lat=first.lat or 0.0,
        lon=first.lon or 0.0,
        precision=first.precision or "point",
        doubtful=any(slot.doubtful for slot, _, _ in told),
        worded=tuple(dict.fromkeys(word for word in words if word)),
        claims=tuple(dict.fromkeys(number for _, _, number in told)),
        articles=len({id for _, id, _ in told}),
        reason=index.wording.reason(first.reason),
        instead=first.runner_up,
        where=index.wording.coordinates(first.lat, first.lon),
        area=first.area,
        extent=first.box,
        extent_from=first.box_from,
    )


def frame(found: list[Site]) -> Box:
    """The box to show: settlements and the whole of regions; countries' middles only where there is nothing else."""
    near = [site for site in found if site.precision != "country"] or found
    corners = [corner for site in near for corner in _corners(site)]
    lons, lats = [lon for lon, _ in corners], [lat for _, lat in corners]
    west, east, south, north = min(lons), max(lons), min(lats), max(lats)
    squeeze = max(0.2, math.cos(math.radians((south + north) / 2)))
    tall = max(LEAST, (north - south) * 1.4, (east - west) * squeeze * 1.25 * 0.5)
    wide = max((east - west) * 1.25, tall / squeeze * 1.6)
    tall = max(tall, wide * squeeze * 0.45)
    x, y = (west + east) / 2, (south + north) / 2
    return Box(x - wide / 2, y - tall / 2, x + wide / 2, y + tall / 2)


def _corners(site: Site) -> list[Point]:
    """South-west and north-east of a region, unbroken where it lies across the date line; else the place's point."""
    if site.extent is None or site.precision != "region":
        return [(site.lon, site.lat)]
    south, west, north, east = site.extent
    if west > east:
        west, east = (west - land.TURN, east) if site.lon < east else (west, east + land.TURN)
    return [(west, south), (east, north)]


@dataclass(frozen=True, slots=True)
class View:
    """The projection of a box onto a picture: equal steps of longitude and of latitude, squeezed at its middle."""

    box: Box
    width: int

    @property
    def squeeze(self) -> float:
        return max(0.2, math.cos(math.radians((self.box.south + self.box.north) / 2)))

    @property
    def scale(self) -> float:
        """Pixels of a degree of latitude."""
        return self.width / ((self.box.east - self.box.west) * self.squeeze)

    @property
    def height(self) -> int:
        return round((self.box.north - self.box.south) * self.scale)

    def place(self, point: Point) -> Point:
        x = (point[0] - self.box.west) * self.squeeze * self.scale
        return x, (self.box.north - point[1]) * self.scale


def draw(found: list[Site], width: int, wording: Wording = ENGLISH) -> Drawing:
    """The map, `width` pixels wide; `wording` names the countries and the scale."""
    view = View(frame(found), width)
    around = view.box.wider(0.03)
    pieces = [(wording.country(name, name), points) for name, points in land.areas(around)]
    ground = "".join(trace(view, points) + "Z" for _, points in pieces)
    lines = "".join(trace(view, points) for points in land.borders(around))
    told = {site.name for site in found if site.precision == "country"}
    tint = "".join(trace(view, points) + "Z" for name, points in pieces if name in told)
    dots, marks, taken = _sites(view, found)
    names = _labels(view, found, taken) + _countries(view, pieces, taken, {site.name for site in found})
    scale, bar = _scale(view, wording)
    paths = (Path(ground, "land"), Path(tint, "told"), Path(lines, "border"), *marks, scale)
    return Drawing(width, view.height, paths, tuple(dots), (*names, bar))


def trace(view: View, points: list[Point]) -> str:
    """Path data of a line in whole pixels, each step from the point before; points of one pixel are one point."""
    (x, y), *rest = [(round(x), round(y)) for x, y in map(view.place, points)]
    out = [f"M{x} {y}"]
    for x2, y2 in rest:
        if abs(x2 - x) + abs(y2 - y) > 1:
            out.append(f"l{x2 - x} {y2 - y}")
            x, y = x2, y2
    return "".join(out)


def _sites(view: View, found: list[Site]) -> tuple[list[Dot], list[Path], list[Frame]]:
    """The marks of the places, and the room they take. A region is a box, or a ring where its bounds are not known; a
    country is a square, a doubt is dashed."""
    dots: list[Dot] = []
    marks: list[Path] = []
    taken: list[Frame] = []
    for site in found:
        if not view.box.holds((site.lon, site.lat)):
            continue
        x, y = view.place((site.lon, site.lat))
        doubt = " doubtful" if site.doubtful else ""
        r = {"point": 5.0, "region": 11.0}.get(site.precision, 5.0)
        if len(corners := _corners(site)) > 1:
            r = 2.0  # the name stands over the area
            marks.append(Path(_rectangle(view, corners), "region" + doubt))
        elif site.precision == "country":
            marks.append(Path(f"M{rounded(x - 4)} {rounded(y - 4)}h8v8h-8z", "country" + doubt))
        else:
            dots.append(Dot(x, y, r, site.precision + doubt, f"{site.name}, {site.where}"))
        taken.append((x - r, y - r, x + r, y + r))
    return dots, marks, taken


def _rectangle(view: View, corners: list[Point]) -> str:
    """Path data of the box between two corners."""
    (left, bottom), (right, top) = map(view.place, corners)
    wide, tall = rounded(right - left), rounded(bottom - top)
    return f"M{rounded(left)} {rounded(top)}h{wide}v{tall}h-{wide}z"


def _labels(view: View, found: list[Site], taken: list[Frame]) -> list[Words]:
    """Names beside the marks, at the first of eight spots that is free; a name without room is in the list below."""
    out = []
    for site in found:
        if not view.box.holds((site.lon, site.lat)):
            continue
        x, y = view.place((site.lon, site.lat))
        text = site.name + (" ?" if site.doubtful else "")
        for label in _spots(x, y, 13 if site.precision == "region" and site.extent is None else 8, text):
            room = _room(label, SIZE * 1.1)
            if _free(room, taken, view):
                taken.append(room)
                out.append(label)
                break
    return out


def _spots(x: float, y: float, off: float, text: str) -> list[Words]:
    return [
        Words(x + off, y + 4, text, "site"),
        Words(x - off, y + 4, text, "site", "end"),
        Words(x, y - off - 3, text, "site", "middle"),
        Words(x, y + off + 11, text, "site", "middle"),
        Words(x + off, y - 8, text, "site"),
        Words(x + off, y + 16, text, "site"),
        Words(x - off, y - 8, text, "site", "end"),
        Words(x - off, y + 16, text, "site", "end"),
    ]


def _countries(view: View, pieces: list[tuple[str, list[Point]]], taken: list[Frame], named: set[str]) -> list[Words]:
    """Names of countries in the middle of their largest piece in view, the largest first; not of those `named`."""
    largest: dict[str, tuple[float, Point]] = {}
    for name, points in pieces:
        spot, area = land.middle(points)
        if name not in named and area > largest.get(name, (0.0, spot))[0]:
            largest[name] = (area, spot)
    out = []
    for name, (area, spot) in sorted(largest.items(), key=lambda item: (-item[1][0], item[0])):
        x, y = view.place(spot)
        label = Words(x, y, name, "country-name", "middle")
        room = _room(label, COUNTRY_SIZE * 1.15)
        if area * view.squeeze * view.scale**2 > 900 and _free(room, taken, view):
            taken.append(room)
            out.append(label)
    return out


def _room(label: Words, size: float) -> Frame:
    wide = breadth(label.text, size)
    left = label.x - {"start": 0.0, "middle": wide / 2, "end": wide}[label.anchor]
    return (left, label.y - size, left + wide, label.y + size * 0.3)


def _free(room: Frame, taken: list[Frame], view: View) -> bool:
    left, top, right, bottom = room
    inside = left >= 2 and top >= 2 and right <= view.width - 2 and bottom <= view.height - 2
    return inside and all(left >= r or right <= l or top >= b or bottom <= t for l, t, r, b in taken)  # noqa: E741


def _scale(view: View, wording: Wording) -> tuple[Path, Words]:
    """A bar of a round number of kilometres, at most a quarter of the picture."""
    pixels = view.scale / KM
    km = max((km for km in SCALES if km * pixels <= view.width / 4), default=SCALES[0])
    y = view.height - 12
    bar = Path(f"M12 {y - 5}v5h{rounded(km * pixels)}v-5", "scale")
    return bar, Words(16, y - 7, wording.say("km", number=wording.number(km)), "scale")
