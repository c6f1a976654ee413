"""Search: full text and facets over the claims that stand. What the database can count it counts."""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

import sqlalchemy as sa

from muasal.errors import UsageError
from muasal.ledger import fulltext, schema, shown
from muasal.ledger.claim_rows import entities_named, outlets, rendered, standing_articles
from muasal.ledger.listing import Row
from muasal.ledger.loading import gather, gather_pairs
from muasal.ledger.watches import newest
from muasal.model.claim import STANCES

FACETS = ("language", "outlet", "stance", "origin", "kind", "place", "drift")
COLUMNS = ("language", "outlet", "stance")  # facets that are columns of a claim
BORNE = ("origin", "kind", "place", "drift")  # those that have a table
MOST_VALUES = 12  # of one facet
MOST_ARTICLES = 50  # in whose text alone the words are
COUNTED = 1000  # of more claims than this, facets are counted over the newest
# What is searched for, by key; None, "" or missing is not asked. `since` and `until`: dates of publication, ISO 8601.
KEYS = ("q", *FACETS, "since", "until")
Query = Mapping[str, str | None]
_AT = shown.claims.c
_ORDER = (_AT.day.desc(), _AT.article, _AT.position)  # the newest first, what has no date last


@dataclass(frozen=True)
class Result:
    """`rows`: those of claims (see CLAIM) from the place asked for; `articles`: those with the words in their text."""

    total: int
    rows: list[Row]
    facets: Mapping[str, list[tuple[str, str, int]]] = field(default_factory=dict)  # value, its name, how many claims
    articles: list[Row] = field(default_factory=list)
    counted: int = 0  # how many claims the facets were counted over


def search(
    connection: sa.Connection,
    asked: Query,
    first: int = 0,
    most: int = 50,
    after: int | None = None,
    whole: bool = True,
) -> Result:
    """The claims that fit all that is asked, the newest first. Nothing asked: nothing found.

    `after`: only articles that came after the one with this number of arrival. Not `whole`: without facets and
    articles. UsageError as for claims.
    """
    if not any(asked.values()) or _nothing_since(connection, after):
        return Result(0, [])
    fitting = _conditions(connection, asked, after)
    words, told = asked.get("q"), frozenset[str]()
    if words or any(asked.get(facet) for facet in BORNE):  # to look for them takes longer than to note what was found
        found = connection.execute(sa.select(_AT.number, _AT.article).where(*fitting).order_by(*_ORDER)).all()
        total, told = len(found), frozenset(article for _, article in found)
        numbers = [number for number, _ in found]
        rows = _rows(connection, [_numbered(numbers[first : first + most])], 0, most)
        fitting = [_numbered(numbers[:COUNTED])]
    else:
        total, rows = _count(connection, fitting), _rows(connection, fitting, first, most)
    if not whole:
        return Result(total, rows)
    articles = _articles(connection, words, told) if words else []
    return Result(total, rows, _facets(connection, fitting), articles, min(total, COUNTED))


def _numbered(numbers: list[int]) -> sa.ColumnElement[bool]:
    """The claims with these numbers, which are written out: databases limit how many values can be handed over."""
    return _AT.number.in_(sa.bindparam("numbers", numbers, expanding=True, literal_execute=True))


def count(connection: sa.Connection, asked: Query, after: int | None = None) -> int:
    """How many claims fit; as for search."""
    if not any(asked.values()) or _nothing_since(connection, after):
        return 0
    return _count(connection, _conditions(connection, asked, after))


def _count(connection: sa.Connection, fitting: list[sa.ColumnElement[bool]]) -> int:
    return connection.scalar(sa.select(sa.func.count()).select_from(shown.claims).where(*fitting)) or 0


def _nothing_since(connection: sa.Connection, after: int | None) -> bool:
    return after is not None and newest(connection) <= after


