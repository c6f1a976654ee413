"""Places that the words alone vouch for: those no catalogue knows, and adjectives and peoples of those it does."""

from functools import lru_cache

from muasal import languages
from muasal.languages.places import place_words
from muasal.model import Document, Place, PlaceCandidate, Span
from muasal.resolve.gazetteer import Spot, load
from muasal.resolve.place_apart import SITES
from muasal.resolve.place_items import Item
from muasal.resolve.place_keys import exact
from muasal.resolve.place_names import country_number, hits
from muasal.resolve.place_scores import distance
from muasal.resolve.romanise import shown

PRECISION = {"country": "country", "settlement": "point", "street": "point", "landmark": "point"}
NATURAL = ("water", "mountain", "island")
TYPED = ("settlement", "district", "region", "water", "mountain", "island")
LONGEST_ROAD = 1000.0  # kilometres between its ends
DASHES = ("–", "-", "—")
LONGEST_TYPED = 2  # words of an unknown name that only its type word promises
METROPOLIS = 1_000_000  # inhabitants of a town whose adjective is known without its country


def located(
    candidate: PlaceCandidate, spot: Spot, reason: str, wanted: str | None = None, runner_up: str = ""
) -> Place:
    """`spot` as the place that a candidate names; a type word for an area (`wanted`) before a seat's name asks for the
    area around it."""
    around = load().spot(spot.district) if wanted == "district" and spot.seat and spot.district is not None else spot
    return Place(
        span=candidate.span,
        rule=candidate.rule,
        value=spot.name,
        country=spot.country,
        lat=round(spot.lat, 4),
        lon=round(spot.lon, 4),
        precision="region" if wanted in ("district", "region") else PRECISION.get(spot.level, "region"),
        geonameid=spot.geonameid,
        role=candidate.role,
        reason=reason,
        runner_up=runner_up,
        doubtful=candidate.doubtful,
        area=around.code,
        box=around.box,
        box_from=around.box_from,
    )


def unknown(item: Item, document: Document, within: Spot | None = None) -> list[Place]:
    """A place that no catalogue knows, but a type word promises, or a preposition and the place it is said to lie in:
    "in Norrvik, Sweden" (`within`). Its value is its name in Latin letters."""
    if item.spots or item.name >= item.name_last or not (within or _promised(item, document)):
        return []
    towns = _ends(item, document)
    if towns:
        return [_road(item, *towns)]
    name = document.text[document.tokens[item.name].start : document.tokens[item.name_last - 1].end]
    if not name[0].isupper() and item.rule != "street":
        return []
    return [
        Place(
            item.candidate.span,
            item.candidate.rule,
            role=item.candidate.role,
            value=_called(name, item, document),
            country=within.country if within else None,
            area=within.code if within else "",
            precision=PRECISION.get(item.wanted or "settlement", "region"),
            reason="called a place, but not in the gazetteer",
        )
    ]


def _named_so(item: Item, document: Document) -> bool:
    """Is a water or mountain named so, and is its word no common noun behind a name ("a Telegram channel")?"""
    if item.last == item.name_last:
        return True
    name, word = document.tokens[item.name_last - 1], document.tokens[item.name_last]
    return word.text[0].isupper() or place_words(document.language).ends("adjective", name.low)


def _called(name: str, item: Item, document: Document) -> str:
    """The name in Latin letters; a street is said to be one: "Maple Avenue", "Kenanga Street"."""
    whole = item.candidate.span.of(document.text)
    if item.rule == "street" and item.name_last < item.last and whole.isascii():
        return whole
    latin = shown(name, languages.get(document.language))
    return f"{latin} Street" if item.rule == "street" else latin


def _ends(item: Item, document: Document) -> tuple[Spot, Spot] | None:
    """The two towns that a road is named after: «трасса Пологи – Токмак»; of namesakes those nearest one another."""
    tokens = document.tokens[item.name : item.name_last]
    cut = next((at for at, token in enumerate(tokens) if token.text in DASHES), 0)
    if item.rule != "street" or not cut:
        return None
    ends = [
        [spot for hit in hits(part, document.language) if (spot := load().spot(hit.number)).level == "settlement"]
        for part in (tokens[:cut], tokens[cut + 1 :])
    ]
    pairs = [(distance(a, b), a, b) for a in ends[0] for b in ends[1] if a.number != b.number]
    km, one, other = min(pairs, default=(LONGEST_ROAD, None, None), key=lambda pair: pair[0])
    return (one, other) if one and other and km < LONGEST_ROAD else None


def _road(item: Item, one: Spot, other: Spot) -> Place:
    """The road between two towns, its point midway."""
    return Place(
        item.candidate.span,
        item.candidate.rule,
        role=item.candidate.role,
        value=f"{one.name}–{other.name} road",
        country=one.country if one.country == other.country else None,
        lat=round((one.lat + other.lat) / 2, 4),
        lon=round((one.lon + other.lon) / 2, 4),
        precision="region",
        reason=f"a road from {one.name} to {other.name}",
    )


def _promised(item: Item, document: Document) -> bool:
    """Does the type word say that a place is meant? A small one before a name does, and one behind an adjective."""
    if item.rule in SITES or (item.rule == "preposition-type" and item.wanted in TYPED):
        return item.wanted not in NATURAL or _named_so(item, document)
    if item.rule != "type" or item.wanted not in TYPED or item.name_last - item.name > LONGEST_TYPED:
        return False
    first, last = document.tokens[item.first], document.tokens[item.name_last - 1]
    if item.first < item.name:
        return first.text[0].islower() or not any(s.first == item.first for s in document.sentences)
    words = place_words(document.language)
    return item.last > item.name_last and words.ends("qualifier", last.low)


def of_people(item: Item, document: Document) -> list[Place]:
    """The place whose adjective or people opens the item, as a doubtful one; [] if it opens with neither."""
    low, words = document.tokens[item.first].low, place_words(document.language)
    match = words.at("demonym", document.tokens, item.first, item.last) if low in words.starts else None
    if match:
        number, last = country_number(match.value.value), match.last
        spot = load().spot(number) if number is not None else None
    else:
        spot, last = _qualified(low, document.language) if low.endswith(words.qualifiers) else None, item.first + 1
    if spot is None:
        return []
    start, end = document.tokens[item.first].start, document.tokens[last - 1].end
    flag = item.candidate.role == "flag"
    role = item.candidate.role if item.rule == "demonym" else "demonym"
    reason = f"an adjective or the people of {spot.name}"
    return [located(PlaceCandidate(Span(start, end), "place:demonym", role, not flag), spot, reason)]


@lru_cache(maxsize=65536)
def _qualified(low: str, code: str) -> Spot | None:
    """The town or region that an adjective belongs to: a capital or very large town, else a first-level region."""
    gazetteer, nouns = load(), place_words(code).nouns_of(low)
    towns = [
        spot
        for noun in nouns[1:]
        for number, lesser in gazetteer.find(exact(noun))
        if not lesser and (spot := gazetteer.spot(number)).level == "settlement"
        if spot.capital or spot.population >= METROPOLIS
    ]
    if towns:
        return max(towns, key=lambda spot: (spot.population, -spot.number))
    found = (gazetteer.spot(number) for noun in nouns[:1] for number, _ in gazetteer.find(exact(noun)))
    return next((spot for spot in found if spot.level == "region"), None)
