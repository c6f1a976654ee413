"""Text and its parts. Offsets are code points into the article's original text: `text[start:end]` is what was read."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple


class Span(NamedTuple):
    """A piece of text, end exclusive."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words of this span."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Do the two share a character?"""
        return self.start < other.end and other.start < self.end

    def within(self, other: "Span") -> bool:
        """Does this span lie inside the other (or equal it)?"""
        return other.start <= self.start and self.end <= other.end


class Token(NamedTuple):
    """A word, a number or one mark. `low` is the case-folded form with one kind of apostrophe, for table lookups.

    `text` is what stands there, but for quotation marks typed as two (``so''), which are the one mark they stand for.
    A named tuple, since no other object is made as often.
    """

    start: int
    end: int
    text: str
    low: str
    kind: str  # word · number · mark

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


class Sentence(NamedTuple):
    """A sentence: its characters [start, end) and its tokens [first, last). `paragraph` counts lines of text from 0."""

    start: int
    end: int
    first: int
    last: int
    paragraph: int
    headline: bool = False
    aside: bool = False  # no part of the article: "Read also: …", credits, appeals to subscribe

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True)
class Document:
    """A segmented article."""

    text: str
    language: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    quotes: tuple[Span, ...]  # what stands between quotation marks, the marks left out
    dateline: Span | None = None  # "KYIV, Oct. 24 –" at the head of the body

    @property
    def body(self) -> int:
        """The token with which the body begins, behind the headline; 0 where all is headline."""
        return next((s.first for s in self.sentences if not s.headline), 0)

    def token_from(self, char: int) -> int:
        """The number of the first token that begins at a character or behind it."""
        return bisect_left(self.tokens, (char,))  # a token is a tuple that opens with its start

    def sentence_at(self, char: int) -> int:
        """The number of the sentence that a character is in; between two the first of them, before all -1."""
        return bisect_right(self._begins, char) - 1

    @cached_property
    def _begins(self) -> list[int]:
        """The character with which each sentence begins."""
        return [sentence.start for sentence in self.sentences]
