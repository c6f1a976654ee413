"""New articles: taken in, read by another process, kept as a story. One that cannot be used stops no other."""

import re
from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import replace
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory

import sqlalchemy as sa

from muasal import keeping, pipeline
from muasal.acquire import Acquired
from muasal.errors import UsageError
from muasal.ledger import audit, turns
from muasal.ledger.writer import Blobs
from muasal.model import Article, Story
from muasal.resolve import Resolved, outlet_keys
from muasal.settings import Settings
from muasal.web.declared import Act, House, Parameter, Posted
from muasal.web.jobs import Item, Job

_ADDRESS = re.compile(r"https?://\S+", re.I)
FIELDS = (
    Parameter("addresses", "Web addresses, one a line."),
    Parameter("text", "The text of one article, its headline in the first line."),
    Parameter("outlet", "Outlet of the articles that do not name theirs."),
    Parameter("published", "Date of publication (YYYY-MM-DD) of the articles that do not give theirs."),
    Parameter("language", "Language of the articles.", ("", "id", "en", "uk", "ru")),
    Parameter("name", "A name for the story."),
    Parameter("story", "The key of the story that they join; without one they make a story of their own."),
)


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
    names = [*sources, *(name for name, _ in texts)]
    house, who, name = posted.house, posted.who, posted.fields.get("name", "")
    old = posted.view.find_story(posted.fields["story"]) if posted.fields.get("story") else ""
    joined = posted.view.story(old) if old else None
    known = joined.articles if joined else ()
    name = name or (joined.name if joined else "")

    def work(job: Job, reader: Executor) -> None:
        read(house, job, reader, sources, texts, given, name, who, old, known)

    return f"/add/{house.jobs.start(names, work).id}"


def read(
    house: House,
    job: Job,
    reader: Executor,
    sources: Sequence[str],
    texts: Sequence[tuple[str, bytes]],
    given: pipeline.Given,
    name: str,
    who: str,
    old: str = "",
    known: Sequence[Article] = (),
) -> None:
    """Does a job: acquires each item, reads the articles one by one, compares them, keeps the story.

    `old`: the key of the story that they join, `known` its articles; it gives way to the one that holds them all.
    """
    job.state = "reading"
    acquired: list[tuple[Item, Acquired]] = []
    with TemporaryDirectory(prefix="muasal-") as folder:
        paths = [_put(folder, n, text) for n, text in enumerate(texts)]
        for item, source in zip(job.items, [*sources, *paths], strict=True):
            item.state = "reading"
            found, refused = pipeline.acquire_all([source], Settings(), given, None)
            acquired += [(item, one) for one in found]
            if refused and not found:
                item.state, item.note = "refused", str(refused[0].error).replace(f"{folder}/", "")
    if not acquired:
        job.state, job.note = "refused", "none of it could be used"
        return
    _trace(house, job, reader, acquired, name, who, old, known)


def _put(folder: str, number: int, text: tuple[str, bytes]) -> str:
    """A file for what was handed in: under its own name, in a folder of its own."""
    name = re.sub(r"[^\w.-]+", "-", PurePath(text[0].replace("\\", "/")).name).strip(".-")[-80:] or "pasted.txt"
    path = Path(folder, str(number), name)
    path.parent.mkdir()
    path.write_bytes(text[1])
    return str(path)


def _trace(
    house: House,
    job: Job,
    reader: Executor,
    acquired: Sequence[tuple[Item, Acquired]],
    name: str,
    who: str,
    old: str,
    known: Sequence[Article],
) -> None:
    received = {one.article.digest: (one.raw, one.media_type) for _, one in acquired}
    articles = unlike([*known, *(one.article for _, one in acquired)])
    items = [*(Item("") for _ in known), *(item for item, _ in acquired)]
    made = tell(house, job, reader, articles, items, name, received)
    _record(house.engine, who, made, [item.name for item, _ in acquired])
    turns.give_way(house.engine, [old] if old else [], made, who, keeping.now(), "articles were added")
    job.story, job.state = made, "done"


def tell(
    house: House,
    job: Job,
    reader: Executor,
    articles: Sequence[Article],
    items: Sequence[Item],
    name: str,
    received: Blobs,
) -> str:
    """Reads articles one by one, compares them, keeps the story; its key. `items` tell how far each has come."""
    ordered = pipeline.in_order(articles)
    outlets = outlet_keys(ordered)
    at = {article.id: item for article, item in zip(articles, items, strict=True)}
    parts: list[Resolved] = []
    for article in ordered:
        parts.append(reader.submit(pipeline.read_one, article, outlets).result())
        at[article.id].state = "done"
    job.state = "comparing"
    story: Story = reader.submit(pipeline.told, name or _name(ordered), parts).result()
    return keeping.keep(house.engine, story, received).written.story


def unlike(articles: Sequence[Article]) -> list[Article]:
    """The articles with ids a1, a2 …: several files may bear one name."""
    return [replace(article, id=f"a{n}") for n, article in enumerate(articles, 1)]


def _name(articles: Sequence[Article]) -> str:
    """The first headline."""
    return " ".join(articles[0].text.strip().partition("\n")[0].split())[:120] or "story"


def _record(engine: sa.Engine, who: str, story: str, names: Sequence[str]) -> None:
    with engine.begin() as connection:
        audit.record(connection, who, keeping.now(), "add", f"story:{story}", {"items": list(names)})


ACTS = (Act("/add", "Adds articles: addresses, a text, files.", add, FIELDS, files=True),)
