"""Denials, refusals and doubts go into the cluster of what they are about, last and together by origin."""

from collections.abc import Mapping

from muasal.compare.candidates import Sign
from muasal.compare.setting import NEGATIVE, UNSPECIFIED, Setting
from muasal.model import Claim, SameClaim

BEFORE = 0.5  # for the cluster of the claim just before
AFTER = 0.25  # … just after
ACTED = 0.3  # for a cluster that tells of an act of the one who denies
REFUSED = 0.3  # for a cluster in which the same origin denies or refuses already
ATTACH = 0.3  # least average support
DOUBT_ATTACH = 0.6  # a doubt opens a matter of its own more often

Votes = dict[int, float]


def attach(
    setting: Setting, groups: list[list[int]], borne: Mapping[str, frozenset[Sign]], weight: Mapping[Sign, float]
) -> list[SameClaim]:
    """The edges that hold negative claims to the groups. What fits nowhere is tried again, then stays apart."""
    out = [list(group) for group in groups]
    home = {place: at for at, group in enumerate(out) for place in group}
    edges: list[SameClaim] = []
    for last, waiting in ((False, negatives(setting)), (True, [])):
        for members in waiting or unplaced(setting, home):
            best, support = winner(votes(setting, members, out, home, borne, weight), setting, members, out)
            if best is None or support < needed(setting, members):
                if not last:
                    continue
                best = len(out)
                out.append([])
            edges += hold(setting, members, out[best])
            out[best] += members
            home.update(dict.fromkeys(members, best))
    return edges


def unplaced(setting: Setting, home: Mapping[int, int]) -> list[list[int]]:
    return [members for members in negatives(setting) if members[0] not in home]


def needed(setting: Setting, members: list[int]) -> float:
    """The support that the claims need."""
    return DOUBT_ATTACH if setting.claims[members[0]].stance == "doubts" else ATTACH


def negatives(setting: Setting) -> list[list[int]]:
    """Places of negative claims, grouped by origin and stance, denials first. Nameless ones stand alone."""
    found: dict[tuple[int, str, str], list[int]] = {}
    for place, claim in enumerate(setting.claims):
        if claim.stance in NEGATIVE:
            origin = " ".join(sorted(claim.origins)) or UNSPECIFIED
            alone = f"#{place}" if UNSPECIFIED in origin else ""
            rank = ("denies", "declines", "doubts").index(claim.stance)
            found.setdefault((rank, origin + alone, claim.stance), []).append(place)
    return [found[key] for key in sorted(found)]


def votes(
    setting: Setting,
    members: list[int],
    groups: list[list[int]],
    home: Mapping[int, int],
    borne: Mapping[str, frozenset[Sign]],
    weight: Mapping[Sign, float],
) -> Votes:
    """Support for each group, summed over the claims to be placed."""
    out: Votes = {}
    bearers = bearers_of(setting, groups, borne)
    spoken = refusers(setting, groups)
    for place in members:
        claim = setting.claims[place]
        for sign in sorted(borne[claim.id]):
            holders = bearers.get(sign, {})
            for group, share in holders.items():
                out[group] = out.get(group, 0.0) + max(weight.get(sign, 0.0), 0.1) * share
        if claim.stance == "doubts":
            continue
        for step, bonus in ((-1, BEFORE), (1, AFTER)):
            beside = home.get(place + step)
            if beside is not None and setting.claims[place + step].article == claim.article:
                out[beside] = out.get(beside, 0.0) + bonus
        for origin in sorted(setting.voices(claim)):
            for group in spoken.get(origin, ()):
                out[group] = out.get(group, 0.0) + REFUSED
            for group, share in bearers.get(("entity", origin), {}).items():
                out[group] = out.get(group, 0.0) + ACTED * share
    return out


def refusers(setting: Setting, groups: list[list[int]]) -> dict[str, set[int]]:
    """Origin to the groups in which it already denies or refuses."""
    out: dict[str, set[int]] = {}
    for at, group in enumerate(groups):
        for place in group:
            if setting.claims[place].stance in NEGATIVE:
                for origin in setting.voices(setting.claims[place]):
                    out.setdefault(origin, set()).add(at)
    return out


def bearers_of(
    setting: Setting, groups: list[list[int]], borne: Mapping[str, frozenset[Sign]]
) -> dict[Sign, dict[int, float]]:
    """Sign to the groups that bear it, with the share of their claims that do."""
    out: dict[Sign, dict[int, float]] = {}
    for at, group in enumerate(groups):
        for place in group:
            for sign in borne[setting.claims[place].id]:
                held = out.setdefault(sign, {})
                held[at] = held.get(at, 0.0) + 1 / len(group)
    return out


def winner(found: Votes, setting: Setting, members: list[int], groups: list[list[int]]) -> tuple[int | None, float]:
    """The best supported group in which the same origin does not itself say so in the same article."""
    speakers = {(setting.claims[m].article, o) for m in members for o in setting.claims[m].origins}
    allowed = {
        at: score / len(members)
        for at, score in found.items()
        if not any(
            (setting.claims[p].article, o) in speakers and setting.claims[p].stance not in NEGATIVE
            for p in groups[at]
            for o in setting.claims[p].origins
        )
    }
    if not allowed:
        return None, 0.0
    best = max(allowed, key=lambda at: (allowed[at], -min(groups[at], default=0)))
    return best, allowed[best]


def hold(setting: Setting, members: list[int], group: list[int]) -> list[SameClaim]:
    """One edge for each member: to the first claim of the group, or to the first member where the group is new."""
    anchor: Claim = setting.claims[min(group) if group else members[0]]
    out = []
    for place in members:
        claim = setting.claims[place]
        if claim.id != anchor.id:
            a, b = sorted((anchor.id, claim.id), key=setting.place.__getitem__)
            out.append(SameClaim(a, b, f"{claim.stance} what this is about", "denial"))
    return out
