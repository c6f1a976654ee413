"""The articles and stories that stand, as rows: dicts with fixed keys, in a fixed order."""

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

import sqlalchemy as sa

from muasal.ledger.loading import gather
from muasal.ledger.schema import (
    articles,
    claims,
    clusters,
    conflicts,
    drifts,
    run_articles,
)
from muasal.ledger.standing import articles_standing, runs_standing

Row = dict[str, Any]

ARTICLE = ("id", "short", "outlet", "language", "published", "headline", "claims", "stories", "file", "url", "sha256")
STORY = ("id", "name", "articles", "claims", "clusters", "drifts", "conflicts", "runs", "software")
_SHORTEST = 8  # hex digits of a key that are shown at least


def article_rows(connection: sa.Connection) -> list[Row]:
    """The articles, by date of publication; the keys are those of ARTICLE."""
    shown, run, digits = articles_standing(), runs_standing(), width(connection)
    told = _counts(connection, claims.c.reading)
    held = _counts(connection, run_articles.c.article, run_articles.c.run.in_(sa.select(run.c.run)))
    query = (
        sa.select(shown, articles.c.outlet, articles.c.language, articles.c.published, articles.c.text)
        .join(articles, articles.c.key == shown.c.article)
        .order_by(articles.c.published.is_(None), articles.c.published, articles.c.key)
    )
    rows = [row._asdict() for row in connection.execute(query)]
    return [_article_row(row, told.get(row["reading"], 0), held[row["article"]], digits) for row in rows]


def _article_row(row: Mapping[str, Any], told: int, held: int, digits: int) -> Row:
    return {
        **{"id": row["article"], "short": row["article"][:digits]},
        **{column: row[column] for column in ("outlet", "language", "published")},
        "headline": row["text"].partition("\n")[0].strip(),
        **{"claims": told, "stories": held, "file": row["file"], "url": row["url"], "sha256": row["digest"]},
    }


def _counts(connection: sa.Connection, column: sa.Column[Any], *where: sa.ColumnElement[bool]) -> dict[str, int]:
    """How many rows have each value; of run_articles, how many runs."""
    counted = column.table.c.run.distinct() if "run" in column.table.c else sa.literal_column("*")
    query = sa.select(column, sa.func.count(counted)).where(*where).group_by(column)
    return {row[0]: row[1] for row in connection.execute(query)}


def story_rows(connection: sa.Connection) -> list[Row]:
    """The stories, by name; the keys are those of STORY."""
    run = runs_standing()
    told = sa.select(sa.func.count()).select_from(run_articles.join(claims, claims.c.reading == run_articles.c.reading))
    query = sa.select(
        *(run.c.story.label("id"), run.c.name, run.c.articles),
        told.where(run_articles.c.run == run.c.run).scalar_subquery().label("claims"),
        _count(clusters, clusters.c.run == run.c.run).label("clusters"),
        _count(drifts, (drifts.c.run == run.c.run) & ~drifts.c.inside).label("drifts"),  # between articles
        _count(conflicts, conflicts.c.run == run.c.run).label("conflicts"),
        *(run.c.number.label("runs"), run.c.software),
    )
    return [row._asdict() for row in connection.execute(query.order_by(run.c.name, run.c.story))]


def _count(table: sa.Table, condition: sa.ColumnElement[bool]) -> sa.ScalarSelect[int]:
    return sa.select(sa.func.count()).select_from(table).where(condition).scalar_subquery()


def width(connection: sa.Connection, table: sa.Table = articles) -> int:
    """How many digits of a key tell every article, or every story, from the others."""
    keys = sorted(connection.scalars(sa.select(table.c.key)))
    shared = (next(n for n, (a, b) in enumerate(zip(*pair, strict=True)) if a != b) for pair in pairwise(keys))
    return max([_SHORTEST, *(n + 1 for n in shared)])


def names(connection: sa.Connection, run: str) -> dict[str, str]:
    """The run's own ids of its articles to their shortened keys; a second copy of an article keeps the run's id."""
    digits, taken, found = width(connection), set[str](), dict[str, str]()
    for row in gather(connection, run_articles.c.run, [run]):
        found[row["id"]] = row["id"] if row["article"] in taken else row["article"][:digits]
        taken.add(row["article"])
    return found
