"""What a matched time says: the underspecified value, in the notation of docs/details.md.

Every function takes the matched items and gives a Reading, or None where the words mean no time after all.
"""

from muasal.read.time_dates import date, tail
from muasal.read.time_found import DATE, DURATION, SET, TIME, Found, Reading


def _part(found: Found) -> str:
    part = found.value("part")
    return f";{part}" if part else ""


def _role(found: Found) -> str:
    """As-of where the words that open the time say so."""
    for item in found.items:
        if "asof" in item.classes:
            return "as-of"
        if not any(c in item.classes for c in ("prep", "filler", "approx")):
            return ""
    return ""


def moment(found: Found) -> Reading | None:
    """A day, with a time of day if one is said: weekday, date, today, clock, in any order."""
    clock, weekday, day = tail(found), found.value("weekday", "weakweekday"), None
    if found.has("every"):
        return Reading(f"XXXX-WXX-{weekday}", SET, "period")
    if found.has("month", "weakmonth", "fulldate") or "/" in found.letters or _says_year(found):
        day = date(found)
        if day is None:
            return None
    relative = found.value("relday")
    if day:
        worded = day + clock + (f";W{weekday}" if weekday else "")
    elif relative:
        worded = relative if "T" in relative else relative + clock
    elif weekday:
        worded = f"XXXX-WXX-{weekday}{clock}{_direction(found)}"
    elif ":" in clock:
        worded = f"@day+0{clock}"
    else:
        return None
    return Reading(worded + _day_part(found), TIME if "T" in worded.replace("XXXX-W", "") else DATE, _role(found))


def _says_year(found: Found) -> bool:
    """Is a year said? `1915 GMT` is a time of day."""
    return found.has("year") and found.parts(r"(?P<hm>{year})(?={zone})") is None


def _day_part(found: Found) -> str:
    """`late on Monday`: kept as start, mid or end, unless a part of the day follows the word."""
    return "" if found.has("daypart") else _part(found)


def _direction(found: Found) -> str:
    step = found.value("pre", "post")
    return {"-1": ";past", "@-1": ";past", "1": ";future", "0": ";this"}.get(step or "", "")


def this_daypart(found: Found) -> Reading | None:
    """`this afternoon`, *malam ini*."""
    step = (found.value("pre", "post") or "0").lstrip("@")
    return Reading(f"day{int(step):+d}{tail(found)}", TIME, _role(found))


def month_or_year(found: Found) -> Reading | None:
    said = date(found)
    return Reading(said + _part(found), DATE, _role(found)) if said else None


# -- relative ---------------------------------------------------------------------------------------------------------


def _anchored(step: str, unit: str, count: float = 1) -> str | None:
    """`week-1`, `@day+2`: so many units from the publication, or with @ from the date told last."""
    at, step = ("@", step[1:]) if step.startswith("@") else ("", step)
    amount, name = float(step) * count, unit
    if unit[:-1].isdigit():
        amount, name = amount * int(unit[:-1]), unit[-1]
    if unit == "N":
        name = "D"
    return f"{at}{name}{amount:+g}"


def _near(found: Found) -> str | None:
    """The unit said to be last, this or next, as an anchor."""
    if found.has("relunit"):
        return "Y-1"
    return _anchored(found.value("pre", "post") or "0", found.value("unit") or "D")


def relative_unit(found: Found) -> Reading | None:
    worded = _near(found)
    return Reading(worded + _part(found), DATE, _role(found)) if worded else None


def month_of_unit(found: Found) -> Reading | None:
    """`last October`, *Maret lalu*, «11 февраля прошлого года»."""
    month, day = found.value("month", "weakmonth"), found.value("day", "dayth", "ordinal")
    rest = f"{int(month or 0):02d}" + (f"-{int(day):02d}" if day else "")
    place = next(i for i, item in enumerate(found.items) if {"month", "weakmonth"} & set(item.classes))
    behind = found.part(place + 1, len(found.items))
    if behind.has("unit", "relunit"):
        near = _near(behind)
        return Reading(f"{near}:{rest}", DATE, _role(found)) if near and near.startswith("Y") else None
    return Reading(f"XXXX-{rest}{_direction(found)}{_part(found)}", DATE, _role(found))


