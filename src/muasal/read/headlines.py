"""Headlines that name their source before a colon or behind a dash."""

from muasal.read import contents, phrases
from muasal.read.draft import Draft
from muasal.read.line import Line, Piece
from muasal.read.phrases import Phrase


def colon_headline(line: Line) -> Draft | None:
    """`HUR: 12,000 troops sent`: in a headline, a short name before a colon is the source."""
    at = next((i for i in range(line.first, line.last) if line.tokens[i].text == ":" and line.is_break(i)), None)
    if at is None or not 1 <= at - line.first <= 6 or at + 1 >= line.last:
        return None
    piece = line.trim((line.first, at))
    heads = [noun for noun in phrases.nouns(line, (piece[0], min(piece[0] + 2, at))) if noun.type != "document"]
    acronym = phrases.has_acronym(line, piece)
    if not heads and not acronym and not _person_quoted(line, piece, at):
        return None
    source = Phrase(piece, "named" if acronym or phrases.has_name(line, piece) else "generic")
    rest = line.trim((at + 1, line.last))
    return Draft((at,), "colon", "asserts", "certain", (source,), (rest,), "after", "headline:colon")


def _person_quoted(line: Line, piece: Piece, colon: int) -> bool:
    """`Dana Holt: "We had no choice"`: a name of two or three capitals before a quotation."""
    name = all(line.tokens[i].text[0].isupper() for i in range(*piece)) and 2 <= piece[1] - piece[0] <= 3
    return name and any(q[0] <= colon + 2 for q in line.quotes if q[0] > colon)


def speaker_label(line: Line) -> Draft | None:
    """`HOLT: Why now?` in a transcript: a name in capitals before a colon at the head of a paragraph."""
    at = next((i for i in range(line.first + 1, min(line.first + 5, line.last)) if line.tokens[i].text == ":"), None)
    if at is None or not line.is_break(at) or at + 1 >= line.last or not _opens_paragraph(line):
        return None
    words = [line.tokens[i].text for i in range(line.first, at) if not line.is_mark(i)]
    if not words or not all(word.isupper() and word.isalpha() and len(word) > 3 for word in words):
        return None
    rest = line.trim((at + 1, line.last))
    source = Phrase(line.trim((line.first, at)), "named")
    return Draft((at,), "colon", "asserts", "certain", (source,), (rest,), "after", "label:colon")


def _opens_paragraph(line: Line) -> bool:
    """Does the sentence stand at the head of its paragraph?"""
    here = (s for s in line.document.sentences if s.paragraph == line.sentence.paragraph)
    return next(here).start == line.sentence.start


def dash_headline(line: Line) -> Draft | None:
    """«Цены вырастут – ФАО»: in a headline, a short name behind a dash is the source."""
    dashes = [
        i for i in range(line.first + contents.SHORT, line.last) if line.tokens[i].text in "–—-" and line.spaced(i)
    ]
    if not dashes or line.last - dashes[-1] > 6:
        return None
    source = phrases.after(line, dashes[-1] + 1, line.last)
    whole = source is not None and source.piece == line.trim((dashes[-1] + 1, line.last))
    if (
        source is None
        or not whole
        or not (phrases.nouns(line, source.piece) or phrases.has_acronym(line, source.piece))
    ):
        return None
    rest = line.trim((line.first, dashes[-1]))
    return Draft((dashes[-1],), "colon", "asserts", "certain", (source,), (rest,), "before", "headline:dash")
