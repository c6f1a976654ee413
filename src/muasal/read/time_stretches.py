"""What a matched interval, quarter, season, decade or century says. See time_values for what the functions give."""

from muasal.read.time_dates import date
from muasal.read.time_found import DATE, Found, Reading
from muasal.read.time_signs import MONTHS, near, part_mark, role_of

QUARTERS = frozenset({"quarter", "adjquarter"})


def days_of_month(found: Found) -> Reading | None:
    """`11–24 February 2025`, *11 sampai 24 Februari*, «14-15.10.2018»."""
    if found.has("fulldate", "dotclock"):
        return _days_and_date(found)
    days = [int(next(item.classes[c] for c in ("day", "dayth", "ordinal") if c in item.classes))
            for item in found.items if {"day", "dayth", "ordinal"} & set(item.classes)]  # fmt: skip
    month, year = found.value("month", "weakmonth"), found.value("year") or "XXXX"
    if len(days) < 2 or not month or not days[0] < days[1] <= 31:
        return None
    return Reading(f"{year}-{int(month):02d}-{days[0]:02d}/{year}-{int(month):02d}-{days[1]:02d}", DATE, "period")


def _days_and_date(found: Found) -> Reading | None:
    """«14-15.10.2018», «14.-15.10»: the month and year of the second day hold for the first."""
    short = (found.value("dotclock") or "").partition(":")
    end = date(found) if found.has("fulldate") else f"XXXX-{short[2]:0>2}-{int(short[0]):02d}"
    first = int(found.value("day") or 0)
    if end is None or not 1 <= int(end[5:7]) <= 12 or not 0 < first < int(end[-2:]):
        return None
    return Reading(f"{end[:-2]}{first:02d}/{end}", DATE, "period")


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


def names_joined(found: Found) -> Reading | None:
    """`January-February 2026`, *Senin-Rabu*: two names in one word."""
    months, days = found.value("monthspan"), found.value("weekspan")
    if days:
        start, end = days.split("/")
        return Reading(f"XXXX-WXX-{start}/XXXX-WXX-{end}", DATE, "period")
    start, end = (months or "").split("/")
    year = found.value("year") or "XXXX"
    first = str(int(year) - 1) if year.isdigit() and int(start) > int(end) else year
    return Reading(f"{first}-{int(start):02d}/{year}-{int(end):02d}", DATE, "period")


def split_year(found: Found) -> Reading | None:
    """`2023/24`, `1957-58`, `1995-98`: years that follow each other; `2005-07` may be a month."""
    year = int(found.value("year") or 0)
    after = next((item.classes["num"] for item in reversed(found.items) if "num" in item.classes), "")
    last = year - year % 100 + int(after[-2:])
    later = "-" in found.letters and year < last and last % 100 > MONTHS
    return Reading(f"{year}/{last}", DATE, "period") if last == year + 1 or later else None


def _stretch_year(found: Found) -> str:
    """The year beside a quarter, said or counted; XXXX if there is none."""
    rest = [place for place, item in enumerate(found.items) if not QUARTERS & set(item.classes)]
    beside = found.only(rest)
    counted = beside.has("pre", "post", "anaphor", "relunit", "adjago") or (beside.has("unit") and beside.has("det"))
    return found.value("year") or (near(beside) if counted else "XXXX")


def quarter(found: Found) -> Reading | None:
    number = found.value("adjquarter", "ordinal", "roman", "dayth", "day")
    return Reading(f"{_stretch_year(found)}-Q{number}", DATE) if number in ("1", "2", "3", "4") else None


def half_year(found: Found) -> Reading | None:
    """`the first half of 2024`, `the second half of the year`."""
    number = found.value("adjhalf", "ordinal", "roman", "dayth", "day") or (
        "2" if found.value("pre", "span") == "-1" else ""
    )
    year = _stretch_year(found) if found.has("adjhalf") else found.value("year") or near(found)
    if number not in ("1", "2") or not year.startswith(("1", "2", "Y", "XXXX")):
        return None
    return Reading(f"{year}-H{number}", DATE, role_of(found))


def season(found: Found) -> Reading | None:
    name = found.value("season", "weakseason", "seasonwhen")
    if found.has("year"):
        return Reading(f"{found.value('year')}-{name}", DATE)
    if not found.has("pre", "post", "unit", "relunit"):
        return Reading(f"XXXX-{name}", DATE, role_of(found))
    step = (found.value("pre", "post") or "0").lstrip("@")
    return Reading(f"Y{int(step):+d}-{name}" if found.has("unit") else f"{name}{int(step):+d}", DATE)


def decade(found: Found) -> Reading | None:
    """`the 1990s`, `the 1960's`, `the 80s`; not `in his 30s`."""
    text = found.value("decade", "year") or ""
    if text[-1:] != "0":
        return None  # `the 1966's`
    if len(text) == 2 and found.before and "whose" in found.before[-1].classes:
        return None
    roman = found.value("roman")
    if (roman and not 10 <= int(roman) <= 21) or (found.has("pre") and found.items[-1].classes.get("unit") != "100Y"):
        return None
    century = str(int(roman) - 1) if roman else "19"
    return Reading((text if len(text) == 4 else century + text)[:3] + part_mark(found), DATE)


def century(found: Found) -> Reading | None:
    number = found.value("roman", "ordinal", "dayth", "day") or "0"
    return Reading(f"{int(number) - 1:02d}", DATE) if 1 <= int(number) <= 21 else None
