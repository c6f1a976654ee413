"""Builds the outlines of land for the report's map: src/muasal/data/land/land.json.gz.

usage: python tools/build_land.py countries-50m.json [OUT]

The input is the file of that name from the npm package `world-atlas` 2 (TopoJSON made from Natural Earth, which is in
the public domain). Arcs are thinned (Douglas-Peucker) and rounded to 0.01 degrees; specks of land are left out.
The same input gives the same bytes.
"""

import gzip
import itertools
import json
import sys
from pathlib import Path
from typing import Any

OUT = Path(__file__).parents[1] / "src/muasal/data/land/land.json.gz"
UNITS = 100  # steps of a degree
TURN = 360 * UNITS
TOLERANCE = 1.4  # of a thinned line, in steps
SPECK = 12.0  # rings below this area are left out, in square steps; about 15 km² at the equator
SOURCE = "Natural Earth 1:50m countries, by way of the npm package world-atlas 2.0.2 (countries-50m.json)"
LICENCE = "public domain (Natural Earth); the packaging of world-atlas is under the ISC licence"
NOTE = "borders as in Natural Earth; Crimea is drawn with Ukraine, as in General Assembly resolution 68/262"
MOVED = {(34.1, 45.0): "Ukraine"}  # a point inside a polygon → the country it is drawn with

Point = tuple[int, int]


def main(arguments: list[str]) -> None:
    if not arguments or len(arguments) > 2:
        sys.exit(__doc__)
    topology = json.loads(Path(arguments[0]).read_text(encoding="utf-8"))
    out = Path(arguments[1]) if len(arguments) > 1 else OUT
    out.parent.mkdir(parents=True, exist_ok=True)
    packed = json.dumps(build(topology), ensure_ascii=False, separators=(",", ":")).encode()
    out.write_bytes(gzip.compress(packed, 9, mtime=0))
    print(f"{out.name}: {out.stat().st_size:,} bytes", file=sys.stderr)


def build(topology: dict[str, Any]) -> dict[str, Any]:
    """The table: countries by name, each a list of rings, each a list of arcs (~i: arc i backwards)."""
    arcs = [thin(points) for points in decoded(topology)]
    countries: dict[str, list[list[int]]] = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        for polygon in geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]:
            name = owner(geometry["properties"]["name"], polygon[0], arcs)
            rings = [ring for ring in polygon if abs(area(points_of(ring, arcs))) >= SPECK]
            countries.setdefault(name, []).extend(rings)
    used = sorted({arc if arc >= 0 else ~arc for rings in countries.values() for ring in rings for arc in ring})
    place = {arc: number for number, arc in enumerate(used)}
    return {
        "source": SOURCE,
        "licence": LICENCE,
        "note": NOTE,
        "units": UNITS,
        "countries": {
            name: [[place[arc] if arc >= 0 else ~place[~arc] for arc in ring] for ring in rings]
            for name, rings in sorted(countries.items())
            if rings
        },
        "arcs": [deltas(arcs[arc]) for arc in used],
    }


def decoded(topology: dict[str, Any]) -> list[list[Point]]:
    """The arcs as points in steps of a degree."""
    (scale_x, scale_y), (move_x, move_y) = topology["transform"]["scale"], topology["transform"]["translate"]
    out = []
    for arc in topology["arcs"]:
        x = y = 0
        points: list[Point] = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            here = round((x * scale_x + move_x) * UNITS)
            turn = round((points[-1][0] - here) / TURN) * TURN if points else 0  # a line goes on across the date line
            points.append((here + turn, round((y * scale_y + move_y) * UNITS)))
        out.append(points)
    return out


def thin(points: list[Point]) -> list[Point]:
    """Douglas-Peucker without recursion; both ends stay, and a closed arc keeps a third point."""
    keep = {0, len(points) - 1}
    if points[0] == points[-1]:
        keep.add(max(range(len(points)), key=lambda i: distance(points[i], points[0], points[0])))
    edges = sorted(keep)
    stack = list(itertools.pairwise(edges))
    while stack:
        first, last = stack.pop()
        inner = range(first + 1, last)
        far = max(inner, key=lambda i: distance(points[i], points[first], points[last]), default=first)
        if far != first and distance(points[far], points[first], points[last]) > TOLERANCE:
            keep.add(far)
            stack += [(first, far), (far, last)]
    return [points[i] for i in sorted(keep)]


def distance(point: Point, start: Point, end: Point) -> float:
    """From a point to a stretch, in steps."""
    (x, y), (x1, y1), (x2, y2) = point, start, end
    length = (x2 - x1) ** 2 + (y2 - y1) ** 2
    share = max(0.0, min(1.0, ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length)) if length else 0.0
    return float(((x - x1 - share * (x2 - x1)) ** 2 + (y - y1 - share * (y2 - y1)) ** 2) ** 0.5)


def owner(name: str, ring: list[int], arcs: list[list[Point]]) -> str:
    """The country a polygon is drawn with."""
    points = points_of(ring, arcs)
    here = (to for (lon, lat), to in MOVED.items() if inside(lon * UNITS, lat * UNITS, points))
    return next(here, name)


def points_of(ring: list[int], arcs: list[list[Point]]) -> list[Point]:
    return [point for arc in ring for point in (arcs[arc] if arc >= 0 else arcs[~arc][::-1])]


def area(points: list[Point]) -> float:
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, points[1:] + points[:1], strict=True)) / 2


def inside(x: float, y: float, points: list[Point]) -> bool:
    odd = False
    for (x1, y1), (x2, y2) in zip(points, points[1:] + points[:1], strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            odd = not odd
    return odd


def deltas(points: list[Point]) -> list[int]:
    """The first point, then each step from the last point, flat."""
    before, out = (0, 0), []
    for point in points:
        out += [point[0] - before[0], point[1] - before[1]]
        before = point
    return out


if __name__ == "__main__":
    main(sys.argv[1:])
