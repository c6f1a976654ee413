"""Reads one number at a place: digits, words, magnitudes, vague counts, in any mixture that adds up."""

from muasal.model import Document, Token
from muasal.read.numeral_words import AMBIGUOUS, MAGNITUDE, PLAIN, Number, Numerals, Value, digits


class NumberReader:
    """Reads one number. `total` holds finished magnitudes, `current` what the next magnitude would multiply."""

    def __init__(self, document: Document, table: Numerals, decimal: str) -> None:
        self.text, self.tokens, self.table, self.decimal = document.text, document.tokens, table, decimal
        self.total, self.current, self.scale, self.lowest = 0.0, 0.0, 1.0, 1e18
        self.range: tuple[float, float] | None = None
        self.half = self.people = self.digits = self.begun = self.worth = False

    def read(self, first: int) -> Number | None:
        """The number that begins at token `first`, None if there is none."""
        at = first
        while at < len(self.tokens):
            taken = self._step(at)
            if not taken:
                break
            at += taken
        if not self.worth:
            return None
        value: Value = self.range if self.range else self.total + self.current
        vague = self.range is not None
        return Number(first, at, value, self.scale, not self.digits, vague, self.people)

    def _step(self, at: int) -> int:
        """How many tokens from `at` on go on with the number."""
        token = self.tokens[at]
        if token.kind == "number":
            return self._digits(at)
        if token.kind != "word" or (self.begun and "\n" in self.text[self.tokens[at - 1].end : token.start]):
            return 0
        for tail, value in self.table.pairs.get(token.low, ()):
            if self.current and at + 1 < len(self.tokens) and self.tokens[at + 1].low == tail:
                self.current += value
                return 2
        if "-" in token.low and token.low not in self.table.forms:
            return self._hyphened(token)
        return self._word(at, token)

    def _digits(self, at: int) -> int:
        token = self.tokens[at]
        value, taken = digits(token.text, self.decimal), 1
        if value is None or self.range or (self.begun and not self._goes_on(at, value)):
            return 0
        if PLAIN.fullmatch(token.text) and len(token.text) <= 3 and token.text[0] != "0":
            value, taken = self._spaced_groups(at, token.text)
        self.current, self.begun, self.worth, self.digits = value, True, True, True
        return taken + self._suffix(at, at + taken)

    def _suffix(self, first: int, at: int) -> int:
        """`$4.2bn`, `10k`: a magnitude glued to the digits; a small *m* only behind a sign glued to them."""
        if at >= len(self.tokens) or self.tokens[at].start != self.tokens[at - 1].end:
            return 0
        entry = self.table.of(self.tokens[at].low, "suffix")
        glued = first > 0 and self.tokens[first - 1].end == self.tokens[first].start
        if entry is None or (entry[1] == AMBIGUOUS and not glued and not self.tokens[at].text.isupper()):
            return 0
        self.current, self.scale, self.lowest = self.current * entry[1], entry[1], 0.0
        return 1

    def _goes_on(self, at: int, value: float) -> bool:
        """`1 million 200 thousand`, `3 thousand 450`: digits again, before a smaller magnitude or as the rest."""
        after = self.tokens[at + 1].low if at + 1 < len(self.tokens) else ""
        entry = self.table.of(after, "times")
        if not self.total or self.current:
            return False
        rest = self.scale == MAGNITUDE and len(self.tokens[at].text) == 3 and self.digits
        return value * entry[1] < self.scale if entry else rest

    def _spaced_groups(self, at: int, text: str) -> tuple[float, int]:
        """`1 200 000`: groups of three digits, parted by one space of a kind that parts groups."""
        taken = 1
        while at + taken < len(self.tokens):
            before, token = self.tokens[at + taken - 1], self.tokens[at + taken]
            gap = self.text[before.end : token.start]
            head = token.text[:3]
            if token.kind != "number" or len(gap) != 1 or gap not in self.table.groups or not gap.isspace():
                break
            if not (len(head) == 3 and head.isdigit() and (len(token.text) == 3 or token.text[3] == self.decimal)):
                break
            text, taken = text + token.text, taken + 1
        return (float(text.replace(",", ".")), taken)

    def _hyphened(self, token: Token) -> int:
        """`twenty-one` adds up; «две-три» is a range."""
        entries = [self.table.of(part, "add", "times") for part in token.low.split("-")]
        if self.begun or len(entries) != 2 or entries[0] is None or entries[1] is None:
            return 0
        low, high = entries[0][1], entries[1][1]
        self.begun = self.worth = True
        if entries[1][0] == "times":
            self.current = low * high
        elif low % 10 == 0 and 0 < high < 10 < low:
            self.current = low + high
        elif low < high:
            self.range = (low, high)
        else:
            self.begun = self.worth = False
        return int(self.begun)

    def _word(self, at: int, token: Token) -> int:
        entries = self.table.forms.get(token.low, ())
        if not self.begun and len(entries) > 1:  # «сотни» alone is vague, «две сотни» a multiplier
            entries = tuple(sorted(entries, key=lambda entry: entry[0] != "vague"))
        for kind, low, high in entries:
            taken = getattr(self, f"_{kind}")(at, low, high) if kind in _STEPS else 0
            if taken:
                self.begun = True
                return int(taken)
        return 0

    def _add(self, _: int, value: float, __: float) -> int:
        """`two hundred | five`: a smaller number behind a rounder one."""
        room = 10 ** len(str(int(value))) if value else 0
        if self.digits or self.range or (self.current and (self.current % room or value == 0)):
            return 0
        if self.begun and not self.current and not self.total:
            return 0
        self.current += value
        self.worth = True
        return 1

    def _people(self, at: int, value: float, high: float) -> int:
        if self.begun:
            return 0
        self.people = True
        return self._add(at, value, high)

    def _teen(self, _: int, value: float, __: float) -> int:
        if not 1 < self.current % 10 < 10 or self.digits:
            return 0
        self.current += value
        return 1

    def _bare(self, _: int, value: float, __: float) -> int:
        """«тысяча»: a magnitude that stands for one of its kind."""
        if self.begun:
            return 0
        self.current, self.worth = value, True
        return 1

    def _times(self, at: int, value: float, _: float) -> int:
        taken = 1 + self._dot(at)
        if not self.current and not self.total and self.range is None:
            return 0
        if self.range:
            return taken * self._stretch(value)
        if value < MAGNITUDE:
            return taken * self._multiply_tail(value)
        if (self.begun and not self.current) or value >= self.lowest:
            return 0
        self.total += (self.current or 1) * value
        self.current, self.scale, self.lowest, self.worth = 0.0, value, value, True
        return taken

    def _dot(self, at: int) -> int:
        """Is the magnitude an abbreviation with a dot of its own («тис.») that does not end the line?"""
        if self.tokens[at].low not in self.table.abbreviations or at + 2 >= len(self.tokens):
            return 0
        dot, after = self.tokens[at + 1], self.tokens[at + 2]
        inside = dot.text == "." and dot.start == self.tokens[at].end
        return int(inside and not after.text[0].isupper() and "\n" not in self.text[dot.end : after.start])

    def _multiply_tail(self, value: float) -> int:
        """`seratus | dua | puluh`: the multiplier takes the last part only."""
        tail = self.current % value if self.current % 1 == 0 else self.current
        if self.begun and not tail:
            return 0
        self.current += (tail or 1) * value - tail
        self.worth = True
        return 1

    def _stretch(self, value: float) -> int:
        """`tens of | thousands`, `several | hundred`."""
        if self.range is None or value >= self.lowest:
            return 0
        low, high = self.range
        step = 1 if self.worth and value >= MAGNITUDE and high % 10 != 9 else 0
        self.range = (low * value, high * value if step else (high + 1) * value - 1)
        self.scale, self.lowest, self.worth = value, value, True
        return 1

    def _half(self, at: int, value: float, _: float) -> int:
        after = self.tokens[at + 1].low if at + 1 < len(self.tokens) else ""
        skip = 1 if self.table.of(after, "article") else 0
        next_ = self.tokens[at + 1 + skip].low if at + 1 + skip < len(self.tokens) else ""
        if self.range or not (self.current or self.table.of(next_, "times")):
            return 0
        self.current += value
        return 1 + skip

    def _vulgar(self, _: int, value: float, __: float) -> int:
        """`2½`"""
        if self.range or self.current % 1:
            return 0
        self.current += value
        self.worth = self.digits = True
        return 1

    def _article(self, at: int, value: float, _: float) -> int:
        after = self.tokens[at + 1].low if at + 1 < len(self.tokens) else ""
        if self.begun or not self.table.of(after, "times", "half", "several"):
            return 0
        if self.table.of(after, "times"):
            self.current = value
        return 1

    def _vague(self, at: int, low: float, high: float) -> int:
        if self.range and self.worth:
            return self._stretch(10 ** (len(str(int(low))) - 1))
        if self.begun and self.range is None:
            return 0
        if self.range:
            return self._stretch(10 ** (len(str(int(low))) - 1))
        self.range, self.worth = (low, high), True
        return 1

    def _several(self, at: int, low: float, high: float) -> int:
        after = self.tokens[at + 1].low if at + 1 < len(self.tokens) else ""
        if self.current or self.total or self.range or not self.table.of(after, "times", "vague"):
            return 0
        self.range = (low, high)
        return 1

    def _link(self, at: int, _: float, __: float) -> int:
        """`two hundred | and | five`, `hundreds | of | thousands`; never at the end."""
        token, after = self.tokens[at], self.tokens[at + 1].low if at + 1 < len(self.tokens) else ""
        if token.low == "of" or self.range:
            return int(bool(self.range and self.table.of(after, "times", "vague")))
        if self.current and self.table.of(after, "article", "half"):
            return self._and_a_half(at)
        entry = self.table.of(after, "add")
        if not entry or self.digits or not (self.current or self.total):
            return 0
        return int(entry[1] < 100 and (self.current or self.total) % 100 == 0)

    def _and_a_half(self, at: int) -> int:
        """`two | and a half`"""
        skip = 1 + bool(self.table.of(self.tokens[at + 1].low, "article"))
        half = self.table.of(self.tokens[at + skip].low, "half") if at + skip < len(self.tokens) else None
        if half is None:
            return 0
        self.current += half[1]
        return skip + 1


_STEPS = frozenset({"add", "bare", "people", "teen", "times", "half", "vulgar", "article", "vague", "several", "link"})
