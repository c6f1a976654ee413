"""The words of a language that name, mark or type a place: `places.tsv`, compiled once."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from muasal.errors import TableError
from muasal.languages.base import get
from muasal.languages.lexicon import Lexicon, Match
from muasal.model import Token
from muasal.tables import expand

CLASSES = (
    *("name", "region", "demonym", "type", "preposition", "direction", "part", "soil"),
    *("article", "particle", "and", "never", "home", "adjective", "verb"),
)
SIDES = ("", "before", "after", "both")
LONGEST = 4  # words of a phrase


@dataclass(frozen=True, slots=True)
class Word:
    """A row of places.tsv: `value` is an ISO code, a level, a role or a direction, by class; `side` is a type's."""

    value: str
    side: str
    capital: bool  # counts only where it is written in capitals
    small: bool  # counts even where it is written without a capital


class PlaceWords:
    """The classes of one language's places.tsv. An absent table gives empty classes.

    `starts`: words without a capital with which a candidate can begin; `home`: the country that most news of this
    language is about, None if there is none.
    """

    def __init__(self, code: str) -> None:
        rows: dict[str, list[tuple[str, Word]]] = {name: [] for name in CLASSES}
        for row in get(code).table("places"):
            if row["class"] not in rows or row["side"] not in SIDES:
                raise TableError(f"{code}/places.tsv: {row['word']!r} has an unknown class or side")
            word = Word(row["value"], row["side"], capital=row["if"] == "capital", small=row["if"] == "small")
            rows[row["class"]].append((row["word"], word))
        self._classes = {name: Lexicon(entries) for name, entries in rows.items()}
        starts = [word for word, row in rows["name"] if row.small] + [word for word, _ in rows["demonym"]]
        self.starts = frozenset(form.split()[0] for word in starts for form in expand(word))
        self.home = next((row.value for _, row in rows["home"]), None)
        self._endings = {
            name: tuple(form.strip("-") for word, _ in rows[name] for form in expand(word))
            for name in ("adjective", "verb")
        }

    def ends(self, name: str, low: str) -> bool:
        """Has the word one of the endings of class `name` (adjective or verb)?"""
        return low.endswith(self._endings[name])

    def at(self, name: str, tokens: Sequence[Token], index: int, end: int) -> Match[Word] | None:
        """The phrase of class `name` that begins at token `index` and ends before token `end`."""
        match = self._classes[name].at(tokens, index, end) if index < end else None
        if match and match.value.capital and not _capital(tokens, match):
            return None
        return match

    def before(self, name: str, tokens: Sequence[Token], first: int, end: int) -> Match[Word] | None:
        """The longest phrase of class `name` within tokens [first, end) that ends right before token `end`."""
        for index in range(max(first, end - LONGEST), end):
            match = self.at(name, tokens, index, end)
            if match and match.last == end:
                return match
        return None

    def is_(self, name: str, token: Token) -> bool:
        """Is this single word of class `name`?"""
        return self._classes[name].get(token.low) is not None

    def value(self, name: str, token: Token) -> str | None:
        """What the single word stands for in class `name`, None if it is not in it."""
        found = self._classes[name].get(token.low)
        return found.value if found else None


def _capital(tokens: Sequence[Token], match: Match[Word]) -> bool:
    """Is the phrase written in capitals throughout?"""
    return all(tokens[i].text.isupper() or tokens[i].kind == "mark" for i in match.tokens)


@cache
def place_words(code: str) -> PlaceWords:
    """The place words of the language with this code."""
    return PlaceWords(code)
