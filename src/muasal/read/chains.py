"""What drafts of one sentence have to do with each other: nested sources, continued contents, contents cut short.

`X, citing Y, said C` · *dilansir X, Y mengatakan C* · «сообщает X со ссылкой на Y» · `according to Y, quoted by X`
are one attribution with two links, nearest the article first.
"""

from dataclasses import dataclass, replace

from muasal.read.draft import Draft
from muasal.read.line import Line, Piece
from muasal.read.phrases import Phrase

NEAR = 3  # tokens between the head of a content and the source that opens it
HOSTS = ("verb", "prep", "tag", "around", "clitic", "colon")


@dataclass(frozen=True, slots=True)
class Joined:
    """A draft with its chain: `links` are its sources nearest first; `draft` keeps cue, contents, stance."""

    draft: Draft
    links: tuple[Phrase, ...]


def join(line: Line, drafts: list[Draft]) -> list[Joined]:
    """The attributions of a sentence."""
    out: list[Joined] = []
    for draft in drafts:
        step = Joined(draft, draft.sources if draft.silent != "continued" else ())
        while out and (merged := _merge(line, out[-1], step)) is not None:
            out.pop()
            step = merged
        if out and _outranked(out[-1], step):
            out.pop()
        if out and (parted := _parted(line, out[-1], step)) is not None:
            out[-1:] = parted
            continue
        if step.draft.silent == "continued" and step.draft.sources:
            step = Joined(replace(step.draft, silent=""), step.draft.sources)  # what went before tells nothing
        if step.draft.silent == "continued" or (out and _swallowed(line, out[-1], step)):
            continue
        cut = _cut(line, out.pop(), step) if out else None
        out += [cut, step] if cut else [step]
    return [clean for clean in (_without_own_words(line, j) for j in out if j.draft.lone) if clean]


def _outranked(a: Joined, b: Joined) -> bool:
    """Is the first a nameless hedge inside what the second's named source says?"""
    nameless = a.draft.silent == "implicit" or a.draft.frame == "hedge"
    return nameless and bool(b.links) and _inside(a.draft.cue[0], b.draft.contents)


def _merge(line: Line, a: Joined, b: Joined) -> Joined | None:
    """Both as one attribution, None if they are two."""
    one, two = a.draft, b.draft
    if two.silent == "continued":
        return _continued(line, a, two)
    if one.frame in ("citing", "carried") and two.frame in HOSTS and _inside(two.start, one.contents):
        return _one(a, b, two.contents, _links(a, b))
    if one.frame in ("citing", "carried") and two.frame == "verb" and two.side == "previous":
        return _one(a, b, two.contents, _links(a, b))  # «Про це з посиланням на Y пише X»
    if two.frame in ("citing", "carried") and one.frame in (*HOSTS, "impersonal", "carried"):
        return _cited(a, b)
    if one.frame in ("prep", "around") and one.side == "after" and _follows(two) and _opens(two, one.contents):
        return _one(a, b, two.contents, (*a.links, *b.links))
    if two.frame in ("prep", "around") and one.side == "after" and two.sources and _opens(two, one.contents):
        return _one(a, b, one.contents, (*a.links, *b.links))
    if one.side == "after" and two.side == "before" and two.frame in HOSTS and _reaches_over(two, one):
        return _told_on(a, b)
    return None


def _links(a: Joined, b: Joined) -> tuple[Phrase, ...]:
    """The sources of a cue that passes on, `a`, and of what tells: whom it cites is deeper, who carries it nearer."""
    return (*a.links, *b.links) if a.draft.frame == "carried" else (*b.links, *a.links)


def _follows(draft: Draft) -> bool:
    """Does the draft tell, by a named source, what comes with or after its cue?"""
    return draft.side == "after" or (draft.side in ("around", "previous") and bool(draft.sources))


def _one(a: Joined, b: Joined, contents: tuple[Piece, ...], links: tuple[Phrase, ...]) -> Joined:
    """The two as one: stance, certainty and rule of the one that carries the content."""
    carrier = a.draft if contents is a.draft.contents else b.draft
    other = a.draft if carrier is b.draft else b.draft
    cue = tuple(sorted({*a.draft.cue, *b.draft.cue}))
    sources = tuple(sorted({*a.draft.sources, *b.draft.sources}, key=lambda p: p.piece))
    rule = f"{carrier.rule}+{other.frame}"
    silent = "" if links else carrier.silent
    whole = replace(carrier, cue=cue, sources=sources, contents=contents, rule=rule, silent=silent, lone=True)
    return Joined(whole, links)


def _cited(a: Joined, b: Joined) -> Joined:
    """`X reported, citing Y` (Y is deeper) and `according to Y, quoted by X` (X is nearer)."""
    links = (*a.links, *b.links) if b.draft.frame == "citing" else (*b.links, *a.links)
    return _one(a, b, a.draft.contents, links)


def _told_on(a: Joined, b: Joined) -> Joined:
    """`Y said C, the newspaper X reported`: X is nearer; the content is Y's, up to X's words."""
    contents = tuple((p, min(q, b.draft.start)) for p, q in a.draft.contents)
    return _one(a, b, (), (*b.links, *a.links)) if not contents else _with(a, b, contents)


