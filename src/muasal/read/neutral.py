"""What needs no language: bare numbers. A separator inside a number means different things in different languages, so
such a number keeps its words and has no value."""

from muasal.model import Document, Quantity, Span


def numbers(document: Document) -> list[Quantity]:
    """Every number in digits, in text order; `12 %` is a percentage, anything else has no unit."""
    tokens = document.tokens
    out = []
    for i, token in enumerate(tokens):
        if token.kind == "number":
            percent = i + 1 < len(tokens) and tokens[i + 1].text == "%"
            span = Span(token.start, tokens[i + 1].end if percent else token.end)
            value = float(token.text) if token.text.isdecimal() else None
            out.append(Quantity(span, "neutral:number", value, "percent" if percent else ""))
    return out
