"""Places as worded: runs of capitalised words with the words that type them, and what speaks for a place there.

The rule of a candidate says what speaks for it: dateline · type ("Kursk Oblast") · preposition · preposition-type, for
both · direction ("eastern X") · soil ("Russian soil") · list (beside one that has a better rule) · possessive
("Ukraine's") · bare (nothing). A possessive or bare one is doubtful: a state or capital named so mostly acts. Which of
the runs are places is for `resolve` to say, which has the gazetteer.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from muasal import tables
from muasal.languages import Language, Match
from muasal.languages.places import PlaceWords, Word, place_words
from muasal.model import Document, Place, Sentence, Span, Token

SKIPPED = 4  # words that may stand between a preposition and its place
WEAK = ("possessive", "bare")
NAMED_SO = ("water", "region", "island", "mountain")  # «Фінська затока»: the adjective is the name


@dataclass(frozen=True, slots=True)
class _Run:
    """Tokens [first, last) of a candidate, type words included; [name, name_last) are those of its name."""

    first: int
    last: int
    name: int
    name_last: int
    rule: str
    role: str = "location"


def candidates(document: Document, language: Language) -> list[Place]:
    """All candidates of a document in text order, their values None."""
    words = place_words(language.code)
    closed = _closed(language)
    found = []
    for sentence in document.sentences:
        if not sentence.aside:
            runs = _Reader(document, sentence, language, words, closed).runs()
            found += [_place(document, language, run) for run in runs]
    return found


def _place(document: Document, language: Language, run: _Run) -> Place:
    last = document.tokens[run.last - 1]
    span = Span(document.tokens[run.first].start, last.end - language.possessive(last.low))
    return Place(span, f"place:{run.rule}", role=run.role, doubtful=run.rule in WEAK)


@cache
def _closed(language: Language) -> frozenset[str]:
    """Words that are no names even with a capital: function words, months, days."""
    function = {low for name, lows in language.words.items() if name != "title" for low in lows}
    times = {form.casefold() for row in language.table("calendar") for form in tables.expand(row["form"])}
    return frozenset(function | times)


class _Reader:
    """Reads the candidates of one sentence, left to right."""

    def __init__(
        self, document: Document, sentence: Sentence, language: Language, words: PlaceWords, closed: frozenset[str]
    ) -> None:
        self.possessive = language.possessive
        self.tokens: Sequence[Token] = document.tokens
        self.dateline = document.dateline
        self.first, self.last = sentence.first, sentence.last
        self.words, self.closed = words, closed

    def runs(self) -> list[_Run]:
        """The candidates of the sentence."""
        out: list[_Run] = []
        at = self.first
        while at < self.last:
            token = self.tokens[at]
            possible = token.low in self.words.starts or (token.kind == "word" and token.text[0].isupper())
            run = (self._soil(at) or self._run(at, out[-1] if out else None)) if possible else None
            if run:
                out.append(run)
                at = max(run.last, at + 1)
            else:
                at += 1
        return out

    def _soil(self, at: int) -> _Run | None:
        """A country's adjective with a word for land: «российской территории»."""
        demonym = self.words.at("demonym", self.tokens, at, self.last)
        land = demonym and self.words.at("soil", self.tokens, demonym.last, self.last)
        if not land or (land.last < self.last and self._capital(land.last)):
            return None  # "the Indonesian island of X": X is the place
        role = self._preposition(at)
        if role is None:
            return None
        return _Run(at, land.last, at, land.last, "soil", role or "location")

    def _run(self, at: int, previous: _Run | None) -> _Run | None:
        end = self._name_end(at)
        if end is None or self._demonym(at, end):
            return None
        left = previous.last if previous else self.first
        first, name, last, name_last, site = self._typed(left, at, end)
        if name >= name_last:
            return None
        run = _Run(first, last, name, name_last, "bare")
        if self._modifies(run):
            return None
        part = self.words.before("part", self.tokens, left, first)  # «східних регіонах», "western part of"
        direction = self.words.before("direction", self.tokens, left, part.first if part else first)
        part = part or (self.words.before("part", self.tokens, left, direction.first) if direction else None)
        typed = (first, last) != (name, name_last)
        if self.dateline and self.tokens[at].start < self.dateline.end and self.tokens[at].start >= self.dateline.start:
            return replace(run, rule="dateline", role="dateline")
        behind = self.words.at("direction", self.tokens, run.last, self.last)
        if direction:
            run = replace(run, first=direction.first)
        elif behind and behind.value.side and not typed:  # "Ukraina timur"
            run, direction = replace(run, last=behind.last), behind
        role = self._preposition(run.first)
        rule, role = self._evidence(run, previous, role, typed, bool(direction), bool(part) or site)
        return replace(run, rule=rule, role=role)

    def _evidence(
        self, run: _Run, previous: _Run | None, given: str | None, typed: bool, direction: bool, part: bool
    ) -> tuple[str, str]:
        """The rule and the role. `given` is the role of the preposition before it: "" of a loose one, None of none."""
        role = given or "location"
        if self.possessive(self.tokens[run.last - 1].low):
            return "possessive", role
        if typed:
            return "preposition-type" if given else "type", role
        if direction:
            return "direction", role
        if given:
            return "preposition", role
        if part:
            return "type", role
        if previous and previous.rule not in (*WEAK, "dateline") and self._joined(previous.last, run.first):
            return "list", previous.role
        if previous and previous.rule == "possessive" and previous.last == run.first:
            owner = self._preposition(previous.first)  # "in Indonesia's Bali"
            return ("preposition", owner) if owner else ("bare", role)
        return "bare", role

    def _name_end(self, at: int) -> int | None:
        """Where the name that begins at token `at` ends, None if none does."""
        known = self.words.at("name", self.tokens, at, self.last)
        if known and not known.value.small and not self._capital(at):
            known = None
        end = known.last if known else at
        if self.possessive(self.tokens[at].low) and self._capital(at):
            return at + 1
        if not known and not (self._capital(at) and self.tokens[at].low not in self.closed):
            return None
        head = self.words.at("type", self.tokens, at, self.last - 1)
        if head and head.value.side == "before" and self._capital(head.last):
            end = max(end, head.last)  # "Gulf of Finland"
        while end < self.last:
            if self._capital(end) and self.tokens[end].low not in self.closed:
                end += 1
                if self.possessive(self.tokens[end - 1].low):
                    break
            elif self._inside(end):
                end += 1
            else:
                break
        return end

    def _demonym(self, at: int, end: int) -> bool:
        """Is the run the adjective of a country, or a word that is never a place, and no more?"""
        after = self.words.at("type", self.tokens, end, self.last)
        if after and after.value.side in ("after", "both") and after.value.value in NAMED_SO:
            return False
        if end - at == 1 and self.words.is_("never", self.tokens[at]):
            return True
        match = self.words.at("demonym", self.tokens, at, end)
        return bool(match and match.last == end)

    def _capital(self, at: int) -> bool:
        token = self.tokens[at]
        return token.kind == "word" and token.text[0].isupper()

    def _inside(self, at: int) -> bool:
        """A small word inside a name ("Rio de Janeiro"), or the dot of "St. Louis" and "John R. Smith"."""
        if at + 1 >= self.last or not self._capital(at + 1):
            return False
        before = self.tokens[at - 1].text
        short = self.tokens[at].text == "." and (before in ("St", "Mt", "Ft", "Ste") or len(before) == 1)
        return short or self.words.is_("particle", self.tokens[at])

    def _typed(self, left: int, at: int, end: int) -> tuple[int, int, int, int, bool]:
        """The run [at, end) with the type words at its sides: first, name, last, name_last; and is it a site's?"""
        after = self.words.at("type", self.tokens, end, self.last)
        inside = self.words.before("type", self.tokens, at, end)
        before = self.words.before("type", self.tokens, left, at)
        head = self.words.at("type", self.tokens, at, end)
        first, name, last, name_last, site = at, at, end, end, False
        if after and after.value.side in ("after", "both"):
            last, site = (after.last, False) if after.value.value != "site" else (end, True)
        elif inside and inside.value.side in ("after", "both") and inside.first > at:
            name_last = inside.first
        if (last, name_last) == (end, end):
            if head and head.value.side in ("before", "both") and head.last < end:
                name = head.last
            elif before and before.value.side in ("before", "both") and not self._initial(before):
                first, site = (before.first, site) if before.value.value != "site" else (at, True)
        return first, name, last, name_last, site

    def _initial(self, match: Match[Word]) -> bool:
        """Is what looks like a short type word the initial of a first name: «С. Петров»?"""
        return match.last - match.first > 1 and self.tokens[match.last - 1].text == "." and self._capital(match.first)

    def _modifies(self, run: _Run) -> bool:
        """Is the run an adjective of the small word after it: «Белом доме»? Only a verb may follow a name so."""
        if run.last >= self.last or (run.first, run.last) != (run.name, run.name_last):
            return False
        last, after = self.tokens[run.last - 1], self.tokens[run.last]
        noun = after.kind == "word" and after.text[0].islower() and after.low not in self.closed
        noun = noun and not any(self.words.is_(name, after) for name in ("and", "preposition"))
        return noun and self.words.ends("adjective", last.low) and not self.words.ends("verb", after.low)

    def _preposition(self, at: int) -> str | None:
        """The role that a preposition before token `at` gives, "" if it is a loose one, None if there is none."""
        for _ in range(SKIPPED):
            found = self.words.before("preposition", self.tokens, self.first, at)
            if found:
                return "" if found.value.value == "loose" else found.value.value
            skipped = next(
                (m for name in ("article", "demonym", "direction", "part", "type") if (m := self._ends(name, at))), None
            )
            if skipped is None:
                return None
            at = skipped
        return None

    def _ends(self, name: str, at: int) -> int | None:
        match = self.words.before(name, self.tokens, self.first, at)
        return match.first if match else None

    def _joined(self, end: int, start: int) -> bool:
        """Do only commas, "and" and small words stand between two candidates?"""
        if start - end > 3:
            return False
        between = [self.tokens[i] for i in range(end, start)]
        marks = [t for t in between if t.text in (",", "(", "–", "/") or self.words.is_("and", t)]
        others = [t for t in between if t not in marks and not self.words.is_("article", t)]
        return bool(marks) and not others
