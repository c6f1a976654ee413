"""One article's reading as one line of JSON, or as lines for people: what `muasal read` prints."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from muasal.model import (
    Article,
    Attribution,
    Entity,
    Evidence,
    Mention,
    Place,
    Quantity,
    Quotation,
    Span,
    Suspicion,
    Time,
)
from muasal.model.evidence_json import evidence_json, quotation_json
from muasal.model.story import attribution_json
from muasal.publish.terminal import clean
from muasal.publish.wording import ENGLISH

SIGNS = {"approximately": "~", "at-least": ">", "more-than": ">", "at-most": "<", "less-than": "<"}


@dataclass(frozen=True)
class Read:
    """What was read in one article."""

    article: Article
    attributions: Sequence[Attribution]
    mentions: Sequence[Mention]
    entities: Mapping[str, Entity]
    suspicions: Sequence[Suspicion] = ()
    quotations: Sequence[Quotation] = ()
    evidence: Sequence[Evidence] = ()


def reading_line(read: Read) -> str:
    """`{"id","language","attributions":[…],"mentions":[…]}` and more, without a line break.

    Spans are code points of the text. `quotes_without_source` are quotations of statement length that no attribution
    takes up; `evidence` what the text points to; an attribution's `layer` says who found it (grammar, tagger or both).
    """
    article, text = read.article, read.article.text
    named = {id for a in read.attributions for id in a.chain} | {h.entity for e in read.evidence for h in e.hands}
    record = {
        "id": article.id,
        "language": article.language,
        "attributions": [_attribution(a) for a in read.attributions],
        "mentions": [_mention(m, text) for m in read.mentions],
        "entities": {id: read.entities[id].name for id in sorted(named & set(read.entities))},
        "suspicions": [
            {"span": list(s.span), "surface": s.span.of(text), "reason": s.reason, "rule": s.rule}
            for s in read.suspicions
        ],
        "quotes_without_source": [_own(quotation_json(q)) for q in read.quotations],
        "evidence": [_own(evidence_json(e)) for e in read.evidence],
    }
    return json.dumps(record, ensure_ascii=False)


def _attribution(a: Attribution) -> dict[str, Any]:
    margin = {} if a.margin is None else {"margin": a.margin}
    return _own(attribution_json(a)) | {"layer": a.layer} | margin


def _own(record: dict[str, Any]) -> dict[str, Any]:
    """Without the article, which the line names already."""
    return {key: value for key, value in record.items() if key != "article"}


def reading_text(read: Read) -> str:
    """The same for people: attributions in text order, then quotes without a source, then evidence."""
    article = read.article
    rows = [f"{article.id} · {article.outlet or 'outlet not known'} · {ENGLISH.language(article.language)}"]
    for a in read.attributions:
        rows += _attribution_rows(a, read)
    rows += [f"  quote without a source: {_words((q.span,), article.text)}  [{q.id}]" for q in read.quotations]
    rows += [_evidence_row(e, read) for e in read.evidence]
    if len(rows) == 1:
        rows.append("  nobody was found to say anything")
    return "".join(f"{clean(row).rstrip()}\n" for row in rows)


def _attribution_rows(a: Attribution, read: Read) -> list[str]:
    text = read.article.text
    chain = " ← ".join(read.entities[id].name if id in read.entities else id for id in a.chain)
    tagged = f", tagger only, margin {a.margin:.1f}" if a.layer == "tagger" else ""
    as_ = ", ".join((ENGLISH.plain("stance", a.stance), ENGLISH.plain("certainty", a.certainty)))
    source = _words(a.source, text) or "source not in the text"
    return [
        f"  {source} · {_words(a.cue, text)} · {as_}{tagged}  [{a.id}]",
        f"    {_words(a.content, text) or 'no content'}",
        f"    from {chain}",
    ]


def _evidence_row(e: Evidence, read: Read) -> str:
    text = read.article.text
    hands = "".join(f"; {h.role} {_words((h.span,), text)}" for h in e.hands)
    told = f" ({', '.join(e.attributions)})" if e.attributions else ""
    return f"  evidence: {e.kind} {_words((e.span,), text)}{hands}{told}  [{e.id}]"


def _words(spans: Sequence[Span], text: str) -> str:
    """The words of the spans in «», nothing for none."""
    return " … ".join(f"«{' '.join(span.of(text).split())}»" for span in spans)


def _mention(m: Mention, text: str) -> dict[str, Any]:
    """A detail with the keys that corpora of its kind use."""
    out: dict[str, Any] = {"kind": m.kind, "span": list(m.span), "surface": m.span.of(text)}
    if isinstance(m, Time):
        out |= {"value": m.value, "timex_type": m.timex_type, "worded": m.worded}
    elif isinstance(m, Quantity):
        out |= {"value": list(m.value) if isinstance(m.value, tuple) else m.value, "unit": m.unit or "-"}
        out |= {"modifier": SIGNS[m.modifier]} if m.modifier in SIGNS else {}
        out |= {"role": m.role}
    elif isinstance(m, Place):
        out |= {"value": m.value, "name": m.value, "country": m.country, "lat": m.lat, "lon": m.lon}
        out |= {"precision": m.precision, "geonameid": m.geonameid, "reason": m.reason, "area": m.area or None}
        out |= {"box": list(m.box), "box_from": m.box_from} if m.box else {}
    else:
        out |= {"value": m.value, "type": m.type}
    return out | {"rule": m.rule}
