"""Everything that can be changed through the app."""

from muasal.web.acts import adding, correcting

ACTS = (*adding.ACTS, *correcting.ACTS)

__all__ = ["ACTS"]
