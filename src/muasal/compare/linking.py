"""Story → edges: which claims are the same, which article retells which."""

from collections.abc import Mapping
from dataclasses import replace

from muasal.compare import candidates, clusters, copies, denials, matters, retellings
from muasal.compare.candidates import Sign
from muasal.compare.clusters import Scores
from muasal.compare.passages import shared_passages
from muasal.compare.setting import NEGATIVE, Setting, setting
from muasal.model import Retelling, SameClaim, Story

Edges = tuple[list[SameClaim], list[Retelling]]


def link(story: Story) -> Edges:
    """All edges of the story, found in each of its matters by itself."""
    same_claims: list[SameClaim] = []
    told: list[Retelling] = []
    for matter in matters.split(setting(story)):
        found = link_matter(matter)
        same_claims += found[0]
        told += found[1]
    return same_claims, told


def link_matter(order: Setting) -> Edges:
    """Named retellings and passages, then clusters, then retellings by details, clusters again, then denials."""
    passages = shared_passages(order.articles)
    told = retellings.named(order)
    originals = copies.originals(order, passages, told)
    told += retellings.by_passages(order, passages, told)
    held = copies.repeated(order, originals)
    edges = held + link_claims(without(order, held), told)
    return edges, retellings.with_circles(told)


def without(order: Setting, held: list[SameClaim]) -> Setting:
    """The matter without the claims that only repeat others."""
    repeats = {edge.b for edge in held}
    return replace(order, claims=tuple(claim for claim in order.claims if claim.id not in repeats))


def link_claims(order: Setting, told: list[Retelling]) -> list[SameClaim]:
    """Edges between claims; retellings by details are added to `told` on the way."""
    borne = {claim.id: candidates.signs(claim) for claim in order.claims}
    positive = {at: borne[c.id] for at, c in enumerate(order.claims) if c.stance not in NEGATIVE}
    weight = candidates.weights(positive.values())
    near = sorted(candidates.pairs(positive, weight))
    groups = clusters.join(scored(order, near, borne, weight, told), len(order.claims))
    told += retellings.by_details(order, [[order.claims[at] for at in group] for group in groups], told)
    scores = scored(order, near, borne, weight, told)
    groups = [g for g in clusters.join(scores, len(order.claims)) if g[0] in positive]
    edges = [e for group in groups for e in clusters.edges(group, order.claims, scores, borne, weight)]
    return edges + denials.attach(order, groups, borne, weight)


def scored(
    order: Setting,
    near: list[tuple[int, int]],
    borne: Mapping[str, frozenset[Sign]],
    weight: Mapping[Sign, float],
    told: list[Retelling],
) -> Scores:
    """Agreement of every pair worth a look; denials, refusals and doubts come later."""
    kin = {(edge.child, edge.parent) for edge in told}
    out: Scores = {}
    for a, b in near:
        ours, theirs = order.claims[a], order.claims[b]
        score = clusters.agreement(borne[ours.id], borne[theirs.id], weight)
        if ours.article == theirs.article and ours.headline == theirs.headline:
            score -= clusters.BESIDE
        if score and (theirs.article, ours.article) in kin:
            score += clusters.RETOLD
        if score:
            out[a, b] = score
    return out
