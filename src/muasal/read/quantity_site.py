"""What stands round a number: modifier, unit, predicates over people, groups named before."""

import re

from muasal.languages.lexicon import Match
from muasal.model import Document, Quantity, Span
from muasal.read.numerals import DASHES, Number
from muasal.read.quantity_words import PERSON, Counted, QuantityWords, Unit, catalogue

MILLION = 1_000_000
NEAR = 6  # a predicate is looked for so many words from the noun
FAR = 14  # … and so many before a bare number ("the death toll in the two provinces has risen to 15")
CHANGED = 4  # words before a number among which a word of change makes it that of what leads the clause
YEAR = re.compile(r"(?:19|20)\d\d")
CLAUSE_ENDS = frozenset('.,;:!?–—«»"“”…')
SENTENCE_ENDS = frozenset(".;:!?")


class Site:
    """One number in its sentence. `limits` are where the number before it ends and where the next one begins.

    previous: the quantity read before it, None at first.
    """

    def __init__(
        self,
        document: Document,
        words: QuantityWords,
        number: Number,
        limits: tuple[int, int],
    ) -> None:
        self.document, self.tokens, self.words, self.number = document, document.tokens, words, number
        self.sentence = document.sentences[document.sentence_at(self.tokens[number.first].start)]
        self.back, self.ahead = max(limits[0], self.sentence.first), min(limits[1], self.sentence.last)
        self.previous: Quantity | None = None
        self._modified: dict[tuple[int, int], tuple[str, int, int]] = {}

    def is_label(self) -> bool:
        """A number that names or numbers something: T-72, Article 51, Figs. 14 and 15, No. 5, 3:1, 5G, 22nd, 19-й; or
        a group of a longer row of digits."""
        first, last = self.number.first, self.number.last
        before = self.tokens[first - 1] if first > self.sentence.first else None
        after = self.tokens[last] if last < len(self.tokens) else None
        if before is not None:
            glued = before.end == self.tokens[first].start
            if glued and (before.kind == "word" or before.text in "/.:+#№§" or before.text in DASHES):
                return True
            if before.kind == "number" and not self.number.worded and not YEAR.fullmatch(before.text):
                return True  # +62 811 2345 6789
            if self._is_referred_to(first) and (self.unit(last) is None or self._is_lettered(last)):
                return True
        if after is None:
            return False
        if self.words.is_("label", after.low) and not self.number.worded:
            return True
        if after.start > self.tokens[last - 1].end:
            return False
        if after.text in DASHES:
            return self._is_ordinal_or_score(last + 1)
        return after.text in "/:" or (after.kind == "word" and self.unit(last) is None)

    def _is_referred_to(self, first: int) -> bool:
        """Does a word like `article` stand before the number, or before the numbers it is listed with?"""
        at = first - 1
        while at - 3 >= self.sentence.first and self._is_joint(at):
            number = at - 1 - self._is_lettered(at - 1)
            if self.tokens[number].kind != "number":
                break
            at = number - 1
        if self.tokens[at].text == "." and at > self.sentence.first:
            at -= 1
        return self.words.is_("reference", self.tokens[at].low)

    def _is_lettered(self, at: int) -> bool:
        """`Figure 2A`: is the token a single letter right behind a number?"""
        token = self.tokens[at]
        return len(token.text) == 1 and token.kind == "word" and token.start == self.tokens[at - 1].end

    def _is_joint(self, at: int) -> bool:
        token = self.tokens[at]
        return token.text in "," or token.text in DASHES or token.low in self.words.until

    def _is_ordinal_or_score(self, at: int) -> bool:
        """Does an ordinal ending («-й») or another number (2-1) follow the dash at once?"""
        if at >= len(self.tokens) or self.tokens[at].start > self.tokens[at - 1].end or self.number.worded:
            return False
        token = self.tokens[at]
        return token.kind == "number" or token.low in self.words.ordinal_endings

    def is_named(self) -> bool:
        """Does the number stand behind a name in the sentence, so that it may be part of it: iPhone 14, S&P 500?"""
        first = self.number.first
        if self.number.worded or first - 1 <= self.sentence.first:
            return False
        before = self.tokens[first - 1]
        return before.kind == "word" and before.text != before.low

    def is_bracketed(self) -> bool:
        """Does the number, or the list it stands in, fill a pair of brackets: a citation, a list's number?"""
        first, last = self.number.first - 1, self.number.last
        while first > self.sentence.first and (self._is_joint(first) or self.tokens[first].kind == "number"):
            first -= 1
        while last < self.sentence.last - 1 and (self._is_joint(last) or self.tokens[last].kind == "number"):
            last += 1
        if first < self.sentence.first or last >= self.sentence.last:
            return False
        return self.tokens[first].text in "([" and self.tokens[last].text in ")]"

    def modifier(self, first: int, last: int) -> tuple[str, int, int]:
        """The modifier, where the quantity then begins, and where what follows the number begins. Remembered, since
        ages and amounts ask for the same."""
        found = self._modified.get((first, last))
        if found is None:
            found = self._modified[first, last] = self._modifier(first, last)
        return found

    def _modifier(self, first: int, last: int) -> tuple[str, int, int]:
        modifier = "approximately" if self.number.vague else "exactly"
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

    def _is_bound(self, before: tuple[int, str, str]) -> bool:
        """`over 60` bounds, `over six bases` need not; «до 500» bounds, but not behind a change: «выросло до 500».

        Only a word that may also close a range is in doubt: `as much as` always bounds.
        """
        if before[2] == "digits" and self.number.worded:
            return False
        if before[1] != "at-most" or self.tokens[before[0]].low not in self.words.until:
            return True
        return not self.changes(before[0], 4)

    def changes(self, end: int, reach: int) -> bool:
        """Does a word of change stand among the `reach` words before token `end`?"""
        start = max(self.sentence.first, end - reach)
        return any(self.words.change.at(self.tokens, at, end) for at in range(start, end))

    def unit(self, at: int) -> tuple[Unit, int] | None:
        """The unit that stands at token `at`, and where it ends; of a sign and a phrase, the longer."""
        if at >= self.sentence.last:
            return None
        token, match = self.tokens[at], self.words.units.at(self.tokens, at, self.sentence.last)
        large = self._large(at)
        if large is not None and (match is None or large.last >= match.last):
            return large.value, large.last
        sign = self.words.signs.get(token.text) if not self.number.worded else None
        if token.kind == "mark" and at + 1 < self.sentence.last and self._leads_number(at):
            return None
        fits = sign is not None and (sign.condition != "glued" or token.start == self.tokens[at - 1].end)
        if sign is not None and fits and (match is None or match.last == at + 1):
            return sign, at + 1 + self._dot(at + 1)
        money = self.words.currencies.at(self.tokens, at, self.sentence.last)
        if money is not None and (match is None or match.last < money[1]):
            return catalogue()[money[0]], money[1]
        if match is None or match.value.condition == "hyphen":
            return None
        if match.value.condition == "digits" and (self.number.worded or token.text != token.low):
            return None
        return match.value, match.last + self._dot(match.last)

    def _leads_number(self, at: int) -> bool:
        """Is the sign at token `at` glued to a number behind it, to which it then belongs: `1 | $10 bill`?"""
        after = self.tokens[at + 1]
        spaced = self.tokens[at - 1].end < self.tokens[at].start
        return after.kind == "number" and spaced and after.start - self.tokens[at].end <= 1

    def _large(self, at: int) -> Match[Unit] | None:
        """`1.2 million pounds` are money, `1.2 million pounds of beef` are not."""
        match = self.words.large.at(self.tokens, at, self.sentence.last) if self.number.scale >= MILLION else None
        of = match is not None and match.last < self.sentence.last and self.words.is_("of", self.tokens[match.last].low)
        return None if of else match

    def _dot(self, at: int) -> int:
        """Does an abbreviated unit end in a dot of its own («грн.») inside the sentence?"""
        if at + 1 >= self.sentence.last or self.tokens[at].text != "." or self.tokens[at - 1].kind != "word":
            return 0
        return int(self.tokens[at].start == self.tokens[at - 1].end and self.tokens[at + 1].text[0].islower())

    def common(self, at: int) -> bool:
        """Can the token be part of a common noun phrase?"""
        token = self.tokens[at]
        verb = self.words.predicates.at(self.tokens, at, self.ahead) is not None
        return token.kind == "word" and token.text.islower() and not verb and not self.words.is_("stop", token.low)

    def group_before(self, first: int) -> Counted | None:
        """The people or households named before; else the things said to have changed to the number, which lead the
        clause: `cases in the district climbed to 1,615`."""
        found = self._named_before(first)
        people = next((one for one in found if one.kind == PERSON or one.unit == "household"), None)
        if people is not None or not self.changes(first, CHANGED):
            return people
        return next(reversed(found), None)

    def _named_before(self, first: int) -> list[Counted]:
        """The counted nouns among the words before token `first`, the nearest first; things only in the plural, where
        the language marks it."""
        found = []
        for place in range(first - 1, max(self.sentence.first, first - FAR) - 1, -1):
            if self.tokens[place].text in SENTENCE_ENDS:
                break
            match = self.words.nouns.at(self.tokens, place, first)
            each = place > self.sentence.first and self.words.is_("per", self.tokens[place - 1].low)
            if match is None or each or match.value.mass:
                continue
            if match.value.kind == PERSON or self.tokens[match.last - 1].low.endswith(self.words.plural):
                found.append(match.value)
        return found

    def told_before(self, first: int, last: int) -> Counted | None:
        """«[Случаев] кори зарегистрировано 40»: what a bare number counts whose verb parts it from its noun. The noun
        is the last one in the clause with no preposition before it."""
        start = max(self.sentence.first, first - FAR)
        if self.number.value == 1 or not self._ends_phrase(last) or first - 1 <= start:
            return None
        dash = self.tokens[first - 1].text in "–—"
        low = self.tokens[first - 1].low
        if not (dash or self.words.is_("tally", low) or low.endswith(self.words.tallies)):
            return None
        for place in range(first - 2, start - 1, -1):
            if self.tokens[place].text in CLAUSE_ENDS:
                return None
            match = self.words.nouns.at(self.tokens, place, first)
            if match is not None and not match.value.mass and not self._bound_before(place):
                return match.value if not dash or match.last == first - 1 else None
        return None

    def _bound_before(self, place: int) -> bool:
        """Does a preposition lead the noun at `place`, or a number of its own count it?"""
        before = self.tokens[place - 1] if place > self.sentence.first else None
        led = before is not None and self.words.is_("stop", before.low) and not self.words.is_("of", before.low)
        return led or (before is not None and before.kind == "number")

    def _ends_phrase(self, last: int) -> bool:
        """Does nothing that could be counted follow token `last`, and is the number no year?"""
        if YEAR.fullmatch(self.text(self.number.first, self.number.last)):
            return False
        token = self.tokens[last] if last < self.sentence.last else None
        return token is None or token.kind == "mark" or self.words.is_("stop", token.low)

    def predicate(self, first: int, last: int, back: int = NEAR, on: int = NEAR) -> str:
        """The code of the nearest predicate over people in the clause; the one behind wins a tie."""
        inside = self._nearest(range(self.number.last, last))
        if inside:
            return inside[1]
        ahead = self._nearest(range(last, min(last + on, self.ahead)))
        behind = self._nearest(range(first - 1, max(self.back, first - back) - 1, -1))
        if ahead is None or (behind is not None and behind[0] < ahead[0]):
            return behind[1] if behind else ""
        return ahead[1]

    def _nearest(self, places: range) -> tuple[int, str] | None:
        """How far off the first predicate along `places` is, and its code; a mark that parts clauses ends the way."""
        distance, bracketed = 0, False
        for place in places:
            text = self.tokens[place].text
            if text in "()":
                bracketed = not bracketed
            elif text in CLAUSE_ENDS:
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

    def text(self, first: int, last: int) -> str:
        return self.document.text[self.tokens[first].start : self.tokens[last - 1].end]

    def quantity(
        self, first: int, last: int, unit: str, modifier: str, role: str, noun: str, rule: str, per: str = ""
    ) -> Quantity:
        span = Span(self.tokens[first].start, self.tokens[last - 1].end)
        return Quantity(span, rule, self.number.value, unit, modifier, role, noun, per)
