"""Passages that two articles of one language share, as rows of characters; nothing here reads words."""

import re
from collections.abc import Iterable

from muasal.model import Article

SHINGLE = 8  # words in a row
HUB = 12  # a passage in more articles than this is boilerplate
SHARED = 0.12  # share of the shorter article's passages from which it is a retelling
LEAST = 6  # passages

_WORD = re.compile(r"\w+")


def shingles(text: str) -> frozenset[tuple[str, ...]]:
    """All rows of `SHINGLE` words, case-folded."""
    words = _WORD.findall(text.casefold())
    return frozenset(tuple(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1))


def shared_passages(articles: Iterable[Article]) -> dict[tuple[str, str], float]:
    """Pairs of articles (in the order given) to the share of the shorter one's passages that both have."""
    kept = [(article, shingles(article.text)) for article in articles]
    holders: dict[tuple[str, tuple[str, ...]], list[int]] = {}
    for at, (article, passages) in enumerate(kept):
        for passage in passages:
            holders.setdefault((article.language, passage), []).append(at)
    common: dict[tuple[int, int], int] = {}
    for found in holders.values():
        for a, b in linked(found):
            common[a, b] = common.get((a, b), 0) + 1
    return {
        (kept[a][0].id, kept[b][0].id): n / max(1, min(len(kept[a][1]), len(kept[b][1])))
        for (a, b), n in sorted(common.items())
        if n >= LEAST
    }


def linked(found: list[int]) -> Iterable[tuple[int, int]]:
    """Pairs of the holders of one passage; of many holders, each with the first."""
    if len(found) <= HUB:
        return ((a, b) for at, a in enumerate(found) for b in found[at + 1 :])
    return ((found[0], b) for b in found[1:])
