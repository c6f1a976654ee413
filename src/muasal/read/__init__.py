"""An article → everything in it as worded, by spans: attributions, claims, times, quantities, places, names.

Only `read` is meant for other parts. Languages without tables get what is language-neutral.
"""

from dataclasses import replace

from muasal import languages
from muasal.model import Article, Attribution, Claim, Reading
from muasal.read import attributions, claims, events, names, neutral, numerals, places, quantities, times
from muasal.read.name_words import Words
from muasal.read.segment import segment


def read(article: Article, attitudes: bool = False) -> Reading:
    """The reading of one article. Ids begin with the article's: a1.t1, a1.c1. `attitudes` as for attributions.find."""
    language = languages.get(article.language)
    document = segment(article.text, language)
    if article.language not in languages.CODES:
        found = neutral.numbers(document)
        return Reading(article, document, quantities=found, names=names.find(document, language))
    numbers = numerals.scan(document, language)
    found_times = times.find(document, language, numbers)
    found_quantities = quantities.find(document, language, found_times, numbers)
    found_events = events.find(document, language)
    words = Words(document.tokens, language)
    found_places = places.candidates(document, language, words)
    time_spans = [t.span for t in found_times]
    found_names = names.typed_runs(document, language, found_places, words)
    said = attributions.find(document, language, time_spans, found_names, attitudes)
    context = claims.Context(document, language, said, found_events, found_quantities, time_spans)
    return Reading(
        article=article,
        document=document,
        times=found_times,
        quantities=found_quantities,
        places=found_places,
        names=names.mentions(document, language, found_names),
        events=found_events,
        attributions=[_attribution(article, a) for a in said],
        claims=[_claim(article, c) for c in claims.find(context)],
        introductions=names.introductions(document, language),
    )


def _attribution(article: Article, a: Attribution) -> Attribution:
    return replace(a, id=f"{article.id}.{a.id}", article=article.id)


def _claim(article: Article, c: Claim) -> Claim:
    ids = tuple(f"{article.id}.{id}" for id in c.attributions)
    return replace(c, id=f"{article.id}.{c.id}", article=article.id, attributions=ids)
