"""Names as worded: runs of capitals with a type and the rule that decided, and short forms introduced in brackets.

A name is typed where it stands (`types.py`); then short forms and repeats take the type of the full form, all over the
document.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from muasal.languages import Language
from muasal.model import Document, EntityMention, Introduction, PlaceCandidate, Span, Token
from muasal.read.name_runs import Run, runs
from muasal.read.name_words import Words
from muasal.read.types import UNKNOWN, WEAK, Typed, of_name, verb_behind

LONGEST = 8  # words of a long form before its bracket
SHORT_FORM = 12  # letters
INFLECTED = 3  # letters by which forms of one name may differ at the end
# rules that a capital at the head of a sentence is not enough for
BY_CAPITAL = ("run", "shape", "surname", "preposition", "thing", "head-noun", "place-word")
SHORTEST = 3  # letters they share

_BRACKET = re.compile(r"\(")
Named = tuple[Run, Typed]
Form = tuple[str, ...]  # the bare words of a name


def find(document: Document, language: Language, places: Sequence[PlaceCandidate] = ()) -> list[EntityMention]:
    """The names of a document in text order. `places` are the candidates for places in it.

    A lone capital that opens a sentence is no name, unless it is an acronym or comes again within a sentence.
    """
    return mentions(document, language, typed_runs(document, language, places))


def mentions(document: Document, language: Language, found: Iterable[Named]) -> list[EntityMention]:
    """Typed token ranges as mentions in characters."""
    return [
        EntityMention(span_of(document, language, run), f"name:{typed.rule}", type=typed.type, doubtful=typed.weak)
        for run, typed in found
    ]


def typed_runs(
    document: Document, language: Language, places: Sequence[PlaceCandidate] = (), words: Words | None = None
) -> list[Named]:
    """The same as token ranges. `words`: those of the document, where the caller has them."""
    words = words or Words(document.tokens, language)
    found = runs(document, words)
    rules = _place_rules(words, found, places)
    named = [(run, of_name(words, run, rule)) for run, rule in zip(found, rules, strict=True)]
    forms = [_form(words, run) for run in found]
    known = _known(words, document, named, forms, introductions(document, language))
    return [pair for one, form in zip(named, forms, strict=True) if (pair := _again(words, one, form, known))]


def span_of(document: Document, language: Language, run: Run) -> Span:
    """The characters of a name, its possessive ending left out."""
    last = document.tokens[run.last - 1]
    return Span(document.tokens[run.first].start, last.end - language.possessive(last.low))


def _place_rules(words: Words, names: Iterable[Run], places: Sequence[PlaceCandidate]) -> Iterator[str]:
    """For each name the rule of the candidate for a place that is the same words, "" without one."""
    ends, starts = {p.span.end: p for p in places}, [p.span.start for p in places]
    for run in names:
        last = run.last - 1
        start, end = words.tokens[run.first].start, words.tokens[last].end - words.facts[last].possessive
        place = ends.get(end)
        if place is None:
            at = bisect_left(starts, end)  # one of the last candidates that begin no later than the name
            near = places[max(0, at - 2) : at]
            place = next((p for p in near if p.span.start <= start and end <= p.span.end), None)
        yield place.rule.removeprefix("place:") if place and place.span.start <= start else ""


class _Known:
    """What an article says of names where it says it clearly: full forms, and the words of people's names."""

    def __init__(self) -> None:
        self.forms: dict[Form, Typed] = {}
        self.parts: dict[str, list[str]] = {}  # the first letters of a word of a person's name → the words
        self.inside: dict[str, list[str]] = {}  # the same of names of one word within a sentence

    def part(self, low: str, exact: bool) -> bool:
        """Is this a word of a person's name, in the same form or in another case?"""
        return any(low == other or (not exact and _same(low, other)) for other in self.parts.get(low[:SHORTEST], ()))

    def again(self, low: str) -> bool:
        """Does the word stand within a sentence of the body too, with its capital?"""
        return any(_same(low, other) for other in self.inside.get(low[:SHORTEST], ()))


