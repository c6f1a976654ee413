"""The words in and around the names of a language: `names.tsv`, compiled once."""

from collections.abc import Sequence, Set
from functools import cache

from muasal.errors import TableError
from muasal.languages.base import Language, get
from muasal.languages.lexicon import Lexicon, Match
from muasal.model import Token
from muasal.tables import expand

CLASSES = ("given", "patronymic", "surname", "legal", "body", "medium", "field", "seat", "thing", "never", "common")
ENDINGS = ("patronymic", "surname", "never", "common")
SIDES = ("", "first", "last", "any")
Endings = tuple[tuple[str, ...], tuple[tuple[str, str], ...]]  # the endings; each with the beginning it asks for
SHORTEST = 2  # letters before an ending
VOCABULARY = (("events", "trigger"), ("cues", "cue"), ("counted", "word"), ("hedges", "hedge"), ("modifiers", "form"))
NAMELIKE = (
    "title",
    "particle",
    "addressee",
    "told-thing",
    "happening",
    "part",
    "unit",
)  # closed classes whose words may be names


class NameWords:
    """The classes of one language's names.tsv. An absent table gives empty classes.

    `closed`: function words, no names even with a capital; `dates`: months and days; `vocabulary`: common words of the
    other tables; `told`: all these and the first words of all classes.
    """

    def __init__(self, code: str) -> None:
        language = get(code)
        rows: dict[str, list[tuple[str, str]]] = {name: [] for name in CLASSES}
        for row in language.table("names"):
            if row["class"] not in rows or row["side"] not in SIDES:
                raise TableError(f"{code}/names.tsv: {row['word']!r} has an unknown class or side")
            rows[row["class"]].append((row["word"], row["side"]))
        self._classes = {
            name: Lexicon((word, side) for word, side in entries if name not in ENDINGS or "-" not in word)
            for name, entries in rows.items()
        }
        self._endings = {name: _endings(rows[name]) for name in ENDINGS}
        self._alone = _endings([row for row in rows["surname"] if row[1] == "any"])
        self.closed = _closed(language)
        self.dates = _dates(language)
        self.vocabulary = _vocabulary(language)
        heads = (head for name in CLASSES for head in self._classes[name].heads[0])
        self.told = self.closed | self.dates | self.vocabulary | frozenset(heads)
        self._tails = tuple(tail for tails, _ in self._endings.values() for tail in tails)
        self._of: dict[str, set[str]] = {}
        for name in CLASSES:
            for word in self._classes[name].singles:
                self._of.setdefault(word, set()).add(name)
        self._stemmed = [name for name in CLASSES if self._classes[name].heads[1]]

    def is_(self, name: str, low: str) -> bool:
        """Is the case-folded word in this class, or has it one of its endings?"""
        if self._classes[name].get(low) is not None:
            return True
        return name in self._endings and _fits(low, *self._endings[name])

    def classes(self, low: str) -> Set[str]:
        """All classes that the case-folded word is in or has an ending of."""
        found = set(self._of.get(low, ()))
        found.update(name for name in self._stemmed if self._classes[name].get(low) is not None)
        if self.may_end(low):
            found.update(name for name in ENDINGS if _fits(low, *self._endings[name]))
        return found

    def may_end(self, low: str) -> bool:
        """Has the word an ending of some class?"""
        return low.endswith(self._tails)

    def family(self, low: str) -> bool:
        """Has the word the ending of a surname that is hardly ever anything else?"""
        return _fits(low, *self._alone)

    def phrases(self, name: str) -> Lexicon[str]:
        """The words and phrases of a class, their sides as values."""
        return self._classes[name]

    def at(self, name: str, tokens: Sequence[Token], first: int, last: int) -> Match[str] | None:
        """The phrase of a class that begins at token `first` and ends before `last`; its value is the side."""
        return self._classes[name].at(tokens, first, last)


def _endings(rows: Sequence[tuple[str, str]]) -> Endings:
    """The rows that have a hyphen before or between their letters."""
    forms = (form.casefold().partition("-") for word, _ in rows for form in expand(word) if "-" in word)
    found = tuple(sorted({(head, tail) for head, _, tail in forms}))
    return tuple(tail for _, tail in found), found


def _fits(low: str, tails: tuple[str, ...], endings: tuple[tuple[str, str], ...]) -> bool:
    return low.endswith(tails) and any(
        low.endswith(tail) and low.startswith(head) and len(low) - len(head) - len(tail) >= SHORTEST
        for head, tail in endings
    )


def _closed(language: Language) -> frozenset[str]:
    return frozenset(low for name, lows in language.words.items() if name not in NAMELIKE for low in lows)


def _dates(language: Language) -> frozenset[str]:
    """Months and days of the week."""
    rows = (row for row in language.table("calendar") if row["class"].split(",")[0] in ("month", "weekday", "season"))
    return frozenset(form.casefold() for row in rows for form in expand(row["form"]))


def _vocabulary(language: Language) -> frozenset[str]:
    """Common words that the other tables know: a capital on one of them at the head of a sentence says nothing."""
    cells = (row[column] for table, column in VOCABULARY for row in language.table(table))
    forms = (form.casefold().split() for cell in cells for form in expand(cell))
    return frozenset(words[0] for words in forms if words and not words[0].endswith(("*", "…")))


@cache
def name_words(code: str) -> NameWords:
    """The name words of the language with this code."""
    return NameWords(code)
