"""One institution, several articles: "the governor of the province" in one is "the governor of West Sulawesi" in
another, where the whole batch knows only one governor. With two, or none, nothing is decided."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from muasal.model import Attribution, Claim, EntityMention, Evidence, Mention
from muasal.resolve.name_unify import spelled
from muasal.resolve.place_unify import one_spelling
from muasal.resolve.resolved import FAMILIES, Office, Resolved


def unify(parts: Sequence[Resolved]) -> list[Resolved]:
    """The articles with vague institutions replaced by the only one of their kind and level that the batch names, and
    with one spelling of each unknown place and each name."""
    parts = one_spelling(parts)
    names, vague = spelled(parts), _same(parts)
    same = {id: names.get(other, other) for id, other in (names | vague).items()}
    return [_renamed(part, same) for part in parts] if same else list(parts)


def _same(parts: Sequence[Resolved]) -> dict[str, str]:
    """Vague id → the only specific one that fits, the name of a part → the body it is part of."""
    scoped = {id: of for part in parts for id, of in part.scoped.items()}
    vague = {id: of for part in parts for id, of in part.vague.items()}
    out = {}
    for id, of in sorted(vague.items()):
        fitting = _fitting(of, scoped)
        if len(fitting) == 1:
            out[id] = fitting[0]
    for id, of in sorted(vague.items()):
        wider = [other for other, at in sorted(vague.items()) if at.kind == of.kind and at.level and not of.level]
        if id not in out and len(wider) == 1:
            out[id] = out.get(wider[0], wider[0])
    return _bodies(parts) | out


def _fitting(of: Office, scoped: Mapping[str, Office]) -> list[str]:
    """The specific institutions a vague one may be: those of its kind, else of a kind of its family."""
    here = [
        (id, at) for id, at in sorted(scoped.items()) if of.level in ("", at.level) and of.country in ("", at.country)
    ]
    same = [id for id, at in here if at.kind == of.kind]
    return same or [id for id, at in here if at.kind.endswith(f"-{of.kind}") and of.kind in FAMILIES]


def _bodies(parts: Sequence[Resolved]) -> dict[str, str]:
    """The name of a part → the one body that the batch knows it to belong to."""
    known: dict[str, set[str]] = defaultdict(set)
    for part in parts:
        for unit, body in part.units.items():
            known[unit].add(body)
    return {unit: next(iter(bodies)) for unit, bodies in sorted(known.items()) if len(bodies) == 1}


def _renamed(part: Resolved, same: Mapping[str, str]) -> Resolved:
    return replace(
        part,
        attributions=[_attribution(a, same) for a in part.attributions],
        claims=[_claim(c, same) for c in part.claims],
        mentions=[_slot(m, same) for m in part.mentions],
        evidence=[_evidence(e, same) for e in part.evidence],
    )


def _attribution(a: Attribution, same: Mapping[str, str]) -> Attribution:
    return replace(a, chain=_ids(a.chain, same))


def _claim(c: Claim, same: Mapping[str, str]) -> Claim:
    return replace(c, origins=_ids(c.origins, same), slots=tuple(_slot(m, same) for m in c.slots))


def _evidence(e: Evidence, same: Mapping[str, str]) -> Evidence:
    return replace(e, hands=tuple(replace(hand, entity=same.get(hand.entity, hand.entity)) for hand in e.hands))


def _slot(m: Mention, same: Mapping[str, str]) -> Mention:
    return replace(m, value=same.get(m.value or "", m.value)) if isinstance(m, EntityMention) else m


def _ids(ids: tuple[str, ...], same: Mapping[str, str]) -> tuple[str, ...]:
    """The ids renamed, none twice."""
    return tuple(dict.fromkeys(same.get(id, id) for id in ids))
