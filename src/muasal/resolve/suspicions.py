"""Signs inside one article that a detail went wrong on the way, named and never repaired."""

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from muasal import tables
from muasal.model import Article, Claim, Quantity, Suspicion, Time

NEUTRAL = Path(__file__).parent.parent / "languages"  # its tables for all languages
FITS_ALL = frozenset({"", "money", "share", "share-difference", "time"})
SOURCED = 0.8  # share of the claims with exact figures that have a source, from which one without is odd
ENOUGH = 4  # … of at least so many
BETWEEN = 5  # characters: " of "
DIGITS = 3  # a figure with so many digits that count is exact


def of_times(article: str, times: Iterable[Time]) -> list[Suspicion]:
    """Dates whose own words disagree (a weekday against its date)."""
    return [Suspicion(article, t.span, t.contradiction, "weekday-against-date") for t in times if t.contradiction]


def of_units(article: Article, quantities: Iterable[Quantity]) -> list[Suspicion]:
    """Amounts in a unit that does not fit the thing named right beside them: soap in metres."""
    found = ((q, misfit(q)) for q in quantities if beside(q, article.text))
    return [Suspicion(article.id, q.span, reason, "unit-against-thing") for q, reason in found if reason]


def beside(q: Quantity, text: str) -> bool:
    """Does the thing stand next to the amount, but for one short word? Elsewhere, or in "6-foot", it may be another."""
    start, end = q.span
    room = len(q.noun) + BETWEEN
    return (
        bool(q.noun)
        and "-" not in text[start:end]
        and (q.noun in text[end : end + room] or text[max(0, start - room) : start].rstrip().endswith(q.noun))
    )


def misfit(q: Quantity) -> str:
    """A sentence where the thing is not measured so, or only in bulk; "" for all that the tables do not know."""
    head, _, thing = q.role.partition(":")
    dimension, factor = dimensions().get(q.unit, ("", 1.0))
    row = measured().get(thing) if head == "amount" and not (q.per or " per " in q.unit) else None
    if row is None or dimension in FITS_ALL or dimension in row["dimensions"].split():
        return ""
    name = thing.replace("-", " ")
    least = dict(part.split(":") for part in row["bulk"].split()).get(dimension)
    if least is None:
        return f"{name} is measured by {' or '.join(row['dimensions'].split())}, not by {dimension}"
    greatest = max(q.value) if isinstance(q.value, tuple) else q.value
    little = greatest is not None and greatest * factor < float(least)
    return f"{name} is measured by {dimension} in bulk, not in so few units of it" if little else ""


@cache
def measured() -> dict[str, dict[str, str]]:
    """Code of a measured thing to its row: the dimensions it is measured in."""
    return {row["code"]: row for row in tables.load(NEUTRAL / "measured.tsv")}


@cache
def dimensions() -> dict[str, tuple[str, float]]:
    """Unit to its dimension and the factor to the base unit."""
    rows = tables.load(NEUTRAL / "units.tsv")
    return {row["code"]: (row["dimension"], float(row["factor"] or 1)) for row in rows}


def of_sources(article: str, claims: Sequence[Claim]) -> list[Suspicion]:
    """The one claim with exact figures that has no source, in an article that gives one for nearly all others."""
    figures = [(c, exact(c)) for c in claims if not c.headline and exact(c)]
    bare = [(c, own) for c, own in figures if not c.attributions]
    told = {q.value for c, own in figures if c.attributions for q in own}
    if len(bare) != 1 or len(figures) <= ENOUGH or len(bare) > (1 - SOURCED) * len(figures):
        return []
    claim, own = bare[0]
    if any(q.value in told for q in own):
        return []
    reason = "an exact figure without a source, where the other figures of the article have one"
    return [Suspicion(article, claim.span, reason, "unsourced-beside-sourced")]


def exact(claim: Claim) -> list[Quantity]:
    """The claim's counts and measures that are given to the digit; years, shares and round figures are none."""
    return [s for s in claim.slots if isinstance(s, Quantity) and s.modifier == "exactly" and digits(s) >= DIGITS]


def digits(q: Quantity) -> int:
    """How many digits of the figure count: 3 of 1,240, 1 of 5,000."""
    counted = q.role.startswith(("count", "amount")) and isinstance(q.value, float | int)
    return len(f"{q.value:.10g}".replace(".", "").strip("0")) if counted else 0
