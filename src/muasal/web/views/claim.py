"""One claim: its words, the way back to its origin, what it rests on, what people said of it."""

from collections.abc import Iterable

from muasal.amend.places import attribution_span
from muasal.errors import UsageError
from muasal.ledger import Correction
from muasal.model import Anchor, Claim, Drift
from muasal.publish import changes, evidence, showing
from muasal.publish.index import Index
from muasal.publish.tellings import shorten
from muasal.web.declared import Asked, Found
from muasal.web.views.trail import trail


def claim(asked: Asked) -> Found:
    """One claim. UsageError if there is none with this id, not even one that people rejected."""
    newest = asked.view.newest_correction()
    try:
        found = asked.view.find(asked.ids["id"])
    except UsageError:
        past = [c for c in asked.view.corrections() if _means(asked.ids["id"], c.target)]
        if not past:
            raise
        return {"id": asked.ids["id"], "gone": True, "corrections": [_line(c) for c in reversed(past)], "seen": newest}
    story, id = asked.view.opened(found)
    index = Index(story, asked.wording)
    if id not in index.claims:
        raise UsageError(f"{asked.ids['id']!r} is no claim")
    shown = showing.shown(story, id, asked.wording)
    held = _anchors(asked, found.id, index, index.claims[id])
    past = [c for c in asked.view.corrections_in(found.id.partition(".")[0]) if held & set(c.anchors)]
    return {
        "gone": False,
        **{name: value for name, value in shown.items() if name not in ("what", "words")},
        "text": shown["words"],
        "full": found.id,
        "story": found.story,
        "trail": trail(index, index.claims[id]),
        "evidence": evidence.evidence(story, id),
        "names": {**index.names, "unspecified": index.name("unspecified")},
        "corrections": [_line(c) for c in reversed(past)],
        "seen": newest,
        "others": _others(index, id),
        "conflicts": [c for c in story.conflicts if id in c.between],
        "drifts": [_drift(index, n, d) for n, d in enumerate(story.drifts) if id in (d.source, d.target)],
        "counts": next((index.counts(k) for k in story.clusters if id in k.claims), []),
        "outlets": {c.id: index.outlet(c.article) for c in story.claims},
    }


def _drift(index: Index, number: int, drift: Drift) -> Found:
    """A drift in plain words, and between which claims."""
    ends = {"id": evidence.drift_id(number, drift), "from": drift.source, "to": drift.target}
    return ends | {"change": changes.change(index, drift)}


def _others(index: Index, id: str) -> list[Found]:
    """Claims of other clusters of the story, to be taken for the same: those of other articles."""
    mine, article = index.cluster_of.get(id), index.claims[id].article
    others = (c for c in index.story.claims if index.cluster_of.get(c.id) != mine and c.article != article)
    return [{"id": c.id, "outlet": index.outlet(c.article), "words": shorten(index.words(c), 100)} for c in others]


def _anchors(asked: Asked, full: str, index: Index, claim: Claim) -> set[Anchor]:
    """What corrections of the claim (`full` is its id), its attributions and its details hold on to."""
    article = full.partition(".")[0]
    said = (index.attributions[t] for t in claim.attributions)
    held = set(asked.view.held(full))
    held |= {Anchor(article, "attribution", attribution_span(t)) for t in said}
    return held | {Anchor(article, m.kind, m.span) for m in claim.slots}


def _means(id: str, target: str) -> bool:
    """Is the target this claim, whose key may be shortened, or a detail of it?"""
    (key, _, name), (full, _, of) = id.rpartition("."), target.partition("@")[0].rpartition(".")
    return name == of and len(key) >= 4 and full.startswith(key)


def _line(c: Correction) -> Found:
    names: Iterable[str] = ("id", "who", "made_at", "why", "target", "field", "old", "new", "supersedes")
    return {name: getattr(c, name) for name in names} | {"superseded_by": c.superseded_by}
