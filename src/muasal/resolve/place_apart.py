"""The words of a candidate taken apart: its type word, its direction, its name, and the places the name may mean.

Only the words count here, wherever they stand; so what was found in them is remembered, since names come again.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from muasal import languages
from muasal.languages.naming import name_words
from muasal.languages.places import place_words
from muasal.model import Token
from muasal.resolve.gazetteer import Spot, load
from muasal.resolve.place_keys import exact
from muasal.resolve.place_names import Hit, country_number, hits, is_name

LARGE = 100_000  # inhabitants of a town that a landmark is believed to be in
QUOTES = frozenset('«»„“”"')
CANDIDATES = 40  # places of one name that are weighed
TYPED_NAME = 3  # words that a name with a type word may have without being looked for in parts
LONGEST_NAME = 5  # words of a name inside a longer run
SITES = ("street", "landmark")  # types of what the gazetteer holds only where a town or park is as well known
ODD = ("soil", "demonym", *SITES)  # rules of candidates that are taken apart in a way of their own
LESSER_MALUS, NEAR_MALUS, INFLECTED_MALUS, SPELT_MALUS = 2.5, 1.0, 0.3, 0.3
REMEMBERED = 1 << 14  # candidates


class Apart(NamedTuple):
    """What was found in the words of a candidate, by their numbers: [first, last) are left of it, [name, name_last) are
    its name."""

    first: int
    last: int
    name: int
    name_last: int
    wanted: str | None  # what its type word stands for
    direction: str  # "eastern"
    spots: tuple[Spot, ...]  # what the name may mean
    malus: Mapping[int, float]  # by number: a lesser name, another spelling
    partial: bool  # the name is only part of a longer run of capitalised words
    role: str  # of the place, by another word of the run: an office's, a body's
    watery: int | None  # a river and a town have the name, and the word before this one may tell which is meant


_known: dict[tuple[object, ...], Apart] = {}  # by language, way, whether it opens a sentence, and the words


def apart(tokens: Sequence[Token], rule: str, opens: bool, code: str) -> Apart:
    """The tokens of a candidate in the language `code`, taken apart. `rule` is what speaks for it; `opens`: does it
    open its sentence?"""
    way = rule if rule in ODD else ""
    asked = (code, way, opens, *[token.text for token in tokens])
    found = _known.get(asked)
    if found is None:
        if len(_known) >= REMEMBERED:
            _known.clear()
        found = _known[asked] = _Taker(tokens, opens, code).taken(way)
    return found


class _Taker:
    """Takes the words of one candidate apart. Its fields are those of Apart."""

    def __init__(self, tokens: Sequence[Token], opens: bool, code: str) -> None:
        self.tokens, self.opens, self.code = tokens, opens, code
        self.language, self.words, self.names = languages.get(code), place_words(code), name_words(code)
        self.first = self.name = 0
        self.last = self.name_last = len(tokens)
        self.wanted: str | None = None
        self.direction = self.role = ""
        self.spots: tuple[Spot, ...] = ()
        self.malus: Mapping[int, float] = {}
        self.partial = False
        self.watery: int | None = None

    def taken(self, rule: str) -> Apart:
        """What is found, by the way of candidates with this rule."""
        if rule == "soil":
            self._soil()
        elif rule == "street":
            self._street()
        elif rule == "landmark":
            self._strip()
            self._landmark()
        elif rule != "demonym":  # that is no name; see place_worded
            self._strip()
            self._find()
        return Apart(
            self.first,
            self.last,
            self.name,
            self.name_last,
            self.wanted,
            self.direction,
            self.spots,
            self.malus,
            self.partial,
            self.role,
            self.watery,
        )

    def _soil(self) -> None:
        """The country whose adjective opens the words."""
        match = self.words.at("demonym", self.tokens, self.first, self.last)
        number = country_number(match.value.value) if match else None
        if number is not None:
            self.spots = (load().spot(number),)

    def _strip(self) -> None:
        """Sets the type, the direction and the name; a single word is the name."""
        if self.last - self.first == 1:
            return
        direction = self.words.at("direction", self.tokens, self.name, self.name_last)
        if direction and direction.last < self.name_last and not self.tokens[self.name].text[0].isupper():
            part = self.words.at("part", self.tokens, direction.last, self.name_last - 1)
            self.direction, self.name = direction.value.value, part.last if part else direction.last
        behind = self.words.before("direction", self.tokens, self.name + 1, self.name_last)
        if behind and behind.value.side and not self.tokens[behind.first].text[0].isupper():
            self.direction, self.name_last = behind.value.value, behind.first
        before = self.words.at("type", self.tokens, self.name, self.name_last)
        after = self.words.before("type", self.tokens, self.name + 1, self.name_last)
        if after and after.value.side in ("after", "both"):
            self.name_last, self.wanted = after.first, _level(after.value.value)
        elif before and before.value.side in ("before", "both") and before.last < self.name_last:
            self.name, self.wanted = before.last, _level(before.value.value)
        while self.name < self.name_last - 1 and self.tokens[self.name].text in QUOTES:
            self.name += 1
        while self.name < self.name_last - 1 and self.tokens[self.name_last - 1].text in QUOTES:
            self.name_last -= 1

    def _street(self) -> None:
        """Sets the name of a street, which is not looked up: «Київська вулиця» is not Kyiv."""
        whole = tuple(hit for hit in self._hits(self.first, self.last) if not hit.near and not hit.lesser)
        if whole:
            self._set(whole)
            return
        self.wanted = "street"
        before = self.words.at("type", self.tokens, self.first, self.last)
        after = self.words.before("type", self.tokens, self.first + 1, self.last)
        if before and before.last < self.last:
            self.name = before.last
        elif after:
            self.name_last = after.first

    def _landmark(self) -> None:
        """A landmark may be in the gazetteer, or its genitive be the place it is in («парк Києва»)."""
        whole = [hit for hit in self._hits(self.first, self.last) if not hit.near and not hit.lesser]
        if whole:
            self.wanted = None
            self._set(tuple(whole))
            return
        if self.name > self.first and not self.words.ends("adjective", self.tokens[self.name].low):
            wide = [hit for hit in self._hits(self.name, self.name_last) if not hit.near and not hit.lesser]
            wide = [hit for hit in wide if load().spot(hit.number).level != "settlement" or self._large(hit)]
            if wide:
                self.wanted = None
                self.first, self.last = self.name, self.name_last
                self._set(tuple(wide))

    def _large(self, hit: Hit) -> bool:
        return load().spot(hit.number).population >= LARGE

    def _find(self) -> None:
        """Looks the name up: with its type word, without it, then the longest part of it."""
        whole = self._hits(*((self.name, self.name_last) if self.direction else (self.first, self.last)))
        if whole:
            self._set(whole)
            return
        if (self.name, self.name_last) != (self.first, self.last) or self.direction:
            self._set(self._hits(self.name, self.name_last))
        if self.wanted == "district" and not self.spots and self.name_last - self.name == 1:
            self._seat()
        size = self.name_last - self.name
        if not self.spots and size > 1:
            self._without_neighbours()
        if not self.spots and size > (TYPED_NAME if self.wanted else 1):  # "the village of Upper X" is not X
            self._part()

    def _seat(self) -> None:
        """A district that is not in the gazetteer is put where the town is whose adjective it bears."""
        for noun in self.words.nouns_of(self.tokens[self.name].low)[1:]:
            found = [number for number, lesser in load().find(exact(noun)) if not lesser]
            towns = tuple(Hit(n) for n in found if (spot := load().spot(n)).level == "settlement" and spot.population)
            if towns:
                self._set(towns)
                return

    def _without_neighbours(self) -> None:
        """The name without a person's behind it («в Києві Віталій Плевнік»), or a common word that has its capital
        from opening the sentence («Поліція Києва»)."""
        for split in range(self.name + 1, self.name_last):
            if self.given(self.tokens[split].low) and not self.given(self.tokens[split - 1].low):
                found = self._hits(self.name, split)
                if any(not hit.near for hit in found):
                    self._set(found)
                    self.last = self.name_last = split
                    return
        opens = self.first == self.name and self.opens and not self.given(self.tokens[self.first].low)
        common = opens and self._common(self.tokens[self.first].low)
        if common and is_name(self.tokens[self.name + 1 : self.name_last], self.code):
            self._set(self._hits(self.name + 1, self.name_last))
            self.role = self._office(self.tokens[self.first].low)
            self.first = self.name = self.name + 1

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

    def _part(self) -> None:
        """The longest part of a run that is a name, the leftmost of equals."""
        marks = [token.kind == "mark" for token in self.tokens]
        for size in range(min(LONGEST_NAME, self.name_last - self.name - 1), 0, -1):
            for start in range(self.name, self.name_last - size + 1):
                if marks[start] or marks[start + size - 1]:
                    continue
                if is_name(self.tokens[start : start + size], self.code):
                    self._set(self._hits(start, start + size))
                    self.name, self.name_last = start, start + size
                    self.wanted = self._type_within(start, start + size)
                    self.partial = True
                    if start > self.first and not self.wanted:
                        self.role = self._office(self.tokens[start - 1].low)
                    return

    def _type_within(self, first: int, last: int) -> str | None:
        """What a type word at the end or the head of tokens [first, last) stands for."""
        after = self.words.before("type", self.tokens, first + 1, last)
        before = self.words.at("type", self.tokens, first, last - 1)
        if after and after.value.side in ("after", "both"):
            return _level(after.value.value)
        return _level(before.value.value) if before and before.value.side in ("before", "both") else None

    def _hits(self, first: int, last: int) -> tuple[Hit, ...]:
        return hits(self.tokens[first:last], self.code)

    def _set(self, found: tuple[Hit, ...]) -> None:
        gazetteer = load()
        malus = {
            hit.number: LESSER_MALUS * hit.lesser + NEAR_MALUS * hit.near + INFLECTED_MALUS * hit.inflected
            for hit in found
        }
        spots = [gazetteer.spot(hit.number) for hit in found]
        if len(spots) > 1:
            key = exact(" ".join(token.low for token in self.tokens[self.name : self.name_last]))
            for spot in spots if key.isascii() else ():  # "Primorsk" is rather a Primorsk than a Prymorsk
                if spot.level == "settlement" and exact(spot.name) != key:
                    malus[spot.number] += SPELT_MALUS
        if {"area", "settlement"} <= {spot.level for spot in spots} and not self.wanted:
            self.watery = self.first
        if len(spots) > CANDIDATES:
            spots.sort(key=lambda s: (-s.population, s.number))
            spots = sorted(spots[:CANDIDATES], key=lambda s: s.number)
        self.malus, self.spots = malus, tuple(spots)


def _level(stands_for: str) -> str | None:
    """What a type word asks for; a site's says nothing about the place."""
    return None if stands_for == "site" else stands_for
