"""Pairs → edges between claims that say the same thing happened, each with its reason.

Evidence is summed over shared signs and held against what the two do not share; claims are then joined from the
strongest pair down, two groups only while their members agree on average.
"""

import heapq
import math
from collections.abc import Mapping
from dataclasses import dataclass

from muasal.compare.candidates import Sign
from muasal.compare.reasons import why
from muasal.model import Claim, SameClaim

FLAT, LESSER, GREATER = 0.65, 0.3, 0.35  # what shared weight is held against: a constant, the lighter, the weightier
JOIN = 0.32  # average agreement from which two groups are one
DISJOINT = {"kind": 0.25, "role": 0.35}  # held against two claims that both have such signs and share none
TELLING = frozenset({"role", "amount"})  # shared, these outweigh what differs

BESIDE = 0.25  # … and against two body claims of one article: it says different things
REPEATING = 0.4  # … all the more where both have one source: nobody is quoted twice for one thing
OPPOSED = 0.3  # against two claims of which one says that it did not happen
RETOLD = 0.2  # for two claims of which one stands in a retelling of the other's article

LOOKED = 200  # pairs between two groups that have all been looked at

Scores = dict[tuple[int, int], float]
Links = dict[int, dict[int, tuple[float, int]]]  # group to group: summed score, number of scored pairs


@dataclass(frozen=True, slots=True)
class Signature:
    """The signs of a claim or an article, what they weigh together, and those of which two claims should share one."""

    signs: frozenset[Sign]
    weight: float
    groups: Mapping[str, frozenset[Sign]]


def signature(own: frozenset[Sign], weight: Mapping[Sign, float]) -> Signature:
    """The signs as they are weighed. Sums are exact, so the order of a set does not show."""
    groups = {group: frozenset(s for s in own if s[0] == group) for group in DISJOINT}
    return Signature(own, math.fsum(weight.get(s, 0.0) for s in own), groups)


def agreement(a: Signature, b: Signature, weight: Mapping[Sign, float]) -> float:
    """How much speaks for two claims saying the same: shared weight against their own, less what speaks against."""
    common = a.signs & b.signs
    shared = math.fsum(weight.get(sign, 0.0) for sign in common)
    if not shared:
        return 0.0
    score = shared / (FLAT + LESSER * min(a.weight, b.weight) + GREATER * max(a.weight, b.weight))
    if any(sign[0] in TELLING for sign in common):
        return score
    return score - sum(cost for group, cost in DISJOINT.items() if disjoint(a.groups[group], b.groups[group]))


def disjoint(ours: frozenset[Sign], theirs: frozenset[Sign]) -> bool:
    """Do both have such signs, and none in common?"""
    return bool(ours and theirs and ours.isdisjoint(theirs))


def join(scores: Scores, size: int, least: float = JOIN) -> list[list[int]]:
    """Groups of places 0…size-1, joined while they agree by `least` on average; pairs without a score count as 0."""
    groups = {at: [at] for at in range(size)}
    links: Links = {at: {} for at in range(size)}
    for (a, b), score in scores.items():
        links[a][b] = links[b][a] = (score, 1)
    heap = [(-score, a, b, 1, 1) for (a, b), score in scores.items() if score >= least]
    heapq.heapify(heap)
    while heap:
        _, a, b, size_a, size_b = heapq.heappop(heap)
        if a in groups and b in groups and (len(groups[a]), len(groups[b])) == (size_a, size_b):
            merge(groups, links, a, b)
            for other in sorted(links[a]):
                average = mean(links[a][other], len(groups[a]) * len(groups[other]))
                if average >= least:
                    low, high = min(a, other), max(a, other)
                    heapq.heappush(heap, (-average, low, high, len(groups[low]), len(groups[high])))
    return sorted(sorted(group) for group in groups.values())


def mean(link: tuple[float, int], pairs: int) -> float:
    """Average agreement of two groups. Of large ones not every pair was looked at: those do not count as 0."""
    total, known = link
    return total / max(known, min(pairs, LOOKED))


def merge(groups: dict[int, list[int]], links: Links, a: int, b: int) -> None:
    """Group b goes into group a; links add up."""
    groups[a] = groups[a] + groups.pop(b)
    for other, (score, known) in links.pop(b).items():
        links[other].pop(b, None)
        if other != a:
            had = links[a].get(other, (0.0, 0))
            links[a][other] = links[other][a] = (had[0] + score, had[1] + known)


def edges(group: list[int], claims: tuple[Claim, ...], scores: Scores) -> list[SameClaim]:
    """A tree over the group: each claim with the earlier one it agrees with most."""
    out = []
    for at, place in enumerate(group[1:], 1):
        best = max(group[:at], key=lambda other: (scores.get((other, place), 0.0), -other))
        a, b = claims[best], claims[place]
        out.append(SameClaim(a.id, b.id, why(a, b), "signature"))
    return out
