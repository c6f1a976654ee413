"""The words of a document that may stand in a name or beside one: the facts of each, and the phrases at them."""

from collections.abc import Sequence

from muasal.languages import Language, Match, Noun
from muasal.languages.naming import NameWords, name_words
from muasal.languages.places import PlaceWords, place_words
from muasal.model import Token
from muasal.read.word_facts import BODIES, BODY, COUNTRY, FIELD, LEGAL, MEDIUM, NOUN, OF_NAMES, facts

NEAR = 3  # tokens of a noun before a name
ORGANISED = ("organisation", "medium")
NAMED_BODIES = (BODY, LEGAL, MEDIUM)


class Words:
    """The tokens of a document, the facts of each, and the phrases at them."""

    def __init__(self, tokens: Sequence[Token], language: Language) -> None:
        self.tokens, self.language = tokens, language
        self.names: NameWords = name_words(language.code)
        self.places: PlaceWords = place_words(language.code)
        self.facts = facts(tokens, language)
        telling = [(at, f) for at, f in enumerate(self.facts) if f.capital or f.place or f.number or f.time]
        self.capitals = [at for at, fact in telling if fact.capital]
        self.places_at = [at for at, fact in telling if fact.place]  # where a candidate for a place may begin
        self.numbers_at = [at for at, fact in telling if fact.number]  # where a number or fraction may begin
        self.times_at = [at for at, fact in telling if fact.time]  # where a rule of times may match
        self.inflected = bool(language.config.get("inversion"))  # do endings tell the part of a word, not its place?

    def bare(self, at: int) -> str:
        """The case-folded word without a possessive ending."""
        return self.facts[at].bare

    def capital(self, at: int) -> bool:
        return self.facts[at].capital

    def given(self, at: int) -> bool:
        """Is it a first name, with its capital?"""
        return self.facts[at].given

    def begins(self, first: int, last: int) -> int:
        """The tables with phrases that begin with one of the tokens [first, last)."""
        tables = 0
        for fact in self.facts[first:last]:
            tables |= fact.begins
        return tables

    def title(self, at: int, end: int) -> int:
        """Where a title or a noun for one person that begins at `at` ends; `at` if none does."""
        noun = self.noun(at, end)
        longest = noun.last if noun and noun.value.type == "person" else at
        return max(longest, at + self.facts[at].honours)

    def noun(self, at: int, end: int) -> Match[Noun] | None:
        """The noun of the tables that begins at `at`."""
        return self.language.nouns.at(self.tokens, at, end) if self.facts[at].begins & NOUN else None

    def entitles(self, at: int, end: int) -> bool:
        """Does a title in these tokens stand before its holder? A noun for residents or members does not."""
        noun = self.noun(at, end)
        return self.facts[end - 1].honours or noun is None or noun.value.role not in ("resident", "member")

    def noun_before(self, at: int) -> Noun | None:
        """The noun that ends right before token `at`, an opening quotation mark between them left aside."""
        if at and self.tokens[at - 1].text in '"“«„':
            at -= 1
        for start in range(max(0, at - NEAR), at):
            match = self.noun(start, at)
            if match and match.last == at:
                return match.value
        return None

    def country(self, at: int, end: int) -> int:
        """Where a country's name or adjective that begins at `at` ends; `at` if none does."""
        if not self.facts[at].begins & COUNTRY:
            return at
        found = (self.places.at(name, self.tokens, at, end) for name in ("name", "demonym"))
        noun = self.noun(at, end)
        known = noun.last if noun and noun.value.type == "country" else at
        return max([known, *(m.last for m in found if m)])

    def field(self, at: int, end: int) -> int:
        """The same for a field that somebody is over (*Keuangan*, "Finance")."""
        found = self.names.at("field", self.tokens, at, end) if self.facts[at].begins & FIELD else None
        return found.last if found else at

    def body_first(self, at: int, end: int) -> bool:
        """Does the name of a body begin here (*Kementerian …*, "Ministry of …")?"""
        if not self.facts[at].begins & (BODY | LEGAL):
            return False
        found = self.names.at("body", self.tokens, at, end) or self.names.at("legal", self.tokens, at, end)
        if found and found.value == "any":
            return found.last < end and self.language.is_("particle", self.tokens[found.last].low)
        return found is not None and found.value == "first"

    def body_last(self, end: int, first: int) -> bool:
        """Does the name of a body end here ("… University", "… Inc")?"""
        near = range(max(first, end - NEAR), end)
        return any(self.facts[at].begins & BODIES and self._body(at, end) for at in near)

    def _body(self, at: int, end: int) -> bool:
        """Are the tokens [at, end) the last words of a body's name?"""
        begins = self.facts[at].begins
        noun = self.noun(at, end)
        if noun and noun.last == end and noun.value.type in ORGANISED and self.language.config.get("noun_head"):
            return True
        found = (self.names.at(OF_NAMES[table], self.tokens, at, end) for table in NAMED_BODIES if begins & table)
        return any(match and match.last == end and match.value in ("last", "any") for match in found)
