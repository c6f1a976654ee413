"""Finds the phrases of a table in a row of tokens.

A phrase is words parted by spaces. `{a,b}` in it is one of several forms; `*` at the end of a word stands for any
ending; `…` between words for a gap of up to `GAP` tokens. The longest phrase wins; of
equal ones the first in the table.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from muasal.model import Token
from muasal.tables import expand

GAP = 8
REMEMBERED = 50_000  # words whose phrases are kept at hand
ELLIPSIS = "…"
T = TypeVar("T")
_Entry = tuple[tuple[str, ...], T]


class Match(NamedTuple, Generic[T]):
    """A phrase found in tokens [first, last); `tokens` are the indexes of its own words, gaps left out."""

    first: int
    last: int
    tokens: tuple[int, ...]
    value: T


class Lexicon(Generic[T]):
    """Phrases to values, compiled once."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self._exact: dict[str, list[_Entry[T]]] = {}
        self._prefix: dict[str, list[_Entry[T]]] = {}
        for phrase, value in entries:
            for form in expand(phrase):
                self._add(tuple(form.casefold().replace("’", "'").split()), value)
        for heads in (self._exact, self._prefix):
            for found in heads.values():
                found.sort(key=lambda entry: -len(entry[0]))  # stable: the table's order decides between equals
        self._lengths = sorted({len(head) for head in self._prefix}, reverse=True)
        self._shortest = min(self._lengths, default=0)
        self._roots = frozenset(stem[: self._shortest] for stem in self._prefix)
        singles = ((head, next((v for w, v in found if len(w) == 1), None)) for head, found in self._exact.items())
        self._singles = {head: value for head, value in singles if value is not None}
        self._seen: dict[str, _Group[T] | None] = {}

    def _add(self, words: tuple[str, ...], value: T) -> None:
        if words:
            head = words[0]
            heads, key = (self._prefix, head[:-1]) if head.endswith("*") else (self._exact, head)
            heads.setdefault(key, []).append((words, value))

    def __bool__(self) -> bool:
        return bool(self._exact or self._prefix)

    def at(self, tokens: Sequence[Token], index: int, end: int) -> Match[T] | None:
        """The longest phrase that begins at token `index` and ends before token `end`; of equal ones the tightest.
        Nothing stands at the end itself, or behind it."""
        if index >= end:
            return None
        low, seen = tokens[index].low, self._seen
        group = seen[low] if low in seen else self._group(low)
        return group.best(tokens, index, end) if group else None

    def find(self, tokens: Sequence[Token], first: int, last: int) -> Iterator[Match[T]]:
        """All phrases in tokens [first, last), left to right, without overlap; a gap does not hide what lies in it."""
        index, last = first, min(last, len(tokens))  # a caller may look past the end of the text
        seen = self._seen
        while index < last:
            low = tokens[index].low
            group = seen[low] if low in seen else self._group(low)
            match = group.best(tokens, index, last) if group else None
            if match is None:
                index += 1
            else:
                yield match
                index = _run_end(match.tokens)

    def get(self, low: str) -> T | None:
        """The value of a single word, None if it is not in the table."""
        found = self._singles.get(low)
        if found is not None or low[: self._shortest] not in self._roots:
            return found
        stems = (self._prefix.get(low[:length], ()) for length in self._lengths if length <= len(low))
        return next((value for entries in stems for words, value in entries if len(words) == 1), None)

    @property
    def singles(self) -> Collection[str]:
        """The single words that have one form."""
        return self._singles.keys()

    @property
    def heads(self) -> tuple[Collection[str], Collection[str]]:
        """The first words of the phrases: those with one form, and the stems of those with any ending."""
        return self._exact.keys(), self._prefix.keys()

    def _group(self, low: str) -> "_Group[T] | None":
        """The phrases whose first word `low` is, None if there are none. Remembered, since a text repeats its words."""
        try:
            return self._seen[low]
        except KeyError:
            entries = list(self._exact.get(low, ()))
            if low[: self._shortest] in self._roots:
                for length in self._lengths:
                    if length <= len(low):
                        entries += self._prefix.get(low[:length], ())
            if len(self._seen) >= REMEMBERED:
                self._seen.clear()
            found = self._seen[low] = _group(entries) if entries else None
            return found


@dataclass(frozen=True, slots=True)
class _Group(Generic[T]):
    """Phrases with one first word: by their second word where it has one form, else loose. The longest stand first.

    single: are the loose ones single words, so that the first of them is found wherever none with a second word is?"""

    loose: list[_Entry[T]]
    by_second: dict[str, list[_Entry[T]]]
    single: bool

    def best(self, tokens: Sequence[Token], index: int, end: int) -> Match[T] | None:
        """The longest of the phrases that stands at `index`, whose first word fits; of equal ones the tightest."""
        best: Match[T] | None = None
        second = self.by_second.get(tokens[index + 1].low) if self.by_second and index + 1 < end else None
        if second is None and self.single:
            return Match(index, index + 1, (index,), self.loose[0][1])
        for words, value in [*second, *self.loose] if second else self.loose:
            if best is not None and len(words) < len(best.tokens):
                continue
            places = (index,) if len(words) == 1 else _fit(words, tokens, index, end)
            if places and (best is None or (len(places), best.last) > (len(best.tokens), places[-1] + 1)):
                best = Match(index, places[-1] + 1, places, value)
        return best


def _group(entries: list[_Entry[T]]) -> _Group[T]:
    loose: list[_Entry[T]] = []
    by_second: dict[str, list[_Entry[T]]] = {}
    for entry in entries:
        words = entry[0]
        closed = len(words) > 1 and words[1] != ELLIPSIS and not words[1].endswith("*")
        (by_second.setdefault(words[1], []) if closed else loose).append(entry)
    return _Group(loose, by_second, bool(loose) and all(len(words) == 1 for words, _ in loose))


def _run_end(places: tuple[int, ...]) -> int:
    """The token after the first unbroken run of places."""
    end = places[0] + 1
    for place in places[1:]:
        if place != end:
            break
        end += 1
    return end


def _fit(words: tuple[str, ...], tokens: Sequence[Token], index: int, end: int) -> tuple[int, ...] | None:
    """Where the words of a phrase stand from `index` on, or None."""
    if ELLIPSIS not in words:
        return _fit_closed(words, tokens, index, end)
    if words[0] == ELLIPSIS:
        for start in range(index + 1, min(index + GAP, end - 1) + 1):
            rest = _fit(words[1:], tokens, start, end)
            if rest:
                return rest
        return None
    if index >= end or not _same(words[0], tokens[index].low):
        return None
    rest = _fit(words[1:], tokens, index + 1, end)
    return None if rest is None else (index, *rest)


def _fit_closed(words: tuple[str, ...], tokens: Sequence[Token], index: int, end: int) -> tuple[int, ...] | None:
    """The same for words without a gap."""
    last = index + len(words)
    if last > end:
        return None
    for word, token in zip(words, tokens[index:last], strict=True):
        if word != token.low and not _same(word, token.low):
            return None
    return tuple(range(index, last))


def _same(word: str, low: str) -> bool:
    return low == word or (word[-1] == "*" and low.startswith(word[:-1]))
