"""What people decided about links, in the ids of one story."""

import json
from collections.abc import Sequence

from muasal.amend.places import Places
from muasal.model import Anchor, Decided, Join, Judgement, Story


def decided(story: Story, places: Places, judgements: Sequence[Judgement]) -> tuple[Decided, list[int]]:
    """The decisions about links between claims and articles of this story, and the ids of those without a hold."""
    order = {c.id: n for n, c in enumerate(story.claims)}
    same, apart, retold = list[Join](), list[tuple[str, tuple[str, ...]]](), list[Join]()
    not_retold, drifts, conflicts = (
        set[tuple[str, str]](),
        set[tuple[str, str, str, str]](),
        set[tuple[str, str, str]](),
    )
    lost = list[int]()
    for j in judgements:
        head, *rest = j.field.split(":")
        if head not in ("same", "retells", "drift", "conflict"):
            continue
        ends = _articles(places, j.anchors) if head == "retells" else _claims(places, j.anchors, order)
        if not ends:
            lost.append(j.id)
            continue
        first, others, new = ends[0], ends[1:], json.loads(j.new)
        if head == "same" and new:
            pairs = (sorted((first, other), key=order.__getitem__) for other in others)
            same += [Join(a, b, j.why, j.rule) for a, b in pairs]
        elif head == "same":
            apart.append((first, tuple(others)))
        elif head == "retells" and new:
            retold.append(Join(first, others[0], j.why, j.rule))
        elif head == "retells":
            not_retold.add((first, others[0]))
        elif head == "drift" and new == "rejected":
            drifts.add((first, others[0], ":".join(rest[:-1]), rest[-1]))
        elif head == "conflict" and new == "rejected":
            a, b = sorted((first, others[0]), key=order.__getitem__)
            conflicts.add((a, b, rest[-1]))
    return (
        Decided(
            tuple(same), tuple(apart), tuple(retold), frozenset(not_retold), frozenset(drifts), frozenset(conflicts)
        ),
        lost,
    )


def _claims(places: Places, anchors: Sequence[Anchor], order: dict[str, int]) -> list[str]:
    """The claims at both or all ends; nothing if the first or all others are gone."""
    found = [[c.id for c in places.claims(a) if c.id in order][:1] for a in anchors]
    ends = [id for ids in found for id in ids]
    return ends if found and found[0] and len(ends) > 1 else []


def _articles(places: Places, anchors: Sequence[Anchor]) -> list[str]:
    ends = [id for a in anchors for id in places.articles.get(a.article, [])[:1]]
    return ends if len(ends) == len(anchors) > 1 else []
