"""A document → its row of words of time: every token as what it may be, by itself and by what stands beside it."""

import re
import string
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from muasal.languages import Language
from muasal.model import Document, Sentence, Token
from muasal.read import numerals
from muasal.read.quantity_words import QuantityWords, quantity_words
from muasal.read.time_words import (
    BREAK,
    KNOWN,
    NOTHING,
    OTHER,
    SMALL,
    Alone,
    Classes,
    Item,
    Row,
    TimeWords,
    adjective,
    time_words,
)

_MARKS = {**{mark: mark for mark in ",()/.:;'"}, "’": "'", **dict.fromkeys(numerals.DASHES, "-")}
_COLON_CLOCK = re.compile(r"([01]?\d|2[0-4]):([0-5]\d)")
_DOT_CLOCK = re.compile(r"([01]?\d|2[0-4])\.([0-5]\d)")
_FULL_DATE = re.compile(r"([0-3]?\d)\.([01]?\d)\.((?:19|20)?\d\d)")
_ROMAN = re.compile(r"X{0,2}(?:IX|IV|V?I{0,3})")
_LATIN = str.maketrans("ХІ", "XI")  # Cyrillic letters that are written for Roman numerals
_NONE: Classes = {}
_made: Callable[[tuple[int, int, Classes]], Item] = partial(tuple.__new__, Item)  # as Item(*fields), in half the time
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}
_APOSTROPHES = frozenset("'’")
_BEFORE_YEAR = frozenset({"prep", "since", "until", "filler", "part", "month", "weakmonth", "season", "weakseason"})
SPANS = {"month": "monthspan", "weekday": "weekspan"}  # `January-February` in one word
YEARS = range(1000, 2101)
PIVOT = 50  # years in two digits above it belong to the last century
CENTURIES, YEARS_OF_CENTURY = range(18, 21), range(10, 100)  # years spoken in two halves
ALWAYS = ""  # in place of a second word: none is needed
BARE_YEARS = range(1900, 2051)  # a four-digit number that is taken for a year without further sign


def row(
    document: Document, language: Language, numbers: Sequence[numerals.Number], marked: Sequence[int] | None = None
) -> Row:
    """The document as items and letters, the sentences left out that no rule can match in. `numbers` are the
    document's, as numerals.scan gives them; `marked` the tokens where a rule may match, where the caller has them."""
    words, tokens = time_words(language), document.tokens
    builder = _Builder(tokens, words, numerals.numerals(language), quantity_words(language), numbers)
    telling = [at for at in (range(len(tokens)) if marked is None else marked) if builder.tells(at)]
    begin = 0
    for sentence in document.sentences:
        first, begin = begin, bisect_left(telling, sentence.last, begin)
        if first < begin:
            builder.add(sentence)
    return Row(builder.items, "".join(builder.letters))


