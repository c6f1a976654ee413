"""Claims as worded: the contents of attributions, cut into clauses, and what the article says in its own voice."""

import itertools
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from muasal.languages import Language
from muasal.model import Attribution, Claim, Document, Event, Quantity, Span, Thing
from muasal.read.clauses import Signs, clauses, signs
from muasal.read.line import Line, Piece, by_sentence
from muasal.read.negation import negated
from muasal.read.stance import hedged

WHOLE_CLAUSE = ("denies", "declines", "doubts")  # convention 21: the claim is the whole clause
LATE = 0.7  # share of the paragraphs behind which an article turns to background
FEW = 4
SHORTEST_OWN = 4  # words of a claim in the article's own voice
SHORTEST_COUNTED = 2  # words of one that has an amount, or is a headline


@dataclass(frozen=True)
class Context:
    """What is known of a document when its claims are cut."""

    document: Document
    language: Language
    attributions: Sequence[Attribution]
    events: Sequence[Event]
    things: Sequence[Thing]
    quantities: Sequence[Quantity]
    lines: Sequence[Line]


def find(context: Context) -> list[Claim]:
    """The claims of a document in text order, ids c1, c2 …; origins are filled later, slots too."""
    found = [claim for line, here in _parted(context) for claim in _of_line(here, line)]
    ordered = sorted(_apart(found), key=lambda c: c.span)
    return [replace(claim, id=f"c{n}") for n, claim in enumerate(ordered, 1)]


def _parted(context: Context) -> Iterable[tuple[Line, Context]]:
    """Every sentence with what is known of it alone."""
    document = context.document
    said = by_sentence(document, context.attributions, lambda a: (*a.cue, *a.source, *a.content))
    events = by_sentence(document, context.events, lambda e: (e.span,))
    things = by_sentence(document, context.things, lambda t: (t.span,))
    quantities = by_sentence(document, context.quantities, lambda q: (q.span,))
    for line in context.lines:
        at = line.sentence
        known = replace(
            context,
            attributions=said.get(at, ()),
            events=events.get(at, ()),
            things=things.get(at, ()),
            quantities=quantities.get(at, ()),
        )
        yield line, known


def _of_line(context: Context, line: Line) -> Iterable[Claim]:
    seen = signs(line, context.events, context.quantities)
    cues = [cue for attribution in context.attributions for cue in attribution.cue]
    for claim in _told_in(context, line, seen):
        yield replace(claim, negated=negated(line, line.piece(claim.span), seen, cues))


def _told_in(context: Context, line: Line, seen: Signs) -> Iterable[Claim]:
    """The claims of a sentence, before it is asked whether they deny what they tell of."""
    for attribution in context.attributions:
        yield from _attributed(line, attribution, seen, context)
    if not context.attributions:
        for piece in clauses(line, (line.first, line.last), seen):
            if _worth(line, piece, seen) and not _background(context, line, seen):
                yield _claim(line, line.span(piece), None, "asserts", _certainty(line, piece), "own", context)


def _attributed(line: Line, a: Attribution, seen: Signs, context: Context) -> Iterable[Claim]:
    """The claims of one attribution within one sentence."""
    content = [span for span in a.content if span.overlaps(line.sentence.span)]
    if a.rule.startswith("verb:embracing") and content:
        content = [Span(content[0].start, content[-1].end)]
    if a.content and not content:
        return
    cue_here = any(span.overlaps(line.sentence.span) for span in a.cue)
    around = a.rule.startswith(("impersonal", "hedge")) and len(content) > 1
    bare = a.stance in WHOLE_CLAUSE or (a.stance == "confirms" and not _told(line, content, seen))
    if cue_here and (around or (bare and a.quoted != "direct") or not content):
        spans = [*content, *a.cue, *a.source]
        spans = [span for span in spans if span.overlaps(line.sentence.span)]
        hull = Span(min(s.start for s in spans), max(s.end for s in spans))
        hull = hull if content else _to_the_end(line, hull, context)
        yield _claim(line, hull, a, a.stance, a.certainty, "whole-clause", context)
        return
    pieces = [clauses(line, line.piece(span), seen) for span in content]
    if len(pieces) == 2 and all(pieces) and _broken(line, a, pieces, seen):
        pieces = [[(pieces[0][0][0], pieces[1][0][1]), *pieces[1][1:]]]
    for piece in itertools.chain.from_iterable(pieces):
        if _of_source(line, a, piece):
            continue
        certainty = "hedged" if a.certainty == "hedged" else _certainty(line, piece)
        yield _claim(line, line.span(piece), a, a.stance, certainty, "content", context)


