"""The stories, and one of them."""

from urllib.parse import urlencode

from muasal.errors import UsageError
from muasal.ledger.keys import article_key
from muasal.model import Cluster
from muasal.publish import changes, summary, tellings, timeline, tree
from muasal.publish.index import Index
from muasal.web.declared import Asked, Found, Moved, Parameter
from muasal.web.views import together
from muasal.web.views.search import MOST, whole

PAGE = 100
QUERY = (
    Parameter("from", "The first story to show, from 0."),
    Parameter("most", f"How many to show; {PAGE} without, at most {MOST}."),
)
TOLD = 60  # claims of a story that its page shows at once
THINGS = (
    Parameter("from", "The first of the things told to show, from 0; what is no claim stands only beside the first."),
    Parameter("most", f"Show things until there are so many claims; {TOLD} without, for programs all."),
)


def stories(asked: Asked) -> Found:
    """The stories of the ledger, by name."""
    first, most = whole(asked.query, "from", 0), min(whole(asked.query, "most", PAGE), MOST)
    total = asked.view.how_many()
    return {
        "total": total,
        "first": first,
        "rows": asked.view.stories(first, most),
        "next": f"/?from={first + most}" if first + most < total else "",
        "back": f"/?from={max(0, first - most)}" if first else "",
    }


def story(asked: Asked) -> Found:
    """One story: its clusters with their claims, what drifted, who retold whom, when. Moved for one that gave way."""
    try:
        found, key = asked.view.opened_story(asked.ids["id"])
    except UsageError:
        heirs = asked.view.heirs(asked.ids["id"])
        if len(heirs) == 1:
            raise Moved(f"/story/{heirs[0]}") from None
        raise
    index = Index(found, asked.wording)
    things = len(index.clusters)
    first = min(whole(asked.query, "from", 0), max(things - 1, 0))
    until = _until(index, first, whole(asked.query, "most", len(found.claims) if asked.form else TOLD))
    return {
        "id": key,
        "full": asked.view.find_story(key),
        **({} if first else _beside(asked, index, key)),
        "summary": summary.summary(index),
        "clusters": [_cluster(index, n, index.clusters[n - 1]) for n in range(first + 1, until + 1)],
        "things": things,
        "first": first,
        "next": f"/story/{key}?{urlencode({**asked.query, 'from': until})}" if until < things else "",
        "articles": [_article(index, n, id) for n, id in enumerate(index.articles, 1)],
    }


def _until(index: Index, first: int, claims: int) -> int:
    """The end of the things to show from the first: as many as so many claims tell, and one at least."""
    end = first
    while end < len(index.clusters) and (claims > 0 or end == first):
        claims -= len(index.clusters[end].claims)
        end += 1
    return end


def _beside(asked: Asked, index: Index, key: str) -> Found:
    """What stands beside the claims of the story with this key."""
    found = index.story
    return {
        "others": [row for row in asked.view.newest() if not row["id"].startswith(key)],
        "seen": asked.view.newest_correction(),
        "keys": [article_key(a) for a in found.articles],
        "acts": together.acts(asked, found),
        "shared": together.shared(asked, found, index),
        "drifts": changes.drifts(index),
        "conflicts": changes.conflicts(index),
        "claims": {index.claim_number[c.id]: c.id for c in found.claims},
        "branches": tree.branches(index),
        "dates": timeline.entries(index),
    }


def _cluster(index: Index, number: int, cluster: Cluster) -> Found:
    group = tellings.group(index, cluster, number)
    claims = [{"id": c.id, "telling": t} for c, t in zip(index.tellings(cluster), group.tellings, strict=True)]
    named = {name: getattr(group, name) for name in group.__slots__ if name != "tellings"}
    return {"id": cluster.id, **named, "claims": claims}


def _article(index: Index, number: int, id: str) -> Found:
    article = index.articles[id]
    head = {"number": number, "id": id, "outlet": index.outlet(id), "published": article.published}
    return head | {"language": article.language, "headline": article.text.partition("\n")[0].strip()}
