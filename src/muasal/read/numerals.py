"""Numbers in running text: digits with each language's separators, words, magnitudes, vague counts.

One engine for times and quantities; what the words are worth stands in numerals.tsv of each language.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from muasal import tables
from muasal.languages import Language
from muasal.model import Document, Token
from muasal.read.segment import fold

DASHES = frozenset("-–—−‑")
Value = float | tuple[float, float]
_PLAIN = re.compile(r"\d+")
_ODD_GROUPS = re.compile(r"\d{1,3}([.,])\d{3}(?:\1\d{3})+")
_ONE_SEPARATOR = re.compile(r"(\d+)([.,])(\d+)")
_GROUPS_AND_DECIMALS = re.compile(r"(\d{1,3}(?:([.,])\d{3})+)([.,])(\d+)")
AMBIGUOUS = 1_000_000  # `5m` is five metres as well
MAGNITUDE = 1000  # from here on a multiplier applies to the whole number before it


@dataclass(frozen=True, slots=True)
class Number:
    """A number in tokens [first, last). `value` is (low, high) where it is vague or a range.

    scale: the magnitude word it ends in (1000 in "12 thousand"), else 1. worded: no digits. people: the numeral counts
    people by itself («двое»). glued: letters follow the digits at once.
    """

    first: int
    last: int
    value: Value
    scale: float = 1
    worded: bool = False
    vague: bool = False
    people: bool = False


@dataclass(frozen=True)
class Numerals:
    """The numerals of one language: folded form to (class, low, high), two-word forms by their first word."""

    forms: Mapping[str, tuple[tuple[str, float, float], ...]]
    pairs: Mapping[str, tuple[tuple[str, float], ...]] = field(default_factory=dict)
    decimal: str = "."
    groups: str = ","
    abbreviations: frozenset[str] = frozenset()

    def of(self, low: str, *classes: str) -> tuple[str, float, float] | None:
        """The first entry of the word in one of the classes."""
        return next((entry for entry in self.forms.get(low, ()) if entry[0] in classes), None)


@cache
def numerals(language: Language) -> Numerals:
    """The numerals of a language, compiled once."""
    forms: dict[str, list[tuple[str, float, float]]] = {}
    pairs: dict[str, list[tuple[str, float]]] = {}
    for row in language.table("numerals"):
        low, _, high = row["value"].partition("..")
        for form in map(fold, tables.expand(row["form"])):
            head, _, tail = form.partition(" ")
            if tail:
                pairs.setdefault(head, []).append((tail, float(low)))
            else:
                forms.setdefault(form, []).append((row["class"], float(low), float(high or low)))
    config = language.config
    return Numerals(
        {form: tuple(entries) for form, entries in forms.items()},
        {head: tuple(tails) for head, tails in pairs.items()},
        str(config.get("decimal", ".")),
        str(config.get("groups", ",")),
        language.abbreviations,
    )


def scan(document: Document, language: Language) -> list[Number]:
    """All numbers of the document, left to right, without overlap. Digits glued to a word before them are no number
    unless that word is one of the currency signs the caller knows: they are kept here, and judged there."""
    table, tokens, found = numerals(language), document.tokens, []
    decimal = _decimal_mark(document, table)
    at, forms = 0, table.forms
    while at < len(tokens):
        token = tokens[at]
        if token.kind == "number" or token.low in forms or ("-" in token.low and token.low.partition("-")[0] in forms):
            number = _Reader(document, table, decimal).read(at)
            if number is not None:
                found.append(number)
                at = number.last
                continue
        at += 1
    return found


def _decimal_mark(document: Document, table: Numerals) -> str:
    """The mark before decimals in this document: the language's own, unless the text plainly does the opposite.

    `1.200.000` proves the dot a group mark, `1.200,5` the comma a decimal mark; one proof against none decides.
    """
    votes = {".": 0, ",": 0}
    for token in document.tokens:
        if token.kind == "number" and ("." in token.text or "," in token.text):
            groups = _ODD_GROUPS.fullmatch(token.text)
            both = _GROUPS_AND_DECIMALS.fullmatch(token.text)
            if groups:
                votes["," if groups[1] == "." else "."] += 1
            elif both and both[2] != both[3]:
                votes[both[3]] += 1
    other = "," if table.decimal == "." else "."
    return other if votes[other] and not votes[table.decimal] else table.decimal


def digits(text: str, decimal: str = ".") -> float | None:
    """The value of digits with separators, None if they are no number (a clock time, a date, a version).

    One separator before three digits is a group mark if the language says so, or if the digits are 000: nobody
    writes out three zeros behind a decimal mark.
    """
    if _PLAIN.fullmatch(text):
        return float(text)
    if _ODD_GROUPS.fullmatch(text):
        return float(text.replace(".", "").replace(",", ""))
    one = _ONE_SEPARATOR.fullmatch(text)
    if one:
        whole, mark, rest = one.groups()
        grouped = len(rest) == 3 and len(whole) <= 3 and whole[0] != "0" and (mark != decimal or rest == "000")
        return float(whole + rest) if grouped else float(f"{whole}.{rest}")
    both = _GROUPS_AND_DECIMALS.fullmatch(text)
    if both and both[2] != both[3]:
        return float(re.sub("[.,]", "", both[1]) + "." + both[4])
    return None


class _Reader:
    """Reads one number. `total` holds finished magnitudes, `current` what the next magnitude would multiply."""

    def __init__(self, document: Document, table: Numerals, decimal: str) -> None:
        self.text, self.tokens, self.table, self.decimal = document.text, document.tokens, table, decimal
        self.total, self.current, self.scale, self.lowest = 0.0, 0.0, 1.0, 1e18
        self.range: tuple[float, float] | None = None
        self.half = self.people = self.digits = self.begun = self.worth = False

    def read(self, first: int) -> Number | None:
        """The number that begins at token `first`, None if there is none."""
        at = first
        while at < len(self.tokens):
            taken = self._step(at)
            if not taken:
                break
            at += taken
        if not self.worth:
            return None
        value: Value = self.range if self.range else self.total + self.current
        vague = self.range is not None
        return Number(first, at, value, self.scale, not self.digits, vague, self.people)

    def _step(self, at: int) -> int:
        """How many tokens from `at` on go on with the number."""
        token = self.tokens[at]
        if token.kind == "number":
            return self._digits(at)
        if token.kind != "word" or (self.begun and "\n" in self.text[self.tokens[at - 1].end : token.start]):
            return 0
        for tail, value in self.table.pairs.get(token.low, ()):
            if self.current and at + 1 < len(self.tokens) and self.tokens[at + 1].low == tail:
                self.current += value
                return 2
        if "-" in token.low and token.low not in self.table.forms:
            return self._hyphened(token)
        return self._word(at, token)

    def _digits(self, at: int) -> int:
        token = self.tokens[at]
        value, taken = digits(token.text, self.decimal), 1
        if value is None or self.range or (self.begun and not self._goes_on(at, value)):
            return 0
        if _PLAIN.fullmatch(token.text) and len(token.text) <= 3 and token.text[0] != "0":
            value, taken = self._spaced_groups(at, token.text)
        self.current, self.begun, self.worth, self.digits = value, True, True, True
        return taken + self._suffix(at, at + taken)

    def _suffix(self, first: int, at: int) -> int:
        """`$4.2bn`, `10k`: a magnitude glued to the digits; *m* only where something is glued before them too."""
        if at >= len(self.tokens) or self.tokens[at].start != self.tokens[at - 1].end:
            return 0
        entry = self.table.of(self.tokens[at].low, "suffix")
        glued = first > 0 and self.tokens[first - 1].end == self.tokens[first].start
        if entry is None or (entry[1] == AMBIGUOUS and not glued):
            return 0
        self.current, self.scale, self.lowest = self.current * entry[1], entry[1], 0.0
        return 1

    def _goes_on(self, at: int, value: float) -> bool:
        """`1 million 200 thousand`: digits again, before a smaller magnitude."""
        after = self.tokens[at + 1].low if at + 1 < len(self.tokens) else ""
        entry = self.table.of(after, "times")
        return bool(self.total and not self.current and entry and value * entry[1] < self.scale)

    def _spaced_groups(self, at: int, text: str) -> tuple[float, int]:
        """`1 200 000`: groups of three digits, parted by one space of a kind that parts groups."""
        taken = 1
        while at + taken < len(self.tokens):
            before, token = self.tokens[at + taken - 1], self.tokens[at + taken]
            gap = self.text[before.end : token.start]
            head = token.text[:3]
            if token.kind != "number" or len(gap) != 1 or gap not in self.table.groups or not gap.isspace():
                break
            if not (len(head) == 3 and head.isdigit() and (len(token.text) == 3 or token.text[3] == self.decimal)):
                break
            text, taken = text + token.text, taken + 1
        return (float(text.replace(",", ".")), taken)

    def _hyphened(self, token: Token) -> int:
        """`twenty-one` adds up; «две-три» is a range."""
        entries = [self.table.of(part, "add", "times") for part in token.low.split("-")]
        if self.begun or len(entries) != 2 or entries[0] is None or entries[1] is None:
            return 0
        low, high = entries[0][1], entries[1][1]
        self.begun = self.worth = True
        if entries[1][0] == "times":
            self.current = low * high
        elif low % 10 == 0 and 0 < high < 10 < low:
            self.current = low + high
        elif low < high:
            self.range = (low, high)
        else:
            self.begun = self.worth = False
        return int(self.begun)

    def _word(self, at: int, token: Token) -> int:
        entries = self.table.forms.get(token.low, ())
        if not self.begun and len(entries) > 1:  # «сотни» alone is vague, «две сотни» a multiplier
            entries = tuple(sorted(entries, key=lambda entry: entry[0] != "vague"))
        for kind, low, high in entries:
            taken = getattr(self, f"_{kind}")(at, low, high) if kind in _STEPS else 0
            if taken:
                self.begun = True
                return int(taken)
        return 0

    def _add(self, _: int, value: float, __: float) -> int:
        """`two hundred | five`: a smaller number behind a rounder one."""
        room = 10 ** len(str(int(value))) if value else 0
        if self.digits or self.range or (self.current and (self.current % room or value == 0)):
            return 0
        if self.begun and not self.current and not self.total:
            return 0
        self.current += value
        self.worth = True
        return 1

    def _people(self, at: int, value: float, high: float) -> int:
        if self.begun:
            return 0
        self.people = True
        return self._add(at, value, high)

    def _teen(self, _: int, value: float, __: float) -> int:
        if not 1 < self.current % 10 < 10 or self.digits:
            return 0
        self.current += value
        return 1

    def _bare(self, _: int, value: float, __: float) -> int:
        """«тысяча»: a magnitude that stands for one of its kind."""
        if self.begun:
            return 0
        self.current, self.worth = value, True
        return 1

    def _times(self, at: int, value: float, _: float) -> int:
        taken = 1 + self._dot(at)
        if not self.current and not self.total and self.range is None:
            return 0
        if self.range:
            return taken * self._stretch(value)
        if value < MAGNITUDE:
            return taken * self._multiply_tail(value)
        if (self.begun and not self.current) or value >= self.lowest:
            return 0
        self.total += (self.current or 1) * value
        self.current, self.scale, self.lowest, self.worth = 0.0, value, value, True
        return taken

    def _dot(self, at: int) -> int:
        """Is the magnitude an abbreviation with a dot of its own («тис.») that does not end the line?"""
        if self.tokens[at].low not in self.table.abbreviations or at + 2 >= len(self.tokens):
            return 0
        dot, after = self.tokens[at + 1], self.tokens[at + 2]
        inside = dot.text == "." and dot.start == self.tokens[at].end
        return int(inside and not after.text[0].isupper() and "\n" not in self.text[dot.end : after.start])

    def _multiply_tail(self, value: float) -> int:
        """`seratus | dua | puluh`: the multiplier takes the last part only."""
        tail = self.current % value if self.current % 1 == 0 else self.current
        if self.begun and not tail:
            return 0
        self.current += (tail or 1) * value - tail
        self.worth = True
        return 1

    def _stretch(self, value: float) -> int:
        """`tens of | thousands`, `several | hundred`."""
        if self.range is None or value >= self.lowest:
            return 0
        low, high = self.range
        step = 1 if self.worth and value >= MAGNITUDE and high % 10 != 9 else 0
        self.range = (low * value, high * value if step else (high + 1) * value - 1)
        self.scale, self.lowest, self.worth = value, value, True
        return 1

    def _half(self, at: int, value: float, _: float) -> int:
        after = self.tokens[at + 1].low if at + 1 < len(self.tokens) else ""
        skip = 1 if self.table.of(after, "article") else 0
        next_ = self.tokens[at + 1 + skip].low if at + 1 + skip < len(self.tokens) else ""
        if self.range or not (self.current or self.table.of(next_, "times")):
            return 0
        self.current += value
        return 1 + skip

    def _article(self, at: int, value: float, _: float) -> int:
        after = self.tokens[at + 1].low if at + 1 < len(self.tokens) else ""
        if self.begun or not self.table.of(after, "times", "half", "several"):
            return 0
        if self.table.of(after, "times"):
            self.current = value
        return 1

    def _vague(self, at: int, low: float, high: float) -> int:
        if self.range and self.worth:
            return self._stretch(10 ** (len(str(int(low))) - 1))
        if self.begun and self.range is None:
            return 0
        if self.range:
            return self._stretch(10 ** (len(str(int(low))) - 1))
        self.range, self.worth = (low, high), True
        return 1

    def _several(self, at: int, low: float, high: float) -> int:
        after = self.tokens[at + 1].low if at + 1 < len(self.tokens) else ""
        if self.current or self.total or self.range or not self.table.of(after, "times", "vague"):
            return 0
        self.range = (low, high)
        return 1

    def _link(self, at: int, _: float, __: float) -> int:
        """`two hundred | and | five`, `hundreds | of | thousands`; never at the end."""
        token, after = self.tokens[at], self.tokens[at + 1].low if at + 1 < len(self.tokens) else ""
        if token.low == "of" or self.range:
            return int(bool(self.range and self.table.of(after, "times", "vague")))
        if self.current and self.table.of(after, "article", "half"):
            return self._and_a_half(at)
        entry = self.table.of(after, "add")
        if not entry or self.digits or not (self.current or self.total):
            return 0
        return int(entry[1] < 100 and (self.current or self.total) % 100 == 0)

    def _and_a_half(self, at: int) -> int:
        """`two | and a half`"""
        skip = 1 + bool(self.table.of(self.tokens[at + 1].low, "article"))
        half = self.table.of(self.tokens[at + skip].low, "half") if at + skip < len(self.tokens) else None
        if half is None:
            return 0
        self.current += half[1]
        return skip + 1


_STEPS = frozenset({"add", "bare", "people", "teen", "times", "half", "article", "vague", "several", "link"})


def joined(numbers: Sequence[Number], document: Document, language: Language) -> list[Number]:
    """The numbers with ranges made one: `18–20`, `between 10 and 12`, «от 10 до 12 тысяч», "10 or 12"."""
    table, out = numerals(language), list(numbers[:1])
    for number in numbers[1:]:
        merged = _range(out[-1], number, document.tokens, table)
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
    return replace(a, first=a.first - opened, last=b.last, value=(low, b.value), scale=b.scale)
