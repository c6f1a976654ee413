"""Search: full text and facets over the claims that stand."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from muasal.ledger import fulltext, schema
from muasal.ledger.claim_rows import Filters, entity_ids, matched, rendered
from muasal.ledger.listing import Row
from muasal.ledger.loading import gather

FACETS = ("language", "outlet", "stance", "origin", "kind", "place", "drift")
MOST_VALUES = 12  # of one facet
# What is searched for, by key; None, "" or missing is not asked. `since` and `until`: dates of publication, ISO 8601.
KEYS = ("q", *FACETS, "since", "until")
Query = Mapping[str, str | None]


@dataclass(frozen=True)
class Result:
    """`rows`: those of claims (see CLAIM) from the place asked for; `articles`: those with the words in their text."""

    total: int
    rows: list[Row]
    facets: Mapping[str, list[tuple[str, str, int]]]  # value, how it is called, how many claims
    articles: list[Row]


def search(connection: sa.Connection, asked: Query, first: int = 0, most: int = 50, after: int | None = None) -> Result:
    """The claims that fit all that is asked, the newest first. Nothing asked: nothing found.

    `after`: only articles that came after the one with this number of arrival. UsageError as for claims.
    """
    if not any(asked.values()):
        return Result(0, [], {}, [])
    words = asked.get("q")
    filters: Filters = {
        "language": asked.get("language"),
        "outlet": asked.get("outlet"),
        "stance": asked.get("stance"),
        "origin": asked.get("origin"),
        "kind": asked.get("kind"),
    }
    told, found = matched(connection, filters)
    if words:
        fitting = fulltext.claims_with(connection, words)
        found = [row for row in found if (row["reading"], row["id"]) in fitting]
    found = [row for row in found if _dated(told[row["reading"]], asked)]
    if after is not None:
        new = _arrived(connection, after)
        found = [row for row in found if told[row["reading"]]["article"] in new]
    borne = _borne(connection, told, found)
    for facet in ("place", "drift"):
        if value := asked.get(facet):
            found = [row for row in found if value in borne[facet].get((row["reading"], row["id"]), ())]
    found.sort(key=lambda row: (_age(told[row["reading"]]), row["position"]))
    rows = rendered(connection, told, found[first : first + most])
    return Result(len(found), rows, _facets(connection, told, found, borne), _articles(connection, words, told, found))


def _age(article: Row) -> tuple[bool, str, str]:
    """The newest first, what has no date last."""
    day = article["published"] or ""
    return not day, "".join(chr(0x10FFFF - ord(c)) for c in day), article["article"]


def _dated(article: Row, asked: Query) -> bool:
    since, until, day = asked.get("since"), asked.get("until"), article["published"] or ""
    return (not since or day[:10] >= since) and (not until or ("" < day[:10] <= until))


def _arrived(connection: sa.Connection, after: int) -> set[str]:
    a = schema.arrivals.c
    return set(connection.scalars(sa.select(a.article).where(a.number > after)))


Borne = dict[str, dict[tuple[str, str], set[str]]]


def _borne(connection: sa.Connection, told: Mapping[str, Row], found: Sequence[Row]) -> Borne:
    """Facet → claim → its values, for those that are in tables of their own."""
    readings = {row["reading"] for row in found}
    out: Borne = {facet: {} for facet in ("origin", "kind", "place", "drift")}

    def put(facet: str, reading: str, claim: str, value: Any) -> None:
        if value:
            out[facet].setdefault((reading, claim), set()).add(str(value))

    for row in gather(connection, schema.claim_origins.c.reading, readings):
        put("origin", row["reading"], row["claim"], row["entity"])
    for row in gather(connection, schema.events.c.reading, readings):
        put("kind", row["reading"], row["claim"], row["kind"])
    for row in gather(connection, schema.slots.c.reading, readings, schema.slots.c.kind == "place"):
        put("place", row["reading"], row["claim"], row["value"])
    at = {(told[reading]["run"], told[reading]["id"]): reading for reading in readings}
    for row in gather(connection, schema.drifts.c.run, {run for run, _ in at}):
        for end in ("source", "target"):
            article, _, name = row[end].rpartition(".")
            if reading := at.get((row["run"], article)):
                put("drift", reading, name, row["kind"])
    return out


def _facets(
    connection: sa.Connection, told: Mapping[str, Row], found: Sequence[Row], borne: Borne
) -> dict[str, list[tuple[str, str, int]]]:
    counts = {facet: Counter[str]() for facet in FACETS}
    for row in found:
        article, key = told[row["reading"]], (row["reading"], row["id"])
        counts["stance"][row["stance"]] += 1
        for facet in ("language", "outlet"):
            if article[facet]:
                counts[facet][article[facet]] += 1
        for facet, values in borne.items():
            counts[facet].update(values.get(key, ()))
    names = entity_ids(connection, {value for value, _ in _most(counts["origin"])})
    return {
        facet: [
            (value, names.get(value, value) if facet == "origin" else value, n) for value, n in _most(counts[facet])
        ]
        for facet in FACETS
    }


def _most(counted: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_VALUES]


def _articles(connection: sa.Connection, words: str | None, told: Mapping[str, Row], found: Sequence[Row]) -> list[Row]:
    """The articles that have the words, though none of their claims that were found does."""
    if not words:
        return []
    shown = {told[row["reading"]]["article"] for row in found}
    fitting = fulltext.articles_with(connection, words) - shown
    rows = [row for row in told.values() if row["article"] in fitting]
    names = ("article", "outlet", "language", "published")
    return [{name: row[name] for name in names} for row in sorted(rows, key=_age)[:50]]
