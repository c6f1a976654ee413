"""Times in the notations of the corpora: TIMEX3 strings, one mention for each end of a stretch.

What the corpora do in ways of their own (no preposition, a year instead of its first and last day) stands here.
"""

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from muasal.languages import Language
from muasal.model import Document, Span, Time
from muasal.read.numerals import DASHES
from muasal.read.time_words import time_words
from muasal.resolve import calendar

Mention = dict[str, Any]
LEADING = {"prep", "since", "until", "asof", "during", "filler", "approx", "between", "perprep"}
JOINTS = {"until", "since", "and"}
KEEPS_PREPOSITION = {"nerel"}  # its spans take «в»
MARKS_REFERENCES = {"tbaq", "te3_platinum", "indotimex"}  # now, recently
NAMES_ONLY = {"ner_uk"}  # dates, clock times and lengths; not yesterday, in the evening, in summer, daily, for years
MARKS_ENDS = {  # each end of a stretch is a mention of its own, as TimeML has it
    "wikiwars_ua", "tbaq", "te3_platinum", "indotimex", "gum",
}  # fmt: skip
NO_RATES = {"tbaq", "te3_platinum"}  # TimeBank marks what returns (each year), not what is counted by (a year)
TEI = {"gum"}  # days and stretches alone: no lengths, no times of day, no now and recently
NOON_IS_AFTERNOON = {"indotimex"}  # *siang*, from eleven to three, is its TAF
_UNNAMED = re.compile(r"@?day[+-]\d+(?:T[A-Z]{2})?|XXXX-(?:SP|SU|FA|WI)|PT?X[A-Z]")
TIMEX_REFERENCES = {"PRESENT_REF", "PAST_REF", "FUTURE_REF"}
WHOLE_DECADES = {"wikiwars_ua"}  # a decade is its first year, a century its number


def marked(found: Time, corpus: str) -> bool:
    """Does the corpus mark times of this kind at all?"""
    if found.rule == "time/reference":
        return corpus in MARKS_REFERENCES
    return corpus not in NAMES_ONLY or not (found.timex_type == "SET" or _UNNAMED.fullmatch(found.worded))


def time_mentions(found: Time, document: Document, language: Language, corpus: str) -> list[Mention]:
    """The time as the corpus marks it."""
    if corpus in TEI and (found.timex_type in ("DURATION", "SET") or not found.role):
        return []
    if corpus in NO_RATES and found.timex_type == "SET" and _rate(found, document, language):
        return []
    ends = split(found, document, language) if corpus in MARKS_ENDS else [found]
    return [time_mention(end, document, language, corpus) for end in ends]


def _rate(found: Time, document: Document, language: Language) -> bool:
    """Is it what an amount is counted by: `$55 a night`, `10 percent per year`?"""
    first = next(token.low for token in document.tokens if token.start >= found.span.start)
    return any({"one", "per"} & set(classes) for _, classes, _ in time_words(language).forms.get(first, ()))


def split(found: Time, document: Document, language: Language) -> list[Time]:
    """The two ends of a stretch, each as wide as it is worded; any other time as it is."""
    sides, values = found.worded.split("/"), (found.value or "").split("/")
    tokens = [token for token in document.tokens if found.span.start <= token.start < found.span.end]
    joint = next((i for i, token in enumerate(tokens) if i and _joins(token.low, language)), 0)
    values = sides if found.timex_type == "DURATION" else values
    if (
        found.timex_type not in ("DATE", "TIME", "DURATION")
        or len(sides) != 2
        or len(values) != 2
        or not 0 < joint < len(tokens) - 1
    ):
        return [found]
    spans = Span(found.span.start, tokens[joint - 1].end), Span(tokens[joint + 1].start, found.span.end)
    return [
        replace(
            found,
            span=span,
            worded=side,
            value=value if side[0] == "P" or "T" in side or side.count("-") > 1 else value[: len(side)],
        )
        for span, side, value in zip(spans, sides, values, strict=True)
    ]


