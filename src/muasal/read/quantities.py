"""Amounts in an article: a number with its modifier, unit or counted noun, and what befell whom it counts."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from muasal.languages import Language
from muasal.model import Document, Quantity, Span, Time
from muasal.read import counts, measures, numerals
from muasal.read.numerals import DASHES
from muasal.read.quantity_site import Site
from muasal.read.quantity_words import QuantityWords, quantity_words

GAP = 60  # characters between a measure and its period
_PERIODS = {"P1M": "month", "P1D": "day", "P1W": "week", "P1Y": "year", "PT1H": "hour"}


def find(document: Document, language: Language, times: Sequence[Time]) -> list[Quantity]:
    """All quantities of the document in order, without overlap; `times` are its times, whose numbers are not counted.

    A number with neither unit nor noun nor predicate beside it is no quantity. The unit of a noun that is in no table
    is "", its role `count:` and the noun as written.
    """
    words = quantity_words(language)
    numbers = numerals.joined(numerals.scan(document, language), document, language)
    starts, ends = [time.span.start for time in times], [time.span.end for time in times]
    found: list[Quantity] = []
    for place, number in enumerate(numbers):
        at = document.tokens[number.first].start
        slot = bisect_left(ends, at + 1)
        if slot < len(starts) and starts[slot] <= at:
            continue
        limits = (
            numbers[place - 1].last if place else 0,
            (numbers[place + 1].first if place + 1 < len(numbers) else len(document.tokens)),
        )
        quantity = _read(Site(document, words, number, limits, found[-1] if found else None))
        if quantity is not None and not (found and quantity.span.overlaps(found[-1].span)):
            found.append(quantity)
    return [_with_period(quantity, document, times) for quantity in _ranges(found, document, words, language)]


def _read(site: Site) -> Quantity | None:
    """The first that fits: a unit before the number, a unit behind it, a count."""
    before = site.words.unit_before(site.tokens, site.number.first)
    negative = measures.negative(site)
    if negative is not None:
        return negative
    if before is None and site.is_label():
        return None
    hyphened = measures.hyphened(site)
    if hyphened is not None:
        return hyphened
    modifier, first, last = site.modifier(before[0] if before else site.number.first, site.number.last)
    if before is not None and (before[1].dimension == "money" or not site.unit(last)):
        return measures.measure(
            site, before[1], modifier, first, measures.money_tail(site, before[1], last), before=True
        )
    unit = site.unit(last)
    if unit is not None:
        return measures.measure(site, unit[0], modifier, first, unit[1])
    return counts.count(site, modifier, first, last)


def _ranges(found: Sequence[Quantity], document: Document, words: QuantityWords, language: Language) -> list[Quantity]:
    """`$160 to $180`: a unit said at both ends of a range; not behind `from`, where it is a change."""
    table, out = numerals.numerals(language), list(found[:1])
    for quantity in found[1:]:
        last = out[-1]
        between = document.text[last.span.end : quantity.span.start].strip().casefold()
        joined = between in DASHES or table.of(between, "range") is not None
        same = last.unit == quantity.unit and last.role == quantity.role
        start = last.span.start
        before = document.text[max(0, start - GAP) : start].split()[-1:] if joined and same else []
        if before and not words.is_("from", before[0].casefold()) and (value := _both(last, quantity)):
            out[-1] = replace(last, value=value, span=Span(last.span.start, quantity.span.end))
        else:
            out.append(quantity)
    return out


def _both(low: Quantity, high: Quantity) -> tuple[float, float] | None:
    if isinstance(low.value, float) and isinstance(high.value, float) and low.value < high.value:
        return low.value, high.value
    return None


def _with_period(quantity: Quantity, document: Document, times: Sequence[Time]) -> Quantity:
    """`300 grams of soap per month`: the period that follows at once, or behind what is measured."""
    next_ = bisect_left(times, quantity.span.end, key=lambda time: time.span.start)
    if quantity.per or next_ == len(times) or times[next_].worded not in _PERIODS:
        return quantity
    gap = document.text[quantity.span.end : times[next_].span.start]
    near = len(gap) < GAP and len(gap.split()) <= 3 and not any(mark in gap for mark in ".,;\n")
    return replace(quantity, per=_PERIODS[times[next_].worded]) if near and times[next_].role == "period" else quantity
