"""From the words of a source to who it is: chains of entity ids, nearest the article first.

A source phrase is read as: an outlet, a registered name, a kind of institution with its country or place ("Ukraine's
military intelligence"), a short form introduced in the article, a person with or without an institution behind it, an
unnamed source. Pronouns, clitics and "the agency" go back to who spoke before. What cannot be told is `unspecified`.
"""

from collections.abc import Iterable
from dataclasses import replace

from muasal.model import Attribution, Reference, Span
from muasal.resolve import romanise, sections
from muasal.resolve.back import BODIES, back, definite
from muasal.resolve.identities import Piece
from muasal.resolve.institutions import institution, name_bodies, protagonist
from muasal.resolve.kinds import is_people
from muasal.resolve.parts import Parts, own_outlet, take_apart
from muasal.resolve.register import Register, slug
from muasal.resolve.registry import UNSPECIFIED
from muasal.tables import expand

OFFICES = ("spokesperson", "official")  # roles of nouns that say in what office somebody speaks
SOURCE = "source"  # what an unnamed source is where nothing is told of it
NO_TRADE = ("person", "official")  # codes of counted.tsv that do not tell one unnamed source from another
PLACE_OF_WORK = 7  # tokens between an unnamed source and its cue


def chains(register: Register) -> list[Attribution]:
    """The article's attributions with their chains filled, in text order."""
    name_bodies(register)
    for introduction in register.reading.introductions:
        _introduce(register, introduction.short, introduction.long)
    return [replace(a, chain=_chain(register, a)) for a in register.reading.attributions]


def _chain(register: Register, a: Attribution) -> tuple[str, ...]:
    links = list(dict.fromkeys(id for ids in _resolved(register, a) for id in ids))
    chain = tuple(id for id in links if id != register.outlet or len(links) == 1) or (UNSPECIFIED.id,)
    for id in chain:
        register.know(id, id, "none")
    if chain[-1] != UNSPECIFIED.id:
        register.spoken.append(chain[-1])
        people = (n for n, id in enumerate(chain) if register.entities[id].type == "person")
        register.voices.append(chain[next(people, -1) :])
    register.media += [id for id in chain if id in register.outlets.values() or register.entities[id].type == "outlet"]
    return chain


def _resolved(register: Register, a: Attribution) -> list[tuple[str, ...]]:
    """The ids of each reference. Those that say who come first: "a spokesperson for the regulator" may be of one."""
    found: dict[int, tuple[str, ...]] = {}
    before = len(register.spoken)
    for n, reference in sorted(enumerate(a.references), key=lambda pair: pair[1].kind in ("generic", "anonymous")):
        found[n] = tuple(_links(register, reference, a))
        register.spoken += [id for id in found[n][-1:] if id in register.entities and _is_body(register, id)]
        _note_offices(register, reference, found[n])
    del register.spoken[before:]
    return [found[n] for n in sorted(found)]


def _note_offices(register: Register, reference: Reference, ids: tuple[str, ...]) -> None:
    """Remember who "Ukraine's commissioner for sanctions", "the growers' association" was, for "the commissioner", "the
    association" to go back to."""
    if reference.span is None or UNSPECIFIED.id in ids:
        return
    piece = register.piece(reference.span)
    body = ids[-1:] if ids and ids[-1] in register.entities and _is_body(register, ids[-1]) else ()
    for noun in register.language.nouns.find(register.tokens, *piece):
        if noun.value.type == "person" and noun.value.role in OFFICES:
            register.offices[noun.value.noun] = ids
        elif noun.value.type == "organisation" and body and len(noun.tokens) < piece[1] - piece[0]:
            register.offices[noun.value.noun] = body


def _is_body(register: Register, id: str) -> bool:
    """Is it an organisation, and no outlet?"""
    return register.entities[id].type == "organisation" and id not in register.outlets.values()


