"""Quotations without a source, and evidence, as rows of the ledger and back. Ids go in without their article."""

from collections.abc import Mapping, Sequence
from typing import Any

from muasal.ledger.row_spans import Row, bare, span_required, span_row
from muasal.model import Evidence, Hand, Quotation

OWNED = {"evidence_hands": "evidence", "evidence_attributions": "evidence"}  # table name to the owner's column
TABLES = ("quotations", "evidence")
_Rows = Sequence[Mapping[str, Any]]


def quotation_rows(article: str, found: Sequence[Quotation]) -> list[Row]:
    """A row a quotation."""
    return [{"id": bare(q.id, article), "position": n, **span_row(q.span), "rule": q.rule} for n, q in enumerate(found)]


def evidence_rows(article: str, found: Sequence[Evidence]) -> dict[str, list[Row]]:
    """The rows of the evidence, of its hands, and of the attributions that rest on it."""
    rows: dict[str, list[Row]] = {"evidence": [], **{table: [] for table in OWNED}}
    for position, e in enumerate(found):
        name = bare(e.id, article)
        rows["evidence"].append({"id": name, "position": position, "kind": e.kind, **span_row(e.span), "rule": e.rule})
        rows["evidence_hands"] += [
            {"evidence": name, "position": n, "role": h.role, **span_row(h.span), "entity": h.entity}
            for n, h in enumerate(e.hands)
        ]
        rows["evidence_attributions"] += [
            {"evidence": name, "position": n, "attribution": bare(t, article)} for n, t in enumerate(e.attributions)
        ]
    return rows


def quotation_of(article: str, row: Mapping[str, Any]) -> Quotation:
    return Quotation(f"{article}.{row['id']}", article, span_required(row), row["rule"])


def evidence_of(article: str, row: Mapping[str, Any], hands: _Rows, attributions: _Rows) -> Evidence:
    """The evidence in a row, with the rows that are its own."""
    return Evidence(
        id=f"{article}.{row['id']}",
        article=article,
        span=span_required(row),
        kind=row["kind"],
        hands=tuple(Hand(h["role"], span_required(h), h["entity"]) for h in hands),
        attributions=tuple(f"{article}.{t['attribution']}" for t in attributions),
        rule=row["rule"],
    )
