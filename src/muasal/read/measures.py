"""Measures: a number with a unit of measure or money, what is measured, and what the rate is for."""

from dataclasses import replace

from muasal.model import Quantity
from muasal.read.numerals import DASHES
from muasal.read.quantity_site import SENTENCE_ENDS, Site
from muasal.read.quantity_words import PERSON, Unit, catalogue

OPENING = frozenset("([<>~=")
MEASURED = 8  # what a measure measures is looked for so many words before it


def negative(site: Site) -> Quantity | None:
    """`minus 12 degrees`, `-12 °C`, `-1.3%`."""
    value = site.number.value
    unit = None if isinstance(value, tuple) or not is_minus(site) else site.unit(site.number.last)
    if unit is None or isinstance(value, tuple):
        return None
    modifier, start, _ = site.modifier(site.number.first - 1, site.number.last)
    return replace(measure(site, unit[0], modifier, start, unit[1]), value=-value)


def is_minus(site: Site) -> bool:
    """Is the number below zero: a minus said, or a dash that stands free before and close behind?"""
    at = site.number.first - 1
    if at < site.sentence.first:
        return False
    sign = site.tokens[at]
    return site.words.is_("minus", sign.low) or (sign.text in DASHES and _is_sign(site, at))


def _is_sign(site: Site, at: int) -> bool:
    """Is the dash at token `at` a minus: free before, close behind, and no number before it that it could join?"""
    tokens = site.tokens
    if tokens[at].end != tokens[at + 1].start:
        return False
    if at == site.sentence.first:
        return True
    before = tokens[at - 1]
    return (before.end < tokens[at].start and before.kind != "number") or before.text in OPENING


def compound(site: Site) -> Quantity | None:
    """`a six-mile trip`"""
    unit = site.words.units.get(site.number.unit) if site.number.unit else None
    if unit is None:
        return None
    modifier, first, last = site.modifier(site.number.first, site.number.last)
    return measure(site, unit, modifier, first, last)


def hyphened(site: Site) -> Quantity | None:
    """`50-kilogram bags`, `a 5-metre wave`: the unit behind a hyphen."""
    last = site.number.last
    if last + 1 >= len(site.tokens) or site.tokens[last].text not in DASHES:
        return None
    dash, after = site.tokens[last], site.tokens[last + 1]
    if dash.start != site.tokens[last - 1].end or after.start != dash.end or after.kind != "word":
        return None
    unit = site.words.units.get(after.low.partition("-")[0]) or site.words.signs.get(after.text.partition("-")[0])
    if unit is None or unit.condition not in ("", "hyphen"):
        return None
    modifier, first, _ = site.modifier(site.number.first, last)
    return measure(site, unit, modifier, first, last + 2)


def part(site: Site, modifier: str, first: int, last: int) -> Quantity | None:
    """A fraction: of a unit (`half a litre`, `1/16 of a pint`), else of its whole (`two thirds of voters`)."""
    at = last
    said = at < site.sentence.last and site.words.is_part_of(site.tokens[at].low)
    at += said
    while at < site.sentence.last and site.words.is_("article", site.tokens[at].low):
        at, said = at + 1, True
    unit = site.unit(at)
    if unit is not None and unit[0].dimension not in ("share", "money"):
        return measure(site, unit[0], modifier, first, unit[1])
    if at >= site.ahead:
        return None
    plural = site.words.plural and site.tokens[at].low.endswith(site.words.plural)
    if site.words.nouns.at(site.tokens, at, site.ahead) is None and not ((said or plural) and site.common(at)):
        return None
    return measure(site, catalogue()["fraction"], modifier, first, last)


def money_tail(site: Site, unit: Unit, last: int) -> int:
    """`$5 million US dollars`: the currency said twice belongs to the span."""
    again = site.unit(last)
    return again[1] if again and again[0].dimension == unit.dimension else last


