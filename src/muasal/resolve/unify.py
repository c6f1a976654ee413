"""One institution, several articles: "the governor of the province" in one is "the governor of West Sulawesi" in
another, where the whole batch knows only one governor. With two, or none, nothing is decided."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from muasal.model import Attribution, Claim, EntityMention, Evidence, Mention
from muasal.resolve.name_unify import spelled
from muasal.resolve.place_unify import one_spelling
from muasal.resolve.resolved import Resolved


def unify(parts: Sequence[Resolved]) -> list[Resolved]:
    """The articles with vague institutions replaced by the only one of their kind and level that the batch names, and
    with one spelling of each unknown place and each name."""
    parts = one_spelling(parts)
    names, vague = spelled(parts), _same(parts)
    same = {id: names.get(other, other) for id, other in (names | vague).items()}
    return [_renamed(part, same) for part in parts] if same else list(parts)


def _same(parts: Sequence[Resolved]) -> dict[str, str]:
    """Vague id → the only specific one that fits."""
    scoped = {id: of for part in parts for id, of in part.scoped.items()}
    vague = {id: of for part in parts for id, of in part.vague.items()}
    out = {}
    for id, (kind, level) in sorted(vague.items()):
        fitting = [other for other, (k, at) in sorted(scoped.items()) if k == kind and level in ("", at)]
        if len(fitting) == 1:
            out[id] = fitting[0]
    for id, (kind, level) in sorted(vague.items()):
        wider = [other for other, (k, at) in sorted(vague.items()) if k == kind and at and not level]
        if id not in out and len(wider) == 1:
            out[id] = out.get(wider[0], wider[0])
    return out


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
