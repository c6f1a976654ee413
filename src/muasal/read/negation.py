"""Does a clause tell that something did not happen? The words that say so, and by which rule.

`Not only`, *tidak hanya*, «не менее» and "not on Monday, but on Tuesday" deny nothing that happened. A second verb's
negation ("the roof fell in, but nobody was hurt") is none of the first's.
"""

from collections.abc import Iterable, Sequence

from muasal.model import Negation, Span
from muasal.read.clauses import Signs
from muasal.read.line import Line, Piece
from muasal.read.stance import SUBORDINATE

SEEMING = "seeming"  # class of negations.tsv for what only looks like a negation


def negated(line: Line, piece: Piece, seen: Signs, cues: Sequence[Span] = ()) -> Negation | None:
    """What denies the event of a clause's main part; None if nothing does. Negations within `cues` are the cue's own
    ("did not deny")."""
    a, b = _main(line, piece)
    for first, last, rule in _words(line, (a, b), piece[1]):
        span = line.span((first, last))
        if any(span.overlaps(cue) for cue in cues):
            continue
        if _in_second_part(line, (a, first), seen):
            return None
        if not _contrasts(line, last, piece[1]):
            return Negation(span, f"negated:{rule}")
    return None


def _main(line: Line, piece: Piece) -> Piece:
    """The piece without the subordinate clause before its main clause, and without those behind it."""
    a, b = piece
    if any(line.is_(c, a) for c in SUBORDINATE):
        a = next((i + 1 for i in range(a, b) if line.is_break(i)), a)
    end = next((i for i in range(a + 1, b) if any(line.is_(c, i) for c in SUBORDINATE)), b)
    return a, end


def _words(line: Line, piece: Piece, ceiling: int) -> Iterable[tuple[int, int, str]]:
    """The negations that begin in a piece, left to right: their tokens, before `ceiling`, and their class."""
    at, end = piece
    while at < end:
        match = None if _numbers(line, at) else line.language.negations.at(line.tokens, at, ceiling)
        if match is not None and match.value != SEEMING:
            yield at, match.last, match.value
        elif match is None and line.is_("negation", at) and at + 1 < end:
            yield at, at + 1, "verb"
        at = match.last if match else at + 1


def _numbers(line: Line, at: int) -> bool:
    """`No. 5`: is it short for a number?"""
    return at + 2 < line.last and line.tokens[at + 1].text == "." and line.tokens[at + 2].kind == "number"


def _in_second_part(line: Line, before: Piece, seen: Signs) -> bool:
    """Does something happen before the negation, in a part of the clause that ends before it?"""
    happens = next((i for i in range(*before) if i in seen.triggers), None)
    if happens is None:
        return False
    return any(line.is_break(i) or line.is_("coordinator", i) for i in range(happens + 1, before[1]))


def _contrasts(line: Line, index: int, end: int) -> bool:
    """`Not [on Monday], but …`: is only a detail denied, for which another is given?"""
    token = line.tokens[index] if index < end else None
    detail = token is not None and (token.kind == "number" or index in line.timed or line.is_("preposition", index))
    return detail and any(line.is_("contrast", i) for i in range(index + 1, end))
