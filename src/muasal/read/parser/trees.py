"""From scores of arcs to a tree: the maximum spanning arborescence with one root (Chu & Liu 1965, Edmonds 1967)."""

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]  # [word, head]; position 0 is the root


def tree(scores: Scores) -> list[int]:
    """The head of each position in the best tree. Position 0 is the root and its own head; one word hangs on it.

    `scores`[w, h] says how well h fits as the head of w. There are no cycles in what comes back.
    """
    exact = scores.astype(np.float64)
    heads = _spanning(exact)
    roots = [word for word, head in enumerate(heads) if word and head == 0]
    if len(roots) == 1:
        return heads
    return max((_under(exact, root) for root in roots), key=lambda found: _worth(exact, found))


def _under(scores: NDArray[np.float64], root: int) -> list[int]:
    """The best tree in which this word alone hangs on the root.

    The root of the best tree with one is among the roots of the best tree with any number (Gabow & Tarjan 1984).
    """
    only = scores.copy()
    only[:, 0] = -np.inf
    only[root] = -np.inf
    only[root, 0] = scores[root, 0]
    return _spanning(only)


def _worth(scores: NDArray[np.float64], heads: list[int]) -> float:
    return float(sum(scores[word, head] for word, head in enumerate(heads) if word))


def cycle(heads: NDArray[np.int64] | list[int]) -> list[int]:
    """Some cycle among the heads, [] if there is none. Position 0 ends every walk."""
    done = [False] * len(heads)
    for start in range(1, len(heads)):
        trail: dict[int, int] = {}
        at = start
        while at and not done[at] and at not in trail:
            trail[at] = len(trail)
            at = int(heads[at])
        if at and at in trail:
            return [w for w, n in trail.items() if n >= trail[at]]
        for w in trail:
            done[w] = True
    return []


def _spanning(scores: NDArray[np.float64]) -> list[int]:
    """Chu-Liu-Edmonds: contract a cycle to one position, solve what is left, and open the cycle where it is entered."""
    heads = scores.argmax(1)
    heads[0] = 0
    ring = cycle(heads)
    if not ring:
        return [int(h) for h in heads]
    outside = [w for w in range(len(heads)) if w not in set(ring)]
    within = sum(scores[w, heads[w]] for w in ring)
    into = np.array([scores[w, outside] - scores[w, heads[w]] for w in ring]) + within
    out_of = scores[np.ix_(outside, ring)]
    small = np.full((len(outside) + 1,) * 2, -np.inf)
    small[:-1, :-1] = scores[np.ix_(outside, outside)]
    small[-1, :-1] = into.max(0)
    small[:-1, -1] = out_of.max(1)
    solved = _spanning(small)
    entered = into[:, solved[-1]].argmax()
    for n, head in enumerate(solved[:-1]):
        heads[outside[n]] = ring[out_of[n].argmax()] if head == len(outside) else outside[head]
    heads[ring[entered]] = outside[solved[-1]]
    heads[0] = 0
    return [int(h) for h in heads]
