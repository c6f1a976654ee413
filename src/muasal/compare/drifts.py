"""What changed between a telling and its retelling: one drift for each cluster, retelling and kind, on body claims.

Updates (a later figure of the same origin) are told apart. Where it cannot be decided, nothing is said.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from muasal.compare import details
from muasal.compare.setting import NEGATIVE, UNSPECIFIED, Setting
from muasal.compare.slots import SAME, compare
from muasal.model import Claim, Drift, EntityMention, Mention, Retelling, Update

NONE = "none"
FAIR_PART = 0.2
SEVERAL = 2  # kinds of event


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
        handed_on = [c for c in children if not setting.said_after(c, telling.parent[0].article)]
        if parents and handed_on:
            before, after = closest(setting, parents, handed_on)
            if close(before, after):
                drifts += attribution_drift(setting, telling, before, after, parents, handed_on)
                drifts += certainty_drift(setting, telling, before, after, parents, handed_on)
        if parents and children:
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
    if share_detail(before, after):
        return True
    ours, theirs = {e.kind for e in before.events}, {e.kind for e in after.events}
    return len(ours & theirs) >= FAIR_PART * len(ours | theirs)


def attribution_drift(
    setting: Setting, telling: Telling, before: Claim, after: Claim, parents: list[Claim], children: list[Claim]
) -> list[Drift]:
    """A source dropped, added or swapped, where the two claims surely are one statement."""
    if "confirms" in (before.stance, after.stance) or not surely_same(before, after):
        return []  # one who confirms speaks beside the source, not in its place
    mine, yours = detail_bearers(before, parents, after), detail_bearers(after, children, before)
    old, new = speakers(setting, mine), speakers(setting, yours)
    if same_source(setting, old, new, yours) or names_teller(setting, parents, after):
        return []
    if not (old | new) & {NONE, UNSPECIFIED} and not setting.apart(before, min(old), after, min(new)):
        return []
    if new == {NONE} and (any(setting.voices(c) & old for c in telling.child) or old & told_of(setting, children)):
        return []
    if old == {NONE} and not shared_amounts(before, after):
        return []  # whoever comes to speak may say another thing than the outlet did
    was, now = first(old), first(new)
    source = next((c for c in mine if was in speakers(setting, [c])), before)
    target = next((c for c in yours if now in speakers(setting, [c])), after)
    why = f"{setting.article[target.article].id} gives {now} where {source.article} gives {was}"
    return [Drift(telling.cluster, source.id, target.id, "source", "attribution", was, now, why)]


def told_of(setting: Setting, claims: Iterable[Claim]) -> set[str]:
    """Whom the claims themselves name: "the regulator ordered a report" drops no source."""
    named = (s.value for c in claims for s in c.slots if isinstance(s, EntityMention))
    return {setting.medium(value) for value in named if value}


def surely_same(before: Claim, after: Claim) -> bool:
    """Do they share a detail or tell of the same several acts? One act may be told in two statements."""
    ours, theirs = {e.kind for e in before.events}, {e.kind for e in after.events}
    return share_detail(before, after) or (ours == theirs and len(ours) >= SEVERAL)


def share_detail(before: Claim, after: Claim) -> bool:
    return any(alike(s, t) for s in before.slots for t in after.slots)


def same_source(setting: Setting, old: set[str], new: set[str], after: list[Claim]) -> bool:
    """May the sources be the same, as far as they could be read?"""
    if old & new or (new == {UNSPECIFIED} and old == {NONE}):
        return True
    return bool(new & {NONE, UNSPECIFIED}) and any(unread(setting, c) for c in after)


def unread(setting: Setting, claim: Claim) -> bool:
    """Is a source named that could not be read? That is no dropped source."""
    return any(setting.attribution[id].source for id in claim.attributions if id in setting.attribution)


def shared_amounts(claim: Claim, other: Claim) -> list[Mention]:
    """The amounts of the claim that the other gives, too."""
    return [s for s in claim.slots if s.kind == "quantity" and any(alike(s, t) for t in other.slots)]


def detail_bearers(claim: Claim, claims: list[Claim], other: Claim) -> list[Claim]:
    """The claims that give the very amount on which `claim` and `other` agree; all of them if they agree on none."""
    shared = shared_amounts(claim, other)
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
            if setting.said_after(child, parent.article):
                continue
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
