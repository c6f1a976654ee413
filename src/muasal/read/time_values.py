"""What a matched time says: the underspecified value, in the notation of docs/details.md.

Every function takes the matched items and gives a Reading, or None where the words mean no time after all. Here are
days, months and what is counted from them; lengths and longer stretches have modules of their own.
"""

import re

from muasal.read.time_dates import date, tail
from muasal.read.time_found import DATE, DURATION, SET, TIME, Found, Reading
from muasal.read.time_lengths import length_of
from muasal.read.time_signs import anchored, direction, near, part_mark, role_of


def moment(found: Found) -> Reading | None:
    """A day, with a time of day if one is said: weekday, date, today, clock, in any order."""
    clock, weekday, day = tail(found), found.value("weekday", "weakweekday"), None
    if found.has("every"):
        return Reading(f"XXXX-WXX-{weekday}", SET, "period")
    if found.has("month", "weakmonth", "fulldate") or "/" in found.letters or _says_year(found):
        day = date(found)
        if day is None:
            return None
    relative = found.value("relday", "reldayend")
    if relative == "day-1" and weekday and "relday" not in found.items[0].classes and not day:
        return Reading(f"XXXX-WXX-{weekday}{clock};past", TIME if clock else DATE, role_of(found))  # *Minggu kemarin*
    if day:
        worded = day + clock + (f";W{weekday}" if weekday else "")
    elif relative:
        worded = (relative if "T" in relative else relative + clock) + (f";W{weekday}" if weekday else "")
    elif weekday:
        worded = f"XXXX-WXX-{weekday}{clock}{direction(found)}"
    elif ":" in clock:
        worded = f"@day+0{clock}"
    else:
        return None
    return Reading(worded + _day_part(found), TIME if "T" in worded.replace("XXXX-W", "") else DATE, role_of(found))


def _says_year(found: Found) -> bool:
    """Is a year said? `1915 GMT` is a time of day."""
    return found.has("year") and found.parts(r"(?P<hm>{year})(?={zone})") is None


def _day_part(found: Found) -> str:
    """`late on Monday`: kept as start, mid or end, unless a part of the day follows the word."""
    return "" if found.has("daypart") else part_mark(found)


def nth_day(found: Found) -> Reading | None:
    """«в первую среду октября», «последнее воскресенье марта 2025 года», «в последний день прошлого месяца»."""
    place = next(i for i, item in enumerate(found.items) if {"ordinal", "lastone"} & set(item.classes))
    number, named = found.value("ordinal", "lastone") or "", found.part(place + 1, place + 2)
    behind = found.part(place + 2, len(found.items))
    weekday, unit = named.value("weekday", "weakweekday"), named.value("unit", "bareunit")
    month = behind.value("month", "weakmonth")
    whole = f"{behind.value('year') or 'XXXX'}-{int(month):02d}" if month else near(behind)
    if number not in ("-1", "1", "2", "3", "4") or whole.lstrip("@")[0] in "YD" or not (weekday or unit in ("D", "W")):
        return None
    return Reading(f"{whole}:{f'W{weekday}' if weekday else unit}#{number}", DATE, role_of(found))


def this_daypart(found: Found) -> Reading | None:
    """`this afternoon`, *malam ini*; `in the evening`: of the day told last."""
    if not found.has("pre", "post", "anaphor"):
        return Reading(f"@day+0{tail(found)}", TIME, role_of(found))
    step = found.value("pre", "post", "anaphor") or "0"
    return Reading(f"{anchored(step, 'day')}{tail(found)}", TIME, role_of(found))


def month_or_year(found: Found) -> Reading | None:
    said = date(found) if found.value("unit") in (None, "Y") else None  # `the year 2000`
    return Reading(said + part_mark(found), DATE, role_of(found)) if said else None


def day_of_week(found: Found) -> Reading | None:
    """`Monday last week`, *Senin pekan depan*: a day of the week that is near."""
    day, week = found.value("weekday", "weakweekday"), near(found)
    return Reading(f"{week}:{day}{tail(found)}", DATE, role_of(found)) if re.match(r"@?W[+-]", week) else None


def day_alone(found: Found) -> Reading:
    """`on the 12th`, *tanggal 12*: of the month that is told of."""
    number = int(found.value("day", "dayth") or 0)
    month = near(found) if found.has("unit") and found.has("pre", "post", "anaphor") else ""
    if month.lstrip("@").startswith("M"):
        return Reading(f"{month}:{number:02d}", DATE, role_of(found))
    return Reading(f"XXXX-XX-{number:02d}", DATE, role_of(found))


