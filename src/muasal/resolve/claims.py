"""Binds resolved details to claims, and claims to their origins."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace

from muasal import languages
from muasal.model import Attribution, Claim, EntityMention, Mention, Place, Quantity, Reading, Span, Time

ASIDE = ("dateline", "around", "home")  # roles of places that nothing happens at
MEDIA_TYPES = ("outlet", "medium")


def bind(
    reading: Reading,
    attributions: Sequence[Attribution],
    mentions: Sequence[Mention],
    outlet: str,
    media: frozenset[str],
) -> list[Claim]:
    """The reading's claims with slots and origins. The dates of `media` ids are report dates."""
    by_id = {a.id: a for a in attributions}
    ordered = sorted(mentions, key=lambda m: m.span)
    starts = [m.span.start for m in ordered]

    def near(claim: Claim) -> list[Mention]:
        """The mentions in the sentences that the claim, its cues and the sentence before it stand in."""
        spans = [claim.span, *(cue for id in claim.attributions for cue in by_id[id].cue)]
        first, last = _stretch(reading, spans)
        return ordered[bisect_left(starts, first) : bisect_left(starts, last)]

    return [_bound(reading, claim, by_id, near(claim), outlet, media) for claim in reading.claims]


def _stretch(reading: Reading, spans: Sequence[Span]) -> tuple[int, int]:
    """From the beginning of the sentence before the first of these spans to the end of the sentence of the last."""
    document, sentences = reading.document, reading.document.sentences
    first = document.sentence_at(min(s.start for s in spans))
    last = document.sentence_at(max(s.end for s in spans) - 1)
    return sentences[max(0, first - 1)].start, max(sentences[last].end, max(s.end for s in spans))


def _bound(
    reading: Reading,
    claim: Claim,
    by_id: Mapping[str, Attribution],
    mentions: Sequence[Mention],
    outlet: str,
    media: frozenset[str],
) -> Claim:
    said = [by_id[id] for id in claim.attributions]
    origins = tuple(dict.fromkeys(a.chain[-1] for a in said)) or (outlet,)
    inside = [_as_slot(m) for m in mentions if m.span.within(claim.span) and _is_slot(m)]
    beside = [m for m in mentions if isinstance(m, Time) and _beside(reading, claim, said, m)]
    if not beside and not any(isinstance(m, Time) for m in inside):
        beside = _told_before(reading, claim, mentions)
        inside += beside
        beside = []
    dated = [_statement_date(m, said, media) for m in beside]
    return replace(claim, origins=origins, slots=tuple(sorted((*inside, *dated), key=lambda m: (m.span, m.kind))))


def _is_slot(m: Mention) -> bool:
    """Is the detail one a claim can carry? Datelines, doubtful places, those that only say where
    another lies, and undecided ones are not."""
    if isinstance(m, Quantity):
        return m.value is not None
    if isinstance(m, Place):
        return m.value is not None and m.role not in ASIDE and not m.doubtful
    return m.value is not None


def _as_slot(m: Mention) -> Mention:
    if isinstance(m, Place) and m.role == "actor":
        return EntityMention(m.span, m.rule, m.value)
    return m


def _beside(reading: Reading, claim: Claim, said: Sequence[Attribution], m: Time) -> bool:
    """Does a time outside the claim belong to it: in the clause of its cue, in the same sentence?"""
    if m.value is None or m.span.overlaps(claim.span) or m.timex_type in ("DURATION", "SET"):
        return False
    document = reading.document
    here = document.sentences[max(0, document.sentence_at(m.span.start))].span
    home = here if m.span.within(here) else None
    if home is None or not said:
        shared = not any(m.span.overlaps(c.span) for c in reading.claims) or not _dated(reading, claim)
        return home is not None and claim.span.within(home) and shared and not _in_dateline(reading, m.span)
    if _in_dateline(reading, m.span):
        return False
    others = [c for c in reading.claims if m.span.overlaps(c.span)]
    return not others and any(cue.within(home) for a in said for cue in a.cue)


def _dated(reading: Reading, claim: Claim) -> bool:
    """Has the claim a time of its own, so that one in another clause of the sentence is that clause's?"""
    return any(time.span.within(claim.span) for time in reading.times)


def _told_before(reading: Reading, claim: Claim, mentions: Sequence[Mention]) -> list[Time]:
    """`One proof came on 21 October. Police held 18 men`: a sentence that only dates what the next one tells."""
    sentences = reading.document.sentences
    here = next((n for n, s in enumerate(sentences) if claim.span.overlaps(s.span)), 0)
    if here == 0 or sentences[here - 1].paragraph != sentences[here].paragraph:
        return []
    before = sentences[here - 1]
    language = languages.get(reading.article.language)
    tokens = reading.document.tokens[before.first : before.last]
    times = [m for m in mentions if isinstance(m, Time) and m.value and m.span.within(before.span)]
    counted = any(isinstance(m, Quantity) and m.span.within(before.span) for m in mentions)
    said = any(cue.within(before.span) for a in reading.attributions for cue in a.cue)
    happens = any(language.is_("happening", token.low) for token in tokens)
    return times if happens and len(times) == 1 and not counted and not said else []


def _in_dateline(reading: Reading, span: Span) -> bool:
    return reading.document.dateline is not None and span.within(reading.document.dateline)


def _statement_date(m: Time, said: Sequence[Attribution], media: frozenset[str]) -> Time:
    """The role of a date that stands with the cue: a medium's is the report's, anyone else's the statement's."""
    if m.role == "as-of" or not said:
        return m
    reported = any(id in media or id.startswith(("media-", "anon-")) for a in said for id in a.chain[-1:])
    return replace(m, role="report-date" if reported else "statement-date")