def offset(found: Found) -> Reading | None:
    """`two days ago`, *sepekan lalu*, «через два дня»."""
    if found.has("few"):
        return Reading("PAST_REF" if "-" in (found.value("ago", "preago") or "") else "FUTURE_REF", DATE)
    count = found.value("num", "one") or "1"
    unit = found.value("unit", "bareunit", "unitone")
    worded = _anchored(found.value("ago", "preago") or "0", unit or "D", float(count))
    return Reading(worded, DATE) if worded else None


# -- durations and periods --------------------------------------------------------------------------------------------


def _length(count: str, unit: str) -> str:
    """The duration; a count of X is one that is not said."""
    if count == "X":
        return f"PTX{unit[1]}" if unit[0] == "T" else f"PX{unit[-1]}"
    if unit[:-1].isdigit():
        count, unit = f"{float(count) * int(unit[:-1]):g}", unit[-1]
    if unit.startswith("T") and unit[1:-1].isdigit():
        count, unit = f"{float(count) * int(unit[1:-1]):g}", "TM"
    unit = {"N": "D", "WE": "W", "Q": "Q"}.get(unit, unit)
    if unit == "Q":
        count, unit = f"{float(count) * 3:g}", "M"
    return f"PT{count}{unit[1]}" if unit[0] == "T" else f"P{count}{unit}"


def _unit_length(found: Found) -> str:
    if found.has("few") and not found.has("num"):
        return _length("X", found.value("unit") or "D")
    parts = found.parts(r"(?P<k>{num}|{one})(?:(?:-|{until})(?P<k2>{num}))?(?P<u>{unit})")
    if parts:
        low = _length(parts.get("k") or "1", parts["u"])
        return f"{low}/{_length(parts['k2'], parts['u'])}" if "k2" in parts else low
    return _length("1", found.value("unitone", "bareunit", "unit") or "D")


def part_of_unit(found: Found) -> Reading | None:
    """`the end of the year`: of the one that runs."""
    unit = found.value("unit", "bareunit") or ""
    return Reading(f"{unit}+0{_part(found)}", DATE, _role(found)) if unit in ("W", "M", "Q", "Y") else None


def span_of_units(found: Found) -> Reading | None:
    """`the last two weeks`, *dua pekan terakhir*; without a number only a past or a future."""
    if not found.has("num", "few"):
        return Reading("PAST_REF" if found.value("span") == "-1" else "FUTURE_REF", DATE)
    return Reading(_unit_length(found), DURATION, "duration")


def duration(found: Found) -> Reading | None:
    """`for six hours`; not an age, and not *a month* alone, which is a period."""
    if found.has("one") and not found.has("num", "during", "few"):
        return None
    if any("age" in item.classes for item in found.before[-3:]):
        return None
    if found.has("adjunit"):
        return Reading(_length(*(found.value("adjunit") or "").split(" ")), DURATION, "duration")
    length = _unit_length(found) + _smaller(found)
    return Reading(length, DURATION, "" if "X" in length else "duration")


def _smaller(found: Found) -> str:
    """`1 hour | 55 minutes`: what the second unit adds."""
    counts = [item.classes["num"] for item in found.items if "num" in item.classes]
    units = [item.classes["unit"] for item in found.items if "unit" in item.classes]
    if len(units) != 2 or len(counts) != 2:
        return ""
    length = _length(counts[1], units[1])
    return length[2:] if units[0].startswith("T") and length.startswith("PT") else length[1:]


