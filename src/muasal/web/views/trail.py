"""The way of a claim back to where it was first told, article by article."""

from muasal.model import Claim, Retelling
from muasal.publish.index import Index
from muasal.publish.tree import RULES
from muasal.web.declared import Found


def trail(index: Index, claim: Claim) -> list[Found]:
    """The claim, then the telling it was taken from, and so on to the first teller known; each with its chain."""
    cluster = index.cluster_of.get(claim.id)
    steps, seen, how = list[Found](), set[str](), ""
    at: Claim | None = claim
    while at is not None and at.article not in seen:
        seen.add(at.article)
        steps.append(_step(index, at, how))
        edge, at = _above(index, at, cluster)
        how = index.readable(edge.reason) if edge else ""
    return steps


def _step(index: Index, claim: Claim, how: str) -> Found:
    return {
        "id": claim.id,
        "article": claim.article,
        "outlet": index.outlet(claim.article),
        "published": index.published(claim),
        "language": index.articles[claim.article].language,
        "words": index.words(claim),
        "chains": index.chains(claim),
        "how": how,
    }


def _above(index: Index, claim: Claim, cluster: str | None) -> tuple[Retelling | None, Claim | None]:
    """The surest retelling that leads from the claim's article to one that tells the same, and that telling."""
    edges = [e for e in index.story.retellings if e.child == claim.article]
    for edge in sorted(edges, key=lambda e: (RULES.index(e.rule) if e.rule in RULES else len(RULES), e.parent)):
        same = [c for c in index.story.claims if c.article == edge.parent and index.cluster_of.get(c.id) == cluster]
        if cluster and same:
            return edge, min(same, key=lambda c: (c.headline, index.claim_number[c.id]))
    return None, None
