"""Claims, attributions and details as people corrected them."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from muasal.amend.places import Places
from muasal.model import (
    Attribution,
    Claim,
    Entity,
    EntityMention,
    Judgement,
    Mention,
    Place,
    Quantity,
    Span,
    Story,
    Time,
)

# What a correction may change of a detail, by kind.
CHANGEABLE: Mapping[str, tuple[str, ...]] = {
    "quantity": ("value", "unit", "modifier", "role", "per"),
    "time": ("value", "role"),
    "place": ("value", "country", "lat", "lon", "precision", "role"),
    "entity": ("value", "role"),
}


class Desk:
    """The findings while they are being corrected, one judgement after the other."""

    def __init__(self, story: Story, places: Places, outlets: Mapping[str, str]) -> None:
        self.places, self.outlets = places, outlets
        self.claims = {c.id: c for c in story.claims}
        self.attributions = {t.id: t for t in story.attributions}
        self.entities = dict(story.entities)

    def story(self, base: Story) -> Story:
        """The story with what lies on the desk."""
        return replace(
            base,
            claims=tuple(self.claims.values()),
            attributions=tuple(self.attributions.values()),
            entities={id: self.entities[id] for id in sorted(self.entities)},
        )

    def settle(self, claim: Claim) -> Claim:
        """The claim with the origins that its attributions show; the outlet's own where it has none."""
        said = [self.attributions[id] for id in claim.attributions if id in self.attributions]
        origins = tuple(dict.fromkeys(t.chain[-1] for t in said)) or (self.outlets[claim.article],)
        return replace(claim, attributions=tuple(t.id for t in said), origins=origins)

    def know(self, who: Sequence[Mapping[str, str]]) -> tuple[str, ...]:
        """The ids of the entities in a correction; those that the story does not know are added."""
        for one in who:
            self.entities.setdefault(one["id"], Entity(one["id"], one["name"], one.get("type", "none")))
        return tuple(one["id"] for one in who)


def apply(
    story: Story, places: Places, outlets: Mapping[str, str], judgements: Sequence[Judgement]
) -> tuple[Story, list[int]]:
    """The story with its findings corrected, and the ids of the judgements that found nothing to correct.

    Sources first, since they decide on origins; rejections last, so that nothing is corrected that is gone.
    """
    desk, lost = Desk(story, places, outlets), list[int]()
    ordered = sorted(judgements, key=lambda j: (j.field == "verdict" and json.loads(j.new) == "rejected", j.id))
    for j in ordered:
        way = _WAYS.get((j.anchors[0].what if j.anchors else "", j.field))
        if way is not None and not way(desk, j, json.loads(j.new)):
            lost.append(j.id)
    for id, claim in desk.claims.items():
        if claim != (settled := desk.settle(claim)):
            desk.claims[id] = settled
    return desk.story(story), lost


# -- one way for each field; False: nothing there to correct ---------------------------------------------------------


def _word(desk: Desk, j: Judgement, new: Any) -> bool:
    """The stance or certainty of a claim, and of an attribution that carries nothing else."""
    found = desk.places.claims(j.anchors[0])
    for claim in found:
        desk.claims[claim.id] = replace(desk.claims[claim.id], **{j.field: new}, rule=j.rule)
        for id in claim.attributions:
            if [c.id for c in desk.claims.values() if id in c.attributions] == [claim.id]:
                desk.attributions[id] = replace(desk.attributions[id], **{j.field: new}, rule=j.rule)
    return bool(found)


def _span(desk: Desk, j: Judgement, new: Any) -> bool:
    found = desk.places.claims(j.anchors[0])
    for claim in found:
        desk.claims[claim.id] = replace(desk.claims[claim.id], span=Span(*new), rule=j.rule)
    return bool(found)


