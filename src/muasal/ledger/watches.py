"""Saved searches. A change is a row that supersedes: the newest of a watch stands."""

import secrets
from dataclasses import asdict, dataclass, replace

import sqlalchemy as sa

from muasal.errors import UsageError
from muasal.ledger import audit
from muasal.ledger.database import failing
from muasal.ledger.schema import arrivals
from muasal.ledger.schema import watches as table


@dataclass(frozen=True)
class Watch:
    """`query` as in an address (`q=ferry&language=id`); `seen`: the newest arrival when somebody last looked."""

    watch: str  # hard to guess: who has it may read the feed
    name: str
    query: str
    state: str  # on · off
    who: str
    made_at: str
    seen: int
    number: int = 0


def save(engine: sa.Engine, name: str, query: str, who: str, made_at: str) -> Watch:
    """A new watch, for which all that is there counts as seen. UsageError without a name or a query."""
    if not name.strip() or not query.strip():
        raise UsageError("a watch needs a name and something to search for")
    with failing("write", engine.url.database or ""), engine.begin() as connection:
        watch = Watch(secrets.token_urlsafe(16), name.strip(), query, "on", who, made_at, newest(connection))
        return _add(connection, watch, "watch")


def look(engine: sa.Engine, id: str, who: str, made_at: str) -> Watch:
    """Says that somebody has seen all that is there by now."""
    return _change(engine, id, who, made_at, "look")


def stop(engine: sa.Engine, id: str, who: str, made_at: str) -> Watch:
    """Ends a watch."""
    return _change(engine, id, who, made_at, "unwatch", "off")


def _change(engine: sa.Engine, id: str, who: str, made_at: str, action: str, state: str = "on") -> Watch:
    with failing("write", engine.url.database or ""), engine.begin() as connection:
        old = next((w for w in watches(connection) if w.watch == id), None)
        if old is None:
            raise UsageError(f"there is no watch {id!r}")
        new = replace(old, who=who, made_at=made_at, seen=newest(connection), state=state)
        return _add(connection, new, action)


def _add(connection: sa.Connection, watch: Watch, action: str) -> Watch:
    number = (connection.scalar(sa.select(sa.func.max(table.c.number))) or 0) + 1
    made = replace(watch, number=number)
    connection.execute(table.insert(), asdict(made))
    audit.record(connection, made.who, made.made_at, action, made.name, {"query": made.query, "seen": made.seen})
    return made


def watches(connection: sa.Connection) -> list[Watch]:
    """The watches that are on, by name."""
    rows = connection.execute(sa.select(table).order_by(table.c.number))
    standing = {row.watch: Watch(**row._asdict()) for row in rows}
    return sorted((w for w in standing.values() if w.state == "on"), key=lambda w: (w.name, w.watch))


def newest(connection: sa.Connection) -> int:
    """The number of the newest arrival."""
    return connection.scalar(sa.select(sa.func.max(arrivals.c.number))) or 0
