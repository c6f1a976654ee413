"""One article's reading as one line of JSON: what `muasal read` prints."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from muasal.model import Attribution, Entity, Mention, Place, Quantity, Suspicion, Time
from muasal.model.story import attribution_json

SIGNS = {"approximately": "~", "at-least": ">", "more-than": ">", "at-most": "<", "less-than": "<"}


def reading_line(
    id: str,
    language: str,
    attributions: Sequence[Attribution],
    mentions: Sequence[Mention],
    entities: Mapping[str, Entity],
    suspicions: Sequence[Suspicion],
    text: str,
) -> str:
    """`{"id","language","attributions":[…],"mentions":[…],…}`, no line break in it. Spans are code points of `text`."""
    record = {
        "id": id,
        "language": language,
        "attributions": [{k: v for k, v in attribution_json(a).items() if k != "article"} for a in attributions],
        "mentions": [_mention(m, text) for m in mentions],
        "entities": {i: entities[i].name for i in sorted({i for a in attributions for i in a.chain} & set(entities))},
        "suspicions": [
            {"span": list(s.span), "surface": s.span.of(text), "reason": s.reason, "rule": s.rule} for s in suspicions
        ],
    }
    return json.dumps(record, ensure_ascii=False)


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
        out |= {"precision": m.precision, "geonameid": m.geonameid, "reason": m.reason}
    else:
        out |= {"value": m.value, "type": m.type}
    return out | {"rule": m.rule}