def _links(register: Register, reference: Reference, a: Attribution) -> Iterable[str]:
    """The ids one reference stands for: a person may stand before the institution."""
    if reference.kind == "implicit":
        return (UNSPECIFIED.id,)
    if reference.span is None or reference.kind == "pronoun":
        return _meant(register, reference, a) or (UNSPECIFIED.id,)
    piece = register.piece(reference.span)
    if reference.kind == "anonymous":
        piece = _with_place_of_work(register, piece, a)
    return identify(register, piece, reference.kind) or (UNSPECIFIED.id,)


def _with_place_of_work(register: Register, piece: Piece, a: Attribution) -> Piece:
    """An unnamed source with the body behind a preposition that its span was read without («источник [в полиции]»)."""
    first, tokens = piece[1], register.tokens
    end = min([register.piece(cue)[0] for cue in a.cue if cue.start >= tokens[piece[1] - 1].end], default=first)
    if not 1 < end - first <= PLACE_OF_WORK or not register.language.is_("preposition", tokens[first].low):
        return piece
    return (piece[0], end) if all(t.kind == "word" for t in tokens[first:end]) else piece


def _meant(register: Register, reference: Reference, a: Attribution) -> tuple[str, ...]:
    """Who a pronoun or a clitic stands for: the person who spoke last, "it" for the institution; before anybody spoke,
    the person the sentence before begins with."""
    pronoun = register.tokens[register.piece(reference.span)[0]].low if reference.span else ""
    if register.language.is_("pronoun-body", pronoun):
        company = None if register.spoken else protagonist(register, register.piece(a.cue[0])[0])
        return (company,) if company else tuple(register.spoken[-1:])
    if register.voices:
        return register.voices[-1]
    person = _subject_before(register, (reference.span or a.cue[0]).start)
    return _voice(register, person, None) if person else ()


def _subject_before(register: Register, start: int) -> str | None:
    """The person named first in the sentence before the one at this character."""
    document = register.reading.document
    sentences, here = document.sentences, document.sentence_at(start)
    if here < 1 or sentences[here].paragraph != sentences[here - 1].paragraph:
        return None
    bearer = register.identities.person_in(sentences[here - 1].first, sentences[here - 1].last)
    return _person(register, (bearer.first, bearer.last)) if bearer else None


def identify(register: Register, piece: Piece, kind: str) -> tuple[str, ...]:
    """The ids a source phrase stands for, nearest first; () if it says nothing about who."""
    parts = take_apart(register, _head(register, piece))
    if parts.outlet:
        return (parts.outlet,)
    if own_outlet(register, piece):
        return (register.outlet,)
    holder = _holder(register, parts) if kind != "anonymous" else None
    if holder:
        return _voice(register, holder, None)
    body = parts.named or parts.body or _institution(register, parts) or parts.introduced
    if parts.name is not None and (unit := sections.section(register, parts, body)):
        return (unit,)
    unnamed = (
        parts.name is None or piece[1] - piece[0] == 1
    )  # a lone word that is read as nameless only opens a sentence
    if unnamed and (kind == "anonymous" or _somebody(register, parts)) and not _speaks_for(register, parts):
        return (_anonymous(register, parts, body),)
    if parts.name is not None and not parts.name_follows_kind:
        return _named(register, parts, parts.name, body)
    if body:
        return (body,)
    if parts.country:
        return (parts.country,)
    return back(register, parts)


def _somebody(register: Register, parts: Parts) -> bool:
    """One of an institution's people whom nothing names: "an EU diplomat"?"""
    first = register.tokens[parts.piece[0]].low
    return (
        parts.roles == {"official"}
        and register.language.is_("determiner", first)
        and not definite(register, parts.piece)
    )


def _speaks_for(register: Register, parts: Parts) -> bool:
    """Does the phrase name the voice of a body ("a spokesperson for X")? A manager or a worker whom nothing names has
    only his own."""
    return "spokesperson" in parts.roles and _trade(register, parts) == SOURCE


def _trade(register: Register, parts: Parts) -> str:
    """What an unnamed source does ("worker"), `source` where the words do not tell."""
    people = (match.value for match in register.language.people.find(register.tokens, *parts.piece))
    return next((code for code in people if code not in NO_TRADE), SOURCE)


