"""Places as worded: runs of capitalised words with the words that type them, and what speaks for a place there.

The rule of a candidate says what speaks for it: dateline · type ("Kursk Oblast") · preposition · preposition-type, for
both · direction ("eastern X") · soil ("Russian soil") · street and landmark («вул. X», *Gedung X*) · list (beside one
that has a better rule) · possessive ("Ukraine's") · bare (nothing) · demonym (an adjective or people of a place). The
last three are doubtful: a state or capital named so mostly acts. Which of the runs are places is for `resolve` to say,
which has the gazetteer.
"""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from muasal.languages import Language, Match
from muasal.languages.places import Word
from muasal.model import Document, PlaceCandidate, Sentence, Span
from muasal.read.name_words import Words
from muasal.read.place_roles import Roles
from muasal.read.word_facts import (
    DEMONYM,
    DIRECTION,
    FLAG,
    NAME,
    NAMED,
    NEVER,
    NOUN,
    OF_PLACES,
    PART,
    PLACES,
    PREPOSITION,
    QUALIFIED,
    SOIL,
    STREET,
    TYPE,
)

PEOPLE = ("person", "collective")  # types of nouns.tsv
WEAK = ("possessive", "bare", "people", "demonym")
STREETS = ("street", "streets", "road")  # road: of a highway, named after the towns it joins
SITES = (*STREETS, "landmark")
DASHES = ("–", "-", "—")
QUOTED = ("landmark", "water", "island", "mountain", "settlement")  # types whose names may stand in quotation marks
QUOTES = frozenset('«»„“”"')
LONGEST_STREET = 6  # tokens of its name
NAMED_SO = ("water", "region", "island", "mountain")  # «Фінська затока»: the adjective is the name


class _Run(NamedTuple):
    """Tokens [first, last) of a candidate, type words included; [name, name_last) are those of its name."""

    first: int
    last: int
    name: int
    name_last: int
    rule: str
    role: str = "location"
    several: bool = False  # names of streets follow one word for all of them


def candidates(document: Document, language: Language, words: Words | None = None) -> list[PlaceCandidate]:
    """All candidates of a document in text order, their values None. `words`: its words, where the caller has them."""
    words = words or Words(document.tokens, language)
    triggers, reader = words.places_at, _Reader(document, language, words)
    found: list[PlaceCandidate] = []
    done = 0
    for sentence in document.sentences:
        first, done = done, bisect_left(triggers, sentence.last, done)
        if first < done and not sentence.aside:
            found += [_place(words, run) for run in reader.runs(sentence, triggers[first:done])]
    return found


def _place(words: Words, run: _Run) -> PlaceCandidate:
    last = run.last - 1
    span = Span(words.tokens[run.first].start, words.tokens[last].end - words.facts[last].possessive)
    return PlaceCandidate(span, f"place:{run.rule}", role=run.role, doubtful=run.rule in WEAK)


