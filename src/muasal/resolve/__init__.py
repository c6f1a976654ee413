"""As worded → value: times by the publication date, places by the gazetteer, sources by the register of entities."""

from collections.abc import Mapping, Sequence

from muasal import languages
from muasal.model import Claim, Mention, Reading, Suspicion, Time
from muasal.resolve import (
    acronyms,
    claims,
    currencies,
    evidence,
    named,
    names,
    places,
    registry,
    sources,
    suspicions,
    times,
)
from muasal.resolve.outlets import Outlet, outlet_keys, outlet_of
from muasal.resolve.register import Register
from muasal.resolve.registry import Registry
from muasal.resolve.resolved import Resolved
from muasal.resolve.unify import unify

__all__ = ["Outlet", "Resolved", "outlet_keys", "outlet_of", "resolve", "unify"]


def resolve(reading: Reading, outlet: Outlet, outlets: Mapping[str, str]) -> Resolved:
    """`reading` with values. `outlets` maps name keys of the batch's outlets to entity ids (see outlet_keys)."""
    known = registry.load()
    language = languages.get(reading.article.language)
    found_times = times.resolve(reading.times, reading.document, reading.article.published)
    found_places = places.resolve(reading.candidates, reading.document, outlet.entity.country)
    placed = Reading(**{**vars(reading), "places": found_places})
    register = Register(known, language, placed, outlets, outlet.entity.id)
    register.know(outlet.entity.id, outlet.entity.name, outlet.entity.type)
    attributions = sources.chains(register)
    actors = names.resolve(register)
    amounts = currencies.resolve(reading.quantities, register.homeland, outlet.entity.country)
    mentions: list[Mention] = [*found_times, *amounts, *found_places, *actors]
    media = frozenset(id for id, e in register.entities.items() if e.type in claims.MEDIA_TYPES)
    bound = claims.bind(placed, attributions, mentions, outlet.entity.id, media)
    shown: list[Mention] = [*found_times, *amounts, *found_places]
    shown += [*named.actors_typed(register, actors), *named.names(register, actors, found_places)]
    return Resolved(
        article=reading.article,
        attributions=attributions,
        claims=bound,
        entities=register.entities,
        mentions=sorted(shown, key=lambda m: (m.span, m.kind)),
        scoped=register.scoped,
        vague=register.vague,
        units=register.units,
        quotations=reading.quotations,
        evidence=evidence.resolve(register),
        suspicions=[*reading.suspicions, *suspected(reading, found_times, bound, known)],
    )


def suspected(reading: Reading, found: Sequence[Time], bound: Sequence[Claim], known: Registry) -> list[Suspicion]:
    """Inner signs of drift, in text order."""
    id, text = reading.article.id, reading.article.text
    signs = [
        *suspicions.of_times(id, found),
        *suspicions.of_units(reading.article, reading.quantities),
        *suspicions.of_sources(id, bound),
        *acronyms.unfit(id, text, reading.introductions, known, reading.article.language),
    ]
    return sorted(signs, key=lambda s: (s.span, s.rule))