def _institution(register: Register, parts: Parts) -> str | None:
    """The institution the phrase names by its kind; a named person is behind no group ("Dr X, a surgeon")."""
    single = parts.name is not None and parts.kind is not None and is_people(parts.kind.kind)
    return None if single else institution(register, parts)


def _holder(register: Register, parts: Parts) -> str | None:
    """Who "the mayor" is: the one person the article has named with this noun."""
    if parts.name or parts.named or parts.country or parts.introduced or parts.body:
        return None
    roles = [noun.noun for noun in parts.nouns if noun.type == "person" and noun.role != "anonymous"]
    return register.identities.holder(roles, parts.piece[0]) if roles and definite(register, parts.piece) else None


def _named(register: Register, parts: Parts, name: Piece, body: str | None) -> tuple[str, ...]:
    """A phrase with a name of its own: a person, before the institution spoken for, or a body that bears the name."""
    behind = body or _possessor(register, parts) or parts.country
    if parts.personal or _owned(register, parts.piece):
        person = _person(register, name)
        register.untyped.discard(person)
        member = "resident" in parts.roles and not parts.roles & set(OFFICES)
        return _voice(register, person, behind if parts.body or not member else None)
    if parts.named or parts.introduced:
        return (str(body),)
    if any(noun.type in (*BODIES, "medium", "collective") for noun in parts.nouns) or parts.kind:
        return (_body(register, parts, name),)
    id = _person(register, name)
    if id not in register.behind and id not in register.registry.entities:
        register.untyped.add(id)
    return _voice(register, id, None)


def _possessor(register: Register, parts: Parts) -> str | None:
    """The body spoken of last, where "the agency's representative", "its chairman" speaks for it; the company the
    article is about, where "chief executive X" says nothing of whom."""
    own = _served(register, parts)
    if own:
        return own
    bare = parts.kind is None and not _of_state(register, parts)
    generic = bare and any(n.type == "organisation" and n.role == "generic" for n in parts.nouns)
    owned = _owned(register, parts.piece)
    if "resident" in parts.roles:
        return None
    if owned or generic:
        same = [id for id in register.spoken if register.entities[id].type in BODIES]
        return same[-1] if same else None
    serves = "spokesperson" in parts.roles and not (parts.kind or parts.country or _of_office(register, parts))
    return protagonist(register, parts.piece[0]) if serves else None


def _served(register: Register, parts: Parts) -> str | None:
    """The body that "the foundation's head", *kepala dinas* speaks for: of those named before whose name holds the
    noun, the last; else the one that was last called so. A country named with it ("the Norwegian association's head")
    says that it may be another."""
    if _of_state(register, parts) or not set(OFFICES) & parts.roles:
        return None
    nouns = [noun for noun in parts.nouns if noun.type == "organisation" or " " in noun.noun]
    wanted = {word for noun in nouns for word in noun.noun.split() if _is_bodys(register, word)}
    for name in reversed(register.reading.names) if wanted else ():
        piece = register.piece(name.span)
        held = register.language.nouns.find(register.tokens, *piece) if piece[1] <= parts.piece[0] else ()
        if piece[1] - piece[0] > 1 and any(wanted & set(match.value.noun.split()) for match in held):
            ids = identify(register, piece, "named")
            return ids[-1] if ids and _is_body(register, ids[-1]) else None
    called = (register.offices.get(noun.noun) for noun in parts.nouns if noun.type == "organisation")
    return next((ids[-1] for ids in called if ids), None)


def _of_state(register: Register, parts: Parts) -> bool:
    """Does an adjective of a country say whose the body is: "the Norwegian association", not "the agency in Norway"?"""
    found = register.found(*parts.piece)
    return any(m.value.use and register.registry.entities[m.value.id].type == "country" for m in found)


def _is_bodys(register: Register, word: str) -> bool:
    noun = register.language.nouns.get(word) or register.language.nouns.get(next(iter(expand(word)), word))
    return noun is not None and noun.type == "organisation"


