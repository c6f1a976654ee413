"""How many digits of a key tell every article, or every story, from the others."""

from collections.abc import Iterable
from itertools import pairwise
from typing import Any

import sqlalchemy as sa

from muasal.ledger import schema, shown

SHORTEST = 8  # digits that are shown at least


def width(connection: sa.Connection, table: sa.Table = schema.articles) -> int:
    """The digits that are enough for the keys of this table: it only grows."""
    query = sa.select(shown.state.c.number).where(shown.state.c.name == table.name)
    return connection.scalar(query) or SHORTEST


def widen(connection: sa.Connection, table: sa.Table, keys: Iterable[str]) -> None:
    """Takes new keys, which are written already, into account."""
    needed = max((_digits(connection, table.c.key, key) for key in keys), default=0)
    if needed > width(connection, table):
        connection.execute(shown.state.delete().where(shown.state.c.name == table.name))
        connection.execute(shown.state.insert(), {"name": table.name, "number": needed})


def measure(connection: sa.Connection) -> None:
    """Looks at all keys."""
    for table in (schema.articles, schema.stories):
        keys = sorted(connection.scalars(sa.select(table.c.key)))
        needed = max((_shared(a, b) + 1 for a, b in pairwise(keys)), default=0)
        connection.execute(shown.state.insert(), {"name": table.name, "number": max(SHORTEST, needed)})


def _digits(connection: sa.Connection, column: sa.ColumnElement[Any], key: str) -> int:
    """One digit more than the key shares with the keys beside it."""
    beside = (
        connection.scalar(sa.select(sa.func.max(column)).where(column < key)),
        connection.scalar(sa.select(sa.func.min(column)).where(column > key)),
    )
    return max((_shared(key, other) + 1 for other in beside if other), default=0)


def _shared(a: str, b: str) -> int:
    """How many digits two different keys begin with in common."""
    return next(n for n, (one, other) in enumerate(zip(a, b, strict=True)) if one != other)
