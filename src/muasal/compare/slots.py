"""Two details side by side: same, different, or can't tell, with one sentence for the reader.

Units are brought to one base by a neutral table (languages/units.tsv: code, dimension, factor, offset); a unit that is
not in it is compared as a word. Precision is respected: a month contains its days, "about 12,000" covers 11,900.
"""

import math
import re
from calendar import monthrange
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from muasal import tables
from muasal.compare import areas
from muasal.model import EntityMention, Mention, Place, Quantity, Time

NEUTRAL = Path(__file__).parent.parent / "languages"  # its tables for all languages; nothing of one language
UNLISTED = "quantity/noun"  # the rule of a count whose noun is in no table: its unit is the noun, in its own language
SAME, DIFFERENT, UNCLEAR = "same", "different", "can't tell"
ROUNDING = 0.05  # "about 1,500" covers 1,486
SAME_SPOT_KM = {"point": 25.0, "region": 40.0}
EARTH_KM = 6371.0
_DAY = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?")


@dataclass(frozen=True, slots=True)
class Verdict:
    """same · different · can't tell, and why."""

    answer: str
    why: str


@cache
def units() -> dict[str, tuple[str, float, float]]:
    """Unit code to its dimension, and the factor and offset that lead to that dimension's base unit."""
    return {
        row["code"]: (row["dimension"], float(row["factor"]), float(row["offset"] or 0))
        for row in tables.load(NEUTRAL / "units.tsv")
        if row["dimension"] and row["factor"]
    }


def base(value: float, unit: str) -> tuple[float, str]:
    """The amount in the base unit of its dimension; as it is where the unit has none."""
    dimension, factor, offset = units().get(unit, ("", 1.0, 0.0))
    return (value * factor + offset, dimension) if dimension else (value, unit)


def one_money(a: str, b: str) -> bool:
    """Is one of the units only the word for the other: rupee, Sri Lankan rupee? It may mean any that bear it."""
    return shared().get(a) == b or shared().get(b) == a


@cache
def shared() -> dict[str, str]:
    """The currencies that share their word with others, and the word."""
    return {row["code"]: row["generic"] for row in tables.load(NEUTRAL / "currencies.tsv") if row["generic"]}


def bounds(q: Quantity) -> tuple[float, float] | None:
    """Least and greatest amount the words allow, in base units. None where no number was read."""
    if q.value is None:
        return None
    low, high = q.value if isinstance(q.value, tuple) else (q.value, q.value)
    low, high = base(low, q.unit)[0], base(high, q.unit)[0]
    match q.modifier:
        case "approximately":
            return low * (1 - ROUNDING), high * (1 + ROUNDING)
        case "at-least" | "more-than":
            return low, math.inf
        case "at-most" | "less-than":
            return 0.0, high
    return low, high


def compare(a: Mention, b: Mention) -> Verdict:
    """Two details of any kind."""
    if isinstance(a, Quantity) and isinstance(b, Quantity):
        return quantities(a, b)
    if isinstance(a, Time) and isinstance(b, Time):
        return times(a, b)
    if isinstance(a, Place) and isinstance(b, Place):
        return places(a, b)
    if isinstance(a, EntityMention) and isinstance(b, EntityMention):
        return entities(a, b)
    return Verdict(UNCLEAR, "details of different kinds cannot be compared")


def quantities(a: Quantity, b: Quantity) -> Verdict:
    """Two amounts. A counted thing against another counted thing is different only where both are known."""
    ours, theirs = bounds(a), bounds(b)
    if ours is None or theirs is None:
        return Verdict(UNCLEAR, "one of the amounts has no number")
    if (
        a.unit
        and b.unit
        and UNLISTED not in (a.rule, b.rule)
        and base(1.0, a.unit)[1] != base(1.0, b.unit)[1]
        and not one_money(a.unit, b.unit)
    ):
        return Verdict(DIFFERENT, f"one counts in {a.unit}, the other in {b.unit}")
    if ours[0] <= theirs[1] * (1 + 1e-9) and theirs[0] <= ours[1] * (1 + 1e-9):
        wide, narrow = (a, b) if ours[1] - ours[0] >= theirs[1] - theirs[0] else (b, a)
        return Verdict(SAME, f"{worded(wide)} {'is' if ours == theirs else 'covers'} {worded(narrow)}")
    for coarse, fine, low, other in ((a, b, ours[0], theirs[0]), (b, a, theirs[0], ours[0])):
        if rounded(low, other):
            return Verdict(SAME, f"{worded(coarse)} is {worded(fine)} rounded")
    return Verdict(DIFFERENT, f"{worded(a)} against {worded(b)}")


def rounded(coarse: float, fine: float) -> bool:
    """Is the coarse amount the fine one, rounded to the digits that the coarse one shows?"""
    if not coarse or not math.isfinite(coarse) or abs(coarse - fine) > abs(coarse) * ROUNDING:
        return False
    digits = len(f"{coarse:.10g}".replace(".", "").strip("0"))
    return digits <= 2 and float(f"{fine:.{digits}g}") == coarse


