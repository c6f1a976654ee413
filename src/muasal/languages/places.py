"""The words of a language that name, mark or type a place: `places.tsv`, compiled once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from muasal.errors import TableError
from muasal.languages.base import get
from muasal.languages.lexicon import Lexicon, Match
from muasal.model import Token
from muasal.tables import expand

CLASSES = (
    *("name", "region", "demonym", "type", "preposition", "direction", "part", "soil"),
    *(
        "article",
        "particle",
        "and",
        "never",
        "home",
        "adjective",
        "qualifier",
        "stem",
        "verb",
        "flag",
        "afloat",
        "ashore",
    ),
)
LONGEST_ENDING = 9  # letters
SIDES = ("", "before", "after", "both")


@dataclass(frozen=True, slots=True)
class Word:
    """A row of places.tsv: `value` is an ISO code, a level, a role or a direction, by class; `side` is a type's."""

    value: str
    side: str
    capital: bool  # counts only where it is written in capitals
    small: bool  # counts even where it is written without a capital


class PlaceWords:
    """The classes of one language's places.tsv. An absent table gives empty classes.

    `starts`: words without a capital with which a candidate can begin; `countries`: their names by the words parted by
    a space; `adjectives`, `qualifiers`: endings of adjectives, of those of places; `home`: the country that most news
    of this language is about, None if there is none.
    """

    def __init__(self, code: str) -> None:
        rows: dict[str, list[tuple[str, Word]]] = {name: [] for name in CLASSES}
        for row in get(code).table("places"):
            if row["class"] not in rows or row["side"] not in SIDES:
                raise TableError(f"{code}/places.tsv: {row['word']!r} has an unknown class or side")
            word = Word(row["value"], row["side"], capital=row["if"] == "capital", small=row["if"] == "small")
            rows[row["class"]].append((row["word"], word))
        self._classes = {name: Lexicon(entries) for name, entries in rows.items()}
        self._tails = {name: _tails(word for word, _ in entries) for name, entries in rows.items()}
        starts = [word for word, row in rows["name"] if row.small] + [word for word, _ in rows["demonym"]]
        self.starts = frozenset(_words(form)[0] for word in starts for form in expand(word))
        self.countries = {" ".join(_words(form)): row for word, row in reversed(rows["name"]) for form in expand(word)}
        self.home = next((row.value for _, row in rows["home"]), None)
        self._endings = {
            name: tuple(form.strip("-") for word, _ in rows[name] for form in expand(word))
            for name in ("adjective", "qualifier", "verb", "stem")
        }
        self.qualifiers, self.adjectives = self._endings["qualifier"], self._endings["adjective"]
        self._adjectives = sorted(
            ((form.strip("-"), row) for word, row in rows["adjective"] for form in expand(word)),
            key=lambda ending: -len(ending[0]),
        )
        self.streets = frozenset(
            _words(form)[0]
            for word, row in rows["type"]
            if row.value in ("street", "streets", "road")
            for form in expand(word)
        )
        self._feminines = {form.strip("-"): row.value for word, row in rows["qualifier"] for form in expand(word)}

    def ends(self, name: str, low: str) -> bool:
        """Has the word one of the endings of class `name` (adjective, qualifier or verb)?"""
        return low.endswith(self._endings[name])

    def modifies(self, low: str, noun: str) -> bool:
        """Can the word be an adjective of `noun`? Some endings ask for a noun with one of theirs («-ську»: -у, -ю)."""
        if not self.ends("adjective", low):
            return False
        found = next((row for ending, row in self._adjectives if low.endswith(ending)), None)
        return found is not None and (not found.value or noun.endswith(tuple(found.value.split())))

    def nouns_of(self, low: str) -> tuple[str, ...]:
        """What an adjective of a place may be made of, the feminine («Курская» область) first; () if it is none."""
        if not low.endswith(self.qualifiers):
            return ()
        out: list[str] = []
        for size in range(2, min(len(low) - 1, LONGEST_ENDING) + 1):
            feminine = self._feminines.get(low[-size:])
            if feminine:
                stem = low[:-size]
                out += [stem + feminine, *(stem + ending for ending in self._endings["stem"])]
        return tuple(out)

    def phrases(self, name: str) -> Lexicon[Word]:
        """The words and phrases of a class."""
        return self._classes[name]

    def tails(self, name: str) -> Iterable[str]:
        """The last words of the phrases of a class."""
        return self._tails[name]

    def at(self, name: str, tokens: Sequence[Token], index: int, end: int) -> Match[Word] | None:
        """The phrase of class `name` that begins at token `index` and ends before token `end`."""
        match = self._classes[name].at(tokens, index, end)
        if match and match.value.capital and not _capital(tokens, match):
            return None
        return match

    def before(self, name: str, tokens: Sequence[Token], first: int, end: int) -> Match[Word] | None:
        """The longest phrase of class `name` within tokens [first, end) that ends right before token `end`."""
        for size in self._tails[name].get(tokens[end - 1].low, ()) if first < end else ():
            if end - size >= first:
                match = self.at(name, tokens, end - size, end)
                if match and match.last == end:
                    return match
        return None

    def is_(self, name: str, token: Token) -> bool:
        """Is this single word of class `name`?"""
        return self.has(name, token.low)

    def has(self, name: str, low: str) -> bool:
        """The same for a case-folded word."""
        return self._classes[name].get(low) is not None

    def value(self, name: str, token: Token) -> str | None:
        """What the single word stands for in class `name`, None if it is not in it."""
        found = self._classes[name].get(token.low)
        return found.value if found else None


def _words(form: str) -> list[str]:
    """The words of a phrase as a Lexicon has them."""
    return form.casefold().replace("’", "'").split()


def _tails(phrases: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """For each word that ends a phrase, how many words the phrases that end with it have, the longest first."""
    sizes: dict[str, set[int]] = {}
    for phrase in phrases:
        for form in expand(phrase):
            words = _words(form)
            sizes.setdefault(words[-1], set()).add(len(words))
    return {word: tuple(sorted(found, reverse=True)) for word, found in sizes.items()}


def _capital(tokens: Sequence[Token], match: Match[Word]) -> bool:
    """Is the phrase written in capitals throughout?"""
    return all(tokens[i].text.isupper() or tokens[i].kind == "mark" for i in match.tokens)


@cache
def place_words(code: str) -> PlaceWords:
    """The place words of the language with this code."""
    return PlaceWords(code)
