"""Sentences with trees → cues, each with its source and content, by the learned tagger."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from muasal.read.line import Piece
from muasal.read.tagger.network import Tagger
from muasal.read.tagger.signs import Seen, towards


@dataclass(frozen=True, slots=True)
class Tagged:
    """One attribution as token ranges. margin: by how much the cue's words outscore no cue, of its words the least."""

    cue: Piece
    sources: tuple[Piece, ...]
    contents: tuple[Piece, ...]
    margin: float


def tagged(tagger: Tagger, sentences: Sequence[Seen]) -> list[list[Tagged]]:
    """The attributions of each sentence, left to right; contents may reach into the next sentence of a paragraph."""
    rows = [tagger.rows(s.signs) for s in sentences]
    cues = [(n, cue, margin) for n, found in enumerate(_cues(tagger, sentences, rows)) for cue, margin in found]
    others = {i: number for number, (_, cue, _) in enumerate(cues) for i in range(*cue)}
    asked = []
    for n, cue, _ in cues:
        window = window_of(sentences, n)
        near = tagger.rows(towards(window, cue, others))
        base = [row for k in range(len(window)) for row in rows[n + k]]
        asked.append([[*one, *more] for one, more in zip(base, near, strict=True)])
    out: list[list[Tagged]] = [[] for _ in sentences]
    for (n, cue, margin), (path, _) in zip(cues, tagger.roles.best(asked), strict=True):
        sources = pieces(path, tagger.roles.tags, "source", sentences[n].first)
        contents = pieces(path, tagger.roles.tags, "content", sentences[n].first)
        out[n].append(Tagged(cue, sources, contents, margin))
    return out


def _cues(
    tagger: Tagger, sentences: Sequence[Seen], rows: Sequence[list[list[int]]]
) -> Iterator[list[tuple[Piece, float]]]:
    """The cues of each sentence with their margins."""
    outside = tagger.cues.tags.index("O")
    for sentence, (path, scores) in zip(sentences, tagger.cues.best(rows), strict=True):
        found = pieces(path, tagger.cues.tags, "cue", 0)
        margins = [min(float(scores[i, path[i]] - scores[i, outside]) for i in range(a, b)) for a, b in found]
        yield [((sentence.first + a, sentence.first + b), m) for (a, b), m in zip(found, margins, strict=True)]


def window_of(sentences: Sequence[Seen], n: int) -> list[Seen]:
    """A sentence and the next of its paragraph, if that follows at once."""
    here, after = sentences[n].line.sentence, sentences[n + 1 : n + 2]
    close = [s for s in after if s.first == here.last and s.line.sentence.paragraph == here.paragraph]
    return [sentences[n], *close]


def pieces(path: Sequence[int], tags: Sequence[str], role: str, first: int) -> tuple[Piece, ...]:
    """The token ranges of a role in a row of BIO tags, the first of which is that of token `first`."""
    out: list[Piece] = []
    for i, number in enumerate(path, first):
        if tags[number] == f"B-{role}":
            out.append((i, i + 1))
        elif tags[number] == f"I-{role}" and out and out[-1][1] == i:
            out[-1] = (out[-1][0], i + 1)
    return tuple(out)
