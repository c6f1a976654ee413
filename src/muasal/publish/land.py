"""Outlines of land within a box of longitude and latitude, from the table that tools/build_land.py makes."""

import gzip
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

TABLE = Path(__file__).parents[1] / "data/land/land.json.gz"
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

    def holds(self, point: Point) -> bool:
        return self.west <= point[0] <= self.east and self.south <= point[1] <= self.north


@dataclass(frozen=True, slots=True)
class Land:
    """Points in degrees. A ring is a list of arcs; `~i` is arc i backwards. `shared` arcs part two countries."""

    countries: dict[str, list[list[int]]]
    arcs: list[list[Point]]
    shared: frozenset[int]

    def ring(self, arcs: list[int]) -> list[Point]:
        """The points of a ring, unbroken across the date line; a ring around the pole is closed along it."""
        out: list[Point] = []
        for arc in arcs:
            points = self.arcs[arc] if arc >= 0 else self.arcs[~arc][::-1]
            shift = round((out[-1][0] - points[0][0]) / 360) * 360 if out else 0
            out += [(x + shift, y) for x, y in points]
        around = abs(out[-1][0] - out[0][0]) > 180
        return [*out, (out[-1][0], -90.0), (out[0][0], -90.0)] if around else out


@cache
def load() -> Land:
    """The table, read once."""
    data = json.loads(gzip.decompress(TABLE.read_bytes()))
    countries: dict[str, list[list[int]]] = data["countries"]
    owners: dict[int, set[str]] = {}
    for name, rings in countries.items():
        for arc in (arc for ring in rings for arc in ring):
            owners.setdefault(arc if arc >= 0 else ~arc, set()).add(name)
    shared = frozenset(arc for arc, names in owners.items() if len(names) > 1)
    return Land(countries, [_points(arc, data["units"]) for arc in data["arcs"]], shared)


def _points(steps: list[int], units: int) -> list[Point]:
    x = y = 0
    out = []
    for step_x, step_y in zip(steps[::2], steps[1::2], strict=True):
        x, y = x + step_x, y + step_y
        out.append((x / units, y / units))
    return out


def areas(box: Box) -> list[tuple[str, list[Point]]]:
    """The pieces of countries within the box, by name, cut off at its sides."""
    land = load()
    return [
        (name, piece)
        for name, rings in land.countries.items()
        for ring in rings
        for points in _turned(land.ring(ring))
        if _touches(points, box) and len(piece := clipped(points, box)) > 2
    ]


def _turned(points: list[Point]) -> list[list[Point]]:
    """A ring, and once more a turn of the globe away if it lies across the date line."""
    east, west = max(x for x, _ in points) > 180, min(x for x, _ in points) < -180
    turn = -360 if east else 360 if west else 0
    return [points, [(x + turn, y) for x, y in points]] if turn else [points]


def borders(box: Box) -> list[list[Point]]:
    """The lines between countries that touch the box."""
    land = load()
    return [land.arcs[arc] for arc in sorted(land.shared) if _touches(land.arcs[arc], box)]


def _touches(points: list[Point], box: Box) -> bool:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs) <= box.east and max(xs) >= box.west and min(ys) <= box.north and max(ys) >= box.south


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