def times(a: Time, b: Time) -> Verdict:
    """Two times. The coarser contains the finer; durations are compared as they are written."""
    if a.value is None or b.value is None:
        return Verdict(UNCLEAR, "one of the times has no date")
    if a.value == b.value:
        return Verdict(SAME, f"both {a.value}")
    ours, theirs = days(a.value), days(b.value)
    if not ours or not theirs:
        if a.value.startswith("P") and b.value.startswith("P"):
            return Verdict(DIFFERENT, f"{a.value} against {b.value}")
        return Verdict(UNCLEAR, "a duration and a date cannot be compared")
    if contains(ours, theirs) or contains(theirs, ours):
        if "/" in a.value and "/" in b.value and (ours[0] == theirs[0]) != (ours[1] == theirs[1]):
            return Verdict(DIFFERENT, f"{a.value} against {b.value}")
        outer, inner = (a, b) if contains(ours, theirs) else (b, a)
        return Verdict(SAME, f"{outer.value} contains {inner.value}")
    return Verdict(DIFFERENT, f"{a.value} against {b.value}")


def days(value: str) -> tuple[str, str] | None:
    """First and last day of an ISO date, month, year or interval, None for anything else."""
    parts = [match.group() for part in value.split("/") if (match := _DAY.match(part))]
    if not parts:
        return None
    return parts[0] + "-01-01"[len(parts[0]) - 4 :], last_day(parts[-1])


def last_day(value: str) -> str:
    """The last day of a year, a month or a day."""
    year, _, rest = value.partition("-")
    if len(rest) == len("12"):
        return f"{value}-{monthrange(int(year), int(rest))[1]:02}"
    return value if rest else f"{value}-12-31"


def contains(outer: tuple[str, str], inner: tuple[str, str]) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def places(a: Place, b: Place) -> Verdict:
    """Two places: by their names, by the areas they are or lie in (`areas`), else by what lies between them."""
    if a.value is None or b.value is None:
        return Verdict(UNCLEAR, "one of the places is not known")
    if a.value == b.value or (a.geonameid is not None and a.geonameid == b.geonameid):
        return Verdict(SAME, f"both {a.value}")
    if a.country and b.country and a.country != b.country:
        return Verdict(DIFFERENT, f"{a.value} and {b.value} lie in different countries")
    if "country" in (a.precision, b.precision) and a.country == b.country:
        inner, outer = (a, b) if b.precision == "country" else (b, a)
        return Verdict(SAME, f"{inner.value} lies in {outer.value}")
    answer = areas.relation(a, b)
    if answer in (areas.SAME, areas.INSIDE):
        inner, outer = (a, b) if areas.lies_in(a, b) else (b, a)
        return Verdict(SAME, f"{inner.value} lies in {outer.value}")
    gap = distance(a, b)
    if answer == areas.APART and (a.box or b.box):
        return Verdict(DIFFERENT, f"{a.value} and {b.value} are two areas, neither in the other")
    overlap = a.precision == "region" and (areas.reaches(a, b) or areas.reaches(b, a))
    if gap is None or a.precision != b.precision or overlap:
        return Verdict(UNCLEAR, f"{a.value} and {b.value}: one may lie in the other")
    if gap <= SAME_SPOT_KM.get(a.precision or "", 0.0):
        answer = SAME if a.precision == "point" else UNCLEAR
        return Verdict(answer, f"{a.value} and {b.value} are {gap:.0f} km apart")
    return Verdict(DIFFERENT, f"{a.value} and {b.value} are {gap:.0f} km apart")


def distance(a: Place, b: Place) -> float | None:
    """Kilometres between two places, None where a point is missing."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    lat_a, lat_b = math.radians(a.lat), math.radians(b.lat)
    half_lat, half_lon = (lat_b - lat_a) / 2, math.radians(b.lon - a.lon) / 2
    h = math.sin(half_lat) ** 2 + math.cos(lat_a) * math.cos(lat_b) * math.sin(half_lon) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(min(1.0, h)))


def entities(a: EntityMention, b: EntityMention) -> Verdict:
    """Two actors, by their ids alone; one whose name is part of the other's may be the same."""
    if a.value is None or b.value is None:
        return Verdict(UNCLEAR, "one of them is not known")
    if a.value == b.value:
        return Verdict(SAME, f"both {a.value}")
    words, others = set(a.value.split("-")), set(b.value.split("-"))
    if words <= others or others <= words:
        return Verdict(UNCLEAR, f"{a.value} may be {b.value}")
    return Verdict(DIFFERENT, f"{a.value} against {b.value}")


def number(value: float) -> str:
    """A number as it is written in a drift: whole numbers without a dot."""
    return str(int(value)) if float(value).is_integer() else repr(float(value))


def render(m: Mention) -> str:
    """A detail as a drift spells it: `value`, `value unit` or `modifier value unit`."""
    if isinstance(m, Quantity):
        if m.value is None:
            return ""
        value = "-".join(number(v) for v in m.value) if isinstance(m.value, tuple) else number(m.value)
        return " ".join(part for part in ("" if m.modifier == "exactly" else m.modifier, value, m.unit) if part)
    return str(m.value or "")


def worded(m: Mention) -> str:
    """A detail as a reason spells it: `about 12,000 person`, `20–99 boat`, else as a drift does."""
    if not isinstance(m, Quantity) or m.value is None:
        return render(m)
    pair = m.value if isinstance(m.value, tuple) else (m.value,)
    value = "–".join(f"{v:,.10g}" for v in pair)
    modifier = "" if m.modifier == "exactly" or len(pair) > 1 else m.modifier.replace("-", " ")
    return " ".join(part for part in (modifier.replace("approximately", "about"), value, unit_of(m, pair)) if part)


def unit_of(m: Quantity, pair: tuple[float, ...]) -> str:
    """The unit, people in the plural: other units stand as the schema spells them."""
    return "people" if m.unit == "person" and pair != (1,) else m.unit
