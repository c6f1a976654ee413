"""Which articles stand in which stories, and the articles themselves."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import sqlalchemy as sa

from muasal.ledger import runs as rows
from muasal.ledger.loading import gather
from muasal.ledger.schema import articles, run_articles, runs, stories, story_turns
from muasal.ledger.standing import runs_standing
from muasal.model import Article


@dataclass(frozen=True)
class Members:
    """Story → the keys of its articles, for the stories that stand."""

    of: Mapping[str, frozenset[str]]

    @cached_property
    def stories(self) -> Mapping[str, list[str]]:
        """Article → the stories that hold it."""
        out: dict[str, list[str]] = {}
        for story in sorted(self.of):
            for key in self.of[story]:
                out.setdefault(key, []).append(story)
        return out

    @cached_property
    def pinned(self) -> frozenset[str]:
        """Articles of stories that share one with another: tracing made such stories, and they stay as they are."""
        shared = (held for held in self.stories.values() if len(held) > 1)
        return frozenset(key for story in {story for held in shared for story in held} for key in self.of[story])


def members(connection: sa.Connection) -> Members:
    """All stories that stand, with their articles."""
    run, found = runs_standing(), dict[str, set[str]]()
    query = sa.select(run.c.story, run_articles.c.article).join(run_articles, run_articles.c.run == run.c.run)
    for story, article in connection.execute(query):
        found.setdefault(story, set()).add(article)
    return Members({story: frozenset(keys) for story, keys in found.items()})


def names_of(connection: sa.Connection, keys: Iterable[str]) -> dict[str, str]:
    """Story → its name as the software's run has it, without what people corrected."""
    run, wanted = runs_standing(), set(keys)
    basis = sa.select(runs.c.key, runs.c.name, runs.c.basis).subquery()
    query = sa.select(run.c.story, run.c.name, basis.c.basis).join(basis, basis.c.key == run.c.run)
    found = [row for row in connection.execute(query) if row.story in wanted]
    bases = {row["key"]: row["name"] for row in gather(connection, runs.c.key, {r.basis for r in found if r.basis})}
    return {row.story: bases.get(row.basis, row.name) for row in found}


def articles_of(connection: sa.Connection, keys: Iterable[str]) -> dict[str, Article]:
    """Key → the article as one of its runs has it: the one with the lowest key, so that all ask for the same."""
    held: dict[str, dict[str, object]] = {}
    for row in sorted(gather(connection, run_articles.c.article, keys), key=lambda row: (row["run"], row["position"])):
        held.setdefault(row["article"], row)
    texts = {row["key"]: row for row in gather(connection, articles.c.key, held)}
    return {key: rows.article_of({**texts[key], **row}) for key, row in held.items()}


def known_stories(connection: sa.Connection, keys: Iterable[str]) -> set[str]:
    """Those of the stories that were ever written."""
    return {row["key"] for row in gather(connection, stories.c.key, keys)}


def heirs(connection: sa.Connection, key: str) -> list[str]:
    """The stories that stand for those that gave way and whose key begins so."""
    t = story_turns.c
    newest = {row.story: row.heir for row in connection.execute(sa.select(t.story, t.heir).order_by(t.number))}
    found = {story for story in newest if story.startswith(key.lower()) and newest[story]} if len(key) >= 4 else set()
    return sorted({_last(newest, story) for story in found})


def _last(newest: Mapping[str, str | None], story: str) -> str:
    seen = {story}
    while (heir := newest.get(story)) and heir not in seen:
        seen.add(heir)
        story = heir
    return story
