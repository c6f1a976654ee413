"""Claims → pairs worth a look, by language-neutral signatures: kinds of event, roles, amounts, actors, places, times.

A sign weighs the more the rarer it is; what more than a third of the claims share weighs nothing. The number of pairs
stays near-linear: a sign shared by many claims pairs each only with its nearest in time.
"""

import math
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import combinations

from muasal.compare.slots import NEUTRAL, UNLISTED, base, number
from muasal.model import Claim, EntityMention, Mention, Place, Quantity, Time

Sign = tuple[str, ...]
STANCE_KINDS = frozenset({"deny", "decline", "doubt"})  # how it is said, not what happened
COMMON = 1 / 3  # a sign that a larger share of the claims bears says nothing
FEW = 9  # with fewer claims than this, shares are chance
BUCKET = 40  # up to so many claims under one sign, all pairs are looked at
NEAREST = 6  # above it, each claim meets so many neighbours
TELLING = 10  # smaller amounts agree by chance, unless they count one thing
PLAIN_ROLES = frozenset({"", "count", "amount", "share", "location", "actor"})
STRENGTH = {
    "kind": 1.0,
    "light": 0.5,
    "role": 1.0,
    "thing": 0.3,
    "amount": 1.0,
    "entity": 0.6,
    "name": 0.1,
    "time": 0.6,
    "place": 0.35,
}


def signs(claim: Claim) -> frozenset[Sign]:
    """The signature of a claim: signs that a claim in another language would share."""
    kinds = {("kind", event.kind) for event in claim.events if event.kind not in STANCE_KINDS}
    things = {("thing", thing.code) for thing in claim.things}
    return frozenset(kinds.union(things, *(slot_signs(slot) for slot in claim.slots)))


def slot_signs(slot: Mention) -> set[Sign]:
    """The signs of one detail."""
    match slot:
        case Quantity():
            return quantity_signs(slot)
        case Time(value=str(value), role=role) if role in ("event-date", "period", "duration", ""):
            return {("time", value[:10] if "/" not in value else value)}
        case Place(value=str(value)):
            return {("place", str(slot.geonameid or value))}
        case EntityMention(value=str(value), role=role, rule=rule):
            return {("name" if rule == "name" or role != "actor" else "entity", value)}
    return set()


def quantity_signs(q: Quantity) -> set[Sign]:
    """The code of the counted thing, and the amount where it is not a small bare number.

    What a greater number counts may go by another noun elsewhere: fourteen tankers are fourteen ships.
    """
    out: set[Sign] = set() if q.role in PLAIN_ROLES else {("role", q.role)}
    if isinstance(q.value, float | int):
        value, unit = base(float(q.value), q.unit)
        counted = q.role.startswith("count") and unit == q.unit
        if value >= TELLING:
            out.add(("amount", number(round(value, 6)), "" if counted or q.rule == UNLISTED else unit))
        elif q.role not in PLAIN_ROLES:
            out.add(("amount", number(round(value, 6)), unit, q.role))
    return out


def weights(bearers: Iterable[frozenset[Sign]]) -> dict[Sign, float]:
    """Each sign's weight, 0 to its class's strength: how rare it is among the claims given."""
    all_signs = list(bearers)
    total, seen = len(all_signs), dict[Sign, int]()
    for claim_signs in all_signs:
        for sign in claim_signs:
            seen[sign] = seen.get(sign, 0) + 1
    return {
        sign: 0.0 if total >= FEW and n > total * COMMON else strength(sign) * rarity(n, total)
        for sign, n in seen.items()
    }


def strength(sign: Sign) -> float:
    """How much a sign of this class says at most; a light verb ("begin", "receive") says less than an act."""
    return STRENGTH["light" if sign[0] == "kind" and sign[1] in light_kinds() else sign[0]]


@cache
def kinds_of(*areas: str) -> frozenset[str]:
    """The kinds of event in these areas of the scheme."""
    scheme = tomllib.loads((NEUTRAL / "events.toml").read_text(encoding="utf-8"))
    return frozenset(kind for area in areas for kind in scheme.get(area, {}))


def light_kinds() -> frozenset[str]:
    """The kinds of event that say little by themselves."""
    return kinds_of("light")


def saying_kinds() -> frozenset[str]:
    """The kinds that tell how something is said, or little by themselves: not what is denied."""
    return kinds_of("statement", "light")


def rarity(n: int, total: int) -> float:
    """1 for a sign of two claims, falling towards 0 for one that all bear."""
    return min(1.0, math.log((total + 2) / n) / math.log((total + 2) / 2)) if total > 1 else 1.0


def pairs(borne: Mapping[int, frozenset[Sign]], weight: Mapping[Sign, float]) -> set[tuple[int, int]]:
    """Pairs of places (lower first) that share a sign of some weight."""
    buckets: dict[Sign, list[int]] = {}
    for place, own in borne.items():
        for sign in own:
            if weight.get(sign, 0.0) > 0:
                buckets.setdefault(sign, []).append(place)
    out: set[tuple[int, int]] = set()
    for places in buckets.values():
        out.update(neighbours(sorted(places)))
    return out


def neighbours(places: list[int]) -> Iterable[tuple[int, int]]:
    """All pairs of a small bucket; of a large one, each with its nearest in story order."""
    if len(places) <= BUCKET:
        return combinations(places, 2)
    return ((a, b) for at, a in enumerate(places) for b in places[at + 1 : at + 1 + NEAREST])
