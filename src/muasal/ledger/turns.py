"""Stories that give way to others: by merging, splitting, or by an article that joins them. Undone by another row."""

from collections.abc import Iterable

import sqlalchemy as sa

from muasal.ledger import audit
from muasal.ledger.database import failing
from muasal.ledger.refreshing import refresh
from muasal.ledger.schema import story_turns as table


def give_way(engine: sa.Engine, stories: Iterable[str], heir: str, who: str, made_at: str, why: str) -> None:
    """From now on the heir stands for these stories (full keys); the heir itself is left out, and stands again."""
    with failing("write", engine.url.database or ""), engine.begin() as connection:
        for story in sorted({*stories} - {heir}):
            _turn(connection, story, heir, who, made_at, why)
        if standing_heir(connection, heir) is not None:
            _turn(connection, heir, None, who, made_at, why)


def come_back(engine: sa.Engine, story: str, who: str, made_at: str, why: str) -> None:
    """The story stands again by itself; what it gave way to stands as well until it gives way in turn."""
    with failing("write", engine.url.database or ""), engine.begin() as connection:
        _turn(connection, story, None, who, made_at, why)


def standing_heir(connection: sa.Connection, story: str) -> str | None:
    """What the story gave way to; None if it stands."""
    query = sa.select(table.c.heir).where(table.c.story == story).order_by(table.c.number.desc())
    return connection.scalars(query.limit(1)).first()


def _turn(connection: sa.Connection, story: str, heir: str | None, who: str, made_at: str, why: str) -> None:
    number = (connection.scalar(sa.select(sa.func.max(table.c.number))) or 0) + 1
    row = {"number": number, "story": story, "heir": heir, "who": who, "made_at": made_at, "why": why}
    connection.execute(table.insert(), row)
    refresh(connection, [story])
    audit.record(connection, who, made_at, "give way" if heir else "come back", f"story:{story}", {"heir": heir})
