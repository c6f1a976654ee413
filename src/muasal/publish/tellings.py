"""The claims of a report: clusters, and under each its tellings with source chain, stance, certainty and details."""

from dataclasses import dataclass

from muasal.model import Attribution, Claim, Cluster, Evidence, Mention, Place, Span, Time
from muasal.publish.evidence import bears_on
from muasal.publish.highlight import Mark, Piece, hull, pieces
from muasal.publish.index import Index

GLOSS = 240  # characters of a gloss before it is cut: a machine-made gloss may be a whole paragraph


@dataclass(frozen=True, slots=True)
class Detail:
    """A slot of a claim in plain words. `worded` is what the article says, `more` coordinates, doubts, reasons."""

    kind: str
    role: str
    worded: str
    value: str
    more: tuple[str, ...] = ()
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """One attribution of a claim: the chain as names (outlet first, origin last) and the words it rests on."""

    chain: tuple[str, ...]
    worded: str
    cue: str
    quoted: str
    rule: str


@dataclass(frozen=True, slots=True)
class Pointed:
    """A piece of evidence the claim rests on or names: kind, its words, and each hand as (role, words)."""

    kind: str
    worded: str
    hands: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Telling:
    """One claim of one article. `language` is the code, `tongue` its English name."""

    number: int
    outlet: str
    published: str
    day: str  # the same as ISO 8601, "" if not known
    language: str
    tongue: str
    headline: bool
    passage: tuple[Piece, ...]
    stance: str
    certainty: str
    sources: tuple[Source, ...]
    details: tuple[Detail, ...]
    rule: str
    evidence: tuple[Pointed, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """A cluster: its gloss, its signature and its tellings, oldest first."""

    number: int
    gloss: str
    language: str  # of the gloss, "" where it is nobody's words
    signature: str
    counts: tuple[str, ...]
    note: str
    articles: int
    independent: int | None  # None where no cluster was formed
    origins: tuple[str, ...]
    opponents: tuple[str, ...]
    drifts: int
    conflicts: int
    tellings: tuple[Telling, ...]


def groups(index: Index) -> list[Group]:
    """All claims of the story, grouped by what they say; the most told first."""
    return [group(index, cluster, number) for number, cluster in enumerate(index.clusters, 1)]


def group(index: Index, cluster: Cluster, number: int) -> Group:
    told = index.tellings(cluster)
    gloss, language = index.gloss(cluster)
    return Group(
        number=number,
        gloss=shorten(gloss) or index.wording.say("without words"),
        language=language,
        signature=index.signature(cluster),
        counts=tuple(index.counts(cluster)),
        note=cluster.note,
        articles=len(index.told_in(cluster)),
        independent=cluster.independent_origins if cluster.id else None,
        origins=tuple(index.full_name(origin) for origin in cluster.origins),
        opponents=tuple(index.opponents(cluster)),
        drifts=len(index.drifts_in(cluster)) if cluster.id else 0,
        conflicts=len(index.conflicts_in(cluster)) if cluster.id else 0,
        tellings=tuple(telling(index, claim) for claim in told),
    )


def shorten(text: str, length: int = GLOSS) -> str:
    """`text` on one line and at most `length` characters, cut between words."""
    flat = " ".join(text.split())
    return flat if len(flat) <= length else flat[:length].rsplit(" ", 1)[0] + " …"


def telling(index: Index, claim: Claim) -> Telling:
    article = index.articles.get(claim.article)
    text, language = (article.text, article.language) if article else ("", "und")
    return Telling(
        number=index.claim_number[claim.id],
        outlet=index.outlet(claim.article),
        published=index.wording.date(article.published) if article else index.wording.unknown,
        day=index.published(claim),
        language=language,
        tongue=index.wording.language(language),
        headline=claim.headline,
        passage=tuple(passage(index, claim, text)),
        stance=claim.stance,
        certainty=claim.certainty,
        sources=tuple(source(index, claim, text)),
        details=tuple(detail(index, slot, text) for slot in claim.slots),
        rule=claim.rule,
        evidence=tuple(pointed(index, e, text) for e in index.story.evidence if bears_on(e, claim)),
    )


def passage(index: Index, claim: Claim, text: str) -> list[Piece]:
    """The claim's words with its details lit up, widened to the source and cue that stand beside it."""
    found = [index.attributions[id] for id in claim.attributions if id in index.attributions]
    words = [span for attribution in found for span in (*attribution.source, *attribution.cue)]
    near = hull(claim.span, [*words, *(slot.span for slot in claim.slots)], text, reach=160)
    marks = [Mark(claim.span, "in"), *slot_marks(index, claim), *source_marks(index, found)]
    return pieces(text, near, marks)


def slot_marks(index: Index, claim: Claim) -> list[Mark]:
    """A mark for each detail of a claim; its title says what was understood."""
    say = index.wording
    return [Mark(s.span, s.kind, f"{say.role(s)}: {say.value(s, index.names)}") for s in claim.slots]


def source_marks(index: Index, attributions: list[Attribution]) -> list[Mark]:
    """Marks for the words that name the source and for the cues."""
    return [
        Mark(span, css, index.wording.say(css))
        for attribution in attributions
        for css, spans in (("source", attribution.source), ("cue", attribution.cue))
        for span in spans
    ]


def source(index: Index, claim: Claim, text: str) -> list[Source]:
    """Each attribution of the claim; none where the outlet speaks in its own voice."""
    found = [index.attributions[id] for id in claim.attributions if id in index.attributions]
    return [
        Source(
            chain=tuple(chain),
            worded=worded(attribution.source, text),
            cue=worded(attribution.cue, text),
            quoted=index.wording.plain("quoted", attribution.quoted),
            rule=attribution.rule,
        )
        for attribution, chain in zip(found, index.chains(claim), strict=False)
    ]


def worded(spans: tuple[Span, ...], text: str) -> str:
    return " … ".join(" ".join(span.of(text).split()) for span in spans)


def pointed(index: Index, e: Evidence, text: str) -> Pointed:
    """A piece of evidence in its article's words; kind and roles in those of the interface."""
    say = index.wording
    hands = tuple((say.plain("hand", hand.role), worded((hand.span,), text)) for hand in e.hands)
    return Pointed(say.plain("evidence", e.kind), worded((e.span,), text), hands)


def detail(index: Index, slot: Mention, text: str) -> Detail:
    """A detail in plain words, with what else is known of it."""
    return Detail(
        kind=slot.kind,
        role=index.wording.role(slot),
        worded=worded((slot.span,), text),
        value=index.wording.value(slot, index.names),
        more=tuple(part for part in more(index, slot) if part),
        rule=slot.rule,
    )


def more(index: Index, slot: Mention) -> list[str]:
    """What is known of a detail beside its value: coordinates, precision, doubts, reasons."""
    if isinstance(slot, Place):
        say = index.wording
        doubt = say.say("doubtful") if slot.doubtful else ""
        instead = say.say("or else", name=slot.runner_up) if slot.runner_up else ""
        whole = slot.precision in (None, "country")  # the name says that it is a country, and so does the reason
        precision = "" if whole else say.plain("precision", str(slot.precision))
        return [say.coordinates(slot.lat, slot.lon), precision, doubt, say.reason(slot.reason), instead]
    if isinstance(slot, Time):
        return [slot.note]
    return []
