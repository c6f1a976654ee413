"""Loads stories back from their rows."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Any

import sqlalchemy as sa

from muasal.ledger import readings, runs, schema
from muasal.ledger.readings import Reading
from muasal.model import Article, Story

CHUNK = 500  # keys a query asks for at once; databases limit them
Rows = Sequence[Mapping[str, Any]]


def load(
    connection: sa.Connection, run: str, names: Mapping[str, str] = MappingProxyType({}), story: str = ""
) -> Story:
    """The story as the run with this key found it.

    `names` says what to call articles instead of the story's own ids; `story` stands before the ids of clusters.
    """
    rows = {table: gather(connection, schema.metadata.tables[table].c.run, [run]) for table in runs.TABLES}
    if names:
        rows = {table: [_renamed(table, row, names, story) for row in rows[table]] for table in rows}
    articles = _articles(connection, rows["run_articles"])
    found = _readings(connection, rows["run_articles"])
    return Story(
        name=connection.scalars(sa.select(schema.runs.c.name).where(schema.runs.c.key == run)).one(),
        articles=articles,
        attributions=tuple(t for reading in found for t in reading.attributions),
        claims=tuple(c for reading in found for c in reading.claims),
        entities=runs.entities_of(rows),
        suspicions=tuple(s for reading in found for s in reading.suspicions),
        quotations=tuple(q for reading in found for q in reading.quotations),
        evidence=tuple(e for reading in found for e in reading.evidence),
        **runs.links_of(rows),
    )


def _renamed(table: str, row: Mapping[str, Any], names: Mapping[str, str], story: str) -> dict[str, Any]:
    """The row with its ids of articles, claims and clusters put into other words."""
    new = dict(row)
    for column in _ARTICLE_IDS.get(table, ()):
        article, dot, name = (row[column], "", "") if row[column] in names else row[column].rpartition(".")
        new[column] = f"{names.get(article, article)}{dot}{name}"
    for column in _CLUSTER_IDS.get(table, ()):
        new[column] = f"{story}.{row[column]}"
    return new


# Where a run's rows name an article or a claim of it, and where a cluster.
_ARTICLE_IDS = {
    "run_articles": ("id",),
    "cluster_claims": ("claim",),
    "edges": ("a", "b"),
    "drifts": ("source", "target"),
    "updates": ("source", "target"),
    "conflicts": ("a", "b"),
}
_CLUSTER_IDS = {"clusters": ("id",)} | dict.fromkeys(
    ("cluster_origins", "cluster_claims", "drifts", "updates", "conflicts"), ("cluster",)
)


def _articles(connection: sa.Connection, rows: Rows) -> tuple[Article, ...]:
    texts = {row["key"]: row for row in gather(connection, schema.articles.c.key, [row["article"] for row in rows])}
    return tuple(runs.article_of({**texts[row["article"]], **row}) for row in rows)


def _readings(connection: sa.Connection, rows: Rows) -> list[Reading]:
    keys = [row["reading"] for row in rows]
    found: dict[str, dict[str, list[Mapping[str, Any]]]] = {key: {t: [] for t in readings.TABLES} for key in keys}
    for table in readings.TABLES:
        for row in gather(connection, schema.metadata.tables[table].c.reading, keys):
            found[row["reading"]][table].append(row)
    return [readings.from_rows(row["id"], found[row["reading"]]) for row in rows]


def gather(
    connection: sa.Connection, column: sa.Column[Any], keys: Iterable[str], *conditions: sa.ColumnElement[bool]
) -> list[dict[str, Any]]:
    """The rows of the column's table whose value in it is one of the keys, by position where the table has one."""
    wanted, found = sorted(set(keys)), list[dict[str, Any]]()
    query, names = _rows_with(column)
    query = query.where(*conditions) if conditions else query
    for first in range(0, len(wanted), CHUNK):
        rows = connection.execute(query, {"keys": wanted[first : first + CHUNK]}).all()
        found += [dict(zip(names, row, strict=True)) for row in rows]  # quicker than each row's own way
    return found


@lru_cache(maxsize=200)
def _rows_with(column: sa.Column[Any]) -> tuple[sa.Select[Any], list[str]]:
    """The query for the rows that have one of the `keys` in the column, and their names: to put a query together takes
    longer than to run it."""
    table = column.table
    order = [table.c.position] if "position" in table.c else []
    query = sa.select(table).where(column.in_(sa.bindparam("keys", expanding=True))).order_by(*order)
    return query, list(table.c.keys())


def gather_pairs(
    connection: sa.Connection, one: sa.Column[Any], other: sa.Column[Any], pairs: Iterable[tuple[str, str]]
) -> list[dict[str, Any]]:
    """The rows of a table whose values in two of its columns are one of the pairs; ordered as by gather."""
    wanted, found = sorted(set(pairs)), list[dict[str, Any]]()
    if len(wanted) > CHUNK:  # nearly all that have the one
        known = set(wanted)
        most = gather(connection, one, (a for a, _ in wanted))
        return [row for row in most if (row[one.name], row[other.name]) in known]
    query, names = _rows_with_both(one, other)
    for first in range(0, len(wanted), CHUNK // 2):
        portion = wanted[first : first + CHUNK // 2]
        apart = {"keys": sorted({a for a, _ in portion}), "others": sorted({b for _, b in portion})}
        rows = connection.execute(query, {"pairs": portion, **apart}).all()
        found += [dict(zip(names, row, strict=True)) for row in rows]
    return found


@lru_cache(maxsize=200)
def _rows_with_both(one: sa.Column[Any], other: sa.Column[Any]) -> tuple[sa.Select[Any], list[str]]:
    """As _rows_with, for `pairs`; SQLite finds pairs in an index only if it is told of their halves as well."""
    query, names = _rows_with(one)
    halves = other.in_(sa.bindparam("others", expanding=True))
    return query.where(halves, sa.tuple_(one, other).in_(sa.bindparam("pairs", expanding=True))), names
