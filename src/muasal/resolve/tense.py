"""Does a clause look ahead or back? Decides whether `on Tuesday` was or will be."""

from bisect import bisect_left
from functools import cache

from muasal import tables
from muasal.languages import get
from muasal.model import Document, Time

FUTURE_REACH = 6  # so many words before a weekday are searched for a sign of the future


def tense(time: Time, document: Document) -> str:
    """`future` where a sign of the future stands shortly before the time in its clause, else ""."""
    tokens = document.tokens
    first = bisect_left(tokens, time.span.start, key=lambda token: token.start)
    clause = [token.low for token in tokens[max(0, first - FUTURE_REACH) : first]]
    signs = _future(document.language)
    cut = max((i for i, word in enumerate(clause) if word in {",", ".", ";", ":", "!", "?"}), default=-1)
    return "future" if signs.intersection(clause[cut + 1 :]) else ""


@cache
def _future(language: str) -> frozenset[str]:
    """Words of the language that put a clause into the future."""
    rows = get(language).table("calendar")
    return frozenset(form for row in rows if row["class"] == "will" for form in tables.expand(row["form"]))
