"""What a name or a noun phrase is: person · organisation · place · medium · collective · document · "" for unknown.

Every answer comes with the rule that decided. Only words and marks are asked, tables say what they mean; a tree, where
there is one, says which noun is the head.
"""

from collections.abc import Sequence
from typing import NamedTuple

from muasal.languages import Match, Noun
from muasal.model import Token
from muasal.read.name_runs import Run
from muasal.read.name_words import NEAR, Words
from muasal.read.parse import Tree
from muasal.read.word_facts import BODY, COUNTRY, CUE, DIRECTION, LEGAL, MEDIUM, NAME, NOUN, THING, TYPE

TYPES = ("person", "organisation", "place", "medium", "collective", "document")
NOUNS = {"country": "place", "title": "person"}  # types of nouns.tsv that have another name here
GROUPS = ("residents",)  # kinds of organisations.tsv
DESCRIBED = 3  # words between a comma and the noun of an apposition
PERSONAL = (2, 4)  # words of a person's name
# rules that give way to what the article says elsewhere; "script": firms, ships and brands keep their Latin letters in
# a Cyrillic text, people and places seldom do
WEAK = frozenset({"script", "shape", "preposition", "run", "surname", "speaks", "first-name"})


class Typed(NamedTuple):
    """A type and the rule that decided."""

    type: str
    rule: str

    @property
    def weak(self) -> bool:
        return self.rule in WEAK


UNKNOWN = Typed("", "run")


def of_name(words: Words, run: Run, place: str = "") -> Typed:
    """The type of a name in its sentence. `place` is the rule of a candidate for a place there ("preposition")."""
    if words.inflected and _modifies(words, run):
        return UNKNOWN
    placed = place in ("type", "preposition-type", "direction", "dateline", "preposition", "list")
    begins, single = words.begins(run.first, run.last), run.last - run.first == 1
    found = (
        _from_within(words, run, begins) or _from_before(words, run) or (None if single else _from_given(words, run))
    )
    if found:
        return found
    personal = not single and _personal(words, run)
    found = _from_behind(words, run)
    if found and not (single and placed):
        return found
    if place in ("type", "preposition-type", "direction", "dateline") or (begins & TYPE and _land(words, run)):
        return Typed("place", "place-word")
    if single and words.given(run.first) and not run.over:
        return Typed("person", "first-name")
    if words.language.letters and all(t.text.isascii() for t in words.tokens[run.first : run.last]):
        return Typed("organisation", "script")
    if place == "preposition" or (place == "list" and not personal):
        return Typed("place", "preposition")
    if personal and words.names.is_("surname", words.bare(run.last - 1)):
        return Typed("person", "surname")
    if single and words.names.family(words.bare(run.first)) and not run.over:
        return Typed("person", "surname")
    if single and _speaks(words, run):
        return Typed("person", "speaks")
    return Typed("person", "shape") if personal and place != "list" else UNKNOWN


def _modifies(words: Words, run: Run) -> bool:
    """Is the run an adjective of the small word behind it («Кубанского войска»)? Only a verb may follow a name so."""
    if run.last >= len(words.tokens) or run.last - run.first > 1:
        return False
    behind = words.tokens[run.last]
    noun = behind.kind == "word" and behind.text[0].islower() and not words.facts[run.last].function
    adjective = words.places.ends("adjective", words.tokens[run.first].low)
    return noun and adjective and not words.places.ends("verb", behind.low)


def _speaks(words: Words, run: Run) -> bool:
    """Does a single name stand where a speaker does (*kata Harun*)? Only where nouns lead and are not inflected:
    elsewhere bodies and capitals stand there as often."""
    if words.language.config.get("noun_head") or words.inflected or run.over:
        return False
    tokens, cues = words.tokens, words.language.cues
    for at in range(max(0, run.first - NEAR), run.first):
        cue = cues.at(tokens, at, run.first) if words.facts[at].begins & CUE else None
        if cue and cue.last == run.first and cue.value.frame in ("tag", "prep", "verb"):
            return True
    return verb_behind(words, run)


