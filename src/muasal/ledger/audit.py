"""Who did what, when: rows in a chain. Each carries the hash of the one before, so that none can be changed, removed or
put in between without the rest giving it away."""

import hashlib
import json
from collections.abc import Mapping
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


def entries(connection: sa.Connection) -> list[Entry]:
    """The whole trail, oldest first."""
    rows = (row._asdict() for row in connection.execute(sa.select(table).order_by(table.c.number)))
    return [Entry(**(row | {"detail": json.loads(row["detail"])})) for row in rows]


def broken(connection: sa.Connection) -> int | None:
    """The number of the first row that does not fit the one before it; None if the chain holds."""
    expected, before = 1, FIRST
    for found in connection.execute(sa.select(table).order_by(table.c.number)):
        row = found._asdict()
        if row["number"] != expected or row["before"] != before or row.pop("hash") != _hash(row):
            return expected
        expected, before = expected + 1, found.hash
    return None


def _hash(row: Mapping[str, Any]) -> str:
    """SHA-256 of a row without its own hash."""
    text = json.dumps({name: row[name] for name in row if name != "hash"}, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
