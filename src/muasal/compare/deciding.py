"""What people decided about links, put onto the links that were found."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from muasal.compare.setting import Setting
from muasal.model import Conflict, Decided, Drift, Retelling, SameClaim

TOGETHER = "both were taken for the same as a claim between them"


def same_claims(order: Setting, found: Sequence[SameClaim], decided: Decided) -> list[SameClaim]:
    """The edges between claims after all decisions. A claim that is set apart leaves the others together."""
    edges = [*found, *(SameClaim(*join) for join in decided.same)]
    for one, others in decided.apart:
        edges = set_apart(order, edges, one, others)
    return edges


def set_apart(order: Setting, edges: list[SameClaim], one: str, others: Iterable[str]) -> list[SameClaim]:
    """The edges without those by which `one` is joined, directly or not, to any of the others."""
    rest = [e for e in edges if one not in (e.a, e.b)]
    near = sorted((e.b if e.a == one else e.a for e in edges if one in (e.a, e.b)), key=order.place.__getitem__)
    barred = set(others)
    cut = [claim for claim in near if reached(rest, claim) & barred]
    kept = [e for e in edges if one in (e.a, e.b) and not {e.a, e.b} & set(cut)]
    bridges = [SameClaim(a, b, TOGETHER, "signature") for a, b in pairwise(cut)]
    return rest + kept + bridges


def reached(edges: Sequence[SameClaim], start: str) -> set[str]:
    """Every claim that is joined to `start`, and itself."""
    near: dict[str, list[str]] = {}
    for e in edges:
        near.setdefault(e.a, []).append(e.b)
        near.setdefault(e.b, []).append(e.a)
    seen, waiting = {start}, [start]
    while waiting:
        fresh = [claim for claim in near.get(waiting.pop(), ()) if claim not in seen]
        seen.update(fresh)
        waiting += fresh
    return seen


def retellings(found: Iterable[Retelling], decided: Decided) -> list[Retelling]:
    """The retellings after all decisions."""
    made = [Retelling(join.a, join.b, join.reason, join.rule) for join in decided.retold]
    told = {(r.child, r.parent) for r in made}
    kept = [r for r in found if (r.child, r.parent) not in decided.not_retold | told]
    return kept + made


def drifts(found: Iterable[Drift], decided: Decided) -> list[Drift]:
    """The drifts that nobody rejected."""
    return [d for d in found if (d.source, d.target, d.slot, d.kind) not in decided.no_drifts]


def conflicts(order: Setting, found: Iterable[Conflict], decided: Decided) -> list[Conflict]:
    """The conflicts that nobody rejected."""
    place = order.place.__getitem__
    return [c for c in found if (*sorted(c.between, key=place), c.kind) not in decided.no_conflicts]
