"""Which finding an id means.

An article's ledger id is its key. A finding's is the key of its article (claims c…, attributions t…, quotations without
a source q…, evidence e…) or of its story (clusters k…, drifts d…) and its name: `3f2a9c01.c5`. Keys may be shortened. A
story's own ids, `a2.c5` or `k3`, will do while only one story has them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from muasal.errors import UsageError
from muasal.ledger import schema, shown
from muasal.ledger.loading import gather
from muasal.ledger.standing import runs_standing

_OF_ARTICLES = {
    "claim": schema.claims,
    "attribution": schema.attributions,
    "quotation": schema.quotations,
    "evidence": schema.evidence,
}
_SHOWN = 8  # candidates an error lists


@dataclass(frozen=True, order=True)
class Found:
    """What an id stands for."""

    id: str  # the ledger id, in full
    what: str  # article · claim · attribution · quotation · evidence · cluster · drift
    story: str  # the key of the story
    local: str  # the story's own id of it


def find(connection: sa.Connection, id: str) -> Found:
    """What `id` means. UsageError where it means nothing, or several things."""
    found = sorted(set(_candidates(connection, id.strip())))
    if len(found) == 1:
        return found[0]
    if not found:
        raise UsageError(
            f"nothing in the ledger has the id {id!r}; `muasal claims` lists the claims, `muasal articles` the articles"
        )
    more = f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
    raise UsageError(f"{id!r} may be {', '.join(f.id for f in found[:_SHOWN])}{more}; say which")


def _candidates(connection: sa.Connection, id: str) -> Iterator[Found]:
    head, _, name = id.rpartition(".")
    yield from _articles(connection, id)
    yield from _in_articles(connection, head, name)
    yield from _in_stories(connection, head, name)


def _articles(connection: sa.Connection, id: str) -> Iterator[Found]:
    for row in _called(connection, id):
        yield Found(row.article, "article", row.story, row.id)


def _in_articles(connection: sa.Connection, head: str, name: str) -> Iterator[Found]:
    """What one article says: `head` is what a story calls the article, or the beginning of its key."""
    called = {row.reading: row for row in _called(connection, head)}
    for what, table in _OF_ARTICLES.items():
        for found in gather(connection, table.c.reading, called, table.c.id == name):
            row = called[found["reading"]]
            yield Found(f"{row.article}.{name}", what, row.story, f"{row.id}.{name}")


def _called(connection: sa.Connection, head: str) -> Iterator[Any]:
    """The articles that a story calls so, or whose key begins so."""
    for meant in _meant(shown.articles.c.id, shown.articles.c.article, head):
        yield from connection.execute(sa.select(shown.articles).where(meant))


def _in_stories(connection: sa.Connection, head: str, name: str) -> Iterator[Found]:
    """Clusters and drifts: `head` is the beginning of the story's key, the story's name, or nothing."""
    if name[:1] not in ("k", "d"):
        return
    run = runs_standing()
    meant = sa.or_(*_meant(run.c.name, run.c.story, head)) if head else sa.true()
    cluster = sa.select(run.c.story).join(schema.clusters, schema.clusters.c.run == run.c.run)
    for story in connection.scalars(cluster.where(meant, schema.clusters.c.id == name)):
        yield Found(f"{story}.{name}", "cluster", story, name)
    if name[:1] == "d" and name[1:].isdecimal() and len(name) < 10:
        drift = sa.select(run.c.story).join(schema.drifts, schema.drifts.c.run == run.c.run)
        named = (schema.drifts.c.position == int(name[1:]) - 1) & ~schema.drifts.c.inside
        for story in connection.scalars(drift.where(meant, named)):
            yield Found(f"{story}.{name}", "drift", story, name)


def _meant(name: sa.ColumnElement[Any], key: sa.ColumnElement[Any], head: str) -> list[sa.ColumnElement[bool]]:
    """Is the head the name, or the beginning of the key (four digits at least)?"""
    whole, low = name == head, head.lower()
    return [whole, (key >= low) & (key < f"{low}g")] if len(head) >= 4 else [whole]  # digits of keys end with f


def story_of(connection: sa.Connection, key: str) -> str:
    """The full key of the story whose key begins so, or that has this name. UsageError if none or several do."""
    run = runs_standing()
    keys = sorted(connection.scalars(sa.select(run.c.story).where(sa.or_(*_meant(run.c.name, run.c.story, key)))))
    if len(keys) == 1:
        return str(keys[0])
    if not keys:
        raise UsageError(f"the ledger has no story {key!r}; `muasal trace` adds one")
    raise UsageError(f"{key!r} may be {', '.join(keys[:_SHOWN])}; say which")


def run_of(connection: sa.Connection, story: str, number: int | None = None) -> str:
    """The key of the story's run that stands, or of the one with this number. UsageError if there is none."""
    h = schema.history
    query = sa.select(h.c.run).where(h.c.story == story).order_by(h.c.number.desc())
    run = connection.scalars(query if number is None else query.where(h.c.number == number)).first()
    if run is None:
        raise UsageError(f"the story {story} has no run {number}")
    return str(run)
