"""Who says what: the attributions of a document, source, cue and content as spans, by a token grammar on cue tables.

Works sentence by sentence: `drafts` (one a cue), `chains` (what drafts have to do with each other), then here: the
content in the sentence before ("this was reported by X") and quotations that go on without a cue.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from muasal.languages import Language
from muasal.model import Attribution, Document, Reference, Span
from muasal.read import stance
from muasal.read.chains import Joined, join
from muasal.read.contents import quoted_kind
from muasal.read.drafts import drafts
from muasal.read.layers import learned, together
from muasal.read.line import Line, Piece, lines
from muasal.read.name_words import Words
from muasal.read.names import Named
from muasal.read.parse import parse
from muasal.read.types import of_phrase
from muasal.read.verbs import AFTER_QUOTATION

# frames of cues whose source is a phrase of the sentence
SOURCED = ("verb", "tag", "prep", "citing", "carried", "noun")


def find(
    document: Document,
    language: Language,
    times: Sequence[Span] = (),
    names: Sequence[Named] = (),
    attitudes: bool = False,
) -> list[Attribution]:
    """The attributions of `document` in text order; ids are t1, t2 … within it and `chain` is still empty.

    `times` are the spans of time expressions, which are no part of a source; `names` tell what a source is. With
    `attitudes` also what somebody wants, supports, fears, as far as the tagger sees it.
    """
    return of_lines(parsed(document, language, times, everything=attitudes), names, attitudes)


def of_lines(all_lines: Sequence[Line], names: Sequence[Named], attitudes: bool = False) -> list[Attribution]:
    """The same for lines as `parsed` gives them, all those of a document."""
    if not all_lines:
        return []
    out: list[Attribution] = []
    owner: Line | None = None
    words = Words(all_lines[0].tokens, all_lines[0].language)
    told = learned(all_lines, names) if attitudes else {}
    for line in all_lines:
        both = together(line, join(line, drafts(line)), told.get(line.sentence.first, ()))
        found = [_attribution(line, owner, joined, words, names) for joined in both]
        kept = [a for a in found if a is not None]
        if not kept and out and owner is not None and _goes_on(out[-1], owner, line):
            out[-1] = _prolonged(out[-1], line)
        for a in kept:
            if out and owner is not None and _is_told_on(out, a, owner):
                a = _told_on(out.pop(), a)
            out.append(a)
        owner = line
    return [replace(a, id=f"t{n}") for n, a in enumerate(_in_order(out), 1)]


def parsed(document: Document, language: Language, times: Sequence[Span], everything: bool = False) -> list[Line]:
    """The lines of the document; those with a cue that has a source beside it have their tree, where the language has
    a parser. With `everything` all have it.
    """
    all_lines = lines(document, language, times)
    if not all_lines:
        return []
    asked = [line.sentence for line in all_lines if everything or any(c.value.frame in SOURCED for c in line.cues)]
    trees = parse(document, language, asked)
    return [replace(line, tree=trees.get(line.sentence.first)) for line in all_lines]


def _attribution(
    line: Line, before: Line | None, joined: Joined, words: Words, names: Sequence[Named]
) -> Attribution | None:
    """The attribution in characters; None where its content lies in a sentence that is not there."""
    draft, pieces = joined.draft, joined.draft.contents
    content = tuple(line.span(piece) for piece in pieces)
    if draft.side == "previous":
        if before is None or before.sentence.headline or line.sentence.paragraph - before.sentence.paragraph > 1:
            return None
        if AFTER_QUOTATION in draft.rule and not _quotation_only(before):
            return None
        content = (_whole(before),)
    return Attribution(
        id="",
        article="",
        cue=_spans(line, draft.cue),
        source=tuple(line.span(p.piece) for p in draft.sources),
        content=content,
        stance=draft.stance,
        certainty=stance.certainty(line, draft.certainty, pieces),
        quoted="direct" if AFTER_QUOTATION in draft.rule else quoted_kind(line, pieces),
        rule=draft.rule,
        references=_references(line, joined, words, names),
    )


def _references(line: Line, joined: Joined, words: Words, names: Sequence[Named]) -> tuple[Reference, ...]:
    if joined.links:
        found = [of_phrase(words, *p.piece, names, line.tree) for p in joined.links]
        types = ("" if typed.weak else typed.type for typed in found)  # two capitals may be a person or a newspaper
        return tuple(Reference(line.span(p.piece), p.kind, t) for p, t in zip(joined.links, types, strict=True))
    return (Reference(None, joined.draft.silent or "implicit"),)


def _spans(line: Line, indexes: Iterable[int]) -> tuple[Span, ...]:
    """The tokens as spans, neighbours joined."""
    pieces: list[Piece] = []
    for i in indexes:
        if pieces and pieces[-1][1] == i:
            pieces[-1] = (pieces[-1][0], i + 1)
        else:
            pieces.append((i, i + 1))
    return tuple(line.span(piece) for piece in pieces)


def _whole(line: Line) -> Span:
    """The sentence without its dateline and its closing mark."""
    return line.span(line.trim((line.first, line.last)))


def _quotation_only(line: Line) -> bool:
    """Is the sentence nothing but a quotation?"""
    outside = [i for i in range(line.first, line.last) if line.quoted(i) is None and line.tokens[i].kind != "mark"]
    return bool(line.quotes) and not outside


def _is_told_on(out: Sequence[Attribution], a: Attribution, before: Line) -> bool:
    """`The ministry confirmed C. This was reported by X`: is what X tells one attribution, the only one there?"""
    there = [o for o in out if any(cue.within(before.sentence.span) for cue in o.cue)]
    return a.content == (_whole(before),) and len(there) == 1 and there[0] is out[-1] and bool(out[-1].source)


def _told_on(told: Attribution, teller: Attribution) -> Attribution:
    """The two as one: what is said is the first one's, the second stands nearer the article."""
    return replace(
        told,
        cue=(*told.cue, *teller.cue),
        source=(*told.source, *teller.source),
        references=(*teller.references, *told.references),
        rule=f"{told.rule}+backward",
    )


def _goes_on(last: Attribution, before: Line, line: Line) -> bool:
    """Is the sentence a quotation of whoever spoke last? A video or a report does not speak on."""
    speaks = not any(reference.type == "document" for reference in last.references)
    return speaks and _quotation_only(line) and _next_to(before, line)


def _next_to(a: Line, b: Line) -> bool:
    return b.sentence.paragraph - a.sentence.paragraph <= 1 and not a.sentence.headline


def _prolonged(attribution: Attribution, line: Line) -> Attribution:
    """The attribution with the quotation of `line` as a further content: nobody else has spoken since."""
    spans = (line.span(line.trim(q)) for q in line.quotes)
    more = tuple(span for span in spans if not any(span.overlaps(known) for known in attribution.content))
    if not more:
        return attribution
    quoted = attribution.quoted if attribution.quoted == "direct" else "mixed"
    rule = f"{attribution.rule}+goes-on"
    return replace(attribution, content=(*attribution.content, *more), quoted=quoted, rule=rule)


def _in_order(attributions: list[Attribution]) -> list[Attribution]:
    return sorted(attributions, key=lambda a: (min(s.start for s in (*a.cue, *a.content)), a.cue))
