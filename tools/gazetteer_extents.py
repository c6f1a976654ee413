"""The bounds of areas of which only the towns are known."""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import fmean, median, quantiles

from gazetteer_made import Box, Made

CELL = 0.5  # degrees; towns are thinned to one a cell before their middle is taken
FAR = 3.5  # times the upper quartile of the distances from the middle: from there a town may be a stray
NEAR, COMPANY = 1.0, 2  # degrees, and towns of its area within them that show it to be none
LEAST = 0.1  # degrees from the middle of an area to its sides, at least
SEAT_LEAST, SEAT_MOST = 0.1, 1.0  # degrees around a seat
Point = tuple[float, float]


def set_bounds(areas: Iterable[Made], towns: Iterable[Made]) -> None:
    """Sets `box` of countries, regions and districts: around their towns, else around the seat.

    Regions come before their districts, whose margins end where the region does.
    """
    inside: dict[str, list[Point]] = defaultdict(list)
    for town in towns:
        for code in {town.country, town.region, town.district} - {""}:
            inside[code].append((town.lat, town.lon))
    seats: dict[str, list[Made]] = defaultdict(list)
    boxes: dict[str, Box] = {}
    for area in areas:
        if area.by_seat:
            seats[area.country].append(area)
        elif area.code in inside:
            points = sorted(set(inside[area.code]))
            points = points if area.level == "country" else without_strays(points)
            area.box = bounds(points, boxes.get(area.region) if area.level == "district" else None)
            boxes[area.code] = area.box
    for group in seats.values():
        for area in group:
            area.box = _around(area, group)


def bounds(points: Sequence[Point], region: Box | None = None) -> Box:
    """South, west, north and east of an area with towns at these points; west > east across the date line.

    Towns do not stand on borders: n of them, spread evenly, leave the nth part of their span on either side (the
    unbiased estimate of the ends of a uniform distribution), but no more than the `region` has around them.
    """
    kept = _thinned(points)
    lats, lons = [lat for lat, _ in kept], _unbroken([lon for _, lon in kept])
    south, north = _wider(lats, LEAST, None if region is None else (region[0], region[2]))
    aside = LEAST / _squeeze(fmean([south, north]))
    low, high = _wider(lons, aside, None if region is None or region[1] > region[3] else (region[1], region[3]))
    return max(south, -90.0), _turned(low), min(north, 90.0), _turned(high)


def without_strays(points: Sequence[Point]) -> Sequence[Point]:
    """The points but those far off without company: an area may have a far part, a slip of a catalogue is alone."""
    if len(points) < 4:
        return points
    lat, lon = median([p[0] for p in points]), median(_unbroken([p[1] for p in points]))
    away = [math.hypot(p[0] - lat, ((p[1] - lon + 180) % 360 - 180) * _squeeze(lat)) for p in points]
    limit = max(NEAR, FAR * quantiles(away, n=4)[2])
    return [p for p, far in zip(points, away, strict=True) if far <= limit or _accompanied(p, points)]


def _accompanied(point: Point, points: Sequence[Point]) -> bool:
    return sum(math.dist(point, other) < NEAR for other in points) > COMPANY


def _thinned(points: Sequence[Point]) -> list[Point]:
    """The points that can be at a side: of those of one cell, the outermost."""
    cells: dict[Point, list[Point]] = defaultdict(list)
    for lat, lon in points:
        cells[round(lat / CELL), round(lon / CELL)].append((lat, lon))
    return [p for held in cells.values() for p in {min(held), max(held), *(f(held, key=_lon) for f in (min, max))}]


def _lon(point: Point) -> float:
    return point[1]


def _wider(values: Sequence[float], least: float, limits: Point | None) -> Point:
    """The ends of what lies around the values; margins end at the limits."""
    low, high = min(values), max(values)
    margin = (high - low) / max(len(values) - 1, 2)
    margin = max(margin, least - (high - low) / 2)
    if limits is None:
        return low - margin, high + margin
    return min(low, max(low - margin, limits[0])), max(high, min(high + margin, limits[1]))


def _unbroken(lons: Sequence[float]) -> list[float]:
    """The longitudes counted on from the one behind the widest gap, so that none lies beyond a jump."""
    ordered = sorted(lons)
    gaps = [(after - before, after) for before, after in pairwise(ordered)]
    widest, start = max(gaps, default=(0.0, ordered[0]))
    if widest <= 360 - (ordered[-1] - ordered[0]):
        start = ordered[0]
    return [lon if lon >= start else lon + 360 for lon in lons]


def _turned(lon: float) -> float:
    return lon - 360 if lon > 180 else lon + 360 if lon < -180 else lon


def _squeeze(lat: float) -> float:
    """A degree of longitude in degrees of latitude."""
    return max(0.1, math.cos(math.radians(lat)))


def _around(area: Made, seats: Sequence[Made]) -> Box:
    """A square around a seat that reaches halfway to the next one."""
    gaps = [math.hypot(s.lat - area.lat, (s.lon - area.lon) * _squeeze(area.lat)) for s in seats if s is not area]
    reach = min(max(min(gaps, default=0.0) / 2, SEAT_LEAST), SEAT_MOST)
    aside = reach / _squeeze(area.lat)
    return area.lat - reach, _turned(area.lon - aside), area.lat + reach, _turned(area.lon + aside)


def middle(points: Sequence[Point]) -> Point:
    """The middle of an area of which only the towns are known: between their mean, thinned so that a crowded corner
    does not pull it, and the middle of their bounds."""
    cells = {(round(lat / CELL), round(lon / CELL)): (lat, lon) for lat, lon in sorted(points)}
    lats, lons = [lat for lat, _ in cells.values()], [lon for _, lon in cells.values()]
    if max(lons) - min(lons) > 180:  # across the date line
        lons = [lon % 360 for lon in lons]
    lat, lon = ((fmean(all) + (min(all) + max(all)) / 2) / 2 for all in (lats, lons))
    return round(lat, 5), round(lon - 360 if lon > 180 else lon, 5)
