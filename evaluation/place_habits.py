"""What corpora of places count beside names that stand for a place; it stands here and nowhere else.

They differ in adjectives and peoples, streets and buildings, the "Ukraine" in the name of a ministry.
"""

from typing import Any

from muasal.model import Place

DEMONYMS, SITES, ACTING, SEATS = "demonyms", "sites", "acting", "seats"
HABITS = {  # of a corpus that is not listed, nothing is left out
    "geovirus": {ACTING, SEATS},
    "geowebnews": {ACTING, SEATS, DEMONYMS},
    "lgl": {ACTING, SEATS, DEMONYMS},
    "trnews": {ACTING, SEATS, DEMONYMS},
    "idner": {SITES, SEATS},  # a state that acts is no LOC there
    "ner_uk": {SITES, ACTING},  # a body's place is part of its name, an ORG
    "nerel": {ACTING, SEATS, DEMONYMS},
}


def mentions(corpus: str, places: list[Place]) -> list[dict[str, Any]]:
    """The places that are ones by the habits of the corpus, in its shape."""
    habits = HABITS.get(corpus, {DEMONYMS, SITES, ACTING, SEATS})
    kept = [p for p in places if (SEATS in habits or p.role != "seat") and _needs(p) in (habits | {""})]
    return [{"span": list(p.span), "name": p.value, "country": p.country, "lat": p.lat, "lon": p.lon} for p in kept]


def _needs(place: Place) -> str:
    """Which of the habits a place needs to be counted, "" for none."""
    if place.rule == "place:demonym":
        return DEMONYMS
    if place.rule in ("place:street", "place:landmark") and place.lat is None:
        return SITES
    return ACTING if place.doubtful else ""
