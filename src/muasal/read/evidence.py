"""What a text points to for what it tells: a video, a satellite image, a document, an intercepted call, a post.

A word of `evidence.tsv` is evidence where the text says whose hands it went through (`evidence_hands`), what is seen in
it, or where an attribution rests on it. A video that merely lasts nine minutes, or a document that is signed, is none.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from muasal.languages import Language, Match
from muasal.model import Attribution, Document, Evidence, Hand, Span
from muasal.read.evidence_hands import Site, after, before, shown
from muasal.read.line import Line, by_sentence, lines
from muasal.read.names import Named

NEEDS_PLACE = ("letter",)  # whoever posts a letter has not published it


def find(
    document: Document,
    language: Language,
    times: Sequence[Span],
    names: Sequence[Named],
    attributions: Sequence[Attribution],
) -> list[Evidence]:
    """The evidence named in a document, in text order; ids e1, e2 … within it, entities of hands still empty."""
    said = by_sentence(document, attributions, lambda a: (*a.cue, *a.source, *a.content))
    found = [
        evidence
        for line in lines(document, language, times)
        for evidence in _of_line(line, names, said.get(line.sentence, ()))
    ]
    return [replace(evidence, id=f"e{n}") for n, evidence in enumerate(found, 1)]


def _of_line(line: Line, names: Sequence[Named], said: Sequence[Attribution]) -> Iterator[Evidence]:
    """The evidence of one sentence."""
    for match in line.language.evidence.find(line.tokens, line.first, line.last):
        site = Site(line, names, match.first, match.last)
        if match.value and _heads(site):
            hands = _hands(site, match.value)
            resting = [a for a in said if _rests(line, match, a)]
            rule = "hands" if hands else "source" if resting else "shown" if shown(site) else ""
            span = line.span((match.first, match.last))
            told = tuple(a.id for a in said if a in resting or any(s.overlaps(span) for s in _pieces(a)))
            if rule:
                yield Evidence("", "", span, match.value, hands, told, f"evidence:{rule}")


def _hands(site: Site, kind: str) -> tuple[Hand, ...]:
    """Whose hands it went through, in text order, none twice."""
    found = {hand.span: hand for hand in (*before(site, kind), *after(site, kind))}
    if kind in NEEDS_PLACE and not any(hand.role in ("place", "viewer") for hand in found.values()):
        return ()
    return tuple(found[span] for span in sorted(found))


def _heads(site: Site) -> bool:
    """Is the word the head of its phrase, not the first part of another ("the video game market")?"""
    line, behind = site.line, site.last
    if line.tokens[site.first].text[0].isupper() and site.first > line.first and line.quoted(site.first) is None:
        inside = line.tokens[site.first - 1]
        return not (inside.kind == "word" and inside.text[0].isupper() and site.first - 1 > line.first)
    if line.language.config.get("noun_head") != "last" or behind >= line.last:
        return True
    word = line.tokens[behind]
    if word.kind != "word":
        return word.text != "-"
    known = any(word.low in words for words in line.words.values()) or site.handled(behind) is not None
    return known or line.language.cues.at(line.tokens, behind, line.last) is not None


def _rests(line: Line, match: Match[str], a: Attribution) -> bool:
    """Does the attribution rest on it: is it the source, or does `In a post` open the sentence before the cue?"""
    span = line.span((match.first, match.last))
    if any(span.overlaps(source) for source in a.source):
        return not any(line.piece(source)[1] - match.last > 0 and _further(line, match.last) for source in a.source)
    opening = match.first - line.first <= 3 and any(line.is_("preposition", i) for i in range(line.first, match.first))
    here = any(cue.within(line.sentence.span) and cue.start > span.end for cue in a.cue)
    return opening and here and not any(span.overlaps(piece) for piece in _pieces(a))


def _further(line: Line, at: int) -> bool:
    """Does a noun that can speak follow at once («автор видео» does not, "video producers" do)?"""
    return line.language.config.get("noun_head") == "last" and line.language.nouns.get(line.tokens[at].low) is not None


def _pieces(a: Attribution) -> tuple[Span, ...]:
    return (*a.source, *a.content, *a.cue)
