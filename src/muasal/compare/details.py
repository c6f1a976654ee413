"""Details that changed along one retelling: amounts, units, dates, places, actors, and what they apply to."""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from muasal import tables
from muasal.compare.setting import Setting
from muasal.compare.slots import DIFFERENT, NEUTRAL, SAME, base, compare, number, quantities, render
from muasal.model import Claim, Drift, EntityMention, Mention, Place, Quantity, Time, Update

REPORT_ROLES = frozenset({"report-date", "statement-date"})
DATED_ROLES = frozenset({"event-date", "period"})
LOWER_BOUNDS = frozenset({"at-least", "more-than"})
UPPER_BOUNDS = frozenset({"at-most", "less-than"})

_YEAR = re.compile(r"\b\d{4}(?=-|/|$)")
_ONE_DAY = re.compile(r"\d{4}-\d\d-\d\d")
SWAPPABLE = 3  # digits: 12 and 21 are two numbers

Held = tuple[Claim, Mention]
Amount = tuple[Claim, Quantity]
Found = tuple[list[Drift], list[Update]]


def find(setting: Setting, cluster: str, parents: list[Claim], children: list[Claim]) -> Found:
    """Drifts and updates in the details of a cluster's claims, between a parent article and its child.

    What was said only after the parent came out cannot have drifted on the way from it: it may be an update.
    """
    drifts, updates = amounts(setting, cluster, parents, children)
    children = [c for c in children if not setting.said_after(c, parents[0].article)]
    if not children:
        return drifts, updates
    if not updates:  # a later figure has a later date
        drifts += dates(cluster, parents, children)
    drifts += places(setting, cluster, parents, children)
    drifts += actors(setting, cluster, parents, children)
    return one_a_kind(drifts), updates


def one_a_kind(drifts: list[Drift]) -> list[Drift]:
    """The first drift of each kind."""
    return list({drift.kind: drift for drift in reversed(drifts)}.values())[::-1]


def held(claims: Iterable[Claim], kind: type[Mention]) -> list[Held]:
    return [(claim, slot) for claim in claims for slot in claim.slots if isinstance(slot, kind)]


def quantity_slots(claims: Iterable[Claim]) -> list[Amount]:
    return [(c, s) for c in claims for s in c.slots if isinstance(s, Quantity) and s.value is not None]


def amounts(setting: Setting, cluster: str, parents: list[Claim], children: list[Claim]) -> Found:
    """Number, unit and scope. Silent where the child also gives the parent's amount, or the parent the child's."""
    drifts: list[Drift] = []
    updates: list[Update] = []
    ours, theirs = quantity_slots(parents), quantity_slots(children)
    for after_claim, after in theirs:
        if any(same_detail(before, after) for _, before in ours):
            continue
        for before_claim, before in answering(setting, ours, theirs, (after_claim, after)):
            kind = changed(before, after)
            if kind == "scope" and not events_differ(before_claim, after_claim):
                continue  # one thing under two names
            if not kind or any(same_detail(before, other) for _, other in theirs):
                continue
            if kind == "number" and is_update(setting, before_claim, after_claim, before, after):
                updates.append(
                    Update(cluster, before_claim.id, after_claim.id, after.role, render(before), render(after))
                )
            elif not setting.said_after(after_claim, before_claim.article):
                drifts.append(drift(cluster, kind, (before_claim, before), (after_claim, after), kind == "scope"))
            break
    return drifts, updates


def answering(setting: Setting, ours: list[Amount], theirs: list[Amount], after: Amount) -> list[Amount]:
    """The parent's amounts that the child's may come from. Of two who each give a figure, one's is held against his."""
    own = told_by(setting, ours, after)
    if own:
        return own
    return [before for before in ours if not told_by(setting, theirs, before)]


def told_by(setting: Setting, amounts: Iterable[Amount], other: Amount) -> list[Amount]:
    """The amounts that one of the other's voices gives for the same thing."""
    return [a for a in amounts if a[1].role == other[1].role and setting.voices(a[0]) & setting.voices(other[0])]


def events_differ(a: Claim, b: Claim) -> bool:
    return {e.kind for e in a.events} != {e.kind for e in b.events}


