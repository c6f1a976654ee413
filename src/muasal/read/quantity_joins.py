"""Amounts that are told in two parts: `$160 to $180`, `5 and 10 kg`, «20 долларов 43 цента»."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from muasal.model import Document, Quantity, Span
from muasal.read.numerals import DASHES, Number, Numerals
from muasal.read.quantity_site import Site
from muasal.read.quantity_words import QuantityWords, catalogue

CHANGE = 8  # a word of change is looked for so many words before "from 12 to 15"
LISTED = 6  # so many numbers of a list take the unit said with the last


class Read(NamedTuple):
    """A number and what was read of it, None if nothing stands beside it."""

    site: Site
    quantity: Quantity | None

    @property
    def number(self) -> Number:
        return self.site.number


@dataclass(frozen=True, slots=True)
class Joiner:
    """Joins what is read of one document."""

    document: Document
    words: QuantityWords
    table: Numerals

    def join(self, read: Sequence[Read]) -> list[Quantity]:
        """The quantities in order, with those that are one amount made one."""
        out: list[Read] = []
        for item in read:
            if item.quantity is None and out and (elided := self._elided(out[-1], item)) is not None:
                out.append(Read(item.site, elided))
                continue
            if item.quantity is not None and out:
                self._share(out, item)
                before = out[-1].quantity
                merged = before and (
                    self._with_coins(before, item.quantity) or self._range(before, out[-1], item.quantity, item)
                )
                if merged:
                    out[-1] = Read(item.site, merged)
                    continue
            out.append(item)
        return [item.quantity for item in out if item.quantity is not None]

    def is_change(self, first: int) -> bool:
        """Does a change begin at token `first`, `rose from | 12 to 15`, so that the two ends are no range?"""
        tokens, at = self.document.tokens, first - 1
        if at < 0 or not self.words.is_("from", tokens[at].low):
            return False
        return any(self.words.change.at(tokens, place, at) for place in range(max(0, at - CHANGE), at))

    def _share(self, out: list[Read], item: Read) -> None:
        """`5 and 10 kg`: numbers with nothing beside them, listed right before one with a unit, have that unit."""
        quantity, next_ = item.quantity, item
        for place in range(len(out) - 1, max(-1, len(out) - 1 - LISTED), -1):
            read = out[place]
            if quantity is None or read.quantity is not None or not self._listed(read, next_, quantity):
                return
            value = read.number.value
            if isinstance(value, float) and read.number.scale == 1 < item.number.scale:
                value = scaled(value, item.number)
            start, last = self.document.tokens[read.number.first].start, read.number.last - 1
            span = Span(start, self.document.tokens[last].end)
            out[place] = Read(read.site, replace(quantity, span=span, value=value, modifier="exactly"))
            next_ = out[place]

    def _listed(self, read: Read, next_: Read, quantity: Quantity) -> bool:
        tokens, joint = self.document.tokens, read.number.last
        if self._part_of(read, next_, quantity):
            return True
        joint += tokens[joint].text in DASHES and next_.number.first == joint + 2  # `a 7- or 8-inch screen`
        if next_.number.first != joint + 1 or quantity.span.end == tokens[next_.number.last - 1].end:
            return False
        low = tokens[joint].low
        spanning = low in DASHES or self.table.of(low, "range") is not None
        if read.number.people or read.site.is_label():
            return False
        if quantity.rule.startswith(("quantity/count", "quantity/noun")):
            return spanning and self.is_change(read.number.first)
        return spanning or low == "," or low in self.words.until

    def _part_of(self, read: Read, next_: Read, quantity: Quantity) -> bool:
        """`36 of 41 drones`: the part counts what the whole does."""
        between = self.document.tokens[read.number.last : next_.number.first]
        if quantity.unit == "percent" or not 0 < len(between) < 3 or read.site.is_label():
            return False
        low, high = read.number.value, next_.number.value
        if quantity.span.end == self.document.tokens[next_.number.last - 1].end:
            return False  # the unit stands before
        led = self.words.is_part_of(between[0].low)
        rest = len(between) == 1 or self.words.is_("article", between[1].low)
        return led and rest and isinstance(low, float) and isinstance(high, float) and low < high

    def _elided(self, last: Read, item: Read) -> Quantity | None:
        """`3.9 million tonnes, up from 2.4 million`: a number that is compared with the one before has its unit."""
        quantity, site, tokens = last.quantity, item.site, self.document.tokens
        if quantity is None or site.sentence != last.site.sentence or item.number.worded or site.is_label():
            return None
        modifier, first, end = site.modifier(item.number.first, item.number.last)
        if first == site.sentence.first or not self.words.is_("compares", tokens[first - 1].low) or item.number.part:
            return None
        ended = end >= site.sentence.last or tokens[end].kind != "word" or self.words.is_("stop", tokens[end].low)
        if not ended:
            return None
        span = Span(tokens[first].start, tokens[end - 1].end)
        return replace(quantity, span=span, value=item.number.value, modifier=modifier, noun="", rule="quantity/elided")

    def _with_coins(self, money: Quantity, coins: Quantity) -> Quantity | None:
        """`20 dollars 43 cents` is one sum."""
        unit = catalogue().get(coins.unit)
        between = self._between(money, coins)
        if unit is None or money.unit not in unit.major or (between and between not in self.words.until):
            return None
        whole, rest = money.value, coins.value
        if not isinstance(whole, float) or not isinstance(rest, float) or whole % 1 or not 0 < rest < 100:
            return None
        return replace(money, span=Span(money.span.start, coins.span.end), value=whole + rest / 100)

    def _range(self, last: Quantity, a: Read, quantity: Quantity, b: Read) -> Quantity | None:
        """`$160 to $180`: a unit said at both ends of a range, opened by `from` or `between` or nothing."""
        if last.role != quantity.role or quantity.unit not in (last.unit, self.words.currencies.shared.get(last.unit)):
            return None
        tokens, between = self.document.tokens, self._between(last, quantity)
        first = self.document.token_from(last.span.start)
        opener = tokens[first - 1].low if first else ""
        opened = self.table.of(opener, "between") is not None
        joined = between in DASHES or self.table.of(between, "range") is not None
        if not (joined or (opened and between in self.words.until)) or self.is_change(first):
            return None
        if not isinstance(last.value, float) or not isinstance(quantity.value, float):
            return None
        low = scaled(last.value, b.number) if a.number.scale == 1 < b.number.scale else last.value
        if not low < quantity.value:
            return None
        start = tokens[first - 1].start if opened else last.span.start
        return replace(last, value=(low, quantity.value), span=Span(start, quantity.span.end))

    def _between(self, a: Quantity, b: Quantity) -> str:
        return self.document.text[a.span.end : b.span.start].strip().casefold()


def scaled(low: float, high: Number) -> float:
    """`$89 to $93 billion`: the magnitude said with the higher end holds for the lower one too."""
    top = high.value[1] if isinstance(high.value, tuple) else high.value
    return low * high.scale if low < top / high.scale else low