def relative_unit(found: Found) -> Reading | None:
    """`last week`, *tahun ini*; not *47 tahun itu*, an age."""
    if found.has("post") and found.before and "num" in found.before[-1].classes:
        return None
    if found.has("units") or (found.value("unit") == "D" and found.value("pre") == "-1"):
        return None  # `last years` is a length; the last day is not yesterday
    return Reading(near(found) + part_mark(found), DATE, role_of(found))


def part_of_unit(found: Found) -> Reading | None:
    """`the end of the year`: of the one that runs."""
    unit = "" if found.has("units") else found.value("unit", "bareunit") or ""
    if unit == "D" and found.words.pattern(r"{part}{during}").search(found.letters):
        return Reading(f"@day+0{part_mark(found)}", DATE, role_of(found))  # `later in the day`; not `at the end of it`
    return Reading(f"{unit}+0{part_mark(found)}", DATE, role_of(found)) if unit in ("W", "M", "Q", "Y") else None


def unit_told(found: Found) -> Reading | None:
    """`the year`, `the quarter`: the one told of; not `the word of the year`."""
    unit = found.value("unit") or ""
    if unit not in ("Y", "Q", "M", "W", "WE") or found.has("units") or _of_something(found):
        return None
    return Reading(f"{'@' if unit in ('Q', 'WE') else ''}{unit}+0{part_mark(found)}", DATE, role_of(found))


def _of_something(found: Found) -> bool:
    """Is it the year of something else than a time: `the word of the year`?"""
    if not found.before or "filler" not in found.before[-1].classes:
        return False
    return not (len(found.before) > 1 and {"unit", "quarter", "season", "num"} & set(found.before[-2].classes))


def unit_end(found: Found) -> Reading | None:
    """`by year-end`; `since year-end`: of the last one."""
    unit = found.value("unitend") or ""
    return Reading(f"{unit}{-1 if found.has('since') else 0:+d};last", DATE, role_of(found))


def year_earlier(found: Found) -> Reading | None:
    """`the year-earlier quarter`"""
    return Reading(anchored(found.value("adjago") or "@-1", "Y"), DATE)


def month_of_unit(found: Found) -> Reading | None:
    """`last October`, *Maret lalu*, «11 февраля прошлого года»."""
    month, day = found.value("month", "weakmonth"), found.value("day", "dayth", "ordinal")
    rest = f"{int(month or 0):02d}" + (f"-{int(day):02d}" if day else "")
    place = next(i for i, item in enumerate(found.items) if {"month", "weakmonth"} & set(item.classes))
    behind = found.part(place + 1, len(found.items))
    if behind.has("unit", "relunit"):
        year = near(behind)
        return Reading(f"{year}:{rest}", DATE, role_of(found)) if year and year.lstrip("@").startswith("Y") else None
    return Reading(f"XXXX-{rest}{direction(found)}{part_mark(found)}", DATE, role_of(found))


def offset(found: Found) -> Reading | None:
    """`two days ago`, *sepekan lalu*, «через два дня»."""
    uncounted = found.has("few") or (found.has("units") and not found.has("num", "one"))
    if uncounted and (found.value("ago") or "").startswith("@"):
        return Reading(length_of("X", found.value("unit") or "D"), DURATION)  # `a few days later`
    if uncounted:  # `years ago`
        return Reading("PAST_REF" if "-" in (found.value("ago", "preago") or "") else "FUTURE_REF", DATE)
    if found.groups.get("ahead") and not any("will" in item.classes for item in found.before):
        return None  # `in five years` is a length, unless its clause looks ahead
    count = found.value("num", "one") or "1"
    unit = found.value("unit", "bareunit", "unitone", "ofunit")
    if found.has("andhalf"):
        count = f"{float(count) + 0.5:g}"
    worded = anchored(found.value("ago", "agoend", "preago", "inago") or "0", unit or "D", float(count))
    if found.has("preago") and "+" in worded and not worded.startswith("@"):
        worded += ";on"  # «через два дня»: from what was told, where nothing looks ahead
    if worded == "Y-1":
        worded += ";ago"  # `a year ago`, told of a quarter, is that quarter a year before
    return Reading(worded, DATE)


def holiday(found: Found) -> Reading:
    """`on Christmas Day`, `last Easter`, `Thanksgiving 2023`."""
    name = found.value("holiday", "weakholiday")
    return Reading(f"{found.value('year') or 'XXXX'}-{name}{direction(found)}", DATE, role_of(found))


def reference(found: Found) -> Reading | None:
    return Reading(found.value("ref") or "", DATE)
