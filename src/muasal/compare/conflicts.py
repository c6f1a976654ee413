"""Where origins oppose each other: a denial, another number, date or place; on the earliest claims, once a pair."""

from collections.abc import Iterable, Mapping
from itertools import combinations

from muasal.compare.setting import NEGATIVE, Setting
from muasal.compare.slots import DIFFERENT, compare
from muasal.model import Claim, Conflict, Drift, Mention, Place, Quantity, Time

MOST = 40  # of more voices in one cluster, only the first are held against each other

Pair = tuple[Claim, Claim]


def find(
    setting: Setting,
    clusters: Mapping[str, list[Claim]],
    counted: Mapping[str, frozenset[str]],
    drifts: Iterable[Drift],
) -> list[Conflict]:
    """All conflicts, cluster by cluster, between origins that count. What drifted on the way is no conflict."""
    drifted = {drift.target for drift in drifts}
    out: list[Conflict] = []
    for cluster, claims in clusters.items():
        out += denials(setting, cluster, claims, counted[cluster])
        out += values(setting, cluster, [c for c in claims if c.id not in drifted], counted[cluster])
    return out


def denials(setting: Setting, cluster: str, claims: list[Claim], counted: frozenset[str]) -> list[Conflict]:
    """Each origin that denies, against each that asserts or confirms on its own knowledge."""
    said = earliest(setting, (c for c in claims if c.stance not in NEGATIVE))
    asserted = {origin: claim for origin, claim in said.items() if origin in counted}
    denied = earliest(setting, (c for c in claims if c.stance == "denies"))
    evasive = {o for c in claims if c.stance == "declines" for o in setting.voices(c)}
    out = []
    for denier, no in denied.items():
        for origin, yes in asserted.items():
            told_beside = any(c.article == no.article and origin in c.origins for c in claims)
            if origin != denier and (denier not in evasive or told_beside):
                out.append(conflict(setting, cluster, (yes, no), "denial", f"{denier} denies what {origin} says"))
    return out


def earliest(setting: Setting, claims: Iterable[Claim]) -> dict[str, Claim]:
    """Origin to its first claim; the outlets' own voice is no origin here."""
    out: dict[str, Claim] = {}
    for claim in claims:
        for origin in sorted(setting.voices(claim)):
            out.setdefault(origin, claim)
    return out


def values(setting: Setting, cluster: str, claims: list[Claim], counted: frozenset[str]) -> list[Conflict]:
    """Two origins that give one role another number, date or place, in one article or at one time."""
    told = [c for c in claims if c.stance == "asserts" and not c.headline]
    found: dict[tuple[str, frozenset[str]], Pair] = {}
    settled: set[tuple[str, frozenset[str]]] = set()
    for a, b in near_pairs(setting, told):
        for origin_a in sorted(setting.voices(a) & counted):
            for origin_b in sorted((setting.voices(b) & counted) - {origin_a}):
                key = frozenset({origin_a, origin_b})
                for kind, answer in opposed(a, b):
                    if answer == DIFFERENT and (kind, key) not in settled:
                        found.setdefault((kind, key), (a, b))
                    settled.add((kind, key))
    return [
        conflict(setting, cluster, pair, kind, f"{' and '.join(sorted(key))} differ")
        for (kind, key), pair in found.items()
    ]


def near_pairs(setting: Setting, claims: list[Claim]) -> list[Pair]:
    """Pairs of claims of one article, then pairs of the first claims that each origin makes with each role."""
    by_article: dict[str, list[Claim]] = {}
    firsts: dict[tuple[str, str], Claim] = {}
    for claim in claims:
        by_article.setdefault(claim.article, []).append(claim)
        for origin in sorted(setting.voices(claim)):
            for slot in claim.slots:
                firsts.setdefault((origin, slot.role), claim)
    first = sorted({c.id: c for c in firsts.values()}.values(), key=lambda c: setting.place[c.id])
    return [pair for found in (*by_article.values(), first[:MOST]) for pair in combinations(found, 2)]


def opposed(a: Claim, b: Claim) -> list[tuple[str, str]]:
    """Kind of conflict and verdict for each role that both claims give; a place of another event is none."""
    ours, theirs = {e.kind for e in a.events}, {e.kind for e in b.events}
    one_event = bool(ours & theirs) or not (ours and theirs)
    return [
        (kind, compare(x, y).answer)
        for x in a.slots
        for y in b.slots
        if x.role == y.role and (kind := conflict_kind(x, y)) and (kind != "place" or one_event)
    ]


def conflict_kind(a: Mention, b: Mention) -> str:
    if isinstance(a, Quantity) and isinstance(b, Quantity) and ":" in a.role:
        return "number"
    if isinstance(a, Time) and isinstance(b, Time) and a.role == "event-date":
        return "date"
    points = isinstance(a, Place) and isinstance(b, Place) and a.precision == b.precision == "point"
    return "place" if points else ""


def conflict(setting: Setting, cluster: str, pair: Pair, kind: str, why: str) -> Conflict:
    a, b = sorted(pair, key=lambda claim: setting.place[claim.id])
    return Conflict(cluster, (a.id, b.id), kind, why)
