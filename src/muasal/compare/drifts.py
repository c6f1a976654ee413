"""What changed between a telling and its retelling: one drift for each cluster, retelling and kind, on body claims.

Updates (a later figure of the same origin) are told apart. Where it cannot be decided, nothing is said.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from muasal.compare import details
from muasal.compare.setting import NEGATIVE, UNSPECIFIED, Setting, name_key
from muasal.compare.slots import SAME, compare
from muasal.model import Claim, Drift, Entity, Mention, Retelling, Update

NONE = "none"
FAIR_PART = 0.2


@dataclass(frozen=True, slots=True)
class Telling:
    """The body claims of one cluster in a parent and in the child that retells it."""

    cluster: str
    parent: tuple[Claim, ...]
    child: tuple[Claim, ...]


def tellings(
    setting: Setting, clusters: Mapping[str, Iterable[Claim]], retellings: Iterable[Retelling]
) -> list[Telling]:
    """Every cluster that both ends of a retelling have body claims in."""
    held: dict[str, dict[str, list[Claim]]] = {}
    for cluster, claims in clusters.items():
        for claim in claims:
            if not claim.headline:
                held.setdefault(claim.article, {}).setdefault(cluster, []).append(claim)
    out = []
    for edge in retellings:
        ours, theirs = held.get(edge.child, {}), held.get(edge.parent, {})
        out += [Telling(k, tuple(theirs[k]), tuple(ours[k])) for k in ours if k in theirs]
    return out


def find(setting: Setting, told: list[Telling]) -> tuple[list[Drift], list[Update]]:
    """All drifts and updates, in the order of the tellings."""
    drifts: list[Drift] = []
    updates: list[Update] = []
    for telling in told:
        drifts += stance_drift(setting, telling)
        parents = [c for c in telling.parent if c.stance not in NEGATIVE]
        children = [c for c in telling.child if c.stance not in NEGATIVE]
        if parents and children:
            before, after = closest(setting, parents, children)
            if close(before, after):
                drifts += attribution_drift(setting, telling, before, after, parents, children)
                drifts += certainty_drift(setting, telling, before, after, parents, children)
            found, later = details.find(setting, telling.cluster, parents, children)
            drifts += found
            updates += later
    return drifts, updates


def closest(setting: Setting, parents: list[Claim], children: list[Claim]) -> tuple[Claim, Claim]:
    """The two claims that share most: details, then events, then origins; else the first of each."""
    return max(
        ((p, c) for p in parents for c in children),
        key=lambda pair: (likeness(setting, *pair), -setting.place[pair[0].id], -setting.place[pair[1].id]),
    )


def likeness(setting: Setting, parent: Claim, child: Claim) -> float:
    shared = sum(2 if s.kind == "quantity" else 1 for s in parent.slots if any(alike(s, t) for t in child.slots))
    events = len({e.kind for e in parent.events} & {e.kind for e in child.events})
    origin = bool(setting.voices(parent) & setting.voices(child))
    return shared + 0.4 * events + 0.3 * origin


def alike(a: Mention, b: Mention) -> bool:
    return a.kind == b.kind and a.role == b.role and compare(a, b).answer == SAME


def close(before: Claim, after: Claim) -> bool:
    """Do the two share a detail, or a fair part of what they say happened? Else they may be two statements."""
    if any(alike(s, t) for s in before.slots for t in after.slots):
        return True
    ours, theirs = {e.kind for e in before.events}, {e.kind for e in after.events}
    return len(ours & theirs) >= FAIR_PART * len(ours | theirs)


def attribution_drift(
    setting: Setting, telling: Telling, before: Claim, after: Claim, parents: list[Claim], children: list[Claim]
) -> list[Drift]:
    """A source dropped, added or swapped. Silent while any origin is shared, or both speak in their own voice.

    One voice stands for another only where the two claims share a detail; else they may be two statements.
    """
    if "confirms" in (before.stance, after.stance):
        return []  # one who confirms speaks beside the source, not in its place
    mine = detail_bearers(before, parents, after)
    yours = detail_bearers(after, children, before)
    old, new = speakers(setting, mine), speakers(setting, yours)
    if old & new or (new == {UNSPECIFIED} and old == {NONE}) or names_teller(setting, parents, after):
        return []
    if UNSPECIFIED in new and any(unread(setting, c) for c in yours):
        return []
    if not (old | new) & {NONE, UNSPECIFIED} and not swapped(setting, before, after, min(old), min(new)):
        return []
    if new == {NONE} and any(setting.voices(c) & old for c in telling.child):
        return []
    was, now = first(old), first(new)
    source = next((c for c in mine if was in speakers(setting, [c])), before)
    target = next((c for c in yours if now in speakers(setting, [c])), after)
    why = f"{setting.article[target.article].id} gives {now} where {source.article} gives {was}"
    return [Drift(telling.cluster, source.id, target.id, "source", "attribution", was, now, why)]


def unread(setting: Setting, claim: Claim) -> bool:
    """Is a source named that could not be read? That is no dropped source."""
    return any(setting.attribution[id].source for id in claim.attributions if id in setting.attribution)


def swapped(setting: Setting, before: Claim, after: Claim, old: str, new: str) -> bool:
    """Does one voice surely stand for another: on a shared detail, and two that can be told apart?"""
    if not any(alike(s, t) for s in before.slots for t in after.slots):
        return False
    ours, theirs = setting.entities.get(old), setting.entities.get(new)
    if ours is None or theirs is None:
        return False
    one_state = ours.country is not None and ours.country == theirs.country
    if one_state and "country" in (ours.type, theirs.type):
        return False  # an agency and its state
    mine, yours = set(name_key(ours.name).split()), set(name_key(theirs.name).split())
    return not (mine <= yours or yours <= mine) and (
        (known(ours) and known(theirs)) or one_language(setting, before, after)
    )


def known(entity: Entity) -> bool:
    """Is this entity the same in every article? Others may have a second id in another language."""
    return entity.registry or entity.id.startswith("anon-")


def one_language(setting: Setting, a: Claim, b: Claim) -> bool:
    return setting.article[a.article].language == setting.article[b.article].language


def detail_bearers(claim: Claim, claims: list[Claim], other: Claim) -> list[Claim]:
    """The claims that give the very amount on which `claim` and `other` agree; all of them if they agree on none."""
    shared = [s for s in claim.slots if s.kind == "quantity" and any(alike(s, t) for t in other.slots)]
    if not shared:
        return claims
    return [c for c in claims if any(alike(s, t) for s in shared for t in c.slots)]


def speakers(setting: Setting, claims: Iterable[Claim]) -> set[str]:
    """The origins as a drift names them: the outlet's own voice is `none`, beside a voice it is left out."""
    named = {o for c in claims for o in setting.voices(c)}
    if named:
        return named
    return {UNSPECIFIED} if any(UNSPECIFIED in c.origins for c in claims) else {NONE}


