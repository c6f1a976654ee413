"""A candidate as worded, taken apart: its type word, its direction, its name, and the places the name may mean."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from muasal import languages
from muasal.languages.naming import name_words
from muasal.languages.places import PlaceWords, place_words
from muasal.model import Document, Place, Token
from muasal.resolve.gazetteer import Spot, load
from muasal.resolve.place_keys import exact
from muasal.resolve.place_names import Hit, country_number, hits, is_name

LARGE = 100_000  # inhabitants of a town that a landmark is believed to be in
QUOTES = frozenset('«»„“”"')
CANDIDATES = 40  # places of one name that are weighed
TYPED_NAME = 3  # words that a name with a type word may have without being looked for in parts
LONGEST_NAME = 5  # words of a name inside a longer run
SITES = ("street", "landmark")  # types of what the gazetteer holds only where a town or park is as well known
WATER_MALUS = 9.0  # of a town behind a word that leads to a water: «на Дніпрі»; of a river behind another
LESSER_MALUS, NEAR_MALUS, INFLECTED_MALUS, SPELT_MALUS = 2.5, 1.0, 0.3, 0.3


@dataclass(slots=True)
class Item:
    """A candidate. Tokens [first, last) are its span, [name, name_last) its name; `spots` what the name may mean."""

    place: Place
    sentence: int
    headline: bool
    first: int
    last: int
    name: int
    name_last: int
    wanted: str | None = None  # what its type word stands for
    direction: str = ""  # "eastern"
    spots: tuple[Spot, ...] = ()
    malus: dict[int, float] = field(default_factory=dict)
    partial: bool = False  # the name is only part of a longer run of capitalised words

    rule: str = field(init=False)  # of the place, without its kind

    def __post_init__(self) -> None:
        self.rule = self.place.rule.removeprefix("place:")


class Itemizer:
    """Takes the candidates of one document apart."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.tokens: Sequence[Token] = document.tokens
        self.language = languages.get(document.language)
        self.words: PlaceWords = place_words(document.language)
        self.names = name_words(document.language)
        self._at = {token.start: index for index, token in enumerate(document.tokens)}
        self.openers = frozenset(sentence.first for sentence in document.sentences)
        self._sentence = [n for n, s in enumerate(document.sentences) for _ in range(s.first, s.last)]

    def items(self, places: Sequence[Place]) -> list[Item]:
        """An item for each candidate, in their order."""
        return [self._item(place) for place in places]

    def _item(self, place: Place) -> Item:
        first = self._at[place.span.start]
        last = first + 1
        while last < len(self.tokens) and self.tokens[last].start < place.span.end:
            last += 1
        number = self._sentence[first]
        item = Item(place, number, self.document.sentences[number].headline, first, last, first, last)
        if item.rule == "soil":
            self._soil(item)
        elif item.rule == "demonym":
            pass  # it is no name; see place_worded
        elif item.rule == "street":
            self._street(item)
        elif item.rule == "landmark":
            self._strip(item)
            self._landmark(item)
        else:
            self._strip(item)
            self._find(item)
        return item

    def _soil(self, item: Item) -> None:
        """The country whose adjective opens the item."""
        match = self.words.at("demonym", self.tokens, item.first, item.last)
        number = country_number(match.value.value) if match else None
        if number is not None:
            item.spots = (load().spot(number),)

    def _strip(self, item: Item) -> None:
        """Sets the type, the direction and the name of an item; a single word is the name."""
        if item.last - item.first == 1:
            return
        direction = self.words.at("direction", self.tokens, item.name, item.name_last)
        if direction and direction.last < item.name_last and not self.tokens[item.name].text[0].isupper():
            part = self.words.at("part", self.tokens, direction.last, item.name_last - 1)
            item.direction, item.name = direction.value.value, part.last if part else direction.last
        behind = self.words.before("direction", self.tokens, item.name + 1, item.name_last)
        if behind and behind.value.side and not self.tokens[behind.first].text[0].isupper():
            item.direction, item.name_last = behind.value.value, behind.first
        before = self.words.at("type", self.tokens, item.name, item.name_last)
        after = self.words.before("type", self.tokens, item.name + 1, item.name_last)
        if after and after.value.side in ("after", "both"):
            item.name_last, item.wanted = after.first, _level(after.value.value)
        elif before and before.value.side in ("before", "both") and before.last < item.name_last:
            item.name, item.wanted = before.last, _level(before.value.value)
        while item.name < item.name_last - 1 and self.tokens[item.name].text in QUOTES:
            item.name += 1
        while item.name < item.name_last - 1 and self.tokens[item.name_last - 1].text in QUOTES:
            item.name_last -= 1

    def _street(self, item: Item) -> None:
        """Sets the name of a street, which is not looked up: «Київська вулиця» is not Kyiv."""
        whole = tuple(hit for hit in self._hits(item.first, item.last) if not hit.near and not hit.lesser)
        if whole:
            self._set(item, whole)
            return
        item.wanted = "street"
        before = self.words.at("type", self.tokens, item.first, item.last)
        after = self.words.before("type", self.tokens, item.first + 1, item.last)
        if before and before.last < item.last:
            item.name = before.last
        elif after:
            item.name_last = after.first

    def _landmark(self, item: Item) -> None:
        """A landmark may be in the gazetteer, or its genitive be the place it is in («парк Києва»)."""
        whole = [hit for hit in self._hits(item.first, item.last) if not hit.near and not hit.lesser]
        if whole:
            item.wanted = None
            self._set(item, tuple(whole))
            return
        if item.name > item.first and not self.words.ends("adjective", self.tokens[item.name].low):
            wide = [hit for hit in self._hits(item.name, item.name_last) if not hit.near and not hit.lesser]
            wide = [hit for hit in wide if load().spot(hit.number).level != "settlement" or self._large(hit)]
            if wide:
                item.wanted = None
                item.first, item.last = item.name, item.name_last
                self._set(item, tuple(wide))

    def _large(self, hit: Hit) -> bool:
        return load().spot(hit.number).population >= LARGE

    def _find(self, item: Item) -> None:
        """Looks the name up: with its type word, without it, then the longest part of it."""
        whole = self._hits(*((item.name, item.name_last) if item.direction else (item.first, item.last)))
        if whole:
            self._set(item, whole)
            return
        if (item.name, item.name_last) != (item.first, item.last) or item.direction:
            self._set(item, self._hits(item.name, item.name_last))
        if item.wanted == "district" and not item.spots and item.name_last - item.name == 1:
            self._seat(item)
        size = item.name_last - item.name
        if not item.spots and size > 1:
            self._without_neighbours(item)
        if not item.spots and size > (TYPED_NAME if item.wanted else 1):  # "the village of Upper X" is not X
            self._part(item)

    def _seat(self, item: Item) -> None:
        """A district that is not in the gazetteer is put where the town is whose adjective it bears."""
        for noun in self.words.nouns_of(self.tokens[item.name].low)[1:]:
            found = [number for number, lesser in load().find(exact(noun)) if not lesser]
            towns = tuple(Hit(n) for n in found if (spot := load().spot(n)).level == "settlement" and spot.population)
            if towns:
                self._set(item, towns)
                return

    def _without_neighbours(self, item: Item) -> None:
        """The name without a person's behind it («в Києві Віталій Плевнік»), or a common word that has its capital
        from opening the sentence («Поліція Києва»)."""
        for split in range(item.name + 1, item.name_last):
            if self.given(self.tokens[split].low) and not self.given(self.tokens[split - 1].low):
                found = self._hits(item.name, split)
                if any(not hit.near for hit in found):
                    self._set(item, found)
                    item.last = item.name_last = split
                    return
        opens = item.first == item.name and item.first in self.openers and not self.given(self.tokens[item.first].low)
        common = opens and self._common(self.tokens[item.first].low)
        if common and is_name(self.tokens[item.name + 1 : item.name_last], self.document.language):
            self._set(item, self._hits(item.name + 1, item.name_last))
            item.place = replace(item.place, role=self._office(self.tokens[item.first].low))
            item.first = item.name = item.name + 1

    def given(self, low: str) -> bool:
        """Is this a first name?"""
        return self.names.is_("given", low)

    def _common(self, low: str) -> bool:
        """Is it a noun for a person or body, or another word the tables know, and no name?"""
        noun = self.language.nouns.get(low)
        body = self.names.is_("body", low) or (noun is not None and noun.type not in ("country", "place"))
        return body or low in self.names.vocabulary

    def _office(self, low: str) -> str:
        """The role of the place behind a noun in the same run of capitals: a mayor is over it, a court sits there."""
        noun = self.language.nouns.get(low)
        return "office" if noun and noun.type in ("person", "title") else "seat"

    def _part(self, item: Item) -> None:
        """The longest part of a run that is a name, the leftmost of equals."""
        for size in range(min(LONGEST_NAME, item.name_last - item.name - 1), 0, -1):
            for start in range(item.name, item.name_last - size + 1):
                if "mark" in (self.tokens[start].kind, self.tokens[start + size - 1].kind):
                    continue
                if is_name(self.tokens[start : start + size], self.document.language):
                    self._set(item, self._hits(start, start + size))
                    item.name, item.name_last = start, start + size
                    item.wanted = self._type_within(start, start + size)
                    item.partial = True
                    if start > item.first and not item.wanted:
                        item.place = replace(item.place, role=self._office(self.tokens[start - 1].low))
                    return

    def _type_within(self, first: int, last: int) -> str | None:
        """What a type word at the end or the head of tokens [first, last) stands for."""
        after = self.words.before("type", self.tokens, first + 1, last)
        before = self.words.at("type", self.tokens, first, last - 1)
        if after and after.value.side in ("after", "both"):
            return _level(after.value.value)
        return _level(before.value.value) if before and before.value.side in ("before", "both") else None

    def _hits(self, first: int, last: int) -> tuple[Hit, ...]:
        return hits(self.tokens[first:last], self.document.language)

    def _part_water(self, item: Item, spots: Sequence[Spot]) -> None:
        """Of a river and a town of one name, the river is meant behind «на» and «через», a large town behind «в»."""
        before = self.tokens[item.first - 1] if item.first and item.first not in self.openers else None
        if before is None or not (self.words.is_("afloat", before) or self.words.is_("ashore", before)):
            return
        afloat, large = self.words.is_("afloat", before), any(spot.population >= LARGE for spot in spots)
        for spot in spots:
            wrong = spot.level in ("settlement", "district") if afloat else spot.level == "area" and large
            item.malus[spot.number] += WATER_MALUS if wrong else 0.0

    def _set(self, item: Item, found: tuple[Hit, ...]) -> None:
        gazetteer = load()
        item.malus = {
            hit.number: LESSER_MALUS * hit.lesser + NEAR_MALUS * hit.near + INFLECTED_MALUS * hit.inflected
            for hit in found
        }
        spots = [gazetteer.spot(hit.number) for hit in found]
        if len(spots) > 1:
            key = exact(" ".join(token.low for token in self.tokens[item.name : item.name_last]))
            for spot in spots if key.isascii() else ():  # "Primorsk" is rather a Primorsk than a Prymorsk
                if spot.level == "settlement" and exact(spot.name) != key:
                    item.malus[spot.number] += SPELT_MALUS
        if {"area", "settlement"} <= {spot.level for spot in spots} and not item.wanted:
            self._part_water(item, spots)
        if len(spots) > CANDIDATES:
            spots.sort(key=lambda s: (-s.population, s.number))
            spots = sorted(spots[:CANDIDATES], key=lambda s: s.number)
        item.spots = tuple(spots)


def _level(stands_for: str) -> str | None:
    """What a type word asks for; a site's says nothing about the place."""
    return None if stands_for == "site" else stands_for


def joined_possessives(items: list[Item], document: Document) -> list[Item]:
    """Items, where "Russia's" and "Far East" are one if the gazetteer has a place of both words."""
    out: list[Item] = []
    for item in items:
        before = out[-1] if out else None
        if before and before.rule == "possessive" and before.last == item.first and not item.wanted:
            found = hits(document.tokens[before.first : item.last], document.language)
            if found:
                gazetteer = load()
                out.pop()
                span = before.place.span._replace(end=item.place.span.end)
                place = replace(item.place, span=span)
                spots = tuple(gazetteer.spot(hit.number) for hit in found)
                item = replace(
                    item, place=place, first=before.first, name=before.first, spots=spots, malus={}, partial=False
                )
        out.append(item)
    return out
