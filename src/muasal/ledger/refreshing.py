"""Brings the tables of what stands (shown.py) up to date after a change, or makes them anew."""

from collections.abc import Iterable, Sequence
from typing import Any

import sqlalchemy as sa

from muasal.ledger import doubts, fulltext, schema, shown, widths
from muasal.ledger.loading import gather
from muasal.ledger.standing import STORY, latest

AT_ONCE = 100  # stories
_UNKNOWN = ""


def rebuild(connection: sa.Connection) -> None:
    """Makes all of them anew."""
    shown.derived.drop_all(connection)
    shown.derived.create_all(connection)
    widths.measure(connection)
    fulltext.number(connection)
    keys = sorted(connection.scalars(sa.select(schema.stories.c.key)))
    for first in range(0, len(keys), AT_ONCE):
        refresh(connection, keys[first : first + AT_ONCE])
    connection.execute(shown.state.insert(), {"name": "shape", "number": shown.SHAPE})


def in_shape(connection: sa.Connection) -> bool:
    """Are they there, in the shape that this version knows?"""
    if not sa.inspect(connection).has_table(shown.state.name):
        return False
    query = sa.select(shown.state.c.number).where(shown.state.c.name == "shape")
    return connection.scalar(query) == shown.SHAPE


def refresh(connection: sa.Connection, stories: Sequence[str]) -> None:
    """Shows what stands of these stories (keys), at most a few hundred, now that something about them changed."""
    before = _runs(connection, stories)
    connection.execute(shown.stories.delete().where(shown.stories.c.story.in_(stories)))
    _put(connection, shown.stories, [row._asdict() | _NOTHING for row in connection.execute(_latest(stories))])
    _count(connection, stories)
    now = _runs(connection, stories)
    held = {row["article"] for row in gather(connection, schema.run_articles.c.run, {*before, *now})}
    moved = {row["run"] for row in gather(connection, shown.articles.c.article, held)}
    _articles(connection, held)
    moved |= {row["run"] for row in gather(connection, shown.articles.c.article, held)}
    touched = sorted(moved | before | now)
    for step in (_clear, _claims):  # a claim may pass from one run to another
        for run in touched:
            step(connection, run)
    _names(connection, now)


_NOTHING = {"claims": 0, "clusters": 0, "drifts": 0, "conflicts": 0}


def _latest(stories: Sequence[str]) -> sa.Select[Any]:
    return latest(schema.history.c.story.in_(stories))


def _runs(connection: sa.Connection, stories: Sequence[str]) -> set[str]:
    return set(connection.scalars(sa.select(shown.stories.c.run).where(shown.stories.c.story.in_(stories))))


def _put(connection: sa.Connection, table: sa.Table, rows: Sequence[Any]) -> None:
    if rows:
        connection.execute(table.insert(), rows)


def _count(connection: sa.Connection, stories: Sequence[str]) -> None:
    """How much there is in each story."""
    at, run = shown.stories, schema.run_articles
    told = run.join(schema.claims, schema.claims.c.reading == run.c.reading)
    counted = {
        "claims": sa.select(sa.func.count()).select_from(told).where(run.c.run == at.c.run),
        "clusters": _number(schema.clusters),
        "drifts": _number(schema.drifts, ~schema.drifts.c.inside),  # between articles
        "conflicts": _number(schema.conflicts),
    }
    values = {name: query.scalar_subquery() for name, query in counted.items()}
    connection.execute(at.update().where(at.c.story.in_(stories)).values(values))


def _number(table: sa.Table, *where: sa.ColumnElement[bool]) -> sa.Select[Any]:
    return sa.select(sa.func.count()).select_from(table).where(table.c.run == shown.stories.c.run, *where)


