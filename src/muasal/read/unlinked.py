"""Quotations that no attribution takes up: words in quotation marks, as long as a statement, of which nobody is seen to
say them. They are listed rather than dropped: a person may see whose they are.
"""

from collections.abc import Sequence

from muasal.model import Attribution, Document, Quotation, Sentence, Span, Token
from muasal.read.line import by_sentence

WORDS = 5  # of a quotation that is a statement
CLOSED = 3  # the same, where it ends in a mark
NAMED = 0.5  # share of capitals from which a quotation is a title


def find(document: Document, attributions: Sequence[Attribution]) -> list[Quotation]:
    """The quotations of statement length outside every attribution, in text order; ids q1, q2 … within the document."""
    said = by_sentence(document, attributions, lambda a: (*a.cue, *a.source, *a.content))
    spans = [
        quote
        for sentence, quotes in by_sentence(document, document.quotes, lambda quote: (quote,)).items()
        for quote in quotes
        if quote.start >= sentence.start and not sentence.aside
        if not _taken(quote, said.get(sentence, ())) and _statement(document, sentence, quote)
    ]
    return [Quotation(f"q{n}", "", span, "quotation:no-source") for n, span in enumerate(sorted(spans), 1)]


def _taken(quote: Span, attributions: Sequence[Attribution]) -> bool:
    """Is the quotation, or a part of it, in some attribution?"""
    return any(quote.overlaps(span) for a in attributions for span in (*a.content, *a.source, *a.cue))


def _statement(document: Document, sentence: Sentence, quote: Span) -> bool:
    """Is it long enough for something said, and not written as a title is?"""
    inside = [t for t in document.tokens[sentence.first : sentence.last] if t.span.within(quote)]
    words = [t for t in inside if t.kind == "word"]
    closed = bool(inside) and inside[-1].text in ".,!?…"
    return len(words) >= (CLOSED if closed else WORDS) and not _title(words[1:])


def _title(words: Sequence[Token]) -> bool:
    """*Laut Bercerita*, "The Long Way Home": do capitals open most of the words behind the first?"""
    return sum(word.text[0].isupper() for word in words) >= NAMED * len(words)
