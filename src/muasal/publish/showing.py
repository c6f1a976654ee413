"""One claim with all that is known of it, one cluster or one article with its claims; in plain words."""

from collections.abc import Iterator
from typing import Any

from muasal.errors import UsageError
from muasal.model import Article, Claim, Cluster, Span, Story
from muasal.publish import tellings
from muasal.publish.evidence import article_line, claim_line, drift_id
from muasal.publish.evidence_lines import why
from muasal.publish.index import Index
from muasal.publish.wording import ENGLISH, Wording

Json = dict[str, Any]
_REACH = 240  # characters shown on either side of a claim in a long paragraph


def shown(story: Story, id: str, wording: Wording = ENGLISH) -> Json:
    """The claim, the cluster or the article with this id, as plain data. UsageError if there is none."""
    index = Index(story, wording)
    if id in index.claims:
        return _claim(index, index.claims[id])
    for cluster in story.clusters:
        if cluster.id == id:
            return {"what": "cluster", **_cluster(index, cluster)}
    if id in index.articles:
        return _article(index, index.articles[id])
    if id in index.attributions or any(id == drift_id(n, d) for n, d in enumerate(story.drifts)):
        raise UsageError(f"{id!r} is no claim, cluster or article; `muasal explain {id}` explains it")
    raise UsageError(f"the story {story.name!r} has no {id!r}; `muasal claims` lists its claims")


def _claim(index: Index, c: Claim) -> Json:
    article = index.articles[c.article]
    before, after = _around(article, c.span)
    cluster = next((k for k in index.story.clusters if c.id in k.claims), None)
    return {
        "what": "claim",
        **claim_line(index.story, c),
        "article": article_line(article),
        "headline": c.headline,
        "before": before,
        "after": after,
        "chains": index.chains(c),
        "details": [_detail(index, article, c, n) for n in range(len(c.slots))],
        "kinds": sorted({event.kind for event in c.events}),
        "cluster": _cluster(index, cluster, without=c.id) if cluster else None,
        "rule": c.rule,
    }


def _detail(index: Index, article: Article, c: Claim, position: int) -> Json:
    found = tellings.detail(index, c.slots[position], article.text)
    named = {"kind": found.kind, "role": found.role, "value": found.value, "words": found.worded}
    return named | {"more": list(found.more)}


def _cluster(index: Index, k: Cluster, without: str = "") -> Json:
    told = [claim_line(index.story, c) | {"chains": index.chains(c)} for c in index.tellings(k) if c.id != without]
    counted = {"independent_origins": k.independent_origins, "articles": len(index.told_in(k))}
    return {"id": k.id, "gloss": k.gloss, "signature": index.signature(k), "note": k.note, **counted, "claims": told}


def _article(index: Index, a: Article) -> Json:
    told = [claim_line(index.story, c) | {"chains": index.chains(c)} for c in index.story.claims if c.article == a.id]
    edges = [r for r in index.story.retellings if r.child == a.id]
    return {
        "what": "article",
        **article_line(a),
        "headline": a.text.partition("\n")[0].strip(),
        "sha256": a.digest,
        "notes": list(a.notes),
        "retells": [{"id": r.parent, "outlet": index.outlet(r.parent), "reason": r.reason} for r in edges],
        "claims": told,
    }


def _around(article: Article, span: Span) -> tuple[str, str]:
    """What stands before and after the words in their paragraph, cut between words where it is long."""
    text = article.text
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    before, after = text[start : span.start], text[span.end : end if end >= 0 else len(text)]
    if len(before) > _REACH:
        before = "… " + before[-_REACH:].partition(" ")[2]
    if len(after) > _REACH:
        after = after[:_REACH].rpartition(" ")[0] + " …"
    return before, after


# -- in lines --------------------------------------------------------------------------------------------------------


def lines(found: Json) -> Iterator[str]:
    """What `shown` found, for people."""
    ways = {"claim": _claim_lines, "cluster": _cluster_lines, "article": _article_lines}
    yield from ways[found["what"]](found)


def _claim_lines(c: Json) -> Iterator[str]:
    yield f"{c['id']} · {_where(c)}{' · headline' if c['headline'] else ''}"
    yield f"  {c['before']}«{c['words']}»{c['after']}"
    yield from (f"  from     {' ← '.join(chain)}" for chain in c["chains"])
    yield f"  as       {ENGLISH.plain('stance', c['stance'])}, {ENGLISH.plain('certainty', c['certainty'])}"
    for d in c["details"]:
        more = "".join(f" · {part}" for part in d["more"])
        yield f"  {d['role']}: {d['value']}  «{d['words']}»{more}"
    if c["cluster"]:
        yield from _cluster_lines(c["cluster"])
    else:
        yield "no other article was found to say this"


def _cluster_lines(k: Json) -> Iterator[str]:
    yield f"{k['id']} · {tellings.shorten(k['gloss'])}"
    yield f"  {k['signature']}"
    if k["note"]:
        yield f"  {k['note']}"
    for c in k["claims"]:
        yield f"  {c['id']} · {_where(c)} · {ENGLISH.plain('stance', c['stance'])}"
        yield from _told(c)


def _article_lines(a: Json) -> Iterator[str]:
    yield f"{a['id']} · {_where(a)}"
    yield f"  {a['headline']}"
    yield from (f"  {a[name]}" for name in ("url", "file") if a[name])
    yield from (f"  {note}" for note in a["notes"])
    yield from (f"  retells {r['id']} ({r['outlet']}){why(r)}" for r in a["retells"])
    for c in a["claims"]:
        yield f"  {c['id']} · {ENGLISH.plain('stance', c['stance'])}, {ENGLISH.plain('certainty', c['certainty'])}"
        yield from _told(c)


def _told(c: Json) -> Iterator[str]:
    yield f"    «{c['words']}»"
    yield from (f"    from {' ← '.join(chain)}" for chain in c["chains"])


def _where(found: Json) -> str:
    outlet, published = found["outlet"] or "outlet not known", ENGLISH.date(found["published"])
    return f"{outlet} · {ENGLISH.language(found['language'])} · {published}"
