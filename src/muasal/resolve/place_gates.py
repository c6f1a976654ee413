"""Is a name that the gazetteer knows a place where it stands? Says "place", "doubtful" or "drop" of each candidate."""

from collections.abc import Mapping, Sequence

from muasal.languages.places import place_words
from muasal.model import Document
from muasal.resolve.gazetteer import Spot
from muasal.resolve.place_items import Item

TOWN, CITY = 15_000, 100_000  # inhabitants from which a town is believed on a preposition alone, and on nothing
WEAK = ("bare", "possessive")
TYPED = ("type", "preposition-type")


class Gate:
    """Judges the candidates of one document."""

    def __init__(
        self, items: Sequence[Item], document: Document, countries: Mapping[str, float], home: str | None
    ) -> None:
        self.items, self.document = items, document
        self.tokens = document.tokens
        self.countries = frozenset(countries) | ({home} if home else frozenset())
        self.words = place_words(document.language)
        self.surnames = {
            self.tokens[item.last - 1].low
            for item in items
            if (not item.spots or item.partial) and item.last - item.first > 1 and not item.headline
        }
        self.spoken_for = {
            spot.number for item in items if item.rule not in WEAK and not item.partial for spot in item.spots
        }

    def verdict(self, index: int, best: Spot) -> str:
        """What to do with item `index`, of which `best` is the likeliest place."""
        item = self.items[index]
        if item.partial:
            return self._part(item, best)
        if item.rule in TYPED:
            return "place" if item.wanted or best.level == "area" else self._plain(item, best, index)
        if item.rule in WEAK:
            return self._weak(item, best, index)
        return self._plain(item, best, index)

    def _plain(self, item: Item, best: Spot, index: int) -> str:
        """A name that a preposition, a list or a dateline speaks for."""
        if best.level not in ("settlement", "district"):
            return "place"
        known = best.country in self.countries
        if item.malus.get(best.number) and not known:
            return "drop"
        if item.last - item.first == 1 and self.tokens[item.first].low in self.surnames and best.population < CITY * 10:
            return "drop"
        if item.rule == "list" and not known and best.population < CITY:
            return "drop"
        believed = known or best.seat or best.population >= TOWN or item.rule == "dateline"
        return "place" if believed else "drop"

    def _weak(self, item: Item, best: Spot, index: int) -> str:
        """A name that nothing speaks for: a country or capital acts, a large town or one named elsewhere may be meant."""
        if best.level == "area":
            return "place" if item.rule == "bare" else "doubtful"
        if best.level in ("country", "region"):
            return "doubtful" if not item.malus.get(best.number) else "drop"
        if item.last - item.first == 1 and self.tokens[item.first].low in self.surnames and best.population < CITY * 10:
            return "drop"
        if item.malus.get(best.number) and best.country not in self.countries:
            return "drop"
        if best.number in self.spoken_for or best.population >= CITY or best.capital:
            return "doubtful" if best.capital or not self._enumerated(index) else "place"
        return "drop"

    def _part(self, item: Item, best: Spot) -> str:
        """A name inside a longer run: an office or a body is called after it, or the run is a headline."""
        if item.malus.get(best.number):
            return "drop"
        if item.headline and best.number in self.spoken_for:
            return "place" if best.level not in ("country",) else "doubtful"
        return "doubtful" if best.level in ("country", "region") else "drop"

    def _enumerated(self, index: int) -> bool:
        """Does another bare town stand beside it, parted by a comma or "and" alone?"""
        return any(
            0 <= i < len(self.items) and self._beside(min(i, index), max(i, index)) for i in (index - 1, index + 1)
        )

    def _beside(self, a: int, b: int) -> bool:
        one, other = self.items[a], self.items[b]
        between = self.tokens[one.last : other.first]
        towns = all(i.spots and i.spots[0].level == "settlement" and not i.partial for i in (one, other))
        return towns and 0 < len(between) <= 2 and all(t.text == "," or self.words.is_("and", t) for t in between)
