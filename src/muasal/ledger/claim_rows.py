"""The claims that stand, as rows, and the filters that choose among them.

Queries ask by key, in portions: joined into one, databases that know little of the data lose their way.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypedDict

import sqlalchemy as sa

from muasal.errors import UsageError
from muasal.ledger import shown
from muasal.ledger.listing import Row
from muasal.ledger.loading import gather, gather_pairs
from muasal.ledger.readings import slot_of
from muasal.ledger.schema import claim_origins, claims, cluster_claims, clusters, events, slots
from muasal.ledger.widths import width
from muasal.model import Mention, Place, Quantity
from muasal.model.claim import CERTAINTIES, STANCES

CLAIM = (
    *("id", "short", "outlet", "language", "published", "text", "stance", "certainty", "origins", "kinds"),
    *("quantities", "times", "places", "actors", "lat", "lon", "headline"),
    *("cluster", "gloss", "independent_origins", "told_in", "story", "start", "end", "rule"),
)
Owned = dict[tuple[str, str], list[Row]]  # by reading and claim


class Filters(TypedDict, total=False):
    """Which claims: all that are given have to hold; None is not given.

    `origin`: an entity's id or name; `kind`: a kind of event (die, send …); `text`: words of the claim, in any case.
    """

    article: str | None  # the beginning of a key
    language: str | None
    outlet: str | None
    origin: str | None
    stance: str | None
    certainty: str | None
    kind: str | None
    text: str | None


@dataclass(frozen=True)
class _Telling:
    """The cluster of a claim, and how many articles tell it."""

    cluster: Mapping[str, Any]
    told_in: int


def claim_rows(connection: sa.Connection, filters: Filters) -> list[Row]:
    """The claims that pass the filters, by date of publication; the keys are those of CLAIM."""
    told, found = matched(connection, filters)
    found.sort(key=lambda row: (*_order(told[row["reading"]]), row["position"]))
    return rendered(connection, told, found)


def matched(connection: sa.Connection, filters: Filters) -> tuple[dict[str, Row], list[Row]]:
    """The standing articles by reading, and the rows of their claims that pass the filters."""
    told = {row["reading"]: row for row in _articles(connection, filters)}
    return told, gather(connection, claims.c.reading, told, *_conditions(connection, filters))


def rendered(connection: sa.Connection, told: Mapping[str, Row], found: Sequence[Row]) -> list[Row]:
    """Rows of claims with all that belongs to them; the keys are those of CLAIM."""
    owned = {table.name: _owned(connection, table, found) for table in (claim_origins, slots, events)}
    homes = ((told[row["reading"]], row["id"]) for row in found)
    tellings = _tellings(connection, [(article["run"], f"{article['id']}.{name}") for article, name in homes])
    digits = width(connection)
    return [_claim_row(row, told[row["reading"]], owned, tellings, digits) for row in found]


def _order(article: Mapping[str, Any]) -> tuple[bool, str, str]:
    """By date, what has none last, then by key."""
    return article["published"] is None, article["published"] or "", article["article"]


def _articles(connection: sa.Connection, filters: Filters) -> list[Row]:
    at = shown.articles.c
    query = sa.select(shown.articles)
    if article := filters.get("article"):
        query = query.where(at.article >= article.lower(), at.article < f"{article.lower()}g")
    if language := filters.get("language"):
        query = query.where(at.language == language)
    if outlet := filters.get("outlet"):
        query = query.where(at.outlet.in_(outlets(connection, outlet)))
    return [row._asdict() for row in connection.execute(query)]


def standing_articles(connection: sa.Connection, readings: Iterable[str]) -> dict[str, Row]:
    """The articles that stand by these readings of them."""
    return {row["reading"]: row for row in gather(connection, shown.articles.c.reading, readings)}


def _conditions(connection: sa.Connection, filters: Filters) -> list[sa.ColumnElement[bool]]:
    where: list[sa.ColumnElement[bool]] = []
    if origin := filters.get("origin"):
        where.append(_has(claim_origins, claim_origins.c.entity.in_(entities_named(connection, origin))))
    if stance := filters.get("stance"):
        where.append(claims.c.stance == _one_of(stance, STANCES, "stance"))
    if certainty := filters.get("certainty"):
        where.append(claims.c.certainty == _one_of(certainty, CERTAINTIES, "certainty"))
    if kind := filters.get("kind"):
        where.append(_has(events, events.c.kind == kind))
    if text := filters.get("text"):
        where.append(claims.c.folded.contains(text.casefold(), autoescape=True))
    return where


def _has(table: sa.Table, condition: sa.ColumnElement[bool]) -> sa.ColumnElement[bool]:
    """Has the claim a row in this table for which the condition holds?"""
    return sa.exists().where(table.c.reading == claims.c.reading, table.c.claim == claims.c.id, condition)


def _one_of(given: str, allowed: Sequence[str], what: str) -> str:
    if given not in allowed:
        raise UsageError(f"there is no {what} {given!r}; it is one of {', '.join(allowed)}")
    return given


def outlets(connection: sa.Connection, name: str) -> list[str]:
    """The outlets of this name, in any case: databases differ in how they fold letters beyond ASCII."""
    known = connection.scalars(sa.select(shown.articles.c.outlet).distinct())
    return [outlet for outlet in known if outlet is not None and outlet.casefold() == name.casefold()]


def entities_named(connection: sa.Connection, name: str) -> list[str]:
    """The ids of the entities with this id or, in any case, this name."""
    at = shown.names.c
    return sorted({name, *connection.scalars(sa.select(at.id).where(at.folded == name.casefold()))})


def _owned(connection: sa.Connection, table: sa.Table, found: Sequence[Row]) -> Owned:
    owned: Owned = {}
    for row in gather_pairs(connection, table.c.reading, table.c.claim, ((row["reading"], row["id"]) for row in found)):
        owned.setdefault((row["reading"], row["claim"]), []).append(row)
    return owned


def _tellings(connection: sa.Connection, wanted: Iterable[tuple[str, str]]) -> dict[tuple[str, str], _Telling]:
    """By run and the run's own id of a claim."""
    members = gather_pairs(connection, cluster_claims.c.run, cluster_claims.c.claim, wanted)
    homes = {(row["run"], row["claim"]): (row["run"], row["cluster"]) for row in members}
    held = gather_pairs(connection, clusters.c.run, clusters.c.id, homes.values())
    known = {(row["run"], row["id"]): row for row in held}
    told: dict[tuple[str, str], set[str]] = {}
    for row in gather_pairs(connection, cluster_claims.c.run, cluster_claims.c.cluster, homes.values()):
        told.setdefault((row["run"], row["cluster"]), set()).add(row["claim"].rpartition(".")[0])
    return {claim: _Telling(known[home], len(told[home])) for claim, home in homes.items()}


