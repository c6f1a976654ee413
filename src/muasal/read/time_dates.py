"""Dates and times of day within a matched time."""

from collections.abc import Mapping

from muasal.read.time_found import Found
from muasal.read.time_row import PIVOT

_DAY = r"(?P<d>{day}|{dayth}|{ordinal})"
_DATES = (
    r"(?P<full>{fulldate})",
    r"(?P<y>{year})-(?P<n>{day})-(?P<d>{day})",
    r"(?P<d>{day})(?P<mark>[/-])(?P<n>{day})(?:(?P=mark)(?P<y>{year}|{day}|{num}|{hour}))?",
    _DAY + r"(?:-?{filler})*(?P<m>{month}|{weakmonth})\.?(?:,?{yearword}?(?P<y>{year}))?",
    r"(?P<m>{monthfirst})\.?(?P<d>{day}|{dayth}|{ordinal})(?:,?(?P<y>{year}))?",
    r"(?P<m>{month}|{weakmonth})\.?,?(?:{prep}|{filler})*{yearword}?(?P<y>{year})",
    r"(?P<m>{month}|{weakmonth}|{adjmonth})",
    r"(?P<y>{year})",
)
_HOUR = r"{day}|{hour}|{num}"
_MINUTES = r"(?:{and}?(?P<min>{num}){minuteunit})?"
_CLOCKS = (
    r"(?:(?P<t>{time}|{dotclock})|(?P<h>{day}))(?:(?P<ap>{ampm})\.?)?"
    r"(?:-|{until})(?:(?P<t2>{time}|{dotclock})|(?P<h2>{day}))\.?(?P<ap2>{ampm})",
    r"(?P<t>{time}|{dotclock})(?:(?:-|{until}|{and})(?P<t2>{time}|{dotclock}))?\.?(?P<ap>{ampm})?",
    r"(?P<h>{day}|{hour})\.?(?P<ap>{ampm})",
    r"(?P<h>{day}|{num}){oclock}",
    r"(?P<to>{halfto})(?P<o>{ordinal}|{num}|{day})",
    r"(?P<past>{half})(?P<h>{day})",
    rf"(?P<s>{{short}})(?P<h>{_HOUR}|{{ordinal}})",
    rf"{{shortof}}(?P<less>{{num}})(?:{{minuteunit}}?(?P<h>{_HOUR}))?",
    r"(?P<qt>{quarterto})(?P<o>{ordinal})",
    rf"{{since}}(?P<h>{_HOUR}){{clockunit}}?{{until}}(?P<h2>{_HOUR}){{clockunit}}",
    rf"(?:{{clockmark}}|{{clockprep}}){{approx}}?(?P<h>{_HOUR}){{clockunit}}{_MINUTES}",
    r"{clockmark}{approx}?(?P<h>{day}|{hour}|{num}|{ordinal})",
    rf"{{clockprep}}{{approx}}?(?P<h>{_HOUR})(?={{daypart}})",
    r"{clockprep}(?P<into>{ordinal}){clockunit}",
    r"(?P<h>{day}){unit}(?={daypart})",
    rf"(?P<h>{_HOUR}|{{ordinal}}){{clockunit}}(?={{daypart}})",
    r"(?P<h>{day})(?={zone})",
    r"(?P<hm>{year})(?={zone})",
    r"(?P<w>{clockword})",
)
_AFTERNOON = frozenset({"AF", "EV", "NI"})
_DESIGNATORS = {"MIDNIGHT": "NI", "DW": "MO"}


def date(found: Found) -> str | None:
    """The date in the items: YYYY-MM-DD with X for what is not said, YYYY-MM, YYYY; None if there is none."""
    parts = found.parts(*_DATES)
    return _compose(parts) if parts else None


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
    """The time of day in the items as THH:MM, or THH:MM/THH:MM from one to another; None if there is none."""
    parts = found.parts(*_CLOCKS)
    return _time_of(parts, found.value("daypart")) if parts else None


def _time_of(parts: Mapping[str, str], daypart: str | None) -> str | None:
    if "w" in parts:
        return f"T{parts['w']}"
    hour, minute = _hour_and_minute(parts)
    if "ap2" in parts:
        return _halved(hour, minute, parts)
    late = parts.get("ap") == "pm" or ("ap" not in parts and daypart in _AFTERNOON)
    if late and hour < 12 and not (daypart == "NI" and hour < 5):
        hour += 12
    elif parts.get("ap") == "am" and hour == 12:
        hour = 0
    if not (0 <= hour < 24 and 0 <= minute < 60):
        return None
    start, end = f"{hour:02d}:{minute:02d}", parts.get("t2") or (f"{parts['h2']}:00" if "h2" in parts else "")
    return f"T{start}" + (f"/T{end:0>5}" if end and start < f"{end:0>5}" else "")


def _halved(hour: int, minute: int, parts: Mapping[str, str]) -> str | None:
    """`from 11 a.m. to 3 p.m.`, `7 to 9 p.m.`: said once, a.m. or p.m. holds for both; None for what is no hour."""
    last, _, rest = (parts.get("t2") or f"{parts['h2']}:00").partition(":")
    start, end = 60 * (hour % 12) + minute, 60 * (int(last) % 12) + int(rest)
    half = 12 * 60
    end += half * (parts["ap2"] == "pm")
    start += half * (parts.get("ap", parts["ap2"]) == "pm")
    if "ap" not in parts and start > end:
        start -= half  # `11 to 2 p.m.`
    if not (0 < hour <= 12 and 0 < int(last) <= 12 and start >= 0):
        return None
    first = f"T{start // 60:02d}:{start % 60:02d}"
    return first + (f"/T{end // 60:02d}:{end % 60:02d}" if start < end else "")


def _hour_and_minute(parts: Mapping[str, str]) -> tuple[int, int]:
    """Hour and minute as said; (-1, 0) where the number is no hour."""
    if "hm" in parts:
        return divmod(int(parts["hm"]), 100)  # `1915 GMT`
    if "t" in parts:
        hour, _, minute = parts["t"].partition(":")
        return int(hour), int(minute)
    if "o" in parts:
        return int(parts["o"]) - 1, int(parts.get("to") or parts.get("qt") or 30)
    if "into" in parts:
        return int(parts["into"]) - 1, 0  # «в восьмом часу»
    said, less = parts.get("h", ""), parts.get("s") or parts.get("less") or ""
    if less and not said and less.isdigit() and 20 < int(less) < 30:
        said, less = str(int(less) - 20), "20"  # «без двадцати | семь», read as one number
    if not said.isdigit() or not (less or "0").isdigit() or not parts.get("min", "0").isdigit():
        return -1, 0
    if less:
        return (int(said) - 1) % 24, 60 - int(less)
    return int(said), int(parts.get("min") or (30 if "past" in parts else 0))


def tail(found: Found) -> str:
    """The time of day behind a date: T21:30+08:00, TEV, or nothing."""
    clock = _clock(found)
    if clock:
        return f"{clock}{found.value('zone') or ''}"
    part = found.value("daypart")
    return f"T{_DESIGNATORS.get(part, part)}" if part else ""