def _to_the_end(line: Line, hull: Span, context: Context) -> Span:
    """The refusal with what it is about, which its cue does not govern: up to the end of its part of the sentence."""
    a, b = line.piece(hull)
    rest = line.trim((b, max(b, line.segments[line.segment_of(b - 1)][1])))
    others = [span for t in context.attributions for span in (*t.cue, *t.source, *t.content) if span.start >= hull.end]
    taken = rest[0] < rest[1] and any(span.overlaps(line.span(rest)) for span in others)
    return hull if taken or rest[0] >= rest[1] else line.span((a, rest[1]))


def _of_source(line: Line, a: Attribution, piece: Piece) -> bool:
    """`According to a man who saw it, …`: is the piece the relative clause of a source that stands behind its cue?"""
    at = piece[0] - 1
    relative = at > line.first and (line.is_("relative", at) or line.is_("complementizer", at))
    behind = relative and any(span.end == line.tokens[at - 1].end for span in a.source)
    return behind and any(cue.end < line.tokens[at].start for cue in a.cue)


def _broken(line: Line, a: Attribution, pieces: list[list[Piece]], seen: Signs) -> bool:
    """`Two ferries, according to X, collided`: does the source part a clause whose verb stands behind it?"""
    before, behind = pieces
    whole = any(i in seen.triggers or line.is_("auxiliary", i) for piece in before for i in range(*piece))
    anew = line.tokens[behind[0][0]].text[0].isupper()
    return not whole and not anew and "+" not in a.rule


def _told(line: Line, content: list[Span], seen: Signs) -> bool:
    """Is the content a clause rather than a name for what was confirmed ("the closure")?"""
    pieces = [line.piece(span) for span in content]
    return any(i in seen.triggers or line.is_("auxiliary", i) for a, b in pieces for i in range(a + 2, b))


def _claim(
    line: Line, span: Span, a: Attribution | None, stance: str, certainty: str, rule: str, context: Context
) -> Claim:
    return Claim(
        id="",
        article="",
        span=span,
        attributions=(a.id,) if a else (),
        origins=(),
        stance=stance,
        certainty=certainty,
        slots=(),
        events=tuple(e for e in context.events if e.span.within(span)),
        things=tuple(t for t in context.things if t.span.within(span)),
        headline=line.sentence.headline,
        rule=f"claim:{rule}",
    )


def _certainty(line: Line, piece: Piece) -> str:
    return "hedged" if hedged(line, piece) else "certain"


def _background(context: Context, line: Line, seen: Signs) -> bool:
    """Undated, uncounted sentences towards the end of an article are background ("the country keeps a large army")."""
    paragraphs = context.document.sentences[-1].paragraph + 1
    late = line.sentence.paragraph >= paragraphs * LATE and paragraphs > FEW
    return late and not seen.amounts and not line.timed


def _worth(line: Line, piece: Piece, seen: Signs) -> bool:
    """Is a clause in the article's own voice news? It tells an event, and not what is usual or always so."""
    words = [i for i in range(*piece) if line.tokens[i].kind != "mark"]
    habitual = any(line.is_("habitual", i) for i in words)
    event = any(i in seen.triggers or i in seen.tallied or line.is_("counting", i) for i in words)
    if line.sentence.headline or any(i in seen.amounts for i in words):
        return len(words) >= SHORTEST_COUNTED and (event or _part_of_whole(line, words, seen)) and not habitual
    return len(words) >= SHORTEST_OWN and event and not habitual


def _part_of_whole(line: Line, words: list[int], seen: Signs) -> bool:
    """«Серед них – 500 офіцерів»: a part-word and an amount tell something by themselves."""
    counted = any(i in seen.amounts for i in words) and any(line.is_("part", i) for i in words)
    return counted or any(i in seen.parts for i in words)


def _apart(claims: list[Claim]) -> list[Claim]:
    """No claim lies inside another: the attributed one stays, of two that overlap with both their attributions."""
    out: list[Claim] = []  # in text order, none overlapping
    for claim in sorted(claims, key=lambda c: (not c.attributions, c.span.start, -c.span.end)):
        place = bisect_right(out, claim.span.start, key=lambda c: c.span.start)
        near = (n for n in (place - 1, place) if 0 <= n < len(out))
        twin = next((n for n in near if out[n].span.overlaps(claim.span)), None)
        if twin is None:
            out.insert(place, claim)
        elif claim.attributions:
            both = (*out[twin].attributions, *claim.attributions)
            out[twin] = replace(out[twin], attributions=tuple(dict.fromkeys(both)))
    return out
