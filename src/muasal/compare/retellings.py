"""Who took what they say from whom: named citation, shared passages, shared details. Never from a later article."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import islice

from muasal.compare.candidates import TELLING
from muasal.compare.passages import SHARED
from muasal.compare.setting import Setting
from muasal.model import Claim, Quantity, Retelling

CLAIMS = 2  # claims with such: one amount of one origin may have reached both by ways of their own
DETAILS = 2  # shared amounts and origins from which an unnamed retelling is told
READ = 40  # of an outlet's articles, only the latest are held against the one that names it
FIRST, LATEST = 6, 6  # of many earlier articles only so many are held against a later one


def named(setting: Setting) -> list[Retelling]:
    """Articles that name the outlet of another article of the story, the nearest teller only."""
    edges: dict[tuple[str, str], Retelling] = {}
    for attribution in setting.attributions:
        for at, source in enumerate(setting.medium(link) for link in attribution.chain):
            for parent in tellers(setting, attribution.article, source):
                words = attribution.source[0] if attribution.source else None
                reason = f"names {setting.entities[source].name}" if source in setting.entities else f"names {source}"
                if at == len(attribution.chain) - 1 and len(attribution.chain) > 1:
                    reason += " at the end of a chain"
                edges.setdefault(
                    (attribution.article, parent), Retelling(attribution.article, parent, reason, "named", words)
                )
    return nearest(list(edges.values()))


def tellers(setting: Setting, child: str, source: str) -> list[str]:
    """The article of outlet `source` that `child` can have read: not later, not its own, of the latest the likest."""
    if source == setting.outlet[child]:
        return []
    printed = reversed(setting.published_by.get(source, ()))
    read = list(islice((p for p in printed if p != child and not later(setting, p, child)), READ))
    ours = setting.matter[child]
    return [max(read, key=lambda p: (len(ours & setting.matter[p]), setting.rank[p]))] if read else []


def later(setting: Setting, a: str, b: str) -> bool:
    """Was article a published on a later day than b? Undated articles are not known to be."""
    day_a, day_b = setting.article[a].published, setting.article[b].published
    return bool(day_a and day_b and day_a[:10] > day_b[:10])


def nearest(edges: list[Retelling]) -> list[Retelling]:
    """The edges without those that a longer way explains: told by P, who was told by G, is not told by G as well."""
    parents = parents_of(edges)
    return [e for e in edges if not any(explains(parents, e, p) for p in parents[e.child] - {e.parent})]


def explains(parents: Mapping[str, set[str]], edge: Retelling, other: str) -> bool:
    """Does the child's parent `other` retell the edge's parent, and not the other way round?"""
    up = reaches(parents, other, edge.parent, edge.child)
    return up and not reaches(parents, edge.parent, other, edge.child)


def with_circles(edges: list[Retelling]) -> list[Retelling]:
    """The edges, those of a circle with a word about it."""
    parents = parents_of(edges)
    above = {child: ancestors(parents, child) for child in parents}
    return [
        replace(e, reason=f"{e.reason}; the two lead back to each other in a circle")
        if e.child in above.get(e.parent, ())
        else e
        for e in edges
    ]


def parents_of(edges: Iterable[Retelling]) -> dict[str, set[str]]:
    out: dict[str, set[str]] = {}
    for edge in edges:
        out.setdefault(edge.child, set()).add(edge.parent)
    return out


def reaches(parents: Mapping[str, set[str]], start: str, goal: str, without: str) -> bool:
    """Does a way lead from `start` up to `goal` that does not pass `without`?"""
    seen, ahead = {without}, [start]
    while ahead:
        at = ahead.pop()
        if at == goal:
            return True
        if at not in seen:
            seen.add(at)
            ahead += sorted(parents.get(at, ()))
    return False


def ancestors(parents: Mapping[str, set[str]], start: str) -> frozenset[str]:
    """Every article above `start`; itself only in a circle."""
    seen: set[str] = set()
    ahead = sorted(parents.get(start, ()))
    while ahead:
        at = ahead.pop()
        if at not in seen:
            seen.add(at)
            ahead += sorted(parents.get(at, ()))
    return frozenset(seen)


def by_passages(
    setting: Setting, passages: Mapping[tuple[str, str], float], known: list[Retelling], copies: Iterable[str]
) -> list[Retelling]:
    """Articles that share passages with an earlier one (of two, a copy is the later): from the one they share most."""
    order = {id: (id in copies, at) for id, at in setting.rank.items()}
    parents = parents_of(known)
    best: dict[str, tuple[float, int, str]] = {}
    for pair, share in passages.items():
        early, late = sorted(pair, key=order.__getitem__)
        if share >= SHARED and late not in ancestors(parents, early):
            best[late] = max(best.get(late, (0.0, 0, "")), (share, -setting.rank[early], early))
    return [
        Retelling(child, parent, f"shares {share:.0%} of its passages with it", "shared-passage")
        for child, (share, _, parent) in sorted(best.items(), key=lambda kv: setting.rank[kv[0]])
        if parent not in ancestors(parents, child)
    ]


def by_details(setting: Setting, clusters: list[list[Claim]], known: list[Retelling]) -> list[Retelling]:
    """Articles that share two or more claims of an earlier one in detail, not explained by a retelling known so far."""
    counts: dict[tuple[str, str], int] = {}
    claims: Counter[tuple[str, str]] = Counter()
    parents = parents_of(known)
    above = {a.id: ancestors(parents, a.id) for a in setting.articles}
    for cluster in clusters:
        told: dict[str, list[Claim]] = {}
        for claim in cluster:
            if not claim.headline:
                told.setdefault(claim.article, []).append(claim)
        for child, parent, score in detail_votes(setting, told, above):
            counts[child, parent] = counts.get((child, parent), 0) + score
            claims[child, parent] += score > 0
    best: dict[str, tuple[int, int, str]] = {}
    for (child, parent), n in counts.items():
        if n >= DETAILS and claims[child, parent] >= CLAIMS:
            best[child] = max(best.get(child, (0, 0, "")), (n, -setting.rank[parent], parent))
    return [
        Retelling(child, parent, f"shares {n} amounts and origins with it", "shared-details")
        for child, (n, _, parent) in sorted(best.items(), key=lambda kv: setting.rank[kv[0]])
    ]


def detail_votes(
    setting: Setting, told: dict[str, list[Claim]], above: Mapping[str, frozenset[str]]
) -> Iterable[tuple[str, str, int]]:
    """Pairs of articles in a cluster: for and against a retelling, by what they share and where values differ."""
    articles = list(told)  # in time order, as the cluster's claims are
    for at, child in enumerate(articles):
        if above[child] & told.keys():
            continue  # explained
        retold = {setting.outlet[a] for a in above[child]} - {None}
        for parent in articles[:FIRST] + articles[max(FIRST, at - LATEST) : at]:
            if setting.outlet[parent] in retold:
                continue  # it retells another article of this outlet
            if earlier(setting, parent, child) and parent not in above[child] and child not in above[parent]:
                vote = detail_vote(setting, told[child], told[parent])
                if vote:
                    yield child, parent, vote


def earlier(setting: Setting, a: str, b: str) -> bool:
    """Was a published on a day before b?"""
    day_a, day_b = setting.article[a].published, setting.article[b].published
    return bool(day_a and day_b and day_a[:10] < day_b[:10])


def detail_vote(setting: Setting, ours: list[Claim], theirs: list[Claim]) -> int:
    """One for an amount that is shared to the digit, one for a shared origin; an amount that differs speaks against."""
    mine, yours = amounts(ours), amounts(theirs)
    shared_roles = mine.keys() & yours.keys()
    if any(not mine[role] & yours[role] for role in shared_roles):
        return -1
    exact = any(value >= TELLING for role in shared_roles for value, _ in mine[role] & yours[role])
    origins = frozenset().union(*(setting.voices(c) for c in ours))
    return exact + bool(origins & frozenset().union(*(setting.voices(c) for c in theirs)))


def amounts(claims: list[Claim]) -> dict[str, set[tuple[float, str]]]:
    """Role to the amounts given for it, of a range the upper end."""
    out: dict[str, set[tuple[float, str]]] = {}
    for claim in claims:
        for slot in claim.slots:
            if isinstance(slot, Quantity) and slot.role and slot.value is not None:
                value = max(slot.value) if isinstance(slot.value, tuple) else slot.value
                out.setdefault(slot.role, set()).add((value, slot.unit))
    return out