def _claim_row(
    row: Row, article: Row, owned: Mapping[str, Owned], tellings: Mapping[tuple[str, str], _Telling], digits: int
) -> Row:
    key, name = (row["reading"], row["id"]), row["id"]
    details = [slot_of(slot) for slot in owned["slots"].get(key, [])]
    place = next((m for m in details if isinstance(m, Place) and m.lat is not None), None)
    telling = tellings.get((article["run"], f"{article['id']}.{name}"))
    return {
        **{"id": f"{article['article']}.{name}", "short": f"{article['article'][:digits]}.{name}"},
        **{column: article[column] for column in ("outlet", "language", "published")},
        **{"text": row["words"], "stance": row["stance"], "certainty": row["certainty"]},
        "origins": [origin["entity"] for origin in owned["claim_origins"].get(key, [])],
        "kinds": sorted({event["kind"] for event in owned["events"].get(key, [])}),
        **{column: [_detail(m) for m in details if m.kind == kind] for column, kind in _DETAILS.items()},
        **{"lat": place.lat if place else None, "lon": place.lon if place else None, "headline": row["headline"]},
        "cluster": telling.cluster["id"] if telling else None,
        **{column: telling.cluster[column] if telling else None for column in ("gloss", "independent_origins")},
        **{"told_in": telling.told_in if telling else None, "story": article["story"]},
        **{"start": row["span_start"], "end": row["span_end"], "rule": row["rule"]},
    }


_DETAILS = {"quantities": "quantity", "times": "time", "places": "place", "actors": "entity"}


def _detail(m: Mention) -> str:
    """A slot in a line: `count:personnel: approximately 12000 person`. An undecided value is `?`."""
    if isinstance(m, Quantity):
        numbers = m.value if isinstance(m.value, tuple) else (m.value,)
        amount = "–".join("?" if n is None else f"{n:.15g}" for n in numbers)
        words = ["" if m.modifier == "exactly" else m.modifier, amount, m.unit, f"per {m.per}" if m.per else ""]
        return f"{m.role}: {' '.join(word for word in words if word)}"
    country = f" ({m.country})" if isinstance(m, Place) and m.country else ""
    return f"{m.role}: {m.value or '?'}{country}"
