"""What stands, as rows: dicts with fixed keys, in a fixed order."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any, TypedDict

import sqlalchemy as sa

from muasal.errors import UsageError
from muasal.ledger.loading import gather
from muasal.ledger.readings import slot_of
from muasal.ledger.schema import (
    articles,
    claim_origins,
    claims,
    cluster_claims,
    clusters,
    conflicts,
    drifts,
    entities,
    events,
    run_articles,
    slots,
)
from muasal.ledger.standing import articles_standing, local_id, runs_standing
from muasal.model import Mention, Place, Quantity
from muasal.model.claim import CERTAINTIES, STANCES

Row = dict[str, Any]

ARTICLE = ("id", "short", "outlet", "language", "published", "headline", "claims", "stories", "file", "url", "sha256")
CLAIM = (
    *("id", "short", "outlet", "language", "published", "text", "stance", "certainty", "origins", "kinds"),
    *("quantities", "times", "places", "actors", "lat", "lon", "headline"),
    *("cluster", "gloss", "independent_origins", "told_in", "story", "start", "end", "rule"),
)
STORY = ("id", "name", "articles", "claims", "clusters", "drifts", "conflicts", "runs", "software")
_SHORTEST = 8  # hex digits of a key that are shown at least


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


# -- claims ----------------------------------------------------------------------------------------------------------


def claim_rows(connection: sa.Connection, filters: Filters) -> list[Row]:
    """The claims that pass the filters, by date of publication; the keys are those of CLAIM."""
    found = {(row["reading"], row["id"]): row for row in _matching(connection, filters)}
    keys = {reading for reading, _ in found}
    of_claim = {table.name: _owned(connection, table, keys) for table in (claim_origins, slots, events)}
    told, digits = _told_in(connection, {row["run"] for row in found.values()}), width(connection)
    return [
        _claim_row(row, {name: owned.get(key, []) for name, owned in of_claim.items()}, told, digits)
        for key, row in found.items()
    ]


def _matching(connection: sa.Connection, filters: Filters) -> list[Row]:
    shown = articles_standing()
    local = local_id(shown)
    query = (
        sa.select(
            *(claims, shown.c.article, shown.c.run, shown.c.story, local.label("local")),
            *(articles.c.language, articles.c.outlet, articles.c.published),
            *(clusters.c.id.label("cluster"), clusters.c.gloss, clusters.c.independent_origins),
        )
        .join(shown, shown.c.reading == claims.c.reading)
        .join(articles, articles.c.key == shown.c.article)
        .outerjoin(cluster_claims, (cluster_claims.c.run == shown.c.run) & (cluster_claims.c.claim == local))
        .outerjoin(clusters, (clusters.c.run == shown.c.run) & (clusters.c.id == cluster_claims.c.cluster))
        .order_by(articles.c.published.is_(None), articles.c.published, articles.c.key, claims.c.position)
    )
    return [row._asdict() for row in connection.execute(query.where(*_conditions(connection, filters)))]


def _conditions(connection: sa.Connection, filters: Filters) -> list[sa.ColumnElement[bool]]:
    where: list[sa.ColumnElement[bool]] = []
    if article := filters.get("article"):
        where.append(articles.c.key.startswith(article.lower(), autoescape=True))
    if language := filters.get("language"):
        where.append(articles.c.language == language)
    if outlet := filters.get("outlet"):
        where.append(articles.c.outlet.in_(_outlets(connection, outlet)))
    if origin := filters.get("origin"):
        where.append(_has(claim_origins, claim_origins.c.entity.in_(_entities(connection, origin))))
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


def _outlets(connection: sa.Connection, name: str) -> list[str]:
    """The outlets of this name, in any case: databases differ in how they fold letters beyond ASCII."""
    known = connection.scalars(sa.select(articles.c.outlet).distinct().where(articles.c.outlet.is_not(None)))
    return [outlet for outlet in known if outlet.casefold() == name.casefold()]


def _entities(connection: sa.Connection, name: str) -> list[str]:
    """The ids of the entities with this id or, in any case, this name."""
    known = connection.execute(sa.select(entities.c.id, entities.c.name).distinct())
    return sorted({name, *(e.id for e in known if e.name.casefold() == name.casefold())})


def _owned(connection: sa.Connection, table: sa.Table, keys: Iterable[str]) -> dict[tuple[str, str], list[Row]]:
    owned: dict[tuple[str, str], list[Row]] = {}
    for row in gather(connection, table.c.reading, keys):
        owned.setdefault((row["reading"], row["claim"]), []).append(dict(row))
    return owned


def _told_in(connection: sa.Connection, keys: Iterable[str]) -> dict[tuple[str, str], int]:
    """How many articles tell a cluster, by run and cluster."""
    told: dict[tuple[str, str], set[str]] = {}
    for row in gather(connection, cluster_claims.c.run, keys):
        told.setdefault((row["run"], row["cluster"]), set()).add(row["claim"].rpartition(".")[0])
    return {cluster: len(ids) for cluster, ids in told.items()}


def _claim_row(
    row: Mapping[str, Any], owned: Mapping[str, list[Row]], told: Mapping[tuple[str, str], int], digits: int
) -> Row:
    name, details = row["id"], [slot_of(slot) for slot in owned["slots"]]
    place = next((m for m in details if isinstance(m, Place) and m.lat is not None), None)
    return {
        **{"id": f"{row['article']}.{name}", "short": f"{row['article'][:digits]}.{name}"},
        **{column: row[column] for column in ("outlet", "language", "published")},
        **{"text": row["words"], "stance": row["stance"], "certainty": row["certainty"]},
        "origins": [origin["entity"] for origin in owned["claim_origins"]],
        "kinds": sorted({event["kind"] for event in owned["events"]}),
        **{column: [_detail(m) for m in details if m.kind == kind] for column, kind in _DETAILS.items()},
        **{"lat": place.lat if place else None, "lon": place.lon if place else None, "headline": row["headline"]},
        **{column: row[column] for column in ("cluster", "gloss", "independent_origins")},
        **{"told_in": told.get((row["run"], row["cluster"])), "story": row["story"]},
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


# -- articles and stories --------------------------------------------------------------------------------------------


def article_rows(connection: sa.Connection) -> list[Row]:
    """The articles, by date of publication; the keys are those of ARTICLE."""
    shown, run, digits = articles_standing(), runs_standing(), width(connection)
    held = sa.select(sa.func.count(run_articles.c.run.distinct())).join(run, run.c.run == run_articles.c.run)
    query = (
        sa.select(
            *(shown, articles.c.outlet, articles.c.language, articles.c.published, articles.c.text),
            _count(claims, claims.c.reading == shown.c.reading).label("claims"),
            held.where(run_articles.c.article == shown.c.article).scalar_subquery().label("stories"),
        )
        .join(articles, articles.c.key == shown.c.article)
        .order_by(articles.c.published.is_(None), articles.c.published, articles.c.key)
    )
    return [_article_row(row._asdict(), digits) for row in connection.execute(query)]


def _article_row(row: Mapping[str, Any], digits: int) -> Row:
    return {
        **{"id": row["article"], "short": row["article"][:digits]},
        **{column: row[column] for column in ("outlet", "language", "published")},
        "headline": row["text"].partition("\n")[0].strip(),
        **{column: row[column] for column in ("claims", "stories", "file", "url")},
        "sha256": row["digest"],
    }


def story_rows(connection: sa.Connection) -> list[Row]:
    """The stories, by name; the keys are those of STORY."""
    run = runs_standing()
    told = sa.select(sa.func.count()).select_from(run_articles.join(claims, claims.c.reading == run_articles.c.reading))
    query = sa.select(
        *(run.c.story.label("id"), run.c.name, run.c.articles),
        told.where(run_articles.c.run == run.c.run).scalar_subquery().label("claims"),
        *(_count(table, table.c.run == run.c.run).label(table.name) for table in (clusters, drifts, conflicts)),
        *(run.c.number.label("runs"), run.c.software),
    )
    return [row._asdict() for row in connection.execute(query.order_by(run.c.name, run.c.story))]


def _count(table: sa.Table, condition: sa.ColumnElement[bool]) -> sa.ScalarSelect[int]:
    return sa.select(sa.func.count()).select_from(table).where(condition).scalar_subquery()


def width(connection: sa.Connection, table: sa.Table = articles) -> int:
    """How many digits of a key tell every article, or every story, from the others."""
    keys = sorted(connection.scalars(sa.select(table.c.key)))
    shared = (next(n for n, (a, b) in enumerate(zip(*pair, strict=True)) if a != b) for pair in pairwise(keys))
    return max([_SHORTEST, *(n + 1 for n in shared)])


def names(connection: sa.Connection, run: str) -> dict[str, str]:
    """The run's own ids of its articles to their shortened keys; a second copy of an article keeps the run's id."""
    digits, taken, found = width(connection), set[str](), dict[str, str]()
    for row in gather(connection, run_articles.c.run, [run]):
        found[row["id"]] = row["id"] if row["article"] in taken else row["article"][:digits]
        taken.add(row["article"])
    return found
