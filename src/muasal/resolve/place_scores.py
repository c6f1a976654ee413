"""Which of several places of one name is meant: all names of a document are decided together.

What counts, strongest first: a region or country named right beside it; the type word; level and size; countries the
text names; nearness to the other places, first of all those of the same sentence. The size comes last: it only decides
where nothing else does.
"""

import math
from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from muasal.resolve.gazetteer import Spot

ROUNDS = 3
TELLING = 0.5  # from which a neighbour is worth naming as the reason
REACH = 60  # names before and after, in order of first mention, that bear on one
UNNAMED = 2.0  # mentions of countries that one more would be weighed against, so that a single one is no proof
NEAR_KM, WIDE_KM = 150.0, 400.0
WIDE = ("country", "area")
SMALL = ("settlement", "district")
HOLDING = ("region", "district")
HELD = 3.0
Vector = tuple[float, float, float]
WHERE = ("in the text", "in the same sentence")  # by: do the two stand together?
FARTHEST = -2.0  # less than any two points of the unit sphere are close
Said = tuple[float, str, Spot | None, str]  # what another place says for one: a score, and the words for it
NOTHING: Said = (0.0, "", None, "")
SEAT_SIZE = 20_000  # inhabitants that a seat of a district is taken to have where the count is unknown
OWN_SHARE = 0.05  # of a region's people: a town that bears the region's name and holds as many is meant
AREAS = ("island", "water", "mountain")  # types of what the gazetteer calls areas
LEVEL = {"country": 10.5, "region": 5.5, "area": 6.0, "district": 2.0, "settlement": 0.0}


@dataclass(slots=True)
class Name:
    """A name to decide: its places, and what the text says about it. `sentences` holds each sentence it stands in."""

    spots: tuple[Spot, ...]
    malus: Mapping[int, float]  # by number: a lesser name, another spelling
    wanted: str | None = None  # the level its type word asks for
    sentences: set[int] = field(default_factory=set)
    inside: set[int] = field(default_factory=set)  # indexes of names that stand beside it as what it lies in
    lists: set[int] = field(default_factory=set)  # indexes of names enumerated with it
    scores: dict[int, float] = field(default_factory=dict)
    why: dict[int, str] = field(default_factory=dict)

    def ranked(self) -> list[Spot]:
        """Its places, the best first; equals in the gazetteer's order."""
        return sorted(self.spots, key=self._rank)

    def best(self) -> Spot:
        """The first of them."""
        best, scores = self.spots[0], self.scores
        for spot in self.spots[1:]:
            lead = scores[spot.number] - scores[best.number]
            if lead > 0 or (lead == 0 and spot.number < best.number):
                best = spot
        return best

    def _rank(self, spot: Spot) -> tuple[float, int]:
        return -self.scores[spot.number], spot.number


def decide(names: Sequence[Name], countries: dict[str, float], local: dict[int, set[str]]) -> None:
    """Scores the places of all names. `countries`: weight of each country in the document; `local`: by sentence.

    A name with one place is decided at once; the others are weighed anew until nothing changes, `ROUNDS` times at most.
    What speaks for a country or region that alone has its name is not asked.
    """
    votes = sum(countries.values()) + UNNAMED
    alone = [_alone(name, countries, votes, local) for name in names]
    _add_held(names, alone)
    for name, scores in zip(names, alone, strict=True):
        name.scores = scores
    chosen = [name.best() for name in names]
    several = [index for index, name in enumerate(names) if len(name.spots) > 1]
    unsettled = several  # their scores do not yet follow from the places chosen
    for _ in range(ROUNDS - 1):
        before = chosen
        _weigh(names, several, alone, chosen)
        chosen = [name.best() if len(name.spots) > 1 else spot for name, spot in zip(names, chosen, strict=True)]
        if chosen == before:
            unsettled = []
            break
    single = [n for n, name in enumerate(names) if len(name.spots) == 1 and name.spots[0].level in SMALL]
    _weigh(names, [*unsettled, *single], alone, chosen)


def _add_held(names: Sequence[Name], alone: Sequence[dict[int, float]]) -> None:
    """Of several districts or regions of one name, those that hold a place of the name right before them are likelier:
    of the Williamson Counties behind "Franklin," the one with a Franklin."""
    for inner in names:
        for at in inner.inside:
            holding = [
                s.number for s in names[at].spots if s.level in HOLDING and any(holds(s, o) for o in inner.spots)
            ]
            for number in holding if len(names[at].spots) > 1 else ():
                alone[at][number] += HELD


