"""What articles can be known by among others (muasal.compare.marks), and who shares it."""

from collections.abc import Iterable, Mapping

import sqlalchemy as sa

from muasal.ledger.loading import CHUNK, gather
from muasal.ledger.schema import article_marks as table
from muasal.ledger.schema import articles
from muasal.ledger.standing import articles_standing

LOOKED_FOR = ""  # the mark of every article whose marks are kept

Marks = Mapping[str, float]


def keep(connection: sa.Connection, found: Mapping[str, Marks]) -> int:
    """Keeps the marks of articles (by key) that have none yet; how many rows that were."""
    fresh = set(found) - marked(connection, found)
    rows = [
        {"article": key, "mark": mark, "weight": weight}
        for key in sorted(fresh)
        for mark, weight in sorted({**found[key], LOOKED_FOR: 0.0}.items())
    ]
    if rows:
        connection.execute(table.insert(), rows)
    return len(rows)


def marked(connection: sa.Connection, keys: Iterable[str]) -> set[str]:
    """Those of the articles whose marks are kept."""
    return {row["article"] for row in gather(connection, table.c.article, keys, table.c.mark == LOOKED_FOR)}


def unmarked_stories(connection: sa.Connection) -> list[str]:
    """The stories that hold articles whose marks are not kept, as in ledgers of before marks."""
    shown = articles_standing()
    without = sa.exists().where(table.c.article == shown.c.article, table.c.mark == LOOKED_FOR)
    return sorted(connection.scalars(sa.select(shown.c.story).where(~without).distinct()))


def marks_of(connection: sa.Connection, keys: Iterable[str]) -> dict[str, dict[str, float]]:
    """Article → its marks."""
    out: dict[str, dict[str, float]] = {key: {} for key in keys}
    wanted = sorted(out)
    for first in range(0, len(wanted), CHUNK):
        query = sa.select(table).where(table.c.article.in_(wanted[first : first + CHUNK]), table.c.mark != LOOKED_FOR)
        for article, mark, weight in connection.execute(query).all():
            out[article][mark] = weight
    return out


def sharing(connection: sa.Connection, marks: Marks, least: float) -> set[str]:
    """Keys of the articles that share marks of so much weight with these."""
    names, total = sorted(marks), dict[str, float]()
    for first in range(0, len(names), CHUNK):
        weight = sa.func.sum(table.c.weight)
        query = sa.select(table.c.article, weight).where(table.c.mark.in_(names[first : first + CHUNK]))
        for article, found in connection.execute(query.group_by(table.c.article)):
            total[article] = total.get(article, 0.0) + found
    return {article for article, found in total.items() if found >= least}


def dates(connection: sa.Connection, keys: Iterable[str]) -> dict[str, str | None]:
    """Article → date of publication."""
    columns = (articles.c.key, articles.c.published)
    wanted, out = sorted(set(keys)), dict[str, str | None]()
    for first in range(0, len(wanted), CHUNK):
        query = sa.select(*columns).where(articles.c.key.in_(wanted[first : first + CHUNK]))
        out |= {row.key: row.published for row in connection.execute(query)}
    return out
