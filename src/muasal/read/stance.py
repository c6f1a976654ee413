"""How sure a source sounds. A hedge counts when it stands in the cue or governs the content's main clause."""

from muasal.read.line import Line, Piece

SUBORDINATE = ("relative", "clause-conjunction")
OPINION_CLASSES = ("opinion", "plan")


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
    return any(match.first not in line.timed for match in found)


def main_clause(line: Line, piece: Piece) -> Piece:
    """The piece up to its first subordinate clause."""
    a, b = piece
    for i in range(a + 1, b):
        if any(line.is_(c, i) for c in SUBORDINATE):
            return a, i
    return piece
