"""Where in a story the words are that a judgement holds on to."""

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from muasal.model import Anchor, Attribution, Claim, Span, Story

ALIKE = 0.5  # of the characters of two spans, the share they must have in common to be taken for the same finding
T = TypeVar("T")


class Places:
    """The findings of a story by article and kind."""

    def __init__(self, story: Story, keys: Mapping[str, str]) -> None:
        self.articles: dict[str, list[str]] = grouped((key, id) for id, key in keys.items())
        self._claims = grouped((c.article, c) for c in story.claims)
        self._attributions = grouped((t.article, t) for t in story.attributions)

    def claims(self, anchor: Anchor) -> list[Claim]:
        """The claim that the anchor means, in each copy of the article."""
        return [claim for _, claim in self._each(anchor, self._claims, lambda c: c.span)]

    def attributions(self, anchor: Anchor) -> list[Attribution]:
        """The same for an attribution."""
        return [t for _, t in self._each(anchor, self._attributions, attribution_span)]

    def details(self, anchor: Anchor) -> list[tuple[str, Span]]:
        """Article id and span of the detail that the anchor means; several claims may bear it."""
        spans = {
            id: [m.span for c in self._claims.get(id, []) for m in c.slots if m.kind == anchor.what]
            for id in self.articles.get(anchor.article, [])
        }
        return self._each(anchor, spans, lambda span: span)

    def _each(self, anchor: Anchor, held: Mapping[str, Iterable[T]], span: Callable[[T], Span]) -> list[tuple[str, T]]:
        if anchor.span is None:
            return []
        wanted = [(id, nearest(anchor.span, held.get(id, ()), span)) for id in self.articles.get(anchor.article, ())]
        return [(id, found) for id, found in wanted if found is not None]


def grouped(pairs: Iterable[tuple[str, T]]) -> dict[str, list[T]]:
    """The second of each pair by the first, in order."""
    out: dict[str, list[T]] = {}
    for key, value in pairs:
        out.setdefault(key, []).append(value)
    return out


def attribution_span(t: Attribution) -> Span:
    """The words that tell an attribution from the others: its first cue, else its source, else its content."""
    return (*t.cue, *t.source, *t.content)[0]


def nearest(wanted: Span, candidates: Iterable[T], span: Callable[[T], Span]) -> T | None:
    """The candidate with this very span, else the first of those that share most characters with it, if enough."""
    best, most = None, 0.0
    for candidate in candidates:
        found = span(candidate)
        if found == wanted:
            return candidate
        share = common(wanted, found)
        if share >= ALIKE and share > most:
            best, most = candidate, share
    return best


def common(a: Span, b: Span) -> float:
    """Shared characters over all characters of the two spans."""
    shared = min(a.end, b.end) - max(a.start, b.start)
    return shared / (max(a.end, b.end) - min(a.start, b.start)) if shared > 0 else 0.0
