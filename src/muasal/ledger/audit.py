"""Who did what, when: rows in a chain. Each carries the hash of the one before, so that none can be changed, removed or
put in between without the rest giving it away."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from muasal.ledger.schema import audit as table

FIRST = "0" * 64  # what the first row carries as the hash before


@dataclass(frozen=True)
class Entry:
    """One row of the audit trail."""

    number: int
    who: str
    made_at: str  # ISO 8601
    action: str
    subject: str  # a ledger id, or what else was acted on
    detail: Mapping[str, Any]
    before: str
    hash: str


def record(
    connection: sa.Connection, who: str, made_at: str, action: str, subject: str, detail: Mapping[str, Any]
) -> int:
    """Adds a row within the transaction under way, and returns its number."""
    last = connection.execute(sa.select(table.c.number, table.c.hash).order_by(table.c.number.desc()).limit(1)).first()
    number, before = (last.number + 1, last.hash) if last else (1, FIRST)
    row = {"number": number, "who": who, "made_at": made_at, "action": action, "subject": subject}
    row |= {"detail": json.dumps(detail, ensure_ascii=False, sort_keys=True), "before": before}
    connection.execute(table.insert(), row | {"hash": _hash(row)})
    return number


def trail(connection: sa.Connection, most: int) -> tuple[list[Entry], int, int | None]:
    """So many of the newest rows, the newest first; how many there are in all; and the number of the first of all that
    does not fit the one before it, None if the chain holds."""
    rows = [row._asdict() for row in connection.execute(sa.select(table).order_by(table.c.number)).all()]
    newest = [Entry(**(row | {"detail": json.loads(row["detail"])})) for row in rows[: -most - 1 : -1]]
    return newest, len(rows), _misfit(rows)


def _misfit(rows: Iterable[Mapping[str, Any]]) -> int | None:
    before = FIRST
    for expected, row in enumerate(rows, 1):
        if row["number"] != expected or row["before"] != before or row["hash"] != _hash(row):
            return expected
        before = row["hash"]
    return None


def _hash(row: Mapping[str, Any]) -> str:
    """SHA-256 of a row without its own hash."""
    text = json.dumps({name: row[name] for name in row if name != "hash"}, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
