"""What drifted and what conflicts, side by side; updates as series; suspicions."""

from collections.abc import Iterable
from dataclasses import dataclass

from muasal.model import Claim, Conflict, Drift, Span
from muasal.model.series import Figure
from muasal.model.series import series as rows_of
from muasal.publish.highlight import Mark, Piece, hull, pieces
from muasal.publish.index import Index
from muasal.publish.tellings import shorten

ORDER = ("unit", "number", "date", "place", "entity", "scope", "stance", "attribution", "certainty")
NONE = "none"  # the schema's word for a dropped source


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that differs between two tellings, in plain words."""

    kind: str
    title: str
    slot: str
    before: str
    after: str
    reason: str


@dataclass(frozen=True, slots=True)
class Side:
    """One of two tellings: the words, with what differs marked. `empty`: what is missing from these words."""

    number: int
    outlet: str
    published: str
    day: str  # the same as ISO 8601, "" if not known
    language: str
    tongue: str
    stance: str
    chain: tuple[str, ...]
    passage: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two tellings side by side with everything that differs between them."""

    gloss: str
    before: Side
    after: Side
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One figure of a series."""

    number: int
    published: str
    outlet: str
    value: str


@dataclass(frozen=True, slots=True)
class Series:
    """A figure that the same origin raised or lowered over time."""

    gloss: str
    slot: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Doubt:
    """A sign inside one article that something went wrong on the way."""

    outlet: str
    language: str
    words: str
    reason: str
    rule: str


def drifts(index: Index) -> list[Pair]:
    """The drifts between articles, as pairs of claims."""
    return paired(index, index.story.drifts)


def inner_drifts(index: Index) -> list[Pair]:
    """The drifts inside articles, as pairs of claims: the body or a quotation first."""
    return paired(index, index.story.inner_drifts)


def paired(index: Index, found: Iterable[Drift]) -> list[Pair]:
    """Drifts between the same two claims together; those of facts first, else in story order."""
    together: dict[tuple[str, str], list[Drift]] = {}
    for drift in sorted(found, key=rank):
        if drift.source in index.claims and drift.target in index.claims:
            together.setdefault((drift.source, drift.target), []).append(drift)
    return [
        Pair(
            gloss=_gloss(index, found[0].cluster),
            before=side(index, index.claims[before], [before_mark(index, d) for d in found]),
            after=side(index, index.claims[after], [after_mark(index, d) for d in found]),
            changes=tuple(change(index, d) for d in found),
        )
        for (before, after), found in together.items()
    ]


def rank(drift: Drift) -> int:
    """The place of a drift in the report, by its kind; a kind not known comes last."""
    return ORDER.index(drift.kind) if drift.kind in ORDER else len(ORDER)


def change(index: Index, drift: Drift) -> Change:
    """A drift in plain words."""
    before, after = change_words(index, drift, drift.before), change_words(index, drift, drift.after)
    _, _, what = drift.slot.partition(":")
    slot = "" if drift.kind == "scope" else what or (drift.slot if drift.kind == "date" else "")
    shown = index.wording.what(slot) if what else index.wording.plain("role", slot)
    return Change(drift.kind, change_title(index, drift), shown, before, after, index.readable(drift.reason))


def change_title(index: Index, drift: Drift) -> str:
    """`the unit changed`, `a hedge was dropped`, `the source was dropped`."""
    way = ""
    if drift.kind == "attribution":
        entity = index.story.entities.get(drift.after)
        nameless = drift.after == "unspecified" or (entity is not None and entity.type == "none")
        way = "dropped" if drift.after == NONE else "added" if drift.before == NONE else "unnamed" if nameless else ""
    elif drift.kind == "certainty":
        way = drift.after
    return index.wording.plain("change", f"{drift.kind}:{way}" if way else drift.kind)


def change_words(index: Index, drift: Drift, value: str) -> str:
    """One side of a drift: an entity's name, a stance or certainty, or the detail as it is."""
    if drift.kind == "attribution":
        return index.wording.say("no source") if value == NONE else index.name(value)
    if drift.kind in ("stance", "certainty"):
        return index.wording.plain(drift.kind, value)
    return index.name(value) if value in index.names else index.wording.change(value)


def before_mark(index: Index, drift: Drift) -> list[Mark]:
    spans = (drift.before_span,) if drift.before_span else slot_spans(index, drift.source, drift)
    return [
        Mark(span, "was", index.wording.say("before", words=change_words(index, drift, drift.before))) for span in spans
    ]


