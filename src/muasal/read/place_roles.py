"""The role of a place in its sentence, by the words before it: where it is, comes from, goes to, has its seat."""

from muasal.languages import Language, Match
from muasal.languages.places import Word
from muasal.read.name_words import Words
from muasal.read.word_facts import (
    ARTICLE,
    BODY,
    DEMONYM,
    DIRECTION,
    NOUN,
    OF_PLACES,
    PART,
    PREPOSITION,
    THING,
    TYPE,
)

SKIPPABLE = (ARTICLE, DEMONYM, DIRECTION, PART, TYPE)
SKIPPED = 4  # words that may stand between a preposition and its place
ACRONYM = 6  # letters
OWNED = 5  # words that may stand between a body and the place it is of
SEATED = {"organisation": "seat", "collective": "seat", "person": "office", "title": "office"}  # by types of nouns.tsv


class Roles:
    """Reads roles in one sentence after another; `first` is the token that begins it."""

    def __init__(self, words: Words, language: Language) -> None:
        self.tokens, self.facts, self.language, self.words = words.tokens, words.facts, language, words.places
        self.first = 0
        self.names = words.names
        self.trailing = language.config.get("noun_head") != "last"  # a body's place stands behind it

    def preposition(self, at: int) -> str | None:
        """The role that a preposition before token `at` gives, "" if it is a loose one, None if there is none."""
        for _ in range(SKIPPED):
            ends = self.facts[at - 1].ends if at > self.first else 0
            if not ends:
                return None
            found = self._before(PREPOSITION, at)
            if found and found.value.value == "origin" and self._people(found.first - 1):
                return "home"
            if found:
                return "" if found.value.value == "loose" else found.value.value
            skipped = next((match for table in SKIPPABLE if ends & table and (match := self._before(table, at))), None)
            if skipped is None:
                return None
            at = skipped.first
        return None

    def _people(self, at: int) -> bool:
        """Is the token a noun for people or bodies ("hackers from Chad"), who are from a place behind it?"""
        noun = self.language.nouns.get(self.tokens[at].low) if at >= self.first else None
        return noun is not None and noun.type in SEATED and noun.type != "title"

    def _before(self, table: int, at: int) -> Match[Word] | None:
        """The phrase of a table that ends right before token `at`."""
        if at > self.first and self.facts[at - 1].ends & table:
            return self.words.before(OF_PLACES[table], self.tokens, self.first, at)
        return None

    def seat(self, at: int, after_preposition: bool = False) -> str:
        """`seat` if the place at token `at` is that of a body right before it («суду Києва»), `office` if it is what
        somebody is over ("mayor of Oslo"), else "". Behind a preposition only a body in capitals counts."""
        if after_preposition:
            before = self._before(PREPOSITION, at)
            return "seat" if before and self.trailing and self._acronym(before.first - 1) else ""
        if not self.trailing:
            loose = self._before(PREPOSITION, at)
            return self._seated(loose.first - 1) if loose and loose.value.value == "loose" else ""
        if self._acronym(at - 1):
            return "seat"
        for back in range(at - 1, max(self.first, at - OWNED - 1) - 1, -1):
            token, leads = self.tokens[back], self.facts[back].ends & PREPOSITION
            beside = back == at - 1 and self.words.is_("and", token)
            if token.kind != "word" or beside or (leads and self.words.is_("preposition", token)):
                return ""
            role = self._seated(back)
            if role:
                return role
        return ""

    def _acronym(self, at: int) -> bool:
        """Is the token a body's name in capitals (СБУ, *DPRD*), and no country's?"""
        token = self.tokens[at] if at >= self.first else None
        short = token is not None and token.text.isupper() and 2 <= len(token.text) <= ACRONYM
        return token is not None and short and not self.words.is_("name", token)

    def _seated(self, at: int) -> str:
        if at < self.first:
            return ""
        low, begins = self.tokens[at].low, self.facts[at].begins
        noun = self.language.nouns.get(low) if begins & NOUN else None
        if noun:
            return SEATED.get(noun.type, "")
        body = begins & (BODY | THING) and any(self.names.is_(name, low) for name in ("body", "thing"))
        return "seat" if body else ""
