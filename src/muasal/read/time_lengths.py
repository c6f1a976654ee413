"""What a matched length of time or a returning time says. See time_values for what the functions give."""

from collections.abc import Sequence

from muasal.read.time_found import DATE, DURATION, SET, Found, Reading
from muasal.read.time_words import Item

HALVES = {"TH": ("30", "TM"), "Y": ("6", "M"), "10Y": ("5", "Y"), "100Y": ("50", "Y"), "D": ("12", "TH")}
LONG = frozenset({"W", "M", "Y", "10Y", "100Y"})  # units that are a length by themselves: `a day`, `a night` may not be


def length_of(count: str, unit: str) -> str:
    """The duration of so many units; a count of X is one that is not said."""
    if count == "X":
        return f"PTX{unit[1]}" if unit[0] == "T" else f"PX{unit[-1]}"
    if unit[:-1].isdigit():
        count, unit = f"{float(count) * int(unit[:-1]):g}", unit[-1]
    if unit.startswith("T") and unit[1:-1].isdigit():
        count, unit = f"{float(count) * int(unit[1:-1]):g}", f"T{unit[-1]}"
    if count == "0.5" and unit in HALVES:
        count, unit = HALVES[unit]
    unit = {"N": "D", "WE": "W", "Q": "Q"}.get(unit, unit)
    if unit == "Q":
        count, unit = f"{float(count) * 3:g}", "M"
    return f"PT{count}{unit[1]}" if unit[0] == "T" else f"P{count}{unit}"


def _unit_length(found: Found) -> str:
    if found.has("many"):
        return length_of("X", found.value("many") or "D")
    if found.has("few", "units") and not found.has("num"):
        return length_of("X", found.value("unit") or "D")
    pair = found.parts(r"(?P<k>{one})(?P<u>{unit}){or}(?P<k2>{num})")
    parts = pair or found.parts(r"(?P<k>{num}|{one})(?:(?:-|{until}|{and})(?P<k2>{num}))?-?(?P<u>{unit})")
    if parts:
        count = float(parts.get("k") or 1) + (0.5 if found.has("andhalf") else 0)
        low = length_of(f"{count:g}", parts["u"])
        return f"{low}/{length_of(parts['k2'], parts['u'])}" if "k2" in parts else low
    return length_of("1", found.value("unitone", "bareunit", "unit", "ofunit") or "D")


def span_of_units(found: Found) -> Reading | None:
    """`the last two weeks`, `the next decade`; where a language marks no plural only a past or a future."""
    if not found.has("num", "few") and not found.words.knows("units"):
        return Reading("PAST_REF" if found.value("span") == "-1" else "FUTURE_REF", DATE)
    if found.value("span") == "0" and not found.has("num", "few", "units"):
        return None  # `the first week`: of what is not said
    length, step = _unit_length(found), found.value("span", "pre", "spanpost") or ""
    if "X" in length:
        return Reading(length, DURATION)
    way = ";past" if step.endswith("-1") else ";future" if step.endswith("1") else ""
    return Reading(length + way, DURATION, "duration")


def duration(found: Found) -> Reading | None:
    """`for six hours`; not an age, and not *a month* alone, which is a period."""
    if found.has("one") and not found.has("num", "during", "few", "approx", "andhalf") and not found.groups.get("gap"):
        return None
    if _is_age(found) or found.has("yearloc") or _in_angle(found.before) or _blocks(found):
        return None
    adjective = found.value("adjunit", "adjyears")
    if adjective:
        return Reading(length_of(*adjective.split(" ")), DURATION, "duration")
    length = _unit_length(found) + _smaller(found)
    return Reading(length, DURATION, "" if "X" in length else "duration")


def _in_angle(before: Sequence[Item]) -> bool:
    """Minutes and seconds behind degrees are no time: `3 degrees 46 minutes 50 seconds`."""
    return any("angle" in item.classes for item in before[-4:])


def _blocks(found: Found) -> bool:
    """«в трёх кварталах от вокзала»: blocks of houses."""
    return found.value("unit") == "Q" and bool(found.before) and "ageprep" in found.before[-1].classes


def _is_age(found: Found) -> bool:
    """`aged 12 years`, «ей исполнилось 30 лет», «в 27 лет окончил», «старше 40 лет»; not «на срок в 5 лет»."""
    if any("age" in item.classes for item in found.before[-3:]):
        return True
    if not found.before or found.value("unit") != "Y":
        return False
    last = found.before[-1].classes
    return "agelead" in last or ("ageprep" in last and not any("lasting" in i.classes for i in found.before[-2:]))


def _smaller(found: Found) -> str:
    """`1 hour | 55 minutes`: what the second unit adds."""
    counts = [item.classes["num"] for item in found.items if "num" in item.classes]
    units = [item.classes["unit"] for item in found.items if "unit" in item.classes]
    if len(units) != 2 or len(counts) != 2:
        return ""
    length = length_of(counts[1], units[1])
    return length[2:] if units[0].startswith("T") and length.startswith("PT") else length[1:]


def _alone(found: Found) -> Reading | None:
    """`a year in prison`: a length, unless it is what an amount is counted by."""
    long = found.has("one") and found.value("unit") in LONG
    return Reading(_unit_length(found), DURATION, "duration") if long else None


def period(found: Found) -> Reading | None:
    """`per month`, `each month`, «щомісяця»; where the words could mean else, only behind an amount."""
    if found.groups.get("after") and not any({"num", "often"} & set(item.classes) for item in found.before):
        return duration(found) if found.has("unitone") else _alone(found)
    if found.has("unitone") and (found.value("unitone") or "")[:-1].isdigit():
        return duration(found)
    if found.has("set"):
        return Reading(found.value("set") or "", SET, "period")
    day, part = found.value("weekday", "weakweekday", "weekdays"), found.value("daypart", "dayparts")
    if day:
        return Reading(f"XXXX-WXX-{day}" + (f"T{part}" if part else ""), SET, "period")
    if part and not found.has("unit"):
        return Reading(f"XXXX-XX-XXT{part}", SET, "period")
    count = found.value("num", "everyother") or "1"
    return Reading(length_of(count, found.value("unit", "bareunit", "unitone") or "D"), SET, "period")