def period(found: Found) -> Reading | None:
    """`per month`, `each month`, «щомісяця»; where the words could mean else, only behind an amount."""
    if found.groups.get("after") and not any("num" in item.classes for item in found.before[-12:]):
        return duration(found) if found.has("unitone") else None
    if found.has("unitone") and (found.value("unitone") or "")[:-1].isdigit():
        return duration(found)
    if found.has("set"):
        return Reading(found.value("set") or "", SET, "period")
    if found.has("weekday", "weakweekday"):
        return Reading(f"XXXX-WXX-{found.value('weekday', 'weakweekday')}", SET, "period")
    if found.has("daypart") and not found.has("unit"):
        return Reading("P1D", SET, "period")
    count = found.value("num") or "1"
    return Reading(_length(count, found.value("unit", "bareunit", "unitone") or "D"), SET, "period")


# -- intervals --------------------------------------------------------------------------------------------------------


def days_of_month(found: Found) -> Reading | None:
    """`11–24 February 2025`, *11 sampai 24 Februari*."""
    days = [int(next(item.classes[c] for c in ("day", "dayth", "ordinal") if c in item.classes))
            for item in found.items if {"day", "dayth", "ordinal"} & set(item.classes)]  # fmt: skip
    month, year = found.value("month", "weakmonth"), found.value("year") or "XXXX"
    if len(days) < 2 or not month or not days[0] < days[1] <= 31:
        return None
    return Reading(f"{year}-{int(month):02d}-{days[0]:02d}/{year}-{int(month):02d}-{days[1]:02d}", DATE, "period")


def from_to(found: Found) -> Reading | None:
    """From one date to another: each side is read by itself; a year said once holds for both."""
    for match in found.words.pattern(r"(?:-|{until}|{and})").finditer(found.letters):
        start, end = _side(found, 0, match.start()), _side(found, match.end(), len(found.letters))
        if start and end:
            if start.startswith("XXXX-") and end[:4].isdigit() and "W" not in start:
                start = end[:4] + start[4:]
            return Reading(f"{start}/{end}", DATE, "period") if _ordered(start, end) else None
    return None


def _side(found: Found, start: int, end: int) -> str | None:
    part = found.part(start, end)
    weekday = part.value("weekday", "weakweekday")
    return date(part) or (f"XXXX-WXX-{weekday}" if weekday else None)


def _ordered(start: str, end: str) -> bool:
    return "X" in start or "X" in end or start <= end


def split_year(found: Found) -> Reading | None:
    """`2023/24`: a season that straddles two years."""
    year = int(found.value("year") or 0)
    after = next((item.classes["num"] for item in reversed(found.items) if "num" in item.classes), "")
    return Reading(f"{year}/{year + 1}", DATE, "period") if after[-2:] == f"{(year + 1) % 100:02d}" else None


# -- longer stretches -------------------------------------------------------------------------------------------------


def _stretch_year(found: Found) -> str:
    return found.value("year") or (_near(found) if found.has("pre", "post", "relunit") else None) or "XXXX"


def quarter(found: Found) -> Reading | None:
    number = found.value("adjquarter", "ordinal", "roman", "dayth", "day")
    return Reading(f"{_stretch_year(found)}-Q{number}", DATE) if number in ("1", "2", "3", "4") else None


def season(found: Found) -> Reading | None:
    name = found.value("season", "weakseason")
    if found.has("year"):
        return Reading(f"{found.value('year')}-{name}", DATE)
    step = (found.value("pre", "post") or "0").lstrip("@")
    return Reading(f"Y{int(step):+d}-{name}" if found.has("unit") else f"{name}{int(step):+d}", DATE)


def decade(found: Found) -> Reading | None:
    text = found.value("decade") or ""
    return Reading((text if len(text) == 4 else "19" + text)[:3], DATE)


def century(found: Found) -> Reading | None:
    number = found.value("roman", "ordinal", "dayth", "day") or "0"
    return Reading(f"{int(number) - 1:02d}", DATE) if 1 <= int(number) <= 21 else None


def reference(found: Found) -> Reading | None:
    return Reading(found.value("ref") or "", DATE)
