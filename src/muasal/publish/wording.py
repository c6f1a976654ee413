"""The schema's values in plain English, for people: dates, amounts, places, stances, changes."""

import re
from functools import cache
from pathlib import Path

from muasal import languages, tables
from muasal.model import Mention, Place, Quantity, Time

UNKNOWN = "not known"
NOBODY = "source not named in the text"
UNSAID = "source left unsaid"  # "reportedly", "it is claimed"
_LONG_NUMBER = re.compile(r"(?<![\d.,-])\d{5,}(?![\d-])")
_AMOUNT = re.compile(r"(\d+(?:\.\d+)?) ([^\d\W].*)")
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::\d\d)?(Z|[+-]\d\d:?\d\d)?")
_DURATION = re.compile(r"P(?:(\d+)([YMWD]))?(?:T(\d+)([HMS]))?")


@cache
def _table() -> dict[tuple[str, str], str]:
    rows = tables.load(Path(__file__).with_name("words.tsv"))
    return {(row["class"], row["key"]): row["words"] for row in rows}


def plain(word_class: str, key: str) -> str:
    """The plain words for one of the schema's words; a word that has none stands for itself, hyphens as spaces."""
    return _table().get((word_class, key), key.replace("-", " "))


def count(number: int, noun: str) -> str:
    """A number with its noun: `1 article`, `4 languages`."""
    return f"{number} {noun if number == 1 else plural(noun)}"


def plural(noun: str) -> str:
    """The English plural of a unit or counted noun; of a compound unit (`US dollar per tonne`) its first part's."""
    head, per, rest = noun.partition(" per ")
    known = _table().get(("plural", head))
    if known is None and head.endswith("y") and head[-2:-1] not in "aeiou":
        known = f"{head[:-1]}ies"
    elif known is None:
        known = head + ("es" if head.endswith(("s", "x", "ch", "sh")) else "s")
    return known + per + rest


def language(code: str) -> str:
    """The English name of a language, its code in capitals where there is no table for it."""
    name = languages.get(code).name if code in languages.CODES else code
    return name if name != code else code.upper()


def number(value: float) -> str:
    """`12,000`, `1.5`: separators as in English."""
    return f"{int(value):,}" if float(value).is_integer() else f"{value:,.10g}"


def digits(text: str) -> str:
    """`text` with separators put into its long numbers; dates are left alone."""
    return _LONG_NUMBER.sub(lambda found: f"{int(found.group()):,}", text)


def change(value: str) -> str:
    """One side of a drift in plain words: `report-date 2024-10-21` is `reported on 21 October 2024`."""
    head, _, rest = value.partition(" ")
    if rest and ":" in head:
        return f"{head.partition(':')[2].replace('-', ' ')}: {change(rest)}"
    if rest and ("dated", head) in _table():
        return f"{plain('dated', head)} {change(rest)}"
    if rest and ("modifier", head) in _table():
        return f"{plain('modifier', head)} {change(rest)}"
    if found := _AMOUNT.fullmatch(value):
        return f"{number(float(found[1]))} {found[2] if found[1] == '1' else plural(found[2])}"
    return date(value) if _DAY.match(value) or _MONTH.match(value) else digits(value)


def date(value: str | None) -> str:
    """An ISO 8601 date, month, interval, date-time or duration as `24 October 2024`, `3 weeks`; else as it is."""
    if not value:
        return UNKNOWN
    if "/" in value and value[0].isdigit():
        return " – ".join(date(part) for part in value.split("/", 1))
    if found := _MOMENT.fullmatch(value):
        zone = f" (UTC{found[3]})" if found[3] and found[3] != "Z" else " UTC" if found[3] else ""
        return f"{date(found[1])}, {found[2]}{zone}"
    if found := _DAY.fullmatch(value):
        return f"{int(found[3])} {plain('month', found[2])} {found[1]}"
    if found := _MONTH.fullmatch(value):
        return f"{plain('month', found[2])} {found[1]}"
    return _duration(value)


def _duration(value: str) -> str:
    found = _DURATION.fullmatch(value)
    if not found or not any(found.groups()):
        return value
    years, clock = (found[1], found[2]), (found[3], found[4])
    parts = [(n, unit) for n, unit in (years, (clock[0], "MT" if clock[1] == "M" else clock[1])) if n]
    return " ".join(count(int(n), plain("period", unit or "")) for n, unit in parts)


def amount(quantity: Quantity) -> str:
    """`about 12,000 people`, `50 grams per month`, `20–99 houses`."""
    if quantity.value is None:
        return UNKNOWN
    pair = quantity.value if isinstance(quantity.value, tuple) else (quantity.value,)
    figure = "–".join(number(value) for value in pair)
    unit = quantity.unit if pair == (1,) else plural(quantity.unit) if quantity.unit else ""
    modifier = "" if quantity.modifier == "exactly" else plain("modifier", quantity.modifier)
    per = f"per {quantity.per}" if quantity.per else ""
    return " ".join(part for part in (modifier, figure, unit, per) if part)


def place(found: Place) -> str:
    """`Kursk Oblast (RU)`; without a name, that it is not known."""
    if not found.value:
        return UNKNOWN
    return f"{found.value} ({found.country})" if found.country else found.value


def coordinates(lat: float | None, lon: float | None) -> str:
    """`51.73° N, 36.19° E`, or nothing."""
    if lat is None or lon is None:
        return ""
    return f"{abs(lat):.2f}° {'N' if lat >= 0 else 'S'}, {abs(lon):.2f}° {'E' if lon >= 0 else 'W'}"


def role(mention: Mention) -> str:
    """What a detail is about: `how many: dead`, `when`, `where`."""
    head, _, what = mention.role.partition(":")
    if what:
        return what.replace("-", " ")
    return plain("role", head) if head else plain("kind", mention.kind)


def value(mention: Mention, names: dict[str, str]) -> str:
    """The value of a detail; `names` gives entities' names by id."""
    if isinstance(mention, Quantity):
        return amount(mention)
    if isinstance(mention, Time):
        return date(mention.value)
    if isinstance(mention, Place):
        return place(mention)
    return names.get(mention.value or "", mention.value or UNKNOWN)
