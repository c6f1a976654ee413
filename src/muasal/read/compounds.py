"""Numbers that are part of a word, `six-mile`, and decimals without a whole, `.77`."""

from collections.abc import Sequence

from muasal.model import Document, Token
from muasal.read.numerals import Number, Numerals
from muasal.read.quantity_words import QuantityWords


def read(
    numbers: Sequence[Number], compounds: Sequence[int], document: Document, words: QuantityWords, table: Numerals
) -> list[Number]:
    """The numbers in order, with those in compounds with a unit added, which the tokens `compounds` may be, and bare
    decimals given their worth."""
    tokens = document.tokens
    out = [_pointed(number, tokens) for number in numbers]
    if not compounds:
        return out
    taken = {at for number in numbers for at in range(number.first, number.last)}
    free = [at for at in compounds if at not in taken]
    found = [number for at in free if (number := _compound(at, tokens[at], words, table)) is not None]
    return sorted([*out, *found], key=lambda number: number.first) if found else out


def _pointed(number: Number, tokens: Sequence[Token]) -> Number:
    """`.500`: a point that stands free before and close to the digits."""
    at = number.first - 1
    if at < 0 or tokens[at].text != "." or number.worded or not isinstance(number.value, float) or number.scale != 1:
        return number
    free = at == 0 or tokens[at - 1].end < tokens[at].start or tokens[at - 1].text in "(-−"
    digits = tokens[at + 1].text
    if not free or tokens[at].end != tokens[at + 1].start or not digits.isdigit() or number.last != at + 2:
        return number
    return number._replace(first=at, value=float(f"0.{digits}"))


def _compound(at: int, token: Token, words: QuantityWords, table: Numerals) -> Number | None:
    """`six-mile`, `two-kilogram`: a numeral, a hyphen, a unit in words."""
    head, _, tail = token.low.partition("-")
    entry = table.of(head, "add")
    unit = words.units.get(tail) if entry is not None else None
    if entry is None or unit is None or unit.condition:
        return None
    return Number(at, at + 1, entry[1], worded=True, unit=tail)
