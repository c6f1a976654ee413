"""Updates as series over time: 3 → 7 → 12."""

from collections.abc import Mapping
from dataclasses import dataclass

from muasal.model.article import Article
from muasal.model.claim import Claim
from muasal.model.link import Update
from muasal.model.value import Time


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a series. `when`: as of what time, else the day of publication, ISO 8601; "" if not known."""

    when: str
    value: str
    claim: str


@dataclass(frozen=True, slots=True)
class Series:
    """Figures for one thing, oldest first, each another one than the figure before."""

    cluster: str
    slot: str
    figures: tuple[Figure, ...]


def series(updates: tuple[Update, ...], claims: Mapping[str, Claim], articles: Mapping[str, Article]) -> list[Series]:
    """The updates put into rows: those of one cluster and detail that are linked by a claim."""
    rows: list[tuple[tuple[str, str], set[str], set[Figure]]] = []
    for update in updates:
        ends = ((update.source, update.before), (update.target, update.after))
        own = {Figure(when(claims[id], articles), value, id) for id, value in ends if id in claims}
        key, ids = (update.cluster, update.slot), {id for id, _ in ends}
        for row in [row for row in rows if row[0] == key and row[1] & ids]:
            rows.remove(row)
            ids |= row[1]
            own |= row[2]
        rows.append((key, ids, own))
    return [Series(*key, in_time(own)) for key, _, own in rows]


def in_time(figures: set[Figure]) -> tuple[Figure, ...]:
    """Oldest first; a figure that only repeats the one before is left out."""
    out: list[Figure] = []
    for figure in sorted(figures, key=lambda f: (f.when, f.claim, f.value)):
        if not out or out[-1].value != figure.value:
            out.append(figure)
    return tuple(out)


def when(claim: Claim, articles: Mapping[str, Article]) -> str:
    """The claim's as-of time, else the day its article was published."""
    as_of = [s.value for s in claim.slots if isinstance(s, Time) and s.role == "as-of" and s.value]
    article = articles.get(claim.article)
    return max(as_of) if as_of else ((article.published or "") if article else "")
