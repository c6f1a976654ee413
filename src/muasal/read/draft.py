"""A draft of an attribution, in token indexes, and what all frames of cues ask: gaps, sides, negation."""

import itertools
from dataclasses import dataclass

from muasal.languages import Cue, Match
from muasal.read import contents
from muasal.read.line import Line, Piece
from muasal.read.phrases import Phrase, unnamed

SHORT_LEAD = 8  # words before a tag that may be no clause


@dataclass(frozen=True, slots=True)
class Draft:
    """An attribution in token indexes, not yet joined to its neighbours.

    `side` says where the content stands: after · before · around · previous (in the sentence before) · none.
    """

    cue: tuple[int, ...]
    frame: str
    stance: str
    certainty: str
    sources: tuple[Phrase, ...]
    contents: tuple[Piece, ...]
    side: str
    rule: str
    silent: str = ""  # clitic · implicit, where there is no source to point at
    lone: bool = True  # may it stand without another that tells? "in an interview with X" may not

    @property
    def start(self) -> int:
        """The first token of source and cue."""
        return min((self.cue[0], *(p.piece[0] for p in self.sources)))

    @property
    def end(self) -> int:
        """The token after source and cue."""
        return max((self.cue[-1] + 1, *(p.piece[1] for p in self.sources)))


def make(
    line: Line,
    match: Match[Cue],
    source: Phrase | None,
    pieces: tuple[Piece, ...],
    side: str,
    rule: str,
    silent: str = "",
) -> Draft | None:
    """A draft, unless it has no content and needs one."""
    row = match.value
    trimmed = tuple(p for p in (line.trim(piece) for piece in pieces) if p[0] < p[1])
    if not trimmed and "none" not in row.takes and side != "previous":
        return None
    sources = (unnamed(line, source),) if source else ()
    rule = f"{rule}+tree" if source and source.by_tree else rule
    return Draft(match.tokens, row.frame, row.stance, row.certainty, sources, trimmed, side, rule, silent)


def gap_of(match: Match[Cue]) -> Piece | None:
    """The gap of a cue such as `put … at`, as a piece; None if it has none."""
    return next(((i + 1, j) for i, j in itertools.pairwise(match.tokens) if j > i + 1), None)


def both_sides(line: Line, match: Match[Cue], source: Phrase | None, earlier: Piece) -> tuple[Piece, ...]:
    """Content before the tag and, for a quotation that goes on or a clause that is only interrupted, after it."""
    left = contents.before(line, earlier[1], earlier[0])
    end = max(match.last, source.piece[1] if source else 0)
    quoted = tuple(q for q in line.quotes if q[0] >= end)
    if quoted and all(line.quoted(piece[0]) for piece in left):
        return (*left, *quoted[:1])
    rest = line.trim((end, line.last))
    if end < line.last and line.is_break(end) and rest[0] < rest[1] and line.is_("auxiliary", rest[0]):
        return (*left, rest)
    adverbial = line.is_("preposition", earlier[0]) and not any(line.is_break(i) for i in range(*earlier))
    broken = adverbial or (line.tree is not None and _verbless(line, earlier))
    return (*left, rest) if broken and interrupts(line, match, end, rest, source) else left


def _verbless(line: Line, piece: Piece) -> bool:
    """`Too often, [the mayor said,] the debate …`: is what stands before the tag no clause of its own?"""
    tree = line.tree
    assert tree is not None
    words = [i for i in range(*piece) if not line.is_mark(i)]
    return 0 < len(words) <= SHORT_LEAD and not any(tree.tag(i) in ("VERB", "AUX") for i in words)


def direct(line: Line, pieces: tuple[Piece, ...]) -> bool:
    """Is the content all quotation? Then even a weak cue reports."""
    return contents.quoted_kind(line, pieces) == "direct"


def negated(line: Line, cue: int, floor: int) -> bool:
    """Is the cue negated ("did not say")? Rows such as "did not deny" contain their negation and are no such case."""
    return any(line.is_("negation", i) for i in range(max(floor, cue - 2), cue))


def anaphor(line: Line, source: Phrase) -> bool:
    """Does the phrase before the cue point back at what was just told («про це», "hal itu")?"""
    a, b = source.piece
    outlet = next((q[0] - 1 for q in line.quotes if a < q[0] - 1 < b <= q[1] + 1), b)  # «об этом „Газете“ рассказали»
    b = outlet if outlet > a else b
    pointing = any(line.is_("demonstrative", i) for i in range(a, b))
    small = all(
        any(line.is_(c, i) for c in ("demonstrative", "preposition", "inner-preposition", "anaphor"))
        for i in range(a, b)
    )
    return pointing and small


def points_back(line: Line, piece: Piece) -> bool:
    """`this news`, *kabar tersebut*: a word for something told and a demonstrative, nothing else."""
    a, b = piece
    pointing = any(line.is_("demonstrative", i) for i in range(a, b))
    named = [i for i in range(a, b) if not line.is_("demonstrative", i)]
    told = any(line.is_("anaphor", i) or line.is_("told-thing", i) for i in named)
    return pointing and told and b - a <= 2


def interrupts(line: Line, match: Match[Cue], end: int, after: Piece, source: Phrase | None = None) -> bool:
    """Do cue and source stand between two commas inside a clause that goes on behind them?"""
    start = min(match.first, source.piece[0]) if source else match.first
    fenced = line.is_break(start - 1) and end < line.last and line.is_break(end)
    heads = ("clause-conjunction", "relative", "coordinator")
    further = line.language.cues.at(line.tokens, after[0], line.last) if after[0] < after[1] else None
    return fenced and after[0] < after[1] and further is None and not any(line.is_(c, after[0]) for c in heads)
