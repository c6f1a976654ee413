"""From an id to the words that a correction holds on to, and back to the run as the software found it."""

import re
from typing import Any

import sqlalchemy as sa

from muasal.errors import UsageError
from muasal.ledger import schema
from muasal.ledger.finding import Found, find, run_of
from muasal.model import Anchor, Span

SOMEBODY, STORY = "somebody:", "story:"  # what the targets of corrections of entities and stories begin with
_DETAIL = re.compile(r"(.+)@(quantity|time|place|entity):(\d{1,9})-(\d{1,9})")


Held = tuple[str, str, tuple[Anchor, ...]]


def target_and_anchors(connection: sa.Connection, target: str, field: str) -> Held:
    """The full id of a target, the full name of its field and what a correction of it holds on to: the finding as the
    software made it, before any correction. UsageError for an unknown target."""
    if target.startswith(SOMEBODY):
        return target, field, (Anchor("", "somebody"),)
    if target.startswith(STORY):
        articles = _articles_of(connection, run_of(connection, target.removeprefix(STORY)))
        return target, field, tuple(Anchor(key, "story") for key in articles)
    if detail := _DETAIL.fullmatch(target):
        found = find(connection, detail[1])
        anchor = Anchor(found.id.partition(".")[0], detail[2], Span(int(detail[3]), int(detail[4])))
        _require(connection, found, anchor)
        return f"{found.id}@{target.rpartition('@')[2]}", field, (anchor,)
    found = find(connection, target)
    if found.what == "claim" and field.startswith("slot:"):
        a = _slot(connection, found, field.removeprefix("slot:"))
        start, end = a.span or (0, 0)
        return f"{found.id}@{a.what}:{start}-{end}", "value", (a,)
    if found.what == "drift":
        drift = _drift(connection, run_of(connection, found.story), found.local)
        field = f"drift:{drift.slot}:{drift.kind}" if field == "verdict" else field
    return found.id, field, _anchors(connection, found)


def _anchors(connection: sa.Connection, found: Found) -> tuple[Anchor, ...]:
    basis = software_run(connection, found.story)
    if found.what == "article":
        return (Anchor(found.id, "article"),)
    if found.what in ("claim", "attribution"):
        return (anchor(connection, basis, found.what, found.local),)
    if found.what == "drift":
        drift = _drift(connection, run_of(connection, found.story), found.local)
        return tuple(anchor(connection, basis, "claim", id) for id in (drift.source, drift.target))
    rows = schema.cluster_claims
    query = sa.select(rows.c.claim).where(
        rows.c.run == run_of(connection, found.story), rows.c.cluster == found.local.rpartition(".")[2]
    )
    return tuple(anchor(connection, basis, "claim", id) for id in connection.scalars(query.order_by(rows.c.position)))


def software_run(connection: sa.Connection, story: str) -> str:
    """The key of the run of this story that stands, without what people corrected."""
    run = run_of(connection, story)
    basis = connection.scalar(sa.select(schema.runs.c.basis).where(schema.runs.c.key == run))
    return str(basis or run)


def anchor(connection: sa.Connection, run: str, what: str, local: str) -> Anchor:
    """The anchor of a claim or attribution that the run calls so. UsageError if it has none of this name."""
    article, _, name = local.rpartition(".")
    key, reading = _article(connection, run, article)
    if what == "claim":
        table, columns = schema.claims, [schema.claims.c.span_start, schema.claims.c.span_end]
        row = connection.execute(sa.select(*columns).where(table.c.reading == reading, table.c.id == name)).first()
    else:
        row = _first_words(connection, reading, name)
    if row is None:
        raise UsageError(f"{local!r} was made by a correction; correct the claim it belongs to")
    return Anchor(key, what, Span(row.span_start, row.span_end))


def _first_words(connection: sa.Connection, reading: str, name: str) -> Any:
    """The first cue of an attribution, else its source, else its content."""
    table = schema.attribution_spans
    order = sa.case({"cue": 0, "source": 1, "content": 2}, value=table.c.part)
    query = sa.select(table.c.span_start, table.c.span_end)
    query = query.where(table.c.reading == reading, table.c.attribution == name)
    return connection.execute(query.order_by(order, table.c.position).limit(1)).first()


def _slots(connection: sa.Connection, found: Found) -> list[tuple[str, Anchor]]:
    """Role and anchor of each detail of a claim."""
    article, _, name = found.local.rpartition(".")
    key, reading = _article(connection, software_run(connection, found.story), article)
    t = schema.slots.c
    query = sa.select(t.role, t.kind, t.span_start, t.span_end).where(t.reading == reading, t.claim == name)
    rows = connection.execute(query.order_by(t.position))
    return [(row.role, Anchor(key, row.kind, Span(row.span_start, row.span_end))) for row in rows]


def _slot(connection: sa.Connection, found: Found, role: str) -> Anchor:
    """The only detail of a claim in this role. UsageError if there is none, or several."""
    fitting = [a for r, a in _slots(connection, found) if r == role]
    if len(fitting) != 1:
        raise UsageError(f"{found.id} has {len(fitting)} details in the role {role!r}; `muasal show` lists them")
    return fitting[0]


def _require(connection: sa.Connection, found: Found, anchor: Anchor) -> None:
    if anchor not in [a for _, a in _slots(connection, found)]:
        raise UsageError(f"{found.id} has no {anchor.what} at {anchor.span}; `muasal show` lists its details")


def _article(connection: sa.Connection, run: str, id: str) -> tuple[str, str]:
    """Key and reading of what the run calls so."""
    rows = schema.run_articles
    row = connection.execute(sa.select(rows.c.article, rows.c.reading).where(rows.c.run == run, rows.c.id == id)).one()
    return row.article, row.reading


def _articles_of(connection: sa.Connection, run: str) -> list[str]:
    rows = schema.run_articles
    return sorted(set(connection.scalars(sa.select(rows.c.article).where(rows.c.run == run))))


def _drift(connection: sa.Connection, run: str, local: str) -> Any:
    rows = schema.drifts
    return connection.execute(sa.select(rows).where(rows.c.run == run, rows.c.position == int(local[1:]) - 1)).one()
