"""A matched run of words of time, and what is read from it."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from muasal.read.time_words import Item, TimeWords

DATE, TIME, DURATION, SET = "DATE", "TIME", "DURATION", "SET"


class Reading(NamedTuple):
    """worded: see docs/details.md. role: as-of, period or duration where the words themselves decide, else ""."""

    worded: str
    timex_type: str = DATE
    role: str = ""


class Found(NamedTuple):
    """A matched run of items: `letters` is their row, `words` the language's words, `before` the last few items of the
    sentence before them, `groups` the named groups."""

    items: Sequence[Item]
    letters: str
    words: TimeWords
    before: Sequence[Item]
    groups: Mapping[str, str | None]

    def value(self, *classes: str) -> str | None:
        """The value of the first item that belongs to one of the classes."""
        for item in self.items:
            for name in classes:
                if name in item.classes:
                    return item.classes[name]
        return None

    def has(self, *classes: str) -> bool:
        return self.value(*classes) is not None

    def part(self, start: int, end: int) -> "Found":
        """The items [start, end) alone."""
        return Found(self.items[start:end], self.letters[start:end], self.words, (), {})

    def only(self, places: Sequence[int]) -> "Found":
        """The items at these places alone."""
        letters = "".join(self.letters[place] for place in places)
        return Found([self.items[place] for place in places], letters, self.words, (), {})

    def parts(self, *patterns: str) -> dict[str, str] | None:
        """Values by group of the first place where the first pattern fits that fits anywhere; a group is named after
        what it holds."""
        places = self.words.first_fit(patterns, self.letters)
        return None if places is None else {name: _value(self.items[at], name) for name, at in places}


_CLASSES = {
    "d": ("day", "dayth", "ordinal"), "n": ("day",), "m": ("month", "weakmonth", "adjmonth"),
    "y": ("year", "day", "hour", "num"), "full": ("fulldate",), "t": ("time", "dotclock"), "t2": ("time", "dotclock"),
    "h": ("day", "hour", "num", "ordinal"), "h2": ("day", "hour", "num"), "min": ("num",), "ap": ("ampm",),
    "ap2": ("ampm",),
    "to": ("halfto",), "o": ("ordinal", "day", "num"), "past": ("half",), "w": ("clockword",), "qt": ("quarterto",),
    "s": ("short",), "less": ("num",), "into": ("ordinal",), "hm": ("year",), "u": ("unit", "bareunit", "unitone"),
    "k": ("num", "one", "day"), "k2": ("num",), "r": ("ordinal", "roman", "dayth", "day"),
}  # fmt: skip


def _value(item: Item, group: str) -> str:
    return next((item.classes[c] for c in _CLASSES.get(group, ()) if c in item.classes), "")
