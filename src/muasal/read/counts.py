"""Counts: a number with a noun, with a predicate over people, or for a group named before."""

from typing import NamedTuple

from muasal.model import Quantity
from muasal.read.quantity_site import FAR, NEAR, YEAR, Site
from muasal.read.quantity_words import PERSON, Counted

OPENING = frozenset('«„“"')  # a nickname may stand in quotation marks: 15 «шахедов»
OF_THINGS = frozenset({"recovered"})  # what is found need not be people
SPAN = 5  # words before a number that lead to the whole it is: *tidak seorang pun dari*
CLOSE = 2  # a predicate is looked for so many words from a noun of no table, which may be anything


class _Noun(NamedTuple):
    """The noun a number counts, with the words before it: tokens [first, last). What the table says of it (None: not
    in the table)."""

    first: int
    last: int
    counted: Counted | None
    partitive: bool = False


def count(site: Site, modifier: str, first: int, last: int) -> Quantity | None:
    noun = _noun(site, last)
    if noun is None:
        return _bare(site, modifier, first, last)
    counted = noun.counted
    if counted is None:
        return _unknown(site, noun, modifier, first)
    if site.number.value == 1 and site.number.worded and (noun.partitive or _is_share(site, first)):
        return None
    if counted.code == "product" and (told := site.told_before(first, noun.last)) is not None:
        counted = told  # *rumah yang rusak tercatat 12 unit*
    code = counted.code
    if counted.kind == PERSON or counted.unit == "household":
        befell = "" if _of_nobody(site, first) else site.predicate(first, noun.last)
        code = befell or _group_code(site, counted, first)
    role = f"count:{code}"
    words = site.text(noun.first, noun.last)
    return site.quantity(first, noun.last, counted.unit or counted.code, modifier, role, words, "quantity/count")


def named(site: Site, at: int) -> str:
    """What stands behind a bare number where a noun would, as far as it can be told: `one particular demand`, `a
    three | course meal`, `one of the students`."""
    if at >= site.ahead or (site.number.value != 1 and not site.words.head_last):
        return ""
    behind = site.words.after.at(site.tokens, at, site.ahead)
    first = behind.last if behind is not None and behind.value == "partitive" else at
    last = first
    while last < min(first + site.words.reach + 1, site.ahead) and site.common(last):
        last += 1
    return site.text(first, last) if last > first else ""


def inverted(site: Site) -> Quantity | None:
    """«метров двадцать», «человек тридцать»: about so many, where the language says it so."""
    first = site.number.first - 1
    if not site.words.inverts or first < site.sentence.first or site.unit(site.number.last) is not None:
        return None
    if site.words.is_("between", site.tokens[first].low):
        first -= 1
    led = first > site.sentence.first and site.tokens[first - 1].kind == "number"
    several = isinstance(site.number.value, float) and site.number.value > 1
    if led or first < max(site.sentence.first, site.back) or not several:
        return None
    last = site.number.last
    unit = site.words.units.get(site.tokens[first].low)
    if unit is not None and not unit.condition and len(site.tokens[first].text) > 2:
        code, role, rule = unit.code, f"amount:{unit.dimension}", f"quantity/{unit.dimension}"
        return site.quantity(first, last, code, "approximately", role, "", rule)
    noun = site.words.nouns.get(site.tokens[first].low)
    goes_on = last < site.sentence.last and site.common(last)
    if noun is None or noun.kind != PERSON or not site.number.worded or goes_on:
        return None
    code = site.predicate(first, last) or noun.code
    words = site.text(first, first + 1)
    return site.quantity(first, last, noun.unit, "approximately", f"count:{code}", words, "quantity/count")


def _is_share(site: Site, first: int) -> bool:
    """«на одного солдата»: for each, no count; «ни одного солдата»: nobody."""
    before = site.tokens[first - 1].low if first > site.sentence.first else ""
    return any(site.words.is_(word_class, before) for word_class in ("per", "nobody"))


def _of_nobody(site: Site, first: int) -> bool:
    """`None of the [200 passengers] was hurt`: what befell nobody befell none of them."""
    before = [token.low for token in site.tokens[max(site.sentence.first, first - SPAN) : first]]
    led = any(site.words.is_part_of(low) for low in before[-2:])
    return led and any(site.words.is_("nobody", low) for low in before)


def _group_code(site: Site, counted: Counted, first: int) -> str:
    """`The number of evacuees reached 1,486 people`: the wide word takes the code of the group named before."""
    group = site.group_before(first) if counted.code == "person" else None
    return group.code if group is not None and group.unit == counted.unit else counted.code


def _noun(site: Site, at: int) -> _Noun | None:
    """The noun behind the number: the first one in the table within reach, else the next common word."""
    start = at
    while at < site.ahead and _is_between(site, at):
        at += 1
        start = at if site.words.is_("more", site.tokens[at - 1].low) or site.tokens[at - 1].low == "of" else start
    partitive = False
    behind = site.words.after.at(site.tokens, at, site.ahead) if at < site.ahead else None
    if behind is not None and behind.value == "anaphor":
        return None
    if behind is not None and behind.value == "partitive":
        at, partitive = behind.last, True
        start = at
    end = min(at + site.words.reach + 1, site.ahead)
    for place in range(at, end):
        token = site.tokens[place]
        match = site.words.nouns.at(site.tokens, place, site.ahead)
        if match is not None and not match.value.mass:
            return _compound(site, _classified(site, _Noun(start, match.last, match.value, partitive)))
        if token.text in OPENING:
            continue
        if token.kind != "word" or site.words.is_("stop", token.low):
            break
    unlisted = _unlisted(site, at, end, partitive)
    return unlisted._replace(first=start) if unlisted is not None and not partitive else unlisted


