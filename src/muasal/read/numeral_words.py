"""The numerals of a language, and what digits with separators are worth."""

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import NamedTuple

from muasal import tables
from muasal.languages import Language
from muasal.read.segment import fold

DASHES = frozenset("-–—−‑")
Value = float | tuple[float, float]
PLAIN = re.compile(r"\d+")
ODD_GROUPS = re.compile(r"\d{1,3}([.,])\d{3}(?:\1\d{3})+")
_ONE_SEPARATOR = re.compile(r"(\d+)([.,])(\d+)")
GROUPS_AND_DECIMALS = re.compile(r"(\d{1,3}(?:([.,])\d{3})+)([.,])(\d+)")
AMBIGUOUS = 1_000_000  # `5m` is five metres as well
OPENING = frozenset({"add", "article", "bare", "half", "people", "several", "vague", "vulgar"})  # of first words
MAGNITUDE = 1000  # from here on a multiplier applies to the whole number before it


class Number(NamedTuple):
    """A number in tokens [first, last). `value` is (low, high) where it is vague or a range.

    scale: the magnitude word it ends in (1000 in "12 thousand"), else 1. worded: no digits. people: the numeral counts
    people by itself («двое»). part: a fraction, that is an amount only of something.
    unit: the unit that is part of the same word (`six-mile`).
    """

    first: int
    last: int
    value: Value
    scale: float = 1
    worded: bool = False
    vague: bool = False
    people: bool = False
    part: bool = False
    unit: str = ""


@dataclass(frozen=True)
class Numerals:
    """The numerals of one language: folded form to (class, low, high), two-word forms by their first word."""

    forms: Mapping[str, tuple[tuple[str, float, float], ...]]
    pairs: Mapping[str, tuple[tuple[str, float], ...]] = field(default_factory=dict)
    decimal: str = "."
    groups: str = ","
    abbreviations: frozenset[str] = frozenset()

    @cached_property
    def openers(self) -> frozenset[str]:
        """The words with which a number can begin."""
        return self._in(OPENING)

    @cached_property
    def parts(self) -> frozenset[str]:
        """The words for a fraction: `half`, `third`."""
        return self._in({"fraction", "part"})

    def opens(self, low: str, kind: str) -> bool:
        """Can a number begin with a token of this kind: digits, a numeral, `twenty-one`, `six-mile`?"""
        return kind == "number" or low in self.openers or ("-" in low and low.partition("-")[0] in self.forms)

    def tells(self, low: str, kind: str) -> bool:
        """Can a number or a fraction?"""
        return self.opens(low, kind) or low in self.parts

    def _in(self, classes: Set[str]) -> frozenset[str]:
        return frozenset(form for form, entries in self.forms.items() if any(e[0] in classes for e in entries))

    def of(self, low: str, *classes: str) -> tuple[str, float, float] | None:
        """The first entry of the word in one of the classes."""
        for entry in self.forms.get(low, ()):
            if entry[0] in classes:
                return entry
        return None


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


def digits(text: str, decimal: str = ".") -> float | None:
    """The value of digits with separators, None if they are no number (a clock time, a date, a version).

    One separator before three digits is a group mark if the language says so, or if the digits are 000: nobody
    writes out three zeros behind a decimal mark.
    """
    if PLAIN.fullmatch(text):
        return float(text)
    if ODD_GROUPS.fullmatch(text):
        return float(text.replace(".", "").replace(",", ""))
    one = _ONE_SEPARATOR.fullmatch(text)
    if one:
        whole, mark, rest = one.groups()
        grouped = len(rest) == 3 and len(whole) <= 3 and whole[0] != "0" and (mark != decimal or rest == "000")
        return float(whole + rest) if grouped else float(f"{whole}.{rest}")
    both = GROUPS_AND_DECIMALS.fullmatch(text)
    if both and both[2] != both[3]:
        return float(re.sub("[.,]", "", both[1]) + "." + both[4])
    return None
