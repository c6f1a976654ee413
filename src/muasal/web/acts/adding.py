"""New articles: taken in, read by another process, put into the stories they belong to. One that cannot be used stops
no other."""

import re
from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory

import sqlalchemy as sa

from muasal import keeping, pipeline, placing
from muasal.acquire import Acquired
from muasal.errors import UsageError
from muasal.ledger import audit
from muasal.ledger.finding import run_of
from muasal.ledger.keys import article_key
from muasal.ledger.loading import load
from muasal.ledger.members import articles_of
from muasal.ledger.placings import Placing
from muasal.ledger.placings import keep as keep_placings
from muasal.model import Article
from muasal.settings import Settings
from muasal.web.acts.telling import Telling
from muasal.web.declared import Act, House, Parameter, Posted
from muasal.web.jobs import Item, Job

_ADDRESS = re.compile(r"https?://\S+", re.I)
OWN = "own"
FIELDS = (
    Parameter("addresses", "Web addresses, one a line."),
    Parameter("text", "The text of one article, its headline in the first line."),
    Parameter("outlet", "Outlet of the articles that do not name theirs."),
    Parameter("published", "Date of publication (YYYY-MM-DD) of the articles that do not give theirs."),
    Parameter("language", "Language of the articles.", ("", "id", "en", "uk", "ru")),
    Parameter("goes", "Where they go: by what they share; a story of their own; one that is named.", ("", OWN, "to")),
    Parameter("story", "The name or key of the story they go to."),
    Parameter("name", "A name for the story of their own."),
)


@dataclass(frozen=True)
class Handed:
    """What was handed in, and where it goes: `to` is a story's key, `own` a story of their own."""

    sources: Sequence[str]
    texts: Sequence[tuple[str, bytes]]
    given: pipeline.Given
    who: str
    to: str = ""
    own: bool = False
    name: str = ""


def add(posted: Posted) -> str:
    """Queues what was handed in, and leads to its progress. UsageError if there is nothing."""
    sources = [line for line in posted.fields.get("addresses", "").split() if line]
    for one in sources:
        if not _ADDRESS.fullmatch(one):
            raise UsageError(f"adding {one!r}: an address begins with https://; a text goes into its own field")
    texts = list(posted.files)
    if posted.fields.get("text", "").strip():
        texts.insert(0, ("pasted.txt", posted.fields["text"].replace("\r\n", "\n").encode()))
    if not sources and not texts:
        raise UsageError("nothing to add: give an address, a text or a file")
    given = pipeline.Given(*(posted.fields.get(name) or None for name in ("outlet", "published", "language")))
    goes, named = posted.fields.get("goes", ""), posted.fields.get("story", "").strip()
    if goes == "to" and not named:
        raise UsageError("adding to a story: say which, by its name or key")
    to = posted.view.find_story(named) if goes == "to" else ""
    handed = Handed(sources, texts, given, posted.who, to, goes == OWN, posted.fields.get("name", "").strip())
    house = posted.house

    def work(job: Job, reader: Executor) -> None:
        read(house, job, reader, handed)

    return f"/add/{house.jobs.start([*sources, *(name for name, _ in texts)], work).id}"


def read(house: House, job: Job, reader: Executor, handed: Handed) -> None:
    """Does a job: acquires each item, reads the articles one by one, tells the stories they belong to."""
    job.state = "reading"
    acquired: list[tuple[Item, Acquired]] = []
    with TemporaryDirectory(prefix="muasal-") as folder:
        paths = [_put(folder, n, text) for n, text in enumerate(handed.texts)]
        for item, source in zip(job.items, [*handed.sources, *paths], strict=True):
            item.state = "reading"
            asked = reader.submit(pipeline.acquire_all, [source], Settings(), handed.given, None)
            found, refused = asked.result()
            acquired += [(item, one) for one in found]
            if refused and not found:
                item.state, item.note = "refused", str(refused[0].error).replace(f"{folder}/", "")
    if not acquired:
        job.state, job.note = "refused", "none of it could be used"
        return
    received = {one.article.digest: (one.raw, one.media_type) for _, one in acquired}
    items = {article_key(one.article): item for item, one in acquired}
    telling = Telling(house.path, job, reader, handed.who, received, items)
    _settle(telling, {article_key(one.article): one.article for _, one in acquired}, handed)
    telling.run(_record, handed.who, job.story, [item.name for item, _ in acquired])


def _put(folder: str, number: int, text: tuple[str, bytes]) -> str:
    """A file for what was handed in: under its own name, in a folder of its own."""
    name = re.sub(r"[^\w.-]+", "-", PurePath(text[0].replace("\\", "/")).name).strip(".-")[-80:] or "pasted.txt"
    path = Path(folder, str(number), name)
    path.parent.mkdir()
    path.write_bytes(text[1])
    return str(path)


def _settle(telling: Telling, articles: dict[str, Article], handed: Handed) -> None:
    """By what they share; or, where people said so, put together first."""
    known = telling.run(_known, sorted(articles))
    new = {key: telling.alone(article) for key, article in articles.items() if key not in known}
    for key in known:
        telling.items[key].state = "done"
    if handed.own or handed.to:
        if new:
            telling.tell([one.article for one in new.values()], handed.name)
            telling.run(_free, sorted(new), handed.who)
        telling.run(_place, sorted(articles), handed.to, handed.name, handed.who)
        new = {}
    telling.settle(sorted(articles), new, "articles were added")


def _known(engine: sa.Engine, keys: Sequence[str]) -> set[str]:
    """Those of the articles that the ledger has."""
    with engine.begin() as connection:
        return set(articles_of(connection, keys))


def _free(engine: sa.Engine, keys: Sequence[str], who: str) -> None:
    """Grouping may place these articles."""
    with engine.begin() as connection:
        keep_placings(connection, dict.fromkeys(keys, Placing("", "")), who, keeping.now(), "found by what it shares")


def _place(engine: sa.Engine, keys: Sequence[str], to: str, name: str, who: str) -> None:
    """Puts the articles together: under a name, or with those of the story that was named."""
    if to:
        with engine.begin() as connection:
            story = load(connection, run_of(connection, to))
        keys, name = sorted({*keys, *(article_key(a) for a in story.articles)}), story.name
    placing.place(engine, [(keys, name)], who, "added by hand")


def _record(engine: sa.Engine, who: str, story: str, names: Sequence[str]) -> None:
    with engine.begin() as connection:
        audit.record(connection, who, keeping.now(), "add", f"story:{story}", {"items": list(names)})


ACTS = (Act("/add", "Adds articles: addresses, a text, files.", add, FIELDS, files=True),)
