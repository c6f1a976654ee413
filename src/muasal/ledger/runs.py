"""What a comparison of articles says, as rows of the ledger and back. Ids are the story's own: a2.c5, k3."""

from collections.abc import Mapping, Sequence
from typing import Any

from muasal.ledger.readings import Rows, by_owner
from muasal.ledger.row_spans import Row, span_of, span_row
from muasal.model import (
    Article,
    Cluster,
    Conflict,
    DateCandidate,
    Drift,
    Entity,
    Retelling,
    SameClaim,
    Story,
    Update,
)

TABLES = (
    *("run_articles", "entities", "clusters", "cluster_origins", "cluster_claims"),
    *("edges", "drifts", "updates", "conflicts"),
)

_DRIFT = ("cluster", "source", "target", "slot", "kind", "before", "after", "reason")
_UPDATE = ("cluster", "source", "target", "slot", "before", "after")
Found = Mapping[str, Sequence[Mapping[str, Any]]]


# -- to rows ---------------------------------------------------------------------------------------------------------


def to_rows(story: Story, keys: Mapping[str, tuple[str, str]]) -> Rows:
    """The rows of a run, without its key. `keys`: the story's id of an article to its key and its reading's."""
    return {
        "run_articles": [_article_row(n, a, *keys[a.id]) for n, a in enumerate(story.articles)],
        "entities": [_entity_row(story.entities[id]) for id in sorted(story.entities)],
        **_cluster_rows(story),
        "edges": _edge_rows(story),
        "drifts": [
            *(_drift_row(n, d, False) for n, d in enumerate(story.drifts)),
            *(_drift_row(n, d, True) for n, d in enumerate(story.inner_drifts, len(story.drifts))),
        ],
        "updates": [{"position": n, **{c: getattr(u, c) for c in _UPDATE}} for n, u in enumerate(story.updates)],
        "conflicts": [
            {
                "position": n,
                "cluster": c.cluster,
                "a": c.between[0],
                "b": c.between[1],
                "kind": c.kind,
                "reason": c.reason,
            }
            for n, c in enumerate(story.conflicts)
        ],
    }


def _article_row(position: int, a: Article, key: str, reading: str) -> Row:
    row = {"position": position, "id": a.id, "article": key, "reading": reading}
    row |= {"file": a.file, "url": a.url, "digest": a.digest, "notes": list(a.notes)}
    return row | {"date_candidates": [[d.value, d.found_in] for d in a.date_candidates]}


def _entity_row(e: Entity) -> Row:
    return {"id": e.id, "name": e.name, "type": e.type, "country": e.country, "registry": e.registry}


def _cluster_rows(story: Story) -> Rows:
    rows: Rows = {"clusters": [], "cluster_origins": [], "cluster_claims": []}
    for position, c in enumerate(story.clusters):
        found = {"gloss": c.gloss, "independent_origins": c.independent_origins}
        found |= {"signature": c.signature, "note": c.note}
        rows["clusters"].append({"id": c.id, "position": position, **found})
        rows["cluster_origins"] += [{"cluster": c.id, "position": n, "entity": e} for n, e in enumerate(c.origins)]
        rows["cluster_claims"] += [{"cluster": c.id, "position": n, "claim": id} for n, id in enumerate(c.claims)]
    return rows


def _edge_rows(story: Story) -> list[Row]:
    same = [("same-claim", e.a, e.b, e.reason, e.rule, None) for e in story.same_claims]
    retold = [("retells", e.child, e.parent, e.reason, e.rule, e.words) for e in story.retellings]
    return [
        {"position": n, "kind": kind, "a": a, "b": b, "reason": reason, "rule": rule, **span_row(words)}
        for n, (kind, a, b, reason, rule, words) in enumerate(same + retold)
    ]


def _drift_row(position: int, d: Drift, inside: bool) -> Row:
    row = {"position": position, "inside": inside, **{column: getattr(d, column) for column in _DRIFT}}
    return row | span_row(d.before_span, "before") | span_row(d.after_span, "after")


# -- from rows -------------------------------------------------------------------------------------------------------


def article_of(row: Mapping[str, Any]) -> Article:
    """An article from its row in run_articles joined with its row in articles."""
    return Article(
        id=row["id"],
        text=row["text"],
        language=row["language"],
        outlet=row["outlet"],
        published=row["published"],
        file=row["file"],
        url=row["url"],
        digest=row["digest"],
        date_candidates=tuple(DateCandidate(value, found_in) for value, found_in in row["date_candidates"]),
        notes=tuple(row["notes"]),
    )


def entities_of(rows: Found) -> dict[str, Entity]:
    """The entities of a run by id."""
    return {r["id"]: Entity(r["id"], r["name"], r["type"], r["country"], r["registry"]) for r in rows["entities"]}


def links_of(rows: Found) -> dict[str, tuple[Any, ...]]:
    """The links of a run, named as the fields of Story."""
    edges = rows["edges"]
    return {
        "clusters": _clusters(rows),
        "same_claims": tuple(
            SameClaim(e["a"], e["b"], e["reason"], e["rule"]) for e in edges if e["kind"] == "same-claim"
        ),
        "retellings": tuple(
            Retelling(e["a"], e["b"], e["reason"], e["rule"], span_of(e)) for e in edges if e["kind"] == "retells"
        ),
        "drifts": tuple(_drift(row) for row in rows["drifts"] if not row["inside"]),
        "inner_drifts": tuple(_drift(row) for row in rows["drifts"] if row["inside"]),
        "updates": tuple(Update(*(row[column] for column in _UPDATE)) for row in rows["updates"]),
        "conflicts": tuple(
            Conflict(row["cluster"], (row["a"], row["b"]), row["kind"], row["reason"]) for row in rows["conflicts"]
        ),
    }


def _clusters(rows: Found) -> tuple[Cluster, ...]:
    claims, origins = (by_owner(rows[table], "cluster") for table in ("cluster_claims", "cluster_origins"))
    return tuple(
        Cluster(
            id=row["id"],
            gloss=row["gloss"],
            claims=tuple(r["claim"] for r in claims.get(row["id"], [])),
            origins=tuple(r["entity"] for r in origins.get(row["id"], [])),
            independent_origins=row["independent_origins"],
            signature=row["signature"],
            note=row["note"],
        )
        for row in rows["clusters"]
    )


def _drift(row: Mapping[str, Any]) -> Drift:
    cluster, source, target, slot, kind, before, after, reason = (row[column] for column in _DRIFT)
    spans = span_of(row, "before"), span_of(row, "after")
    return Drift(cluster, source, target, slot, kind, before, after, reason, *spans)
