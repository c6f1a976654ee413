"""Which language a text is in: script and marker words from languages/identify.tsv, an n-gram model where they don't
decide. Also the digest of bytes."""

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from muasal import tables
from muasal.languages.base import FOLDER

UNKNOWN = "und"
_CHARACTERS = 20_000  # so many are plenty, and bound the time
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
_SHARE = 0.1  # marker words are a third of running text in their own language, stray hits are a few in a hundred
_FEW = 4  # fewer words than this are not enough to be sure of anything
_MARGIN = 3.0  # twenty to one, as a difference of log-likelihoods


@dataclass(frozen=True, slots=True)
class Identified:
    """A language code (ISO 639-1, or "und"), and whether it may be relied on."""

    code: str
    sure: bool


@dataclass(frozen=True, slots=True)
class _Markers:
    words: dict[str, frozenset[str]]
    letters: dict[str, frozenset[str]]
    scripts: dict[str, frozenset[str]]


def digest(data: bytes) -> str:
    """The SHA-256 of `data`, in hex."""
    return hashlib.sha256(data).hexdigest()


def identify(text: str) -> Identified:
    """The language of `text`; "und" where it has no words, or is in no language that can be told."""
    words = _WORD.findall(text[:_CHARACTERS].casefold())
    if not words:
        return Identified(UNKNOWN, False)
    candidates = _markers().scripts.get(_script(words), frozenset())
    left = _by_markers(words, candidates)
    if len(left) == 1:
        return Identified(left[0], len(words) >= _FEW)
    if left:  # close relatives: the model may choose, but not with certainty
        return Identified(_by_arbiter(words, frozenset(left)).code, False)
    return _by_arbiter(words, candidates)


@cache
def _markers() -> _Markers:
    kinds: dict[str, dict[str, frozenset[str]]] = {"word": {}, "letter": {}, "script": {}}
    for row in tables.load(FOLDER / "identify.tsv"):
        kinds[row["kind"]][row["marker"]] = frozenset(row["languages"].split(","))
    return _Markers(kinds["word"], kinds["letter"], kinds["script"])


def _script(words: Iterable[str]) -> str:
    """The script of most letters, by the first word of their Unicode names, in lower case."""
    letters = Counter("".join(words))
    scripts: Counter[str] = Counter()
    for letter, times in sorted(letters.items()):
        scripts[unicodedata.name(letter, "?").partition(" ")[0].lower()] += times
    return max(sorted(scripts), key=lambda name: scripts[name])


def _by_markers(words: list[str], candidates: frozenset[str]) -> list[str]:
    """The languages whose markers are clearly the most, best first: one, or several that they cannot part, or none."""
    hits: Counter[frozenset[str]] = Counter()
    for word, times in Counter(words).items():
        for languages in _languages_of(word):
            hits[languages & candidates] += times
    scores = {language: _hits(hits, language) for languages in hits for language in languages}
    ranked = sorted(scores, key=lambda language: (-scores[language], language))
    if not ranked or scores[ranked[0]] < _SHARE * len(words):
        return []
    return [ranked[0]] + [other for other in ranked[1:] if not _clear(hits, ranked[0], other)]


def _hits(hits: Counter[frozenset[str]], language: str, without: str = "") -> int:
    """How many markers speak for a language and not for `without`."""
    return sum(times for languages, times in hits.items() if language in languages and without not in languages)


def _clear(hits: Counter[frozenset[str]], best: str, other: str) -> bool:
    """Do the markers that only one of two languages has speak for `best`, two to one and more?"""
    return _hits(hits, best, other) >= 2 * _hits(hits, other, best) + 1


@lru_cache(maxsize=50_000)
def _languages_of(word: str) -> list[frozenset[str]]:
    """The language sets of the markers in a word: the word itself, and its telling letters."""
    markers = _markers()
    found = [markers.words[word]] if word in markers.words else []
    return found + [markers.letters[letter] for letter in sorted(set(word)) if letter in markers.letters]


def _by_arbiter(words: list[str], candidates: frozenset[str]) -> Identified:
    """The n-gram model's choice among the candidates. One candidate needs no model."""
    if len(candidates) < 2:
        return Identified(next(iter(candidates), UNKNOWN), bool(candidates))
    import py3langid  # most of a second to load: only where it is needed

    ranked = [(code, score) for code, score in py3langid.rank(" ".join(words)) if code in candidates]
    if len(ranked) < 2:
        return Identified(UNKNOWN, False)
    (code, score), (_, second) = ranked[:2]
    # A language whose markers are in the table would have shown some: the model alone is not believed there.
    sure = score - second > _MARGIN and len(words) >= 2 * _FEW and code not in _marked()
    return Identified(code, sure)


@cache
def _marked() -> frozenset[str]:
    """The languages that have marker words."""
    return frozenset(language for languages in _markers().words.values() for language in languages)