def after_mark(index: Index, drift: Drift) -> list[Mark]:
    spans = (drift.after_span,) if drift.after_span else slot_spans(index, drift.target, drift)
    return [
        Mark(span, "now", index.wording.say("now", words=change_words(index, drift, drift.after))) for span in spans
    ]


def slot_spans(index: Index, id: str, drift: Drift) -> tuple[Span, ...]:
    """The words a drift is about in one of its claims: the source, the cue, or the detail; () where it has none."""
    claim = index.claims[id]
    found = [index.attributions[t] for t in claim.attributions if t in index.attributions]
    if drift.kind == "attribution":
        return tuple(span for t in found for span in t.source or t.cue)
    if drift.kind in ("stance", "certainty"):
        return tuple(span for t in found for span in t.cue)
    named = tuple(slot.span for slot in claim.slots if slot.role == drift.slot)
    head = drift.slot.partition(":")[0]
    return named or tuple(slot.span for slot in claim.slots if slot.role.partition(":")[0] == head)


def side(index: Index, claim: Claim, marks: list[list[Mark]]) -> Side:
    """One telling with the words that differ marked, widened to take in marks that stand beside the claim."""
    article = index.articles.get(claim.article)
    text, language = (article.text, article.language) if article else ("", "und")
    flat = [mark for group in marks for mark in group]
    near = hull(claim.span, [mark.span for mark in flat], text)
    return Side(
        number=index.claim_number[claim.id],
        outlet=index.outlet(claim.article),
        published=index.wording.date(article.published) if article else index.wording.unknown,
        day=index.published(claim),
        language=language,
        tongue=index.wording.language(language),
        stance=claim.stance,
        chain=tuple(index.chains(claim)[0]),
        passage=tuple(pieces(text, near, [Mark(claim.span, "in"), *flat])),
    )


def conflicts(index: Index) -> list[Pair]:
    """The conflicts, side by side."""
    return [
        Pair(
            gloss=_gloss(index, found.cluster),
            before=side(index, first, conflict_marks(index, first, found)),
            after=side(index, second, conflict_marks(index, second, found)),
            changes=(
                Change(
                    found.kind, index.wording.plain("conflict", found.kind), "", "", "", index.readable(found.reason)
                ),
            ),
        )
        for found in index.story.conflicts
        if (first := index.claims.get(found.between[0])) and (second := index.claims.get(found.between[1]))
    ]


def opposition(index: Index, conflict: Conflict) -> Change:
    """A conflict in plain words."""
    return Change(
        conflict.kind, index.wording.plain("conflict", conflict.kind), "", "", "", index.readable(conflict.reason)
    )


def conflict_marks(index: Index, claim: Claim, conflict: Conflict) -> list[list[Mark]]:
    """The words that oppose: the cue of a denial, else the details of the conflict's kind."""
    if conflict.kind == "denial":
        found = [index.attributions[t] for t in claim.attributions if t in index.attributions]
        return [[Mark(span, "now", index.wording.plain("stance", t.stance)) for span in t.cue] for t in found]
    kinds = {"number": "quantity", "date": "time"}
    kind = kinds.get(conflict.kind, conflict.kind)
    return [
        [Mark(slot.span, "now", index.wording.value(slot, index.names))] for slot in claim.slots if slot.kind == kind
    ]


def series(index: Index) -> list[Series]:
    """The updates as rows of figures, oldest first."""
    return [
        Series(
            _gloss(index, row.cluster),
            index.wording.what(row.slot.rpartition(":")[2]),
            tuple(step(index, figure) for figure in row.figures),
        )
        for row in rows_of(index.story.updates, index.claims, index.articles)
    ]


def step(index: Index, figure: Figure) -> Step:
    outlet = index.outlet(index.claims[figure.claim].article)
    words = index.wording
    return Step(index.claim_number[figure.claim], words.date(figure.when), outlet, words.change(figure.value))


def doubts(index: Index) -> list[Doubt]:
    """The suspicions, in story order."""
    return [
        Doubt(index.outlet(s.article), article.language, " ".join(s.span.of(article.text).split()), s.reason, s.rule)
        for s in index.story.suspicions
        if (article := index.articles.get(s.article))
    ]


def _gloss(index: Index, cluster: str) -> str:
    return next((shorten(index.gloss(c)[0]) for c in index.story.clusters if c.id == cluster), "")
