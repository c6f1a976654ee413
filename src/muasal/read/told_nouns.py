"""Cues that are nouns: `the mayor's claim that …`, *pernyataan gubernur bahwa …*, «сообщения о том, что …»."""

from dataclasses import replace

from muasal.languages import Cue, Match
from muasal.read import contents, phrases, subjects
from muasal.read.draft import Draft, gap_of, make
from muasal.read.line import Line, Piece
from muasal.read.phrases import Phrase


def noun(line: Line, match: Match[Cue]) -> Draft | None:
    """What is told follows a that-word at once; whose it is stands before the noun, or in the cue's gap, or nowhere."""
    start = match.last if line.is_("complementizer", match.last - 1) else match.last + 1
    if start >= line.last or not line.is_("complementizer", start - 1) or _relative(line, match, start):
        return None
    gap = gap_of(match)
    source = _within(line, gap) if gap else _owner(line, match)
    if source is None and (gap or match.value.strength == "weak"):
        return None
    content = _clause(line, match, start)
    draft = make(line, match, source, (content,), "after", "noun", "" if source else "implicit")
    return replace(draft, certainty="hedged") if draft and source is None and draft.stance == "asserts" else draft


def _relative(line: Line, match: Match[Cue], start: int) -> bool:
    """`The demands [that come with the job]`: no content. Of a word that may be a verb, too, the tree must be sure."""
    if line.tree is not None and line.tree.tag(start) in ("VERB", "AUX"):
        return True
    return match.value.frame != "noun" and not contents.that_word(line, start - 1)


def _clause(line: Line, match: Match[Cue], start: int) -> Piece:
    """To the end of the clause that hangs on the noun, where the tree shows it; else of the segment."""
    end = line.segments[line.segment_of(min(start, line.last - 1))][1]
    if line.tree is None:
        return start, end
    below = line.tree.below(match.first)
    while end > start and end - 1 not in below and not line.is_mark(end - 1):
        end -= 1
    return (start, end) if end > start else (start, line.segments[line.segment_of(start)][1])


def _within(line: Line, gap: Piece) -> Phrase | None:
    """*Pernyataan [gubernur] bahwa*: the phrase that fills the gap, unless a verb that reports stands in it."""
    piece = line.trim(gap)
    while piece[0] < piece[1] and (line.is_("agent-marker", piece[0]) or line.is_("inner-preposition", piece[0])):
        piece = line.trim((piece[0] + 1, piece[1]))
    found = phrases.after(line, piece[0], piece[1])
    whole = found is not None and found.piece == piece and phrases.typed(line, found)
    told = next(line.language.cues.find(line.tokens, *piece), None) if whole else None
    return found if whole and told is None else None


def _owner(line: Line, match: Match[Cue]) -> Phrase | None:
    """`[The mayor's] claim`, `[her] claim`, `[he] made the claim`: the possessor before the noun, or who utters it."""
    at = match.first - 1
    if at < line.first:
        return None
    if line.is_("clitic-pronoun", at):
        return Phrase((at, at + 1), "pronoun")
    if not line.language.possessive(line.tokens[at].low) and line.tokens[at].low not in line.words.get(
        "possessive", ()
    ):
        return _utterer(line, match)
    return phrases.before(line, match.first, line.segments[line.segment_of(match.first)][0])


def _utterer(line: Line, match: Match[Cue]) -> Phrase | None:
    """The subject of `made the claim`, by the sentence's tree."""
    tree = line.tree
    if tree is None or tree.relation(match.first) != "obj" or not line.is_("uttering-verb", tree.head(match.first)):
        return None
    piece = subjects.subject(line, (tree.head(match.first),))
    found = phrases.drawn(line, piece, None) if piece else None
    return found if found and phrases.typed(line, found) else None
