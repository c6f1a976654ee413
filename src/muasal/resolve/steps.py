"""Times counted from another: so many days, weeks, months … from the publication or from what was told last."""

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from muasal.model import Time
from muasal.resolve import calendar
from muasal.resolve.tense import ahead_behind, tense
from muasal.resolve.time_context import Context, narrative

MAX_YEARS = 1000  # a step further than this is a slip of the pen, not a date
DECADES = {"DE": 10, "CE": 100}
CLOCK_UNITS = {"TH": timedelta(hours=1), "TM": timedelta(minutes=1), "TS": timedelta(seconds=1)}
LONGEST = {"W": 7, "WE": 7, "M": 31, "Q": 92, "Y": 366}  # days: what was told must fit into the unit it is to anchor


def step(match: re.Match[str], marks: Sequence[str], time: Time, context: Context, anchor: date) -> str | None:
    """The value of `M-1`, `@D+2`. `match` has the groups @, unit, amount; `anchor` is the day of publication."""
    told, unit, amount = match[1], match[2], float(match[3])
    if abs(amount) > MAX_YEARS * 366:
        return None
    beside = _told_beside(time, context) if "on" in marks else None
    if beside and unit not in CLOCK_UNITS:
        return _plain(unit, amount, beside)
    if unit in CLOCK_UNITS and context.moment and not told:
        return _moment(unit, amount, context.moment)
    if unit == "Y" and amount and (told or "ago" in marks):
        same = _same_stretch(context, round(amount))
        if same:
            return same
    if told and unit == "WE" and not amount:
        return _weekend(anchor, ahead=tense(time, context.document) == "ahead")
    if told and unit == "Q" and not amount:
        return _quarter_told(context, anchor)
    value = _plain(unit, amount, _told(unit, time, context) if told else anchor)
    found = calendar.bounds(value) if value and "last" in marks else None
    return found[1].isoformat() if found else value


def _told_beside(time: Time, context: Context) -> date | None:
    """The day told last, if it was told in the paragraph of the time and the clause does not look ahead."""
    if tense(time, context.document) == "ahead" or ahead_behind(time, context.document):
        return None
    paragraph = context.document.text.rfind("\n", 0, time.span.start)
    return context.told[-1][1] if context.told and context.told[-1][0] > paragraph else None


def _moment(unit: str, amount: float, moment: datetime) -> str:
    """So many hours, minutes or seconds from the time of publication."""
    found = moment + amount * CLOCK_UNITS[unit]
    return found.isoformat(timespec="seconds" if unit == "TS" else "minutes")


def _plain(unit: str, amount: float, anchor: date) -> str | None:
    """So many units from the anchor, as wide as the unit."""
    count = round(amount)
    if unit in ("day", "D"):
        return (anchor + timedelta(days=count)).isoformat()
    if unit == "W":
        return calendar.interval(calendar.week(anchor, count))
    if unit == "WE":
        start, end = calendar.week(anchor, count)
        return calendar.interval((start + timedelta(days=5), end))
    if unit == "M":
        year, month = calendar.months_on(anchor, count)
        return f"{year}-{month:02d}"
    if unit == "Q":
        year, month = calendar.months_on(anchor, 3 * count)
        return calendar.interval(calendar.quarter(year, (month + 2) // 3))
    if unit == "Y" and 1 <= anchor.year + count < 9999:
        return calendar.interval(calendar.years(anchor.year + count, anchor.year + count))
    if unit in DECADES:
        size = DECADES[unit]
        first = (anchor.year // size + count) * size
        return calendar.interval(calendar.years(first, first + size - 1)) if 0 < first < 9000 else None
    return anchor.isoformat() if unit[0] == "T" and abs(amount) < 24 else None


def _told(unit: str, time: Time, context: Context) -> date:
    """The day a step from what was told begins at: for weeks and longer also the middle of a stretch told."""
    stretch = context.stretch
    if stretch and unit in LONGEST and (stretch[1] - stretch[0]).days < LONGEST[unit]:
        return stretch[0] + (stretch[1] - stretch[0]) / 2
    return narrative(time, context)


def _same_stretch(context: Context, years: int) -> str | None:
    """`a year earlier`, told of a quarter or a month, is that quarter or month of the other year."""
    grain = calendar.grain(context.over) if context.over else ""
    if not grain or context.over is None:
        return None
    start = context.over[0]
    if grain == "Q":
        return calendar.interval(calendar.quarter(start.year + years, start.month // 3 + 1))
    return f"{start.year + years}-{start.month:02d}"


def _quarter_told(context: Context, anchor: date) -> str:
    """`the quarter`: the one told last, else the latest that is over."""
    if context.over and calendar.grain(context.over) == "Q":
        return calendar.interval(context.over)
    year, month = calendar.months_on(anchor, -3)
    return calendar.interval(calendar.quarter(year, (month + 2) // 3))


def _weekend(anchor: date, ahead: bool) -> str:
    """`the weekend`: the latest that has begun, or the one to come."""
    monday = calendar.week(anchor, 0)[0] if ahead or anchor.isoweekday() > 5 else calendar.week(anchor, -1)[0]
    return calendar.interval((monday + timedelta(days=5), monday + timedelta(days=6)))
