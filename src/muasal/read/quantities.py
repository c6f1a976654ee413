"""Amounts in an article: a number with its modifier, unit or counted noun, and what befell whom it counts."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from muasal.languages import Language
from muasal.model import Document, Quantity, Sentence, Span, Time
from muasal.read import numerals
from muasal.read.numerals import DASHES, Number
from muasal.read.quantity_words import PERSON, Counted, QuantityWords, Unit, quantity_words

NEAR = 6  # a predicate is looked for so many words from the noun
CLOSE = 2  # … and from a noun of no table, which may be anything
FAR = 10  # … and so many before a bare number ("the death toll in the two provinces has risen to 15")
GAP = 60  # characters between a measure and its period
MEASURED = 8  # what a measure measures is looked for so many words before it
_STOPS = frozenset('.,;:!?()–—«»"“”…')
_HARD_STOPS = frozenset(".;:!?")
_PERIODS = {"P1M": "month", "P1D": "day", "P1W": "week", "P1Y": "year", "PT1H": "hour"}


@dataclass(frozen=True, slots=True)
class _Noun:
    """The noun a number counts: tokens [first, last), and what the table says of it (None: not in the table)."""

    first: int
    last: int
    counted: Counted | None
    partitive: bool = False


def find(document: Document, language: Language, times: Sequence[Time]) -> list[Quantity]:
    """All quantities of the document in order, without overlap; `times` are its times, whose numbers are not counted.

    A number with neither unit nor noun nor predicate beside it is no quantity. The unit of a noun that is in no table
    is "", its role `count:` and the noun as written.
    """
    words = quantity_words(language)
    numbers = numerals.joined(numerals.scan(document, language), document, language)
    starts, ends = [time.span.start for time in times], [time.span.end for time in times]
    found: list[Quantity] = []
    for place, number in enumerate(numbers):
        at = document.tokens[number.first].start
        slot = bisect_left(ends, at + 1)
        if slot < len(starts) and starts[slot] <= at:
            continue
        limits = (
            numbers[place - 1].last if place else 0,
            (numbers[place + 1].first if place + 1 < len(numbers) else len(document.tokens)),
        )
        quantity = _Reader(document, words, number, limits, found[-1] if found else None).read()
        if quantity is not None and not (found and quantity.span.overlaps(found[-1].span)):
            found.append(quantity)
    return [_with_period(quantity, document, times) for quantity in _ranges(found, document, words, language)]


def _ranges(found: Sequence[Quantity], document: Document, words: QuantityWords, language: Language) -> list[Quantity]:
    """`$160 to $180`: a unit said at both ends of a range; not behind `from`, where it is a change."""
    table, out = numerals.numerals(language), list(found[:1])
    for quantity in found[1:]:
        last = out[-1]
        between = document.text[last.span.end : quantity.span.start].strip().casefold()
        joined = between in DASHES or table.of(between, "range") is not None
        same = last.unit == quantity.unit and last.role == quantity.role
        start = last.span.start
        before = document.text[max(0, start - GAP) : start].split()[-1:] if joined and same else []
        if before and not words.is_("from", before[0].casefold()) and (value := _both(last, quantity)):
            out[-1] = replace(last, value=value, span=Span(last.span.start, quantity.span.end))
        else:
            out.append(quantity)
    return out


def _both(low: Quantity, high: Quantity) -> tuple[float, float] | None:
    if isinstance(low.value, float) and isinstance(high.value, float) and low.value < high.value:
        return low.value, high.value
    return None


def _with_period(quantity: Quantity, document: Document, times: Sequence[Time]) -> Quantity:
    """`300 grams of soap per month`: the period that follows at once, or behind what is measured."""
    next_ = bisect_left(times, quantity.span.end, key=lambda time: time.span.start)
    if quantity.per or next_ == len(times) or times[next_].worded not in _PERIODS:
        return quantity
    gap = document.text[quantity.span.end : times[next_].span.start]
    near = len(gap) < GAP and len(gap.split()) <= 3 and not any(mark in gap for mark in ".,;\n")
    return replace(quantity, per=_PERIODS[times[next_].worded]) if near and times[next_].role == "period" else quantity


class _Reader:
    """Reads what stands round one number."""

    def __init__(
        self,
        document: Document,
        words: QuantityWords,
        number: Number,
        limits: tuple[int, int],
        previous: Quantity | None,
    ) -> None:
        self.document, self.tokens, self.words, self.number = document, document.tokens, words, number
        self.sentence = _sentence(document.sentences, self.tokens[number.first].start)
        self.back, self.ahead = max(limits[0], self.sentence.first), min(limits[1], self.sentence.last)
        self.previous = previous

    def read(self) -> Quantity | None:
        before = self.words.unit_before(self.tokens, self.number.first)
        negative = self._negative()
        if negative is not None:
            return negative
        if before is None and self._is_label():
            return None
        hyphened = self._hyphened_unit()
        if hyphened is not None:
            return hyphened
        modifier, first, last = self._modifier(before[0] if before else self.number.first, self.number.last)
        if before is not None and (before[1].dimension == "money" or not self._unit(last)):
            return self._measure(before[1], modifier, first, self._money_tail(before[1], last), before=True)
        unit = self._unit(last)
        if unit is not None:
            return self._measure(unit[0], modifier, first, unit[1])
        return self._count(modifier, first, last)

    # -- what is no quantity --------------------------------------------------------------------------------------

    def _is_label(self) -> bool:
        """A number that names or numbers something: T-72, Article 51, No. 5, +62 811…, 3:1."""
        first, last = self.number.first, self.number.last
        before = self.tokens[first - 1] if first > self.sentence.first else None
        after = self.tokens[last] if last < len(self.tokens) else None
        if before is not None:
            glued = before.end == self.tokens[first].start
            if glued and (before.kind == "word" or before.text in "/.:+#№§" or before.text in DASHES):
                return True
            name = before if before.text != "." or first < 2 else self.tokens[first - 2]
            if self.words.is_("reference", name.low):
                return True
        if after is None:
            return False
        if self.words.is_("label", after.low) and not self.number.worded:
            return True
        return after.start == self.tokens[last - 1].end and after.text in "/:"

    def _negative(self) -> Quantity | None:
        """`minus 12 degrees`, `-12 °C`."""
        first, value = self.number.first, self.number.value
        unit = self._unit(self.number.last)
        if first == self.sentence.first or unit is None or isinstance(value, tuple):
            return None
        sign = self.tokens[first - 1]
        spaced = first - 1 == self.sentence.first or self.tokens[first - 2].end < sign.start
        dash = sign.text in DASHES and spaced and sign.end == self.tokens[first].start
        if not (self.words.is_("minus", sign.low) or (dash and unit[0].dimension == "temperature")):
            return None
        modifier, start, _ = self._modifier(first - 1, self.number.last)
        return replace(self._measure(unit[0], modifier, start, unit[1]), value=-value)

    def _hyphened_unit(self) -> Quantity | None:
        """`50-kilogram bags`, `a 5-metre wave`: the unit behind a hyphen."""
        last = self.number.last
        if last + 1 >= len(self.tokens) or self.tokens[last].text not in DASHES:
            return None
        dash, after = self.tokens[last], self.tokens[last + 1]
        if dash.start != self.tokens[last - 1].end or after.start != dash.end or after.kind != "word":
            return None
        unit = self.words.units.get(after.low.partition("-")[0])
        if unit is None or unit.condition:
            return None
        modifier, first, _ = self._modifier(self.number.first, last)
        return self._measure(unit, modifier, first, last + 2)

    # -- beside the number ----------------------------------------------------------------------------------------

    def _modifier(self, first: int, last: int) -> tuple[str, int, int]:
        """The modifier, where the quantity then begins, and where what follows the number begins."""
        modifier = "approximately" if self.number.vague and self.number.scale >= 1 and self._is_vague() else "exactly"
        before = self.words.modifiers.ending_at(self.tokens, first)
        while before is not None and before[0] >= self.sentence.first:
            if self._is_bound(before):
                modifier, first = (before[1] if modifier in ("exactly", "approximately") else modifier), before[0]
                before = self.words.modifiers.ending_at(self.tokens, first)
            else:
                break
        behind = self.words.after.at(self.tokens, last, self.sentence.last) if last < self.sentence.last else None
        if behind is not None and behind.value in ("approximately", "at-least", "at-most", "more-than"):
            return behind.value, first, behind.last
        return modifier, first, last

    def _is_vague(self) -> bool:
        """Dozens, hundreds: the words give the bounds; a range from … to … is meant as it stands."""
        return self.number.vague

    def _is_bound(self, before: tuple[int, str, str]) -> bool:
        """`over 60` bounds, `over six bases` need not; «до 500» bounds, but not behind a change: «выросло до 500»."""
        if before[2] == "digits" and self.number.worded:
            return False
        if before[1] != "at-most":
            return True
        start = max(self.sentence.first, before[0] - 4)
        return not any(self.words.change.at(self.tokens, at, before[0]) for at in range(start, before[0]))

    def _unit(self, at: int) -> tuple[Unit, int] | None:
        if at >= self.sentence.last:
            return None
        match = self.words.units.at(self.tokens, at, self.sentence.last)
        if match is None or (match.value.condition == "digits" and self.number.worded):
            return None
        if match.value.condition and self.tokens[at].text != self.tokens[at].low:
            return None
        return match.value, match.last + self._dot(match.last)

    def _dot(self, at: int) -> int:
        """Does an abbreviated unit end in a dot of its own («грн.») inside the sentence?"""
        inside = at + 1 < self.sentence.last and self.tokens[at].text == "."
        return int(inside and self.tokens[at].start == self.tokens[at - 1].end)

    # -- measures -------------------------------------------------------------------------------------------------

    def _money_tail(self, unit: Unit, last: int) -> int:
        """`$5 million US dollars`: the currency said twice belongs to the span."""
        again = self._unit(last)
        return again[1] if again and again[0].dimension == unit.dimension else last

    def _measure(self, unit: Unit, modifier: str, first: int, last: int, before: bool = False) -> Quantity:
        stuff = self._stuff(last) or self._stuff_before(first)
        per_at = last
        for at in range(last, min(last + 4, self.sentence.last)):
            if self.words.is_("per", self.tokens[at].low):
                per_at = at
                break
        per, code = self._per(per_at, unit)
        role = self._measure_role(unit, stuff[0] if stuff else "", bool(per))
        if before and unit.dimension == "length":
            role = "road-marker"  # `kilometre 58`
        elif self._in_other_units(unit, first):
            role = self.previous.role if self.previous else role
        noun = stuff[1] if stuff else ""
        name = f"{unit.code} per {code}" if code else unit.code
        if code and per_at == last:
            last = self._unit_end(last + 1)
        return self._quantity(first, last, name, modifier, role, noun, f"quantity/{unit.dimension}", per)

    def _in_other_units(self, unit: Unit, first: int) -> bool:
        """`186 millimetres (7.3 inches)`: the same amount again."""
        if self.previous is None or self.tokens[first - 1].text != "(" or first < 2:
            return False
        adjacent = self.previous.span.end == self.tokens[first - 2].end
        return adjacent and self.previous.rule == f"quantity/{unit.dimension}"

    def _measure_role(self, unit: Unit, stuff: str, per: bool) -> str:
        if unit.dimension == "money":
            return "price" + (f":{stuff}" if stuff else "") if per else "amount:money"
        if unit.dimension.startswith("share"):
            return f"share:{stuff}" if stuff else "share"
        return f"amount:{stuff or unit.dimension}"

    def _per(self, at: int, unit: Unit) -> tuple[str, str]:
        """What a price or rate is for (`tonne`, `person`), and the same as part of the unit, "" where it is no part."""
        if at + 1 >= self.sentence.last or not self.words.is_("per", self.tokens[at].low):
            return "", ""
        match = self.words.units.at(self.tokens, at + 1, self.sentence.last)
        if match is not None and match.value.dimension not in ("money", "share") and not match.value.condition:
            return match.value.code, match.value.code
        noun = self.words.nouns.at(self.tokens, at + 1, self.sentence.last)
        return (noun.value.unit, "") if noun is not None and noun.value.kind == PERSON else ("", "")

    def _unit_end(self, at: int) -> int:
        match = self.words.units.at(self.tokens, at, self.sentence.last)
        return match.last if match is not None else at

    def _stuff(self, at: int) -> tuple[str, str] | None:
        """What is measured, behind the unit: its code (or the noun as written) and its words."""
        of = at < self.sentence.last and self.words.is_("of", self.tokens[at].low)
        start = at + of
        for place in range(start, min(start + 3, self.ahead)):
            token = self.tokens[place]
            match = self.words.nouns.at(self.tokens, place, self.ahead)
            if match is not None:
                return match.value.code, self._text(start, match.last)
            if token.kind != "word" or self.words.is_("stop", token.low):
                break
        if of and start < self.ahead and self._common(start):
            return self.tokens[start].low, self.tokens[start].text
        return None

    def _stuff_before(self, first: int) -> tuple[str, str] | None:
        """What is measured, said before: `rainfall reached 186 mm`."""
        for place in range(first - 1, max(self.sentence.first, self.back, first - MEASURED) - 1, -1):
            if self.tokens[place].text in _HARD_STOPS:
                break
            match = self.words.nouns.at(self.tokens, place, first)
            if match is not None and match.value.mass:
                return match.value.code, self._text(match.first, match.last)
        return None

    # -- counts ---------------------------------------------------------------------------------------------------

    def _count(self, modifier: str, first: int, last: int) -> Quantity | None:
        noun = self._noun(last)
        if noun is None:
            return self._bare(modifier, first, last)
        counted = noun.counted
        if counted is None:
            return self._unknown(noun, modifier, first)
        if self.number.value == 1 and self.number.worded and (noun.partitive or self._is_share(first)):
            return None
        code = counted.code
        if counted.kind == PERSON or counted.unit == "household":
            code = self._predicate(first, noun.last) or self._group_code(counted, first)
        role = f"count:{code}"
        words = self._text(noun.first, noun.last)
        return self._quantity(first, noun.last, counted.unit or counted.code, modifier, role, words, "quantity/count")

    def _is_share(self, first: int) -> bool:
        """«на одного солдата»: for each, no count."""
        return first > self.sentence.first and self.words.is_("per", self.tokens[first - 1].low)

    def _group_code(self, counted: Counted, first: int) -> str:
        """`The number of evacuees reached 1,486 people`: the wide word takes the code of the group named before."""
        group = self._group_before(first) if counted.code == "person" else None
        return group.code if group is not None and group.unit == counted.unit else counted.code

    def _noun(self, at: int) -> _Noun | None:
        """The noun behind the number: the first one in the table within reach, else the next common word."""
        while at < self.ahead and self._is_between(at):
            at += 1
        partitive = False
        behind = self.words.after.at(self.tokens, at, self.ahead) if at < self.ahead else None
        if behind is not None and behind.value == "anaphor":
            return None
        if behind is not None and behind.value == "partitive":
            at, partitive = behind.last, True
        end = min(at + self.words.reach + 1, self.ahead)
        for place in range(at, end):
            token = self.tokens[place]
            match = self.words.nouns.at(self.tokens, place, self.ahead)
            if match is not None and not match.value.mass:
                return self._classified(_Noun(match.first, match.last, match.value, partitive))
            if token.kind != "word" or self.words.is_("stop", token.low):
                break
        return self._unlisted(at, end, partitive)

    def _is_between(self, at: int) -> bool:
        """`two | more | bodies`, `dozens | of | homes`."""
        low = self.tokens[at].low
        return self.words.is_("filler", low) or (self.number.vague and self.words.is_("of", low))

    def _classified(self, noun: _Noun) -> _Noun:
        """*lima unit rumah*, *tujuh orang prajurit*: a wide word with the counted noun right behind it."""
        counted = noun.counted
        if noun.last >= self.ahead or counted is None or (counted.kind != PERSON and counted.code != "product"):
            return noun
        match = self.words.nouns.at(self.tokens, noun.last, self.ahead)
        if match is None or match.value.mass or (counted.kind == PERSON and match.value.kind != PERSON):
            return noun
        return replace(noun, last=match.last, counted=match.value)

    def _unlisted(self, at: int, end: int, partitive: bool) -> _Noun | None:
        """A noun of no table: the first word with the mark of the plural, where the language has one, else the next."""
        last = at
        while last < end and self._common(last):
            last += 1
            if self.words.plural and self.tokens[last - 1].low.endswith(self.words.plural):
                return _Noun(at, last, None, partitive)
        if last == at or self.words.plural:
            return None
        noun = at
        while noun + 1 < last and self.tokens[noun].low.endswith(self.words.adjectives):
            noun += 1
        return _Noun(at, noun + 1, None, partitive)

    def _common(self, at: int) -> bool:
        """Can the token be part of a common noun phrase?"""
        token = self.tokens[at]
        verb = self.words.predicates.at(self.tokens, at, self.ahead) is not None
        return token.kind == "word" and token.text.islower() and not verb and not self.words.is_("stop", token.low)

    def _unknown(self, noun: _Noun, modifier: str, first: int) -> Quantity | None:
        """A counted noun of no table; part of a group, with a predicate over people, counts people."""
        near = NEAR if noun.partitive or self.number.people else CLOSE
        predicate = self._predicate(first, self.number.last, near, near)
        if predicate:
            return self._quantity(
                first, self.number.last, "person", modifier, f"count:{predicate}", "", "quantity/part"
            )
        if self.number.value == 1:
            return None
        words = self._text(noun.first, noun.last)
        role = f"count:{self.tokens[noun.last - 1].low}"
        return self._quantity(first, noun.last, "", modifier, role, words, "quantity/noun")

    def _bare(self, modifier: str, first: int, last: int) -> Quantity | None:
        """A number without a noun: what befell it, the group named before it, or nothing."""
        anaphor = self._anaphor(last)
        predicate = self._predicate(first, last, FAR)
        if self.number.value == 1 and not anaphor:
            return None
        if anaphor is not None and self.previous is not None:
            role = f"count:{predicate}" if predicate and self.previous.unit == "person" else self.previous.role
            return self._quantity(first, last, self.previous.unit, modifier, role, "", "quantity/anaphor")
        if predicate:
            group = self._group_before(first)
            unit = group.unit if group is not None else "person"
            return self._quantity(first, last, unit, modifier, f"count:{predicate}", "", "quantity/predicate")
        if self.number.people:
            return self._quantity(first, last, "person", modifier, "count:person", "", "quantity/people")
        group = self._group_before(first) if self._weighty(modifier) else None
        if group is not None:
            return self._quantity(first, last, group.unit, modifier, f"count:{group.code}", "", "quantity/group")
        return None

    def _weighty(self, modifier: str) -> bool:
        value = self.number.value
        return modifier != "exactly" or self.number.scale > 1 or (not isinstance(value, tuple) and value >= 100)

    def _anaphor(self, last: int) -> bool | None:
        match = self.words.after.at(self.tokens, last, self.sentence.last) if last < self.sentence.last else None
        return True if match is not None and match.value == "anaphor" else None

    def _group_before(self, first: int) -> Counted | None:
        for place in range(first - 1, max(self.sentence.first, first - FAR) - 1, -1):
            if self.tokens[place].text in _HARD_STOPS:
                return None
            match = self.words.nouns.at(self.tokens, place, first)
            if match is not None and (match.value.kind == PERSON or match.value.unit == "household"):
                return match.value
        return None

    def _predicate(self, first: int, last: int, back: int = NEAR, on: int = NEAR) -> str:
        """The code of the nearest predicate over people in the clause; the one behind wins a tie."""
        inside = self._predicate_in(range(self.number.last, last))
        if inside:
            return inside
        ahead = self._nearest(range(last, min(last + on, self.ahead)))
        behind = self._nearest(range(first - 1, max(self.back, first - back) - 1, -1))
        if ahead is None or (behind is not None and behind[0] < ahead[0]):
            return behind[1] if behind else ""
        return ahead[1]

    def _predicate_in(self, places: range) -> str:
        found = self._nearest(places)
        return found[1] if found else ""

    def _nearest(self, places: range) -> tuple[int, str] | None:
        """How far off the first predicate along `places` is, and its code; a mark that parts clauses ends the way."""
        distance, bracketed = 0, False
        for place in places:
            text = self.tokens[place].text
            if text in "()":
                bracketed = not bracketed
            elif text in _STOPS:
                return None
            elif not bracketed:
                match = self.words.predicates.at(self.tokens, place, self.sentence.last)
                if match is not None and self._outside(match.last, place):
                    return distance, match.value
                distance += 1
        return None

    def _outside(self, last: int, place: int) -> bool:
        """A predicate before the number must end before it."""
        return place >= self.number.last or last <= self.number.first

    # -- the outcome ----------------------------------------------------------------------------------------------

    def _text(self, first: int, last: int) -> str:
        return self.document.text[self.tokens[first].start : self.tokens[last - 1].end]

    def _quantity(
        self, first: int, last: int, unit: str, modifier: str, role: str, noun: str, rule: str, per: str = ""
    ) -> Quantity:
        span = Span(self.tokens[first].start, self.tokens[last - 1].end)
        return Quantity(span, rule, self.number.value, unit, modifier, role, noun, per)


def _sentence(sentences: Sequence[Sentence], at: int) -> Sentence:
    """The sentence that holds the character `at`."""
    return sentences[bisect_left(sentences, at + 1, key=lambda sentence: sentence.end)]
