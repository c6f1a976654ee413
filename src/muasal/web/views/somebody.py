"""Somebody who can be a source: what is said of them, how they are rated, who they might be the same as."""

import json

from muasal.errors import UsageError
from muasal.web.declared import Asked, Found


def somebody(asked: Asked) -> Found:
    """One entity of the ledger. UsageError if there is none with this id."""
    id = asked.ids["id"]
    entity = next((e for e in asked.view.entities(id) if e.id == id), None)
    known = asked.view.corrections()
    past = [c for c in known if c.target == f"somebody:{id}"]
    if entity is None and not past:
        raise UsageError(f"the ledger knows nobody with the id {id!r}")
    rating = next((c for c in reversed(past) if c.field == "reliability" and c.superseded_by is None and c.new), None)
    names = ("id", "who", "made_at", "why", "target", "field", "old", "new", "superseded_by")
    claims = asked.view.search({"origin": id}, 0, 50)
    return {
        "id": id,
        "name": entity.name if entity else id,
        "type": entity.type if entity else "",
        "country": entity.country if entity else None,
        "gone": entity is None,
        "rating": json.loads(str(rating.new)) if rating else None,
        "total": claims.total,
        "rows": claims.rows,
        "corrections": [{name: getattr(c, name) for name in names} for c in reversed(past)],
        "seen": known[-1].id if known else 0,
    }
