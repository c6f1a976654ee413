"""Outlines of land within a box of longitude and latitude, from the table that tools/build_land.py makes."""

import gzip
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

TABLE = Path(__file__).parents[1] / "data/land/land.json.gz"
TURN = 360
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """A box in degrees."""

    west: float
    south: float
    east: float
    north: float

    def wider(self, share: float) -> "Box":
        """The box with a margin all around, as a share of its sides."""
        x, y = (self.east - self.west) * share, (self.north - self.south) * share
        return Box(self.west - x, self.south - y, self.east + x, self.north + y)

    def moved(self, degrees: float) -> "Box":
        """The box, that much further east."""
        return Box(self.west + degrees, self.south, self.east + degrees, self.north)

    def touches(self, other: "Box") -> bool:
        across = self.west <= other.east and self.east >= other.west
        return across and self.south <= other.north and self.north >= other.south

    def holds(self, point: Point) -> bool:
        return self.west <= point[0] <= self.east and self.south <= point[1] <= self.north


@dataclass(frozen=True, slots=True)
class Ring:
    """The outline of a piece of land of a country, in degrees."""

    country: str
    points: list[Point]
    box: Box


@dataclass(frozen=True, slots=True)
class Land:
    """All rings, and the lines that part two countries."""

    rings: list[Ring]
    borders: list[list[Point]]


@cache
def load() -> Land:
    """The table, read once."""
    data = json.loads(gzip.decompress(TABLE.read_bytes()))
    arcs = [_points(arc, data["units"]) for arc in data["arcs"]]
    owners: dict[int, set[str]] = {}
    rings: list[Ring] = []
    for name, numbers in data["countries"].items():
        for ring in numbers:
            points = _joined([arcs[arc] if arc >= 0 else arcs[~arc][::-1] for arc in ring])
            rings.append(Ring(name, points, bounds(points)))
            for arc in ring:
                owners.setdefault(arc if arc >= 0 else ~arc, set()).add(name)
    return Land(rings, [arcs[arc] for arc, names in sorted(owners.items()) if len(names) > 1])


def _joined(arcs: list[list[Point]]) -> list[Point]:
    """The points of a ring, unbroken across the date line; a ring around the pole is closed along it."""
    out: list[Point] = []
    for points in arcs:
        shift = round((out[-1][0] - points[0][0]) / TURN) * TURN if out else 0
        out += [(x + shift, y) for x, y in points]
    around = abs(out[-1][0] - out[0][0]) > TURN / 2
    return [*out, (out[-1][0], -90.0), (out[0][0], -90.0)] if around else out


def bounds(points: list[Point]) -> Box:
    """The smallest box around some points."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Box(min(xs), min(ys), max(xs), max(ys))


def _points(steps: list[int], units: int) -> list[Point]:
    x = y = 0
    out = []
    for step_x, step_y in zip(steps[::2], steps[1::2], strict=True):
        x, y = x + step_x, y + step_y
        out.append((x / units, y / units))
    return out


def areas(box: Box) -> list[tuple[str, list[Point]]]:
    """The pieces of countries within the box, by name, cut off at its sides; the box may reach over the date line."""
    return [
        (ring.country, piece)
        for ring in load().rings
        for turn in (-TURN, 0, TURN)
        if ring.box.moved(turn).touches(box) and len(piece := clipped([(x + turn, y) for x, y in ring.points], box)) > 2
    ]


def borders(box: Box) -> list[list[Point]]:
    """The lines between countries that touch the box."""
    return [points for points in load().borders if bounds(points).touches(box)]


def clipped(points: list[Point], box: Box) -> list[Point]:
    """A polygon cut off at the sides of a box (Sutherland-Hodgman)."""
    for axis, limit, sign in ((0, box.west, 1), (0, box.east, -1), (1, box.south, 1), (1, box.north, -1)):
        points = _half(points, axis, limit, sign)
    return points


def _half(points: list[Point], axis: int, limit: float, sign: int) -> list[Point]:
    """The part of a polygon on one side of a line."""
    out: list[Point] = []
    for before, point in zip(points[-1:] + points[:-1], points, strict=True):
        was, now = sign * (before[axis] - limit), sign * (point[axis] - limit)
        if (was < 0) != (now < 0):
            share = was / (was - now)
            out.append((before[0] + share * (point[0] - before[0]), before[1] + share * (point[1] - before[1])))
        if now >= 0:
            out.append(point)
    return out


def middle(points: list[Point]) -> tuple[Point, float]:
    """The centre of gravity of a polygon and its area."""
    area = x = y = 0.0
    for (x1, y1), (x2, y2) in zip(points, points[1:] + points[:1], strict=True):
        cross = x1 * y2 - x2 * y1
        area, x, y = area + cross, x + (x1 + x2) * cross, y + (y1 + y2) * cross
    return ((x / (3 * area), y / (3 * area)), abs(area) / 2) if area else (points[0], 0.0)