def _joins(low: str, language: Language) -> bool:
    forms = time_words(language).forms.get(low, ())
    return low in DASHES or low == "/" or any(JOINTS & set(classes) for words, classes, _ in forms if len(words) == 1)


def time_mention(found: Time, document: Document, language: Language, corpus: str) -> Mention:
    span = found.span if corpus in KEEPS_PREPOSITION else without_lead(found.span, document, language)
    return {
        "span": list(span),
        "value": tei(found) if corpus in TEI else timex(found, corpus),
        "timex_type": found.timex_type,
    }


def without_lead(span: Span, document: Document, language: Language) -> Span:
    """The span without the prepositions and modifiers it begins with."""
    forms = time_words(language).forms
    tokens = [token for token in document.tokens if span.start <= token.start < span.end]
    for place, token in enumerate(tokens[:-1]):
        classes = {name for words, found, _ in forms.get(token.low, ()) if len(words) == 1 for name in found}
        if not classes & LEADING or classes & {"weekday", "month", "relday", "pre", "every", "det"}:
            return Span(token.start, span.end)
        if place == len(tokens) - 2:
            return Span(tokens[-1].start, span.end)
    return span


def tei(found: Time) -> str | None:
    """The value as TEI has it: a day, a year, or first and last day."""
    start, _, end = (found.value or "").partition("/")
    if end and start[4:] == "-01-01" and end == f"{start[:4]}-12-31":
        return start[:4]
    return f"{start}/{end}" if end else start[:10] or None


def timex(found: Time, corpus: str = "") -> str | None:
    """The value as TIMEX3 has it: intervals that are a week, a quarter, a year become one value."""
    if corpus in NOON_IS_AFTERNOON:
        found = replace(found, worded=found.worded.replace("TMI", "TAF"))
    worded = found.worded.partition(";")[0]
    if found.timex_type == "SET":
        return worded
    value = found.value or (worded if worded in TIMEX_REFERENCES or worded[0] == "P" else None)
    value = re.sub(r"(T\d\d:\d\d)[+-]\d\d:\d\d", r"\1", value or "") or None
    if value and (years := re.fullmatch(r"P(\d+\.\d+)Y", value)):
        return f"P{float(years[1]) * 12:g}M"
    if value and re.fullmatch(r"\d{4}-\d\d-\d\dT.*/.*", value):
        return value.partition("/")[0]
    part = re.search(r"T(?:MO|MI|AF|EV|NI)\b", found.worded)
    if value and part and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return value + part.group()
    match = re.fullmatch(r"(\d{4}-\d\d-\d\d)/(\d{4}-\d\d-\d\d)", value or "")
    if match is None:
        return value
    start, end = date.fromisoformat(match[1]), date.fromisoformat(match[2])
    if start.isoweekday() == 1 and end - start == timedelta(days=6):
        return f"{start.isocalendar().year}-W{start.isocalendar().week:02d}"
    if start.isoweekday() == 6 and end - start == timedelta(days=1):
        return f"{start.isocalendar().year}-W{start.isocalendar().week:02d}-WE"
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        if corpus in WHOLE_DECADES and end.year - start.year == 9:
            return f"{start.year}"
        if corpus in WHOLE_DECADES and end.year - start.year == 99:
            return f"{end.year // 100 + 1}"
        return match[1][: {1: 4, 10: 3, 100: 2}.get(end.year - start.year + 1, 0)] or value
    if start.day == 1 and start.month % 3 == 1 and calendar.quarter(start.year, start.month // 3 + 1) == (start, end):
        return f"{start.year}-Q{(start.month + 2) // 3}"
    if "-H" in found.worded:
        return f"{start.year}-H{1 if start.month == 1 else 2}"
    season = re.search(r"(?:^|-)(SP|SU|FA|WI)", found.worded)
    return f"{start.year}-{season[1]}" if season else value
