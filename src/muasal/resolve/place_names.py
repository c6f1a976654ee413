"""From the words of a place to the places they may mean: nominatives by the table of endings, then the gazetteer."""

from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import islice, product
from typing import NamedTuple

from muasal import languages
from muasal.languages.places import place_words
from muasal.model import Token
from muasal.resolve.gazetteer import SKELETON, Gazetteer, load
from muasal.resolve.place_keys import bones, exact

READINGS = 64  # nominatives of a phrase that are tried
SHORTEST_INFLECTED = 3  # letters
VOWELS = "аеиоуыюяєіїьй"


class Hit(NamedTuple):
    """A place of the gazetteer that words may mean. `lesser`: by a former or foreign name; `near`: by its skeleton;
    `inflected`: only if the words are no nominatives."""

    number: int
    lesser: bool = False
    near: bool = False
    inflected: bool = False


def hits(tokens: Sequence[Token], code: str) -> tuple[Hit, ...]:
    """The places that these tokens, as a whole, may mean in the language `code`, in order of their numbers.

    The ending of a possessive counts only within a name ("Russia's Far East"), not at its end.
    """
    return _hits(*_words(tokens, code))


def is_name(tokens: Sequence[Token], code: str) -> bool:
    """Are these tokens, as a whole, a name that a place bears today, in any case but in no other spelling?"""
    return _is_name(*_words(tokens, code))


@lru_cache(maxsize=65536)
def _is_name(lows: tuple[str, ...], code: str, shouted: bool) -> bool:
    return any(not hit.lesser for hit in _exact(lows, code, shouted))


def _words(tokens: Sequence[Token], code: str) -> tuple[tuple[str, ...], str, bool]:
    """The words to look up, the language, and whether they are written in capitals."""
    lows, last = [token.low for token in tokens], tokens[-1].low
    if "'" in last:
        lows[-1] = _plain(last)
    shouted = tokens[0].text.isupper() or tokens[0].kind == "mark"
    return tuple(lows), code, shouted and all(token.text.isupper() or token.kind == "mark" for token in tokens)


def _plain(low: str) -> str:
    """The word without a possessive ending."""
    return low[:-2] if low.endswith("'s") else low.removesuffix("'")


@lru_cache(maxsize=65536)
def _hits(lows: tuple[str, ...], code: str, shouted: bool) -> tuple[Hit, ...]:
    """Exact names first. Other spellings count where there is none, and, for a language with its own spellings of
    Slavic names, where all are in one country: «Сергіївка» may also stand for a «Сергеевка» abroad."""
    gazetteer, exactly = load(), _exact(lows, code, shouted)
    elsewhere = _inflects(code) and len({gazetteer.spot(hit.number).country for hit in exactly}) == 1
    if exactly and (not elsewhere or _country(lows, code, shouted) is not None):
        return exactly if len(exactly) == 1 else tuple(sorted(exactly))
    found = {hit.number: hit for hit in exactly}
    stems = {key.rstrip(VOWELS): key for key in reversed(_keys(lows, code))}  # a skeleton ends in no vowel anyway
    for skeleton in dict.fromkeys([bones(key) for key in stems.values()]):
        for number, _ in gazetteer.find(SKELETON + skeleton) if skeleton else ():
            found.setdefault(number, Hit(number, near=True))
    return tuple([found[number] for number in sorted(found)])


@lru_cache(maxsize=65536)
def _exact(lows: tuple[str, ...], code: str, shouted: bool) -> tuple[Hit, ...]:
    """The places that bear the name as it is spelt; a country of this name alone."""
    country = _country(lows, code, shouted)
    if country is not None:
        return (Hit(country),)
    gazetteer = load()
    found: dict[int, Hit] = {}
    for inflected, key in enumerate(_keys(lows, code)):
        for number, lesser in gazetteer.find(key):
            if number not in found or (found[number].lesser and not lesser):
                found[number] = Hit(number, lesser, inflected=inflected > 0)
    return tuple(found.values())


def _keys(lows: tuple[str, ...], code: str) -> Sequence[str]:
    """The keys of the phrase as it stands, then with its words in the nominative, `READINGS` at most."""
    if len(lows) == 1:
        return _nominatives(lows[0], code)[:READINGS]
    if not _inflects(code):
        return (" ".join(filter(None, map(exact, lows))),)
    words = product(*[_nominatives(low, code) for low in lows])
    return [" ".join(filter(None, phrase)) for phrase in islice(words, READINGS)]


@lru_cache(maxsize=65536)
def _nominatives(low: str, code: str) -> tuple[str, ...]:
    """The keys of what a word may be in the nominative, itself first. Both halves of «Кам'янці-Подільському» are
    inflected."""
    if "-" in low and _inflects(code):
        halves = [_nominatives(half, code) for half in low.split("-") if half]
        return tuple(" ".join(words) for words in islice(product(*halves), READINGS))
    out = {exact(low): None}
    endings = _endings(code)
    for size in range(min(len(low) - SHORTEST_INFLECTED + 1, _longest(code)), 0, -1):
        nominatives = endings.get(low[-size:])
        if nominatives:
            stem = exact(low[:-size])
            out.update(dict.fromkeys([stem + nominative for nominative in nominatives]))
    return tuple(out)


@cache
def _endings(code: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for row in languages.get(code).table("endings"):
        found.setdefault(row["ending"], []).append(row["nominative"])
    return {ending: tuple(map(exact, sorted(nominatives))) for ending, nominatives in found.items()}


@cache
def _longest(code: str) -> int:
    return max(map(len, _endings(code)), default=0)


def _inflects(code: str) -> bool:
    return bool(_endings(code))


def _country(lows: tuple[str, ...], code: str, shouted: bool) -> int | None:
    """The number of the country that the table of the language calls so; some are so called only in capitals."""
    word = place_words(code).countries.get(" ".join(lows))
    return country_number(word.value) if word and (shouted or not word.capital) else None


def country_number(iso: str) -> int | None:
    """The number of the country with this ISO code."""
    return _countries().get(iso)


@cache
def _countries() -> dict[str, int]:
    gazetteer: Gazetteer = load()
    out = {}
    for number in range(gazetteer.count):
        spot = gazetteer.spot(number)
        if spot.level != "country":
            break
        out[spot.country or ""] = number
    return out
