"""Saved searches: made, looked at, ended."""

from muasal import keeping
from muasal.ledger import watches
from muasal.web.declared import Act, Parameter, Posted


def save(posted: Posted) -> str:
    """Saves a search."""
    sent = posted.fields
    made = watches.save(posted.house.engine, sent.get("name", ""), sent.get("query", ""), posted.who, keeping.now())
    return f"/watches/{made.watch}"


def look(posted: Posted) -> str:
    """Marks all that is there as seen."""
    watches.look(posted.house.engine, posted.ids["id"], posted.who, keeping.now())
    return f"/watches/{posted.ids['id']}"


def stop(posted: Posted) -> str:
    """Ends a watch."""
    watches.stop(posted.house.engine, posted.ids["id"], posted.who, keeping.now())
    return "/watches"


ACTS = (
    Act(
        "/watches",
        "Saves a search.",
        save,
        (Parameter("name", "What to call it.", needed=True), Parameter("query", "The search, as in its address.")),
        role="reader",
    ),
    Act("/watches/{id}/look", "Marks all that a watch found as seen.", look, role="reader"),
    Act("/watches/{id}/stop", "Ends a watch.", stop, role="reader"),
)
