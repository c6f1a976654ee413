"""Runs of capitals → names: without what only opens a sentence, cut at titles ("Finance Minister | Sri Handayani").

A particle, an initial's dot and "&" may stand inside; dates, function words and adjectives of countries are no names.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from muasal.model import Document, Sentence
from muasal.read.name_words import ORGANISED, Words
from muasal.read.word_facts import BODY, DEMONYM, LEGAL, NAME, ROMAN, SHORT

OPENING = frozenset('"“«„')  # marks that open a quotation
QUOTED = 5  # words of a name in quotation marks
CROWDED = 5  # words of a line from which on capitals throughout say nothing
MARKS = '"“«„:–—('  # after which a capital says nothing


class Run(NamedTuple):
    """A name in tokens [first, last).

    titled: a title stands right before it · opens: its only capital may be there because it opens a sentence ·
    over: it says what the holder named next presides over («президент России | Иван Петров»).
    """

    first: int
    last: int
    titled: bool = False
    opens: bool = False
    over: bool = False


def runs(document: Document, words: Words) -> list[Run]:
    """The names of a document in text order, lines all in capitals left out."""
    capitals = words.capitals
    out: list[Run] = []
    done = 0
    for sentence in document.sentences:
        first, done = done, bisect_left(capitals, sentence.last, done)
        if first < done and not sentence.aside and not _crowded(words, sentence):
            for a, b in _stretches(words, sentence, capitals[first:done]):
                out += _names(words, sentence, a, b)
    return out


def _crowded(words: Words, sentence: Sentence) -> bool:
    """Is every word of the line in capitals, function words aside? Then they say nothing."""
    capitals = here = 0
    tokens, facts = words.tokens, words.facts
    for at in range(sentence.first, sentence.last):
        if tokens[at].kind == "word":
            if not (facts[at].capital or facts[at].function):
                return False
            here += 1
            capitals += facts[at].capital
        elif tokens[at].text in ",;":
            return False
    return here >= CROWDED and capitals > here / 2


def _stretches(words: Words, sentence: Sentence, capitals: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Token ranges of capitals in one sentence; `capitals` are its tokens that have one."""
    tokens, facts, free, end = words.tokens, words.facts, sentence.first, sentence.last
    foreign = bool(words.language.letters)  # may another script stand beside the language's own?
    for at in capitals:
        if at < free:
            continue
        stop = at + 1
        if facts[at].begins & (BODY | LEGAL):
            stop = max(stop, _phrase_end(words, at, end))
        if at and tokens[at - 1].text in OPENING:
            stop = max(stop, _quoted_end(words, at, end))
        while stop < end and tokens[stop].start - tokens[stop - 1].end <= 1 and not facts[stop - 1].possessive:
            if not facts[stop].capital:
                step = _step(words, at, stop, end)
            else:
                step = 0 if foreign and _foreign(words, stop) else 1
            if not step:
                break
            stop += step
        yield at, stop
        free = stop


def _foreign(words: Words, at: int) -> bool:
    """Does the script change with this word: «Танкер | Selat Mutiara», «в Дубае | Marlin Shipping»?"""
    one, other = words.tokens[at - 1], words.tokens[at]
    return one.kind == "word" and one.text.isascii() != other.text.isascii()


def _phrase_end(words: Words, at: int, end: int) -> int:
    """Where a common name of a body that begins with this capital ends: «Министерство обороны»."""
    if not words.body_first(at, end):
        return at
    found = words.language.organisations.at(words.tokens, at, end)
    return found.last if found else at


def _quoted_end(words: Words, at: int, end: int) -> int:
    """Where a name in quotation marks behind the noun of a body ends: «газета „Лесной край“»."""
    noun = words.noun_before(at)
    if noun is None or noun.type not in ORGANISED:
        return at
    closing = next((i for i in range(at + 1, min(at + QUOTED, end)) if words.tokens[i].text in '"”»“'), at)
    return closing if all(words.tokens[i].kind == "word" for i in range(at, closing)) else at