def _known(
    words: Words, document: Document, named: Sequence[Named], forms: Sequence[Form], short: Sequence[Introduction]
) -> _Known:
    """Full forms by clear rules first, then by weak ones; short forms in brackets as their long ones."""
    text, body = document.text, document.body
    known = _Known()
    told = [(typed, form) for (_, typed), form in zip(named, forms, strict=True) if typed.type]
    clear = [(typed, form) for typed, form in told if typed.rule not in WEAK]
    for typed, form in (*clear, *told):
        known.forms.setdefault(form, typed)
    by_end = {words.tokens[run.last - 1].end: typed for run, typed in named}
    for introduction in short:
        typed = by_end.get(introduction.long.end, UNKNOWN)
        if typed.type:
            known.forms.setdefault((introduction.short.of(text).casefold(),), Typed(typed.type, "introduced"))
    for (run, _), form in zip(named, forms, strict=True):
        said = known.forms.get(form, UNKNOWN) if run.last - run.first > 1 else UNKNOWN
        if said.type == "person":
            for at in (run.last - 1,) if said.rule == "shape" else (run.first, run.last - 1):
                low = words.bare(at)
                if len(low) >= SHORTEST:
                    known.parts.setdefault(low[:SHORTEST], []).append(low)
    for (run, _), form in zip(named, forms, strict=True):
        if len(form) == 1 and len(form[0]) >= SHORTEST and not run.opens and run.first >= body:
            known.inside.setdefault(form[0][:SHORTEST], []).append(form[0])
    return known


def _again(words: Words, pair: Named, form: Form, known: _Known) -> Named | None:
    """The name with the type the article gives it elsewhere; None if it is a capital that only opens a sentence."""
    run, typed = pair
    single = run.last - run.first == 1
    if single and typed.rule == "noun-before" and known.part(form[0], exact=True):
        typed = Typed("person", "repeat")  # *tim Solihin*
    if typed.rule in WEAK:
        said = known.forms.get(form)
        if said and said.rule not in WEAK:
            typed = Typed(said.type, "repeat")
        elif single and not run.over and known.part(form[0], exact=bool(typed.type)):
            typed = Typed("person", "repeat")
        elif said and not typed.type:
            typed = said
    if run.opens and not (_stands_alone(words, run, typed) or (single and known.again(form[0]))):
        return None
    return run, typed


def _stands_alone(words: Words, run: Run, typed: Typed) -> bool:
    """Is a name that opens a sentence one by its own words, not just by its capital?"""
    if typed.rule in ("first-name", "speaks"):
        low, behind = words.bare(run.first), words.tokens[run.last : run.last + 1]
        common = words.language.nouns.get(low) is not None or words.facts[run.first].common
        spoken = typed.rule == "speaks" or verb_behind(words, run._replace(opens=False))
        return not common and (spoken or not behind or behind[0].kind == "mark")
    return words.facts[run.first].acronym or typed.rule not in BY_CAPITAL


def _form(words: Words, run: Run) -> Form:
    return tuple([fact.bare for fact in words.facts[run.first : run.last]])


def _same(one: str, other: str) -> bool:
    """Two forms of one word: equal but for a few letters at the end."""
    if one == other:
        return True
    shared = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return shared >= SHORTEST and max(len(one), len(other)) - shared <= INFLECTED and not one.isascii()


def introductions(document: Document, language: Language) -> list[Introduction]:
    """`Long Form (SHORT)`: the bracket holds one capitalised word; the long form is the phrase before it."""
    tokens = document.tokens
    out = []
    brackets = [document.token_from(bracket.start()) for bracket in _BRACKET.finditer(document.text)]
    for i in (at + 1 for at in brackets if 0 < at < len(tokens) - 2):
        short = tokens[i]
        if tokens[i + 1].text == ")" and _short_form(short):
            start = _long_form(document, language, i - 1)
            if start is not None:
                long = Span(tokens[start].start, tokens[i - 2].end)
                out.append(Introduction(short.span, long))
    return out


def _capital(token: Token) -> bool:
    return token.kind == "word" and token.text[0].isupper()


def _short_form(token: Token) -> bool:
    return _capital(token) and len(token.text) <= SHORT_FORM


def _long_form(document: Document, language: Language, bracket: int) -> int | None:
    """Where the long form before token `bracket` begins: back to the last capital of its run of name-like words."""
    tokens = document.tokens
    start: int | None = None
    at = bracket - 1
    first = document.sentences[document.sentence_at(tokens[bracket].start)].first
    while at >= first and bracket - at <= LONGEST and tokens[at].kind == "word":
        low = tokens[at].low
        stops = any(language.is_(c, low) for c in ("preposition", "clause-conjunction", "complementizer", "auxiliary"))
        if stops and not language.is_("inner-preposition", low):
            break
        if tokens[at].text[0].isupper():
            start = at
        at -= 1
    return start
