"""Cuts a piece of a sentence into clauses that could be true or false by themselves.

A cut needs a predicate (an event trigger or an auxiliary) or an amount on either side; a shared subject is not cut off
its second verb. Parts of a whole ("including 500 officers") are clauses of their own.
"""

import itertools
from collections.abc import Iterable
from dataclasses import dataclass

from muasal.model import Event, Quantity
from muasal.read.line import Line, Piece
from muasal.read.parse import Tree

PREDICATES = ("VERB", "ADJ")
INNER = ("acl", "acl:relcl", "advcl", "amod", "xcomp")  # verbs that are no clause of their own
SHORTEST = 3  # tokens of a clause, unless it has an amount and a predicate


@dataclass(frozen=True)
class Signs:
    """Which tokens of a line begin an event trigger or an amount, or belong to one."""

    triggers: frozenset[int]
    amounts: frozenset[int]  # first tokens of amounts
    counted: frozenset[int]  # all tokens of amounts
    parts: frozenset[int] = frozenset()  # first tokens of amounts that are a part of what was counted before
    tallied: frozenset[int] = frozenset()  # and of those whose verb says that they were counted


def signs(line: Line, events: Iterable[Event], quantities: Iterable[Quantity]) -> Signs:
    """The signs of one line."""
    spans = [q.span for q in quantities if q.span.within(line.sentence.span)]
    pieces = [p for p in (line.piece(span) for span in spans) if p[0] < p[1]]
    bare = {i for i in range(line.first, line.last) if line.tokens[i].kind == "number" and i not in line.timed}
    counted = frozenset(i for a, b in pieces for i in range(a, b))
    told = [line.piece(e.span) for e in events if e.span.within(line.sentence.span)]
    triggers = {next((i for i in range(a, b) if i not in counted), a) for a, b in told}
    amounts = frozenset({a for a, _ in pieces} | (bare - counted))
    parts, tallied = (
        frozenset(line.piece(q.span)[0] for q in quantities if q.rule == rule)
        for rule in ("quantity/anaphor", "quantity/far")
    )
    return Signs(frozenset(triggers - line.timed), amounts, counted, parts, tallied)


def clauses(line: Line, piece: Piece, seen: Signs) -> list[Piece]:
    """The clauses of `piece`, left to right; at least the piece itself, if it holds a word."""
    cuts = [i for i in range(piece[0] + 1, piece[1]) if _cuts(line, piece, i, seen)]
    bounds = [piece[0], *cuts, piece[1]]
    parts = [_clean(line, (a, b)) for a, b in itertools.pairwise(bounds)]
    return [p for p in parts if any(line.tokens[i].kind != "mark" for i in range(*p))]


def _clean(line: Line, piece: Piece) -> Piece:
    return line.trim(piece, "opener", "leading-adverb", "coordinator", "contrast", "complementizer")


def _cuts(line: Line, piece: Piece, at: int, seen: Signs) -> bool:
    """Does a clause begin at token `at`?"""
    before = line.tokens[at - 1].text
    if _ended(line, at):
        return True
    if _opens_part(line, piece, at, seen):
        return True
    joins = line.is_("coordinator", at) or line.is_("clause-conjunction", at)
    if not joins and before not in ",–—":
        return False
    left, right = _around(line, piece, at)
    if line.is_("coordinator", at) and at + 1 < piece[1] and line.is_("complementizer", at + 1):
        return True
    if joins and _two_clauses(line, left, (at + 1, right[1])):
        return True
    if joins:
        return _balanced(line, left, (at + 1, right[1]), seen, line.is_("clause-conjunction", at))
    joined = line.is_("coordinator", at - 1) or line.is_("clause-conjunction", at - 1)
    if before in ",–—" and not joined and line.tokens[at].start > line.tokens[at - 1].end:
        if _part_behind(line, piece, at, seen):
            return True
        if line.sentence.headline:
            return _has(left, seen) and _has(right, seen) and _told(line, left, seen) and _told(line, right, seen)
        return (
            _counted_clause(line, left, seen) and _counted_clause(line, right, seen) and not _verb_first(line, at, seen)
        )
    return False


def _ended(line: Line, at: int) -> bool:
    """Does a sentence or a part of one parted by a semicolon end before token `at`?"""
    mark, token = line.tokens[at - 1], line.tokens[at]
    if mark.text not in ".!?…;" or token.start == mark.end:
        return False
    abbreviated = mark.text == "." and at > 1 and line.tokens[at - 2].low in line.language.abbreviations
    return mark.text == ";" or (not abbreviated and not token.text[0].islower() and token.kind != "number")


def _around(line: Line, piece: Piece, at: int) -> tuple[Piece, Piece]:
    """The stretches before and after `at`, up to the nearest marks or coordinators that could cut, too."""
    a = at - 1
    while a > piece[0] and line.tokens[a - 1].text not in ",;.!?":
        a -= 1
    b = at + 1
    while b < piece[1] and line.tokens[b].text not in ",;.!?" and not line.is_("coordinator", b):
        b += 1
    return (a, at), (at, b)


def _has(piece: Piece, seen: Signs) -> bool:
    return any(i in seen.triggers or i in seen.amounts for i in range(*piece))


def _told(line: Line, piece: Piece, seen: Signs) -> bool:
    """Is it more than a name in a list?"""
    return (piece[1] - piece[0] >= 2 and any(i in seen.triggers for i in range(*piece))) or piece[1] - piece[
        0
    ] >= SHORTEST


