"""One article: its full text with every finding lit up."""

from muasal.errors import UsageError
from muasal.model import Retelling
from muasal.publish import texts
from muasal.publish.index import Index
from muasal.web.declared import Asked, Found


def article(asked: Asked) -> Found:
    """One article. UsageError if there is none."""
    meant = asked.view.find(asked.ids["id"])
    story, id = asked.view.opened(meant)
    index = Index(story, asked.wording)
    if id not in index.articles:
        raise UsageError(f"{asked.ids['id']!r} is no article")
    found = index.articles[id]
    claims = [c for c in story.claims if c.article == id]
    attributions = [t for t in story.attributions if t.article == id]
    edges = [e for e in story.retellings if id in (e.child, e.parent)]
    return {
        "id": id,
        "story": meant.story,
        "headline": found.text.partition("\n")[0].strip(),
        "text": texts.text(index, found, claims, attributions),
        "claims": {index.claim_number[c.id]: c.id for c in claims},
        "retells": [_edge(index, e.parent, e) for e in edges if e.child == id],
        "retold_by": [_edge(index, e.child, e) for e in edges if e.parent == id],
    }


def _edge(index: Index, there: str, edge: Retelling) -> Found:
    named = {"outlet": index.outlet(there), "reason": index.readable(edge.reason), "rule": edge.rule}
    return {"id": there, "child": edge.child, "parent": edge.parent, **named}
