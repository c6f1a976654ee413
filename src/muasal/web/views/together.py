"""Why the articles of a story stand together: what they share, and what people decided."""

from muasal.compare.grouping import SHOWN, Known, Link, joined, readable
from muasal.ledger.keys import article_key
from muasal.model import Story
from muasal.publish.index import Index
from muasal.web.declared import Asked, Found

BACK = "taken back: "  # what the reasons of acts that undo others begin with
ROWS = "row "


def acts(asked: Asked, story: Story) -> list[Found]:
    """Who put articles of the story together or apart, the newest first; those that stand can be undone."""
    found = asked.view.acts({article_key(a) for a in story.articles})
    names = ("act", "who", "made_at", "why", "standing")
    return [{name: getattr(one, name) for name in names} | _done(one.why) for one in found]


def _done(why: str) -> Found:
    """What was done, and whether it was taken back: to take back what was taken back is to do it again."""
    did = why.rpartition(BACK)[2]
    return {"did": did, "back": why.count(BACK) % 2 == 1}


def shared(asked: Asked, story: Story, index: Index) -> list[Found]:
    """The links that hold the story together, each with what two articles share."""
    keys = {article_key(a): a for a in story.articles}
    marks = asked.view.marks(keys)
    _, used = joined({key: Known(marks[key], a.published) for key, a in keys.items()})
    return [_link(index, one, keys[one.a].id, keys[one.b].id) for one in used]


def _link(index: Index, link: Link, a: str, b: str) -> Found:
    ends = {name: {"id": id, "outlet": index.outlet(id)} for name, id in (("a", a), ("b", b))}
    told = [readable(mark) for mark in link.shared if not mark.startswith(ROWS)][:SHOWN]
    rows = any(mark.startswith(ROWS) for mark in link.shared)
    return {**ends, "weight": link.weight, "told": told, "rows": rows, "reason": link.reason}