class _Builder:
    """Adds sentence after sentence to the row."""

    def __init__(
        self,
        tokens: Sequence[Token],
        words: TimeWords,
        table: numerals.Numerals,
        amounts: QuantityWords,
        numbers: Sequence[numerals.Number],
    ) -> None:
        self.tokens, self.words, self.table, self.amounts = tokens, words, table, amounts
        self.starts = {number.first: number for number in numbers}
        self.items: list[Item] = []
        self.letters: list[str] = []

    def tells(self, at: int) -> bool:
        """Can a rule match where this token stands: by itself, or with the word behind it?"""
        token = self.tokens[at]
        if token.kind == "number" or (at in self.starts and self.starts[at].value in CENTURIES):
            return True
        seconds = self.words.loud.get(token.text)
        if seconds is None:
            seconds = self._seconds(token)
        return ALWAYS in seconds or (at + 1 < len(self.tokens) and self.tokens[at + 1].low in seconds)

    def _seconds(self, token: Token) -> frozenset[str]:
        """The words that a word must have behind it to tell, ALWAYS among them if it needs none. Remembered."""
        low, words = token.low, self.words
        telling = [form for form, classes, _ in words.forms.get(low, ()) if not SMALL.issuperset(classes)]
        found = {form[1] if len(form) > 1 else ALWAYS for form in telling}
        if token.kind == "word" and "-" in low and not SMALL.issuperset(_hyphened(low, words, self.table)):
            found.add(ALWAYS)
        if len(words.loud) < KNOWN:
            words.loud[token.text] = frozenset(found)
        return frozenset(found)

    def add(self, sentence: Sentence) -> None:
        """One sentence, and its end."""
        at, last, tokens, words, starts = sentence.first, sentence.last, self.tokens, self.words, self.starts
        items, letters, plain, alone = self.items, self.letters, words.plain, words.alone
        for here in [i for i in range(at, last) if tokens[i].text not in plain or i in starts]:
            if here < at:
                continue
            text = tokens[here].text
            if here > at:
                items += [NOTHING] * (here - at)
                letters.append(OTHER * (here - at))
            known = alone.get(text)
            if known and here > sentence.first and (here + 1 == last or tokens[here + 1].low not in known.seconds):
                letters.append(known.letter)
                items.append(_made((here, here + 1, known.classes)))
                at = here + 1
            else:
                item = self._read(here, sentence)
                items.append(item)
                at = item.last
        if last > at:
            items += [NOTHING] * (last - at)
            letters.append(OTHER * (last - at))
        items.append(NOTHING)
        letters.append(BREAK)

    def _read(self, at: int, sentence: Sentence) -> Item:
        """The item at token `at`; its letter is added."""
        tokens, words, token = self.tokens, self.words, self.tokens[at]
        if token.kind == "mark":
            clipped = token.text in _APOSTROPHES and _clipped(tokens, at, sentence.last, words, self.items[-2:])
            if not clipped:
                letter = _MARKS.get(token.text, OTHER)
                if letter == OTHER:
                    words.plain.add(token.text)
                elif token.text not in _APOSTROPHES:
                    words.alone[token.text] = Alone(_NONE, letter, frozenset())
                self.letters.append(letter)
                return Item(at, at + 1, _NONE)
            item = clipped
        else:
            item = _item(tokens, at, sentence.last, words, self.table, self.starts)
            if token.kind == "word" and token.text not in words.alone:
                words.remember(token, item)
        if "year" in item.classes:
            item = _as_year(item, self.items[-1:], tokens, sentence.last, self.amounts)
        if at == sentence.first and _goes_on(self.items, self.letters, item):
            self.items.pop()
            self.letters.pop()
        if not item.classes and token.kind == "word" and token.low not in words.forms and len(words.plain) < KNOWN:
            words.plain.add(token.text)
        self.letters.append(words.letters[frozenset(item.classes)] if item.classes else OTHER)
        return item


def _as_year(item: Item, before: Sequence[Item], tokens: Sequence[Token], end: int, amounts: QuantityWords) -> Item:
    """A number that could be a year: none where people or a unit follow or a label stands before.

    A year outright in `in 1859 | he`, where the language has a plural that shows.
    """
    if amounts.counts(tokens, item.last, end) or _labelled(tokens, item.first, amounts):
        return Item(item.first, item.last, {"num": item.classes["num"]}) if "bareyear" in item.classes else item
    if not (amounts.plural and before and {"prep", "since", "until"} & set(before[0].classes)):
        return item
    after = tokens[item.last] if item.last < end else None
    if after is not None and after.kind == "word" and after.low.endswith(amounts.plural):
        return item
    return Item(item.first, item.last, {**item.classes, "bareyear": item.classes["year"]})


def _labelled(tokens: Sequence[Token], at: int, amounts: QuantityWords) -> bool:
    """Room 1905, 555-1990: is the number a label, or the tail of a longer one?"""
    if not at:
        return False
    before, far = tokens[at - 1], tokens[at - 2]
    glued = at > 1 and before.text in numerals.DASHES and far.end == before.start and before.end == tokens[at].start
    return amounts.is_("reference", before.low) or (glued and far.kind == "number" and len(far.text) == 3)


def _clipped(tokens: Sequence[Token], at: int, end: int, words: TimeWords, before: Sequence[Item]) -> Item | None:
    """`'98`, `'80s`: a year or decade without its century; a year only behind a word that leads to one."""
    if at + 1 >= end or tokens[at + 1].start != tokens[at].end:
        return None
    text, after = tokens[at + 1].text, tokens[at + 2] if at + 2 < end else None
    if len(text) != 2 or not text.isdigit():
        return None
    glued = after is not None and after.start == tokens[at + 1].end
    if after is not None and glued and text[1] == "0" and _ends_decade(after.low, words):
        return Item(at, at + 3, {"decade": text})
    if glued and after is not None and (after.kind != "mark" or after.text in _APOSTROPHES):
        return None
    counts = after is not None and any("unit" in classes for _, classes, _ in words.forms.get(after.low, ()))
    if counts or not any(_BEFORE_YEAR & set(item.classes) for item in before):
        return None  # a quotation that opens with a number: '24 hours
    year = f"{19 if int(text) > PIVOT else 20}{text}"
    return Item(at, at + 2, {"bareyear": year, "num": year, "year": year})