def _weigh(
    names: Sequence[Name], which: Iterable[int], alone: Sequence[Mapping[int, float]], chosen: Sequence[Spot]
) -> None:
    """Sets the scores of some names: what they are worth alone and what the places now chosen say for them."""
    spread = Counter(spot.country for spot in chosen if spot.country)
    many = sum(spread.values())
    at_sphere = [_vector(spot.lat, spot.lon) for spot in chosen]
    fresh = []
    for index in which:
        scored = {}
        around = _around(index, names, chosen, at_sphere)
        for spot in names[index].spots:
            near, why = _context(spot, names[index], around)
            near += _spread(spot, chosen[index], spread, many)
            scored[spot.number] = alone[index][spot.number] + near
            names[index].why[spot.number] = why
        fresh.append((index, scored))
    for index, scored in fresh:
        names[index].scores = scored


def _alone(name: Name, countries: Mapping[str, float], total: float, local: Mapping[int, set[str]]) -> dict[int, float]:
    """What each place of a name is worth without the others: by itself, and for the countries that are named. A
    country's name does not vote for the region of the same name."""
    here = set().union(*(local.get(sentence, ()) for sentence in name.sentences))
    itself = {spot.country for spot in name.spots if spot.level == "country"}
    out = {}
    for spot in name.spots:
        out[spot.number] = prior(spot, name)
        if spot.level != "country" and spot.country not in itself:
            share = countries.get(spot.country or "", 0.0) / total
            out[spot.number] += 2.5 * math.sqrt(share) + (1.0 if spot.country in here else 0.0)
    return out


def prior(spot: Spot, name: Name) -> float:
    """How likely a place is without its surroundings."""
    people = max(spot.population, SEAT_SIZE if spot.seat else 0)
    score = LEVEL[spot.level] + 1.5 * (spot.capital + spot.known) - name.malus.get(spot.number, 0.0)
    score += math.log10(people + 1) * (
        0.2 if spot.level in ("region", "district", "area") else 1.0 if spot.level == "settlement" else 0
    )
    if name.wanted:
        score += _type_fit(spot, name.wanted)
    elif spot.level == "region" and not spot.known and any(_own_town(town, spot) for town in name.spots):
        score -= 3.0
    return score


def _type_fit(spot: Spot, wanted: str) -> float:
    if spot.level == ("area" if wanted in AREAS else wanted):
        return 4.0
    if wanted == "island":
        return 0.0
    if wanted == "district" and spot.level == "settlement" and spot.seat:
        return 0.0
    return -2.0 if wanted in ("region", "district") and spot.level in ("region", "district") else -4.0


def _own_town(town: Spot, region: Spot) -> bool:
    """Is `town` the large town that gave the region its name?"""
    return (
        town.level == "settlement" and town.region == region.number and town.population >= OWN_SHARE * region.population
    )


def _spread(spot: Spot, chosen: Spot, spread: Mapping[str, int], many: int) -> float:
    """What the countries of the other names' places say for `spot`."""
    others = many - (1 if chosen.country else 0)
    if not spot.country or not others:
        return 0.0
    same = spread.get(spot.country, 0) - (chosen.country == spot.country)
    return 3.0 * same / max(others, 2)


class Around(NamedTuple):
    """What stands around a name, in the order of the names: points by whether they stand in one sentence with it, and
    in one list; by their country, since nothing lies in another one's, those that others may lie in, each with: does it
    stand in one sentence with the name, does it stand right beside it as what it lies in?"""

    points: Mapping[tuple[bool, bool], Sequence[tuple[Spot, Vector]]]
    holders: Mapping[str | None, Sequence[tuple[Spot, bool, bool]]]


def _around(index: int, names: Sequence[Name], chosen: Sequence[Spot], at_sphere: Sequence[Vector]) -> Around:
    """What stands around a name, for all of its places."""
    sentences, lists, inside = names[index].sentences, names[index].lists, names[index].inside
    points: dict[tuple[bool, bool], list[tuple[Spot, Vector]]] = {}
    holders: dict[str | None, list[tuple[Spot, bool, bool]]] = {}
    for at in range(max(0, index - REACH), min(len(chosen), index + REACH)):
        if at != index:
            spot, together = chosen[at], not sentences.isdisjoint(names[at].sentences)
            if spot.level not in WIDE:
                points.setdefault((together, at in lists), []).append((spot, at_sphere[at]))
            if spot.level != "settlement":
                holders.setdefault(spot.country, []).append((spot, together, at in inside))
    return Around(points, holders)


