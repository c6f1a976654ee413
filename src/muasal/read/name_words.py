"""What the tables say of the words of a document that may stand in a name or beside one."""

import re
from collections.abc import Sequence

from muasal.languages import Language, Noun
from muasal.languages.naming import NameWords, name_words
from muasal.languages.places import PlaceWords, place_words
from muasal.model import Token

ACRONYM = 6  # letters; what is longer is a word somebody stresses
NEAR = 3  # tokens of a noun before a name
SHORT = 3  # letters of a word that may be a syllable, an abbreviation
ROMAN = re.compile(r"[IVXLC]+")
ORGANISED = ("organisation", "medium")


class Words:
    """What the tables say of the tokens of a document."""

    def __init__(self, tokens: Sequence[Token], language: Language) -> None:
        self.tokens, self.language = tokens, language
        self.names: NameWords = name_words(language.code)
        self.places: PlaceWords = place_words(language.code)

    def bare(self, at: int) -> str:
        """The case-folded word without a possessive ending."""
        low = self.tokens[at].low
        return low[: len(low) - self.language.possessive(low)]

    def capital(self, at: int) -> bool:
        token = self.tokens[at]
        return token.kind == "word" and (token.text[0].isupper() or self._prefixed(token.text))

    def _prefixed(self, text: str) -> bool:
        """`al-Ani`: a particle and a hyphen before the capital."""
        head, _, tail = text.partition("-")
        return tail[:1].isupper() and self.language.is_("particle", head)

    def acronym(self, at: int) -> bool:
        text = self.tokens[at].text
        letters = text[: len(text) - self.language.possessive(self.tokens[at].low)].replace("-", "")
        stressed = len(letters) > SHORT and self.given(at)  # a first name all in capitals
        return 2 <= len(letters) <= ACRONYM and letters.isupper() and not ROMAN.fullmatch(letters) and not stressed

    def given(self, at: int) -> bool:
        return self.capital(at) and self.names.is_("given", self.bare(at))

    def no_name(self, at: int) -> bool:
        """A word that is none even with a capital."""
        low = self.bare(at)
        dated = low in self.names.dates and not self.names.is_("given", low)
        return dated or self.names.is_("never", low)

    def function(self, at: int) -> bool:
        return self.bare(at) in self.names.closed

    def title(self, at: int, end: int) -> int:
        """Where a title or a noun for one person that begins at `at` ends; `at` if none does."""
        noun = self.language.nouns.at(self.tokens, at, end)
        longest = noun.last if noun and noun.value.type == "person" else at
        return max(longest, at + self.honours(at))

    def honours(self, at: int) -> bool:
        """Is the word a title that stands before its holder's name?"""
        return self.language.is_("title", self.bare(at))

    def entitles(self, at: int, end: int) -> bool:
        """Does a title in these tokens stand before its holder? A noun for residents or members does not."""
        noun = self.language.nouns.at(self.tokens, at, end)
        return self.honours(end - 1) or noun is None or noun.value.role not in ("resident", "member")

    def common(self, at: int) -> bool:
        """A word that is part of no person's name, capital or not."""
        low = self.bare(at)
        return low in self.names.vocabulary or self.names.is_("common", low) or self.names.is_("field", low)

    def noun_before(self, at: int) -> Noun | None:
        """The noun that ends right before token `at`, an opening quotation mark between them left aside."""
        if at and self.tokens[at - 1].text in '"“«„':
            at -= 1
        for start in range(max(0, at - NEAR), at):
            match = self.language.nouns.at(self.tokens, start, at)
            if match and match.last == at:
                return match.value
        return None

    def country(self, at: int, end: int) -> int:
        """The same for a country's name or adjective."""
        found = (self.places.at(name, self.tokens, at, end) for name in ("name", "demonym"))
        noun = self.language.nouns.at(self.tokens, at, end)
        known = noun.last if noun and noun.value.type == "country" else at
        return max([known, *(m.last for m in found if m)])

    def field(self, at: int, end: int) -> int:
        found = self.names.at("field", self.tokens, at, end)
        return found.last if found else at

    def body_first(self, at: int, end: int) -> bool:
        """Does the name of a body begin here (*Kementerian …*, "Ministry of …")?"""
        found = self.names.at("body", self.tokens, at, end) or self.names.at("legal", self.tokens, at, end)
        if found and found.value == "any":
            return found.last < end and self.language.is_("particle", self.tokens[found.last].low)
        return found is not None and found.value == "first"

    def body_last(self, end: int, first: int) -> bool:
        """Does the name of a body end here ("… University", "… Inc")?"""
        for at in range(max(first, end - 3), end):
            noun = self.language.nouns.at(self.tokens, at, end)
            if noun and noun.last == end and noun.value.type in ORGANISED and self.language.config.get("noun_head"):
                return True
            for name in ("body", "legal", "medium"):
                found = self.names.at(name, self.tokens, at, end)
                if found and found.last == end and found.value in ("last", "any"):
                    return True
        return False
