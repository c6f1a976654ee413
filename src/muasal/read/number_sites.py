"""Every number of a document in its sentence: what quantities and ages are read from."""

from bisect import bisect_left
from collections.abc import Sequence

from muasal.languages import Language
from muasal.model import Document, Span, Token
from muasal.read import compounds, fractions, numerals
from muasal.read.numerals import Number, Scanned
from muasal.read.quantity_joins import Joiner
from muasal.read.quantity_site import Site
from muasal.read.quantity_words import QuantityWords, quantity_words


def sites(
    document: Document, language: Language, times: Sequence[Span] = (), scanned: Scanned | None = None
) -> list[Site]:
    """The numbers in order, ranges and fractions made one; a number inside one of the spans `times` joins none
    outside it (`rose in 2018 to 3.9 million`). `scanned`: as numerals.scan gives it, where the caller has it."""
    words, table = quantity_words(language), numerals.numerals(language)
    joiner = Joiner(document, words, table)
    ends = [span.end for span in times]

    def is_apart(first: int, last: int) -> bool:
        at, end = document.tokens[first].start, document.tokens[last - 1].end
        slot = bisect_left(ends, at + 1)
        in_time = slot < len(times) and times[slot].start <= at
        return (in_time and end > times[slot].end) or joiner.is_change(first)

    scanned = scanned or numerals.scan(document, language)
    numbers = [_in_millions(number, document, words, table) for number in scanned.numbers]
    parted = fractions.read(numbers, scanned.fractions, document, language)
    whole = compounds.read(parted, scanned.compounds, document, words, table)
    joined = numerals.joined(whole, document, language, is_apart)
    firsts = [*(number.first for number in joined[1:]), len(document.tokens)]
    lasts = [0, *(number.last for number in joined[:-1])]
    limits = zip(lasts, firsts, strict=True)
    return [Site(document, words, number, limit) for number, limit in zip(joined, limits, strict=False)]


def outside(found: Sequence[Site], taken: Sequence[Span]) -> list[Site]:
    """Those of `found` that begin in none of the spans `taken`, which are in order."""
    ends = [span.end for span in taken]
    out = []
    for site in found:
        at = site.tokens[site.number.first].start
        slot = bisect_left(ends, at + 1)
        if slot == len(taken) or taken[slot].start > at:
            out.append(site)
    return out


def _in_millions(number: Number, document: Document, words: QuantityWords, table: numerals.Numerals) -> Number:
    """`12.3m tonnes`, `5m people`: the m that may be metres is a million before what is counted or measured."""
    at, tokens = number.last, document.tokens
    if at + 1 >= len(tokens) or tokens[at].start != tokens[at - 1].end or isinstance(number.value, tuple):
        return number
    entry = table.of(tokens[at].low, "suffix")
    if entry is None or not (words.counts(tokens, at + 1, len(tokens)) or _is_plural(tokens, at + 1, words)):
        return number
    return number._replace(last=at + 1, value=number.value * entry[1], scale=entry[1])


def _is_plural(tokens: Sequence[Token], at: int, words: QuantityWords) -> bool:
    """Does a noun in the plural stand at token `at`, where the language marks it: `5m units`, but `a 5m boat`?"""
    marked = words.plural and tokens[at].low.endswith(words.plural)
    return bool(marked) and words.nouns.at(tokens, at, len(tokens)) is not None
