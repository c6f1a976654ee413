"""Days, weeks, months and longer stretches on the calendar: pure arithmetic on datetime.date."""

import calendar
from datetime import date, timedelta

Stretch = tuple[date, date]
_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def parse(text: str | None) -> date | None:
    """The day at the head of an ISO 8601 text, None if there is none or no such day exists."""
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def day(year: int, month: int, number: int) -> date | None:
    """The day, None if there is no such day."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def nearest(anchor: date, month: int, number: int) -> date | None:
    """The day of this month and number that lies nearest to `anchor`."""
    years = (anchor.year - 1, anchor.year, anchor.year + 1)
    days = [found for year in years if (found := day(year, month, number))]
    return min(days, key=lambda found: abs((found - anchor).days), default=None)


def weekday(anchor: date, number: int, direction: str) -> date:
    """The weekday 1–7: the latest up to the anchor; `past`, `future`: never the anchor itself; `this`: in its week."""
    back = (anchor.isoweekday() - number) % 7
    if direction == "future":
        return anchor + timedelta(days=7 - back)
    if direction == "this":
        return anchor + timedelta(days=number - anchor.isoweekday())
    return anchor - timedelta(days=back or 7 if direction == "past" else back)


def week(anchor: date, step: int) -> Stretch:
    start = anchor - timedelta(days=anchor.isoweekday() - 1) + timedelta(weeks=step)
    return start, start + timedelta(days=6)


def months_on(anchor: date, step: int) -> tuple[int, int]:
    """Year and month so many months from the anchor."""
    years, month = divmod(anchor.year * 12 + anchor.month - 1 + step, 12)
    return years, month + 1


def month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def quarter(year: int, number: int) -> Stretch:
    return date(year, 3 * number - 2, 1), month_end(year, 3 * number)


def nth_weekday(start: date, end: date, number: int, nth: int) -> date | None:
    """The nth weekday of a stretch, -1 the last; None if there is none."""
    first = start + timedelta(days=(number - start.isoweekday()) % 7)
    last = end - timedelta(days=(end.isoweekday() - number) % 7)
    found = first + timedelta(weeks=nth - 1) if nth > 0 else last + timedelta(weeks=nth + 1)
    return found if start <= found <= end else None


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the Orthodox churches (Meeus' Julian rule, 13 days on: right from 1900 to 2099)."""
    moon = (19 * (year % 19) + 15) % 30
    weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day_ = divmod(moon + weekday + 114, 31)
    return date(year, month, day_ + 1) + timedelta(days=13)


def summer_time(found: date) -> bool:
    """Are clocks in the EU and Ukraine put forward on this day?"""
    start = nth_weekday(date(found.year, 3, 1), date(found.year, 3, 31), 7, -1)
    end = nth_weekday(date(found.year, 10, 1), date(found.year, 10, 31), 7, -1)
    return bool(start and end and start <= found < end)


def nearest_season(anchor: date, name: str, ahead: bool) -> Stretch:
    """The season nearest to the anchor; looking ahead the first that is not over."""
    options = [season(anchor.year + offset, name) for offset in (-1, 0, 1)]
    if ahead:
        return next(option for option in options if option[1] >= anchor)
    return min(options, key=lambda option: abs((option[0] + (option[1] - option[0]) / 2 - anchor).days))


def season(year: int, name: str) -> Stretch:
    """The three months of a season; winter begins in December of its year."""
    first = _SEASONS[name]
    end = (year + 1, 2) if first == 12 else (year, first + 2)
    return date(year, first, 1), month_end(*end)


def years(first: int, last: int) -> Stretch:
    return date(first, 1, 1), date(last, 12, 31)


def bounds(value: str) -> Stretch | None:
    """First and last day of a value: a day with or without time, a month, an interval; None for anything else."""
    start, _, end = value.partition("/")
    if len(start) == 7:
        first = parse(f"{start}-01")
        return (first, month_end(first.year, first.month)) if first else None
    days = parse(start), parse(end or start)
    return (days[0], days[1]) if days[0] and days[1] else None


def half_year(year: int, number: int) -> Stretch:
    return date(year, 6 * number - 5, 1), month_end(year, 6 * number)


def grain(stretch: Stretch) -> str:
    """`M` for a whole month, `Q` for a whole quarter, else ""."""
    start, end = stretch
    if start.day != 1:
        return ""
    if end == month_end(start.year, start.month):
        return "M"
    return "Q" if start.month % 3 == 1 and end == month_end(start.year, start.month + 2) else ""


def holiday(year: int, name: str) -> date | None:
    """The day of a feast in a year: `easter-2` days from Easter Sunday, `11#4-4` the fourth Thursday of November."""
    if name.startswith("orthodox"):
        return orthodox_easter(year) + timedelta(days=int(name[8:]))
    if name.startswith("easter"):
        return easter(year) + timedelta(days=int(name[6:]))
    month, _, rest = name.partition("#")
    weekday_, _, number = rest.partition("-")
    first = date(year, int(month), 1)
    return first + timedelta(days=(int(weekday_) - first.isoweekday()) % 7 + 7 * (int(number) - 1))


def easter(year: int) -> date:
    """Easter Sunday of the western churches (Meeus, Jones and Butcher)."""
    golden, (century, rest) = year % 19, divmod(year, 100)
    leap, shift = divmod(century, 4)
    moon = (19 * golden + century - leap - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * shift + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, number = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, number + 1)


def interval(stretch: Stretch) -> str:
    return f"{stretch[0].isoformat()}/{stretch[1].isoformat()}"


def spoken(found: date) -> str:
    """`23 October 2024`."""
    return f"{found.day} {calendar.month_name[found.month]} {found.year}"