def measure(site: Site, unit: Unit, modifier: str, first: int, last: int, before: bool = False) -> Quantity:
    stuff = _stuff(site, last) or _stuff_before(site, first)
    per_at = last
    for at in range(last, min(last + 4, site.ahead)):
        if site.words.is_("per", site.tokens[at].low):
            per_at = at
            break
    per, code = _per(site, per_at, unit, per_at == last)
    role = _measure_role(site, unit, stuff[0] if stuff else "", bool(per))
    if before and unit.dimension == "length":
        role = "road-marker"  # `kilometre 58`
    elif _in_other_units(site, unit, first):
        role = site.previous.role if site.previous else role
    noun = stuff[1] if stuff else ""
    name = f"{unit.code} per {code}" if code else unit.code
    if code and per_at == last:
        last = _unit_end(site, last + 1)
    return site.quantity(first, last, name, modifier, role, noun, f"quantity/{unit.dimension}", per)


def _in_other_units(site: Site, unit: Unit, first: int) -> bool:
    """`186 millimetres (7.3 inches)`: the same amount again."""
    if site.previous is None or site.tokens[first - 1].text != "(" or first < 2:
        return False
    adjacent = site.previous.span.end == site.tokens[first - 2].end
    return adjacent and site.previous.rule == f"quantity/{unit.dimension}"


def _measure_role(site: Site, unit: Unit, stuff: str, per: bool) -> str:
    if unit.dimension == "money":
        return "price" + (f":{stuff}" if stuff else "") if per else "amount:money"
    if unit.dimension.startswith("share"):
        return f"share:{stuff}" if stuff else "share"
    return f"amount:{stuff or unit.dimension}"


def _per(site: Site, at: int, unit: Unit, adjacent: bool) -> tuple[str, str]:
    """What a price or rate is for (`tonne`, `person`), and the same as part of the unit, "" where it is no part."""
    if at + 1 >= site.sentence.last or not site.words.is_("per", site.tokens[at].low):
        return "", ""
    match = site.words.units.at(site.tokens, at + 1, site.sentence.last)
    rate = match is not None and (match.value.dimension != "money" or unit.dimension == "money")
    if match is not None and rate and match.value.dimension != "share" and not match.value.condition:
        return match.value.code, match.value.code
    noun = site.words.nouns.at(site.tokens, at + 1, site.sentence.last)
    strict = site.words.is_("each", site.tokens[at].low) and adjacent
    fits = noun is not None and (noun.value.kind == PERSON or (strict and not noun.value.mass))
    return (noun.value.unit, "") if noun is not None and fits else ("", "")


def _unit_end(site: Site, at: int) -> int:
    match = site.words.units.at(site.tokens, at, site.sentence.last)
    return match.last if match is not None else at


def _stuff(site: Site, at: int) -> tuple[str, str] | None:
    """What is measured, behind the unit: its code (or the noun as written) and its words."""
    of = at < site.sentence.last and site.words.is_("of", site.tokens[at].low)
    start = at + of
    while start < site.ahead and site.words.is_("article", site.tokens[start].low):
        start += 1
    for place in range(start, min(start + 3, site.ahead)):
        token = site.tokens[place]
        match = site.words.nouns.at(site.tokens, place, site.ahead)
        if match is not None:
            return match.value.code, site.text(start, match.last)
        if token.kind != "word" or site.words.is_("stop", token.low):
            break
    if of and start < site.ahead and site.common(start):
        return site.tokens[start].low, site.tokens[start].text
    return None


def _stuff_before(site: Site, first: int) -> tuple[str, str] | None:
    """What is measured, said before: `rainfall reached 186 mm`."""
    for place in range(first - 1, max(site.sentence.first, site.back, first - MEASURED) - 1, -1):
        if site.tokens[place].text in SENTENCE_ENDS:
            break
        match = site.words.nouns.at(site.tokens, place, first)
        if match is not None and match.value.mass:
            return match.value.code, site.text(match.first, match.last)
    return None
