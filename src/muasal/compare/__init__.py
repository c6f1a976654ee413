"""Articles' claims → a story: clusters, retellings, independent origins, drifts, updates, conflicts.

No language in sight: only values, codes and ids are compared; texts serve as rows of characters for shared passages.
Everything found is an edge with a reason; `without_edge` takes one away and draws the conclusions anew.
"""

from muasal.compare.concluding import finish
from muasal.compare.linking import link
from muasal.errors import UsageError
from muasal.model import NOTHING_DECIDED, Decided, Story

__all__ = ["compare", "without_edge"]


def compare(story: Story, decided: Decided = NOTHING_DECIDED) -> Story:
    """The story with its clusters, edges, retellings, drifts, updates and conflicts; what it had of these is redone.

    `decided`: what people decided about links; it goes before what is found.
    """
    return finish(story, *link(story), decided)


def without_edge(story: Story, a: str, b: str) -> Story:
    """The story without the edge between two claims or two articles (ids in either order), the rest concluded anew.

    UsageError if there is no such edge.
    """
    same_claims = tuple(e for e in story.same_claims if {e.a, e.b} != {a, b})
    retellings = tuple(e for e in story.retellings if {e.child, e.parent} != {a, b})
    if (len(same_claims), len(retellings)) == (len(story.same_claims), len(story.retellings)):
        raise UsageError(f"removing the edge between {a!r} and {b!r}: there is none; `edges` in the story lists them")
    return finish(story, same_claims, retellings)
