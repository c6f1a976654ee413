"""Times as worded → values: against the publication date, the date told last, and the tense."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache

from muasal import tables
from muasal.languages import get
from muasal.model import Document, Span, Time
from muasal.resolve import calendar

_DAY = re.compile(r"(\d{4}|XXXX)-(\d\d)-(\d\d)")
_MONTH = re.compile(r"(\d{4}|XXXX)-(\d\d)")
_WEEKDAY = re.compile(r"XXXX-WXX-(\d)")
_STEP = re.compile(r"(@?)(day|T?[A-Z]+)([+-][\d.]+)")
_YEAR_STEP = re.compile(r"Y([+-]\d+):(\d\d)(?:-(\d\d))?")
_QUARTER = re.compile(r"(\d{4}|XXXX|Y[+-]\d+)-Q([1-4])")
_SEASON = re.compile(r"(\d{4}|Y[+-]\d+)-(SP|SU|FA|WI)")
_NEAR_SEASON = re.compile(r"(SP|SU|FA|WI)([+-]\d+)")
_CLOCK = re.compile(r"T\d\d:\d\d(?:[+-]\d\d:\d\d)?")
_PART = re.compile(r"T[A-Z]{2}")
_HOURS = {"MO": range(3, 12), "MI": range(10, 16), "AF": range(12, 19), "EV": range(17, 24), "NI": range(18, 30)}
_LATE = range(18, 30)
ENOUGH = 5  # so many dates with a year, none of them near, make a text a history
FUTURE_REACH = 6  # so many words before a weekday are searched for a sign of the future
MAX_YEARS = 1000  # a step further than this is a slip of the pen, not a date


@dataclass
class _Context:
    """What a relative time can hang on. `told` holds the days told so far with the place and part of day."""

    document: Document
    anchor: date | None
    note: str
    history: bool = False
    told: list[tuple[int, date, str]] = field(default_factory=list)


def resolve(times: Sequence[Time], document: Document, published: str | None) -> list[Time]:
    """The times with their values, in the same order.

    `published` is the ISO 8601 day of publication. Without it the latest full date of the text takes its place, and
    the note of each time that hangs on it says so; without any, relative times keep the value None.
    """
    context = _context(times, document, published)
    out = []
    for time in times:
        resolved = _resolve(time, context)
        found = _told(resolved, context.history)
        if found:
            part = _PART.search(time.worded)
            context.told.append((time.span.start, found, part.group()[1:] if part else _ended(time.worded)))
        out.append(resolved)
    return out


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


def _context(times: Sequence[Time], document: Document, published: str | None) -> _Context:
    anchor = calendar.parse(published)
    if anchor:
        return _Context(document, anchor, "", _is_history(times, anchor))
    full = [found for time in times if "/" not in time.worded and (found := calendar.parse(time.worded))]
    if not full:
        return _Context(document, None, "")
    anchor = max(full)
    return _Context(document, anchor, f"relative to {calendar.spoken(anchor)}, the latest date in the text")


def _is_history(times: Sequence[Time], anchor: date) -> bool:
    """Does the text tell of other years only? Then a date without a year belongs to the year told last."""
    years = [int(time.worded[:4]) for time in times if time.worded[:4].isdigit()]
    return len(years) >= ENOUGH and all(abs(year - anchor.year) > 1 for year in years)


def _resolve(time: Time, context: _Context) -> Time:
    if time.timex_type in ("DURATION", "SET"):
        return time if "X" in time.worded else replace(time, value=time.worded)
    core, *marks = time.worded.split(";")
    clock = _CLOCK.search(core)
    core = _PART.sub("", _CLOCK.sub("", core)) if "Q" not in core else core
    if "/" in core:
        value = _interval(core, context)
    elif core == "@day+0" and clock:
        value = _clock_day(time, clock.group(), context)
    else:
        value = _value(core, marks, time, context)
    if value is None:
        return time
    note = context.note if _relative(core) else ""
    if clock and "/" not in value and len(value) == 10:
        value += clock.group()
    role = "event-date" if time.role == "as-of" and _ahead(value, context) else time.role
    return replace(time, value=value, role=role, note=note, contradiction=_contradiction(value, marks))


def _ahead(value: str, context: _Context) -> bool:
    """Does the time lie after publication? `Put off until next week` tells of no state as of then."""
    start = calendar.parse(value if len(value) > 7 else f"{value}-01")
    return bool(start and context.anchor and start > context.anchor)


def _relative(core: str) -> bool:
    return not core[:4].isdigit()


def _contradiction(value: str, marks: Sequence[str]) -> str:
    """What to say of a date whose weekday is told wrong, "" if all is well. It is told, never repaired."""
    said = next((int(mark[1:]) for mark in marks if re.fullmatch(r"W[1-7]", mark)), None)
    found = calendar.parse(value)
    if said is None or found is None or found.isoweekday() == said:
        return ""
    right = calendar.WEEKDAYS[found.isoweekday() - 1]
    return f"{calendar.WEEKDAYS[said - 1]}, but {calendar.spoken(found)} was a {right}"


def _value(core: str, marks: Sequence[str], time: Time, context: _Context) -> str | None:
    """The value of one underspecified time, None where nothing decides it."""
    if re.fullmatch(r"\d{4}", core):
        return calendar.interval(calendar.years(int(core), int(core)))
    if re.fullmatch(r"\d{2,3}", core):
        first = int(core) * 10 ** (4 - len(core))
        return calendar.interval(calendar.years(max(first, 1), first + 10 ** (4 - len(core)) - 1))
    anchor = context.anchor
    if anchor is None and (_relative(core)):
        return None
    return _dated(core, marks, time, context, anchor or date.min)


def _dated(core: str, marks: Sequence[str], time: Time, context: _Context, anchor: date) -> str | None:
    if context.history and context.told and core.startswith("XXXX-") and "W" not in core:
        anchor = context.told[-1][1]
    if match := _DAY.fullmatch(core):
        found = _day(match, anchor, marks)
        return found.isoformat() if found else None
    if match := _MONTH.fullmatch(core):
        return _month(match, anchor, marks)
    if match := _WEEKDAY.fullmatch(core):
        direction = next((m for m in marks if m in ("past", "future", "this")), "") or _tense(time, context)
        return calendar.weekday(anchor, int(match[1]), direction).isoformat()
    if match := _NEAR_SEASON.fullmatch(core):
        return _near_season(match[1], int(match[2]), anchor)
    if match := _STEP.fullmatch(core):
        return _step(match, _narrative(time, context) if match[1] else anchor)
    return _stretch(core, anchor)


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


def _interval(core: str, context: _Context) -> str | None:
    """From the first day of one side to the last of the other; the second side follows the first."""
    sides = core.split("/")
    first = _bounds(sides[0], context)
    if first is None:
        return None
    second = _bounds(sides[1], replace(context, anchor=first[0]) if _relative(sides[1]) else context)
    if second is None:
        return None
    end = second[1]
    if end < first[0] and _relative(sides[1]):
        later = timedelta(days=7) if "W" in sides[1] else timedelta(days=365)
        end = end + later if "W" in sides[1] else (calendar.day(end.year + 1, end.month, end.day) or end + later)
    return calendar.interval((first[0], end)) if first[0] <= end else None


def _bounds(side: str, context: _Context) -> calendar.Stretch | None:
    """First and last day of one side of an interval."""
    whole = Time(Span(0, 0), "", side)
    value = _value(side, (), whole, context)
    if value is None:
        return None
    start, _, end = value.partition("/")
    if len(start) == 7:
        year, month = int(start[:4]), int(start[5:])
        return date(year, month, 1), calendar.month_end(year, month)
    first, last = calendar.parse(start), calendar.parse(end or start)
    return (first, last) if first and last else None


def _narrative(time: Time, context: _Context) -> date:
    """The day told last before this time, else the anchor."""
    if context.told:
        return context.told[-1][1]
    return context.anchor or date.min


def _clock_day(time: Time, clock: str, context: _Context) -> str | None:
    """The day a lone time of day belongs to: one told shortly before, else the first told that fits its hour."""
    paragraph = context.document.text.rfind("\n", 0, time.span.start)
    near = [found for start, found, _ in context.told if start > paragraph]
    if near:
        return near[-1].isoformat()
    fitting = [found for _, found, part in context.told if part and int(clock[1:3]) in _HOURS.get(part, _LATE)]
    told = [found for _, found, _ in context.told]
    chosen = (fitting or told or ([context.anchor] if context.anchor else []))[:1]
    return chosen[0].isoformat() if chosen else None


def _tense(time: Time, context: _Context) -> str:
    """`future` where a sign of the future stands shortly before the time in its clause, else ""."""
    tokens = context.document.tokens
    first = bisect_left(tokens, time.span.start, key=lambda token: token.start)
    clause = [token.low for token in tokens[max(0, first - FUTURE_REACH) : first]]
    signs = _future(context.document.language)
    cut = max((i for i, word in enumerate(clause) if word in {",", ".", ";", ":", "!", "?"}), default=-1)
    return "future" if signs.intersection(clause[cut + 1 :]) else ""


@cache
def _future(language: str) -> frozenset[str]:
    """Words of the language that put a clause into the future."""
    rows = get(language).table("calendar")
    return frozenset(form for row in rows if row["class"] == "will" for form in tables.expand(row["form"]))