def _articles(connection: sa.Connection, keys: Iterable[str]) -> None:
    """Each of the articles once: as the newest reader has it, then in the story of most articles; then keys decide."""
    wanted = sorted(keys)
    run = {row.run: row for row in connection.execute(sa.select(*(shown.stories.c[name] for name in STORY)))}
    best: dict[str, tuple[Any, dict[str, Any]]] = {}
    for row in gather(connection, schema.run_articles.c.article, wanted):
        at = run.get(row["run"])
        if at is None:
            continue
        order = (_downwards(at.rank), -at.articles, at.run, row["position"])
        if row["article"] not in best or order < best[row["article"]][0]:
            best[row["article"]] = order, row | {"story": at.story}
    texts = {row["key"]: row for row in gather(connection, schema.articles.c.key, best)}
    for first in range(0, len(wanted), AT_ONCE):
        portion = wanted[first : first + AT_ONCE]
        connection.execute(shown.articles.delete().where(shown.articles.c.article.in_(portion)))
    names = [column.name for column in shown.articles.c]
    _put(connection, shown.articles, [_only(texts[key] | row, names) for key, (_, row) in sorted(best.items())])


def _downwards(rank: str) -> tuple[int, ...]:
    """Sorts the greater text first."""
    return (*(-ord(character) for character in rank), 1)


def _only(row: dict[str, Any], names: Iterable[str]) -> dict[str, Any]:
    return {name: row[name] for name in names}


def _clear(connection: sa.Connection, run: str) -> None:
    """Nothing is shown any more as this run has it."""
    c, f = shown.claims, shown.facets
    connection.execute(f.delete().where(f.c.number.in_(sa.select(c.c.number).where(c.c.run == run))))
    for table in (c, shown.unsure):
        connection.execute(table.delete().where(table.c.run == run))


def _claims(connection: sa.Connection, run: str) -> None:
    """The claims of the articles that are shown as this run has them, and all that is asked of these."""
    c, f = shown.claims, shown.facets
    a, claim = shown.articles, schema.claims
    day = sa.func.coalesce(sa.func.substr(a.c.published, 1, 10), _UNKNOWN)
    n = shown.numbers
    found = sa.select(
        *(n.c.number, a.c.reading, claim.c.id, a.c.article, a.c.run, claim.c.position, a.c.language),
        *(sa.func.coalesce(a.c.outlet, _UNKNOWN), claim.c.stance, day),
    )
    found = found.join(claim, claim.c.reading == a.c.reading)
    found = found.join(n, (n.c.reading == claim.c.reading) & (n.c.claim == claim.c.id))
    names = ["number", "reading", "claim", "article", "run", "position", "language", "outlet", "stance", "day"]
    connection.execute(
        c.insert().from_select(names, found.where(a.c.run == run).order_by(a.c.article, claim.c.position))
    )
    for facet, query in _facets().items():
        chosen = query.add_columns(sa.literal(facet)).where(c.c.run == run).distinct()
        connection.execute(f.insert().from_select(["number", "value", "facet"], chosen))
    _put(connection, shown.unsure, doubts.rows(connection, run))


def _facets() -> dict[str, sa.Select[Any]]:
    """Facet → number of a claim and a value it bears."""
    c, a, drift = shown.claims.c, shown.articles.c, schema.drifts.c

    def of(table: sa.Table, value: sa.Column[Any]) -> sa.Select[Any]:
        mine = (table.c.reading == c.reading) & (table.c.claim == c.claim)
        return sa.select(c.number, value).join(table, mine).where(value.is_not(None), value != _UNKNOWN)

    local = a.id + "." + c.claim
    drifted = sa.select(c.number, drift.kind).join(shown.articles, a.article == c.article)
    return {
        "origin": of(schema.claim_origins, schema.claim_origins.c.entity),
        "kind": of(schema.events, schema.events.c.kind),
        "place": of(schema.slots, schema.slots.c.value).where(schema.slots.c.kind == "place"),
        "drift": drifted.join(
            schema.drifts, (drift.run == c.run) & sa.or_(drift.source == local, drift.target == local)
        ),
    }


def _names(connection: sa.Connection, runs: Iterable[str]) -> None:
    """What entities are called; a name that nothing has any more does no harm."""
    found = {(row["id"], row["name"]) for row in gather(connection, schema.entities.c.run, runs)}
    known = {(row["id"], row["name"]) for row in gather(connection, shown.names.c.id, {id for id, _ in found})}
    rows = [{"id": id, "name": name, "folded": name.casefold()} for id, name in sorted(found - known)]
    _put(connection, shown.names, rows)