class _Reader:
    """Reads the candidates of one sentence after another, left to right."""

    def __init__(self, document: Document, language: Language, words: Words) -> None:
        self.tokens, self.facts, self.words = words.tokens, words.facts, words.places
        self.dateline = document.dateline
        self.first = self.last = 0
        self.roles = Roles(words, language)
        self.adjectives = bool(self.words.adjectives)
        self.inverts = self.roles.trailing and bool(language.config.get("inversion"))

    def runs(self, sentence: Sentence, triggers: Sequence[int]) -> list[_Run]:
        """The candidates of a sentence; `triggers` are its tokens with which one may begin."""
        self.first, self.last = sentence.first, sentence.last
        self.roles.first = sentence.first
        out: list[_Run] = []
        free = self.first
        for at in triggers:
            if at < free or (at == self.first and self._opens(at)):
                continue
            way, people = self.facts[at].place, self.facts[at].begins & DEMONYM
            run = self._street(at) if way & STREET else None
            if run is None and way & NAMED:
                run = (self._soil(at) if people else None) or self._run(at, out[-1] if out else None)
            if run is None and (people or way & QUALIFIED):
                run = self._people(at)
            if run:
                out.append(run)
                free = run.last
        return out

    def _opens(self, at: int) -> bool:
        """Has the first word its capital only from opening the sentence: a verb that takes a place («Обстріляли
        Харків»), or a noun for people before the type word of theirs (*Warga Kecamatan Tambelangan*)?"""
        after = at + 1
        if after >= self.last or not self.facts[after].upper:
            return False
        noun = self.roles.language.nouns.get(self.tokens[at].low)
        if noun is not None and noun.type in PEOPLE and self._at(TYPE, after, self.last):
            return True
        return bool(self._before(PREPOSITION, at, after)) or (self.inverts and self._owned(after))

    def _at(self, table: int, at: int, end: int) -> Match[Word] | None:
        """The phrase of a table that begins at token `at`, within tokens [at, end)."""
        if at < end and self.facts[at].begins & table:
            return self.words.at(OF_PLACES[table], self.tokens, at, end)
        return None

    def _before(self, table: int, first: int, end: int) -> Match[Word] | None:
        """The phrase of a table that ends before token `end`, within tokens [first, end)."""
        if first < end and self.facts[end - 1].ends & table:
            return self.words.before(OF_PLACES[table], self.tokens, first, end)
        return None

    def _street(self, at: int) -> _Run | None:
        """A street's word and its name behind it: «вул. 30 років Перемоги», *Jl. M. H. Thamrin*, «вул. Набережна»."""
        head = self._at(TYPE, at, self.last)
        if not head or head.value.value not in STREETS or head.value.side not in ("before", "both"):
            return None
        name = head.last + (head.last < self.last and self.tokens[head.last].text in QUOTES)
        end = name + (name < self.last and self.tokens[name].kind == "number")
        while end < self.last and end - name < LONGEST_STREET:
            initial = self.tokens[end].text == "." and end > name and len(self.tokens[end - 1].text) == 1
            dated = end > name and self.tokens[name].kind == "number" and self.tokens[end - 1].kind == "number"
            to = head.value.value == "road" and end > name and self.tokens[end].text in DASHES
            if not (self.facts[end].upper or ((initial or dated or to) and self._more(end))):
                break
            end += 1
        if not any(self.facts[i].upper for i in range(name, end)):
            return None
        last = end + (name > head.last and end < self.last and self.tokens[end].text in QUOTES)
        role = self.roles.preposition(at) or "location"
        return _Run(at, last, name, end, "street", role, several=head.value.value == "streets")

    def _more(self, at: int) -> bool:
        return at + 1 < self.last and self.facts[at + 1].upper

    def _people(self, at: int) -> _Run | None:
        """An adjective or people of a place: "Norwegian", «московский»."""
        demonym = self._at(DEMONYM, at, self.last)
        if not demonym and not self.facts[at].place & QUALIFIED:
            return None
        last = demonym.last if demonym else at + 1
        flag = self._at(FLAG, last, self.last)
        return _Run(at, last, at, last, "demonym", "flag" if flag else "demonym")

    def _soil(self, at: int) -> _Run | None:
        """A country's adjective with a word for land: «российской территории»."""
        demonym = self._at(DEMONYM, at, self.last)
        land = demonym and self._at(SOIL, demonym.last, self.last)
        if not land or (land.last < self.last and self.facts[land.last].upper):
            return None  # "the Indonesian island of X": X is the place
        role = self.roles.preposition(at)
        if role is None:
            return None
        return _Run(at, land.last, at, land.last, "soil", role or "location")

    def _run(self, at: int, previous: _Run | None) -> _Run | None:
        end = self._name_end(at)
        if end is None or self._demonym(at, end):
            return None
        if self._plain(at, end):
            if self.adjectives and self._modifies(end):
                return None
            bounds = at, end, at, end
            return self._headed(*bounds) if self._in_dateline(at) else self._weighed(bounds, previous, None)
        left = previous.last if previous else self.first
        first, name, last, name_last, site = self._typed(left, at, end)
        if name >= name_last:
            return None
        if self.adjectives and (first, last) == (name, name_last) and self._modifies(last):
            return None
        part = self._before(PART, left, first)  # «східних регіонах», "western part of"
        direction = self._before(DIRECTION, left, part.first if part else first)
        part = part or (self._before(PART, left, direction.first) if direction else None)
        typed = (first, last) != (name, name_last)
        if self._in_dateline(at):
            return self._headed(first, last, name, name_last)
        behind = self._at(DIRECTION, last, self.last)
        if direction:
            first = direction.first
        elif behind and behind.value.side and not typed:  # "Ukraina timur"
            last, direction = behind.last, behind
        bounds = first, last, name, name_last
        role = self.roles.preposition(first)
        kind = self._kind(*bounds) if typed else ""
        if kind:
            common = first == self.first and last > name_last and not self.facts[name_last].upper
            return None if common else _Run(*bounds, kind, role or "location")
        return self._weighed(bounds, previous, role, typed, bool(direction), bool(part) or site)

    def _plain(self, at: int, end: int) -> bool:
        """Does no table of places know a word of the run [at, end) or right beside it? Most names stand so."""
        facts = self.facts
        if at > self.first and (facts[at - 1].ends & PLACES or self.tokens[at - 1].text in QUOTES):
            return False
        if end < self.last and facts[end].begins & PLACES:
            return False
        known = 0
        for fact in facts[at:end]:
            known |= fact.begins | fact.ends
        return not known & PLACES

    def _in_dateline(self, at: int) -> bool:
        """Does the token stand in the dateline?"""
        dateline = self.dateline
        return dateline is not None and dateline.start <= self.tokens[at].start < dateline.end

    def _headed(self, first: int, last: int, name: int, name_last: int) -> _Run:
        return _Run(first, last, name, name_last, "dateline", "dateline")

    def _weighed(
        self,
        bounds: tuple[int, int, int, int],
        previous: _Run | None,
        given: str | None,
        typed: bool = False,
        direction: bool = False,
        part: bool = False,
    ) -> _Run:
        """The run with its rule and its role. `given` is the role of the preposition before it: "" of a loose one, None
        of none."""
        first, last = bounds[:2]
        rule, role = self._evidence(first, last, previous, given, typed, direction, part)
        if rule == "street":
            return _Run(*bounds, rule, role, several=True)
        if rule in ("bare", "people", "type", "preposition-type"):
            role = self.roles.seat(first, rule == "preposition-type") or role
        if rule in ("bare", "people", "preposition") and self._before(FLAG, self.first, first):
            role = "flag"
        return _Run(*bounds, rule, role)

    def _kind(self, first: int, last: int, name: int, name_last: int) -> str:
        """`street` or `landmark` if the run has such a word beside its name, else ""."""
        before = self._at(TYPE, first, name)
        after = self._at(TYPE, name_last, last)
        found = next((m.value.value for m in (before, after) if m and m.value.value in SITES), "")
        return "street" if found in STREETS else found

    def _evidence(
        self, first: int, last: int, previous: _Run | None, given: str | None, typed: bool, direction: bool, part: bool
    ) -> tuple[str, str]:
        """The rule and the role."""
        role = given or "location"
        if self.facts[last - 1].possessive:
            return "possessive", role
        if typed:
            return "preposition-type" if given else "type", role
        if direction:
            return "direction", role
        if given:
            return "preposition", role
        if part:
            return "type", role
        if previous and previous.rule not in (*WEAK, "dateline") and self._joined(previous.last, first):
            return "street" if previous.several else "list", previous.role
        if previous and previous.rule == "possessive" and previous.last == first:
            owner = self.roles.preposition(previous.first)  # "in Indonesia's Bali"
            return ("preposition", owner) if owner else ("bare", role)
        return ("people" if self.inverts and self._owned(first) else "bare"), role

    def _owned(self, at: int) -> bool:
        """Does a noun for people stand right before token `at`, where the language puts whose they are behind them:
        «шахтёры Воркуты»?"""
        if at <= self.first or not self.facts[at - 1].begins & NOUN:
            return False
        noun = self.roles.language.nouns.get(self.tokens[at - 1].low)
        return noun is not None and noun.type in PEOPLE

    def _name_end(self, at: int) -> int | None:
        """Where the name that begins at token `at` ends, None if none does."""
        facts, fact = self.facts, self.facts[at]
        known = self._at(NAME, at, self.last) if fact.begins & NAME else None
        if known and not known.value.small and not fact.upper:
            known = None
        end = known.last if known else at
        if fact.possessive and fact.upper:
            return at + 1
        if not known and not (fact.upper and not fact.closed):
            return None
        head = self._at(TYPE, at, self.last - 1) if fact.begins & TYPE else None
        if head and head.value.side == "before" and facts[head.last].upper:
            end = max(end, head.last)  # "Gulf of Finland"
        while end < self.last:
            if facts[end].upper and not facts[end].closed:
                end += 1
                if facts[end - 1].possessive:
                    break
            elif end + 1 < self.last and facts[end + 1].upper and self._inside(end):
                end += 1
            else:
                break
        return end - 1 if end - at > 1 and self._of_area(end) else end

    def _of_area(self, end: int) -> bool:
        """Is the last word of a run that ends before token `end` the adjective of the area that the name before it lies
        in: «село Сергіївка Сарненського району»?"""
        if not self.facts[end - 1].place & QUALIFIED or not self._at(TYPE, end, self.last):
            return False
        before, last = self.tokens[end - 2].low, self.tokens[end - 1].low
        agree = self.words.ends("adjective", before) and before[-2:] == last[-2:]
        return self.facts[end - 2].upper and not agree

    def _demonym(self, at: int, end: int) -> bool:
        """Is the run the adjective of a country, or a word that is never a place, and no more?"""
        never = end - at == 1 and self.facts[at].place & NEVER
        if not (never or self.facts[at].begins & DEMONYM):
            return False
        after = self._at(TYPE, end, self.last)
        if after and after.value.side in ("after", "both") and after.value.value in NAMED_SO:
            return False
        match = self._at(DEMONYM, at, end)
        return bool(never or (match and match.last == end))

    def _inside(self, at: int) -> bool:
        """Before another capital: a small word inside a name ("Rio de Janeiro"), or the dot of "St. Louis" and "John R.
        Smith"."""
        before = self.tokens[at - 1].text
        short = self.tokens[at].text == "." and (before in ("St", "Mt", "Ft", "Ste") or len(before) == 1)
        return short or self.words.is_("particle", self.tokens[at])

    def _typed(self, left: int, at: int, end: int) -> tuple[int, int, int, int, bool]:
        """The run [at, end) with the type words at its sides: first, name, last, name_last; and is it a site's?"""
        after = self._at(TYPE, end, self.last)
        inside = self._before(TYPE, at, end)
        before = self._before(TYPE, left, at)
        head = self._at(TYPE, at, end)
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
            elif at - 1 > left and self.tokens[at - 1].text in QUOTES and end < self.last:
                quoted = self._before(TYPE, left, at - 1)
                if quoted and quoted.value.value in QUOTED and self.tokens[end].text in QUOTES:
                    first, last = quoted.first, end + 1
        return first, name, last, name_last, site

    def _initial(self, match: Match[Word]) -> bool:
        """Is what looks like a short type word the initial of a first name: «С. Петров»?"""
        return (
            match.last - match.first > 1 and self.tokens[match.last - 1].text == "." and self.facts[match.first].upper
        )

    def _modifies(self, end: int) -> bool:
        """Is a run that ends before token `end` an adjective of the small word there: «Белом доме»? Only a verb may
        follow a name so."""
        if end >= self.last:
            return False
        last, after = self.tokens[end - 1], self.tokens[end]
        noun = after.kind == "word" and after.text[0].islower() and not self.facts[end].closed
        if not noun or not self.words.modifies(last.low, after.low) or self.words.ends("verb", after.low):
            return False
        return not any(self.words.is_(name, after) for name in ("and", "preposition"))

    def _joined(self, end: int, start: int) -> bool:
        """Do only commas, "and" and small words stand between two candidates?"""
        if start - end > 3:
            return False
        between = [self.tokens[i] for i in range(end, start)]
        marks = [t for t in between if t.text in (",", "(", "–", "/") or self.words.is_("and", t)]
        others = [t for t in between if t not in marks and not self.words.is_("article", t)]
        return bool(marks) and not others
