"""The candidates of a document as items: their tokens, taken apart, and the places they may mean."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from muasal.languages.places import place_words
from muasal.model import Document, PlaceCandidate
from muasal.resolve.gazetteer import Spot, load
from muasal.resolve.place_apart import LARGE, Apart, apart
from muasal.resolve.place_names import hits

WATER_MALUS = 9.0  # of a town behind a word that leads to a water: «на Дніпрі»; of a river behind another


@dataclass(slots=True)
class Item:
    """A candidate. Tokens [first, last) are its span, [name, name_last) its name; the rest is as in place_apart."""

    candidate: PlaceCandidate
    rule: str  # of the candidate, without its kind
    sentence: int
    headline: bool
    first: int
    last: int
    name: int
    name_last: int
    wanted: str | None
    direction: str
    spots: tuple[Spot, ...]
    malus: Mapping[int, float]
    partial: bool


class Itemizer:
    """Takes the candidates of one document apart."""

    def __init__(self, document: Document) -> None:
        self.document, self.tokens = document, document.tokens
        self.words = place_words(document.language)

    def items(self, candidates: Sequence[PlaceCandidate]) -> list[Item]:
        """An item for each candidate, in their order."""
        return [self._item(candidate) for candidate in candidates]

    def _item(self, candidate: PlaceCandidate) -> Item:
        document, rule, (start, end) = self.document, candidate.rule.removeprefix("place:"), candidate.span
        first, last = document.token_from(start), document.token_from(end)
        number = document.sentence_at(start)
        sentence = document.sentences[number]
        found = apart(self.tokens[first:last], rule, first == sentence.first, document.language)
        malus = found.malus if found.watery is None else self._parted(found, first, first == sentence.first)
        return Item(
            candidate._replace(role=found.role) if found.role else candidate,
            rule,
            number,
            sentence.headline,
            first + found.first,
            first + found.last,
            first + found.name,
            first + found.name_last,
            found.wanted,
            found.direction,
            found.spots,
            malus,
            found.partial,
        )

    def _parted(self, found: Apart, first: int, opens: bool) -> Mapping[int, float]:
        """Of a river and a town of one name, the river is meant behind «на» and «через», a large town behind «в»."""
        at = first + (found.watery or 0)
        if not at or (opens and at == first):
            return found.malus
        afloat = self.words.is_("afloat", self.tokens[at - 1])
        if not afloat and not self.words.is_("ashore", self.tokens[at - 1]):
            return found.malus
        large = any(spot.population >= LARGE for spot in found.spots)
        wrong = {
            spot.number
            for spot in found.spots
            if (spot.level in ("settlement", "district") if afloat else spot.level == "area" and large)
        }
        return {number: malus + WATER_MALUS * (number in wrong) for number, malus in found.malus.items()}


def joined_possessives(items: list[Item], document: Document) -> list[Item]:
    """Items, where "Russia's" and "Far East" are one if the gazetteer has a place of both words."""
    out: list[Item] = []
    for item in items:
        before = out[-1] if out else None
        if before and before.rule == "possessive" and before.last == item.first and not item.wanted:
            found = hits(document.tokens[before.first : item.last], document.language)
            if found:
                gazetteer, start = load(), out.pop().first
                span = before.candidate.span._replace(end=item.candidate.span.end)
                candidate = item.candidate._replace(span=span)
                spots = tuple(gazetteer.spot(hit.number) for hit in found)
                item = replace(item, candidate=candidate, first=start, name=start, spots=spots, malus={}, partial=False)
        out.append(item)
    return out
