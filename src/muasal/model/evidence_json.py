"""Quotations without a source, and evidence, as JSON and back."""

from collections.abc import Iterable
from typing import Any

from muasal.model.claim import Evidence, Hand, Quotation
from muasal.model.text import Span

Json = dict[str, Any]


def pointing_json(quotations: Iterable[Quotation], evidence: Iterable[Evidence]) -> Json:
    """Both lists, under the keys they have in a story."""
    return {
        "quotes_without_source": [quotation_json(q) for q in quotations],
        "evidence": [evidence_json(e) for e in evidence],
    }


def quotation_json(q: Quotation) -> Json:
    return {"id": q.id, "article": q.article, "span": list(q.span), "rule": q.rule}


def evidence_json(e: Evidence) -> Json:
    """With where it was published, by whom, who made it and who has seen it, as far as the text says."""
    return {
        "id": e.id,
        "article": e.article,
        "kind": e.kind,
        "span": list(e.span),
        "hands": [{"role": h.role, "span": list(h.span), "entity": h.entity or None} for h in e.hands],
        "attributions": list(e.attributions),
        "rule": e.rule,
    }


def quotation_from(q: Json) -> Quotation:
    return Quotation(q["id"], q["article"], Span(*q["span"]), q.get("rule", ""))


def evidence_from(e: Json) -> Evidence:
    return Evidence(
        id=e["id"],
        article=e["article"],
        span=Span(*e["span"]),
        kind=e["kind"],
        hands=tuple(Hand(h["role"], Span(*h["span"]), h.get("entity") or "") for h in e.get("hands", [])),
        attributions=tuple(e.get("attributions", [])),
        rule=e.get("rule", ""),
    )