def _with(a: Joined, b: Joined, contents: tuple[Piece, ...]) -> Joined:
    merged = _one(a, b, a.draft.contents, (*b.links, *a.links))
    return Joined(replace(merged.draft, contents=contents), merged.links)


def _continued(line: Line, a: Joined, two: Draft) -> Joined | None:
    """`X said C, adding that D`: one source, one attribution, two contents."""
    if not two.contents or a.draft.silent == "continued" or two.stance != a.draft.stance or _others(a, two):
        return None
    cue = tuple(sorted({*a.draft.cue, *two.cue}))
    pieces = (*_up_to(line, a.draft.contents, two.cue[0]), *(line.trim(p) for p in two.contents))
    contents = tuple(piece for piece in pieces if piece[0] < piece[1])
    return Joined(replace(a.draft, cue=cue, contents=contents, rule=f"{a.draft.rule}+continued"), a.links)


def _parted(line: Line, a: Joined, b: Joined) -> tuple[Joined, Joined] | None:
    """`X denied C and said that D`: two attributions, since the stances differ, with one source."""
    one, two = a.draft, b.draft
    if two.silent != "continued" or not two.contents or not a.links or one.frame != "verb" or _others(a, two):
        return None
    head = tuple(p for p in _up_to(line, one.contents, two.cue[0]) if p[0] < p[1])
    own = replace(two, sources=one.sources, silent="", rule=f"{two.rule}+shared")
    return (Joined(replace(one, contents=head), a.links), Joined(own, a.links)) if head else None


def _others(a: Joined, two: Draft) -> bool:
    """Is what goes on known to be somebody else's words?"""
    known = [p.piece for p in two.sources]
    return bool(known and a.links) and not any(p.piece[0] < y and x < p.piece[1] for p in a.links for x, y in known)


def _up_to(line: Line, contents: tuple[Piece, ...], limit: int) -> list[Piece]:
    """The contents before the limit, without an "and" at their end."""
    return [_without_coordinator(line, (p, min(q, limit))) for p, q in contents if p < limit]


def _without_coordinator(line: Line, piece: Piece) -> Piece:
    """The piece without an "and" at its end, which joins what no longer belongs to it."""
    a, b = line.trim(piece)
    while b > a and line.is_("coordinator", b - 1):
        a, b = line.trim((a, b - 1))
    return a, b


def _inside(index: int, contents: tuple[Piece, ...]) -> bool:
    return any(a <= index < b for a, b in contents)


def _opens(draft: Draft, contents: tuple[Piece, ...]) -> bool:
    """Does the draft begin where the contents begin?"""
    return bool(contents) and 0 <= draft.start - contents[0][0] <= NEAR


def _reaches_over(tag: Draft, told: Draft) -> bool:
    """Does the tag's content cover the other's source and cue?"""
    return any(a <= told.start and told.end <= b for a, b in tag.contents)


def _swallowed(line: Line, a: Joined, b: Joined) -> bool:
    """Is the second no attribution of its own: a hedge or an opinion inside what the first says?"""
    one, two = a.draft, b.draft
    if not _inside(two.cue[0], one.contents):
        return two.silent == "implicit" and any(_inside(i, one.contents) for p in two.contents for i in range(*p))
    if two.silent == "implicit" or two.frame == "hedge":
        return True
    return not _own_clause(line, two)


def _own_clause(line: Line, draft: Draft) -> bool:
    """Does the draft's source open a segment of its own?"""
    start = draft.start
    a, _ = line.segments[line.segment_of(start)]
    head = range(a, start)
    between = ("clause-conjunction", "coordinator", "adverb", "opener")
    return a > line.first and all(any(line.is_(c, i) for c in between) or i in line.timed for i in head)


def _cut(line: Line, a: Joined, b: Joined) -> Joined | None:
    """The first with its content ending where the clause of the second begins; None if nothing is left of it."""
    limit = line.segments[line.segment_of(b.draft.start)][0]
    if b.draft.side == "before":
        return a
    contents = tuple((p, min(q, limit)) for p, q in a.draft.contents if p < limit or p < b.draft.start)
    kept = tuple(piece for piece in (line.trim(p) for p in contents) if piece[0] < piece[1])
    return Joined(replace(a.draft, contents=kept), a.links) if kept or a.draft.side == "none" else None


def _without_own_words(line: Line, joined: Joined) -> Joined | None:
    """The attribution with its own source and cue taken out of its contents."""
    draft = joined.draft
    own = sorted([*((i, i + 1) for i in draft.cue), *(p.piece for p in draft.sources)])
    pieces: list[Piece] = []
    for piece in draft.contents:
        pieces += _minus(piece, own)
    trimmed = (line.trim(p) for p in pieces)
    kept = tuple(p for p in trimmed if any(line.tokens[i].kind != "mark" for i in range(*p)))
    if draft.contents and not kept and draft.side != "none":
        return None
    return Joined(replace(draft, contents=kept), joined.links)


def _minus(piece: Piece, own: list[Piece]) -> list[Piece]:
    """What is left of `piece` before, between and after the pieces of `own`."""
    out, at = [], piece[0]
    for a, b in own:
        if b > at and a < piece[1]:
            out.append((at, max(at, a)))
            at = max(at, b)
    out.append((at, piece[1]))
    return [(a, b) for a, b in out if a < b]
