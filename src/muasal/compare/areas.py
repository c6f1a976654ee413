"""Two places by the administrative areas that they are or lie in: is one inside the other, or are they apart?

A place carries the code of the smallest area known around it, from the outermost on: country, first level, second
level (`UA.05.1404`). It is itself that area if it has a box.
"""

from muasal.model import Box, Place

SAME, INSIDE, APART, UNCLEAR = "same", "inside", "apart", "can't tell"


def relation(a: Place, b: Place) -> str:
    """same (one area) · inside (one lies in the other) · apart · can't tell.

    Apart are places of different areas, if neither's point lies within the other's bounds: a city that is an area of
    its own and the province around it share no code, and are often said for each other.
    """
    if not a.area or not b.area:
        return UNCLEAR
    if lies_in(a, b) or lies_in(b, a):
        return SAME if a.area == b.area and a.box and b.box else INSIDE
    parted = a.area != _cut(b, a) and b.area != _cut(a, b)
    return APART if parted and not reaches(a, b) and not reaches(b, a) else UNCLEAR


def lies_in(inner: Place, outer: Place) -> bool:
    """Is `outer` an area that `inner` is or is known to lie in?"""
    return outer.box is not None and bool(outer.area) and _cut(inner, outer) == outer.area


def _cut(place: Place, like: Place) -> str:
    """The code of the area around `place` at the level of that of `like`, or its own if that is wider."""
    return ".".join(place.area.split(".")[: like.area.count(".") + 1])


def reaches(area: Place, place: Place) -> bool:
    """May `place` lie within the bounds of `area`? A place without a point may lie anywhere."""
    if area.box is None:
        return False
    return place.lat is None or place.lon is None or holds(area.box, place.lat, place.lon)


def holds(box: Box, lat: float, lon: float) -> bool:
    """Does the point lie within the box? It may reach across the date line."""
    across = box.west <= lon <= box.east if box.west <= box.east else lon >= box.west or lon <= box.east
    return across and box.south <= lat <= box.north