def _context(spot: Spot, name: Name, around: Around) -> tuple[float, str]:
    """What the other names, as now decided, say for a place, and the strongest of it in words."""
    beside = inside = NOTHING
    apart = {spot.number}  # what it lies in, or is, is not near it
    for other, together, is_beside in around.holders.get(spot.country, ()):
        if other.number != spot.number and holds(other, spot):
            apart.add(other.number)
            if is_beside:
                wide = any(one.level in ("country", "region") for one in name.spots)  # states enumerated hold nothing
                beside = _better(beside, 2.0 if wide else 6.0, "in", other, "beside it")
            elif other.level != "country":
                inside = _better(inside, 2.0 if together else 1.2, "in", other, WHERE[together])
    near = NOTHING if spot.level in WIDE else _nearness(spot, around.points, apart)
    total = beside[0] + inside[0] + near[0]
    if name.inside and not beside[0]:
        total -= 2.0
    score, relation, neighbour, where = max(beside, inside, near, key=itemgetter(0))
    return total, f"{relation} {neighbour.name}, named {where}" if neighbour and score >= TELLING else ""


def _nearness(
    spot: Spot, points: Mapping[tuple[bool, bool], Sequence[tuple[Spot, Vector]]], apart: Container[int]
) -> Said:
    """What the nearest places say, those with a number in `apart` left out."""
    near, at_sphere = NOTHING, _vector(spot.lat, spot.lon)
    for (together, in_list), others in points.items():
        other = _nearest(at_sphere, others, apart)
        if other is not None:
            km, score = distance(spot, other), 2.0 if together else 0.7
            score = (score + in_list) * math.exp(-km / NEAR_KM) + (math.exp(-km / WIDE_KM) if in_list else 0.0)
            near = _better(near, score, "near", other, WHERE[together])
    return near


def _nearest(at_sphere: Vector, points: Sequence[tuple[Spot, Vector]], apart: Container[int]) -> Spot | None:
    """The point nearest to one of the unit sphere, the first of equals."""
    x, y, z = at_sphere
    best, nearest = FARTHEST, None
    for spot, (u, v, w) in points:
        closeness = x * u + y * v + z * w
        if closeness > best and spot.number not in apart:
            best, nearest = closeness, spot
    return nearest


def _better(said: Said, score: float, relation: str, other: Spot, where: str) -> Said:
    return (score, relation, other, where) if score > said[0] else said


def holds(outer: Spot, inner: Spot) -> bool:
    """Does `inner` lie in `outer`, as far as the gazetteer knows?"""
    if outer.level == "region":
        return inner.region == outer.number
    if outer.level == "country":
        return inner.level != "country" and inner.country == outer.country
    if outer.level == "area":
        return inner.level != "country" and inner.country == outer.country and distance(inner, outer) < 700
    if outer.level != "district" or inner.level != "settlement":
        return False
    if inner.district is not None:
        return inner.district == outer.number
    return inner.region == outer.region and distance(inner, outer) < 60


@lru_cache(maxsize=16384)
def _vector(latitude: float, longitude: float) -> Vector:
    """The point as one of the unit sphere: the product of two says how near they are, and costs little."""
    lat, lon = math.radians(latitude), math.radians(longitude)
    around = math.cos(lat)
    return around * math.cos(lon), around * math.sin(lon), math.sin(lat)


def distance(a: Spot, b: Spot) -> float:
    """Kilometres between two places."""
    return _kilometres(a.lat, a.lon, b.lat, b.lon)


@lru_cache(maxsize=16384)
def _kilometres(lat_a: float, lon_a: float, lat_b: float, lon_b: float) -> float:
    lat1, lat2 = math.radians(lat_a), math.radians(lat_b)
    half = (math.sin((lat2 - lat1) / 2) ** 2) + math.cos(lat1) * math.cos(lat2) * math.sin(
        math.radians(lon_b - lon_a) / 2
    ) ** 2
    return 12742.0 * math.asin(math.sqrt(min(1.0, half)))
