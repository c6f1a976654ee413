"""Times as worded → values: against the publication date, the date told last, and the tense."""

import re
from collections.abc import Sequence
from dataclasses import replace

from muasal.model import Document, Time
from muasal.resolve import calendar, dating
from muasal.resolve.time_context import PART, Context, clock_day, context_of

RETURNS = {"XXXX-XX-XXT": "P1D", "XXXX-WXX-": "P1W"}  # every morning, every Tuesday: how often they come
_CLOCK = re.compile(r"(T\d\d:\d\d)(?:/(T\d\d:\d\d))?([+-]\d\d:\d\d|[A-Z]{3})?")
_ZONES = {"CET": 1, "EET": 2}  # hours east of Greenwich in winter, one more while clocks are put forward


def resolve(times: Sequence[Time], document: Document, published: str | None) -> list[Time]:
    """The times with their values, in the same order.

    `published` is the ISO 8601 day of publication. Without it the latest full date of the text takes its place, and
    the note of each time that hangs on it says so; without any, relative times keep the value None.
    """
    context = context_of(times, document, published)
    out = []
    for time in times:
        resolved = _resolve(time, context)
        context.tell(resolved)
        out.append(resolved)
    return out


def _resolve(time: Time, context: Context) -> Time:
    if time.timex_type in ("DURATION", "SET"):
        plain = time.worded.partition(";")[0]
        length = next((every for start, every in RETURNS.items() if plain.startswith(start)), plain)
        return time if "X" in length else replace(time, value=length)
    core, *marks = time.worded.split(";")
    clock = _CLOCK.search(core) if "T" in core else None
    core = PART.sub("", _CLOCK.sub("", core)) if "T" in core and "Q" not in core else core
    if "/" in core:
        value = dating.interval(core, context)
    elif core == "@day+0" and clock:
        value = clock_day(time, clock.group(), context)
    else:
        value = dating.value(core, marks, time, context)
    if value is None:
        return time
    note = context.note if dating.relative(core) else ""
    if clock and "/" not in value and len(value) == 10:
        value = _at(value, clock)
    role = "event-date" if time.role == "as-of" and _ahead(value, context) else time.role
    wrong = _contradiction(value, marks)
    return Time(time.span, time.rule, time.worded, value, time.timex_type, role, note, wrong)


def _at(day: str, clock: re.Match[str]) -> str:
    """The day with its time of day, or from one time of day to another; a named zone becomes its offset that day."""
    start, end, zone = clock[1], clock[2], clock[3] or ""
    found = calendar.parse(day)
    if zone in _ZONES and found:
        zone = f"+{_ZONES[zone] + calendar.summer_time(found):02d}:00"
    return f"{day}{start}{zone}" + (f"/{day}{end}{zone}" if end else "")


def _ahead(value: str, context: Context) -> bool:
    """Does the time lie after publication? `Put off until next week` tells of no state as of then."""
    start = calendar.parse(value if len(value) > 7 else f"{value}-01")
    return bool(start and context.anchor and start > context.anchor)


def _contradiction(value: str, marks: Sequence[str]) -> str:
    """What to say of a date whose weekday is told wrong, "" if all is well. It is told, never repaired."""
    said = next((int(mark[1:]) for mark in marks if re.fullmatch(r"W[1-7]", mark)), None)
    found = calendar.parse(value) if said else None
    if said is None or found is None or found.isoweekday() == said:
        return ""
    right = calendar.WEEKDAYS[found.isoweekday() - 1]
    return f"{calendar.WEEKDAYS[said - 1]}, but {calendar.spoken(found)} was a {right}"
