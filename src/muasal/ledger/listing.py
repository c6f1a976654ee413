"""The articles and stories that stand, as rows: dicts with fixed keys, in a fixed order."""

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from muasal.ledger import shown
from muasal.ledger.loading import gather
from muasal.ledger.schema import arrivals, articles, claims, run_articles
from muasal.ledger.standing import articles_standing, runs_standing
from muasal.ledger.widths import width

Row = dict[str, Any]

ARTICLE = ("id", "short", "outlet", "language", "published", "headline", "claims", "stories", "file", "url", "sha256")
STORY = ("id", "name", "articles", "claims", "clusters", "drifts", "conflicts", "runs", "software")


def article_rows(connection: sa.Connection) -> list[Row]:
    """The articles, by date of publication; the keys are those of ARTICLE."""
    at, run, digits = articles_standing(), runs_standing(), width(connection)
    told = _counts(connection, claims.c.reading)
    held = _counts(connection, run_articles.c.article, run_articles.c.run.in_(sa.select(run.c.run)))
    query = (
        sa.select(at, articles.c.outlet, articles.c.language, articles.c.published, articles.c.text)
        .join(articles, articles.c.key == at.c.article)
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


def story_rows(connection: sa.Connection, first: int = 0, most: int | None = None) -> list[Row]:
    """The stories, by name, from the place asked for; the keys are those of STORY."""
    at = shown.stories.c
    named = (at.story.label("id"), at.name, at.articles, at.claims, at.clusters, at.drifts, at.conflicts)
    query = sa.select(*named, at.number.label("runs"), at.software).order_by(at.name, at.story)
    return [row._asdict() for row in connection.execute(query.offset(first).limit(most))]


def newest(connection: sa.Connection, most: int) -> list[Row]:
    """The stories of the articles that came last: id and name, the newest first."""
    came, at, story = arrivals.c, shown.articles.c, shown.stories.c
    last = sa.select(came.article, came.number).order_by(came.number.desc()).limit(4 * most).subquery()
    query = sa.select(story.story.label("id"), story.name).join(shown.articles, at.story == story.story)
    query = query.join(last, last.c.article == at.article).group_by(story.story, story.name)
    ordered = query.order_by(sa.func.max(last.c.number).desc()).limit(most)
    return [row._asdict() for row in connection.execute(ordered)]


def names(connection: sa.Connection, run: str) -> dict[str, str]:
    """The run's own ids of its articles to their shortened keys; a second copy of an article keeps the run's id."""
    digits, taken, found = width(connection), set[str](), dict[str, str]()
    for row in gather(connection, run_articles.c.run, [run]):
        found[row["id"]] = row["id"] if row["article"] in taken else row["article"][:digits]
        taken.add(row["article"])
    return found
