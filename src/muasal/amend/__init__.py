"""What people decided, put onto the findings: stands between `resolve` and `compare`.

A judgement is held to an article's key and the words of a finding, so it holds for every later reading of the same
article. One that finds nothing to hold on to is named in `adrift`, never guessed.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from muasal.amend import entities, findings, links
from muasal.amend.places import Places
from muasal.model import NOTHING_DECIDED, Decided, Judgement, Story

__all__ = ["Amended", "amend"]


@dataclass(frozen=True)
class Amended:
    """The findings as people corrected them, what they decided on links, and the ids of judgements without a hold."""

    story: Story
    decided: Decided
    adrift: tuple[int, ...]
    held: bool  # does any judgement change this story?


def amend(
    story: Story, keys: Mapping[str, str], outlets: Mapping[str, str], judgements: Sequence[Judgement]
) -> Amended:
    """`story` (nothing compared yet, or to be compared anew) as people corrected it.

    `keys`: the story's id of an article to its key; `outlets`: the same to the entity id of its outlet, which is the
    origin of a claim that loses its sources. Judgements about other articles are passed over.
    """
    there = set(keys.values())
    ordered = sorted(judgements, key=lambda j: j.id)
    ours = [j for j in ordered if all(a.article in there for a in j.anchors if a.article)]
    places = Places(story, keys)
    changed, lost = findings.apply(story, places, outlets, ours)
    changed = entities.apply(changed, places, ours)
    names = [json.loads(j.new) for j in ours if j.field == "name"]
    changed = replace(changed, name=names[-1]) if names else changed
    decided, loose = links.decided(changed, places, ours)
    held = changed != story or decided != NOTHING_DECIDED
    return Amended(changed, decided, tuple(sorted({*lost, *loose})), held)
