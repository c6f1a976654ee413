"""The two layers of attribution put together: drafts of the grammar, and what the learned tagger sees.

A cue of no table ("wants", "fears") is the tagger's alone. Where both see a cue, the grammar says what it means; in the
language the tagger has learned from (`tagger_redraws`) the tagger says where cue, source and content begin and end, in
the others the grammar, whose boundaries are better there. What articles claim rests on the grammar, which did better on
stories; the tagger is for those who want attitudes as well.
"""

from collections.abc import Sequence
from dataclasses import replace

from muasal.read import phrases
from muasal.read.chains import Joined
from muasal.read.draft import Draft, negated
from muasal.read.line import Line, Piece
from muasal.read.names import Named
from muasal.read.phrases import Phrase
from muasal.read.tagger import Tagged, seen, tagged, tagger


def learned(lines: Sequence[Line], names: Sequence[Named]) -> dict[int, list[Tagged]]:
    """What the tagger finds in the lines that have a tree, by the first token of their sentence."""
    model = tagger()
    sentences = [seen(line, names) for line in lines if line.tree is not None]
    if model is None or not sentences:
        return {}
    return {s.first: told for s, told in zip(sentences, tagged(model, sentences), strict=True) if told}


def together(line: Line, found: Sequence[Joined], told: Sequence[Tagged]) -> list[Joined]:
    """The attributions of both layers, left to right. Chains of several sources are the grammar's alone."""
    out, taken = [], {i for joined in found for i in joined.draft.cue}
    redraws = bool(line.language.config.get("tagger_redraws", False))
    for joined in found:
        seen_too = [t for t in told if redraws and set(joined.draft.cue).intersection(range(*t.cue))]
        out += [_redrawn(line, joined, t) for t in seen_too] if seen_too and _plain(joined) else [joined]
    further = [t for t in told if not taken.intersection(range(*t.cue))]
    out += [Joined(draft, draft.sources) for t in further if (draft := _draft(line, t)) is not None]
    return sorted(out, key=lambda joined: joined.draft.cue)


def _plain(joined: Joined) -> bool:
    """Has the attribution one source, and its content in its own sentence?"""
    return len(joined.links) == 1 and not joined.draft.silent and joined.draft.side != "previous"


def _redrawn(line: Line, joined: Joined, told: Tagged) -> Joined:
    """The grammar's attribution with cue, source and content as the tagger sees them, as far as it does."""
    draft = joined.draft
    contents = _contents(line, told) or draft.contents
    sources = (_sources(line, told) if len(told.sources) == 1 else ()) or draft.sources
    side = _side(told.cue, contents)
    rule = f"{draft.rule}+{_rule(told)}"
    changed = replace(draft, cue=tuple(range(*told.cue)), sources=sources, contents=contents, side=side, rule=rule)
    return Joined(changed, sources)


def _draft(line: Line, told: Tagged) -> Draft | None:
    """A draft of what only the tagger sees; None without content.

    A negated cue ("does not want") declines.
    """
    contents = _contents(line, told)
    if not contents:
        return None
    refused = negated(line, told.cue[0], line.first) or any(line.is_("negation", i) for i in range(*told.cue))
    sources, cue = _sources(line, told), tuple(range(*told.cue))
    stance = "declines" if refused else _stance(line, cue)
    silent = "" if sources else "implicit"
    return Draft(cue, "verb", stance, "", sources, contents, _side(told.cue, contents), _rule(told), silent)


def _rule(told: Tagged) -> str:
    """The tagger's rule, with its margin."""
    return f"tagger:{told.margin:.1f}"


def _contents(line: Line, told: Tagged) -> tuple[Piece, ...]:
    """The contents without quotation marks, and without a that-word that is not itself quoted."""
    trimmed = (line.trim(piece) for piece in told.contents)
    cut = (p if line.quoted(p[0]) else line.trim(p, "complementizer") for p in trimmed)
    return tuple(piece for piece in cut if piece[0] < piece[1])


def _sources(line: Line, told: Tagged) -> tuple[Phrase, ...]:
    """The sources as the tagger draws them, with the kind the grammar gives them."""
    drawn = ((line.trim(piece), phrases.drawn(line, piece, None)) for piece in told.sources)
    return tuple(replace(phrase, piece=piece) for piece, phrase in drawn if phrase is not None)


def _side(cue: Piece, contents: Sequence[Piece]) -> str:
    """Where the content stands with regard to the cue."""
    earlier, later = any(a < cue[0] for a, _ in contents), any(b > cue[1] for _, b in contents)
    return "around" if earlier and later else "after" if later else "before"


def _stance(line: Line, cue: Sequence[int]) -> str:
    """The stance the tables give the cue, if they have it at all."""
    return next((m.value.stance for m in line.cues if set(m.tokens) & set(cue)), "asserts")