def _counted_clause(line: Line, piece: Piece, seen: Signs) -> bool:
    """An amount and something that happens to it: an event, or a verb behind it."""
    first = next((i for i in range(*piece) if i in seen.amounts), piece[1])
    happens = any(i in seen.triggers and i not in seen.counted for i in range(*piece))
    verb = line.tree is not None and any(_is_verb(line.tree, i) for i in range(first, piece[1]))
    return first < piece[1] and (happens or verb or first in seen.parts)


def _balanced(line: Line, left: Piece, right: Piece, seen: Signs, conjunction: bool) -> bool:
    """Do both sides of a conjunction stand by themselves?"""
    counted = _counted_clause(line, left, seen) and _counted_clause(line, right, seen)
    if not counted and not (_predicate(line, left, seen) and _predicate(line, right, seen)):
        return False
    opens = right[0]
    if _verb_first(line, opens, seen) or _parallel(line, left, right, seen) or _shared_verb(line, left, right, seen):
        return False
    if counted or (_dated(line, left) and _dated(line, right)):
        return True
    if right[1] - right[0] < SHORTEST:
        return False
    comma = line.tokens[opens - 2].text == ","
    subject = any(line.is_("auxiliary", i) for i in range(opens + 1, min(opens + 3, right[1])))
    return comma or (subject and not conjunction)


def _two_clauses(line: Line, left: Piece, right: Piece) -> bool:
    """Has either side a verb with a subject of its own, by the sentence's tree?"""
    return line.tree is not None and _clause(line.tree, left) and _clause(line.tree, right)


def _clause(tree: Tree, piece: Piece) -> bool:
    told = (i for i in range(*piece) if tree.tag(i) in PREDICATES or _is_verb(tree, i))
    verbs = [i for i in told if tree.relation(i) not in INNER]
    subjects = (s for v in verbs for s in (*tree.children(v, "nsubj", "nsubj:pass"), *_fronted(tree, v)))
    return any(piece[0] <= s < piece[1] for s in subjects)


def _is_verb(tree: Tree, at: int) -> bool:
    """A verb, or a participle that is tagged as something else: only verbs have passive subjects."""
    return tree.tag(at) == "VERB" or bool(tree.children(at, "nsubj:pass"))


def _fronted(tree: Tree, verb: int) -> list[int]:
    """«[Два магазини] пограбовано»: an object before its verb stands where a subject does."""
    return [i for i in tree.children(verb, "obj") if i < verb]


def _dated(line: Line, piece: Piece) -> bool:
    return any(i in line.timed for i in range(*piece))


def _shared_verb(line: Line, left: Piece, right: Piece, seen: Signs) -> bool:
    """`The slide left [11 dead] and [5 missing]`: are both objects of one verb, which stands before the first?"""
    first = next((i for i in range(*left) if i in seen.amounts), left[0])
    led = any(line.is_("preposition", i) or i in line.timed for i in range(left[0], first))
    said = any(i in seen.triggers and i not in seen.counted for i in range(first, left[1]))
    own = any(line.is_("auxiliary", i) for i in range(*right))
    return first > left[0] + 1 and right[0] in seen.amounts and said and not led and not own


def _parallel(line: Line, left: Piece, right: Piece, seen: Signs) -> bool:
    """«Взрыв [убил девятерых] и [ранил 30]»: a verb and its object twice, behind one subject."""
    first = next((i for i in range(*left) if i in seen.amounts), left[0])
    verb = next((i for i in range(left[0] + 1, first) if _verb(line, i, seen)), left[0])
    led = any(line.is_("preposition", i) or i in line.timed for i in range(left[0], verb))
    counted = any(i in seen.amounts for i in range(right[0] + 1, right[1]))
    return left[0] < verb < first and _verb(line, right[0], seen) and counted and not led


def _verb(line: Line, at: int, seen: Signs) -> bool:
    """Is the token an event, or a verb by the sentence's tree?"""
    return at in seen.triggers or (line.tree is not None and _is_verb(line.tree, at))


def _verb_first(line: Line, at: int, seen: Signs) -> bool:
    """Does the clause open with its verb, sharing the subject before it? Untold where verbs may stand first."""
    opens = _verb(line, at, seen) or line.is_("auxiliary", at)
    return opens and not line.language.config.get("inversion", False)


def _predicate(line: Line, piece: Piece, seen: Signs) -> bool:
    return any(i in seen.triggers or line.is_("auxiliary", i) for i in range(*piece))


def _opens_part(line: Line, piece: Piece, at: int, seen: Signs) -> bool:
    """`including 500 officers`: a part-word followed by an amount."""
    if at - piece[0] < 2 or line.tokens[at - 1].text not in ",–—":
        return False
    small = ("preposition", "demonstrative")
    word = next((i for i in range(at, piece[1]) if not any(line.is_(c, i) for c in small)), at)
    word = at if line.is_("part", at) else word  # «в том [числе]»
    return line.is_("part", word) and any(i in seen.amounts for i in range(word + 1, min(word + 4, piece[1])))


def _part_behind(line: Line, piece: Piece, at: int, seen: Signs) -> bool:
    """`, 500 officers among them`: an amount after a comma with a part-word behind it."""
    end = next((i for i in range(at, piece[1]) if line.tokens[i].text in ",;.!?"), piece[1])
    return at in seen.parts or (at in seen.amounts and any(line.is_("part", i) for i in range(at, end)))
