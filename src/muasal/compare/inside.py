"""What changed inside one page: the headline against the body, the outlet's narration against the quotation it has.

Only what is sure: two claims of one cluster that share another detail, and a detail that differs, of which no other
claim of the article gives either value in the other's place.
"""

from collections.abc import Iterable, Mapping
from itertools import product

from muasal.compare.details import drift
from muasal.compare.setting import NEGATIVE, Setting
from muasal.compare.slots import DIFFERENT, SAME, base, compare
from muasal.model import Claim, Drift, Mention, Place, Quantity, Time

KINDS = ("unit", "number", "date", "place")


def find(setting: Setting, clusters: Mapping[str, list[Claim]]) -> list[Drift]:
    """All drifts inside articles, cluster by cluster: one of a kind from what an article tells to how it sums it up."""
    out = []
    for cluster, claims in clusters.items():
        by_article: dict[str, list[Claim]] = {}
        for claim in claims:
            by_article.setdefault(claim.article, []).append(claim)
        for own in by_article.values():
            found: dict[str, Drift] = {}
            for before, after in pairs(setting, own):
                for change in changes(setting, cluster, before, after):
                    found.setdefault(change.kind, change)
            out += [found[kind] for kind in (*KINDS, "certainty", "stance") if kind in found]
    return out


def pairs(setting: Setting, claims: list[Claim]) -> Iterable[tuple[Claim, Claim]]:
    """A body claim and the headline's; a quotation and the outlet's own words. Each pair must share a detail."""
    for a, b in product(claims, claims):
        summed_up = b.headline and not a.headline
        narrated = not (a.headline or b.headline) and quoted(setting, a) and not b.attributions
        if (summed_up or narrated) and any(alike(s, t) for s in a.slots for t in b.slots):
            yield a, b


def quoted(setting: Setting, claim: Claim) -> bool:
    """Does it stand between quotation marks?"""
    found = (setting.attribution.get(id) for id in claim.attributions)
    return any(t is not None and t.quoted == "direct" for t in found)


def alike(a: Mention, b: Mention) -> bool:
    return a.kind == b.kind and a.role == b.role and compare(a, b).answer == SAME


def changes(setting: Setting, cluster: str, before: Claim, after: Claim) -> Iterable[Drift]:
    """What surely differs between two claims of one article."""
    for old, new in product(before.slots, after.slots):
        kind = changed(old, new)
        if kind and not told(setting, before, after, new) and not told(setting, after, before, old):
            yield drift(cluster, kind, (before, old), (after, new), False)
    if {before.certainty, after.certainty} == {"certain", "hedged"} and same_amount(before, after):
        yield worded(cluster, before, after, "certainty")
    evasive = before.stance != after.stance and {before.stance, after.stance} <= NEGATIVE
    if evasive and setting.voices(before) & setting.voices(after):
        yield worded(cluster, before, after, "stance")


def changed(old: Mention, new: Mention) -> str:
    """unit · number · date · place, "" where nothing is known to have changed."""
    if old.role != new.role or compare(old, new).answer != DIFFERENT:
        return ""
    if isinstance(old, Quantity) and isinstance(new, Quantity) and ":" in old.role:
        if old.value == new.value:
            return "unit"
        return "number" if base(1.0, old.unit)[1] == base(1.0, new.unit)[1] else ""
    if isinstance(old, Time) and isinstance(new, Time):
        return "date" if old.role == "event-date" else ""
    if isinstance(old, Place) and isinstance(new, Place) and not (old.doubtful or new.doubtful):
        return "place" if old.precision == new.precision == "point" else ""
    return ""


def told(setting: Setting, claim: Claim, other: Claim, detail: Mention) -> bool:
    """Does the claim's part of the article give the detail anywhere? The parts: headline and body, or who speaks."""
    headed = claim.headline or other.headline
    beside = (
        c
        for c in setting.of_article[claim.article]
        if c.headline == claim.headline and (headed or quoted(setting, c) == quoted(setting, claim))
    )
    return any(alike(slot, detail) for c in beside for slot in c.slots)


def same_amount(a: Claim, b: Claim) -> bool:
    """Do both give one figure? A hedge that fell away must have stood on the very same statement."""
    return any(alike(s, t) for s in a.slots for t in b.slots if isinstance(s, Quantity))


def worded(cluster: str, before: Claim, after: Claim, kind: str) -> Drift:
    """A drift of certainty or stance."""
    was, now = str(getattr(before, kind)), str(getattr(after, kind))
    return Drift(cluster, before.id, after.id, kind, kind, was, now, f"one page words it as {was} and as {now}")
