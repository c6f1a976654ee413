"""Amounts in an article: a number with its modifier, unit or counted noun, and what befell whom it counts."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from muasal.languages import Language
from muasal.model import Document, Quantity, Time
from muasal.read import ages, counts, measures, numerals
from muasal.read.number_sites import outside, sites
from muasal.read.numerals import Scanned
from muasal.read.quantity_joins import Joiner, Read
from muasal.read.quantity_site import Site
from muasal.read.quantity_words import quantity_words

GAP = 60  # characters between a measure and its period
_PERIODS = {"P1M": "month", "P1D": "day", "P1W": "week", "P1Y": "year", "PT1H": "hour"}


def find(
    document: Document, language: Language, times: Sequence[Time], scanned: Scanned | None = None
) -> list[Quantity]:
    """All quantities of the document in order, without overlap; `times` are its times, whose numbers are not counted.

    A number with neither unit nor noun nor predicate beside it is no quantity. The unit of a noun that is in no table
    is "", its role `count:` and the noun as written. Ages are no quantities here; `ages.find` gives them.
    `scanned`: what numerals.scan gives, where the caller has it.
    """
    joiner = Joiner(document, quantity_words(language), numerals.numerals(language))
    read: list[Read] = []
    previous: Quantity | None = None
    for site in _sites(document, language, times, scanned):
        site.previous = previous
        quantity = _read(site)
        if quantity is not None and previous is not None and quantity.span.overlaps(previous.span):
            continue
        read.append(Read(site, quantity))
        previous = quantity or previous
    starts = [time.span.start for time in times]
    return [_with_period(quantity, document, times, starts) for quantity in joiner.join(read)]


def bare(document: Document, language: Language, times: Sequence[Time], found: Sequence[Quantity]) -> list[Quantity]:
    """The numbers that are in none of `found`, the document's quantities, nor in its `times`: nothing counted or
    measured stands beside them. No amounts for a reader of news; for callers that want every cardinal. Labels
    (Article 51, T-72, [12]) are left out. The noun is what stands behind (`one hand`).
    """
    out = []
    ends = [quantity.span.end for quantity in found]
    for site in _sites(document, language, times):
        first, last = site.number.first, site.number.last
        at = bisect_left(ends, document.tokens[first].start + 1)
        if at < len(found) and found[at].span.start < document.tokens[last - 1].end:
            continue
        minus = measures.is_minus(site)
        if not minus and (site.is_label() or site.is_bracketed() or site.is_named()):
            continue
        modifier, first, last = site.modifier(first - minus, last)
        number = site.quantity(first, last, "", modifier, "", counts.named(site, last), "quantity/bare")
        out.append(replace(number, value=-number.value) if minus and isinstance(number.value, float) else number)
    return out


def _sites(document: Document, language: Language, times: Sequence[Time], scanned: Scanned | None = None) -> list[Site]:
    """The numbers that are part of no time and no age."""
    spans = [time.span for time in times]
    numbers = sites(document, language, spans, scanned)
    for age in ages.among(numbers, language):
        at = bisect_left(spans, age.span)
        if not any(age.span.overlaps(span) for span in spans[max(0, at - 1) : at + 1]):
            spans.insert(at, age.span)
    return outside(numbers, spans)


def _read(site: Site) -> Quantity | None:
    """The first that fits: a unit before the number, a unit behind it, a count."""
    before = site.words.unit_before(site.tokens, site.number.first)
    negative = measures.negative(site)
    if negative is not None:
        return negative
    if before is None and site.is_label():
        return None
    hyphened = measures.compound(site) or measures.hyphened(site)
    if hyphened is not None:
        return hyphened
    modifier, first, last = site.modifier(before[0] if before else site.number.first, site.number.last)
    if before is not None and (before[1].dimension == "money" or not site.unit(last)):
        return measures.measure(
            site, before[1], modifier, first, measures.money_tail(site, before[1], last), before=True
        )
    if site.number.part:
        return measures.part(site, modifier, first, last)
    unit = site.unit(last)
    if unit is not None:
        return measures.measure(site, unit[0], modifier, first, unit[1])
    return counts.inverted(site) or counts.count(site, modifier, first, last)


def _with_period(quantity: Quantity, document: Document, times: Sequence[Time], starts: Sequence[int]) -> Quantity:
    """`300 grams of soap per month`: the period that follows at once, or behind what is measured. `starts`: where the
    times begin."""
    next_ = bisect_left(starts, quantity.span.end)
    if quantity.per or next_ == len(times) or times[next_].worded not in _PERIODS:
        return quantity
    gap = document.text[quantity.span.end : times[next_].span.start]
    near = len(gap) < GAP and len(gap.split()) <= 3 and not any(mark in gap for mark in ".,;\n")
    return replace(quantity, per=_PERIODS[times[next_].worded]) if near and times[next_].role == "period" else quantity