def verb_behind(words: Words, run: Run) -> bool:
    """Does a verb of saying follow? One that does nothing else, where the name has its capital from the sentence."""
    end = min(run.last + NEAR, len(words.tokens))
    begins = run.last < end and words.facts[run.last].begins & CUE
    cue = words.language.cues.at(words.tokens, run.last, end) if begins else None
    return cue is not None and cue.value.frame == "verb" and not (run.opens and cue.value.strength != "strong")


def of_phrase(
    words: Words, first: int, last: int, names: Sequence[tuple[Run, Typed]] = (), tree: Tree | None = None
) -> Typed:
    """The type of the noun phrase in tokens [first, last): by its head noun, else by the name in it."""
    head = _head(words, first, last, tree)
    if head is not None:
        if head.type == "person" and _several(words, head, first, last):
            return Typed("collective", "head-noun")
        return Typed(NOUNS.get(head.type, head.type), "head-noun")
    inside = [typed for run, typed in names if first <= run.first and run.last <= last]
    return inside[0] if inside else UNKNOWN


def _several(words: Words, head: Noun, first: int, last: int) -> bool:
    """Does a noun for one person stand for a group here: do the tables know the phrase as people of a place?"""
    found = words.language.organisations.find(words.tokens, first, last)
    return head.role == "resident" and any(match.value.kind in GROUPS for match in found)


def _head(words: Words, first: int, last: int, tree: Tree | None) -> Noun | None:
    """The head noun: the tree's, else on the language's side within the part before a comma that has one."""
    found = list(words.language.nouns.find(words.tokens, first, last))
    if tree is not None and tree.first <= first and last <= tree.last:
        tops = [i for i in range(first, last) if not first <= tree.head(i) < last]
        at = next((m for m in found for top in tops if m.first <= top < m.last), None)
        if at:
            return at.value
    start = first
    for end in [*(i for i in range(first, last) if words.tokens[i].text == ","), last]:
        part = [m for m in found if start <= m.first < end]
        if part:
            return _on_side(words, part)
        start = end
    return None


def _on_side(words: Words, found: Sequence[Match[Noun]]) -> Noun:
    """Of the nouns of one part, the first; the last before a preposition where a language has its heads there."""
    if words.language.config.get("noun_head") != "last":
        return found[0].value
    chosen = found[0]
    for match in found[1:]:
        between = range(chosen.last, match.first)
        if any(words.language.is_("preposition", words.tokens[i].low) for i in between):
            break
        chosen = match
    return chosen.value


def _from_within(words: Words, run: Run, begins: int) -> Typed | None:
    """By the words of the name: a legal form, the noun of a body, a law, a country, an acronym. `begins`: the tables
    with phrases that begin with one of them."""
    tokens, a, b = words.tokens, run.first, run.last
    known = words.places.at("name", tokens, a, b) if words.facts[a].begins & NAME else None
    if known and known.last == b and not run.titled:
        return Typed("place", "country")
    if begins & THING and not run.titled and _of_things(words, a, b):
        return Typed("", "thing")
    if begins & LEGAL and b - a > 1 and _affixed(words, a, b):
        return Typed("organisation", "legal-form")
    noun = _own_noun(words, a, b) if begins & NOUN else None
    if noun:
        return noun
    for table, name, type in ((MEDIUM, "medium", "medium"), (BODY, "body", "organisation")):
        if begins & table and b - a > 1 and _bodied(words, name, a, b):
            return Typed(type, "body-word")
    if b - a == 1 and words.facts[a].acronym and not (a and words.facts[a - 1].honours and _honorific(words, a - 1)):
        return Typed("organisation", "acronym")
    return None


def _of_things(words: Words, a: int, b: int) -> bool:
    """Is a word for a law, a plan … in the name, and the name no person's that begins with a first name?"""
    names, tokens = words.names, words.tokens
    if b - a > 1 and words.facts[a].given and not names.at("thing", tokens, a, b):
        return False
    return any(names.at("thing", tokens, at, b) for at in range(a, b))


