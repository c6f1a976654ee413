"""How sure a source sounds. A hedge counts when it stands in the cue or governs the content's main clause."""

from muasal.languages import Match
from muasal.read.events import triggers
from muasal.read.line import Line, Piece
from muasal.read.quantity_words import PERSON, quantity_words

SUBORDINATE = ("relative", "clause-conjunction")
ATTRIBUTE = "attribute"  # class of hedges.tsv for adjectives
MODIFIED = 3  # tokens behind such an adjective among which its noun stands


def certainty(line: Line, cue_says: str, pieces: tuple[Piece, ...]) -> str:
    """certain · hedged, for content `pieces` under a cue that by itself says `cue_says`."""
    if cue_says == "hedged":
        return "hedged"
    return "hedged" if any(hedged(line, piece) for piece in pieces[:1]) else "certain"


def hedged(line: Line, piece: Piece) -> bool:
    """Does a hedge govern the main clause of the piece, or a condition behind it ("it would close, if …")?"""
    a, b = main_clause(line, piece)
    found = line.language.hedges.find(line.tokens, a, b)
    condition = line.language.hedges.at(line.tokens, b, piece[1]) if b < piece[1] else None
    if condition is not None and condition.value == "conditional":
        return True
    return any(match.first not in line.timed and _governs(line, match, b) for match in found)


def _governs(line: Line, match: Match[str], end: int) -> bool:
    """Does the hedge bear on what happens? `Alleged` before an event does ("the alleged attack"); before people and
    things it hedges them alone ("arrested three alleged smugglers", "40 suspected cases")."""
    if match.value != ATTRIBUTE:
        return True
    nouns, events = quantity_words(line.language).nouns, triggers(line.language)
    for at in range(match.last, min(match.last + MODIFIED, end)):
        counted = nouns.at(line.tokens, at, end)
        person = counted is not None and counted.value.kind == PERSON
        if line.is_mark(at) or person or line.language.nouns.at(line.tokens, at, end):
            return False
        if counted is not None or events.at(line.tokens, at, end):
            return events.at(line.tokens, at, end) is not None
    return False


def main_clause(line: Line, piece: Piece) -> Piece:
    """The piece up to its first subordinate clause."""
    a, b = piece
    for i in range(a + 1, b):
        if any(line.is_(c, i) for c in SUBORDINATE):
            return a, i
    return piece
