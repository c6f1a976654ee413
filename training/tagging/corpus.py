"""Articles with attributions → sequences of signs with BIO tags: sentences for cues, windows round a cue for roles."""

import json
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from muasal import languages
from muasal.model import Document, Span
from muasal.read import names, places, times
from muasal.read.line import Piece, lines
from muasal.read.parse import parse
from muasal.read.segment import segment
from muasal.read.tagger.signs import Seen, seen, towards
from muasal.read.tagger.tagged import window_of

RAREST = 15  # occurrences below which a sign is not learned
CUE_TAGS = ("O", "B-cue", "I-cue")
ROLE_TAGS = ("O", "B-source", "I-source", "B-content", "I-content")
Signs = list[list[str]]


@dataclass(frozen=True)
class Labelled:
    """One sequence: the signs of each token, and its tag."""

    signs: Signs
    tags: list[int]


@dataclass(frozen=True)
class Sequences:
    """What one article teaches."""

    cues: list[Labelled]
    roles: list[Labelled]


def articles(path: Path) -> Iterator[dict[str, Any]]:
    """The articles of a file of JSON lines: {"id", "language", "text", "attributions", "ignore"}."""
    with path.open(encoding="utf-8") as rows:
        for row in rows:
            yield json.loads(row)


def sentences(document: Document) -> list[Seen]:
    """Every sentence of a document as the tagger sees it. The language must have a parser."""
    language = languages.get(document.language)
    found_times = [t.span for t in times.find(document, language)]
    found_names = names.typed_runs(document, language, places.candidates(document, language))
    all_lines = lines(document, language, found_times)
    trees = parse(document, language, [line.sentence for line in all_lines])
    return [seen(replace(line, tree=trees[line.sentence.first]), found_names) for line in all_lines]


def sequences(article: dict[str, Any]) -> Sequences:
    """The sequences of one article, spans the annotators set aside left out."""
    document = segment(article["text"], languages.get(article["language"]))
    whole = sentences(document)
    ignored = [Span(*span) for span in article.get("ignore", ())]
    gold = [a for a in (_tokens(document, told) for told in article["attributions"]) if a.get("cue")]
    others = {i: n for n, told in enumerate(gold) for i in range(*told["cue"][0])}
    cues, roles = [], []
    for n, one in enumerate(whole):
        if any(one.line.sentence.span.within(span) for span in ignored):
            continue
        here = [told for told in gold if one.first <= told["cue"][0][0] < one.last]
        cues.append(Labelled(one.signs, _tags([("cue", p) for told in here for p in told["cue"]], [one], CUE_TAGS)))
        for told in here:
            window, cue = window_of(whole, n), told["cue"][0]
            extra = towards(window, (cue[0], min(cue[1], one.last)), others)
            signs = [a + b for a, b in zip([s for w in window for s in w.signs], extra, strict=True)]
            marked = [(role, p) for role in ("content", "source") for p in told[role]]
            roles.append(Labelled(signs, _tags(marked, window, ROLE_TAGS)))
    return Sequences(cues, roles)


def _tokens(document: Document, told: dict[str, Any]) -> dict[str, list[Piece]]:
    """The spans of an attribution as token ranges."""
    starts, ends = [t.start for t in document.tokens], [t.end for t in document.tokens]
    out: dict[str, list[Piece]] = {}
    for role in ("source", "cue", "content"):
        ranges = [(bisect_left(ends, a + 1), bisect_left(starts, b)) for a, b in told[role]]
        out[role] = [(a, b) for a, b in ranges if a < b]
    return out


def _tags(marked: Iterable[tuple[str, Piece]], window: Sequence[Seen], tags: Sequence[str]) -> list[int]:
    first, last = window[0].first, window[-1].last
    out = [0] * (last - first)
    for role, (a, b) in marked:
        for i in range(max(a, first), min(b, last)):
            out[i - first] = tags.index(f"{'B' if i == a else 'I'}-{role}")
    return out


def known(data: Iterable[Sequences]) -> list[str]:
    """The signs that are seen often enough to be learned, in order."""
    counts = Counter(
        s for one in data for part in (one.cues, one.roles) for q in part for token in q.signs for s in token
    )
    return sorted(sign for sign, number in counts.items() if number >= RAREST)
