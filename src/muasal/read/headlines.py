"""Headlines that name their source before a colon or behind a dash."""

from muasal.read import contents, phrases
from muasal.read.draft import Draft
from muasal.read.line import Line
from muasal.read.phrases import Phrase


def colon_headline(line: Line) -> Draft | None:
    """`HUR: 12,000 troops sent`: in a headline, a short name before a colon is the source."""
    at = next((i for i in range(line.first, line.last) if line.tokens[i].text == ":" and line.is_break(i)), None)
    if at is None or not 1 <= at - line.first <= 6 or at + 1 >= line.last:
        return None
    piece = line.trim((line.first, at))
    heads = [noun for noun in phrases.nouns(line, (piece[0], min(piece[0] + 2, at))) if noun.type != "document"]
    acronym = phrases.has_acronym(line, piece)
    if not heads and not acronym:
        return None
    source = Phrase(piece, "named" if acronym or phrases.has_name(line, piece) else "generic")
    rest = line.trim((at + 1, line.last))
    return Draft((at,), "colon", "asserts", "certain", (source,), (rest,), "after", "headline:colon")


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
