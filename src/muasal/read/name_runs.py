"""Runs of capitals → names: without what only opens a sentence, cut at titles ("Finance Minister | Sri Handayani").

A particle, an initial's dot and "&" may stand inside; dates, function words and adjectives of countries are no names.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from muasal.languages import Language
from muasal.model import Document, Sentence
from muasal.read.name_words import ORGANISED, ROMAN, SHORT, Words

QUOTED = 5  # words of a name in quotation marks
CROWDED = 5  # words of a line from which on capitals throughout say nothing
MARKS = '"“«„:–—('  # after which a capital says nothing


@dataclass(frozen=True, slots=True)
class Run:
    """A name in tokens [first, last).

    titled: a title stands right before it · opens: its only capital may be there because it opens a sentence ·
    over: it says what the holder named next presides over («президент России | Иван Петров»).
    """

    first: int
    last: int
    titled: bool = False
    opens: bool = False
    over: bool = False


def runs(document: Document, language: Language) -> list[Run]:
    """The names of a document in text order, lines all in capitals left out."""
    words = Words(document.tokens, language)
    out: list[Run] = []
    for sentence in document.sentences:
        if not sentence.aside and not _crowded(words, sentence):
            for a, b in _stretches(words, sentence):
                out += _names(words, sentence, a, b)
    return out


def _crowded(words: Words, sentence: Sentence) -> bool:
    """Is every word of the line in capitals, function words aside? Then they say nothing."""
    here = [i for i in range(sentence.first, sentence.last) if words.tokens[i].kind == "word"]
    if len(here) < CROWDED or any(words.tokens[i].text in ",;" for i in range(sentence.first, sentence.last)):
        return False
    capitals = sum(words.capital(i) for i in here)
    return capitals > len(here) / 2 and all(words.capital(i) or words.function(i) for i in here)


def _stretches(words: Words, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Token ranges of capitals in one sentence."""
    at, end = sentence.first, sentence.last
    while at < end:
        if not words.capital(at):
            at += 1
            continue
        stop = max(at + 1, _phrase_end(words, at, end), _quoted_end(words, at, end))
        while stop < end and words.tokens[stop].start - words.tokens[stop - 1].end <= 1:
            if words.language.possessive(words.tokens[stop - 1].low):
                break
            step = _step(words, at, stop, end)
            if not step:
                break
            stop += step
        yield at, stop
        at = stop


def _phrase_end(words: Words, at: int, end: int) -> int:
    """Where a common name of a body that begins with this capital ends: «Министерство обороны»."""
    if not words.body_first(at, end):
        return at
    found = words.language.organisations.at(words.tokens, at, end)
    return found.last if found else at


def _quoted_end(words: Words, at: int, end: int) -> int:
    """Where a name in quotation marks behind the noun of a body ends: «газета „Лесной край“»."""
    noun = words.noun_before(at) if at and words.tokens[at - 1].text in '"“«„' else None
    if noun is None or noun.type not in ORGANISED:
        return at
    closing = next((i for i in range(at + 1, min(at + QUOTED, end)) if words.tokens[i].text in '"”»“'), at)
    return closing if all(words.tokens[i].kind == "word" for i in range(at, closing)) else at


def _step(words: Words, first: int, at: int, end: int) -> int:
    """How many tokens from `at` on belong to the run that began at `first`; 0 if it ends."""
    if words.capital(at):
        return 1
    if at + 1 >= end:
        return 0
    token, before = words.tokens[at], words.tokens[at - 1]
    if token.text == "." and words.capital(at + 1) and token.start == before.end:
        short = len(before.text) == 1 or words.language.is_("title", before.low)
        return 2 if short or before.low in words.language.abbreviations else 0
    if token.text == "&" and words.capital(at + 1):
        return 2
    if words.language.is_("coordinator", token.low):
        body = any(words.body_first(i, at) or words.body_first(i, i + 1) for i in range(first, at))
        return 2 if body and words.capital(at + 1) and not words.given(at + 1) else 0
    if words.language.is_("particle", token.low):
        if words.capital(at + 1):
            return 2
        further = at + 2 < end and words.language.is_("particle", words.tokens[at + 1].low)
        return 3 if further and words.capital(at + 2) else 0
    return 0


def _names(words: Words, sentence: Sentence, a: int, b: int) -> Iterator[Run]:
    """The names in one stretch."""
    opening = a == sentence.first or words.tokens[a - 1].text in MARKS
    start = _without_opener(words, a, b) if opening else a
    for run in _cut(words, start, b):
        first, last = _trim(words, run.first, run.last)
        if first < last and not _only_adjectives(words, first, last):
            alone = opening and first == a and not any(words.capital(i) for i in range(first + 1, last))
            yield replace(run, first=first, last=last, opens=alone)


def _without_opener(words: Words, a: int, b: int) -> int:
    """Without common words that only have their capital from opening a sentence."""
    while a < b and not words.acronym(a):
        low = words.bare(a)
        known = low in words.names.vocabulary or words.names.is_("never", low) or words.names.is_("common", low)
        common = words.function(a) or (known and not words.names.is_("body", low))
        if not common or (words.given(a) and a + 1 < b):
            break
        a += 1
    return a


