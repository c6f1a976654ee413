"""Fractions: `1/2 pound`, `two thirds of voters`, «треть», *sepertiga*, `one in five`."""

from collections.abc import Sequence

from muasal.languages import Language
from muasal.model import Document, Token
from muasal.read.numerals import Number, Numerals, numerals

SLASHES = frozenset("/⁄")
DENOMINATORS = 1000  # a greater one is no fraction of an amount


def read(numbers: Sequence[Number], worded: Sequence[int], document: Document, language: Language) -> list[Number]:
    """The numbers in order with those that are one fraction made one, and fractions in words added, which the tokens
    `worded` may be."""
    table, tokens = numerals(language), document.tokens
    out: list[Number] = []
    for number in numbers:
        last = out[-1] if out else None
        whole = last and (_slashed(last, number, tokens) or _one_in(last, number, tokens, table))
        if whole:
            out[-1] = whole
        else:
            out.append(_with_part(number, tokens, table))
    return _with_words(out, worded, document.tokens, table) if worded else out


def _slashed(top: Number, bottom: Number, tokens: Sequence[Token]) -> Number | None:
    """`1/2`: glued, the smaller above, and no third number (24/7/365) or name before it."""
    at = top.last
    if bottom.first != at + 1 or tokens[at].text not in SLASHES or tokens[at].start != tokens[at - 1].end:
        return None
    if (
        tokens[at + 1].start != tokens[at].end
        or not isinstance(top.value, float)
        or not isinstance(bottom.value, float)
    ):
        return None
    after = tokens[bottom.last].text if bottom.last < len(tokens) else ""
    before = tokens[top.first - 1].text if top.first else ""
    plain = top.value % 1 == 0 and bottom.value % 1 == 0 and 0 < top.value < bottom.value <= DENOMINATORS
    if not plain or after in SLASHES or before in SLASHES:
        return None
    return top._replace(last=bottom.last, value=top.value / bottom.value, part=True)


def _one_in(top: Number, bottom: Number, tokens: Sequence[Token], table: Numerals) -> Number | None:
    """`one in five`, `one out of three`."""
    if not (top.worded and bottom.worded and 1 <= bottom.first - top.last <= 2):
        return None
    middle = [token.low for token in tokens[top.last : bottom.first]]
    if table.of(middle[0], "of-number") is None or (len(middle) == 2 and table.of(middle[1], "link") is None):
        return None
    if not isinstance(top.value, float) or not isinstance(bottom.value, float) or not 0 < top.value < bottom.value:
        return None
    return top._replace(last=bottom.last, value=top.value / bottom.value, part=True)


def _with_part(number: Number, tokens: Sequence[Token], table: Numerals) -> Number:
    """`two | thirds`, «две | трети», *dua | pertiga*."""
    at = number.last
    entry = table.of(tokens[at].low, "part") if at < len(tokens) else None
    if entry is None or not isinstance(number.value, float) or number.value % 1 or number.value * entry[1] > 1:
        return number
    return number._replace(last=at + 1, value=number.value * entry[1], part=True)


def _with_words(numbers: list[Number], worded: Sequence[int], tokens: Sequence[Token], table: Numerals) -> list[Number]:
    """Fractions that are no numeral elsewhere, `a third`, `two-thirds`, «половина», put in their places."""
    out = list(numbers)
    taken = {at for number in numbers for at in range(number.first, number.last)}
    for at in worded:
        if at in taken:
            continue
        if at > 0 and table.of(tokens[at - 1].low, "ordinal", "which-half") is not None:
            continue  # `the second half of the game`
        led = at > 0 and table.of(tokens[at - 1].low, "article") is not None
        entry = table.of(tokens[at].low, "fraction") or (table.of(tokens[at].low, "part") if led else None)
        if entry is not None:
            out.append(Number(at - led, at + 1, entry[1], 1, True, False, False, True))
    return sorted(out, key=lambda number: number.first) if len(out) > len(numbers) else out
