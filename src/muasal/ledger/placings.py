"""Which articles people put together, as acts that can be undone. The newest row of an article counts.

A set that people made has a `core`; "" leaves the article to grouping. Rows of act 0 are nobody's decision: what was so
before the first act, and articles that grouping placed.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import sqlalchemy as sa

from muasal.errors import ConflictError, UsageError
from muasal.ledger import audit
from muasal.ledger.loading import gather
from muasal.ledger.schema import placings as table


class Placing(NamedTuple):
    """The set that an article was put into, and what that is called; empty: none."""

    core: str
    name: str


@dataclass(frozen=True)
class Act:
    """What somebody put together or took apart. `standing`: nothing of it was changed since, so it can be undone."""

    act: int
    who: str
    made_at: str
    why: str
    articles: tuple[str, ...]
    standing: bool


def placed(connection: sa.Connection, keys: Iterable[str]) -> dict[str, Placing]:
    """Article → where it was put; those that nobody put anywhere are left out."""
    return {key: Placing(row["core"], row["name"]) for key, row in _newest(connection, keys).items()}


def mates(connection: sa.Connection, cores: Iterable[str]) -> set[str]:
    """The articles that are in these sets."""
    rows = gather(connection, table.c.core, set(cores) - {""})
    at = placed(connection, {row["article"] for row in rows})
    return {row["article"] for row in rows if at[row["article"]].core == row["core"]}


def keep(connection: sa.Connection, found: Mapping[str, Placing], who: str, made_at: str, why: str) -> None:
    """Says of articles without a row how they stand: nobody's decision."""
    known = _newest(connection, found)
    fresh = {key: found[key] for key in sorted(found) if key not in known}
    _write(connection, fresh, who, made_at, why, 0)


def place(
    connection: sa.Connection, sets: Iterable[tuple[Iterable[str], str]], who: str, made_at: str, why: str
) -> int:
    """Puts articles together, each set (keys, and its name or "") apart from the others; the number of the act."""
    act, at = _next(connection), dict[str, Placing]()
    for n, (keys, name) in enumerate(sets, 1):
        at |= {key: Placing(f"{act}.{n}", name) for key in sorted(keys)}
    _write(connection, at, who, made_at, why, act)
    audit.record(connection, who, made_at, "place", f"act:{act}", {"why": why, "articles": at})
    return act


def acts(connection: sa.Connection, keys: Collection[str]) -> list[Act]:
    """What people decided about any of these articles, the newest first."""
    numbers = {row["act"] for row in gather(connection, table.c.article, keys)} - {0}
    rows: dict[int, list[dict[str, Any]]] = {number: [] for number in sorted(numbers, reverse=True)}
    for number in rows:
        query = sa.select(table).where(table.c.act == number).order_by(table.c.number)
        rows[number] = [row._asdict() for row in connection.execute(query)]
    newest = _newest(connection, {row["article"] for found in rows.values() for row in found})
    return [_act(number, found, newest) for number, found in rows.items()]


def _act(number: int, rows: list[dict[str, Any]], newest: Mapping[str, Mapping[str, Any]]) -> Act:
    articles = tuple(row["article"] for row in rows)
    standing = all(newest[key]["act"] == number for key in articles)
    who, made_at, why = (rows[0][name] for name in ("who", "made_at", "why"))
    return Act(number, who, made_at, why, articles, standing)


def undo(connection: sa.Connection, act: int, who: str, made_at: str) -> Act:
    """Puts the articles of an act back to where they were before it: an act of its own; returns the undone one.

    UsageError if there is none; ConflictError if any of its articles was moved since.
    """
    keys = list(connection.scalars(sa.select(table.c.article).where(table.c.act == act))) if act else []
    if not keys:
        raise UsageError(f"there is no act {act} to undo; the audit trail lists them")
    undone = next(one for one in acts(connection, keys) if one.act == act)
    if not undone.standing:
        raise ConflictError(f"some of what act {act} put together was moved since; undo the later act first")
    before = _newest(connection, keys, act)
    at = {key: Placing(before[key]["core"], before[key]["name"]) if key in before else Placing("", "") for key in keys}
    new = _next(connection)
    _write(connection, at, who, made_at, f"taken back: {undone.why}", new)
    audit.record(connection, who, made_at, "undo", f"act:{act}", {"act": new})
    return undone


def _newest(connection: sa.Connection, keys: Iterable[str], before: int | None = None) -> dict[str, dict[str, Any]]:
    """The newest row of each article, or the newest of those before a number."""
    where = [table.c.number < before] if before is not None else []
    rows = gather(connection, table.c.article, keys, *where)
    return {row["article"]: row for row in sorted(rows, key=lambda row: row["number"])}


def _next(connection: sa.Connection) -> int:
    return (connection.scalar(sa.select(sa.func.max(table.c.number))) or 0) + 1


def _write(connection: sa.Connection, at: Mapping[str, Placing], who: str, made_at: str, why: str, act: int) -> None:
    said = {"who": who, "made_at": made_at, "why": why, "act": act}
    rows = [
        {"number": number, "article": key, "core": at[key].core, "name": at[key].name, **said}
        for number, key in enumerate(at, _next(connection))
    ]
    if rows:
        connection.execute(table.insert(), rows)
