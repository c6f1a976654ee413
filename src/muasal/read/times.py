"""Dates, times, durations and periods in an article, as worded. Values come with resolve.times."""

from collections.abc import Iterator, Sequence
from operator import itemgetter

from muasal.languages import Language
from muasal.model import Document, Span, Time
from muasal.read import numerals
from muasal.read.numerals import Scanned
from muasal.read.time_found import Found, Reading
from muasal.read.time_row import row
from muasal.read.time_rules import RULES, Rule
from muasal.read.time_words import KNOWN, Item, Matched, Row, TimeWords, time_words

DATED = frozenset({"year", "month", "weakmonth", "weekday", "weakweekday", "fulldate"})
_PATTERNS = tuple(rule.pattern for rule in RULES)
REACH = 12  # items before a match that a rule may look at
LONGEST = 40  # letters of a run whose matches are remembered
Chosen = tuple[int, int, Rule, Reading]  # first item, past the last, the rule, what it read


def find(
    document: Document, language: Language, scanned: Scanned | None = None, marked: Sequence[int] | None = None
) -> list[Time]:
    """All times of the document in order, without overlap.

    `worded` holds the underspecified value (docs/details.md), `value` is None. Spans take a leading preposition. The
    role is as-of, period or duration where the words decide, "" for what never gets a value (now, recently, several
    weeks), event-date otherwise. `scanned`: what numerals.scan gives,
    `marked`: where times may stand, where the caller has them.
    """
    words = time_words(language)
    if not words.forms:
        return []
    read = row(document, language, (scanned or numerals.scan(document, language)).numbers, marked)
    return [_time(document, language, read, *chosen) for chosen in _choose(read, words)]


def _matches(letters: str, words: TimeWords) -> Sequence[Matched]:
    """Every match of every rule in a run of letters, the last of them not part of it but asked for: from left to right,
    the longest first, of equals that of the earlier rule. Remembered, since runs repeat."""
    found = words.matched.get(letters)
    if found is None:
        matches = [
            Matched(match.start(), -match.end(), place, match.group(), match.groupdict())
            for place, pattern in enumerate(words.compiled(_PATTERNS))
            for match in pattern.finditer(letters)
        ]
        found = sorted(matches, key=itemgetter(0, 1, 2))
        if len(words.matched) < KNOWN and len(letters) < LONGEST:
            words.matched[letters] = found
    return found


def _in_address(read: Row, start: int) -> bool:
    """«ул. 8 Марта»: a date that is the name of a street."""
    at = start - 1
    if at >= 0 and "day" in read.items[at].classes:
        at -= 1
    if at >= 0 and read.letters[at] == ".":
        at -= 1
    return at >= 0 and "address" in read.items[at].classes


def _choose(read: Row, words: TimeWords) -> Iterator[Chosen]:
    """The longest that mean something, from left to right; of equal ones that of the earlier rule."""
    for first, last in read.runs(words):
        free = 0
        for start, minus_end, place, letters, groups in _matches(read.letters[first : last + 1], words):
            end = -minus_end
            if start < free or start == end or _in_address(read, first + start):
                continue
            rule = RULES[place]
            here = first + start
            before = read.items[max(read.letters.rfind("\n", 0, here) + 1, here - REACH) : here]
            reading = rule.read(Found(read.items[first + start : first + end], letters, words, before, groups))
            if reading is not None:
                free = end
                yield first + start, first + end, rule, reading


def _time(
    document: Document, language: Language, read: Row, first: int, end: int, rule: Rule, reading: Reading
) -> Time:
    items = read.items[first:end]
    while len(items) > 1 and _trailing(document, items[-1].first, items):
        items = items[:-1]
    while len(items) > 1 and _leading(items[0], items[1]):
        items = items[1:]
    last = document.tokens[items[-1].last - 1]
    end_at = last.end - language.possessive(last.low)  # `Friday's vote`: no part of the date
    span = Span(document.tokens[items[0].first].start, end_at)
    vague = reading.worded.endswith("_REF") or reading.worded.startswith(("PX", "PTX"))
    role = "" if vague else reading.role or "event-date"
    return Time(span, f"time/{rule.name}", reading.worded, None, reading.timex_type, role)


def _leading(item: Item, after: Item) -> bool:
    """`of` never opens a time; `the` opens *the third quarter*, but not the year in *the 1996 vote*."""
    if "det" in item.classes:
        return bool(DATED & set(after.classes))
    return set(item.classes) == {"filler"}


def _trailing(document: Document, token: int, items: Sequence[Item]) -> bool:
    """A full stop behind a month or year word may be the sentence's own; a comma never belongs to a time."""
    text = document.tokens[token].text
    after = document.tokens[token + 1] if token + 1 < len(document.tokens) else None
    return text == "," or (text == "." and (after is None or not after.text[0].islower()))
