"""The queue of what the software was least sure of."""

from collections.abc import Mapping
from typing import Any

from muasal.ledger.unsure import Unsure
from muasal.model import Span
from muasal.web.declared import Asked, Found

MOST = 30
REACH = 200  # characters shown on either side of the words
QUESTIONS = {
    "attribution": "Is this who says it?",
    "claim": "Is there really no origin to be told?",
    "place": "Is this the place?",
    "edge": "Do these two say the same?",
    "drift": "Did this change on the way?",
}


def review(asked: Asked) -> Found:
    """The findings to look at, the least sure first; and the newest correction of who asks, to be undone."""
    found, total = asked.view.unsure(MOST)
    texts = asked.view.texts({a.article for one in found for a in one.anchors})
    last = asked.view.last_correction(asked.who)
    return {
        "total": total,
        "rows": [_item(one, texts) for one in found],
        "seen": asked.view.newest_correction(),
        "last": {"id": last.id, "field": last.field, "target": last.target} if last else None,
    }


def _item(one: Unsure, texts: Mapping[str, Any]) -> Found:
    yes, no = ("yes", "no") if one.field == "same" else ("accepted", "rejected")
    return {
        "what": one.what,
        "question": QUESTIONS[one.what],
        "why": one.why,
        "parts": one.why.split(": ", 1) if one.what == "edge" else [one.why],  # the second is the edge's own reason
        "weight": one.weight,
        "target": one.target,
        "others": list(one.others),
        "field": one.field,
        "claim": one.claim,
        "yes": yes,
        "no": no,
        "passages": [passage(texts[a.article], a.span) for a in one.anchors if a.span and a.article in texts],
    }


def passage(article: Mapping[str, Any], span: Span) -> Found:
    """The words of a finding with what stands around them in its paragraph."""
    text = article["text"]
    start, end = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
    before, after = text[start : span.start], text[span.end : end if end >= 0 else len(text)]
    return {
        **{name: article[name] for name in ("outlet", "published", "language")},
        "before": f"… {before[-REACH:].partition(' ')[2]}" if len(before) > REACH else before,
        "words": span.of(text),
        "after": f"{after[:REACH].rpartition(' ')[0]} …" if len(after) > REACH else after,
    }
