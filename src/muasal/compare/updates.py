"""Later figures of one origin, whichever articles tell them: 3 → 7 → 12. None of them is a drift."""

from collections.abc import Iterable, Mapping
from itertools import pairwise

from muasal.compare.details import latest, shifted
from muasal.compare.setting import NEGATIVE, Setting
from muasal.compare.slots import DIFFERENT, base, quantities, render
from muasal.model import Claim, Drift, Quantity, Update

Figure = tuple[str, Claim, Quantity]  # as-of time, else the day of publication


def find(
    setting: Setting, clusters: Mapping[str, list[Claim]], drifts: Iterable[Drift], known: Iterable[Update]
) -> list[Update]:
    """The updates that those along retellings leave out: neighbours in the row of an origin's figures for one thing."""
    drifted = {(id, drift.slot) for drift in drifts for id in (drift.source, drift.target)}
    said = {(update.cluster, update.slot, update.before, update.after) for update in known}
    out: list[Update] = []
    for cluster, claims in clusters.items():
        for (_, role), row in rows(setting, claims, drifted).items():
            for (_, a, old), (_, b, new) in pairwise(changing(row)):
                step = Update(cluster, a.id, b.id, role, render(old), render(new))
                if later(a, b, old, new) and (cluster, role, step.before, step.after) not in said:
                    said.add((cluster, role, step.before, step.after))
                    out.append(step)
    return out


def rows(setting: Setting, claims: list[Claim], drifted: set[tuple[str, str]]) -> dict[tuple[str, str], list[Figure]]:
    """Origin and role to their figures in time order, one a time; none where one time has two that differ."""
    found: dict[tuple[str, str], dict[str, Figure]] = {}
    torn: set[tuple[str, str]] = set()
    for claim in claims:
        when = latest(claim) or (setting.article[claim.article].published or "")[:10]
        for q in figures(claim) if when else ():
            for origin in sorted(setting.voices(claim)) if (claim.id, q.role) not in drifted else ():
                first = found.setdefault((origin, q.role), {}).setdefault(when[:10], (when[:10], claim, q))
                if quantities(first[2], q).answer == DIFFERENT:
                    torn.add((origin, q.role))
    return {key: [row[when] for when in sorted(row)] for key, row in found.items() if key not in torn}


def changing(row: list[Figure]) -> list[Figure]:
    """The row without the figures that repeat the one before."""
    out: list[Figure] = []
    for figure in row:
        if not out or quantities(out[-1][2], figure[2]).answer == DIFFERENT:
            out.append(figure)
    return out


def figures(claim: Claim) -> list[Quantity]:
    """The counted and measured things of a body claim that somebody asserts."""
    if claim.headline or claim.stance in NEGATIVE:
        return []
    return [s for s in claim.slots if isinstance(s, Quantity) and ":" in s.role and s.value is not None]


def later(a: Claim, b: Claim, old: Quantity, new: Quantity) -> bool:
    """Is it surely another figure for one thing: the same kind of event, one dimension, and no slip of the pen?"""
    one_event = {e.kind for e in a.events} & {e.kind for e in b.events}
    one_dimension = base(1.0, old.unit)[1] == base(1.0, new.unit)[1]
    return bool(one_event) and one_dimension and quantities(old, new).answer == DIFFERENT and not shifted(old, new)
