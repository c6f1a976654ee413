"""What one article says, as rows of the ledger and back. Ids go in without their article: a2.c5 is c5."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from muasal.ledger import evidence_rows
from muasal.ledger.row_spans import Row, bare, span_of, span_required, span_row
from muasal.ledger.schema import slots
from muasal.model import (
    Article,
    Attribution,
    Box,
    Claim,
    EntityMention,
    Event,
    Evidence,
    Mention,
    Negation,
    Place,
    Quantity,
    Quotation,
    Reference,
    Span,
    Suspicion,
    Thing,
    Time,
)

Rows = dict[str, list[Row]]  # table name to rows
Children = Mapping[str, Mapping[str, Sequence[Mapping[str, Any]]]]  # table name to owner's id to rows, by position

PARTS = ("cue", "source", "content")
# Owned by an attribution or by a claim: table name to the column that names the owner.
OWNED = {
    "attribution_spans": "attribution",
    "chain_references": "attribution",
    "chain_links": "attribution",
    "claim_attributions": "claim",
    "claim_origins": "claim",
    "slots": "claim",
    "events": "claim",
    "things": "claim",
    **evidence_rows.OWNED,
}
TABLES = ("attributions", "claims", "suspicions", *evidence_rows.TABLES, *OWNED)


class Reading(NamedTuple):
    """The findings of one article."""

    attributions: tuple[Attribution, ...]
    claims: tuple[Claim, ...]
    suspicions: tuple[Suspicion, ...]
    quotations: tuple[Quotation, ...] = ()
    evidence: tuple[Evidence, ...] = ()


# -- to rows ---------------------------------------------------------------------------------------------------------


def to_rows(article: Article, reading: Reading) -> Rows:
    """The rows of a reading, without its key. LedgerError where an id is not of the form `<article>.<name>`."""
    rows: Rows = {table: [] for table in TABLES}
    for position, attribution in enumerate(reading.attributions):
        _add_attribution(rows, article.id, position, attribution)
    for position, claim in enumerate(reading.claims):
        _add_claim(rows, article, position, claim)
    for position, suspicion in enumerate(reading.suspicions):
        found = {"reason": suspicion.reason, "rule": suspicion.rule}
        rows["suspicions"].append({"position": position, **span_row(suspicion.span), **found})
    rows["quotations"] = evidence_rows.quotation_rows(article.id, reading.quotations)
    return rows | evidence_rows.evidence_rows(article.id, reading.evidence)


def _add_attribution(rows: Rows, article: str, position: int, t: Attribution) -> None:
    name = bare(t.id, article)
    found = {"stance": t.stance, "certainty": t.certainty, "quoted": t.quoted, "rule": t.rule}
    rows["attributions"].append({"id": name, "position": position, **found})
    for part, spans in zip(PARTS, (t.cue, t.source, t.content), strict=True):
        rows["attribution_spans"] += [
            {"attribution": name, "part": part, "position": n, **span_row(span)} for n, span in enumerate(spans)
        ]
    rows["chain_references"] += [
        {"attribution": name, "position": n, **span_row(r.span), "kind": r.kind, "type": r.type}
        for n, r in enumerate(t.references)
    ]
    rows["chain_links"] += [{"attribution": name, "position": n, "entity": e} for n, e in enumerate(t.chain)]


def _add_claim(rows: Rows, article: Article, position: int, c: Claim) -> None:
    name, words = bare(c.id, article.id), c.span.of(article.text)
    found = {"stance": c.stance, "certainty": c.certainty, "headline": c.headline, "rule": c.rule}
    found |= span_row(c.negated.span if c.negated else None, "negated")
    found |= {"negated_rule": c.negated.rule if c.negated else ""}
    rows["claims"].append(
        {"id": name, "position": position, **span_row(c.span), "words": words, "folded": words.casefold(), **found}
    )
    rows["claim_attributions"] += [
        {"claim": name, "position": n, "attribution": bare(t, article.id)} for n, t in enumerate(c.attributions)
    ]
    rows["claim_origins"] += [{"claim": name, "position": n, "entity": e} for n, e in enumerate(c.origins)]
    rows["slots"] += [{"claim": name, "position": n, **slot_row(m)} for n, m in enumerate(c.slots)]
    rows["events"] += [
        {"claim": name, "position": n, "kind": e.kind, **span_row(e.span)} for n, e in enumerate(c.events)
    ]
    rows["things"] += [
        {"claim": name, "position": n, "code": t.code, **span_row(t.span)} for n, t in enumerate(c.things)
    ]


_NO_SLOT: Row = {column.name: None for column in slots.columns if column.nullable}


def slot_row(m: Mention) -> Row:
    """A slot's columns; those that its kind does not have are None."""
    row = _NO_SLOT | {"kind": m.kind, "role": m.role, **span_row(m.span), "rule": m.rule, "value": m.value}
    if isinstance(m, Quantity):
        low, high = m.value if isinstance(m.value, tuple) else (m.value, m.value)
        row |= {"value": None if m.value is None else json.dumps(m.value), "low": low, "high": high}
        row |= {"unit": m.unit, "modifier": m.modifier, "noun": m.noun, "per": m.per, "note": m.note}
    elif isinstance(m, Time):
        row |= {"worded": m.worded, "timex_type": m.timex_type, "note": m.note}
    elif isinstance(m, Place):
        row |= {"country": m.country, "lat": m.lat, "lon": m.lon, "precision": m.precision, "geonameid": m.geonameid}
        row |= {"reason": m.reason, "runner_up": m.runner_up, "doubtful": m.doubtful}
        row |= {"area": m.area, "box_from": m.box_from, **(m.box._asdict() if m.box else {})}
    return row


