"""Numbers in running text: digits with each language's separators, words, magnitudes, vague counts, ranges.

One engine for times and quantities; what the words are worth stands in numerals.tsv of each language.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from muasal.languages import Language
from muasal.model import Document, Token
from muasal.read.number_reader import NumberReader
from muasal.read.numeral_words import (
    DASHES,
    GROUPS_AND_DECIMALS,
    ODD_GROUPS,
    Number,
    Numerals,
    Value,
    digits,
    numerals,
)

__all__ = ["DASHES", "Number", "Numerals", "Scanned", "Value", "digits", "joined", "numerals", "scan"]


class Scanned(NamedTuple):
    """The numbers of a document, left to right, without overlap; and its tokens that may be a fraction or a number and
    a unit in one."""

    numbers: Sequence[Number]
    fractions: Sequence[int]
    compounds: Sequence[int]


def scan(document: Document, language: Language, marked: Sequence[int] | None = None) -> Scanned:
    """All numbers of the document. Digits glued to a word before them are no number unless that word is one of the
    currency signs the caller knows: they are kept here, and judged there. `marked`: the tokens with which a number or
    a fraction may begin, where the caller has them."""
    table, tokens, found = numerals(language), document.tokens, []
    if marked is None:
        marked = [at for at, token in enumerate(tokens) if table.tells(token.low, token.kind)]
    decimal = _decimal_mark([tokens[at].text for at in marked if tokens[at].kind == "number"], table)
    free = 0
    for at in marked:
        if at >= free and table.opens(tokens[at].low, tokens[at].kind):
            number = NumberReader(document, table, decimal).read(at)
            if number is not None:
                found.append(number)
                free = number.last
    return Scanned(
        found, [at for at in marked if tokens[at].low in table.parts], [at for at in marked if "-" in tokens[at].low]
    )


def _decimal_mark(numbers: Iterable[str], table: Numerals) -> str:
    """The mark before decimals in a text with these numbers: the language's own, unless they plainly do the opposite.

    `1.200.000` proves the dot a group mark, `1.200,5` the comma a decimal mark; one proof against none decides.
    """
    votes = {".": 0, ",": 0}
    for text in numbers:
        if "." in text or "," in text:
            groups = ODD_GROUPS.fullmatch(text)
            both = GROUPS_AND_DECIMALS.fullmatch(text)
            if groups:
                votes["," if groups[1] == "." else "."] += 1
            elif both and both[2] != both[3]:
                votes[both[3]] += 1
    other = "," if table.decimal == "." else "."
    return other if votes[other] and not votes[table.decimal] else table.decimal


def joined(
    numbers: Sequence[Number],
    document: Document,
    language: Language,
    is_apart: Callable[[int, int], bool] = lambda first, last: False,
) -> list[Number]:
    """The numbers with ranges made one: `18–20`, `between 10 and 12`, «от 10 до 12 тысяч», "10 or 12".

    is_apart: says of the tokens of a range whether it is none: a change (`rose from | 12 to 15`), the end of a date.
    """
    table, out = numerals(language), list(numbers[:1])
    for number in numbers[1:]:
        merged = _range(out[-1], number, document.tokens, table)
        if merged is not None and is_apart(out[-1].first, number.last):
            merged = None
        if merged is None:
            out.append(number)
        else:
            out[-1] = merged
    return out


def _range(a: Number, b: Number, tokens: Sequence[Token], table: Numerals) -> Number | None:
    """The range from `a` to `b`, if the word between them and the sizes make one."""
    if b.first != a.last + 1 or isinstance(a.value, tuple) or isinstance(b.value, tuple):
        return None
    joint, opener = tokens[a.last], tokens[a.first - 1] if a.first else None
    opened = opener is not None and bool(table.of(opener.low, "between"))
    if not (joint.text in DASHES or table.of(joint.low, "range") or (opened and table.of(joint.low, "until"))):
        return None
    low = a.value * b.scale if a.scale == 1 and b.scale > 1 and a.value < b.value / b.scale else a.value
    if not low < b.value:
        return None
    return a._replace(first=a.first - opened, last=b.last, value=(low, b.value), scale=b.scale)
