"""Story → edges: which claims are the same, which article retells which."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from muasal.compare import candidates, clusters, copies, denials, matters, retellings
from muasal.compare.candidates import Sign
from muasal.compare.clusters import Scores
from muasal.compare.copies import Passages
from muasal.compare.passages import shared_passages
from muasal.compare.setting import NEGATIVE, Setting, part, setting
from muasal.model import Retelling, SameClaim, Story

Edges = tuple[list[SameClaim], list[Retelling]]


def link(story: Story) -> Edges:
    """All edges of the story, found in each of its matters by itself. A copy goes where its model goes."""
    whole = setting(story)
    passages = shared_passages(whole.articles)
    models = copies.models(whole, passages)
    same_claims: list[SameClaim] = []
    told: list[Retelling] = []
    for matter, shared in with_copies(whole, models, passages):
        found = link_matter(matter, {copy: models[copy] for copy in matter.article if copy in models}, shared)
        same_claims += found[0]
        told += found[1]
    return same_claims, told


def with_copies(whole: Setting, models: Mapping[str, str], passages: Passages) -> Iterable[tuple[Setting, Passages]]:
    """The matters, parted without the copies and each with those of its articles, and what passages it shares."""
    split = matters.split(part(whole, whole.article.keys() - models.keys()))
    home = {id: at for at, matter in enumerate(split) for id in matter.article}
    members: list[list[str]] = [list(matter.article) for matter in split]
    for copy, model in models.items():
        members[home[model]].append(copy)
    home |= {id: at for at, ids in enumerate(members) for id in ids}
    shared: list[dict[tuple[str, str], float]] = [{} for _ in split]
    for (a, b), share in passages.items():
        if home[a] == home[b]:
            shared[home[a]][a, b] = share
    return zip((part(whole, ids) for ids in members), shared, strict=True)


def link_matter(order: Setting, models: Mapping[str, str], passages: Passages) -> Edges:
    """Named retellings and passages, then clusters, then retellings by details, clusters again, then denials."""
    told = retellings.named(order)
    told += retellings.by_passages(order, passages, told, models)
    told = retellings.nearest(told + copies.unsaid(models, told))
    held = copies.repeated(order, models)
    first_hand = copies.first_hand(told, models)
    edges = held + link_claims(without(order, held), first_hand)
    told += [edge for edge in first_hand if edge.rule == "shared-details"]
    return edges, retellings.with_circles(told)


def without(order: Setting, held: list[SameClaim]) -> Setting:
    """The matter without the claims that only repeat others."""
    repeats = {edge.b for edge in held}
    return replace(order, claims=tuple(claim for claim in order.claims if claim.id not in repeats))


def link_claims(order: Setting, told: list[Retelling]) -> list[SameClaim]:
    """Edges between claims; retellings by details are added to `told` on the way."""
    borne = {claim.id: order.signs[claim.id] for claim in order.claims}
    positive = {at: borne[c.id] for at, c in enumerate(order.claims) if c.stance not in NEGATIVE}
    weight = candidates.weights(borne.values())
    agreed = scored(order, sorted(candidates.pairs(positive, weight)), weight)
    groups = clusters.join(with_kin(order, agreed, told), len(order.claims))
    told += retellings.by_details(order, [[order.claims[at] for at in group] for group in groups], told)
    scores = with_kin(order, agreed, told)
    groups = [g for g in clusters.join(scores, len(order.claims)) if g[0] in positive]
    edges = [e for group in groups for e in clusters.edges(group, order.claims, scores)]
    return edges + denials.attach(order, groups, borne, weight)


def scored(order: Setting, near: list[tuple[int, int]], weight: Mapping[Sign, float]) -> Scores:
    """Agreement of every pair worth a look; denials, refusals and doubts come later."""
    signatures = [clusters.signature(order.signs[claim.id], weight) for claim in order.claims]
    out: Scores = {}
    for a, b in near:
        ours, theirs = order.claims[a], order.claims[b]
        score = clusters.agreement(signatures[a], signatures[b], weight)
        if ours.article == theirs.article and ours.headline == theirs.headline:
            score -= clusters.REPEATING if set(ours.origins) & set(theirs.origins) else clusters.BESIDE
        if (ours.negated is None) != (theirs.negated is None):
            score -= clusters.OPPOSED
        if score:
            out[a, b] = score
    return out


def with_kin(order: Setting, scores: Scores, told: list[Retelling]) -> Scores:
    """The scores, and more for two claims of which one stands in a retelling of the other's article."""
    kin = {(edge.child, edge.parent) for edge in told}
    article = [claim.article for claim in order.claims]
    return {
        (a, b): score + clusters.RETOLD if (article[b], article[a]) in kin else score
        for (a, b), score in scores.items()
    }
