"""What each corpus of quantities calls one, and how it writes units: for mentions.py, and nothing in the package.

Muasal calls a number with nothing beside it no quantity, keeps a change («rose from 4 to 5 %») as two amounts, and
gives lengths of time and ages apart. Corpora differ, and each is met by the package's own public functions:

- NER-UK marks money, percentages and measures, no counts.
- NEREL marks every cardinal (NUMBER), in scores too, and ages.
- MeasEval, CQE's sets (newsquant, rt_*) and Duckling mark bare numbers; the first two lengths of time and changes too.
- CQE names a counted thing by the lemmas of its phrase, a unit by its catalogue, a rate by both; Duckling by constants.
"""

import re
from collections.abc import Sequence
from typing import Any

from muasal.languages import Language
from muasal.model import Document, Quantity, Span, Time
from muasal.read import ages, numerals, quantities

Mention = dict[str, Any]
CQE = frozenset({"newsquant", "rt_age", "rt_currency", "rt_dimension", "rt_temperature"})
NO_COUNTS = frozenset({"ner_uk"})
BARE = CQE | {"measeval", "nerel", "duckling"}
LENGTHS = CQE
SCORES = frozenset({"nerel"})
ONES = CQE | {"duckling"}
AGES = CQE | {"nerel"}
LISTS = frozenset({"measeval"})
AFTER = frozenset({"measeval"})
CHANGES = CQE | {"measeval"}
SIGNS = {"exactly": "=", "approximately": "~", "at-least": ">", "more-than": ">", "at-most": "<", "less-than": "<"}
SCORE = re.compile(r"(?<![\d:])(\d{1,3}):(\d{1,3})(?![\d:])")
DURATION = re.compile(r"(P|PT)(\d+(?:\.\d+)?)([A-Z])")
UNITS_OF_TIME = {
    "PD": "day", "PW": "week", "PM": "month", "PY": "year", "PTH": "hour", "PTM": "minute", "PTS": "second",
}  # fmt: skip
CQE_UNITS = {
    "percent": "percentage", "US dollar": "dollar", "person": "people", "degree Celsius": "celsius", "US cent": "cent",
    "degree Fahrenheit": "fahrenheit", "yen": "japanese yen", "yuan": "chinese yuan", "ringgit": "malaysian ringgit",
    "franc": "swiss franc", "pound": "pound-mass", "pound-foot": "foot pound-force", "dram of weight": "dram",
    "fluid ounce": "ounce", "fraction": "-", "rouble": "russian ruble", "rupee": "indian rupee",
    "Indian rupee": "indian rupee", "won": "south korean won", "penny": "point",
    "revolution per minute": "revolutions per minute",
}  # fmt: skip
DUCKLING_UNITS = {
    "euro": "EUR", "rupiah": "IDR", "yen": "JPY", "pound sterling": "Pound", "rouble": "RUB", "US cent": "Cent",
    "rupee": "INR", "Indian rupee": "INR", "dollar": "Dollar", "hryvnia": "UAH", "ringgit": "MYR",
    "Egyptian pound": "EGP", "US dollar": "Dollar",
}  # fmt: skip
WRITTEN_CODES = re.compile(r"USD|GBP|EGP|MYR|INR")


def mentions(corpus: str, document: Document, language: Language, times: Sequence[Time]) -> list[Mention]:
    """The quantities of a document as the corpus would mark them."""
    found = quantities.find(document, language, times)
    if corpus in NO_COUNTS:
        found = [quantity for quantity in found if not counted(quantity)]
    if corpus in BARE:
        rest = quantities.bare(document, language, times, found)
        found += [number for number in rest if corpus in ONES or not one_of(number, document)]
        found.sort(key=lambda quantity: quantity.span.start)
    if corpus in SCORES:
        found += scores(document, times)
    if corpus in AGES:
        found += ages.find(document, language)
        found.sort(key=lambda quantity: quantity.span.start)
        times = [time for time in times if not any(time.span.overlaps(quantity.span) for quantity in found)]
    out = [mention(corpus, quantity, document) for quantity in found]
    if corpus in LISTS:
        out = lists_joined(out, document)
    if corpus in CHANGES:
        out = changes_joined(out, document)
    if corpus in LENGTHS:
        out += [length for time in times if (length := length_of(time, document, language))]
    if corpus in AFTER:
        out += [{"span": list(t.span), "value": None, "unit": "-"} for t in times if is_length(t, document, language)]
    return out


def one_of(number: Quantity, document: Document) -> bool:
    """`one of the largest`: hardly a number."""
    return number.value == 1 and re.match(r"\s+(?:of|out of|из)\b", document.text[number.span.end :]) is not None


def is_length(time: Time, document: Document, language: Language) -> bool:
    """A length of time, also one that places an event: `6 weeks after transplantation`."""
    return time.worded[:1] in "P@" and has_number(time.span, document, language)


def has_number(span: Span, document: Document, language: Language) -> bool:
    """Is a number said in the span: `two years`, not `for the year`?"""
    table = numerals.numerals(language)
    inside = (token for token in document.tokens if span.start <= token.start < span.end)
    return any(token.kind == "number" or table.of(token.low, "add", "times", "several", "half") for token in inside)


