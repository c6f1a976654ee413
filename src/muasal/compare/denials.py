"""Denials, refusals and doubts go into the cluster of what they are about, last and together by origin."""

from collections.abc import Mapping

from muasal.compare.candidates import Sign, saying_kinds
from muasal.compare.setting import NEGATIVE, UNSPECIFIED, Setting
from muasal.model import Claim, SameClaim

BEFORE = 0.5  # for the cluster of the claim just before
AFTER = 0.25  # … just after
ACTED = 0.1  # for a cluster that tells of an act of the one who denies
REFUSED = 0.3  # for a cluster in which the same origin denies or refuses already
ATTACH = 0.25  # least average support
DOUBT_ATTACH = 0.6  # a doubt opens a matter of its own more often
TOPICS = frozenset({"kind", "role", "amount"})  # signs of what is denied

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
    """Support for each group, summed over the claims to be placed; none for a group that tells of other acts."""
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
    return on_topic(out, topics(setting, members, borne), bearers)


def topics(setting: Setting, members: list[int], borne: Mapping[str, frozenset[Sign]]) -> frozenset[Sign]:
    """The acts and counted things that the claims name; how they are said is none."""
    own = frozenset().union(*(borne[setting.claims[place].id] for place in members))
    return frozenset(s for s in own if s[0] in TOPICS and not (s[0] == "kind" and s[1] in saying_kinds()))


def on_topic(found: Votes, named: frozenset[Sign], bearers: Mapping[Sign, Mapping[int, float]]) -> Votes:
    """The votes for groups that bear one of the signs; all votes if no sign is named."""
    told = {group for sign in named for group in bearers.get(sign, ())}
    return {group: votes for group, votes in found.items() if group in told or not named}


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
    """Sign to the groups that bear it, and how much: 1/2 for one claim that does, 2/3 for two, towards 1."""
    counts: dict[Sign, dict[int, int]] = {}
    for at, group in enumerate(groups):
        for place in group:
            for sign in borne[setting.claims[place].id]:
                held = counts.setdefault(sign, {})
                held[at] = held.get(at, 0) + 1
    return {sign: {at: n / (n + 1) for at, n in held.items()} for sign, held in counts.items()}


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
