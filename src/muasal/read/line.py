"""A sentence as the attribution grammar sees it: segments between commas and dashes, quotations whole, times apart."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from muasal.languages import Cue, Language, Match
from muasal.model import Document, Sentence, Span, Token
from muasal.read.parse import Tree

Piece = tuple[int, int]  # token indexes, end exclusive
T = TypeVar("T")

BREAKS = frozenset(",;:–—")
POINTING = ("relative", "pronoun", "pronoun-body")  # classes with words that are also written as acronyms
SCARE = 3  # tokens up to which words in quotation marks are a name or a scare quote


@dataclass(frozen=True)
class Line:
    """One sentence with what the grammar asks of it. All indexes are token indexes of the document."""

    document: Document
    language: Language
    sentence: Sentence
    times: Sequence[Span] = field(default=())
    tree: Tree | None = None  # where the language has a parser and the sentence a cue

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        return self.document.tokens

    @cached_property
    def words(self) -> Mapping[str, frozenset[str]]:
        """The closed classes of the language."""
        return self.language.words

    @cached_property
    def first(self) -> int:
        """The first token after a dateline."""
        dateline, first = self.document.dateline, self.sentence.first
        if dateline and dateline.start <= self.sentence.start < dateline.end:
            while first < self.sentence.last and self.tokens[first].start < dateline.end:
                first += 1
        return first

    @property
    def last(self) -> int:
        return self.sentence.last

    @cached_property
    def cues(self) -> tuple[Match[Cue], ...]:
        """The cues of the sentence, left to right."""
        return tuple(self.language.cues.find(self.tokens, self.first, self.last))

    @cached_property
    def quotes(self) -> tuple[Piece, ...]:
        """The insides of quotations in this sentence."""
        quotes = self.document.quotes
        begin, end = bisect_left(quotes, (self.sentence.start,)), bisect_left(quotes, (self.sentence.end,))
        pieces = [self.piece(q) for q in quotes[begin:end] if q.end <= self.sentence.end]
        return tuple(piece for piece in pieces if piece[0] < piece[1])

    @cached_property
    def unclosed(self) -> int:
        """The mark of a quotation that opens here and goes on in the next sentence; the sentence's end without one."""
        for i in range(self.last - 1, self.first - 1, -1):
            text = self.tokens[i].text
            if text in "”»":
                break
            if text in "“«„" and self.quoted(i + 1) is None and i + 1 < self.last:
                return i
        return self.last

    def piece(self, span: Span) -> Piece:
        """The tokens of this sentence that lie in `span`."""
        a, b = (bisect_left(self.tokens, (at,), self.first, self.last) for at in span)
        return (a, b) if a < b else (self.first, self.first)

    def quoted(self, index: int) -> Piece | None:
        """The quotation that token `index` stands in."""
        return next((q for q in self.quotes if q[0] <= index < q[1]), None)

    @cached_property
    def closings(self) -> frozenset[int]:
        """The closing marks of quotations that are something said: long ones, or such as end in a mark."""
        said = (q for q in self.quotes if q[1] - q[0] > SCARE or self.tokens[q[1] - 1].text in ",.!?…")
        return frozenset(q[1] for q in said if q[1] < self.last)

    @cached_property
    def timed(self) -> frozenset[int]:
        """Tokens that belong to a time expression."""
        pieces = (self.piece(span) for span in self.times if span.overlaps(self.sentence.span))
        return frozenset(i for piece in pieces if not self._in_name(piece) for i in range(*piece))

    def _in_name(self, piece: Piece) -> bool:
        """Is a word for a time the head of a name («the Sunday Ledger», *oleh Harian Nusa*), or all of one in marks?"""
        if piece in self.quotes and self.tokens[piece[0]].text[0].isupper():
            return True
        at, end = piece[1] - 1, piece[1]  # «by the Sunday» of a newspaper counts as a time, too
        names = [self.tokens[i] for i in (at, end)] if end < self.last else []
        if not names or not all(t.kind == "word" and t.text[0].isupper() for t in names):
            return False
        noun = self.language.nouns.get(self.tokens[at].low)
        led = at > self.first and (self.is_("article", at - 1) or self.is_("agent-marker", at - 1))
        return led or (noun is not None and noun.type in ("medium", "organisation"))

    @cached_property
    def bracketed(self) -> frozenset[int]:
        """Tokens within round brackets, the brackets with them."""
        out: set[int] = set()
        opened: int | None = None
        for i in range(self.first, self.last):
            if self.tokens[i].text == "(":
                opened = i
            elif self.tokens[i].text == ")" and opened is not None:
                out.update(range(opened, i + 1))
                opened = None
        return frozenset(out)

    def is_break(self, index: int) -> bool:
        """Does a segment end at this token? Not inside quotations or brackets; a dash needs spaces round it."""
        token = self.tokens[index]
        if index in self.closings:
            return True
        if index in self.bracketed or self.quoted(index) is not None:
            return False
        if token.text == "-":
            return self.spaced(index)
        return token.text in BREAKS and (token.text not in "–—" or self.spaced(index))

    def spaced(self, index: int) -> bool:
        """Is there white space on both sides of the token?"""
        before = index > 0 and self.tokens[index - 1].end < self.tokens[index].start
        after = index + 1 < len(self.tokens) and self.tokens[index].end < self.tokens[index + 1].start
        return before and after

    @cached_property
    def segments(self) -> tuple[Piece, ...]:
        """The stretches between breaks, none empty."""
        out, start = [], self.first
        for i in range(self.first, self.last + 1):
            if i == self.last or self.is_break(i):
                if i > start:
                    out.append((start, i))
                start = i + 1
        return tuple(out)

    def segment_of(self, index: int) -> int:
        """The number of the segment that holds token `index`; the next one if it is a break itself."""
        return next((n for n, (_, b) in enumerate(self.segments) if index < b), len(self.segments) - 1)

    def is_(self, word_class: str, index: int) -> bool:
        """Is the token in this closed class of the language? WHO and IT in capitals are names, no pronouns."""
        token = self.tokens[index]
        if token.low not in self.words.get(word_class, ()):
            return False
        return word_class not in POINTING or len(token.text) == 1 or not token.text.isupper() or self._shouted

    @cached_property
    def _shouted(self) -> bool:
        """Is the whole sentence in capitals?"""
        words = self.tokens[self.first : self.last]
        return not any(t.text.islower() for t in words if t.kind == "word")

    def is_mark(self, index: int) -> bool:
        return self.tokens[index].kind == "mark"

    def span(self, piece: Piece) -> Span:
        """The characters of a piece."""
        return Span(self.tokens[piece[0]].start, self.tokens[piece[1] - 1].end)

    def trim(self, piece: Piece, *classes: str, times: bool = False) -> Piece:
        """The piece without marks at its edges and without leading words of the classes (and times)."""
        a, b = piece
        while a < b and (self._loose(a) or (times and a in self.timed) or any(self.is_(c, a) for c in classes)):
            a += 1
        while b > a and self._loose(b - 1):
            b -= 1
        return self.balance((a, b))

    def _loose(self, index: int) -> bool:
        return self.is_mark(index) and self.tokens[index].text not in "()%$€£₽₴"

    def balance(self, piece: Piece) -> Piece:
        """The piece without a bracket or quotation mark at its edge whose partner lies outside."""
        a, b = piece
        while a < b and self.tokens[a].text == ")":
            a += 1
        while b > a and self.tokens[b - 1].text == "(":
            b -= 1
        if b > a and self.tokens[b - 1].text == ")" and not any(self.tokens[i].text == "(" for i in range(a, b)):
            b -= 1
        return a, b


def lines(document: Document, language: Language, times: Sequence[Span]) -> list[Line]:
    """The sentences of a document, asides left out; `times` are the spans of time expressions."""
    own = by_sentence(document, times, lambda span: (span,))
    return [Line(document, language, s, own.get(s, ())) for s in document.sentences if not s.aside]


def by_sentence(
    document: Document, items: Iterable[T], spans: Callable[[T], Iterable[Span]]
) -> dict[Sentence, list[T]]:
    """What touches each sentence, in the order of `items`. `spans` gives where an item lies."""
    sentences = document.sentences
    out: dict[Sentence, list[T]] = {}
    for item in items:
        touched: dict[int, None] = {}
        for span in spans(item):
            begin, last = max(0, document.sentence_at(span.start)), document.sentence_at(span.end - 1)
            touched |= dict.fromkeys(n for n in range(begin, last + 1) if span.start < sentences[n].end)
        for number in touched:
            out.setdefault(sentences[number], []).append(item)
    return out
