"""The tables a quantity is read with: units, counted things, and the small words beside a number."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TypeVar

from muasal import tables
from muasal.errors import TableError
from muasal.languages import Language, Lexicon, base
from muasal.languages.base import Noun
from muasal.model import Token
from muasal.read import currencies
from muasal.read.currencies import Currencies
from muasal.read.segment import fold, tokenize

V = TypeVar("V")
LARGE = "large"  # the condition of units that are meant only from a million on
PERSON, THING, PREDICATE = "person", "thing", "predicate"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure or money; `dimension` as in units.tsv. condition: digits or glued, see the tables.

    major: of a small coin, the currencies it is a hundredth of.
    """

    code: str
    dimension: str
    condition: str = ""
    major: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Counted:
    """A counted or measured thing."""

    code: str
    unit: str
    kind: str  # person · thing

    @property
    def mass(self) -> bool:
        """Is it measured, never counted (soap, rain)?"""
        return self.kind == THING and not self.unit


@dataclass(frozen=True)
class Before:
    """Phrases that stand before a number, found by their last word."""

    phrases: Mapping[str, tuple[tuple[tuple[str, ...], tuple[str, str]], ...]]

    def ending_at(self, tokens: Sequence[Token], end: int) -> tuple[int, str, str] | None:
        """First token, modifier and condition of the longest phrase whose last token is `end - 1`."""
        if not end:
            return None
        for words, value in self.phrases.get(tokens[end - 1].low, ()):
            first = end - len(words)
            if len(words) == 1 or _stand(words, tokens, first):
                return (first, *value)
        return None


@dataclass(frozen=True)
class QuantityWords:
    """All tables of one language, compiled. `classes` holds the words of modifiers.tsv that are looked up by class.

    signs, signs_before: the signs all languages share, as written. singulars: endings of plurals and what stands in
    their place in the singular, the longest first. persons: nouns and what they are. until: words that may close a
    range («до», *hingga*). head_last: does the head of a noun phrase stand last? inverts: does a unit before the number
    make it approximate («метров двадцать»)?
    """

    units: Lexicon[Unit]
    currencies: Currencies
    large: Lexicon[Unit]
    units_before: Mapping[str, tuple[tuple[tuple[str, ...], Unit], ...]]
    signs: Mapping[str, Unit]
    signs_before: Mapping[str, Unit]
    nouns: Lexicon[Counted]
    predicates: Lexicon[str]
    modifiers: Before
    after: Lexicon[str]
    change: Lexicon[str]
    classes: Mapping[str, frozenset[str]]
    reach: int
    plural: str
    singulars: tuple[tuple[str, str], ...]
    persons: Lexicon[Noun]
    adjectives: tuple[str, ...]
    verbs: tuple[str, ...]
    tallies: tuple[str, ...]
    until: frozenset[str]
    ordinal_endings: frozenset[str]
    head_last: bool
    inverts: bool

    def is_(self, word_class: str, low: str) -> bool:
        return low in self.classes.get(word_class, ())

    def singular(self, low: str) -> str:
        """The noun in the singular, where the language has endings for that; else as it is written."""
        found = next(((ending, one) for ending, one in self.singulars if low.endswith(ending)), None)
        return low.removesuffix(found[0]) + found[1] if found else low

    def is_plural(self, low: str) -> bool:
        """Has the noun the mark of the plural: lamps, not brass?"""
        return low.endswith(self.plural) and self.singular(low) != low

    def is_person(self, low: str) -> bool:
        """Is the noun one of people, in its singular or as it is written?"""
        nouns = (self.persons.get(self.singular(low)), self.persons.get(low))
        return any(noun is not None and noun.type == "person" for noun in nouns)

    def is_part_of(self, low: str) -> bool:
        """Does the word lead from a part to its whole: `of`, «из», *dari*?"""
        return self.is_("of", low) or self.is_("partitive", low)

    def counts(self, tokens: Sequence[Token], at: int, end: int) -> bool:
        """Does a unit or a noun for people stand at token `at`, so that a number before it is an amount?"""
        if at >= end:
            return False
        noun, unit = self.nouns.at(tokens, at, end), self.units.at(tokens, at, end)
        person = noun is not None and (noun.value.kind == PERSON or noun.value.unit == "household")
        return person or (unit is not None and not unit.value.condition)

    def unit_before(self, tokens: Sequence[Token], end: int) -> tuple[int, Unit] | None:
        """The unit that ends right before token `end`: `US$ 5`, *magnitudo 5,6*."""
        sign = self.signs_before.get(tokens[end - 1].text) if end else None
        if sign is not None:
            return end - 1, sign
        for words, unit in self.units_before.get(tokens[end - 1].low, ()) if end else ():
            first = end - len(words)
            if len(words) == 1 or (_stand(words, tokens, first) and _one_sign(tokens[first], tokens[first + 1])):
                return first, unit
        return None