def _affixed(words: Words, a: int, b: int) -> bool:
    """Does a legal form stand at the side of the name where such forms do?"""
    found = [(at, match) for at in range(a, b) if (match := words.names.at("legal", words.tokens, at, b))]
    return any((m.value == "first" and at == a) or (m.value == "last" and m.last == b) for at, m in found)


def _bodied(words: Words, name: str, a: int, b: int) -> bool:
    """Does a word of a class of bodies stand where such words do in a name?"""
    for at in range(a, b):
        found = words.names.at(name, words.tokens, at, b)
        if found and (found.value == "any" or (at == a if found.value == "first" else found.last == b)):
            return True
    return False


def _honorific(words: Words, at: int) -> bool:
    """Is the title one of address (*Pak*, "Mr") rather than an office?"""
    return words.language.nouns.get(words.tokens[at].low) is None


def _own_noun(words: Words, a: int, b: int) -> Typed | None:
    """By a noun of the tables at the head of the name: *Partai …*, "… Police", "Reuters"."""
    last = words.language.config.get("noun_head") == "last"
    found = list(words.language.nouns.find(words.tokens, a, b))
    for match in reversed(found) if last else found[:1]:
        behind = match.last == b or not words.capital(match.last)
        at_head = behind if last else match.first == a
        if at_head and match.value.type in ("organisation", "medium", "document", "collective"):
            return Typed(match.value.type, "head-noun")
        if match.value.type == "country" and match.last - match.first == b - a:
            return Typed("place", "country")
    return None


def _from_before(words: Words, run: Run) -> Typed | None:
    """By a title or noun before the name: *Pak Harun*, "farmer Lina Hart", «компания „Север“»."""
    at, single = run.first, run.last - run.first == 1
    if run.over:
        return UNKNOWN
    inflected = words.inflected
    if run.titled and single and inflected and at and not words.facts[at - 1].honours:
        return None
    if run.titled and not (single and _seat_before(words, at)):
        return Typed("person", "title")
    if at and words.language.is_("title", words.tokens[at - 1].low) and not (single and _seat_before(words, at)):
        return Typed("person", "title")
    before = words.noun_before(at)
    if before is None or _gap(words, at) > 1:
        return None
    if before.type == "organisation" and _personal(words, run) and _led(words, at, before):
        return Typed("person", "noun-before")
    if before.type in ("organisation", "medium") and not words.given(at):
        return Typed(before.type, "noun-before")
    if before.type == "person" and (not single or not inflected):
        return None if before.role in ("member", "resident") and single else Typed("person", "noun-before")
    if before.type == "collective" and single:
        return UNKNOWN
    return None


def _led(words: Words, at: int, body: Noun) -> bool:
    """Does a noun for a person stand before the noun of the body (*kepala kepolisian …*)?"""
    before = words.noun_before(at - len(body.noun.split()))
    return before is not None and before.type == "person"


def _gap(words: Words, at: int) -> int:
    return words.tokens[at].start - words.tokens[at - 1].end


def _seat_before(words: Words, at: int) -> bool:
    """Is the word before an office named with its place as often as with its holder (*Bupati …*)?"""
    while at > 1 and words.facts[at - 1].acronym:
        at -= 1
    return at > 0 and words.names.is_("seat", words.tokens[at - 1].low)


def _from_given(words: Words, run: Run) -> Typed | None:
    """By a first name, a patronymic, a surname's ending."""
    size = run.last - run.first
    if not 1 < size <= PERSONAL[1] + 1:
        return None
    if any(fact.patronymic for fact in words.facts[run.first : run.last]):
        return Typed("person", "patronymic")
    if words.given(run.first):
        return Typed("person", "given-name")
    inner = range(run.first + 1, run.last - (size > 2))
    if any(words.given(i) for i in inner) and not words.language.config.get("noun_head"):
        return Typed("person", "given-name")
    return None


