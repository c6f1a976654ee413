"""Stories named, merged, split."""

from collections.abc import Sequence
from concurrent.futures import Executor

from muasal import keeping
from muasal.errors import UsageError
from muasal.ledger import turns
from muasal.model import Article
from muasal.web.acts import adding
from muasal.web.declared import Act, Parameter, Posted
from muasal.web.jobs import Job


def merge(posted: Posted) -> str:
    """Reads the articles of two stories as one; both give way to it."""
    one, other = (posted.view.find_story(posted.fields.get(name, "")) for name in ("story", "with"))
    if one == other:
        raise UsageError("merging a story with itself: choose another one")
    articles = [a for key in (one, other) for a in posted.view.story(key).articles]
    return _told(posted, articles, posted.view.story(one).name, (one, other), "merged")


def split(posted: Posted) -> str:
    """Reads the articles that were chosen as a story of their own, and the rest as another; the story gives way."""
    key = posted.view.find_story(posted.fields.get("story", ""))
    story = posted.view.story(key)
    chosen = set(posted.fields.get("articles", "").split()) | {n[5:] for n in posted.fields if n.startswith("take-")}
    apart = [a for a in story.articles if a.id in chosen]
    rest = [a for a in story.articles if a.id not in chosen]
    if not apart or not rest:
        raise UsageError("splitting a story: choose some of its articles, not none and not all")
    _told(posted, apart, story.name, (), "split off")
    return _told(posted, rest, story.name, (key,), "split")


def _told(posted: Posted, articles: Sequence[Article], name: str, old: Sequence[str], why: str) -> str:
    """Queues the reading of articles that the ledger has, as one story."""
    house, who = posted.house, posted.who
    names = [a.outlet or a.file or a.id for a in articles]

    def work(job: Job, reader: Executor) -> None:
        job.state = "reading"
        made = adding.tell(house, job, reader, adding.unlike(articles), job.items, name, {})
        turns.give_way(house.engine, old, made, who, keeping.now(), why)
        job.story, job.state = made, "done"

    return f"/add/{house.jobs.start(names, work).id}"


ACTS = (
    Act(
        "/stories/merge",
        "Merges two stories.",
        merge,
        (Parameter("story", "One story: its key.", needed=True), Parameter("with", "The other.", needed=True)),
    ),
    Act(
        "/stories/split",
        "Splits a story: the chosen articles become one of their own.",
        split,
        (Parameter("story", "Its key.", needed=True), Parameter("articles", "The story's own ids, with blanks.")),
    ),
)
