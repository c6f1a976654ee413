"""Who did what: the audit trail, and whether its chain holds."""

from dataclasses import asdict

from muasal.web.declared import Asked, Found

MOST = 500


def audit(asked: Asked) -> Found:
    """The newest rows of the trail, and the number of the first that does not fit, if one does not."""
    newest, total, broken = asked.view.audit(MOST)
    return {"total": total, "broken": broken, "rows": [asdict(entry) for entry in newest]}
