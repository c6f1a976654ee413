"""An article → everything in it as worded, by spans: attributions, claims, times, quantities, places, names.

Only `read` is meant for other parts, `details` for benchmarks. Languages without tables get what is language-neutral.
"""

from dataclasses import replace
from typing import NamedTuple

from muasal import languages
from muasal.model import (
    Article,
    Attribution,
    Claim,
    Document,
    Evidence,
    PlaceCandidate,
    Quantity,
    Quotation,
    Reading,
    Time,
)
from muasal.read import (
    attributions,
    claims,
    events,
    evidence,
    names,
    neutral,
    numerals,
    places,
    quantities,
    things,
    times,
    unlinked,
)
from muasal.read.name_words import Words
from muasal.read.segment import segment


def read(article: Article, attitudes: bool = False) -> Reading:
    """The reading of one article. Ids begin with the article's: a1.t1, a1.c1. `attitudes` as for attributions.find."""
    language = languages.get(article.language)
    document = segment(article.text, language)
    if article.language not in languages.CODES:
        numbers = neutral.numbers(document)
        return Reading(article, document, quantities=numbers, names=names.find(document, language))
    found = details(document, language)
    found_events = events.find(document, language)
    time_spans = [t.span for t in found.times]
    seen = attributions.parsed(document, language, time_spans, everything=attitudes)
    said = attributions.of_lines(seen, found.names, attitudes)
    found_things = things.find(document, language)
    context = claims.Context(document, language, said, found_events, found_things, found.quantities, seen)
    return Reading(
        article=article,
        document=document,
        times=found.times,
        quantities=found.quantities,
        candidates=found.candidates,
        names=names.mentions(document, language, found.names),
        events=found_events,
        attributions=[_attribution(article, a) for a in said],
        claims=[_claim(article, c) for c in claims.find(context)],
        introductions=names.introductions(document, language),
        quotations=[_quotation(article, q) for q in unlinked.find(document, said)],
        evidence=[_evidence(article, e) for e in evidence.find(document, language, time_spans, found.names, said)],
    )


class Details(NamedTuple):
    """The details of a document as worded, each kind in text order; names are token ranges with their type."""

    times: list[Time]
    quantities: list[Quantity]
    candidates: list[PlaceCandidate]
    names: list[names.Named]


def details(document: Document, language: languages.Language) -> Details:
    """Times, quantities, places and names. What the tables say of each word is asked once for all of them, numbers are
    scanned once for times and quantities."""
    words = Words(document.tokens, language)
    scanned = numerals.scan(document, language, words.numbers_at)
    found_times = times.find(document, language, scanned, words.times_at)
    candidates = places.candidates(document, language, words)
    return Details(
        times=found_times,
        quantities=quantities.find(document, language, found_times, scanned),
        candidates=candidates,
        names=names.typed_runs(document, language, candidates, words),
    )


def _attribution(article: Article, a: Attribution) -> Attribution:
    return replace(a, id=f"{article.id}.{a.id}", article=article.id)


def _claim(article: Article, c: Claim) -> Claim:
    ids = tuple(f"{article.id}.{id}" for id in c.attributions)
    return replace(c, id=f"{article.id}.{c.id}", article=article.id, attributions=ids)


def _quotation(article: Article, q: Quotation) -> Quotation:
    return replace(q, id=f"{article.id}.{q.id}", article=article.id)


def _evidence(article: Article, e: Evidence) -> Evidence:
    ids = tuple(f"{article.id}.{id}" for id in e.attributions)
    return replace(e, id=f"{article.id}.{e.id}", article=article.id, attributions=ids)
