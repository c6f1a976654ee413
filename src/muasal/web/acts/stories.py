"""Stories merged and split, and that undone."""

from collections.abc import Sequence
from concurrent.futures import Executor

from muasal import placing
from muasal.errors import UsageError
from muasal.ledger.keys import article_key
from muasal.model import Article
from muasal.web.acts.correcting import number
from muasal.web.acts.telling import Telling
from muasal.web.declared import Act, Parameter, Posted
from muasal.web.jobs import Job

Sets = Sequence[tuple[Sequence[str], str]]


def merge(posted: Posted) -> str:
    """Puts the articles of two stories together."""
    one, other = (posted.view.find_story(posted.fields.get(name, "").strip()) for name in ("story", "with"))
    if one == other:
        raise UsageError("merging a story with itself: choose another one")
    stories = [posted.view.story(key) for key in (one, other)]
    keys = _keys([a for story in stories for a in story.articles])
    return _placed(posted, [(keys, stories[0].name)], "merged")


def split(posted: Posted) -> str:
    """Puts the articles that were chosen together by themselves, and the rest likewise."""
    key = posted.view.find_story(posted.fields.get("story", ""))
    story = posted.view.story(key)
    chosen = set(posted.fields.get("articles", "").split()) | {n[5:] for n in posted.fields if n.startswith("take-")}
    apart = [a for a in story.articles if {a.id, article_key(a)} & chosen]
    rest = [a for a in story.articles if a not in apart]
    if not apart or not rest:
        raise UsageError("splitting a story: choose some of its articles, not none and not all")
    return _placed(posted, [(_keys(rest), story.name), (_keys(apart), "")], "split")


def undo(posted: Posted) -> str:
    """Takes back what somebody put together or apart."""
    undone = placing.undo(posted.house.engine, number(posted.ids["id"]) or 0, posted.who)
    return _settled(posted, undone.articles, f"taken back: {undone.why}")


def _keys(articles: Sequence[Article]) -> list[str]:
    return sorted({article_key(a) for a in articles})


def _placed(posted: Posted, sets: Sets, why: str) -> str:
    placing.place(posted.house.engine, sets, posted.who, why)
    return _settled(posted, [key for keys, _ in sets for key in keys], why)


def _settled(posted: Posted, keys: Sequence[str], why: str) -> str:
    """Queues the grouping of articles that the ledger has; leads to its progress."""
    house, who = posted.house, posted.who
    known = posted.view.texts(keys)

    def work(job: Job, reader: Executor) -> None:
        job.state = "reading"
        items = dict(zip(keys, job.items, strict=True))
        Telling(house.path, job, reader, who, {}, items).settle(keys, {}, why)
        for item in job.items:
            item.state = "done"

    return f"/add/{house.jobs.start([known[key]['outlet'] or key for key in keys], work).id}"


ACTS = (
    Act(
        "/stories/merge",
        "Merges two stories.",
        merge,
        (Parameter("story", "One story: its name or key.", needed=True), Parameter("with", "The other.", needed=True)),
    ),
    Act(
        "/stories/split",
        "Splits a story: the chosen articles become one of their own.",
        split,
        (
            Parameter("story", "Its key.", needed=True),
            Parameter("articles", "Keys, or the story's own ids, with blanks."),
        ),
    ),
    Act("/acts/{id}/undo", "Takes back what put stories together or apart.", undo),
)
