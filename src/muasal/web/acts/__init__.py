"""Everything that can be changed through the app."""

from muasal.web.acts import adding, correcting, watching

ACTS = (*adding.ACTS, *correcting.ACTS, *watching.ACTS)

__all__ = ["ACTS"]