def _from_behind(words: Words, run: Run) -> Typed | None:
    """By what stands behind: an age ("Lina Hart, 47,"), an apposition ("Lina Hart, a farmer")."""
    tokens, at = words.tokens, run.last
    if at + 1 >= len(tokens):
        return None
    mark, next_ = tokens[at].text, tokens[at + 1]
    if mark in ",(" and next_.kind == "number" and _aged(words, at):
        return Typed("person", "age")
    if mark in ",–—" and not _belongs(words, run):
        noun = _apposed(words, at + 1)
        if noun and noun.type in ("person", "organisation", "medium"):
            return Typed(noun.type, "apposition")
    return None


def _belongs(words: Words, run: Run) -> bool:
    """Does the name belong to somebody named before it, whose apposition follows ("the mayor [of Orrin], a nurse")?"""
    before = run.first - 1
    linked = before > 0 and words.language.is_("inner-preposition", words.tokens[before].low)
    noun = words.noun_before(before) if linked else None
    return noun is not None and noun.type == "person"


def _aged(words: Words, at: int) -> bool:
    """Is the number behind the mark an age: small and closed again at once?"""
    number, closing = words.tokens[at + 1].text, words.tokens[at + 2].text if at + 2 < len(words.tokens) else ""
    return number.isdigit() and 10 < int(number) < 110 and closing == {",": ",", "(": ")"}[words.tokens[at].text]


def _apposed(words: Words, at: int) -> Noun | None:
    """The noun an apposition opens with, after an article or adjectives."""
    for start in range(at, min(at + DESCRIBED, len(words.tokens))):
        token = words.tokens[start]
        article = start == at and words.language.is_("article", token.low)
        if token.kind != "word" or words.capital(start) or (words.facts[start].function and not article):
            return None
        if words.facts[start].begins & CUE and words.language.cues.at(words.tokens, start, start + 1):
            return None
        match = words.noun(start, min(start + NEAR, len(words.tokens)))
        if match:
            articled = words.language.is_("article", words.tokens[at].low) or not words.language.words.get("article")
            return match.value if articled or start == at else None
    return None


def _land(words: Words, run: Run) -> bool:
    """Is a word for land part of the name ("Lake Orrin", "Orrin River")?"""
    head = words.places.at("type", words.tokens, run.first, run.last)
    if head and head.value.side in ("before", "both") and head.last < run.last:
        return True
    tail = words.places.before("type", words.tokens, run.first, run.last)
    return tail is not None and tail.value.side in ("after", "both") and tail.first > run.first


def _personal(words: Words, run: Run) -> bool:
    """Two to four capitalised words, none an acronym, none a word for land: the shape of a person's name."""
    if run.last - run.first < PERSONAL[0]:
        return False
    tokens: list[Token] = [t for t in words.tokens[run.first : run.last] if t.kind == "word"]
    if not PERSONAL[0] <= len(tokens) <= PERSONAL[1]:
        return False
    language, facts = words.language, words.facts[run.first : run.last]
    if any(t.text[0].islower() and not language.is_("particle", t.low) for t in tokens):
        return False
    if any(language.is_("inner-preposition", t.low) or t.low == "&" or _shouted(t.text) for t in tokens):
        return False
    if any(fact.common and fact.capital and not fact.given for fact in facts) or _of_land(words, run):
        return False
    return facts[0].given or not words.places.ends("adjective", tokens[0].low)


def _shouted(text: str) -> bool:
    return len(text) > 2 and text.isupper()


def _of_land(words: Words, run: Run) -> bool:
    """Is a word for land, a direction or a country in the name?"""
    begins, tokens, last = words.begins(run.first, run.last), words.tokens, run.last
    if begins & TYPE and any(words.places.at("type", tokens, at, last) for at in range(run.first, last)):
        return True
    if begins & DIRECTION and any(words.places.at("direction", tokens, at, last) for at in (run.first, last - 1)):
        return True
    return bool(begins & COUNTRY) and any(words.country(at, last) > at for at in range(run.first, last))