def scores(document: Document, times: Sequence[Time]) -> list[Quantity]:
    """Both numbers of each score, `2:1`."""
    out = []
    for match in SCORE.finditer(document.text):
        spans = [Span(*match.span(group)) for group in (1, 2)]
        if not any(span.overlaps(time.span) for span in spans for time in times):
            out += [Quantity(span, "benchmark/score", float(span.of(document.text)), "") for span in spans]
    return out


def counted(quantity: Quantity) -> bool:
    return quantity.role.startswith("count:")


def mention(corpus: str, quantity: Quantity, document: Document) -> Mention:
    value = list(quantity.value) if isinstance(quantity.value, tuple) else quantity.value
    unit = unit_name(corpus, quantity, document)
    return {"span": list(quantity.span), "value": value, "unit": unit, "modifier": SIGNS[quantity.modifier]}


def unit_name(corpus: str, quantity: Quantity, document: Document) -> str:
    """The unit in the words of the corpus."""
    if corpus == "duckling":
        written = WRITTEN_CODES.search(quantity.span.of(document.text))
        return written.group() if written else DUCKLING_UNITS.get(quantity.unit, quantity.unit.capitalize())
    if quantity.noun == "times":
        return "count"
    if counted(quantity):
        return singular(quantity.noun.lower()) if quantity.noun else CQE_UNITS.get(quantity.unit, quantity.unit or "-")
    if quantity.role == "age":
        return f"{quantity.unit} of age"
    if quantity.noun and not quantity.unit:
        return singular(quantity.noun.lower())
    above, _, below = quantity.unit.partition(" per ")
    name = CQE_UNITS.get(above, above).lower()
    if name == "tonne":
        name = "ton" if re.search(r"(?<!metric )\btons?\b", quantity.span.of(document.text)) else "metric ton"
    below = below or quantity.per
    return (f"{name} per {below}" if below else name) or "-"


def singular(phrase: str) -> str:
    """An English noun phrase with its head in the singular."""
    rest, gap, head = phrase.rpartition(" ")
    irregular = {"women": "woman", "children": "child", "feet": "foot", "lives": "life", "series": "series"}
    if head in irregular:
        return rest + gap + irregular[head]
    if head.endswith("uses") and not head.endswith(("ouses", "auses")):
        return rest + gap + head[:-2]
    for plural, one in (("men", "man"), ("ies", "y"), ("sses", "ss"), ("xes", "x"), ("ches", "ch"), ("shes", "sh")):
        if head.endswith(plural) and len(head) > len(plural) + (one == "y"):
            return rest + gap + head[: -len(plural)] + one
    bare = head.endswith("s") and not head.endswith(("ss", "us", "is"))
    return rest + gap + (head[:-1] if bare else head)


def changes_joined(found: list[Mention], document: Document) -> list[Mention]:
    """`slowed from 4.8 to 4.7 percent`: the two ends of a change made one range."""
    out: list[Mention] = []
    for item in found:
        last = out[-1] if out else None
        between = document.text[last["span"][1] : item["span"][0]].strip() if last else ""
        opened = last and re.search(r"\b(?:from|between)\s+(?:up to\s+|about\s+)?$", document.text[: last["span"][0]])
        up = last and last["modifier"] == "<" and opened
        pair = last and isinstance(last["value"], float) and isinstance(item["value"], float)
        reaching = between == "" and document.text[item["span"][0] :].startswith("up to ")
        if last and pair and (between == "to" or reaching) and (opened or up) and last["unit"] in ("-", item["unit"]):
            out[-1] = {**item, "span": [last["span"][0], item["span"][1]], "modifier": "="}
            out[-1]["value"] = [last["value"], item["value"]]
        else:
            out.append(item)
    return out


def lists_joined(found: list[Mention], document: Document) -> list[Mention]:
    """`43.6% ± 4.4%`, `60 × 10 × 3 mm`, `0, 1000 and 2000 ppm`: amounts in a row are one mention."""
    out: list[Mention] = []
    for item in found:
        last = out[-1] if out else None
        between = document.text[last["span"][1] : item["span"][0]] if last else ""
        row = re.fullmatch(r"\s*(?:[±×x⁎*]|,|,?\s*(?:and|or|to)|[–-])\s*", between)
        if last and row and ("-" in (last["unit"], item["unit"]) or last["unit"] == item["unit"]):
            out[-1] = {**item, "span": [last["span"][0], item["span"][1]], "value": None}
        else:
            out.append(item)
    return out


def length_of(time: Time, document: Document, language: Language) -> Mention | None:
    """A length of time with a number in it, as a quantity."""
    ends = [DURATION.fullmatch(end) for end in time.worded.split("/")]
    if time.timex_type != "DURATION" or not has_number(time.span, document, language):
        return None
    values = [float(end[2]) for end in ends if end]
    units = [UNITS_OF_TIME[end[1] + end[3]] for end in ends if end]
    if len(values) != len(ends) or len(values) > 2:
        return None
    value = values if len(values) > 1 else values[0]
    return {"span": list(time.span), "value": value, "unit": units[-1], "modifier": "="}