def names_teller(setting: Setting, parents: list[Claim], after: Claim) -> bool:
    """Does the child rightly name the outlet that said it in its own voice?"""
    named = {setting.medium(origin) for origin in after.origins}
    return any(not setting.voices(c) for c in parents) and (setting.outlet[parents[0].article] or NONE) in named


def first(names: set[str]) -> str:
    return min(names)


def certainty_drift(
    setting: Setting, telling: Telling, before: Claim, after: Claim, parents: list[Claim], children: list[Claim]
) -> list[Drift]:
    """A hedge dropped or added, on claims that agree best; silent where either side gives both."""
    old, new = (
        {c.certainty for c in sharing(setting, parents, after)},
        {c.certainty for c in sharing(setting, children, before)},
    )
    if len(old) > 1 or len(new) > 1 or before.certainty == after.certainty:
        return []
    why = f"{before.article} words it as {before.certainty}, {after.article} as {after.certainty}"
    return [
        Drift(telling.cluster, before.id, after.id, "certainty", "certainty", before.certainty, after.certainty, why)
    ]


def sharing(setting: Setting, claims: list[Claim], other: Claim) -> list[Claim]:
    """The claims with an origin of `other`; all if none has."""
    return [c for c in claims if setting.voices(c) & setting.voices(other)] or claims


def stance_drift(setting: Setting, telling: Telling) -> list[Drift]:
    """One origin's stance that became another: an evasive answer told as a denial."""
    for parent in telling.parent:
        for child in telling.child:
            both = setting.voices(parent) & setting.voices(child)
            if both and differs(parent, child) and not repeated(setting, telling, parent, child):
                why = f"{first(set(both))} {parent.stance} in {parent.article} and {child.stance} in {child.article}"
                return [
                    Drift(telling.cluster, parent.id, child.id, "stance", "stance", parent.stance, child.stance, why)
                ]
    return []


def differs(parent: Claim, child: Claim) -> bool:
    return parent.stance != child.stance and bool({parent.stance, child.stance} & NEGATIVE)


def repeated(setting: Setting, telling: Telling, parent: Claim, child: Claim) -> bool:
    """Does either article also give the other's stance for that origin?"""
    both = setting.voices(parent) & setting.voices(child)
    stances = [{c.stance for c in side if setting.voices(c) & both} for side in (telling.parent, telling.child)]
    return child.stance in stances[0] or parent.stance in stances[1]
