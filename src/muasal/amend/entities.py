"""Entities that people merged or told apart: one id is put for another, everywhere or in some articles."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace

from muasal.amend.places import Places
from muasal.model import Entity, EntityMention, Judgement, Mention, Story


def apply(story: Story, places: Places, judgements: Sequence[Judgement]) -> Story:
    """The story with every merge and split of entities, in the order they were decided."""
    for j in judgements:
        if j.field == "entity":
            where = {id for a in j.anchors if a.article for id in places.articles.get(a.article, [])}
            story = renamed(story, json.loads(j.new), where)
    return story


def renamed(story: Story, new: Mapping[str, str], where: set[str]) -> Story:
    """`new["id"]` in place of `new["from"]` in these articles; in all of them where none is named."""
    old, id = new["from"], new["id"]

    def here(article: str) -> bool:
        return not where or article in where

    def ids(chain: Sequence[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(id if one == old else one for one in chain))

    def slot(m: Mention) -> Mention:
        return replace(m, value=id) if isinstance(m, EntityMention) and m.value == old else m

    attributions = tuple(replace(t, chain=ids(t.chain)) if here(t.article) else t for t in story.attributions)
    claims = tuple(
        replace(c, origins=ids(c.origins), slots=tuple(slot(m) for m in c.slots)) if here(c.article) else c
        for c in story.claims
    )
    entities = dict(story.entities)
    known = entities.get(id) or Entity(id, new.get("name", id), new.get("type", "none"))
    return replace(
        story,
        attributions=attributions,
        claims=claims,
        entities={one: e for one, e in sorted({**entities, id: known}.items()) if where or one != old},
    )
