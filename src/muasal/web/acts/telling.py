"""A job's reading, comparing and keeping, in another process: pages share theirs with nothing that takes long."""

from collections.abc import Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from muasal import keeping, pipeline, placing
from muasal.ledger import open_ledger
from muasal.ledger.keys import article_key
from muasal.ledger.writer import Blobs
from muasal.model import Article
from muasal.placing import Fresh
from muasal.resolve import Resolved, outlet_keys
from muasal.web.jobs import Item, Job

Read = tuple[str, tuple[tuple[str, str], ...]]  # an article's key and the outlets that were known when it was read


@dataclass
class Telling:
    """Reads articles and keeps the stories they tell. `items`: article key to what is shown of it."""

    ledger: Path
    job: Job
    reader: Executor
    who: str
    received: Blobs = field(default_factory=dict)
    items: Mapping[str, Item] = field(default_factory=dict)
    _read: dict[Read, Resolved] = field(default_factory=dict)

    def run(self, step: placing.Run, *given: Any) -> Any:
        """`step(engine, *given)` in the other process."""
        return self.reader.submit(at, self.ledger, step, *given).result()

    def alone(self, article: Article) -> Fresh:
        """The article read by itself, for its marks."""
        (only,) = in_story_order([article])
        part = self._one(only, outlet_keys([only]))
        return placing.fresh(article, part.claims)

    def tell(self, articles: Sequence[Article], name: str) -> str:
        """Reads the articles, compares them and keeps the story under this name, or its first headline; its key."""
        ordered = in_story_order(articles)
        outlets = outlet_keys(ordered)
        parts = [self._one(article, outlets) for article in ordered]
        self.job.state = "comparing"
        digests = {article.digest for article in articles}
        held = {digest: blob for digest, blob in self.received.items() if digest in digests}
        return str(self.run(_told, name or headline(ordered[0]), parts, held))

    def settle(self, about: Sequence[str], new: Mapping[str, Fresh], why: str) -> None:
        """Groups the articles, and shows where each of them went."""
        homes = placing.settle(self.run, about, new, self.tell, self.who, why)
        for key, item in self.items.items():
            item.article, item.story = key, homes.get(key, "")
        self.job.story = next(iter(homes.values()), "")
        self.job.state = "done"

    def _one(self, article: Article, outlets: Mapping[str, str]) -> Resolved:
        key = article_key(article)
        asked = (f"{key}.{article.id}", tuple(sorted(outlets.items())))
        if asked not in self._read:
            item = self.items.get(key)
            self._read[asked] = self.reader.submit(pipeline.read_one, article, outlets).result()
            if item is not None:
                item.state = "done"
        return self._read[asked]


def at(ledger: Path, step: placing.Run, *given: Any) -> Any:
    """`step(engine, *given)` at the ledger in this file."""
    return step(_engine(ledger), *given)


@lru_cache(maxsize=1)
def _engine(ledger: Path) -> sa.Engine:
    """Opened once: an engine remembers how statements are put."""
    return open_ledger(ledger)


def _told(engine: sa.Engine, name: str, parts: Sequence[Resolved], received: Blobs) -> str:
    return keeping.keep(engine, pipeline.told(name, parts), received).written.story


def in_story_order(articles: Sequence[Article]) -> list[Article]:
    """The articles as a1, a2 … by date and key: what a story looks like must not hang on who came first."""
    ordered = sorted(articles, key=lambda a: (a.published or "9999", article_key(a)))
    return [replace(article, id=f"a{n}") for n, article in enumerate(ordered, 1)]


def headline(article: Article) -> str:
    """The first line of an article, for want of a name."""
    return " ".join(article.text.strip().partition("\n")[0].split())[:120] or "story"
