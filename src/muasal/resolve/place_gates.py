"""Is a name that the gazetteer knows a place where it stands? Says "place", "doubtful" or "drop" of each candidate."""

from collections.abc import Mapping, Sequence

from muasal import languages
from muasal.languages.naming import name_words
from muasal.languages.places import place_words
from muasal.model import Document
from muasal.resolve.gazetteer import Spot
from muasal.resolve.place_apart import INFLECTED_MALUS, NEAR_MALUS, QUOTES
from muasal.resolve.place_items import Item

# inhabitants from which a name is believed on less and less
TOWN, BIG_TOWN, CITY, METROPOLIS = 15_000, 50_000, 100_000, 1_000_000
ROW = 2  # further towns in a row that make even a small one believed
SHORT = 4  # letters of an acronym
PEOPLE = ("person", "title")  # types of nouns.tsv
WEAK = ("bare", "people", "possessive")
TYPED = ("type", "preposition-type")
WIDE = ("country", "region", "area")


class Gate:
    """Judges the candidates of one document."""

    def __init__(
        self, items: Sequence[Item], document: Document, countries: Mapping[str, float], home: str | None
    ) -> None:
        self.items, self.tokens = items, document.tokens
        self.words = place_words(document.language)
        self.names = name_words(document.language)
        self.language = languages.get(document.language)
        self.inflects = bool(self.language.config.get("inversion"))
        self.countries = frozenset(countries) | ({home} if home else frozenset())
        self.quotes = frozenset(document.quotes)
        self.openers = frozenset(sentence.first for sentence in document.sentences)
        self.surnames = frozenset(map(self._surname, items)) - {""}
        strong = (item for item in items if item.rule not in WEAK and not item.partial)
        self.rows = self._rows()
        self.spoken_for = frozenset(spot.number for item in strong for spot in item.spots)

    def hopeless(self, index: int) -> bool:
        """Can item `index` be no place, whichever of its places is meant?"""
        item = self.items[index]
        if not item.spots or self._acronym(item) or self._quoted(item) or self._person(item):
            return True
        if self._alone(item) and self.tokens[item.first].low in self.surnames:
            return not any(spot.level in WIDE or spot.population >= METROPOLIS for spot in item.spots)
        if item.rule not in WEAK or self.rows[index] >= ROW:
            return False
        if item.rule == "people" and any(_owner(item, spot) for spot in item.spots):
            return False
        return not any(
            spot.level in WIDE or spot.population >= CITY or spot.capital or spot.number in self.spoken_for
            for spot in item.spots
        )

    def verdict(self, index: int, best: Spot, why: str) -> str:
        """What to do with item `index`, of which `best` is the likeliest place; `why` says which neighbours tell so."""
        item = self.items[index]
        if item.wanted in ("water", "mountain") and best.level != "area":
            return "drop"
        if item.wanted == "island" and best.level == "settlement" and best.country not in self.countries:
            return "drop"
        if item.partial:
            return self._part(item, best)
        if item.rule in WEAK:
            return "doubtful" if _owner(item, best) else self._weak(index, item, best, why)
        if item.wanted and item.rule in TYPED:
            return "place"
        return self._plain(item, best, why)

    def _plain(self, item: Item, best: Spot, why: str) -> str:
        """A name that a preposition, a list or a dateline speaks for."""
        if self.inflects and self._given(item) and not (best.population >= CITY or best.level in ("country", "region")):
            return "drop"  # «с Романом»: many prepositions stand before persons as well
        if best.level in WIDE:
            return "place"
        close = bool(why) and item.malus.get(best.number, 0.0) < NEAR_MALUS
        if close or best.country in self.countries or best.seat or item.rule == "dateline":
            return "place"
        if item.rule == "list" or item.malus.get(best.number, 0.0) >= NEAR_MALUS:
            return "place" if best.population >= CITY else "drop"
        return "place" if best.population >= (BIG_TOWN if item.malus.get(best.number) else TOWN) else "drop"

    def _weak(self, index: int, item: Item, best: Spot, why: str) -> str:
        """A name that nothing speaks for: states and capitals act; a large town or one named elsewhere may be meant."""
        malus = item.malus.get(best.number, 0.0)
        known = best.country in self.countries
        named = best.number in self.spoken_for or best.level == "country" or why.endswith("beside it")
        if self._given(item) and not named:
            return "drop"
        if malus > NEAR_MALUS or (malus >= NEAR_MALUS and not known):
            return "drop"
        if best.level == "country":
            return "place" if item.candidate.role == "flag" else "doubtful"
        if best.level == "area" and self._of_somebody(item):
            return "drop"
        if best.level == "area":
            return "place" if item.rule != "possessive" else "doubtful"
        famous = best.level == "settlement" and (best.capital or best.population >= METROPOLIS)
        slight = malus <= INFLECTED_MALUS if famous else not malus
        if best.number not in self.spoken_for and not known and (not slight or item.first in self.openers):
            return "drop"
        if best.level == "region":
            return "doubtful"
        row = self.rows[index]
        if row >= ROW and known:
            return "place"
        if best.number in self.spoken_for or best.population >= CITY or best.capital:
            return "doubtful" if best.capital or not row else "place"
        return "drop"

    def _of_somebody(self, item: Item) -> bool:
        """Does a noun for a person follow a name at once, where heads stand last: "the Amazon founder"? Rivers and seas
        employ nobody; firms are called after them."""
        noun = self.language.nouns.get(self.tokens[item.last].low) if item.last < len(self.tokens) else None
        return self.language.config.get("noun_head") == "last" and noun is not None and noun.type in PEOPLE

    def _part(self, item: Item, best: Spot) -> str:
        """A name inside a longer run: an office or a body is called after it, or the run is a headline."""
        if item.malus.get(best.number, 0.0) >= NEAR_MALUS:
            return "drop"
        if item.wanted:
            return "doubtful" if item.rule in WEAK else "place"
        if item.headline and best.number in self.spoken_for:
            return "doubtful" if best.level == "country" else "place"
        return "doubtful" if best.level in ("country", "region") else "drop"

    def _acronym(self, item: Item) -> bool:
        """A short name all in capitals that is no alias of a country: HUR, EU."""
        token = self.tokens[item.name]
        alone = item.name_last - item.name == 1 and item.rule != "dateline"
        short = token.text.isupper() and len(token.text) <= SHORT
        return alone and short and not self.words.is_("name", token)

    def _quoted(self, item: Item) -> bool:
        """Does it stand alone in quotation marks, as titles and names of firms do?"""
        if item.candidate.span in self.quotes:
            return True
        around = self.tokens[item.first - 1 : item.first] + self.tokens[item.last : item.last + 1]
        return item.rule in WEAK and len(around) == 2 and all(token.text in QUOTES for token in around)

    def _person(self, item: Item) -> bool:
        """Is it part of a person's name: behind an initial, or in a run with a first name?"""
        if item.partial and not item.wanted:
            return any(self.names.is_("given", self.tokens[at].low) for at in range(item.first, item.last))
        dot, letter = self.tokens[item.first - 1 : item.first], self.tokens[item.first - 2 : item.first - 1]
        initial = bool(dot and letter) and dot[0].text == "." and len(letter[0].text) == 1 and letter[0].text.isupper()
        return initial and item.rule in WEAK and item.first - 2 not in self.openers

    def _given(self, item: Item) -> bool:
        """A first name, which as often is that of somebody: «Владимир», "Florence"."""
        return self._alone(item) and self.names.is_("given", self.tokens[item.first].low)

    def _alone(self, item: Item) -> bool:
        return item.last - item.first == 1

    def _surname(self, item: Item) -> str:
        """The last word of a run that as a whole is no place, as the names of persons are; else ""."""
        whole = item.headline or (item.spots and not item.partial)
        return "" if whole or item.last - item.first == 1 else self.tokens[item.last - 1].low

    def _rows(self) -> list[int]:
        """For each item, how many more towns stand in one row with it, parted by commas and "and" alone."""
        out: list[int] = []
        start = 0
        for index in range(1, len(self.items) + 1):
            if index == len(self.items) or not self._beside(index - 1, index):
                out += [index - start - 1] * (index - start)
                start = index
        return out

    def _beside(self, a: int, b: int) -> bool:
        one, other = self.items[a], self.items[b]
        if other.first - one.last > 2 or not (one.spots and other.spots):
            return False
        between = self.tokens[one.last : other.first]
        towns = all(i.spots and not i.partial and any(s.level == "settlement" for s in i.spots) for i in (one, other))
        return towns and 0 < len(between) <= 2 and all(t.text == "," or self.words.is_("and", t) for t in between)


def _owner(item: Item, spot: Spot) -> bool:
    """Is it the town whose people a noun before it means, in another case: «шахтёры Воркуты»? A surname would be in the
    case of the noun, and states act."""
    inflected = INFLECTED_MALUS <= item.malus.get(spot.number, 0.0) < NEAR_MALUS
    return item.rule == "people" and inflected and spot.level not in ("country", "region")
