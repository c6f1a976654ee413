"""Passages that two articles of one language share, as rows of characters; nothing here reads words.

A row of words becomes a number of 64 bits (a polynomial over the words' CRC-32, as in Karp and Rabin 1987), so that
many articles' rows fit into memory and are held against each other by one sorting.
"""

import re
from collections.abc import Iterable, Sequence
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from muasal.model import Article

SHINGLE = 8  # words in a row
HUB = 12  # a passage in more articles than this is boilerplate
SHARED = 0.12  # share of the shorter article's passages from which it is a retelling
LEAST = 6  # passages

_WORD = re.compile(r"\w+")
_POWERS = [pow(0x9E3779B97F4A7C15, n, 1 << 64) for n in range(SHINGLE + 1)]

Rows = NDArray[np.uint64]


def shingles(text: str, language: str = "") -> Rows:
    """All rows of `SHINGLE` words, case-folded, as numbers in ascending order; a row that comes twice counts once."""
    words = [crc32(word.encode()) for word in _WORD.findall(text.casefold())]
    number = max(0, len(words) - SHINGLE + 1)
    rows = np.full(number, crc32(language.encode()) * _POWERS[SHINGLE] % (1 << 64), dtype=np.uint64)
    coded = np.array(words, dtype=np.uint64)
    for at, power in enumerate(_POWERS[:SHINGLE]):
        rows += coded[at : at + number] * np.uint64(power)
    return np.unique(rows)


def shared_passages(articles: Iterable[Article]) -> dict[tuple[str, str], float]:
    """Pairs of articles (in the order given) to the share of the shorter one's passages that both have."""
    kept = list(articles)
    rows = [shingles(article.text, article.language) for article in kept]
    common: dict[tuple[int, int], int] = {}
    for found in holders(rows):
        for a, b in linked(found):
            common[a, b] = common.get((a, b), 0) + 1
    return {
        (kept[a].id, kept[b].id): n / max(1, min(len(rows[a]), len(rows[b])))
        for (a, b), n in sorted(common.items())
        if n >= LEAST
    }


def holders(rows: Sequence[Rows]) -> Iterable[list[int]]:
    """For each row of words that several articles have: their places, ascending."""
    every = np.concatenate(rows) if rows else np.array([], dtype=np.uint64)
    if not len(every):
        return
    owner = np.repeat(np.arange(len(rows)), [len(own) for own in rows])
    order = np.argsort(every, kind="stable")
    every, owner = every[order], owner[order]
    starts = np.flatnonzero(np.diff(every, prepend=~every[:1]))
    ends = np.append(starts[1:], len(every))
    for start, end in zip(starts, ends, strict=True):
        if end - start > 1:
            yield owner[start:end].tolist()


def linked(found: list[int]) -> Iterable[tuple[int, int]]:
    """Pairs of the holders of one passage; of many holders, each with the first."""
    if len(found) <= HUB:
        return ((a, b) for at, a in enumerate(found) for b in found[at + 1 :])
    return ((found[0], b) for b in found[1:])
