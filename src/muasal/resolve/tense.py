"""Does a clause look ahead or back? Decides whether `on Tuesday` was or will be."""

from bisect import bisect_left
from functools import cache

from muasal import tables
from muasal.languages import get
from muasal.model import Document, Time

FUTURE_REACH = 6  # so many words before a weekday are searched for a sign of the future


def tense(time: Time, document: Document) -> str:
    """`ahead` where a sign of the future stands shortly before the time in its clause, else ""."""
    tokens = document.tokens
    first = bisect_left(tokens, time.span.start, key=lambda token: token.start)
    clause = [token.low for token in tokens[max(0, first - FUTURE_REACH) : first]]
    signs = _words(document.language, "will")
    if first < len(tokens) and tokens[first].low in _words(document.language, "ahead"):
        return "ahead"
    cut = max((i for i, word in enumerate(clause) if word in {",", ".", ";", ":", "!", "?"}), default=-1)
    return "ahead" if signs.intersection(clause[cut + 1 :]) else ""


@cache
def _words(language: str, name: str) -> frozenset[str]:
    """Words of the class: `will` puts its clause into the future, `ahead` opens a time to come."""
    rows = get(language).table("calendar")
    return frozenset(form for row in rows if row["class"] == name for form in tables.expand(row["form"]))
