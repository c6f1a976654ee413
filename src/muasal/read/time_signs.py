"""The small signs in a time: its part (early, late), its role, its direction, the unit that is near."""

from muasal.read.time_found import Found

MONTHS = 12
_WHOLE = {"10Y": "DE", "100Y": "CE"}  # `this decade`, `the last century`: as the calendar has them
_DIRECTIONS = {"-1": ";past", "1": ";future", "0": ";this", "@-1": ";before", "@+1": ";after"}


def part_mark(found: Found) -> str:
    """`;start`, `;mid`, `;end` where the words say so, else ""."""
    part = found.value("part")
    return f";{part}" if part else ""


def role_of(found: Found) -> str:
    """As-of where the words that open the time say so."""
    for item in found.items:
        if "asof" in item.classes:
            return "as-of"
        if not any(c in item.classes for c in ("prep", "filler", "approx")):
            return ""
    return ""


def direction(found: Found) -> str:
    """`;past`, `;future`, `;this`, `;before`, `;after` (what was told last) where the words say so, else ""."""
    return _DIRECTIONS.get(found.value("pre", "post") or "", "")


def anchored(step: str, unit: str, count: float = 1) -> str:
    """`week-1`, `@day+2`: so many units from the publication, or with @ from the date told last."""
    at, step = ("@", step[1:]) if step.startswith("@") else ("", step)
    amount, name = float(step) * count, unit
    if unit[:-1].isdigit():
        amount, name = amount * int(unit[:-1]), unit[-1]
    if unit == "N":
        name = "D"
    if name == "Y" and amount % 1:
        amount, name = amount * MONTHS, "M"  # a year and a half ago
    return f"{at}{name}{amount:+g}"


def near(found: Found) -> str:
    """The unit said to be last, this or next, as an anchor."""
    if found.has("relunit"):
        return found.value("relunit") or ""
    if found.has("adjago"):
        return "Y-1"
    unit = found.value("unit") or "D"
    return anchored(found.value("pre", "post", "anaphor") or "0", _WHOLE.get(unit, unit))
