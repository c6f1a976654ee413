"""Everything that can be changed through the app."""

from muasal.web.acts import adding, correcting, stories, watching

ACTS = (*adding.ACTS, *correcting.ACTS, *stories.ACTS, *watching.ACTS)

__all__ = ["ACTS"]