def _trim(words: Words, a: int, b: int) -> tuple[int, int]:
    """Without dates, function words, particles and marks at the edges."""

    def loose(at: int) -> bool:
        token = words.tokens[at]
        small = token.kind == "mark" or not words.capital(at)
        return small or words.no_name(at) or (words.function(at) and b - a > 1)

    while a < b and loose(a):
        a += 1
    while b > a and (words.tokens[b - 1].kind == "mark" or words.no_name(b - 1)):
        b -= 1
    letters = all(len(words.tokens[i].text) == 1 or ROMAN.fullmatch(words.tokens[i].text) for i in range(a, b))
    return (a, a) if letters or (b - a == 1 and words.function(a)) else (a, b)


def _only_adjectives(words: Words, a: int, b: int) -> bool:
    """`American`, `South Korean`: no more than the adjective of a country."""
    if words.places.at("name", words.tokens, a, b):
        return False
    found = words.places.at("demonym", words.tokens, a, b)
    return found is not None and found.last == b


def _cut(words: Words, a: int, b: int) -> Iterator[Run]:
    """The stretch cut at its titles; what is before, between and behind them."""
    if words.body_last(b, a):
        yield from _led(words, a, b)
        return
    at = start = a
    titled = False
    while at < b:
        end = words.title(at, b)
        surname = at > start and words.given(at - 1)
        if end == at or surname or not words.capital(at):
            at += 1
            continue
        if words.body_first(start, at) and not (end < b and words.given(end)):
            at = end  # *Kantor Staf Presiden*: part of a body's name
            continue
        yield from _piece(words, start, at, titled, before=True)
        titled = words.entitles(at, end)
        start = at = end
    yield from _piece(words, start, b, titled)


def _led(words: Words, a: int, b: int) -> Iterator[Run]:
    """A body's name at the end of a stretch, its titles within it: "Attorney General's Office"."""
    end = words.title(a, b)
    yield Run(end if end < b and words.tokens[end].text == "." else a, b)


def _piece(words: Words, a: int, b: int, titled: bool, before: bool = False) -> Iterator[Run]:
    """The names between two titles. Behind a title stands what it is over ("Minister [of Finance] …"), then its holder;
    before one, what its holder belongs to ("[Norrholm] Chairman")."""
    if before and not titled:
        while b > a and words.field(b - 1, b) == b:
            b -= 1
        if a < b:
            yield Run(a, b)
        return
    of = a < b and not words.capital(a) and words.tokens[a].kind == "word"
    while a < b and not words.capital(a):
        a += 1
    if a >= b:
        return
    start = _over(words, a, b) if titled else a
    if start >= b:
        if words.places.at("name", words.tokens, a, b):
            yield Run(a, b)
        return
    yield from _holder(words, start, b, titled and not (of and start == a))


def _over(words: Words, a: int, b: int) -> int:
    """Past fields, countries and numerals behind a title."""
    while a < b:
        end = max(words.field(a, b), words.country(a, b))
        if ROMAN.fullmatch(words.tokens[a].text) and len(words.tokens[a].text) > 1:
            end = a + 1
        if end == a and not words.capital(a):
            end = a + 1
        if end == a:
            break
        a = end
    return a


def _holder(words: Words, a: int, b: int, titled: bool) -> Iterator[Run]:
    """A body and the name of its member parted: *DPR | Setya Handoko*, *Badan Pangan | Sri Handayani*."""
    split = a
    if words.body_first(a, b):
        known = words.language.organisations.at(words.tokens, a, b)
        begin = known.last if known else a + 1
        split = next(
            (i for i in range(begin, b) if words.given(i)), known.last if known and titled and known.last - a > 1 else b
        )
    elif words.acronym(a) and _holder_behind(words, a + 1, b, titled):
        split = a + 1
        while split < b and words.acronym(split):
            split += 1
    elif not words.language.config.get("noun_head"):
        split = _behind_country(words, a, b, titled)
    if a < split:
        yield Run(a, split, over=split < b)
    if split < b:
        yield Run(split, b, titled or split > a)


def _holder_behind(words: Words, a: int, b: int, titled: bool) -> bool:
    """Does a person's name follow an acronym: behind a title, a first name, or (where bodies lead) two plain words?"""
    if a >= b or words.given(a) or titled:
        return a < b
    plain = not any(words.common(i) or words.body_first(i, b) or words.body_last(i + 1, i) for i in range(a, b))
    legal = words.names.at("legal", words.tokens, a - 1, b) is not None
    return b - a > 1 and plain and not legal and not words.language.config.get("noun_head")


def _behind_country(words: Words, a: int, b: int, titled: bool) -> int:
    """Where the holder's name begins behind what it is over: a country, or one word before a first name."""
    end = words.country(a, b)
    if a < end < b and (b - end > 1 or words.given(end)) and not words.body_first(end, b):
        return end
    inflected = bool(words.language.config.get("inversion"))
    split = next((i for i in range(a + 1, b - 1) if words.given(i)), a)
    alone = not words.given(a) and not any(words.names.is_("patronymic", words.tokens[i].low) for i in range(a, split))
    if split > a or not inflected:
        return split if alone and (inflected or titled) else a
    noun = words.noun_before(a)
    holder = titled or (noun is not None and noun.type == "person")  # «муфтий | Долинии | Карим Ташев»
    three = b - a == 3 and holder and all(words.capital(i) and len(words.tokens[i].text) > SHORT for i in range(a, b))
    patronymic = any(words.names.is_("patronymic", words.tokens[i].low) for i in range(a, b))
    return a + 1 if three and not patronymic and not words.given(a) else a