def _conditions(connection: sa.Connection, asked: Query, after: int | None) -> list[sa.ColumnElement[bool]]:
    where: list[sa.ColumnElement[bool]] = []
    if words := asked.get("q"):
        where.append(_AT.number.in_(fulltext.claims_with(connection, words)))
    if language := asked.get("language"):
        where.append(_AT.language == language)
    if outlet := asked.get("outlet"):
        where.append(_AT.outlet.in_(outlets(connection, outlet)))
    if stance := asked.get("stance"):
        if stance not in STANCES:
            raise UsageError(f"there is no stance {stance!r}; it is one of {', '.join(STANCES)}")
        where.append(_AT.stance == stance)
    for facet in BORNE:
        if value := asked.get(facet):
            where.append(_bears(facet, entities_named(connection, value) if facet == "origin" else [value]))
    if since := asked.get("since"):
        where.append(_AT.day >= since)
    if until := asked.get("until"):
        where += [_AT.day <= until, _AT.day != ""]
    if after is not None:
        arrivals = schema.arrivals.c
        where.append(_AT.article.in_(sa.select(arrivals.article).where(arrivals.number > after)))
    return where


def _bears(facet: str, values: list[str]) -> sa.ColumnElement[bool]:
    f = shown.facets.c
    return _AT.number.in_(sa.select(f.number).where(f.facet == facet, f.value.in_(values)))


def _rows(connection: sa.Connection, fitting: list[sa.ColumnElement[bool]], first: int, most: int) -> list[Row]:
    """The claims from the first asked for, as rows of CLAIM."""
    query = sa.select(_AT.reading, _AT.claim).where(*fitting).order_by(*_ORDER).offset(first).limit(most)
    wanted = [(row.reading, row.claim) for row in connection.execute(query)]
    told = standing_articles(connection, {reading for reading, _ in wanted})
    at = schema.claims.c
    claims = {(row["reading"], row["id"]): row for row in gather_pairs(connection, at.reading, at.id, wanted)}
    return rendered(connection, told, [claims[key] for key in wanted])


def _facets(connection: sa.Connection, fitting: list[sa.ColumnElement[bool]]) -> dict[str, list[tuple[str, str, int]]]:
    """Each facet's most frequent values among the newest of the claims that fit."""
    columns = (_AT.number, *(_AT[name] for name in COLUMNS))
    hit = sa.select(*columns).where(*fitting).order_by(*_ORDER).limit(COUNTED).cte("hit")
    f, number = shown.facets.c, sa.func.count()
    parts: list[sa.Select[Any]] = [
        sa.select(sa.literal(name).label("facet"), hit.c[name].label("value"), number).group_by(hit.c[name])
        for name in COLUMNS
    ]
    borne = sa.select(f.facet, f.value, number).select_from(shown.facets).where(f.number.in_(sa.select(hit.c.number)))
    found: dict[str, list[tuple[str, int]]] = {facet: [] for facet in FACETS}
    for facet, value, claims in connection.execute(sa.union_all(*parts, borne.group_by(f.facet, f.value))).all():
        if value:
            found[facet].append((value, claims))
    best = {facet: sorted(found[facet], key=lambda one: (-one[1], one[0]))[:MOST_VALUES] for facet in FACETS}
    names = called(connection, [value for value, _ in best["origin"]])
    return {facet: [(value, names.get(value, value), n) for value, n in best[facet]] for facet in FACETS}


def called(connection: sa.Connection, ids: Iterable[str]) -> dict[str, str]:
    """Entity id → one of its names."""
    rows = gather(connection, shown.names.c.id, ids)
    return {row["id"]: row["name"] for row in sorted(rows, key=lambda row: str(row["name"]), reverse=True)}


def _articles(connection: sa.Connection, words: str, told: Set[str]) -> list[Row]:
    """The articles that have the words, without those `told` of already: claims of them were found."""
    at = shown.articles.c
    query = sa.select(at.article, at.outlet, at.language, at.published)
    query = query.where(at.article.in_(fulltext.articles_with(connection, words)))
    rows = connection.execute(query.order_by(at.published.is_(None), at.published.desc(), at.article)).all()
    return [row._asdict() for row in islice((row for row in rows if row.article not in told), MOST_ARTICLES)]
