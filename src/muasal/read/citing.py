"""Cues that pass on a further source: `citing Y`, `X quoted Y as saying`, and `X cited evidence`, which does not."""

from dataclasses import replace

from muasal.languages import Cue, Match
from muasal.read import contents, phrases, subjects
from muasal.read.draft import Draft, gap_of, make
from muasal.read.frames import prep
from muasal.read.line import Line


def citing(line: Line, match: Match[Cue]) -> Draft | None:
    """`Citing Y, X said content`; with a subject of its own, what the verb says is that somebody cites something."""
    if gap_of(match) is not None:
        return quoting(line, match)
    return _cited(line, match) if _finite(line, match) else prep(line, match)


def _finite(line: Line, match: Match[Cue]) -> bool:
    """Is the cue a single verb whose subject stands before it (`the senator cited …`), no participle?"""
    if line.tree is None or len(match.tokens) > 1 or not line.language.config.get("verbs_as_nouns", False):
        return False
    if line.tree.children(match.first, "nsubj:pass", "aux:pass"):
        return False
    subject = subjects.subject(line, match.tokens)
    return subject is not None and subject[1] <= match.first


def _cited(line: Line, match: Match[Cue]) -> Draft | None:
    """`The senator cited [two cases of fraud]`: evidence is what is told; a speaker is a further source."""
    deeper = phrases.after(line, match.last, line.last)
    if deeper is not None and deeper.kind != "pronoun" and phrases.speaks(line, deeper) and _speaker(line, match):
        return prep(line, match)
    piece = subjects.subject(line, match.tokens)
    start = line.segments[line.segment_of(match.first)][0]
    teller = subjects.drawn(line, piece, phrases.before(line, match.first, start)) if piece else None
    if teller is None or not phrases.typed(line, teller):
        return None
    right = contents.bare_after(line, match.last)
    draft = make(line, match, teller, (right,), "after", "verb:cited")
    return replace(draft, frame="verb") if draft else None


def _speaker(line: Line, match: Match[Cue]) -> bool:
    """Is the head of what is cited a name or a noun for people or bodies (`comments Dunn had made` are not)?"""
    assert line.tree is not None
    heads = line.tree.children(match.first, "obj")
    nouns = [line.language.nouns.get(line.tokens[h].low) for h in heads]
    named = any(line.tree.tag(h) == "PROPN" for h in heads)
    return not heads or named or any(noun is not None and noun.type != "document" for noun in nouns)


def quoting(line: Line, match: Match[Cue]) -> Draft | None:
    """`X quoted Y as saying content`: Y stands in the gap, deeper than the subject X."""
    gap = gap_of(match)
    teller = phrases.before(line, match.first, line.segments[line.segment_of(match.first)][0])
    told = phrases.after(line, gap[0], gap[1]) if gap else None
    if teller is None or told is None:
        return None
    draft = make(line, match, told, (line.trim((match.last, line.last)),), "after", "verb:quoting")
    return replace(draft, frame="verb", sources=(teller, told)) if draft else None
