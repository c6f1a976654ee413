"""From the words of a source to who it is: chains of entity ids, nearest the article first.

A source phrase is read as: an outlet, a registered name, a kind of institution with its country or place ("Ukraine's
military intelligence"), a short form introduced in the article, a person with or without an institution behind it, an
unnamed source. Pronouns, clitics and "the agency" go back to who spoke before. What cannot be told is `unspecified`.
"""

from collections.abc import Iterable
from dataclasses import replace

from muasal.model import Attribution, Reference, Span
from muasal.resolve import romanise
from muasal.resolve.institutions import institution, name_bodies
from muasal.resolve.parts import Parts, take_apart
from muasal.resolve.register import Piece, Register, slug
from muasal.resolve.registry import UNSPECIFIED

BODIES = ("organisation", "outlet", "country")


def chains(register: Register) -> list[Attribution]:
    """The article's attributions with their chains filled, in text order."""
    name_bodies(register)
    for introduction in register.reading.introductions:
        _introduce(register, introduction.short, introduction.long)
    return [replace(a, chain=_chain(register, a)) for a in register.reading.attributions]


def _chain(register: Register, a: Attribution) -> tuple[str, ...]:
    links: list[str] = []
    for reference in a.references:
        links += [id for id in _links(register, reference) if id not in links]
    chain = tuple(id for id in links if id != register.outlet or len(links) == 1) or (UNSPECIFIED.id,)
    for id in chain:
        register.know(id, id, "none")
    if chain[-1] != UNSPECIFIED.id:
        register.spoken.append(chain[-1])
    register.media += [id for id in chain if register.entities[id].type == "outlet"]
    return chain


def _links(register: Register, reference: Reference) -> Iterable[str]:
    """The ids one reference stands for: a person may stand before the institution."""
    if reference.kind == "implicit":
        return (UNSPECIFIED.id,)
    if reference.span is None or reference.kind == "pronoun":
        return register.spoken[-1:] or (UNSPECIFIED.id,)
    return identify(register, register.piece(reference.span), reference.kind) or (UNSPECIFIED.id,)


def identify(register: Register, piece: Piece, kind: str) -> tuple[str, ...]:
    """The ids a source phrase stands for, nearest first; () if it says nothing about who."""
    parts = take_apart(register, _head(register, piece))
    if parts.outlet:
        return (parts.outlet,)
    body = parts.named or parts.body or institution(register, parts) or parts.introduced
    if kind == "anonymous" and parts.name is None and "spokesperson" not in parts.roles:
        return (_anonymous(register, parts, body),)
    if parts.name is not None and not parts.name_follows_kind:
        return _named(register, parts, parts.name, body)
    if body:
        return (body,)
    if parts.country:
        return (parts.country,)
    return _back(register, parts)


def _named(register: Register, parts: Parts, name: Piece, body: str | None) -> tuple[str, ...]:
    """A phrase with a name of its own: a person, before the institution spoken for, or a body that bears the name."""
    behind = body or parts.country
    if parts.personal:
        person = _person(register, name)
        register.untyped.discard(person)
        return _voice(register, person, behind if parts.body or "resident" not in parts.roles else None)
    if parts.named or parts.introduced:
        return (str(body),)
    if any(noun.type in (*BODIES, "medium", "collective") for noun in parts.nouns) or parts.kind:
        return (_body(register, parts, name),)
    id = _person(register, name)
    if id not in register.behind and id not in register.registry.entities:
        register.untyped.add(id)
    return _voice(register, id, None)


def _voice(register: Register, person: str, behind: str | None) -> tuple[str, ...]:
    """A person, before the institution they speak for if it is said here or was said before."""
    if behind:
        register.behind[person] = behind
    known = register.behind.get(person)
    return (person, known) if known and known != person else (person,)


def _head(register: Register, piece: Piece) -> Piece:
    """The phrase up to a relative clause: "the organisation [which is led by X]" is the organisation."""
    for i in range(piece[0] + 1, piece[1]):
        if register.language.is_("relative", register.tokens[i].low):
            return piece[0], i
    return piece


def _person(register: Register, name: Piece) -> str:
    """The id of a name: its key across scripts. A later surname alone goes back to the full name."""
    words = register.words(name)
    key = romanise.key(words, register.language)
    known = next((id for id in register.entities if id == key or id.endswith(f"-{key}")), None) if key else None
    return known or register.know(key or slug(words, register.language), words, "person")


def _body(register: Register, parts: Parts, name: Piece) -> str:
    """The id of a named body: by the short form in brackets behind its name, if there is one, else by the name."""
    tokens = register.tokens
    brackets = (i for i in range(*parts.piece) if tokens[i].text == "(" and i + 1 < len(tokens))
    short = next((tokens[i + 1].text for i in brackets if tokens[i + 1].text.isupper()), None)
    words = short or register.words(name)
    id = romanise.key(short, register.language) if short else register.id_of(name)
    id = id or slug(words, register.language)
    type = "outlet" if any(noun.type == "medium" for noun in parts.nouns) else "organisation"
    return register.know(id, register.words(name), type)


def _anonymous(register: Register, parts: Parts, body: str | None) -> str:
    """An unnamed source, kept apart by the institution or kind it belongs to."""
    behind = body or parts.country or (parts.kind.kind if parts.kind else "")
    what = "group" if any(noun.type == "collective" for noun in parts.nouns) else "source"
    id = "-".join(x for x in ("anon", behind.removeprefix("anon-"), what) if x)
    return register.know(id, register.words(parts.piece), "person" if what == "source" else "group")


def _back(register: Register, parts: Parts) -> tuple[str, ...]:
    """A bare "the agency", "the spokesman", "the statement": who spoke last, an institution where one is meant."""
    types = [noun.type for noun in parts.nouns]
    voice = "spokesperson" in parts.roles
    if types and types[-1] in ("collective", "person") and not voice and not _definite(register, parts.piece):
        words = register.words(parts.piece)
        return (register.know("anon-" + slug(words, register.language), words, "group"),)
    if "medium" in types[:1] and register.media:
        return (register.media[-1],)
    if "organisation" in types or "medium" in types[:1]:
        same = [id for id in register.spoken if register.entities[id].type in BODIES]
        return tuple(same[-1:]) or _own_words(register, parts)
    return tuple(register.spoken[-1:]) or _own_words(register, parts)


def _own_words(register: Register, parts: Parts) -> tuple[str, ...]:
    """Somebody the article has not named and never will: known by the words alone."""
    if not parts.nouns or parts.nouns[0].type == "document":
        return ()
    words = register.words(parts.piece)
    return (
        register.know(
            slug(words, register.language), words, "group" if parts.nouns[0].type == "collective" else "organisation"
        ),
    )


def _definite(register: Register, piece: Piece) -> bool:
    """Does the phrase point back ("the spokesman", *juru bicara itu*)? Languages without articles always may."""
    if not register.language.words.get("article"):
        return True
    return any(register.language.is_("demonstrative", register.tokens[i].low) for i in range(*piece))


def _introduce(register: Register, short: Span, long: Span) -> None:
    """Remember the short form under who the long form is."""
    piece = register.piece(long)
    low = register.tokens[register.piece(short)[0]].low
    known = register.registry.find(register.language.code, register.tokens, *piece)
    whole = [m.value for m in known if m.last - m.first == piece[1] - piece[0]]
    ids = whole or list(identify(register, piece, "named"))[-1:]
    if ids:
        register.introduced[low] = register.know(ids[0], ids[0], "none")
