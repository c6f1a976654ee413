"""Story → edges: which claims are the same, which article retells which."""

from muasal.compare import candidates, clusters, denials, retellings
from muasal.compare.candidates import Sign
from muasal.compare.clusters import Scores
from muasal.compare.setting import NEGATIVE, Setting, setting
from muasal.model import Retelling, SameClaim, Story

Edges = tuple[tuple[SameClaim, ...], tuple[Retelling, ...]]


def link(story: Story) -> Edges:
    """Named retellings and passages, then clusters, then retellings by shared details, then denials."""
    order = setting(story)
    told = retellings.named(order)
    told += retellings.by_passages(order, told)
    borne = {claim.id: candidates.signs(claim) for claim in order.claims}
    weight = candidates.weights(borne[c.id] for c in order.claims if c.stance not in NEGATIVE)
    groups = clusters.join(scored(order, borne, weight, told), len(order.claims))
    told += retellings.by_details(order, [[order.claims[at] for at in group] for group in groups], told)
    scores = scored(order, borne, weight, told)
    groups = clusters.join(scores, len(order.claims))
    kept = [group for group in groups if order.claims[group[0]].stance not in NEGATIVE]
    edges = [e for group in kept for e in clusters.edges(group, order.claims, scores, borne, weight)]
    edges += denials.attach(order, kept, borne, weight)
    return tuple(edges), tuple(sorted(told, key=lambda e: (order.rank[e.child], order.rank[e.parent])))


def scored(
    order: Setting, borne: dict[str, frozenset[Sign]], weight: dict[Sign, float], told: list[Retelling]
) -> Scores:
    """Agreement of every pair worth a look; denials, refusals and doubts come later."""
    kin = {(edge.child, edge.parent) for edge in told}
    positive = {c.id: borne[c.id] for c in order.claims if c.stance not in NEGATIVE}
    out: Scores = {}
    for a, b in sorted(candidates.pairs(order, positive, weight)):
        ours, theirs = order.claims[a], order.claims[b]
        score = clusters.agreement(borne[ours.id], borne[theirs.id], weight)
        if ours.article == theirs.article and ours.headline == theirs.headline:
            score -= clusters.BESIDE
        if score and (theirs.article, ours.article) in kin:
            score += clusters.RETOLD
        if score:
            out[a, b] = score
    return out
