"""What the tables say of one word as written, wherever it stands: asked once for each word of a language, remembered.

Names and places are read by these facts: a document's capitals and the words that begin or end a phrase of some table
are seen in one look at each token, and the tables of phrases are asked only there.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, NamedTuple

from muasal import tables
from muasal.languages import Language, Lexicon
from muasal.languages.naming import name_words
from muasal.languages.places import place_words
from muasal.model import Token
from muasal.read.numeral_words import numerals
from muasal.read.segment import token_of
from muasal.read.time_words import time_words

ACRONYM = 6  # letters; what is longer is a word somebody stresses
SHORT = 3  # letters of a word that may be a syllable, an abbreviation
KNOWN = 1 << 15  # words that are remembered
ROMAN = re.compile(r"[IVXLC]+")
# tables of phrases, of which a word may begin or end some
NOUN, CUE, THING, LEGAL, BODY, MEDIUM, FIELD = (1 << place for place in range(7))
NAME, DEMONYM, TYPE, DIRECTION, PART, SOIL, FLAG, PREPOSITION, ARTICLE = (1 << place for place in range(7, 16))
PLACES = NAME | DEMONYM | TYPE | DIRECTION | PART | SOIL | FLAG | PREPOSITION | ARTICLE
COUNTRY, BODIES = NOUN | NAME | DEMONYM, NOUN | LEGAL | BODY | MEDIUM
OF_NAMES = {THING: "thing", LEGAL: "legal", BODY: "body", MEDIUM: "medium", FIELD: "field"}
OF_PLACES = {
    **{NAME: "name", DEMONYM: "demonym", TYPE: "type", DIRECTION: "direction", PART: "part", SOIL: "soil"},
    **{FLAG: "flag", PREPOSITION: "preposition", ARTICLE: "article"},
}
# ways a candidate for a place begins: with a capital or a name without one, a word for streets, an adjective; NEVER:
# by itself it is none
NAMED, STREET, QUALIFIED, NEVER = 1, 2, 4, 8


class Facts(NamedTuple):
    """What the tables say of one word as written.

    bare: case-folded, without a possessive ending, which has `possessive` letters
    capital: written with one, if behind a particle ("al-Ani"); upper: it is the first letter
    acronym, given: by its letters and its capital; given is a first name
    no_name: none even with a capital; common: part of no person's name; function: a word of grammar
    honours: a title before its holder's name
    patronymic: a part of a person's name by its ending
    opener: a common word, which may have its capital from opening a sentence
    closed: no part of a place's name
    number, time: a number or fraction may begin with it, a rule of times may match at it
    place: how a candidate for a place may begin with it: NAMED · STREET · QUALIFIED, and NEVER beside these; 0 if none
    begins, ends: tables with a phrase that begins, ends with it
    """

    bare: str
    possessive: int
    mark: bool
    begins: int
    ends: int
    place: int = 0
    number: bool = False
    time: bool = False
    capital: bool = False
    upper: bool = False
    acronym: bool = False
    given: bool = False
    no_name: bool = False
    function: bool = False
    common: bool = False
    honours: bool = False
    patronymic: bool = False
    opener: bool = False
    closed: bool = False


class Known(dict[str, Facts]):
    """The facts of the words of one language, by the word as written. Most are in no table, which is soon seen."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self.language, self.names, self.places = language, name_words(language.code), place_words(language.code)
        self.numbers, self.times = numerals(language), time_words(language)
        self.closed = _closed(language)
        phrases: dict[int, Lexicon[Any]] = {
            **{NOUN: language.nouns, CUE: language.cues},
            **{table: self.places.phrases(name) for table, name in OF_PLACES.items()},
            **{table: self.names.phrases(name) for table, name in OF_NAMES.items()},
        }
        self._heads = _masks({table: lexicon.heads[0] for table, lexicon in phrases.items()})
        self._stems = _masks({table: lexicon.heads[1] for table, lexicon in phrases.items()})
        self._tails = _masks({table: self.places.tails(name) for table, name in OF_PLACES.items()})
        self._lengths = sorted({len(stem) for stem in self._stems})
        self._shortest = min(self._lengths, default=0)
        self._roots = frozenset(stem[: self._shortest] for stem in self._stems)
        self._told = self.names.told | self.closed | language.words.get("title", frozenset())

    def __missing__(self, text: str) -> Facts:
        """The facts of a word that was not met before."""
        if len(self) >= KNOWN:
            self.clear()
        text, low, kind = token_of(text)
        word = kind == "word"
        possessive = self.language.possessive(low) if self.language.possessives else 0
        bare = low[: len(low) - possessive]
        upper = word and text[0].isupper()
        capital = upper or (word and "-" in text and self._prefixed(text))
        begins, closed, places = self._begins(low), low in self.closed, self.places
        dull = closed and not possessive and not begins & (NAME | DEMONYM)
        named = not dull and (upper or low in places.starts)
        place = NAMED * named | STREET * (low in places.streets) | QUALIFIED * low.endswith(places.qualifiers)
        place |= NEVER * (place and places.has("never", low))
        number = self.numbers.tells(low, kind)
        time = self.times.may_tell(low, kind) or (number and self.numbers.of(low, "add") is not None)
        plain = Facts(bare, possessive, kind == "mark", begins, self._tails.get(low, 0), place, number, time)
        told = capital or begins or low in self._told or bare in self._told or self.names.may_end(bare)
        found = self[text] = self._told_of(plain, text, capital, upper, closed) if told else plain
        return found

    def _begins(self, low: str) -> int:
        tables = self._heads.get(low, 0)
        if low[: self._shortest] in self._roots:
            for length in self._lengths:
                tables |= self._stems.get(low[:length], 0)
        return tables

    def _told_of(self, plain: Facts, text: str, capital: bool, upper: bool, closed: bool) -> Facts:
        """The facts of a word that some table knows or that has a capital."""
        names, bare = self.names, plain.bare
        classes = names.classes(bare)
        is_given, never, common = "given" in classes, "never" in classes, "common" in classes
        letters = text[: len(text) - plain.possessive].replace("-", "") if capital else ""
        stressed = len(letters) > SHORT and is_given  # a first name all in capitals
        short = 2 <= len(letters) <= ACRONYM and letters.isupper() and not ROMAN.fullmatch(letters)
        known, function = bare in names.vocabulary or common, bare in names.closed
        return plain._replace(
            capital=capital,
            upper=upper,
            acronym=short and not stressed,
            given=capital and is_given,
            no_name=never or (bare in names.dates and not is_given),
            function=function,
            common=known or "field" in classes,
            honours=self.language.is_("title", bare),
            patronymic="patronymic" in classes,
            opener=function or ((known or never) and "body" not in classes),
            closed=closed,
        )

    def _prefixed(self, text: str) -> bool:
        """`al-Ani`: a particle and a hyphen before the capital."""
        head, _, tail = text.partition("-")
        return tail[:1].isupper() and self.language.is_("particle", head)


def _masks(words: Mapping[int, Iterable[str]]) -> dict[str, int]:
    """Words to all the tables they are of."""
    out: dict[str, int] = {}
    for table, own in words.items():
        for word in own:
            out[word] = out.get(word, 0) | table
    return out


def _closed(language: Language) -> frozenset[str]:
    """Words that are no names of places even with a capital: function words, months, days."""
    function = {low for name, lows in language.words.items() if name != "title" for low in lows}
    times = {form.casefold() for row in language.table("calendar") for form in tables.expand(row["form"])}
    return frozenset(function | times)


@cache
def _known(language: Language) -> Known:
    return Known(language)


def facts(tokens: Iterable[Token], language: Language) -> list[Facts]:
    """The facts of each token."""
    known = _known(language)
    return [known[token.text] for token in tokens]