def _claim_chain(desk: Desk, j: Judgement, new: Any) -> bool:
    """A source for a claim: an attribution of its own, without words; those it had carry it no longer."""
    found = desk.places.claims(j.anchors[0])
    for claim in found:
        made = Attribution(
            id=_next_id(desk, claim.article),
            article=claim.article,
            cue=(),
            source=(),
            content=(claim.span,),
            stance=claim.stance,
            certainty=claim.certainty,
            quoted="indirect",
            rule=j.rule,
            chain=desk.know(new),
        )
        desk.attributions[made.id] = made
        desk.claims[claim.id] = replace(desk.claims[claim.id], attributions=(made.id,))
    return bool(found)


def _next_id(desk: Desk, article: str) -> str:
    """An id that no attribution of the article has, after all that it has."""
    numbers = [int(id.rpartition(".t")[2]) for id, t in desk.attributions.items() if t.article == article]
    return f"{article}.t{max(numbers, default=0) + 1}"


def _chain(desk: Desk, j: Judgement, new: Any) -> bool:
    found = desk.places.attributions(j.anchors[0])
    for t in found:
        desk.attributions[t.id] = replace(desk.attributions[t.id], chain=desk.know(new), rule=j.rule)
    return bool(found)


def _claim_verdict(desk: Desk, j: Judgement, new: Any) -> bool:
    found = desk.places.claims(j.anchors[0])
    for claim in found:
        if new == "rejected":
            desk.claims.pop(claim.id, None)
    return bool(found)


def _attribution_verdict(desk: Desk, j: Judgement, new: Any) -> bool:
    found = desk.places.attributions(j.anchors[0])
    for t in found:
        if new == "rejected":
            desk.attributions.pop(t.id, None)
    return bool(found)


def _detail_verdict(desk: Desk, j: Judgement, new: Any) -> bool:
    return _details(desk, j, lambda m: None if new == "rejected" else m)


def _value(desk: Desk, j: Judgement, new: Any) -> bool:
    return _details(desk, j, lambda m: _changed(desk, m, new, j.rule))


def _details(desk: Desk, j: Judgement, change: Callable[[Mention], Mention | None]) -> bool:
    """Changes the detail in every claim that bears it."""
    found = set(desk.places.details(j.anchors[0]))
    for claim in [c for c in desk.claims.values() if any(article == c.article for article, _ in found)]:
        slots = [
            change(m) if (claim.article, m.span) in found and m.kind == j.anchors[0].what else m for m in claim.slots
        ]
        desk.claims[claim.id] = replace(claim, slots=tuple(m for m in slots if m is not None))
    return bool(found)


def _changed(desk: Desk, m: Mention, new: Mapping[str, Any], rule: str) -> Mention:
    fields = {name: new[name] for name in CHANGEABLE[m.kind] if name in new}
    if isinstance(m, Quantity):
        if isinstance(value := fields.get("value"), list):
            fields["value"] = (float(value[0]), float(value[1]))
        return replace(m, **fields, rule=rule)
    if isinstance(m, Time):
        return replace(m, **fields, rule=rule)
    if isinstance(m, Place):
        bare = replace(m, geonameid=None, reason="", runner_up="", area="", box=None, box_from="")
        return replace(bare, **fields, rule=rule, doubtful=False)
    assert isinstance(m, EntityMention)
    if fields.get("value"):
        known = {"name": new.get("name", fields["value"]), "type": new.get("type", "none")}
        desk.know([{"id": str(fields["value"]), **known}])
    return replace(m, **fields, rule=rule)


_WAYS: Mapping[tuple[str, str], Callable[[Desk, Judgement, Any], bool]] = {
    ("claim", "stance"): _word,
    ("claim", "certainty"): _word,
    ("claim", "span"): _span,
    ("claim", "chain"): _claim_chain,
    ("claim", "verdict"): _claim_verdict,
    ("attribution", "chain"): _chain,
    ("attribution", "verdict"): _attribution_verdict,
    **{(kind, "verdict"): _detail_verdict for kind in CHANGEABLE},
    **{(kind, "value"): _value for kind in CHANGEABLE},
}
