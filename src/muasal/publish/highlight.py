"""Cuts a text into pieces so that every finding can be lit up, also where findings overlap."""

import itertools
from collections.abc import Iterable
from dataclasses import dataclass

from muasal.model import Span


@dataclass(frozen=True, slots=True)
class Mark:
    """A finding to light up. `css` is one class of the style sheet, `anchor` an id that links lead to."""

    span: Span
    css: str
    title: str = ""
    anchor: str = ""
    note: int = 0  # the number of the claim whose note stands before the mark; 0 for none


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text under the same findings; `anchors` and `notes` (claim numbers) belong to what begins here."""

    text: str
    css: str = ""
    title: str = ""
    anchors: tuple[str, ...] = ()
    notes: tuple[int, ...] = ()


def pieces(text: str, within: Span, marks: Iterable[Mark]) -> list[Piece]:
    """`text[within]` cut wherever a mark begins or ends. A mark outside `within`, or empty, is not seen."""
    seen = sorted(
        (mark for mark in marks if mark.span.overlaps(within) and mark.span.start < mark.span.end),
        key=lambda mark: (mark.span.start, -mark.span.end, mark.css, mark.anchor),
    )
    cuts = {within.start, within.end}
    for mark in seen:
        cuts.update(point for point in mark.span if within.start < point < within.end)
    edges = sorted(cuts)
    out: list[Piece] = []
    active: list[Mark] = []
    rest = iter(seen)
    upcoming = next(rest, None)
    for start, end in itertools.pairwise(edges):
        while upcoming is not None and upcoming.span.start <= start:
            active.append(upcoming)
            upcoming = next(rest, None)
        active = [mark for mark in active if mark.span.end > start]
        out.append(_piece(text, Span(start, end), active))
    return out


def _piece(text: str, span: Span, active: list[Mark]) -> Piece:
    return Piece(
        text=span.of(text),
        css=" ".join(dict.fromkeys(mark.css for mark in active)),
        title="\n".join(dict.fromkeys(mark.title for mark in active if mark.title)),
        anchors=tuple(mark.anchor for mark in active if mark.anchor and mark.span.start == span.start),
        notes=tuple(mark.note for mark in active if mark.note and mark.span.start == span.start),
    )


def lines(text: str) -> list[Span]:
    """The spans of the lines of a text that hold more than blanks."""
    out, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            out.append(Span(start, start + len(line)))
        start += len(line) + 1
    return out


def hull(span: Span, others: Iterable[Span], text: str, reach: int = 300) -> Span:
    """The span widened to take in the others that lie in the same line and not further away than `reach`."""
    start, end = span
    for other in others:
        low, high = min(start, other.start), max(end, other.end)
        near = start - low <= reach and high - end <= reach
        if near and "\n" not in text[low:high].strip("\n"):
            start, end = low, high
    return Span(start, end)