def same_detail(a: Quantity, b: Quantity) -> bool:
    return a.role == b.role and quantities(a, b).answer == SAME and not bound_moved(a, b)


def changed(a: Quantity, b: Quantity) -> str:
    """number · unit · scope, or "" where nothing is known to have changed."""
    if a.role == b.role:
        if a.value == b.value and a.unit != b.unit and quantities(a, b).answer == DIFFERENT:
            return "" if befell_people(a.role) else "unit"
        same_unit = base(1.0, a.unit)[1] == base(1.0, b.unit)[1]
        return "number" if same_unit and (quantities(a, b).answer == DIFFERENT or bound_moved(a, b)) else ""
    if a.value == b.value and a.unit == b.unit and telling_amount(a) and fate_changed(a.role, b.role):
        return "scope"
    return ""


def befell_people(role: str) -> bool:
    """Does the role say what befell the people counted? Injuries, deaths and arrests are people, too."""
    group, _, fate = role.partition(":")
    return group == "count" and fates().get(fate) is False


def fate_changed(before: str, after: str) -> bool:
    """Did something else befall the people counted: injured told as dead? Who they are, or a vaguer word, is none."""
    (group, _, old), (other, _, new) = before.partition(":"), after.partition(":")
    return group == other and old in fates() and new in fates() and not fates()[new]


@cache
def fates() -> dict[str, bool]:
    """The codes of what can befall people, and whether the code is a vague one."""
    return {row["code"]: row["vague"] == "yes" for row in tables.load(NEUTRAL / "fates.tsv")}


def telling_amount(q: Quantity) -> bool:
    """An amount that two things hardly share by chance."""
    return isinstance(q.value, tuple) or (q.value or 0) >= 10


def bound_moved(a: Quantity, b: Quantity) -> bool:
    """Did "about" become "more than", or a lower bound an upper one? Exact beside any bound is no change."""
    if a.value != b.value:
        return False
    sides = {side(a.modifier), side(b.modifier)}
    return len(sides) == 2 and "exactly" not in sides


def side(modifier: str) -> str:
    return "lower" if modifier in LOWER_BOUNDS else "upper" if modifier in UPPER_BOUNDS else modifier


def is_update(setting: Setting, before: Claim, after: Claim, old: Quantity, new: Quantity) -> bool:
    """A later figure of the same origin that does not come by way of the parent."""
    if old.value == new.value or shifted(old, new) or not setting.voices(before) & setting.voices(after):
        return False
    outlet = setting.outlet[before.article]
    through = any(outlet in chain for chain in setting.chains(after))
    as_of = latest(before), latest(after)
    if as_of[0] and as_of[1] and as_of[0] != as_of[1]:
        return as_of[1] > as_of[0]
    return not through


def shifted(old: Quantity, new: Quantity) -> bool:
    """Is one the other times ten, a hundred, a thousand …, or with digits swapped? A slip of the pen, not news."""
    if isinstance(old.value, tuple) or isinstance(new.value, tuple) or not old.value or not new.value:
        return False
    if swapped_digits(number(old.value), number(new.value)):
        return True
    ratio = max(old.value, new.value) / min(old.value, new.value)
    return any(abs(ratio - power) < 1e-9 for power in (10, 100, 1000, 10_000, 100_000, 1_000_000))


def swapped_digits(a: str, b: str) -> bool:
    """1240 and 1420: the same three digits or more, two neighbours of which changed places."""
    differ = [at for at, pair in enumerate(zip(a, b, strict=False)) if pair[0] != pair[1]]
    if len(a) != len(b) or len(a) < SWAPPABLE or len(differ) != 2:
        return False
    first, second = differ
    return second == first + 1 and (a[first], a[second]) == (b[second], b[first])


def latest(claim: Claim) -> str:
    """The claim's as-of time, "" if it gives none."""
    return max((s.value for s in claim.slots if isinstance(s, Time) and s.role == "as-of" and s.value), default="")