def _goes_on(items: Sequence[Item], letters: Sequence[str], first: Item) -> bool:
    """`at 5 p.m. | EST`, `9 a.m. | Tuesday`: the dot was no end of a sentence. `first` opens the next one."""
    dotted = len(items) > 2 and letters[-2:] == [".", BREAK] and "ampm" in items[-3].classes
    return dotted and bool({"zone", "weekday", "weakweekday", "month", "relday"} & set(first.classes))


def _item(
    tokens: Sequence[Token],
    at: int,
    end: int,
    words: TimeWords,
    table: numerals.Numerals,
    starts: Mapping[int, numerals.Number],
) -> Item:
    """What the word or number at token `at` is."""
    token = tokens[at]
    after = tokens[at + 1].low if at + 1 < end else ""
    for form, classes, condition in words.forms.get(token.low, ()):
        fits = len(form) == 1 or (form[1] == after and at + len(form) <= end and _fits(form, tokens, at))
        if fits and _allowed(condition, token):
            return Item(at, at + len(form), classes)
    if token.kind == "number":
        return _digits(tokens, at, end, words, table, starts)
    if at in starts and not starts[at].vague:
        return _worded(tokens, at, end, table, starts)
    if "-" in token.low:
        return Item(at, at + 1, _hyphened(token.low, words, table))
    entry = table.of(token.low, "ordinal")
    if entry:
        return Item(at, at + 1, {"ordinal": f"{entry[1]:g}"})
    if token.text[0] in "IVXХІ" and _ROMAN.fullmatch(roman := token.text.translate(_LATIN)):
        return Item(at, at + 1, {"roman": str(_roman(roman))})
    return Item(at, at + 1, {})


def _worded(
    tokens: Sequence[Token], at: int, end: int, table: numerals.Numerals, starts: Mapping[int, numerals.Number]
) -> Item:
    """A number in words; «двадцать | четвёртое» is an ordinal."""
    number = starts[at]
    last = number.last
    rest = starts.get(last) if number.value in CENTURIES and number.worded else None
    if rest and rest.worded and rest.value in YEARS_OF_CENTURY and last < end:  # `nineteen | ninety-one`
        year = f"{number.value:g}{rest.value:g}"
        return Item(at, rest.last, {"bareyear": year, "num": year, "year": year})
    entry = table.of(tokens[last].low, "ordinal") if last < end else None
    if entry and number.value in (20, 30) and entry[1] < 10:
        return Item(at, last + 1, {"ordinal": f"{number.value + entry[1]:g}"})
    return Item(at, last, {"num": f"{number.value:g}"})


def _hyphened(low: str, words: TimeWords, table: numerals.Numerals) -> Classes:
    """`three-year`, `third-quarter`, `mid-1996`: a number and a unit, a part and a date in one word."""
    head, _, tail = low.partition("-")
    units = next((c for form, c, _ in words.forms.get(tail, ()) if len(form) == 1), {})
    for name in ("month", "weekday"):
        first = next((c[name] for form, c, _ in words.forms.get(head, ()) if len(form) == 1 and name in c), "")
        if first and name in units:
            return {SPANS[name]: f"{first}/{units[name]}"}
    if tail.isdigit() and len(tail) <= 2 and any("ordinalpre" in c for _, c, _ in words.forms.get(head, ())):
        return {"ordinal": str(int(tail))}  # *ke-9*
    start = next((c["part"] for form, c, _ in words.forms.get(head, ()) if len(form) == 1 and "part" in c), "")
    if start and (tail.isdigit() or "month" in units):
        dated = _plain(tail, None) if tail.isdigit() else {k: v for k, v in units.items() if k.startswith("month")}
        return {**dated, "part": start} if "bareyear" in dated or "month" in dated else {}
    tens = tail.rstrip(string.ascii_lowercase)
    if start and tens.isdigit() and tens[-1] == "0" and _ends_decade(tail[len(tens) :], words):
        return {"decade": tens, "part": start}
    ordinal, number = table.of(head, "ordinal"), table.of(head, "add")
    halves = any("halfyear" in c for form, c, _ in words.forms.get(tail, ()) if len(form) == 1)
    if ordinal and halves:
        return {"adjhalf": f"{ordinal[1]:g}"}
    if ordinal and "quarter" in units:
        return {"adjquarter": f"{ordinal[1]:g}"}
    if number and "unit" in units and "units" not in units:
        return {"adjunit": f"{number[1]:g} {units['unit']}"}
    return {}


