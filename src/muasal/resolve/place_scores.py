"""Which of several places of one name is meant: all names of a document are decided together.

What counts, strongest first: a region or country named right beside it; the type word; level and size; countries the
text names; nearness to the other places, first of all those of the same sentence. The size comes last: it only decides
where nothing else does.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from muasal.resolve.gazetteer import Spot

ROUNDS = 3
TELLING = 0.5  # from which a neighbour is worth naming as the reason
REACH = 60  # names before and after, in order of first mention, that bear on one
UNNAMED = 2.0  # mentions of countries that one more would be weighed against, so that a single one is no proof
NEAR_KM, WIDE_KM = 150.0, 400.0
SEAT_SIZE = 20_000  # inhabitants that a seat of a district is taken to have where the count is unknown
OWN_SHARE = 0.05  # of a region's people: a town that bears the region's name and holds as many is meant
AREAS = ("island", "water", "mountain")  # types of what the gazetteer calls areas
LEVEL = {"country": 10.5, "region": 5.5, "area": 6.0, "district": 2.0, "settlement": 0.0}


@dataclass(slots=True)
class Name:
    """A name to decide: its places, and what the text says about it. `sentences` holds each sentence it stands in."""

    spots: tuple[Spot, ...]
    malus: dict[int, float]  # by number: a lesser name, another spelling
    wanted: str | None = None  # the level its type word asks for
    sentences: set[int] = field(default_factory=set)
    inside: set[int] = field(default_factory=set)  # indexes of names that stand beside it as what it lies in
    lists: set[int] = field(default_factory=set)  # indexes of names enumerated with it
    scores: dict[int, float] = field(default_factory=dict)
    why: dict[int, str] = field(default_factory=dict)

    def ranked(self) -> list[Spot]:
        """Its places, the best first; equals in the gazetteer's order."""
        return sorted(self.spots, key=lambda spot: (-self.scores[spot.number], spot.number))


def decide(names: Sequence[Name], countries: dict[str, float], local: dict[int, set[str]]) -> None:
    """Scores the places of all names. `countries`: weight of each country in the document; `local`: by sentence."""
    for name in names:
        name.scores = {spot.number: prior(spot, name) + _votes(spot, name, countries, local) for spot in name.spots}
    for _ in range(ROUNDS):
        chosen = [name.ranked()[0] for name in names]
        spread = Counter(spot.country for spot in chosen if spot.country)
        fresh = []
        for index, name in enumerate(names):
            scored = {}
            for spot in name.spots:
                near, why = _context(spot, index, names, chosen)
                near += _spread(spot, chosen[index], spread)
                scored[spot.number] = prior(spot, name) + _votes(spot, name, countries, local) + near
                name.why[spot.number] = why
            fresh.append(scored)
        for name, scored in zip(names, fresh, strict=True):
            name.scores = scored


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


def _votes(spot: Spot, name: Name, countries: dict[str, float], local: dict[int, set[str]]) -> float:
    if not spot.country or spot.level == "country" or any(_same_country(other, spot) for other in name.spots):
        return 0.0
    share = countries.get(spot.country, 0.0) / (sum(countries.values()) + UNNAMED)
    named_here = any(spot.country in local.get(sentence, ()) for sentence in name.sentences)
    return 2.5 * math.sqrt(share) + (1.0 if named_here else 0.0)


def _spread(spot: Spot, chosen: Spot, spread: Mapping[str, int]) -> float:
    """What the countries of the other names' places say for `spot`."""
    others = sum(spread.values()) - (1 if chosen.country else 0)
    if not spot.country or not others:
        return 0.0
    same = spread.get(spot.country, 0) - (chosen.country == spot.country)
    return 3.0 * same / max(others, 2)


def _same_country(other: Spot, spot: Spot) -> bool:
    """Is `other` the country of `spot`? A country's name must not vote for the region of the same name."""
    return other.level == "country" and other.country == spot.country


def _context(spot: Spot, index: int, names: Sequence[Name], chosen: Sequence[Spot]) -> tuple[float, str]:
    """What the other names, as now decided, say for a place, and the strongest of it in words."""
    name = names[index]
    best: dict[str, tuple[float, str]] = {}
    for other_index in range(max(0, index - REACH), min(len(chosen), index + REACH)):
        other = chosen[other_index]
        if other_index != index and other.number != spot.number:
            for kind, score, why in _says(spot, other, other_index, name, names[other_index]):
                if score > best.get(kind, (0.0, ""))[0]:
                    best[kind] = (score, why)
    beside = best.get("beside", (0.0, ""))[0]
    if name.inside and not beside:
        best["against"] = (-2.0, "")
    total = sum(score for score, _ in best.values())
    score, why = max(best.values(), default=(0.0, ""), key=lambda b: b[0])
    return total, why if score >= TELLING else ""


def _says(spot: Spot, other: Spot, at: int, name: Name, named: Name) -> list[tuple[str, float, str]]:
    """What one other place says for `spot`: (kind, score, words)."""
    out = []
    together = bool(name.sentences & named.sentences)
    if holds(other, spot):
        if at in name.inside:
            wide = any(one.level in ("country", "region") for one in name.spots)  # states enumerated hold nothing
            out.append(("beside", 2.0 if wide else 6.0, f"in {other.name}, named beside it"))
        elif other.level != "country":
            out.append(("inside", 2.0 if together else 1.2, f"in {other.name}, named in the {_where(together)}"))
    elif spot.level not in ("country", "area") and other.level not in ("country", "area"):
        km = distance(spot, other)
        listed = 1.0 if at in name.lists else 0.0
        score = ((2.0 if together else 0.7) + listed) * math.exp(-km / NEAR_KM) + listed * math.exp(-km / WIDE_KM)
        out.append(("near", score, f"near {other.name}, named in the {_where(together)}"))
    return out


def _where(together: bool) -> str:
    return "same sentence" if together else "text"


def holds(outer: Spot, inner: Spot) -> bool:
    """Does `inner` lie in `outer`, as far as the gazetteer knows?"""
    if outer.level == "country":
        return inner.level != "country" and inner.country == outer.country
    if outer.level == "area":
        return inner.level != "country" and inner.country == outer.country and distance(inner, outer) < 700
    if outer.level == "region":
        return inner.region == outer.number
    return (
        outer.level == "district"
        and inner.region == outer.region
        and inner.level == "settlement"
        and distance(inner, outer) < 60
    )


def distance(a: Spot, b: Spot) -> float:
    """Kilometres between two places."""
    lat1, lat2 = math.radians(a.lat), math.radians(b.lat)
    half = (math.sin((lat2 - lat1) / 2) ** 2) + math.cos(lat1) * math.cos(lat2) * math.sin(
        math.radians(b.lon - a.lon) / 2
    ) ** 2
    return 12742.0 * math.asin(math.sqrt(min(1.0, half)))
