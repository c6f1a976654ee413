"""A language's words of time, and a document as a row of them: one letter an item, so that rules are patterns over it.

A word may belong to several classes (Indonesian *malam* is a part of the day and a night). Each set of classes gets a
letter of its own; `{class}` in a rule stands for every letter whose set holds that class. Marks stand for themselves,
any other word for `_`, the end of a sentence for a line feed.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from muasal import tables
from muasal.languages import Language
from muasal.model import Token
from muasal.read import numerals
from muasal.read.segment import tokenize

Classes = Mapping[str, str]
OTHER, BREAK = "_", "\n"
KNOWN = 1 << 15  # words of a kind that are kept
_PRIVATE = 0xE000  # the first letter handed out; the private use area cannot meet a mark
SMALL = frozenset({  # no rule matches words of these classes alone
    "address", "adjend", "adjhead", "age", "agelead", "ageprep", "ago", "agoend", "ahead", "anaphor", "and",
    "andhalf", "angle", "approx", "asof", "back", "between", "clockprep", "decadeend", "det", "dotclock", "during",
    "either", "else", "ended", "every", "everyother", "few", "filler", "halfyear", "hour", "inago", "lasting",
    "lastone", "local", "num", "often", "old", "one", "or", "ordinal", "ordinalpre", "orso", "part", "per",
    "perprep", "post", "pre", "prep", "roman", "since", "span", "than", "until", "which", "whole", "whose",
    "will", "yearloc",
})  # fmt: skip
TENSE_ONLY = "over"  # asked for in resolve/tense.py; no rule knows it, and its words are too many to be looked at
NUMBER_SETS = (
    ("num",),
    ("day", "num"),
    ("hour", "num"),
    ("year", "num"),
    ("bareyear", "num", "year"),
    ("dotclock", "num"),
    ("time",),
    ("fulldate",),
    ("dayth", "ordinal"),
    ("ordinal",),
    ("decade",),
    ("decade", "part"),
    ("roman",),
    ("adjhalf",),
    ("monthspan",),
    ("weekspan",),
    ("adjquarter",),
    ("adjunit",),
    ("adjyears",),
    ("bareyear", "num", "part", "year"),
    ("month", "part"),
    ("month", "monthfirst", "part"),
)


class Item(NamedTuple):
    """Tokens [first, last) read as one word; `classes` holds a value for each class the word belongs to."""

    first: int
    last: int
    classes: Classes


NOTHING = Item(0, 0, {})  # a word that means nothing here, the end of a sentence


class Matched(NamedTuple):
    """A match of a rule in a run of letters; `minus_end` so that the longest sorts first."""

    start: int
    minus_end: int
    place: int  # of the rule
    letters: str
    groups: Mapping[str, str | None]


Places = tuple[tuple[str, int], ...]  # the groups of a match and where they begin


class Alone(NamedTuple):
    """What a word as written is by itself, and the words behind it with which it would be part of something longer."""

    classes: Classes
    letter: str
    seconds: frozenset[str]


@dataclass(frozen=True)
class Row:
    """A document as items, and the same as letters."""

    items: Sequence[Item]
    letters: str

    def runs(self, words: "TimeWords") -> Iterator[tuple[int, int]]:
        """The stretches between other words that hold more than small words; rules match nowhere else."""
        return (run.span() for run in words.telling.finditer(self.letters))


@dataclass(frozen=True)
class TimeWords:
    """The words of time of one language, by their first token: the longest form first."""

    forms: Mapping[str, tuple[tuple[tuple[str, ...], Classes, str], ...]]
    letters: Mapping[frozenset[str], str]
    telling: re.Pattern[str]  # a stretch between other words that holds a letter of more than small classes
    plain: set[str] = field(default_factory=set)  # words seen that belong to no class, whatever stands beside them
    loud: dict[str, frozenset[str]] = field(default_factory=dict)  # words seen to what makes them be of others
    matched: dict[str, Sequence[Matched]] = field(default_factory=dict)  # by the run, what rules match in it
    alone: dict[str, Alone] = field(default_factory=dict)  # words seen that mean one thing by themselves
    fits: dict[tuple[tuple[str, ...], str], Places | None] = field(default_factory=dict)  # see first_fit
    _patterns: dict[str, re.Pattern[str]] = field(default_factory=dict)
    _sets: dict[tuple[str, ...], Sequence[re.Pattern[str]]] = field(default_factory=dict)

    def remember(self, token: Token, item: Item) -> None:
        """Remembers a word of this table that was read as `item`, unless it was part of a longer form."""
        entries = self.forms.get(token.low, ())
        if item.last - item.first > 1 or not any(classes is item.classes for _, classes, _ in entries):
            return
        if "year" not in item.classes and len(self.alone) < KNOWN:
            seconds = frozenset(form[1] for form, _, _ in entries if len(form) > 1)
            self.alone[token.text] = Alone(item.classes, self.letters[frozenset(item.classes)], seconds)

    def may_tell(self, low: str, kind: str) -> bool:
        """Can a rule match where a token of this kind stands, whatever is beside it? Numbers in words aside."""
        return kind == "number" or "-" in low or any(not SMALL.issuperset(c) for _, c, _ in self.forms.get(low, ()))

    def pattern(self, source: str) -> re.Pattern[str]:
        """The rule `source` with each `{class}` spelled out in letters; compiled once."""
        if source not in self._patterns:
            self._patterns[source] = re.compile(re.sub(r"\{([a-z]+)\}", self._letters_of, source), re.X)
        return self._patterns[source]

    def compiled(self, sources: tuple[str, ...]) -> Sequence[re.Pattern[str]]:
        """Several patterns at once; kept together."""
        if sources not in self._sets:
            self._sets[sources] = [self.pattern(source) for source in sources]
        return self._sets[sources]

    def first_fit(self, patterns: tuple[str, ...], letters: str) -> Places | None:
        """Where the groups lie of the first of these patterns that fits in a run of letters; None if none does.
        Remembered, since runs repeat."""
        asked = patterns, letters
        if asked in self.fits:
            return self.fits[asked]
        matches = (self.pattern(pattern).search(letters) for pattern in patterns)
        match = next(filter(None, matches), None)
        named = match.groupdict().items() if match else ()
        found = tuple((name, match.start(name)) for name, text in named if text) if match else None
        if len(self.fits) < KNOWN:
            self.fits[asked] = found
        return found

    def knows(self, name: str) -> bool:
        """Has the language any word of this class?"""
        return any(name in classes for classes in self.letters)

    def _letters_of(self, match: re.Match[str]) -> str:
        letters = "".join(letter for classes, letter in self.letters.items() if match[1] in classes)
        return f"[{letters}]" if letters else "(?!)"


@cache
def time_words(language: Language) -> TimeWords:
    """The calendar of a language, compiled once."""
    merged: dict[tuple[tuple[str, ...], str], dict[str, str]] = {}
    for row in language.table("calendar"):
        if row["class"] == TENSE_ONLY:
            continue
        for form in tables.expand(row["form"]):
            words = tuple(token.low for token in tokenize(form))
            classes = merged.setdefault((words, row["if"]), {})
            classes.update(dict.fromkeys(row["class"].split(","), row["value"]))
    forms: dict[str, list[tuple[tuple[str, ...], Classes, str]]] = {}
    for (words, condition), own in merged.items():
        # A conditional form stands beside the same word without condition; it must know its classes too.
        everything = {**merged.get((words, ""), {}), **own} if condition else own
        forms.setdefault(words[0], []).append((words, everything, condition))
    for word, length in _adjectives(merged, numerals.numerals(language)):
        forms.setdefault(word, []).append(((word,), length, ""))
    for entries in forms.values():
        entries.sort(key=lambda entry: (-len(entry[0]), not entry[2]))
    sets = {frozenset(classes) for entries in forms.values() for _, classes, _ in entries}
    ordered = sorted(sets | set(map(frozenset, NUMBER_SETS)), key=sorted)
    letters = {classes: chr(_PRIVATE + number) for number, classes in enumerate(ordered)}
    more = "".join(letters[c] for c in ordered if not SMALL.issuperset(c))
    telling = re.compile(rf"[^{OTHER}{BREAK}{more}]*[{more}][^{OTHER}{BREAK}]*")
    return TimeWords({head: tuple(entries) for head, entries in forms.items()}, letters, telling)


def _adjectives(
    merged: Mapping[tuple[tuple[str, ...], str], Classes], table: numerals.Numerals
) -> Iterator[tuple[str, Classes]]:
    """Numbers and units in one word: «двухнедельный», «десятиденний»."""
    ends = {words[0]: own["adjend"] for (words, _), own in merged.items() if "adjend" in own}
    if not ends:
        return
    heads = {words[0]: float(own["adjhead"]) for (words, _), own in merged.items() if "adjhead" in own}
    for form, entries in table.forms.items():
        heads.update((form, low) for kind, low, _ in entries if kind == "add")
    for head, count in heads.items():
        for end, unit in ends.items():
            yield head + end, adjective(f"{count:g}", unit)


def adjective(count: str, unit: str) -> Classes:
    """A length in one word; one of years may be an age («37-летний»), the word behind it decides."""
    return {"adjyears" if unit == "Y" else "adjunit": f"{count} {unit}"}
