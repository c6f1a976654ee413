"""Story and edges → everything that follows from them: clusters, origins, drifts, updates, conflicts."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from muasal.compare import conflicts, deciding, drifts, inside, origins, summary, updates
from muasal.compare.retellings import ancestors, parents_of
from muasal.compare.setting import Setting, setting
from muasal.model import (
    NOTHING_DECIDED,
    Claim,
    Cluster,
    Conflict,
    Decided,
    Drift,
    Retelling,
    SameClaim,
    Story,
)

Link = TypeVar("Link", Drift, Conflict)


def finish(
    story: Story,
    same_claims: Sequence[SameClaim],
    retellings: Iterable[Retelling],
    decided: Decided = NOTHING_DECIDED,
) -> Story:
    """The story with these edges, as far as people did not decide otherwise, and what they mean, all in story order."""
    order = setting(story)
    joined = deciding.same_claims(order, same_claims, decided)
    edges = tuple(sorted(joined, key=lambda e: (order.place[e.a], order.place[e.b])))
    kept = deciding.retellings(retellings, decided)
    told = tuple(sorted(kept, key=lambda e: (order.rank[e.child], order.rank[e.parent])))
    groups = {f"k{n}": group for n, group in enumerate(connected(order, edges), 1)}
    found, later = drifts.find(order, drifts.tellings(order, groups, told))
    found = deciding.drifts(found, decided)
    later += updates.find(order, groups, found, later)
    parents = parents_of(told)
    above = {a.id: ancestors(parents, a.id) for a in order.articles}
    counted = {id: origins.independent(order, group, above) for id, group in groups.items()}
    opposed = deciding.conflicts(order, conflicts.find(order, groups, counted, found), decided)
    made = []
    drifted, disputed = by_cluster(found), by_cluster(opposed)
    for id, group in groups.items():
        named = origins.origins_of(group)
        cluster = Cluster(id, summary.gloss(order, group), tuple(c.id for c in group), named, len(counted[id]))
        made.append(
            replace(
                cluster,
                signature=summary.signature(order, cluster, counted[id], drifted.get(id, []), disputed.get(id, [])),
            )
        )
    return replace(
        story,
        articles=order.articles,
        attributions=order.attributions,
        claims=order.claims,
        clusters=tuple(made),
        same_claims=edges,
        retellings=told,
        drifts=tuple(found),
        inner_drifts=tuple(deciding.drifts(inside.find(order, groups), decided)),
        updates=tuple(later),
        conflicts=tuple(opposed),
    )


def by_cluster(links: Iterable[Link]) -> dict[str, list[Link]]:
    """Cluster id to its links."""
    out: dict[str, list[Link]] = {}
    for link in links:
        out.setdefault(link.cluster, []).append(link)
    return out


def connected(order: Setting, edges: Iterable[SameClaim]) -> list[list[Claim]]:
    """Claims joined by edges, in story order; a claim without edges stands alone."""
    head = {claim.id: claim.id for claim in order.claims}

    def find(id: str) -> str:
        while head[id] != id:
            head[id] = head[head[id]]
            id = head[id]
        return id

    for edge in edges:
        a, b = find(edge.a), find(edge.b)
        first, last = sorted((a, b), key=order.place.__getitem__)
        head[last] = first
    groups: dict[str, list[Claim]] = {}
    for claim in order.claims:
        groups.setdefault(find(claim.id), []).append(claim)
    return list(groups.values())
