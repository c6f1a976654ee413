"""Pairs → edges between claims that say the same thing happened, each with its reason.

Evidence is summed over shared signs and held against what the two do not share; claims are then joined from the
strongest pair down, two groups only while their members agree on average.
"""

import heapq
from collections.abc import Mapping

from muasal.compare.candidates import Sign
from muasal.model import Claim, SameClaim

FLAT, LESSER, GREATER = 0.5, 0.3, 0.35  # what shared weight is held against: a constant, the lighter, the weightier
JOIN = 0.32  # average agreement from which two groups are one
DISJOINT = {"kind": 0.25, "role": 0.35}  # held against two claims that both have such signs and share none
TELLING = frozenset({"role", "amount"})  # shared, these outweigh what differs

BESIDE = 0.25  # … and against two body claims of one article: it says different things
RETOLD = 0.2  # for two claims of which one stands in a retelling of the other's article

LOOKED = 200  # pairs between two groups that have all been looked at

Scores = dict[tuple[int, int], float]
Links = dict[int, dict[int, tuple[float, int]]]  # group to group: summed score, number of scored pairs


def agreement(a: frozenset[Sign], b: frozenset[Sign], weight: Mapping[Sign, float]) -> float:
    """How much speaks for two claims saying the same: shared weight against their own, less what speaks against."""
    shared = sum(weight.get(sign, 0.0) for sign in sorted(a & b))
    if not shared:
        return 0.0
    own_a, own_b = (sum(weight.get(s, 0.0) for s in sorted(x)) for x in (a, b))
    score = shared / (FLAT + LESSER * min(own_a, own_b) + GREATER * max(own_a, own_b))
    if {s[0] for s in a & b} & TELLING:
        return score
    return score - sum(cost for group, cost in DISJOINT.items() if disjoint(a, b, group))


def disjoint(a: frozenset[Sign], b: frozenset[Sign], group: str) -> bool:
    """Do both have signs of this group, and none in common?"""
    ours, theirs = ({s for s in x if s[0] == group} for x in (a, b))
    return bool(ours and theirs and not ours & theirs)


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


def edges(
    group: list[int],
    claims: tuple[Claim, ...],
    scores: Scores,
    borne: Mapping[str, frozenset[Sign]],
    weight: Mapping[Sign, float],
) -> list[SameClaim]:
    """A tree over the group: each claim with the earlier one it agrees with most."""
    out = []
    for at, place in enumerate(group[1:], 1):
        best = max(group[:at], key=lambda other: (scores.get((other, place), 0.0), -other))
        a, b = claims[best], claims[place]
        out.append(SameClaim(a.id, b.id, reason(borne[a.id] & borne[b.id], weight), "signature"))
    return out


def reason(shared: frozenset[Sign], weight: Mapping[Sign, float]) -> str:
    """The shared signs as words, weightiest first."""
    ranked = sorted((s for s in shared if weight.get(s, 0.0) > 0), key=lambda s: (-weight[s], s))[:4]
    told = "; ".join(f"{s[0]} {' '.join(part for part in s[1:] if part)}" for s in ranked)
    return f"both tell of {told}" if told else "each agrees with the rest of the group"
