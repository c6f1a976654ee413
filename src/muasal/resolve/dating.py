"""One underspecified time → its value. The notation is that of docs/details.md."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from muasal.model import Span, Time
from muasal.resolve import calendar, steps
from muasal.resolve.tense import tense
from muasal.resolve.time_context import Context, narrative

_YEAR, _DECADE = re.compile(r"\d{4}"), re.compile(r"\d{2,3}")
_DAY = re.compile(r"(\d{4}|XXXX)-(\d\d)-(\d\d)")
_WEEK_DAY = re.compile(r"(@?)W([+-]\d+):([1-7])")
_DAY_ALONE = re.compile(r"XXXX-XX-(\d\d)")
_MONTH_DAY = re.compile(r"(@?)M([+-]\d+):(\d\d)")
_MONTH = re.compile(r"(\d{4}|XXXX)-(\d\d)")
_WEEKDAY = re.compile(r"XXXX-WXX-(\d)")
_STEP = re.compile(r"(@?)(day|T?[A-Z]+)([+-][\d.]+)")
_YEAR_STEP = re.compile(r"@?Y([+-]\d+):(\d\d)(?:-(\d\d))?")
_QUARTER = re.compile(r"(\d{4}|XXXX|Y[+-]\d+)-Q([1-4])")
_SEASON = re.compile(r"(\d{4}|XXXX|Y[+-]\d+)-(SP|SU|FA|WI)")
_HALF = re.compile(r"(\d{4}|XXXX|Y[+-]\d+)-H([12])")
_HOLIDAY = re.compile(r"(\d{4}|XXXX)-((?:easter|orthodox)[+-]\d+|\d\d#\d-\d)")
_NTH = re.compile(r"(.+):(W\d?|D)#(-?\d)")
_NEAR_SEASON = re.compile(r"(SP|SU|FA|WI)([+-]\d+)")
FAR_AHEAD, FAR_BACK = timedelta(days=90), timedelta(days=30)  # days without year: how far they are believed
CERTAIN = frozenset({"ahead", "nearest", "future", "this"})
OUTRIGHT = frozenset({"past", "future", "this"})  # said against the publication
BESIDE = {"before": "past", "after": "future"}  # said against what was told last


def relative(core: str) -> bool:
    """Does the value hang on something outside the words?"""
    return not core[:4].isdigit()


def value(core: str, marks: Sequence[str], time: Time, context: Context) -> str | None:
    """The value of one underspecified time, None where nothing decides it."""
    if _YEAR.fullmatch(core):
        half = next((int(mark[1]) for mark in marks if mark in ("H1", "H2")), 0)
        return calendar.interval(calendar.half_year(int(core), half) if half else calendar.years(int(core), int(core)))
    if _DECADE.fullmatch(core):
        first = int(core) * 10 ** (4 - len(core))
        return calendar.interval(calendar.years(max(first, 1), first + 10 ** (4 - len(core)) - 1))
    anchor = context.anchor
    if anchor is None and (relative(core)):
        return None
    return _dated(core, marks, time, context, anchor or date.min)


def _dated(core: str, marks: Sequence[str], time: Time, context: Context, anchor: date) -> str | None:
    carried = context.history and _carried(core) and not OUTRIGHT & set(marks)
    if carried:
        anchor = context.last() or anchor
    if {"before", "after"} & set(marks):
        anchor = narrative(time, context)
        marks = [BESIDE.get(mark, mark) for mark in marks]
    if match := _DAY.fullmatch(core):
        found = _day(match, anchor, _turned(match, marks, carried, time, context))
        return found.isoformat() if found else None
    if match := _MONTH.fullmatch(core):
        return _month(match, anchor, _turned(match, marks, carried, time, context))
    if match := _DAY_ALONE.fullmatch(core):
        return _day_alone(int(match[1]), time, context, anchor)
    if match := _MONTH_DAY.fullmatch(core):
        year, month = calendar.months_on(narrative(time, context) if match[1] else anchor, int(match[2]))
        found = calendar.day(year, month, int(match[3]))
        return found.isoformat() if found else None
    if match := _WEEK_DAY.fullmatch(core):
        monday = calendar.week(narrative(time, context) if match[1] else anchor, int(match[2]))[0]
        return (monday + timedelta(days=int(match[3]) - 1)).isoformat()
    if match := _HOLIDAY.fullmatch(core):
        return _holiday(match, anchor, marks)
    if match := _WEEKDAY.fullmatch(core):
        direction = next((m for m in marks if m in OUTRIGHT), "") or tense(time, context.document)
        return calendar.weekday(anchor, int(match[1]), direction.replace("ahead", "future")).isoformat()
    if match := _NEAR_SEASON.fullmatch(core):
        return _near_season(match[1], int(match[2]), anchor)
    if match := _STEP.fullmatch(core):
        return steps.step(match, marks, time, context, anchor)
    if match := _NTH.fullmatch(core):
        return _nth_of_month(match, time, context)
    if match := _SEASON.fullmatch(core):
        if match[1] == "XXXX":
            ahead = tense(time, context.document) == "ahead"
            return calendar.interval(calendar.nearest_season(anchor, match[2], ahead))
        return calendar.interval(calendar.season(_year_of(match[1], anchor), match[2]))
    return _stretch(core, narrative(time, context) if core.startswith("@") else anchor)


def _turned(match: re.Match[str], marks: Sequence[str], carried: bool, time: Time, context: Context) -> Sequence[str]:
    """The marks of a day or month; where it has no year, also whether its clause looks ahead."""
    if match[1] != "XXXX":
        return marks
    return [*marks, "nearest" if carried else tense(time, context.document)]


def _nth_of_month(match: re.Match[str], time: Time, context: Context) -> str | None:
    """The first, second, last weekday, day or whole week of a month."""
    whole = calendar.bounds(value(match[1], (), time, context) or "")
    if whole is None:
        return None
    start, end = whole
    nth = int(match[3])
    if match[2] == "D":
        return (start + timedelta(days=nth - 1) if nth > 0 else end + timedelta(days=nth + 1)).isoformat()
    if match[2] == "W":  # the whole weeks of the month
        found = calendar.nth_weekday(start, end - timedelta(days=6), 1, nth)
        return calendar.interval(calendar.week(found, 0)) if found else None
    found = calendar.nth_weekday(start, end, int(match[2][1]), nth)
    return found.isoformat() if found else None


def _carried(core: str) -> bool:
    """In a history `in March`, `at the end of the year` go with what is told; *today*, *ago* with the publication."""
    return not core.startswith(("@", "day", "XXXX-WXX")) and (core.startswith("XXXX") or "-" not in core)


def _day(match: re.Match[str], anchor: date, marks: Sequence[str]) -> date | None:
    month, number = int(match[2]), int(match[3])
    if match[1] != "XXXX":
        return calendar.day(int(match[1]), month, number)
    found = calendar.nearest(anchor, month, number)
    if found and (found >= anchor if "past" in marks else not CERTAIN & set(marks) and found > anchor + FAR_AHEAD):
        return calendar.day(found.year - 1, month, number)
    if found and "ahead" in marks and found < anchor - FAR_BACK:
        return calendar.day(found.year + 1, month, number)
    return found


def _holiday(match: re.Match[str], anchor: date, marks: Sequence[str]) -> str | None:
    """A feast whose day changes: that of its year, else the nearest."""
    if match[1] != "XXXX":
        found = calendar.holiday(int(match[1]), match[2])
        return found.isoformat() if found else None
    days = [day for step in (-1, 0, 1) if (day := calendar.holiday(anchor.year + step, match[2]))]
    days = [
        day for day in days if not ("past" in marks and day >= anchor) and not ("future" in marks and day <= anchor)
    ]
    return min(days, key=lambda day: abs((day - anchor).days)).isoformat()


def _day_alone(number: int, time: Time, context: Context, anchor: date) -> str | None:
    """The day of the month that lies nearest to what was told last; of the month to come where the clause says so."""
    ahead = tense(time, context.document) == "ahead"
    told = anchor if ahead else narrative(time, context)
    months = [calendar.months_on(told, step) for step in (-1, 0, 1)]
    days = [found for year, month in months if (found := calendar.day(year, month, number))]
    days = [found for found in days if not ahead or found >= anchor]
    return min(days, key=lambda found: abs((found - told).days)).isoformat() if days else None


def _month(match: re.Match[str], anchor: date, marks: Sequence[str]) -> str | None:
    """A month: the latest that has begun; in a clause that looks ahead the next that is not over; else as marked.

    With `past` and `future` said outright it is never the anchor's own.
    """
    month = int(match[2])
    if match[1] != "XXXX":
        return f"{match[1]}-{month:02d}"
    if "past" in marks:
        year = anchor.year - (month >= anchor.month)
    elif "future" in marks:
        year = anchor.year + (month <= anchor.month)
    elif "this" in marks:
        year = anchor.year
    elif "nearest" in marks:
        middle = calendar.nearest(anchor, month, 15)
        year = middle.year if middle else anchor.year
    else:
        year = anchor.year + (month < anchor.month if "ahead" in marks else -(month > anchor.month))
    return f"{year}-{month:02d}"


def _stretch(core: str, anchor: date) -> str | None:
    """Months of another year, quarters, halves, feasts that move."""
    if match := _YEAR_STEP.fullmatch(core):
        year = anchor.year + int(match[1])
        return f"{year}-{match[2]}" + (f"-{match[3]}" if match[3] else "")
    if match := _QUARTER.fullmatch(core):
        year = _year_of(match[1], anchor)
        start, end = calendar.quarter(year, int(match[2]))
        if match[1] == "XXXX" and start > anchor:
            start, end = calendar.quarter(year - 1, int(match[2]))
        return calendar.interval((start, end))
    if match := _HALF.fullmatch(core):
        half = calendar.half_year(_year_of(match[1], anchor), int(match[2]))
        if match[1] == "XXXX" and half[1] > anchor:
            half = calendar.half_year(anchor.year - 1, int(match[2]))
        return calendar.interval(half)
    return None


def _near_season(name: str, step: int, anchor: date) -> str:
    """Last summer is the latest that is over; this summer lies in the anchor's year; next is the first to begin."""
    options = [calendar.season(anchor.year + offset, name) for offset in (-2, -1, 0, 1)]
    if step < 0:
        return calendar.interval([option for option in options if option[1] < anchor][-1])
    if step > 0:
        return calendar.interval(next(option for option in options if option[0] > anchor))
    return calendar.interval(options[2])


def _year_of(text: str, anchor: date) -> int:
    if text == "XXXX":
        return anchor.year
    return anchor.year + int(text[1:]) if text[0] == "Y" else int(text)


def interval(core: str, context: Context) -> str | None:
    """From the first day of one side to the last of the other; the second side follows the first."""
    sides = core.split("/")
    first = _bounds(sides[0], context)
    if first is None:
        return None
    second = _bounds(sides[1], replace(context, anchor=first[0], history=False) if relative(sides[1]) else context)
    if second is None:
        return None
    end = second[1]
    if end < first[0] and relative(sides[1]):
        later = timedelta(days=7) if "W" in sides[1] else timedelta(days=365)
        end = end + later if "W" in sides[1] else (calendar.day(end.year + 1, end.month, end.day) or end + later)
    return calendar.interval((first[0], end)) if first[0] <= end else None


def _bounds(side: str, context: Context) -> calendar.Stretch | None:
    """First and last day of one side of an interval."""
    whole = Time(Span(0, 0), "", side)
    found = value(side, (), whole, context)
    return calendar.bounds(found) if found else None
