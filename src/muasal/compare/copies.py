"""Copies: articles that share most of their passages with another, or give its details and name its outlet.

What they repeat proves nothing. A repeated claim is held by one edge to the claim that it repeats and is left out of
everything else, so that a copy changes neither how rare a sign is nor how the other claims are grouped.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from rapidfuzz.fuzz import ratio

from muasal.compare.candidates import Sign
from muasal.compare.retellings import ancestors, later, parents_of
from muasal.compare.setting import UNDATED, Setting
from muasal.model import Claim, Retelling, SameClaim

COPY = 0.5  # share of the shorter article's passages from which the later one is a copy
REPEATED = 85.0  # likeness of two claims' words, 0 to 100, from which one repeats the other
SAME_DETAILS = 0.8  # share of an article's claims with the very signs of a claim of the article that it names
MOST = 200  # claims that a copy's are held against

Passages = Mapping[tuple[str, str], float]
Likeness = tuple[frozenset[Sign], str, bool]  # signs, stance, headline


def models(setting: Setting, passages: Passages) -> dict[str, str]:
    """Copy to the article that it copies, which is none itself. `passages`: shares as `shared_passages` gives them."""
    found: dict[str, str] = {}
    for copy, model in [*originals(setting, passages).items(), *translations(setting).items()]:
        if copy not in found and top(found, model) != copy:  # a circle has no model
            found[copy] = model
    return {copy: top(found, copy) for copy in sorted(found, key=setting.rank.__getitem__)}


def top(found: Mapping[str, str], id: str) -> str:
    """What stands at the end of the way up."""
    while id in found:
        id = found[id]
    return id


def originals(setting: Setting, passages: Passages) -> dict[str, str]:
    """Copy to the article with whose passages it shares most.

    Of two articles the one that names the other is the copy; else the later one, of one day the one nobody names.
    """
    pairs = [pair for pair, share in passages.items() if share >= COPY]
    named = names(setting)
    naming = {(a, b) for pair in pairs for a, b in (pair, pair[::-1]) if setting.outlet[b] in named[a]}
    parents: dict[str, set[str]] = {}
    for child, parent in naming:
        parents.setdefault(child, set()).add(parent)
    known = frozenset().union(*named.values())

    def order(id: str) -> tuple[int, str, bool, int]:
        day = (setting.article[id].published or UNDATED)[:10]
        return len(ancestors(parents, id)), day, setting.outlet[id] not in known, setting.rank[id]

    best: dict[str, tuple[float, tuple[int, str, bool, int], str]] = {}
    for pair in pairs:
        early, late = sorted(pair, key=order)
        candidate = (-passages[pair], order(early), early)
        best[late] = min(best.get(late, candidate), candidate)
    return {late: early for late, (_, _, early) in best.items()}


def names(setting: Setting) -> dict[str, frozenset[str | None]]:
    """Article id to the media and bodies that its chains name, its own outlet left out."""
    return {
        id: frozenset(setting.medium(link) for t in said for link in t.chain) - {setting.outlet[id]}
        for id, said in setting.said_in.items()
    }


def translations(setting: Setting) -> dict[str, str]:
    """Copy to the article whose outlet it names and whose details it gives, nearly all and no other ones."""
    likenesses = {
        id: [likeness(setting, c) for c in claims if setting.signs[c.id]] for id, claims in setting.of_article.items()
    }
    told: dict[tuple[str | None, Likeness], list[str]] = {}
    for id, found in likenesses.items():
        for own in dict.fromkeys(found):
            told.setdefault((setting.outlet[id], own), []).append(id)
    out: dict[str, str] = {}
    taken: set[str] = set()  # an article that was copied is none itself: of two that name each other one stays
    for id, named in reversed(names(setting).items()):
        if id not in taken:
            votes = Counter(m for own in likenesses[id] for o in named if o for m in told.get((o, own), ()))
            needed = SAME_DETAILS * len(likenesses[id])
            fit = [m for m, n in votes.items() if n >= needed and m not in out and not later(setting, m, id)]
            if fit:
                out[id] = max(fit, key=lambda m: (votes[m], -setting.rank[m]))
                taken.add(out[id])
    return out


def likeness(setting: Setting, claim: Claim) -> Likeness:
    """What a claim shares with its translation."""
    return setting.signs[claim.id], claim.stance, claim.headline


def unsaid(copies: Mapping[str, str], told: Iterable[Retelling]) -> list[Retelling]:
    """The retellings of copies that do not follow from those known."""
    parents = parents_of(told)
    return [
        Retelling(copy, model, "names its outlet and gives the same details", "named")
        for copy, model in copies.items()
        if model not in ancestors(parents, copy) and copy not in ancestors(parents, model)
    ]


def first_hand(told: Iterable[Retelling], copies: Mapping[str, str]) -> list[Retelling]:
    """The retellings as if every copy were its model: what is told of one is told of the other."""
    out: dict[tuple[str, str], Retelling] = {}
    for edge in told:
        child, parent = copies.get(edge.child, edge.child), copies.get(edge.parent, edge.parent)
        if child != parent:
            out.setdefault((child, parent), replace(edge, child=child, parent=parent))
    return list(out.values())


def repeated(setting: Setting, copies: Mapping[str, str]) -> list[SameClaim]:
    """For each claim of a copy, the edge to the claim that it repeats, of the original or of a copy before it."""
    out = []
    pool = {original: list(setting.of_article[original]) for original in copies.values()}
    for copy, original in copies.items():
        ours = setting.of_article[copy]
        pairs = matched(setting, ours, setting.of_article[original], pool[original])
        out += [SameClaim(b.id, a.id, "the same in a copy of the article", "copy") for a, b in pairs]
        held = {a.id for a, _ in pairs}
        own = [claim for claim in ours if claim.id not in held]
        pool[original] += own[: max(0, MOST - len(pool[original]))]
    return out


def matched(setting: Setting, ours: list[Claim], model: list[Claim], pool: list[Claim]) -> list[tuple[Claim, Claim]]:
    """Claims of a copy with what they repeat: one by one where all are alike, else the likest that is left."""
    if [likeness(setting, c) for c in ours] == [likeness(setting, c) for c in model]:
        return list(zip(ours, model, strict=True))
    free, out = list(pool), []
    for claim in ours:
        best = likest(setting, claim, free)
        if best:
            free.remove(best)
            out.append((claim, best))
    return out


def likest(setting: Setting, claim: Claim, others: list[Claim]) -> Claim | None:
    """The claim with the same stance and nearly the same words or the same details, None if there is none."""
    words, own = setting.words(claim), likeness(setting, claim)
    same = [
        (bool(own[0]) and own == likeness(setting, o), ratio(words, setting.words(o)), -setting.place[o.id], o)
        for o in others
        if o.stance == claim.stance
    ]
    alike, score, _, best = max(same, key=lambda found: found[:3], default=(False, 0.0, 0, None))
    return best if alike or score >= REPEATED else None