def _is_between(site: Site, at: int) -> bool:
    """`two | more | bodies`, `dozens | of | homes`."""
    low = site.tokens[at].low
    return site.words.is_("filler", low) or (site.number.vague and site.words.is_("of", low))


def _classified(site: Site, noun: _Noun) -> _Noun:
    """*lima unit rumah*, *tujuh orang prajurit*: a wide word with the counted noun right behind it."""
    counted = noun.counted
    if noun.last >= site.ahead or counted is None or (counted.kind != PERSON and counted.code != "product"):
        return noun
    match = site.words.nouns.at(site.tokens, noun.last, site.ahead)
    if match is None or match.value.mass or (counted.kind == PERSON and match.value.kind != PERSON):
        return noun
    return noun._replace(last=match.last, counted=match.value)


def _compound(site: Site, noun: _Noun) -> _Noun:
    """`three car crashes`: where the head stands last, a singular noun for a thing behind a number above one goes on
    to the next plural. People are counted as people: `11 member states`, `90 customer records`."""
    person = noun.counted is None or noun.counted.kind == PERSON
    if site.number.value == 1 or person or not site.words.head_last or noun.last >= site.ahead:
        return noun
    if site.tokens[noun.last - 1].low.endswith(site.words.plural):
        return noun
    match = site.words.nouns.at(site.tokens, noun.last, site.ahead)
    if match is None or match.value.mass or not site.tokens[match.last - 1].low.endswith(site.words.plural):
        return noun
    return noun._replace(last=match.last, counted=match.value)


def _unlisted(site: Site, at: int, end: int, partitive: bool) -> _Noun | None:
    """A noun of no table: the first word with the mark of the plural, where the language has one, else the next."""
    if site.words.plural:
        return None if site.is_named() else _plural(site, at, end, partitive)
    last = at
    while last < end and site.common(last):
        last += 1
    if last == at:
        return None
    noun = at
    while noun + 1 < last and site.tokens[noun].low.endswith(site.words.adjectives):
        noun += 1
    if site.words.verbs and site.tokens[noun].low.endswith(site.words.verbs):
        return None
    return _Noun(at, noun + 1, None, partitive)


def _plural(site: Site, at: int, end: int, partitive: bool) -> _Noun | None:
    """`five NBA teams`, `20 Germans`: names may stand before the plural, or be it."""
    for place in range(at, end):
        token = site.tokens[place]
        if site.words.is_("superlative", token.low):
            continue
        if not site.common(place) and not (
            token.kind == "word" and token.text[0].isupper() and token.low != token.text
        ):
            return None
        if site.words.is_("stop", token.low):
            return None
        if site.words.is_plural(token.low) and not token.text.isupper():
            return _Noun(at, place + 1, None, partitive)
    return None


def _unknown(site: Site, noun: _Noun, modifier: str, first: int) -> Quantity | None:
    """A counted noun of no table; part of a group, with a predicate over people, counts people."""
    if YEAR.fullmatch(site.text(first, site.number.last)):
        return None
    near = NEAR if noun.partitive or site.number.people else CLOSE
    predicate = site.predicate(first, site.number.last, near, near)
    if predicate and (predicate not in OF_THINGS or site.number.people):
        return site.quantity(first, site.number.last, "person", modifier, f"count:{predicate}", "", "quantity/part")
    if site.number.value == 1:
        return None
    words = site.text(noun.first, noun.last)
    thing = site.words.singular(site.tokens[noun.last - 1].low)
    unit = "person" if site.words.is_person(site.tokens[noun.last - 1].low) else thing
    return site.quantity(first, noun.last, unit, modifier, f"count:{thing}", words, "quantity/noun")


def _bare(site: Site, modifier: str, first: int, last: int) -> Quantity | None:
    """A number without a noun: what befell it, the group named before it, or nothing."""
    anaphor = _anaphor(site, last)
    predicate = site.predicate(first, last, FAR)
    if site.number.value == 1 and not anaphor:
        return None
    if anaphor is not None and site.previous is not None:
        role = f"count:{predicate}" if predicate and site.previous.unit == "person" else site.previous.role
        return site.quantity(first, last, site.previous.unit, modifier, role, "", "quantity/anaphor")
    if predicate:
        group = site.group_before(first)
        unit = group.unit if group is not None else "person"
        return site.quantity(first, last, unit, modifier, f"count:{predicate}", "", "quantity/predicate")
    if site.number.people:
        return site.quantity(first, last, "person", modifier, "count:person", "", "quantity/people")
    told = site.told_before(first, last)
    if told is not None:
        return site.quantity(first, last, told.unit or told.code, modifier, f"count:{told.code}", "", "quantity/far")
    group = site.group_before(first) if _weighty(site, modifier) and not site.is_bracketed() else None
    if group is not None:
        return site.quantity(first, last, group.unit, modifier, f"count:{group.code}", "", "quantity/group")
    return None


def _weighty(site: Site, modifier: str) -> bool:
    value = site.number.value
    return modifier != "exactly" or site.number.scale > 1 or (not isinstance(value, tuple) and value >= 100)


def _anaphor(site: Site, last: int) -> bool | None:
    match = site.words.after.at(site.tokens, last, site.sentence.last) if last < site.sentence.last else None
    return True if match is not None and match.value == "anaphor" else None
