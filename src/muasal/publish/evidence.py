"""Why a finding was made: the words it rests on, the rules, the edges and their reasons.

As plain data in the schema's words. Ids are the story's own: claims `a2.c5`, attributions `a2.t1`, quotations without a
source `a2.q1`, evidence `a2.e1`, clusters `k3`; a drift is `d` and its place among the story's drifts, from 1.
"""

from collections.abc import Callable, Iterable
from typing import Any

from muasal.errors import UsageError
from muasal.model import Article, Attribution, Claim, Cluster, Drift, Evidence, Quotation, Span, Story
from muasal.model.story import cluster_json, conflict_json, drift_json, mention_json

Json = dict[str, Any]


def evidence(story: Story, id: str) -> Json:
    """What the finding with this id rests on. UsageError if there is none."""
    ways: list[tuple[Iterable[tuple[str, Any]], Callable[[Story, Any], Json]]] = [
        (((c.id, c) for c in story.claims), _claim),
        (((t.id, t) for t in story.attributions), _attribution),
        (((q.id, q) for q in story.quotations), _quotation),
        (((e.id, e) for e in story.evidence), _evidence),
        (((k.id, k) for k in story.clusters), _cluster),
        (((drift_id(n, d), (n, d)) for n, d in enumerate(story.drifts)), _drift),
    ]
    for found, way in ways:
        for name, item in found:
            if name == id:
                return way(story, item)
    if any(article.id == id for article in story.articles):
        raise UsageError(f"{id!r} is an article; `muasal show {id}` lists its claims, and those can be explained")
    raise UsageError(f"the story {story.name!r} has no {id!r}; `muasal claims` lists the claims")


def drift_id(position: int, drift: Drift) -> str:
    """The id of the drift at this place of the story's drifts, from 0; it begins as its cluster's does: `d1` beside
    `k3`, `3f2a9c01.d1` beside `3f2a9c01.k3`."""
    story, dot, _ = drift.cluster.rpartition(".")
    return f"{story}{dot}d{position + 1}"


# -- one way for each kind of finding --------------------------------------------------------------------------------


def _claim(story: Story, c: Claim) -> Json:
    article, cluster = story.article(c.article), story.cluster_of().get(c.id)
    carried = [t for t in story.attributions if t.id in c.attributions]
    return {
        "id": c.id,
        "what": "claim",
        "article": article_line(article),
        **words(article, c.span),
        "layer": "grammar",
        "rule": c.rule,
        "stance": c.stance,
        "certainty": c.certainty,
        "origins": list(c.origins),
        "negated": words(article, c.negated.span) | {"rule": c.negated.rule} if c.negated else None,
        "headline": c.headline,
        "attributions": [attribution(article, t) for t in carried],
        "evidence": [_pointed(article, e) for e in story.evidence if bears_on(e, c)],
        "slots": [mention_json(m) | words(article, m.span) for m in c.slots],
        "events": [{"kind": e.kind, **words(article, e.span)} for e in c.events],
        "things": [{"code": t.code, **words(article, t.span)} for t in c.things],
        "cluster": next((_cluster_line(k) for k in story.clusters if k.id == cluster), None),
        "edges": _edges(story, {c.id}),
        "drifts": _drifts(story, lambda d: c.id in (d.source, d.target)),
        "conflicts": [conflict_json(x) for x in story.conflicts if c.id in x.between],
        "suspicions": _suspicions(story, article, c.span),
    }


def _attribution(story: Story, t: Attribution) -> Json:
    article = story.article(t.article)
    carried = [c for c in story.claims if t.id in c.attributions]
    return {
        **attribution(article, t),
        "what": "attribution",
        "article": article_line(article),
        "claims": [claim_line(story, c) for c in carried],
        "evidence": [_pointed(article, e) for e in story.evidence if t.id in e.attributions],
    }


def _quotation(story: Story, q: Quotation) -> Json:
    article = story.article(q.article)
    found = {"layer": "grammar", "rule": q.rule, "article": article_line(article)}
    return {"id": q.id, "what": "quotation", **words(article, q.span), **found}


def _evidence(story: Story, e: Evidence) -> Json:
    article = story.article(e.article)
    carried = [c for c in story.claims if bears_on(e, c)]
    return {
        **_pointed(article, e),
        "what": "evidence",
        "article": article_line(article),
        "attributions": [attribution(article, t) for t in story.attributions if t.id in e.attributions],
        "claims": [claim_line(story, c) for c in carried],
    }


