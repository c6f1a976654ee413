"""What a relative time can hang on: the publication, and the days told before it in the text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import groupby
from operator import itemgetter

from muasal.model import Document, Time
from muasal.resolve import calendar

ENOUGH = 5  # so many dates with a year, hardly any of them near, make a text a history
NEAR_SHARE = 0.1  # so large a part of the years may be that of publication: `to this day`, an access date
SHORT_RUN, NEIGHBOURS = 2, 5  # mentions of a year that is an aside; years the tale may go back by
LONGEST_TOLD = timedelta(days=400)  # a longer interval says no year that a later date could belong to
PART = re.compile(r"T[A-Z]{2}")
_HOURS = {"MO": range(3, 12), "MI": range(10, 16), "AF": range(12, 19), "EV": range(17, 24), "NI": range(18, 30)}
_LATE = range(18, 30)


@dataclass
class Context:
    """`anchor` is the day of publication or what takes its place (`note` says so), `moment` its time of day if known.

    `told` holds the days told so far with the place and part of day. `asides` are the places of years that a later
    date does not belong to. `stretch` is what was told last, a day or longer; `over` the last such that
    had ended.
    """

    document: Document
    anchor: date | None
    note: str = ""
    moment: datetime | None = None
    history: bool = False
    asides: frozenset[int] = frozenset()
    told: list[tuple[int, date, str]] = field(default_factory=list)
    stretch: calendar.Stretch | None = None
    over: calendar.Stretch | None = None

    def last(self) -> date | None:
        """The day told last."""
        return self.told[-1][1] if self.told else None

    def tell(self, time: Time) -> None:
        """Notes the day of a resolved time, if a later one can hang on it."""
        compared = time.worded.startswith(("Y-", "@Y-"))  # `a year earlier` is told beside what is told of, not instead
        if time.timex_type in ("DATE", "TIME") and time.value and not compared:
            self.stretch = calendar.bounds(time.value) or self.stretch
            if self.stretch and self.anchor and self.stretch[1] <= self.anchor:
                self.over = self.stretch
        found = None if time.span.start in self.asides else _day_of(time, self.history)
        if found:
            part = PART.search(time.worded)
            late = "NI" if time.worded.endswith(";end") else ""
            self.told.append((time.span.start, found, part.group()[1:] if part else late))


def context_of(times: Sequence[Time], document: Document, published: str | None) -> Context:
    """The context before the first time is resolved.

    Its anchor is the publication, else the latest full date of the text, else none.
    """
    anchor = calendar.parse(published)
    if anchor:
        history = _is_history(times, anchor)
        return Context(document, anchor, "", _moment(published), history, _asides(times) if history else frozenset())
    full = [found for time in times if "/" not in time.worded and (found := calendar.parse(time.worded))]
    if not full:
        return Context(document, None)
    anchor = max(full)
    return Context(document, anchor, f"relative to {calendar.spoken(anchor)}, the latest date in the text")


def _moment(published: str | None) -> datetime | None:
    """The time of publication to the minute, None where only the day is known."""
    try:
        return datetime.fromisoformat(published or "").replace(tzinfo=None) if "T" in (published or "") else None
    except ValueError:
        return None


def _is_history(times: Sequence[Time], anchor: date) -> bool:
    """Does the text tell of other years only? Then a date without a year belongs to the year told last."""
    years = [year for time in times if (year := _year(time))]
    near = sum(abs(year - anchor.year) <= 1 for year in years)
    near += sum(time.worded.startswith(("day", "XXXX-W")) for time in times)  # news tells of yesterday and Tuesday
    return len(years) >= ENOUGH and near <= NEAR_SHARE * len(years)


def _year(time: Time) -> int:
    return int(time.worded[:4]) if time.worded[:4].isdigit() else 0


def _asides(times: Sequence[Time]) -> frozenset[int]:
    """Years out of line with those before and after: `papers printed in 2005` in a tale that goes on in 1964.

    A year told once or twice only can be out of line. What is found is left out and the rest looked at again, since
    an aside hides the next.
    """
    dated = [(time.span.start, year) for time in times if (year := _year(time))]
    runs = [(year, [place for place, _ in told]) for year, told in groupby(dated, key=itemgetter(1))]
    asides: list[int] = []
    kept: list[tuple[int, list[int]]] = []
    for run, after in zip(runs, [*runs[1:], None], strict=True):
        kept.append(run)
        while after and len(kept) > 1 and _stands_out(kept[-2][0], kept[-1], after[0]):
            asides += kept.pop()[1]
            if kept[-1][0] == after[0]:
                kept.pop()  # the tale goes on: one run with what follows
    return frozenset(asides)


def _stands_out(before: int, run: tuple[int, list[int]], after: int) -> bool:
    low, high = sorted((before, after))
    far = not low - NEIGHBOURS <= run[0] <= high + NEIGHBOURS
    return len(run[1]) <= SHORT_RUN and (far if before > after else not low <= run[0] <= high)


def _day_of(time: Time, history: bool) -> date | None:
    """The day a later time can hang on: a day; in a history also the middle of a longer time."""
    value = time.value or ""
    if time.timex_type not in ("DATE", "TIME") or not value:
        return None
    if "/" not in value and len(value) >= 10:
        return calendar.parse(value)
    if not history:
        return None
    if len(value) == 7:
        return calendar.parse(f"{value}-15")
    first, _, last = value.partition("/")
    start, end = calendar.parse(first), calendar.parse(last)
    if start is None or end is None or end - start > LONGEST_TOLD:
        return None
    return start + (end - start) / 2


def narrative(time: Time, context: Context) -> date:
    """The day told last before this time, else the anchor."""
    return context.last() or context.anchor or date.min


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
