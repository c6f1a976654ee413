"""What a relative time can hang on: the publication, and the days told before it in the text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from muasal.model import Document, Time
from muasal.resolve import calendar

PART = re.compile(r"T[A-Z]{2}")
_HOURS = {"MO": range(3, 12), "MI": range(10, 16), "AF": range(12, 19), "EV": range(17, 24), "NI": range(18, 30)}
_LATE = range(18, 30)
ENOUGH = 5  # so many dates with a year, none of them near, make a text a history


@dataclass
class Context:
    """What a relative time can hang on. `told` holds the days told so far with the place and part of day."""

    document: Document
    anchor: date | None
    note: str
    history: bool = False
    told: list[tuple[int, date, str]] = field(default_factory=list)

    def tell(self, time: Time) -> None:
        """Keeps the day of a time that has its value, for the times behind it."""
        found = _told(time, self.history)
        if found:
            part = PART.search(time.worded)
            self.told.append((time.span.start, found, part.group()[1:] if part else _ended(time.worded)))


def context_of(times: Sequence[Time], document: Document, published: str | None) -> Context:
    """The context before the first time is resolved. `published` as in resolve.times."""
    anchor = calendar.parse(published)
    if anchor:
        return Context(document, anchor, "", _is_history(times, anchor))
    full = [found for time in times if "/" not in time.worded and (found := calendar.parse(time.worded))]
    if not full:
        return Context(document, None, "")
    anchor = max(full)
    return Context(document, anchor, f"relative to {calendar.spoken(anchor)}, the latest date in the text")


def _is_history(times: Sequence[Time], anchor: date) -> bool:
    """Does the text tell of other years only? Then a date without a year belongs to the year told last."""
    years = [int(time.worded[:4]) for time in times if time.worded[:4].isdigit()]
    return len(years) >= ENOUGH and all(abs(year - anchor.year) > 1 for year in years)


def _told(time: Time, history: bool) -> date | None:
    """The day a later time can hang on: a day; in a history also the middle of a month or year."""
    value = time.value or ""
    if time.timex_type not in ("DATE", "TIME"):
        return None
    if "/" not in value and len(value) >= 10:
        return calendar.parse(value)
    if history and re.fullmatch(r"\d{4}-\d\d", value):
        return calendar.parse(f"{value}-15")
    return calendar.parse(f"{value[:4]}-07-01") if history and re.fullmatch(r"\d{4}", time.worded) else None


def _ended(worded: str) -> str:
    return "NI" if worded.endswith(";end") else ""


def narrative(time: Time, context: Context) -> date:
    """The day told last before this time, else the anchor."""
    if context.told:
        return context.told[-1][1]
    return context.anchor or date.min


def clock_day(time: Time, clock: str, context: Context) -> str | None:
    """The day a lone time of day belongs to: one told shortly before, else the first told that fits its hour."""
    paragraph = context.document.text.rfind("\n", 0, time.span.start)
    near = [found for start, found, _ in context.told if start > paragraph]
    if near:
        return near[-1].isoformat()
    fitting = [found for _, found, part in context.told if part and int(clock[1:3]) in _HOURS.get(part, _LATE)]
    told = [found for _, found, _ in context.told]
    chosen = (fitting or told or ([context.anchor] if context.anchor else []))[:1]
    return chosen[0].isoformat() if chosen else None
