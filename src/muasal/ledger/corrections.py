"""What people correct. A correction is a row; it is never changed: one that replaces it says so."""

from dataclasses import dataclass

import sqlalchemy as sa

from muasal.errors import UsageError
from muasal.ledger.database import failing
from muasal.ledger.finding import find
from muasal.ledger.schema import corrections as table


@dataclass(frozen=True)
class Correction:
    """Who says that `field` of the finding `target` is `new` and not `old`, when and why. None: no value."""

    who: str
    made_at: str  # ISO 8601
    why: str
    target: str  # a ledger id
    field: str  # stance · certainty · chain · slot:<role> · cluster …
    old: str | None
    new: str | None
    id: int = 0  # given by the ledger, from 1
    supersedes: int | None = None
    superseded_by: int | None = None  # found when reading; nothing is written into the old row


def correct(engine: sa.Engine, correction: Correction) -> Correction:
    """Adds a correction, and returns it with its id and the full id of its target.

    UsageError if the target does not exist, nobody or no reason is named, or what it supersedes is no correction of the
    same field, or is superseded already.
    """
    for name in ("who", "made_at", "why", "field"):
        if not getattr(correction, name).strip():
            raise UsageError(f"a correction needs {name!r}: say who corrects what, when and why")
    with failing("correct", engine.url.database or ""), engine.begin() as connection:
        target = find(connection, correction.target).id
        _refuse_second(connection, correction, target)
        number = (connection.scalar(sa.select(sa.func.max(table.c.id))) or 0) + 1
        columns = ("who", "made_at", "why", "field", "old", "new", "supersedes")
        row = {"id": number, "target": target, **{column: getattr(correction, column) for column in columns}}
        connection.execute(table.insert(), row)
        return Correction(**row)


def _refuse_second(connection: sa.Connection, new: Correction, target: str) -> None:
    if new.supersedes is None:
        return
    old = connection.execute(sa.select(table).where(table.c.id == new.supersedes)).first()
    if old is None or (old.target, old.field) != (target, new.field):
        raise UsageError(f"correction {new.supersedes} is none of {new.field!r} of {target}")
    later = connection.scalar(sa.select(table.c.id).where(table.c.supersedes == new.supersedes))
    if later is not None:
        raise UsageError(f"correction {new.supersedes} is superseded already, by {later}; supersede that one")


def corrections(engine: sa.Engine, target: str | None = None, *, standing: bool = False) -> list[Correction]:
    """The corrections, oldest first: all, or those of one finding; `standing` leaves out the superseded ones."""
    later = table.alias("later")
    query = sa.select(table, later.c.id.label("superseded_by")).outerjoin(later, later.c.supersedes == table.c.id)
    with failing("read", engine.url.database or ""), engine.begin() as connection:
        if target is not None:
            query = query.where(table.c.target == find(connection, target).id)
        if standing:
            query = query.where(later.c.id.is_(None))
        return [Correction(**row._asdict()) for row in connection.execute(query.order_by(table.c.id))]