def dates(cluster: str, parents: list[Claim], children: list[Claim]) -> list[Drift]:
    """A date replaced by another, or the date of a report told as that of the event."""
    ours, theirs = held(parents, Time), held(children, Time)
    out = []
    for after_claim, after in theirs:
        if after.role not in DATED_ROLES or any(b.role == after.role and agree(b, after) for _, b in ours):
            continue
        for before_claim, before in ours:
            if moved(before, after) and not any(t.role == before.role and agree(before, t) for _, t in theirs):
                other_role = before.role != after.role
                out.append(drift(cluster, "date", (before_claim, before), (after_claim, after), other_role))
                break
    return out


def agree(a: Mention, b: Mention) -> bool:
    return compare(a, b).answer == SAME


def moved(before: Mention, after: Mention) -> bool:
    """One role with another date, or a report's date in the event's place."""
    answer = compare(before, after).answer
    if before.role == after.role:
        return answer == DIFFERENT and not another_year(before, after)
    return before.role in REPORT_ROLES and after.role == "event-date" and answer == SAME


def another_year(before: Mention, after: Mention) -> bool:
    """Is it one month or period of two years? Figures are held against those of a year before."""
    if not (isinstance(before, Time) and isinstance(after, Time)):
        return False
    ours, theirs = str(before.value), str(after.value)
    if _ONE_DAY.fullmatch(ours) or _ONE_DAY.fullmatch(theirs):
        return False
    return agree(replace(before, value=_YEAR.sub("2000", ours)), replace(after, value=_YEAR.sub("2000", theirs)))


def places(setting: Setting, cluster: str, parents: list[Claim], children: list[Claim]) -> list[Drift]:
    """A place put for another: the new one is nowhere in the parent, the old one nowhere in the child."""
    known = named(setting, parents[0].article)
    kept = named(setting, children[0].article)
    anchored = any(precision != "country" for name, precision in known.items() if name in kept)
    fresh = [(c, s) for c, s in place_slots(children) if s.value not in known]
    lost = [(c, s) for c, s in place_slots(parents) if s.value not in kept]
    found = [
        (before, after)
        for after in fresh
        for before in lost
        if before[1].role == after[1].role and replaced(before[1], after[1], anchored)
    ]
    return [drift(cluster, "place", before, after, False) for before, after in found[:1]]


def place_slots(claims: Iterable[Claim]) -> list[tuple[Claim, Place]]:
    return [(c, s) for c in claims for s in c.slots if isinstance(s, Place) and s.value and not s.doubtful]


def named(setting: Setting, article: str) -> dict[str | None, str | None]:
    """The places of an article by name, with their precision."""
    return {s.value: s.precision for _, s in place_slots(setting.of_article[article])}


def replaced(before: Place, after: Place, anchored: bool) -> bool:
    """Other places for sure. Of two regions one may hold the other, unless both articles share a place around them."""
    return compare(before, after).answer == DIFFERENT and (before.precision != "region" or anchored)


def actors(setting: Setting, cluster: str, parents: list[Claim], children: list[Claim]) -> list[Drift]:
    """An actor put for another of the same type, neither of whom the other article knows."""
    known = {s.value for _, s in held(setting.of_article[parents[0].article], EntityMention)}
    kept = {s.value for _, s in held(setting.of_article[children[0].article], EntityMention)}
    out = []
    for after in held(children, EntityMention):
        for before in held(parents, EntityMention):
            strangers = before[1].value not in kept and after[1].value not in known
            other = before[1].role == after[1].role and compare(before[1], after[1]).answer == DIFFERENT
            if strangers and other and same_type(setting, before[1], after[1]):
                out.append(drift(cluster, "entity", before, after, False))
    return out


def same_type(setting: Setting, a: Mention, b: Mention) -> bool:
    types = {e.type if (e := setting.entities.get(str(m.value))) else "" for m in (a, b)}
    return len(types) == 1 and "" not in types


def drift(cluster: str, kind: str, before: Held, after: Held, with_role: bool) -> Drift:
    """The drift of one detail; the role stands in front where the role is what changed."""
    (source, old), (target, new) = before, after
    was, now = render(old), render(new)
    if with_role:
        was, now = f"{old.role} {was}", f"{new.role} {now}"
    slot = old.role if kind == "scope" else new.role
    why = f"{source.article} says {was}, {target.article} says {now}"
    return Drift(cluster, source.id, target.id, slot, kind, was, now, why, old.span, new.span)
