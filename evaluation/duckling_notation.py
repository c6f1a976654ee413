"""Times in the notation of Duckling's test expressions: ISO 8601 at the grain of the words, stretches with an open end.

An assistant's user speaks of what lies ahead: a day of the week or a time of day is the next one. A step is told one
grain finer than its unit (`in three years` is a month), a stretch ends before its second value, and the reference
time stands two hours behind Greenwich.
"""

import re
from dataclasses import replace
from datetime import date, datetime, timedelta

from muasal.model import Time

_STEP = re.compile(r"([A-Z]+)([+-]\d+)")
_SPAN = re.compile(r"PT?(\d+)([A-Z]);(past|future)")
_CLOCK = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d)([+-]\d\d:\d\d)?")
_FINE = re.compile(r"\d[:.ч]\d\d|[а-яіїєґ]*(?:мин|хв|полов|пів|без|четверт|чверт)", re.IGNORECASE)
_DAYPART = re.compile(r"T(MO|MI|AF|EV|NI|DW)\b")
HOURS = {"MO": (3, 12), "MI": (12, 14), "AF": (12, 19), "EV": (18, 24), "NI": (0, 4)}
ZONE = timedelta(hours=-2)  # where Duckling's tests stand
GRAINS = {"S": "%Y-%m-%dT%H:%M:%S", "TM": "%Y-%m-%dT%H:%M", "TH": "%Y-%m-%dT%H", "D": "%Y-%m-%d",
          "W": "%G-W%V", "M": "%Y-%m", "Y": "%Y"}  # fmt: skip


def ahead(found: Time) -> Time:
    """A day of the week without direction is the next one."""
    bare = re.fullmatch(r"XXXX-WXX-\d(T.*)?", found.worded)
    return replace(found, worded=f"{found.worded};future") if bare and found.timex_type in ("DATE", "TIME") else found


def notation(found: Time, text: str, published: str) -> str | None:
    """The value as Duckling writes it; `text` holds the words of the time."""
    now = datetime.fromisoformat(published)
    if found.timex_type == "DURATION":
        return _span(found.worded, now) or _length(found.value or "")
    if found.rule == "time/offset" and (match := _STEP.fullmatch(found.worded.partition(";")[0])):
        return _stepped(match[1], int(match[2]), now)
    value, part = found.value or "", _DAYPART.search(found.worded)
    if clock := _CLOCK.match(value):
        return _clock(found, clock, text, now)
    if part and re.fullmatch(r"\d{4}-\d\d-\d\d", value) and part[1] in HOURS:
        start, end = (datetime.fromisoformat(value) + timedelta(hours=h) for h in HOURS[part[1]])
        return f"{start:%Y-%m-%dT%H}/{end:%Y-%m-%dT%H}"
    if "/" in value:
        return _stretch(found.worded, *(_coming(found, day, now) for day in map(date.fromisoformat, value.split("/"))))
    return _coming(found, date.fromisoformat(value), now).isoformat() if len(value) == 10 else value or None


def _coming(found: Time, day: date, now: datetime) -> date:
    """A day of no year that is over is that of the next year, unless its weekday is told."""
    over = found.worded.startswith("XXXX-") and ";W" not in found.worded and day < now.date()
    return day.replace(year=day.year + 1) if over and re.match(r"XXXX-\d\d-\d\d", found.worded) else day


def _span(worded: str, now: datetime) -> str | None:
    """`the last two weeks` as a stretch of whole weeks up to this one."""
    match = _SPAN.fullmatch(worded)
    if match is None:
        return None
    unit = f"T{match[2]}" if "T" in worded else match[2]
    count = int(match[1])
    first, last = (-count, 0) if match[3] == "past" else (1, count + 1)
    grain = GRAINS["S" if unit == "TS" else unit]
    return f"{_moved(now, unit, first):{grain}}/{_moved(now, unit, last):{grain}}"


def _moved(now: datetime, unit: str, step: int) -> datetime:
    """So many units on."""
    if unit in ("M", "Y"):
        months = now.year * 12 + now.month - 1 + step * (12 if unit == "Y" else 1)
        return now.replace(year=months // 12, month=months % 12 + 1)
    lengths = {"TS": 1, "TM": 60, "TH": 3600, "D": 86400, "W": 604800}
    return now + timedelta(seconds=step * lengths[unit])


def _stepped(unit: str, step: int, now: datetime) -> str | None:
    finer = {"TS": "S", "TM": "S", "TH": "TM", "D": "TH", "W": "D", "M": "D", "Y": "M"}
    return f"{_moved(now, unit, step):{GRAINS[finer[unit]]}}" if unit in finer else None


def _clock(found: Time, clock: re.Match[str], text: str, now: datetime) -> str:
    start = datetime.fromisoformat(clock[1] + "T" + clock[2])
    if clock[3]:
        start += ZONE - timedelta(hours=int(clock[3][:3]))
    lone, fine = found.worded.startswith("@day+0"), bool(_FINE.search(text))
    if lone and start <= now and not re.search(r"утр|ран[оі]?к|ноч", text):
        half = not fine and 0 < start.hour < 12
        start += timedelta(hours=12 if half else 24)
    if "/" in (found.value or ""):
        end = datetime.fromisoformat((found.value or "").split("/")[1][:16]) + timedelta(minutes=1)
        return f"{start:%Y-%m-%dT%H:%M}/{end:%Y-%m-%dT%H:%M}"
    return f"{start:{GRAINS['TM' if fine else 'TH']}}"


def _stretch(worded: str, first: date, last: date) -> str:
    """One unit where the words say one, else from the first day to the one behind the last."""
    if re.search(r"(?:^|-)(SP|SU|FA|WI)", worded) or "/" in worded:
        return f"{first}/{last + timedelta(days=1)}"
    if last - first == timedelta(days=6):
        return f"{first:%G-W%V}"
    if quarter := re.search(r"Q[1-4]", worded):
        return f"{first.year}-{quarter.group()}"
    return f"{first.year}" if (last - first).days in (364, 365) else f"{first}/{last + timedelta(days=1)}"


def _length(value: str) -> str | None:
    """A length in its smallest unit."""
    if match := re.fullmatch(r"PT(\d+)H(\d+)M", value):
        return f"PT{int(match[1]) * 60 + int(match[2])}M"
    if match := re.fullmatch(r"P(\d+\.\d+)M", value):
        return f"P{float(match[1]) * 30:g}D"
    return value or None
