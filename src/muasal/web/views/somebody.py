"""Somebody who can be a source: what is said of them, how they are rated, who they might be the same as."""

import json
from collections.abc import Iterable

from muasal.errors import UsageError
from muasal.ledger import Correction
from muasal.ledger.listing import Row
from muasal.web.declared import Asked, Found
from muasal.web.views.search import names


def _into(c: Correction) -> str:
    """Whom a correction takes somebody else for; "" for other corrections."""
    return str(json.loads(c.new)["id"]) if c.field == "entity" and c.new else ""


def _articles(rows: Iterable[Row]) -> list[Found]:
    """The articles of these claims, each once."""
    about = ("outlet", "published")
    held = {row["id"].partition(".")[0]: {name: row[name] for name in about} for row in rows}
    return [{"id": id, **said} for id, said in held.items()]


def somebody(asked: Asked) -> Found:
    """One entity of the ledger. UsageError if there is none with this id."""
    id = asked.ids["id"]
    entity = asked.view.entity(id)
    corrected = asked.view.corrections_of_somebody(id)
    past = [c for c in corrected if c.target == f"somebody:{id}" or _into(c) == id]
    if entity is None and not past:
        raise UsageError(f"the ledger knows nobody with the id {id!r}")
    rating = next((c for c in reversed(past) if c.field == "reliability" and c.superseded_by is None and c.new), None)
    shown = ("id", "who", "made_at", "why", "target", "field", "old", "new", "superseded_by")
    claims = asked.view.search({"origin": id}, 0, 50, whole=False)
    return {
        "id": id,
        "name": entity.name if entity else id,
        "type": entity.type if entity else "",
        "country": entity.country if entity else None,
        "gone": entity is None,
        "articles": _articles(claims.rows),
        "rating": json.loads(str(rating.new)) if rating else None,
        "total": claims.total,
        "rows": claims.rows,
        "names": names(asked, claims.rows),
        "corrections": [{name: getattr(c, name) for name in shown} for c in reversed(past)],
        "seen": asked.view.newest_correction(),
    }
