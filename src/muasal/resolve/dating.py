"""One underspecified time → its value. The notation is that of docs/details.md."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from muasal.model import Span, Time
from muasal.resolve import calendar
from muasal.resolve.tense import tense
from muasal.resolve.time_context import Context, narrative

_DAY = re.compile(r"(\d{4}|XXXX)-(\d\d)-(\d\d)")
_MONTH = re.compile(r"(\d{4}|XXXX)-(\d\d)")
_WEEKDAY = re.compile(r"XXXX-WXX-(\d)")
_STEP = re.compile(r"(@?)(day|T?[A-Z]+)([+-][\d.]+)")
_YEAR_STEP = re.compile(r"Y([+-]\d+):(\d\d)(?:-(\d\d))?")
_QUARTER = re.compile(r"(\d{4}|XXXX|Y[+-]\d+)-Q([1-4])")
_SEASON = re.compile(r"(\d{4}|Y[+-]\d+)-(SP|SU|FA|WI)")
_NEAR_SEASON = re.compile(r"(SP|SU|FA|WI)([+-]\d+)")
MAX_YEARS = 1000  # a step further than this is a slip of the pen, not a date


def relative(core: str) -> bool:
    """Does the value hang on something outside the words?"""
    return not core[:4].isdigit()


def value(core: str, marks: Sequence[str], time: Time, context: Context) -> str | None:
    """The value of one underspecified time, None where nothing decides it."""
    if re.fullmatch(r"\d{4}", core):
        return calendar.interval(calendar.years(int(core), int(core)))
    if re.fullmatch(r"\d{2,3}", core):
        first = int(core) * 10 ** (4 - len(core))
        return calendar.interval(calendar.years(max(first, 1), first + 10 ** (4 - len(core)) - 1))
    anchor = context.anchor
    if anchor is None and (relative(core)):
        return None
    return _dated(core, marks, time, context, anchor or date.min)


def _dated(core: str, marks: Sequence[str], time: Time, context: Context, anchor: date) -> str | None:
    if context.history and _carried(core):
        anchor = context.last() or anchor
    if match := _DAY.fullmatch(core):
        found = _day(match, anchor, marks)
        return found.isoformat() if found else None
    if match := _MONTH.fullmatch(core):
        return _month(match, anchor, marks)
    if match := _WEEKDAY.fullmatch(core):
        direction = next((m for m in marks if m in ("past", "future", "this")), "") or tense(time, context.document)
        return calendar.weekday(anchor, int(match[1]), direction).isoformat()
    if match := _NEAR_SEASON.fullmatch(core):
        return _near_season(match[1], int(match[2]), anchor)
    if match := _STEP.fullmatch(core):
        return _step(match, narrative(time, context) if match[1] else anchor)
    return _stretch(core, anchor)


def _carried(core: str) -> bool:
    """In a history `in March`, `at the end of the year` go with what is told; *today*, *ago* with the publication."""
    return not core.startswith(("@", "day", "XXXX-W")) and (core.startswith("XXXX") or "-" not in core)


def _day(match: re.Match[str], anchor: date, marks: Sequence[str]) -> date | None:
    month, number = int(match[2]), int(match[3])
    if match[1] != "XXXX":
        return calendar.day(int(match[1]), month, number)
    found = calendar.nearest(anchor, month, number)
    if found and "past" in marks and found >= anchor:
        return calendar.day(found.year - 1, month, number)
    return found


def _month(match: re.Match[str], anchor: date, marks: Sequence[str]) -> str | None:
    """A month: the nearest; `past` and `future` never the anchor's own."""
    month = int(match[2])
    if match[1] != "XXXX":
        return f"{match[1]}-{month:02d}"
    if "past" in marks:
        year = anchor.year - (month >= anchor.month)
    elif "future" in marks:
        year = anchor.year + (month <= anchor.month)
    elif "this" in marks:
        year = anchor.year
    else:
        middle = calendar.nearest(anchor, month, 15)
        year = middle.year if middle else anchor.year
    return f"{year}-{month:02d}"


def _step(match: re.Match[str], anchor: date) -> str | None:
    """So many days, weeks, months … from the anchor, as wide as the unit."""
    unit, step = match[2], float(match[3])
    if abs(step) > MAX_YEARS * 366:
        return None
    if unit in ("day", "D"):
        return (anchor + timedelta(days=round(step))).isoformat()
    if unit == "W":
        return calendar.interval(calendar.week(anchor, round(step)))
    if unit == "WE":
        start, end = calendar.week(anchor, round(step))
        return calendar.interval((start + timedelta(days=5), end))
    if unit == "M":
        year, month = calendar.months_on(anchor, round(step))
        return f"{year}-{month:02d}"
    if unit == "Q":
        year, month = calendar.months_on(anchor, 3 * round(step))
        return calendar.interval(calendar.quarter(year, (month + 2) // 3))
    if unit == "Y" and 1 <= anchor.year + round(step) < 9999:
        return calendar.interval(calendar.years(anchor.year + round(step), anchor.year + round(step)))
    return anchor.isoformat() if unit[0] == "T" and abs(step) < 24 else None


def _stretch(core: str, anchor: date) -> str | None:
    """Months of another year, quarters, seasons."""
    if match := _YEAR_STEP.fullmatch(core):
        year = anchor.year + int(match[1])
        return f"{year}-{match[2]}" + (f"-{match[3]}" if match[3] else "")
    if match := _QUARTER.fullmatch(core):
        year = _year_of(match[1], anchor)
        start, end = calendar.quarter(year, int(match[2]))
        if match[1] == "XXXX" and start > anchor:
            start, end = calendar.quarter(year - 1, int(match[2]))
        return calendar.interval((start, end))
    if match := _SEASON.fullmatch(core):
        return calendar.interval(calendar.season(_year_of(match[1], anchor), match[2]))
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
    if found is None:
        return None
    start, _, end = found.partition("/")
    if len(start) == 7:
        year, month = int(start[:4]), int(start[5:])
        return date(year, month, 1), calendar.month_end(year, month)
    first, last = calendar.parse(start), calendar.parse(end or start)
    return (first, last) if first and last else None
