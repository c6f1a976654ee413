"""Cuts a piece of a sentence into clauses that could be true or false by themselves.

A cut needs a predicate (an event trigger or an auxiliary) or an amount on either side; a shared subject is not cut off
its second verb. Parts of a whole ("including 500 officers") are clauses of their own.
"""

import itertools
from collections.abc import Iterable
from dataclasses import dataclass

from muasal.model import Event, Quantity
from muasal.read.line import Line, Piece

SHORTEST = 3  # tokens of a clause, unless it has an amount and a predicate


@dataclass(frozen=True)
class Signs:
    """Which tokens of a line begin an event trigger or an amount, or belong to one."""

    triggers: frozenset[int]
    amounts: frozenset[int]  # first tokens of amounts
    counted: frozenset[int]  # all tokens of amounts


def signs(line: Line, events: Iterable[Event], quantities: Iterable[Quantity]) -> Signs:
    """The signs of one line."""
    spans = [q.span for q in quantities if q.span.within(line.sentence.span)]
    pieces = [p for p in (line.piece(span) for span in spans) if p[0] < p[1]]
    triggers = {line.piece(e.span)[0] for e in events if e.span.within(line.sentence.span)}
    bare = {i for i in range(line.first, line.last) if line.tokens[i].kind == "number" and i not in line.timed}
    counted = frozenset(i for a, b in pieces for i in range(a, b))
    amounts = frozenset({a for a, _ in pieces} | (bare - counted))
    return Signs(frozenset(triggers - line.timed), amounts, counted)


def clauses(line: Line, piece: Piece, seen: Signs) -> list[Piece]:
    """The clauses of `piece`, left to right; at least the piece itself, if it holds a word."""
    cuts = [i for i in range(piece[0] + 1, piece[1]) if _cuts(line, piece, i, seen)]
    bounds = [piece[0], *cuts, piece[1]]
    parts = [_clean(line, (a, b)) for a, b in itertools.pairwise(bounds)]
    return [p for p in parts if any(line.tokens[i].kind != "mark" for i in range(*p))]


def _clean(line: Line, piece: Piece) -> Piece:
    return line.trim(piece, "opener", "leading-adverb", "coordinator", "complementizer")


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
    if joins:
        return _balanced(line, left, (at + 1, right[1]), seen, line.is_("clause-conjunction", at))
    joined = line.is_("coordinator", at - 1) or line.is_("clause-conjunction", at - 1)
    if before in ",–—" and not joined and line.tokens[at].start > line.tokens[at - 1].end:
        if _part_behind(line, piece, at, seen):
            return True
        if line.sentence.headline:
            return _has(left, seen) and _has(right, seen) and _told(line, left, seen) and _told(line, right, seen)
        return _counted_clause(left, seen) and _counted_clause(right, seen) and not _verb_first(line, at, seen)
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


def _counted_clause(piece: Piece, seen: Signs) -> bool:
    """An amount and something that happens to it."""
    return any(i in seen.amounts for i in range(*piece)) and any(
        i in seen.triggers and i not in seen.counted for i in range(*piece)
    )


def _balanced(line: Line, left: Piece, right: Piece, seen: Signs, conjunction: bool) -> bool:
    """Do both sides of a conjunction stand by themselves?"""
    if not (_predicate(line, left, seen) and _predicate(line, right, seen)):
        return False
    if _counted_clause(left, seen) and _counted_clause(right, seen):
        return True
    opens = right[0]
    if _verb_first(line, opens, seen) or right[1] - right[0] < SHORTEST:
        return False
    comma = line.tokens[opens - 2].text == ","
    subject = any(line.is_("auxiliary", i) for i in range(opens + 1, min(opens + 3, right[1])))
    return comma or (subject and not conjunction)


def _verb_first(line: Line, at: int, seen: Signs) -> bool:
    """Does the clause open with its verb, sharing the subject before it? Untold where verbs may stand first."""
    opens = at in seen.triggers or line.is_("auxiliary", at)
    return opens and not line.language.config.get("inversion", False)


def _predicate(line: Line, piece: Piece, seen: Signs) -> bool:
    return any(i in seen.triggers or line.is_("auxiliary", i) for i in range(*piece))


def _opens_part(line: Line, piece: Piece, at: int, seen: Signs) -> bool:
    """`including 500 officers`: a part-word followed by an amount."""
    if not line.is_("part", at) or at - piece[0] < 2 or line.tokens[at - 1].text not in ",–—":
        return False
    return any(i in seen.amounts for i in range(at + 1, min(at + 4, piece[1])))


def _part_behind(line: Line, piece: Piece, at: int, seen: Signs) -> bool:
    """`, 500 officers among them`: an amount after a comma with a part-word behind it."""
    end = next((i for i in range(at, piece[1]) if line.tokens[i].text in ",;.!?"), piece[1])
    return at in seen.amounts and any(line.is_("part", i) for i in range(at, end))