def _cluster(story: Story, k: Cluster) -> Json:
    return {
        "what": "cluster",
        **_cluster_line(k),
        "claims": [claim_line(story, story.claim(id)) for id in k.claims],
        "edges": _edges(story, set(k.claims)),
        "retellings": _retellings(story, {story.claim(id).article for id in k.claims}),
        "drifts": _drifts(story, lambda d: d.cluster == k.id),
        "conflicts": [conflict_json(x) for x in story.conflicts if x.cluster == k.id],
    }


def _drift(story: Story, found: tuple[int, Drift]) -> Json:
    position, d = found
    before, after = story.claim(d.source), story.claim(d.target)
    return {
        "what": "drift",
        **_drift_line(position, d),
        "from_claim": claim_line(story, before) | _changed(story, before, d.before_span),
        "to_claim": claim_line(story, after) | _changed(story, after, d.after_span),
        "gloss": next((k.gloss for k in story.clusters if k.id == d.cluster), ""),
        "edges": [e for e in _edges(story, {d.source}) if {e["a"], e["b"]} == {d.source, d.target}],
        "retellings": _retellings(story, {before.article, after.article}),
    }


# -- parts -----------------------------------------------------------------------------------------------------------


def words(article: Article, span: Span) -> Json:
    """A span and its words."""
    return {"span": list(span), "words": span.of(article.text)}


def article_line(article: Article) -> Json:
    """What tells an article from the others."""
    names = ("id", "outlet", "language", "published", "file", "url")
    return {name: getattr(article, name) for name in names}


def claim_line(story: Story, c: Claim) -> Json:
    """A claim among others: its words, and who says it where."""
    article = story.article(c.article)
    said = {"stance": c.stance, "certainty": c.certainty, "origins": list(c.origins)}
    where = {"outlet": article.outlet, "language": article.language, "published": article.published}
    return {"id": c.id, **where, **words(article, c.span), **said}


def attribution(article: Article, t: Attribution) -> Json:
    """An attribution with the words of its parts, and its chain as worded beside its chain as entities."""
    parts = {"cue": t.cue, "source": t.source, "content": t.content}
    links = [
        {"kind": r.kind, "type": r.type, **(words(article, r.span) if r.span else {"span": None})} for r in t.references
    ]
    return {
        "id": t.id,
        "layer": t.layer,
        "margin": t.margin,
        "rule": t.rule,
        **{part: [words(article, span) for span in spans] for part, spans in parts.items()},
        "references": links,
        "chain": list(t.chain),
        "stance": t.stance,
        "certainty": t.certainty,
        "quoted": t.quoted,
    }


def bears_on(e: Evidence, c: Claim) -> bool:
    """Does the claim rest on the evidence, or name it?"""
    return e.article == c.article and (bool(set(c.attributions) & set(e.attributions)) or e.span.overlaps(c.span))


def _pointed(article: Article, e: Evidence) -> Json:
    """A piece of evidence with the hands it went through."""
    hands = [{"role": h.role, **words(article, h.span), "entity": h.entity or None} for h in e.hands]
    return {"id": e.id, "kind": e.kind, **words(article, e.span), "hands": hands, "layer": "grammar", "rule": e.rule}


def _cluster_line(k: Cluster) -> Json:
    return {"id": k.id, **cluster_json(k)}


def _edges(story: Story, claims: set[str]) -> list[Json]:
    return [
        {"kind": "same-claim", "a": e.a, "b": e.b, "reason": e.reason, "rule": e.rule}
        for e in story.same_claims
        if e.a in claims or e.b in claims
    ]


def _retellings(story: Story, articles: set[str]) -> list[Json]:
    return [
        {"kind": "retells", "a": r.child, "b": r.parent, "reason": r.reason, "rule": r.rule}
        | (words(story.article(r.child), r.words) if r.words else {})
        for r in story.retellings
        if r.child in articles and r.parent in articles
    ]


def _drifts(story: Story, wanted: Callable[[Drift], bool]) -> list[Json]:
    return [_drift_line(n, d) for n, d in enumerate(story.drifts) if wanted(d)]


def _drift_line(position: int, d: Drift) -> Json:
    return {"id": drift_id(position, d), **drift_json(d)}


def _changed(story: Story, claim: Claim, span: Span | None) -> Json:
    return {"changed": words(story.article(claim.article), span)} if span else {}


def _suspicions(story: Story, article: Article, span: Span) -> list[Json]:
    return [
        {"reason": s.reason, "rule": s.rule, **words(article, s.span)}
        for s in story.suspicions
        if s.article == article.id and s.span.overlaps(span)
    ]
