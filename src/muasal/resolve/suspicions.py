"""Signs inside one article that a detail went wrong on the way, named and never repaired."""

from collections.abc import Iterable

from muasal.model import Suspicion, Time


def of_times(article: str, times: Iterable[Time]) -> list[Suspicion]:
    """Dates whose own words disagree (a weekday against its date)."""
    return [Suspicion(article, t.span, t.contradiction, "weekday-against-date") for t in times if t.contradiction]
