"""Why two claims are held to be the same, in one sentence for the reader: what agrees, and what differs."""

from collections.abc import Iterable
from dataclasses import replace

from muasal.compare.slots import DIFFERENT, SAME, compare, worded
from muasal.model import Claim, EntityMention, Mention, Place, Quantity, Time

FEW = 4  # so many details are told, the weightiest kinds first
STANCE_KINDS = frozenset({"deny", "decline", "doubt"})
DATED = frozenset({"event-date", "period", "duration", ""})
KINDS = ("quantity", "place", "time", "entity")
DIFFERING = {"quantity": "amounts", "time": "dates", "place": "places", "entity": "actors"}


def why(a: Claim, b: Claim) -> str:
    """ "both count 12,000 people (personnel); both name Kursk Oblast; dates differ: 2024-10-21, 2024-10-23"."""
    agreeing = [*agreements(a, b), *acts(a, b)]
    told = agreeing or ["each agrees with the rest of the group"]
    return "; ".join([*told[:FEW], *differences(a, b)])


def agreements(a: Claim, b: Claim) -> list[str]:
    """The details that both give, each once, amounts first."""
    found = [
        (KINDS.index(x.kind), sentence(x, y))
        for x in details(a)
        for y in details(b)
        if x.kind == y.kind and x.role == y.role and compare(x, y).answer == SAME
    ]
    return list(dict.fromkeys(text for _, text in sorted(found, key=lambda pair: pair[0])))


def details(claim: Claim) -> list[Mention]:
    """The claim's details that are about what happened."""
    return [slot for slot in claim.slots if not isinstance(slot, Time) or slot.role in DATED]


def sentence(a: Mention, b: Mention) -> str:
    """What two agreeing details have in common."""
    if worded(a) != worded(b):
        return compare(a, b).why
    match a:
        case Quantity():
            return counted(a)
        case Time():
            return f"both say {worded(a)}"
        case Place() | EntityMention():
            return f"both name {worded(a)}"


def counted(q: Quantity) -> str:
    """ "both count 23 people (dead)", "both give 50 metre (rope)"."""
    head, _, what = q.role.partition(":")
    thing = what.replace("-", " ")
    told = worded(replace(q, unit="") if q.unit == what else q)
    return f"both {'count' if head == 'count' else 'give'} {told}" + (f" ({thing})" if thing else "")


def acts(a: Claim, b: Claim) -> list[str]:
    """The kinds of event that both tell of."""
    theirs = {event.kind for event in b.events} - STANCE_KINDS
    shared = dict.fromkeys(event.kind.replace("-", " ") for event in a.events if event.kind in theirs)
    kinds = "one kind of event" if len(shared) == 1 else "the same kinds of event"
    return [f"both tell of {kinds}: {', '.join(shared)}"] if shared else []


def differences(a: Claim, b: Claim) -> Iterable[str]:
    """Details of one role that surely differ, where no other detail of that role agrees."""
    for kind in KINDS:
        ours, theirs = ([s for s in details(c) if s.kind == kind] for c in (a, b))
        pairs = [(x, y) for x in ours for y in theirs if x.role == y.role]
        agreed = {x.role for x, y in pairs if compare(x, y).answer == SAME}
        apart = [(x, y) for x, y in pairs if x.role not in agreed and surely_differ(x, y)]
        if apart:
            x, y = apart[0]
            yield f"{DIFFERING[kind]} differ: {worded(x)}, {worded(y)}"


def surely_differ(a: Mention, b: Mention) -> bool:
    """Of two regions one may hold the other, whatever lies between their middles."""
    regions = isinstance(a, Place) and isinstance(b, Place) and "region" in (a.precision, b.precision)
    return not regions and compare(a, b).answer == DIFFERENT
