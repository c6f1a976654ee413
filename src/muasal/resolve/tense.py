"""Does a clause look ahead or back? Decides whether `on Tuesday` was or will be."""

from functools import cache
from typing import NamedTuple

from muasal import tables
from muasal.languages import get
from muasal.model import Document, Time

FUTURE_REACH = 6  # so many words around a time are searched for a sign of the future
FAR_REACH = 14  # in a language that tells where the future of a clause ends (`said Monday`), so many before it
_CUTS = frozenset(",;:!?")


def tense(time: Time, document: Document) -> str:
    """`ahead` where a sign of the future stands shortly before the time in its clause, else "".

    `nearest` for `by March`, which may be either; `by Monday` tells of what is done more often.
    """
    tokens = document.tokens
    first = document.token_from(time.span.start)
    sentence = document.sentences[document.sentence_at(time.span.start)].first
    opening = tokens[first].low if sentence < first < len(tokens) else ""
    words = _words(document.language)
    if opening and tokens[first - 1].low in words.back:
        return ""
    if opening in words.ahead:
        return "ahead"
    over = words.over
    clause = [token.low for token in tokens[max(sentence, first - (FAR_REACH if over else FUTURE_REACH)) : first]]
    cut = max((i for i, word in enumerate(clause) if word in _CUTS or word in over), default=-1)
    if words.will.intersection(clause[cut + 1 :]):
        return "ahead"
    either = opening in words.either and not time.worded.startswith("XXXX-W")
    return "nearest" if either else ""


class _Words(NamedTuple):
    """Words of calendar.tsv: `will` puts its clause into the future, `ahead` opens a time to come, `either` may open
    one. Behind `back` (not, up) neither does, and behind `over` (said, was) no `will` counts any more."""

    will: frozenset[str]
    ahead: frozenset[str]
    either: frozenset[str]
    back: frozenset[str]
    over: frozenset[str]


@cache
def _words(language: str) -> _Words:
    """Those of a language."""
    rows = get(language).table("calendar")
    return _Words(
        *(
            frozenset(form for row in rows if row["class"] == name for form in tables.expand(row["form"]))
            for name in _Words._fields
        )
    )


def ahead_behind(time: Time, document: Document) -> bool:
    """Does a sign of the future stand behind the time in its clause? «Через неделю мост откроют»."""
    tokens = document.tokens
    last = document.token_from(time.span.end)
    words = [token.low for token in tokens[last : last + FUTURE_REACH]]
    cut = next((i for i, word in enumerate(words) if word in {",", ".", ";", ":", "!", "?"}), len(words))
    return bool(_words(document.language).will.intersection(words[:cut]))
