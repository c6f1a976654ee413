"""Document → the people and things it names by a common noun, with or without a number: pilots, five tankers.

What a claim is about shows in them where no number does: "sent pilots" is not "sent ships".
"""

from muasal.languages import Language
from muasal.model import Document, Span, Thing
from muasal.read.quantity_words import quantity_words


def find(document: Document, language: Language) -> list[Thing]:
    """Every noun of counted.tsv in the document, left to right; asides left out."""
    nouns = quantity_words(language).nouns
    tokens = document.tokens
    return [
        Thing(match.value.code, Span(tokens[match.tokens[0]].start, tokens[match.tokens[-1]].end))
        for sentence in document.sentences
        if not sentence.aside
        for match in nouns.find(tokens, sentence.first, sentence.last)
    ]
