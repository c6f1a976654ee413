"""Dates and times of day within a matched time."""

from collections.abc import Mapping

from muasal.read.time_found import Found

PIVOT = 50  # years in two digits above it belong to the last century
_DAY = r"(?P<d>{day}|{dayth}|{ordinal})"
_DATES = (
    r"(?P<full>{fulldate})",
    r"(?P<y>{year})-(?P<n>{day})-(?P<d>{day})",
    r"(?P<d>{day})(?P<mark>[/-])(?P<n>{day})(?:(?P=mark)(?P<y>{year}|{day}|{num}|{hour}))?",
    _DAY + r"(?:-?{filler})*(?P<m>{month}|{weakmonth})\.?(?:,?{yearword}?(?P<y>{year}))?",
    r"(?P<m>{monthfirst})\.?(?P<d>{day}|{dayth})(?:,?(?P<y>{year}))?",
    r"(?P<m>{month}|{weakmonth})\.?,?(?:{prep}|{filler})*{yearword}?(?P<y>{year})",
    r"(?P<m>{month}|{weakmonth})",
    r"(?P<y>{year})",
)
_CLOCKS = (
    r"(?P<t>{time}|{dotclock})(?:(?:-|{until})(?:{time}|{dotclock}))?\.?(?P<ap>{ampm})?",
    r"(?P<h>{day}|{hour})\.?(?P<ap>{ampm})",
    r"(?P<h>{day}|{num}){oclock}",
    r"(?P<to>{halfto})(?P<o>{ordinal})",
    r"(?P<past>{half})(?P<h>{day})",
    r"{clockmark}{approx}?(?P<h>{day}|{hour}|{num})",
    r"(?P<h>{day}){unit}(?={daypart})",
    r"(?P<h>{day})(?={zone})",
    r"(?P<hm>{year})(?={zone})",
    r"(?P<w>{clockword})",
)
_AFTERNOON = frozenset({"AF", "EV", "NI"})
_DESIGNATORS = {"MIDNIGHT": "NI", "DW": "MO"}


def date(found: Found) -> str | None:
    """The date in the items: YYYY-MM-DD with X for what is not said, YYYY-MM, YYYY; None if there is none."""
    for pattern in _DATES:
        parts = found.parts(pattern)
        if parts:
            return _compose(parts)
    return None


def _compose(parts: Mapping[str, str]) -> str | None:
    if "full" in parts:
        day, month, year = parts["full"].split(".")
    else:
        day, month, year = parts.get("d", ""), parts.get("m", "") or parts.get("n", ""), parts.get("y", "")
    if month and day and int(month) > 12 >= int(day):
        day, month = month, day
    if len(year) == 2:
        year = f"{19 if int(year) > PIVOT else 20}{year}"
    if (month and not 1 <= int(month) <= 12) or (day and not 1 <= int(day) <= 31) or len(year) not in (0, 4):
        return None
    if not month:
        return year or None
    return f"{year or 'XXXX'}-{int(month):02d}" + (f"-{int(day):02d}" if day else "")


def _clock(found: Found) -> str | None:
    """The time of day in the items as HH:MM, None if there is none."""
    for pattern in _CLOCKS:
        parts = found.parts(pattern)
        if parts:
            return _time_of(parts, found.value("daypart"))
    return None


def _time_of(parts: Mapping[str, str], daypart: str | None) -> str | None:
    if "w" in parts:
        return parts["w"]
    if "hm" in parts:
        hour, minute = divmod(int(parts["hm"]), 100)  # `1915 GMT`
    elif "o" in parts:
        hour, minute = int(parts["o"]) - 1, 30
    elif "t" in parts:
        hour, minute = map(int, parts["t"].split(":"))
    elif not parts["h"].isdigit():
        return None
    else:
        hour, minute = int(parts["h"]), 30 if "past" in parts else 0
    late = parts.get("ap") == "pm" or ("ap" not in parts and daypart in _AFTERNOON)
    if late and hour < 12 and not (daypart == "NI" and hour < 5):
        hour += 12
    elif parts.get("ap") == "am" and hour == 12:
        hour = 0
    return f"{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else None


def tail(found: Found) -> str:
    """The time of day behind a date: T21:30+08:00, TEV, or nothing."""
    clock = _clock(found)
    if clock:
        return f"T{clock}{found.value('zone') or ''}"
    part = found.value("daypart")
    return f"T{_DESIGNATORS.get(part, part)}" if part else ""