def _of_office(register: Register, parts: Parts) -> bool:
    """Does the noun for the person hold the body they serve (*kepala dinas*: the head of the office)?"""
    words = {word for noun in parts.nouns for word in noun.noun.split() if " " in noun.noun}
    return any(_is_bodys(register, word) for word in words)


def _owned(register: Register, piece: Piece) -> bool:
    """Does somebody in the piece serve a body that a pronoun stands for ("its chairman", *ketuanya*)?"""
    language, ending = register.language, str(register.language.config.get("owner_ending", ""))
    lows = [register.tokens[i].low for i in range(*piece)]
    stems = (low.removesuffix(ending) for low in lows if ending and low.endswith(ending))
    roles = [noun.value.role for noun in language.nouns.find(register.tokens, *piece)]
    roles += [noun.role for stem in stems if (noun := language.nouns.get(stem)) is not None]
    pointed = any(language.is_("owner-word", low) or (ending and low.endswith(ending)) for low in lows)
    return pointed and "spokesperson" in roles


def _voice(register: Register, person: str, behind: str | None) -> tuple[str, ...]:
    """A person, before the institution they speak for if it is said here or was said before."""
    if behind:
        register.behind[person] = behind
    known = register.behind.get(person)
    return (person, known) if known and known != person else (person,)


def _head(register: Register, piece: Piece) -> Piece:
    """The phrase up to a relative clause: "the organisation [which is led by X]" is the organisation."""
    for i in range(piece[0] + 1, piece[1]):
        token = register.tokens[i]
        if register.language.is_("relative", token.low) and not token.text.isupper():  # "the WHO"
            return piece[0], i
    return piece


def _person(register: Register, name: Piece) -> str:
    """The id of a name: that of its full form in the article, else its key across scripts."""
    words = register.words(name)
    id = register.identities.called(name, words.split(), register.language) or slug(words, register.language)
    full = register.identities.full_name(id)
    return register.know(
        id, register.words((full.first, full.last)) if full else words, full.type if full else "person"
    )


def _body(register: Register, parts: Parts, name: Piece) -> str:
    """The id of a named body: by the short form in brackets behind its name, if there is one, else by the name."""
    tokens = register.tokens
    brackets = (i for i in range(*parts.piece) if tokens[i].text == "(" and i + 1 < len(tokens))
    short = next((tokens[i + 1].text for i in brackets if tokens[i + 1].text.isupper()), None)
    words = short or register.words(name)
    bearer = register.identities.at(name)
    own = bearer.id if bearer else register.id_of(name)
    id = romanise.key(short, register.language) if short else own
    id = id or slug(words, register.language)
    type = "outlet" if any(noun.type == "medium" for noun in parts.nouns) else "organisation"
    return register.know(id, register.words(name), type)


def _anonymous(register: Register, parts: Parts, body: str | None) -> str:
    """An unnamed source, kept apart by the institution or kind it belongs to."""
    if parts.kind is not None and is_people(parts.kind.kind) and body:
        return body
    behind = body or parts.country or (parts.kind.kind if parts.kind else "")
    types = [noun.type for noun in parts.nouns]
    what = "group" if "collective" in types else "document" if "document" in types[:1] else _trade(register, parts)
    id = "-".join(x for x in ("anon", behind.removeprefix("anon-"), what) if x)
    type = what if what in ("group", "document") else "person"
    return register.know(id, register.words(parts.piece), type)


def _introduce(register: Register, short: Span, long: Span) -> None:
    """Remember the short form under who the long form is."""
    piece = register.piece(long)
    low = register.tokens[register.piece(short)[0]].low
    whole = [m.value.id for m in register.found(*piece) if m.last - m.first == piece[1] - piece[0]]
    ids = whole or list(identify(register, piece, "named"))[-1:]
    if ids:
        register.introduced[low] = register.know(ids[0], ids[0], "none")
        register.long_forms.append((piece, ids[0]))