def _step(words: Words, first: int, at: int, end: int) -> int:
    """How many tokens from `at`, which has no capital, belong to the run that began at `first`; 0 if it ends."""
    facts = words.facts  # whatever stands between, a run only goes on to a capital
    if at + 1 >= end or not (facts[at + 1].capital or (at + 2 < end and facts[at + 2].capital)):
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
    if b - start == 1 and _plain(words, start):
        yield Run(start, b, opens=opening and start == a)
        return
    for run in _cut(words, start, b):
        first, last = _trim(words, run.first, run.last)
        if first < last and not _only_adjectives(words, first, last):
            alone = opening and first == a and not any(words.facts[i].capital for i in range(first + 1, last))
            yield Run(first, last, run.titled, alone, run.over)


def _plain(words: Words, at: int) -> bool:
    """A capitalised word of no table, as most are: a name that nothing is to be cut from."""
    fact, text = words.facts[at], words.tokens[at].text
    told = fact.begins or fact.honours or fact.no_name or fact.function
    return fact.capital and not told and len(text) > 1 and not ROMAN.fullmatch(text)


def _without_opener(words: Words, a: int, b: int) -> int:
    """Without common words that only have their capital from opening a sentence."""
    while a < b and (fact := words.facts[a]).opener and not fact.acronym and not (fact.given and a + 1 < b):
        a += 1
    return a


def _trim(words: Words, a: int, b: int) -> tuple[int, int]:
    """Without dates, function words, particles and marks at the edges."""
    facts = words.facts
    while a < b:
        fact = facts[a]
        if fact.capital and not fact.mark and not fact.no_name and not (fact.function and b - a > 1):
            break
        a += 1
    while b > a and (facts[b - 1].mark or facts[b - 1].no_name):
        b -= 1
    for token in words.tokens[a:b]:
        if len(token.text) > 1 and not ROMAN.fullmatch(token.text):
            return (a, a) if b - a == 1 and facts[a].function else (a, b)
    return a, a  # nothing but letters and numerals


def _only_adjectives(words: Words, a: int, b: int) -> bool:
    """`American`, `South Korean`: no more than the adjective of a country."""
    begins = words.facts[a].begins
    if not begins & DEMONYM or (begins & NAME and words.places.at("name", words.tokens, a, b)):
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
        end = words.title(at, b) if words.facts[at].capital else at
        surname = at > start and words.facts[at - 1].given
        if end == at or surname:
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
    facts = words.facts
    of = a < b and not facts[a].capital and words.tokens[a].kind == "word"
    while a < b and not facts[a].capital:
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
        if end == a and not words.facts[a].capital:
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
    elif words.facts[a].acronym and _holder_behind(words, a + 1, b, titled):
        split = a + 1
        while split < b and words.facts[split].acronym:
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
    plain = not any(words.facts[i].common or words.body_first(i, b) or words.body_last(i + 1, i) for i in range(a, b))
    legal = words.names.at("legal", words.tokens, a - 1, b) is not None
    return b - a > 1 and plain and not legal and not words.language.config.get("noun_head")


def _behind_country(words: Words, a: int, b: int, titled: bool) -> int:
    """Where the holder's name begins behind what it is over: a country, or one word before a first name."""
    end = words.country(a, b)
    if a < end < b and (b - end > 1 or words.given(end)) and not words.body_first(end, b):
        return end
    inflected = words.inflected
    split = next((i for i in range(a + 1, b - 1) if words.given(i)), a)
    alone = not words.given(a) and not any(fact.patronymic for fact in words.facts[a:split])
    if split > a or not inflected:
        return split if alone and (inflected or titled) else a
    noun = words.noun_before(a)
    holder = titled or (noun is not None and noun.type == "person")  # «муфтий | Долинии | Карим Ташев»
    three = b - a == 3 and holder and all(words.capital(i) and len(words.tokens[i].text) > SHORT for i in range(a, b))
    patronymic = any(fact.patronymic for fact in words.facts[a:b])
    return a + 1 if three and not patronymic and not words.given(a) else a
