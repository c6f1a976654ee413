"""How many origins made a claim on knowledge of their own, once retellings are collapsed.

An article that retells another one of the cluster adds nothing, unless it tells an origin beside one that already
counts, or one that confirms. An outlet counts only where nothing stands above it. The count is a least fixed point, so
it does not depend on order: taking an edge away never lowers it, adding a copy never raises it, circles end.
"""

from collections.abc import Mapping

from muasal.compare.setting import NEGATIVE, UNSPECIFIED, Setting
from muasal.model import Claim


def origins_of(claims: list[Claim]) -> tuple[str, ...]:
    """Every origin named in the cluster, in story order; deniers too."""
    return tuple(dict.fromkeys(origin for claim in claims for origin in claim.origins))


def independent(setting: Setting, claims: list[Claim], above: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """The origins that count. Empty where the cluster holds only denials, refusals and doubts.

    `above`: article id to its ancestors over all retellings (an article in a circle is above itself).
    """
    told: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.stance not in NEGATIVE:
            told.setdefault(claim.article, []).append(claim)
    if not told:
        return frozenset()
    counted = fixed_point(setting, told, above)
    return surely_distinct(setting, told, counted) if counted else frozenset(fallback(setting, told, above))


def surely_distinct(setting: Setting, told: Mapping[str, list[Claim]], counted: set[str]) -> frozenset[str]:
    """The origins without those that may be others over again: who is in no register may be spelled otherwise in
    another language, so of these only the ones first told in one language count, the language with most.

    A larger set never leaves fewer: each origin's language is settled by the claims alone.
    """
    first: dict[str, str] = {}
    for article in sorted(told, key=setting.rank.__getitem__):
        for claim in told[article]:
            for origin in setting.voices(claim) & counted:
                first.setdefault(origin, setting.article[article].language)
    known = {o for o in counted if o not in first or setting.everywhere(o)}
    by_language: dict[str, set[str]] = {}
    for origin in counted - known:
        by_language.setdefault(first[origin], set()).add(origin)
    most = max(by_language.values(), key=lambda origins: (len(origins), min(origins)), default=set())
    return frozenset(known | most)


def fixed_point(setting: Setting, told: Mapping[str, list[Claim]], above: Mapping[str, frozenset[str]]) -> set[str]:
    """Origins of articles that retell nobody, then those told beside one that counts, until nothing is added."""
    voices = {a: named(setting, a, told, above) for a in told}
    derived = {a for a in told if above[a] & told.keys()}  # in a circle, all of it
    counted = {o for a in told if a not in derived for o in voices[a]}
    counted |= {
        o for a, found in told.items() for c in found if c.stance == "confirms" for o in setting.voices(c) & voices[a]
    }
    grown = True
    while grown:
        beside = {o for a in derived if voices[a] & counted for o in voices[a]}
        grown = not beside <= counted
        counted |= beside
    return counted


def named(
    setting: Setting, article: str, told: Mapping[str, list[Claim]], above: Mapping[str, frozenset[str]]
) -> frozenset[str]:
    """The origins that an article names, but for the media of this cluster that stand above it: they hand on."""
    tellers = {setting.outlet[a] for a in above[article] if a in told and a != article and setting.medium_prints(a)}
    return frozenset().union(*(setting.voices(c) for c in told[article])) - tellers


def fallback(setting: Setting, told: Mapping[str, list[Claim]], above: Mapping[str, frozenset[str]]) -> set[str]:
    """Where no named origin counts: outlets that retell nobody, if nobody is named at all; else the first named.

    Outlets that retell articles in which this is not found may have it from one source: they count once together.
    """
    origins = [
        (setting.place[c.id], o)
        for a in told
        for c in told[a]
        for o in setting.voices(c) & named(setting, a, told, above)
    ]
    if origins:
        return {min(origins)[1]}
    free = {a for a in told if not above[a] & told.keys()} or {min(told, key=setting.rank.__getitem__)}
    own = sorted((a for a in free if own_source(setting, told[a])), key=setting.rank.__getitem__)
    roots = {setting.outlet[a] or a for a in own if not above[a]}
    handed = [setting.outlet[a] or a for a in own if above[a]]
    return roots | set([o for o in handed if o not in roots][:1]) or {UNSPECIFIED}


def own_source(setting: Setting, claims: list[Claim]) -> bool:
    """Does the article tell it on its own word alone?"""
    return all(setting.own_voice(claim) for claim in claims)