def _fits(form: tuple[str, ...], tokens: Sequence[Token], at: int) -> bool:
    """Do the tokens from `at` on read like the form, whose first two words are known to fit?"""
    return all(tokens[at + offset].low == form[offset] for offset in range(2, len(form)))


def _allowed(condition: str, token: Token) -> bool:
    capital = token.text[0].isupper()
    return not condition or capital == (condition == "capital")


def _digits(
    tokens: Sequence[Token],
    at: int,
    end: int,
    words: TimeWords,
    table: numerals.Numerals,
    starts: Mapping[int, numerals.Number],
) -> Item:
    """What digits can be: a day, a year, a clock time, a full date, or only a number."""
    text = tokens[at].text
    if at and tokens[at - 1].end == tokens[at].start and tokens[at - 1].kind == "word":
        return Item(at, at + 1, {"day": text, "num": text} if tokens[at - 1].low == "q" else {})
    if _COLON_CLOCK.fullmatch(text):
        return Item(at, at + 1, {"time": text})
    if _FULL_DATE.fullmatch(text):
        return Item(at, at + 1, {"fulldate": text})
    ending = _ending(tokens, at, end, words, table)
    if ending:
        return ending
    number = starts.get(at)
    if number is not None and number.last > at + 1 and not number.vague:
        return Item(at, number.last, {"num": f"{number.value:g}"})
    if _DOT_CLOCK.fullmatch(text):
        return Item(at, at + 1, {"dotclock": text.replace(".", ":"), "num": text})
    return Item(at, at + 1, _plain(text, number))


def _plain(text: str, number: numerals.Number | None) -> Classes:
    """The classes of digits without separators, by their size."""
    if text.isdigit() and len(text) <= 2:
        return {"day" if 1 <= int(text) <= 31 else "hour": text, "num": text}
    if text.isdigit() and len(text) == 4 and int(text) in YEARS:
        bare = {"bareyear": text} if int(text) in BARE_YEARS and int(text) != 2000 else {}
        return {**bare, "year": text, "num": text}
    value = number.value if number is not None and not isinstance(number.value, tuple) else None
    return {"num": f"{value:g}"} if value is not None else {}


def _ending(tokens: Sequence[Token], at: int, end: int, words: TimeWords, table: numerals.Numerals) -> Item | None:
    """Digits with a written ending: `21st`, «17-й» an ordinal, `1990s`, «1990-х» a decade."""
    after = at + 1
    if after < end and tokens[after].text in numerals.DASHES and tokens[after].start == tokens[at].end:
        after += 1
    if after >= end or tokens[after].start != tokens[after - 1].end or tokens[after].kind != "word":
        return None
    text, low = tokens[at].text, tokens[after].low
    if not text.isdigit():
        return None
    unit = next((c["adjend"] for form, c, _ in words.forms.get(low, ()) if "adjend" in c and len(form) == 1), None)
    if unit and after > at + 1 and len(text) <= 3:
        return Item(at, after + 1, adjective(text, unit))
    if _ends_decade(low, words) and text[-1] == "0" and (len(text) == 4 or (len(text) == 2 and int(text) >= 20)):
        return Item(at, after + 1, {"decade": text})
    if after > at + 1 and table.of(low, "ordinal-ending") and len(text) == 4 and int(text) in BARE_YEARS:
        return Item(at, after + 1, {"bareyear": text, "year": text, "num": text})
    if table.of(low, "ordinal-ending") and len(text) <= 2:
        return Item(at, after + 1, {"dayth": text, "ordinal": text})
    return None


def _ends_decade(low: str, words: TimeWords) -> bool:
    return any("decadeend" in classes for _, classes, _ in words.forms.get(low, ()))


def _roman(text: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in text]
    return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))
