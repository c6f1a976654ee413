"""Why the articles of a story stand together: what they share, and what people decided."""

from muasal.compare.grouping import Known, joined
from muasal.ledger.keys import article_key
from muasal.model import Story
from muasal.publish.index import Index
from muasal.web.declared import Asked, Found


def acts(asked: Asked, story: Story) -> list[Found]:
    """Who put articles of the story together or apart, the newest first; those that stand can be undone."""
    found = asked.view.acts({article_key(a) for a in story.articles})
    names = ("act", "who", "made_at", "why", "standing")
    return [{name: getattr(one, name) for name in names} for one in found]


def shared(asked: Asked, story: Story, index: Index) -> list[Found]:
    """The links that hold the story together, each with what two articles share."""
    keys = {article_key(a): a for a in story.articles}
    marks = asked.view.marks(keys)
    _, used = joined({key: Known(marks[key], a.published) for key, a in keys.items()})
    return [
        {
            **{
                end: {"id": keys[key].id, "outlet": index.outlet(keys[key].id)}
                for end, key in (("a", one.a), ("b", one.b))
            },
            "weight": one.weight,
            "reason": one.reason,
        }
        for one in used
    ]
