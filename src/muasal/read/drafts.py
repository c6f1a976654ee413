"""One attribution per cue, as its frame asks for it. What drafts have to do with each other is in `chains`."""

from collections.abc import Callable

from muasal.languages import Cue, Match
from muasal.read import frames, verbs
from muasal.read.citing import citing
from muasal.read.draft import Draft
from muasal.read.headlines import colon_headline, dash_headline, speaker_label
from muasal.read.line import Line
from muasal.read.told_nouns import noun
from muasal.read.word_order import interposed


def drafts(line: Line) -> list[Draft]:
    """The drafts of one sentence, left to right."""
    found: list[Draft] = []
    held: set[int] = set()  # words of cues with a gap, which are no cues of their own ("quoted X as saying")
    for match in line.cues:
        if match.first in line.bracketed or match.first in held or _named(line, match.first):
            continue
        if match.first > line.unclosed:
            continue
        held.update(match.tokens)
        quote = line.quoted(match.first)
        draft = FRAMES[match.value.frame](line, match) if quote is None else interposed(line, match, quote)
        if draft is not None and not (found and _object(draft, found[-1])):
            found.append(draft)
    label = None
    if not found and (line.sentence.headline or line.tokens[line.last - 1].text not in ".!?…"):
        label = colon_headline(line) or dash_headline(line)
    if not found:
        label = label or speaker_label(line)
        return [label] if label else []
    return found


def _named(line: Line, index: int) -> bool:
    """Is the word a name, not a cue: a capital within a sentence ("the United States")? Headlines do not tell."""
    if line.sentence.headline or index == line.first or not line.tokens[index].text[0].isupper():
        return False
    return line.tokens[index - 1].kind == "word"


def _object(draft: Draft, before: Draft) -> bool:
    """Does the source hold the verb before ("X rejected reports that …")? Then the cue is a noun, its object."""
    held = (i for p in draft.sources for i in range(*p.piece))
    return draft.frame == before.frame == "verb" and any(i in before.cue for i in held)


FRAMES: dict[str, Callable[[Line, Match[Cue]], Draft | None]] = {
    "verb": verbs.verb,
    "tag": frames.tag,
    "clitic": frames.clitic,
    "prep": frames.prep,
    "around": frames.around,
    "citing": citing,
    "carried": citing,
    "impersonal": frames.impersonal,
    "hedge": frames.hedge,
    "noun": noun,
}