def _stand(words: Sequence[str], tokens: Sequence[Token], first: int) -> bool:
    """Do these words stand at token `first`?"""
    return first >= 0 and all(tokens[first + i].low == word for i, word in enumerate(words))


def _one_sign(letters: Token, sign: Token) -> bool:
    """`A$5`, `US $5`, but not `a $5 fine`: letters in capitals, and a single one only glued to the sign."""
    if sign.kind == "word":
        return True
    if letters.end == sign.start and len(letters.text) > 1:
        return True
    return letters.text.isupper() and (letters.end == sign.start or len(letters.text) > 1)


@cache
def catalogue() -> dict[str, Unit]:
    """The units all languages share, by their code."""
    money = {row["code"]: Unit(row["code"], "money") for row in tables.load(currencies.FILE)}
    return money | {
        row["code"]: Unit(row["code"], row["dimension"], "", tuple(filter(None, row["coin of"].split("|"))))
        for row in tables.load(base.FOLDER / "units.tsv")
    }


@cache
def _signs() -> tuple[dict[str, Unit], dict[str, Unit]]:
    """The shared signs that may stand behind a number, and those that may stand before one."""
    rows = tables.load(base.FOLDER / "unit_signs.tsv")
    money = [(row["iso"], "before", catalogue()[row["code"]]) for row in tables.load(currencies.FILE) if row["sign"]]
    units = [(row["sign"], row["place"], replace(catalogue()[row["code"]], condition=row["if"])) for row in rows]
    units = [*money, *units]
    behind = {sign: unit for sign, place, unit in units if place != "before"}
    return behind, {sign: unit for sign, place, unit in units if place != "after"}


@cache
def quantity_words(language: Language) -> QuantityWords:
    """The tables of a language, compiled once. TableError where a unit is not in the catalogue."""
    rows = language.table("modifiers")
    by_class: dict[str, set[str]] = {}
    for row in rows:
        by_class.setdefault(row["class"], set()).update(form.casefold() for form in tables.expand(row["form"]))
    named = {"approximately", "at-least", "at-most", "more-than", "less-than", "exactly"}
    before = [
        (row["form"], (row["class"], row["if"])) for row in rows if row["place"] == "before" and row["class"] in named
    ]
    units = [(row, _unit(language, row)) for row in language.table("units")]
    return QuantityWords(
        Lexicon((_spaced(row["form"]), u) for row, u in units if row["place"] != "before" and u.condition != LARGE),
        currencies.load(language),
        Lexicon((_spaced(row["form"]), u) for row, u in units if u.condition == LARGE),
        _by_last_word([(row["form"], unit) for row, unit in units if row["place"] in ("before", "both")]),
        *_signs(),
        Lexicon(
            (row["word"], Counted(row["code"], row["unit"], row["class"]))
            for row in language.table("counted")
            if row["class"] != PREDICATE
        ),
        Lexicon((row["word"], row["code"]) for row in language.table("counted") if row["class"] == PREDICATE),
        Before(_by_last_word(before)),
        Lexicon((_spaced(row["form"]), row["class"]) for row in rows if row["place"] == "after"),
        Lexicon((row["form"], row["class"]) for row in rows if row["class"] == "change"),
        {name: frozenset(forms) for name, forms in by_class.items()},
        int(language.config.get("noun_reach", 3)),
        str(language.config.get("plural", "")),
        tuple(sorted(language.config.get("singulars", {}).items(), key=lambda pair: -len(pair[0]))),
        language.nouns,
        tuple(sorted(by_class.get("adjective", ()))),
        tuple(sorted(by_class.get("verb", ()))),
        tuple(sorted(by_class.get("tally-ending", ()))),
        _numerals(language, "until"),
        _numerals(language, "ordinal-ending"),
        language.config.get("noun_head") == "last",
        bool(language.config.get("inverts_approximations")),
    )


def _numerals(language: Language, word_class: str) -> frozenset[str]:
    """The words of one class in numerals.tsv."""
    rows = (row for row in language.table("numerals") if row["class"] == word_class)
    return frozenset(fold(form) for row in rows for form in tables.expand(row["form"]))


def _unit(language: Language, row: Mapping[str, str]) -> Unit:
    code = row["code"]
    if code not in catalogue():
        raise TableError(f"{language.code}/units.tsv: {code!r} is not in units.tsv, the catalogue")
    return replace(catalogue()[code], condition=row["if"])


def _spaced(form: str) -> str:
    """The form as the tokens it falls into, braces kept."""
    return "{" + ",".join(" ".join(t.low for t in tokenize(one)) or one for one in tables.expand(form)) + "}"


def _by_last_word(rows: Sequence[tuple[str, V]]) -> dict[str, tuple[tuple[tuple[str, ...], V], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], V]]] = {}
    for phrase, value in rows:
        for form in tables.expand(phrase):
            words = tuple(token.low for token in tokenize(form))
            found.setdefault(words[-1], []).append((words, value))
    return {last: tuple(sorted(forms, key=lambda form: -len(form[0]))) for last, forms in found.items()}