# -- from rows -------------------------------------------------------------------------------------------------------


def from_rows(article: str, rows: Mapping[str, Sequence[Mapping[str, Any]]]) -> Reading:
    """The reading in `rows` (all of one reading, by position), with ids for the article as the story calls it."""
    owned = {table: by_owner(rows[table], owner) for table, owner in OWNED.items()}
    return Reading(
        tuple(_attribution(article, row, owned) for row in rows["attributions"]),
        tuple(_claim(article, row, owned) for row in rows["claims"]),
        tuple(Suspicion(article, span_required(row), row["reason"], row["rule"]) for row in rows["suspicions"]),
        tuple(evidence_rows.quotation_of(article, row) for row in rows["quotations"]),
        tuple(
            evidence_rows.evidence_of(article, row, *(owned[table].get(row["id"], ()) for table in evidence_rows.OWNED))
            for row in rows["evidence"]
        ),
    )


def by_owner(rows: Iterable[Mapping[str, Any]], owner: str) -> dict[str, list[Mapping[str, Any]]]:
    """Rows grouped by the column that names their owner, in the order they come."""
    found: dict[str, list[Mapping[str, Any]]] = {}
    for row in rows:
        found.setdefault(row[owner], []).append(row)
    return found


def _attribution(article: str, row: Mapping[str, Any], owned: Children) -> Attribution:
    name = row["id"]
    spans = owned["attribution_spans"].get(name, [])
    cue, source, content = (tuple(span_required(s) for s in spans if s["part"] == part) for part in PARTS)
    return Attribution(
        id=f"{article}.{name}",
        article=article,
        cue=cue,
        source=source,
        content=content,
        stance=row["stance"],
        certainty=row["certainty"],
        quoted=row["quoted"],
        rule=row["rule"],
        references=tuple(Reference(span_of(r), r["kind"], r["type"]) for r in owned["chain_references"].get(name, [])),
        chain=tuple(r["entity"] for r in owned["chain_links"].get(name, [])),
    )


def _claim(article: str, row: Mapping[str, Any], owned: Children) -> Claim:
    name, denied = row["id"], span_of(row, "negated")
    return Claim(
        id=f"{article}.{name}",
        article=article,
        span=span_required(row),
        attributions=tuple(f"{article}.{r['attribution']}" for r in owned["claim_attributions"].get(name, [])),
        origins=tuple(r["entity"] for r in owned["claim_origins"].get(name, [])),
        stance=row["stance"],
        certainty=row["certainty"],
        slots=tuple(slot_of(r) for r in owned["slots"].get(name, [])),
        events=tuple(Event(r["kind"], span_required(r)) for r in owned["events"].get(name, [])),
        things=tuple(Thing(r["code"], span_required(r)) for r in owned["things"].get(name, [])),
        negated=Negation(denied, row["negated_rule"]) if denied else None,
        headline=row["headline"],
        rule=row["rule"],
    )


def slot_of(row: Mapping[str, Any]) -> Mention:
    """The slot in a row."""
    span, rule, role = span_required(row), row["rule"], row["role"]
    match row["kind"]:
        case "quantity":
            number = json.loads(row["value"]) if row["value"] is not None else None
            value = (number[0], number[1]) if isinstance(number, list) else number
            words = (row["noun"], row["per"], row["note"] or "")
            return Quantity(span, rule, value, row["unit"], row["modifier"], role, *words)
        case "time":
            return Time(span, rule, row["worded"], row["value"], row["timex_type"], role, row["note"])
        case "place":
            return _place_of(row, span, rule, role)
        case _:
            return EntityMention(span, rule, row["value"], role)


def _place_of(row: Mapping[str, Any], span: Span, rule: str, role: str) -> Place:
    columns = ("value", "country", "lat", "lon", "precision", "geonameid", "reason", "runner_up", "doubtful")
    box = Box(*(row[side] for side in Box._fields)) if row["south"] is not None else None
    place = Place(span, rule, role=role, **{column: row[column] for column in columns})
    return replace(place, area=row["area"] or "", box=box, box_from=row["box_from"] or "")
