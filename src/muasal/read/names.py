"""Names as worded: runs of capitalised words, and short forms introduced in brackets."""

from collections.abc import Iterator

from muasal.languages import Language
from muasal.model import Document, EntityMention, Introduction, Span, Token

LONGEST = 8  # words of a long form before its bracket
SHORT_FORM = 12  # letters


def find(document: Document, language: Language) -> list[EntityMention]:
    """Runs of capitalised words in text order. A lone capital that opens a sentence is no run."""
    openers = {s.first for s in document.sentences} | _after_quotes(document)
    out = []
    for a, b in _runs(document, language):
        if b - a > 1 or a not in openers or _acronym(document.tokens[a]):
            span = Span(document.tokens[a].start, document.tokens[b - 1].end)
            out.append(
                EntityMention(span, "name:acronym" if b - a == 1 and _acronym(document.tokens[a]) else "name:run")
            )
    return out


def introductions(document: Document, language: Language) -> list[Introduction]:
    """`Long Form (SHORT)`: the bracket holds one capitalised word; the long form is the phrase before it."""
    tokens = document.tokens
    out = []
    for i in range(2, len(tokens) - 1):
        short = tokens[i]
        if tokens[i - 1].text == "(" and tokens[i + 1].text == ")" and _short_form(short):
            start = _long_form(document, language, i - 1)
            if start is not None:
                long = Span(tokens[start].start, tokens[i - 2].end)
                out.append(Introduction(short.span, long))
    return out


def _runs(document: Document, language: Language) -> Iterator[tuple[int, int]]:
    """Token ranges of capitalised words; a small particle between two of them is inside ("of", *bin*)."""
    tokens, at, end = document.tokens, 0, len(document.tokens)
    while at < end:
        if not _capital(tokens[at]):
            at += 1
            continue
        stop = at + 1
        while stop < end and _joined(tokens, stop):
            if _capital(tokens[stop]):
                stop += 1
            elif language.is_("particle", tokens[stop].low) and stop + 1 < end and _capital(tokens[stop + 1]):
                stop += 2
            else:
                break
        yield at, stop
        at = stop


def _joined(tokens: tuple[Token, ...], index: int) -> bool:
    """Does the token stand in the same line, parted from the one before by at most a space?"""
    return tokens[index].start - tokens[index - 1].end <= 1


def _capital(token: Token) -> bool:
    return token.kind == "word" and token.text[0].isupper()


def _acronym(token: Token) -> bool:
    letters = token.text.replace("-", "")
    return 2 <= len(letters) <= SHORT_FORM and letters.isupper()


def _short_form(token: Token) -> bool:
    return _capital(token) and len(token.text) <= SHORT_FORM


def _after_quotes(document: Document) -> set[int]:
    """Tokens that open a quotation or follow a colon: their capital says nothing."""
    marks = '"“«„:–—'
    return {i + 1 for i, token in enumerate(document.tokens[:-1]) if token.text in marks}


def _long_form(document: Document, language: Language, bracket: int) -> int | None:
    """Where the long form before token `bracket` begins: back to the last capital of its run of name-like words."""
    tokens = document.tokens
    start: int | None = None
    at = bracket - 1
    while at >= 0 and bracket - at <= LONGEST and tokens[at].kind == "word":
        low = tokens[at].low
        stops = any(language.is_(c, low) for c in ("preposition", "clause-conjunction", "complementizer", "auxiliary"))
        if stops and not language.is_("inner-preposition", low):
            break
        if tokens[at].text[0].isupper():
            start = at
        at -= 1
    return start
