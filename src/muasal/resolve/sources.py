"""From the words of a source to who it is: chains of entity ids, nearest the article first.

A source phrase is read as: an outlet, a registered name, a kind of institution with its country or place ("Ukraine's
military intelligence"), a short form introduced in the article, a person with or without an institution behind it, an
unnamed source. Pronouns, clitics and "the agency" go back to who spoke before. What cannot be told is `unspecified`.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from muasal.languages import Kind, Language, Noun
from muasal.model import Attribution, Entity, Place, Reading, Reference, Span
from muasal.resolve import romanise
from muasal.resolve.registry import UNSPECIFIED, Registry

_NO_NAME = ("title", "article", "demonstrative", "determiner", "preposition", "opener", "pronoun", "adverb")
Piece = tuple[int, int]


@dataclass
class Register:
    """Who is known so far in one article: the packaged register, the batch's outlets, what the article introduced."""

    registry: Registry
    language: Language
    reading: Reading
    outlets: Mapping[str, str]  # name key → entity id
    outlet: str  # the article's own
    entities: dict[str, Entity] = field(default_factory=dict)
    introduced: dict[str, str] = field(default_factory=dict)
    spoken: list[str] = field(default_factory=list)  # entity ids of sources, in order
    media: list[str] = field(default_factory=list)  # outlets named as sources, in order

    def know(self, id: str, name: str, type: str) -> str:
        """The id, after making sure that an entity stands behind it."""
        if id not in self.entities:
            self.entities[id] = self.registry.entities.get(id) or Entity(id, name, type)
        return id


@dataclass(frozen=True, slots=True)
class Parts:
    """What a source phrase is made of."""

    outlet: str | None
    named: str | None  # registered, not a country
    country: str | None
    kinds: tuple[Kind, ...]
    nouns: tuple[Noun, ...]
    introduced: str | None
    person: Span | None  # a name that nothing else explains

    @property
    def personal(self) -> bool:
        """Is there a word for a person, or a title?"""
        return any(noun.type in ("person", "title", "collective") for noun in self.nouns)

    @property
    def bodily(self) -> bool:
        """May the name be a person's: is there a word for one, or no word for a body?"""
        return self.personal or not any(noun.type in ("organisation", "medium") for noun in self.nouns)


def chains(register: Register) -> list[Attribution]:
    """The article's attributions with their chains filled, in text order."""
    for introduction in register.reading.introductions:
        _introduce(register, introduction.short, introduction.long)
    return [replace(a, chain=_chain(register, a)) for a in register.reading.attributions]


def _chain(register: Register, a: Attribution) -> tuple[str, ...]:
    links: list[str] = []
    for reference in a.references:
        links += [id for id in _links(register, reference, a) if id not in links]
    chain = tuple(id for id in links if id != register.outlet or len(links) == 1) or (UNSPECIFIED.id,)
    for id in chain:
        register.know(id, id, "none")
    if chain[-1] != UNSPECIFIED.id:
        register.spoken.append(chain[-1])
    register.media += [id for id in chain if register.entities[id].type == "outlet"]
    return chain


def _links(register: Register, reference: Reference, a: Attribution) -> Iterable[str]:
    """The ids one reference stands for: a person may stand before the institution."""
    if reference.kind == "implicit":
        return (UNSPECIFIED.id,)
    if reference.span is None or reference.kind == "pronoun":
        return register.spoken[-1:] or (UNSPECIFIED.id,)
    piece = tokens_of(register, reference.span)
    return identify(register, piece, reference.kind) or (UNSPECIFIED.id,)


def tokens_of(register: Register, span: Span) -> Piece:
    """The token range of a span."""
    inside = [i for i, t in enumerate(register.reading.document.tokens) if span.start <= t.start < span.end]
    return (inside[0], inside[-1] + 1) if inside else (0, 0)


# -- phrases ---------------------------------------------------------------------------------------------------------


def identify(register: Register, piece: Piece, kind: str) -> tuple[str, ...]:
    """The ids a source phrase stands for, nearest first; () if it says nothing about who."""
    piece = _head(register, piece)
    parts = _parts(register, piece)
    if parts.outlet:
        return (parts.outlet,)
    institution = parts.named or _of_kind(register, parts, piece) or parts.introduced
    roles = {noun.role for noun in parts.nouns}
    if kind == "anonymous" and not parts.person and "spokesperson" not in roles:
        return (_anonymous(register, parts, institution, piece),)
    if parts.person and not parts.bodily and not institution:
        return (_body(register, parts, piece),)
    if parts.person and parts.personal and "resident" not in roles and (institution or parts.country):
        return (_person(register, parts.person), institution or str(parts.country))
    if parts.person and not (institution and not parts.personal):
        return (_person(register, parts.person),)
    if institution:
        return (institution,)
    if parts.country:
        return (parts.country,)
    return _back(register, parts, piece)


def _head(register: Register, piece: Piece) -> Piece:
    """The phrase up to a relative clause: "the organisation [which is led by X]" is the organisation."""
    tokens = register.reading.document.tokens
    for i in range(piece[0] + 1, piece[1]):
        if register.language.is_("relative", tokens[i].low):
            return piece[0], i
    return piece


def _parts(register: Register, piece: Piece) -> Parts:
    tokens, code = register.reading.document.tokens, register.language.code
    known = [(m.value, (m.first, m.last)) for m in register.registry.find(code, tokens, *piece)]
    countries = [id for id, _ in known if register.registry.entities[id].type == "country"]
    outlets = [id for id, _ in known if register.registry.entities[id].type == "outlet"]
    named = [id for id, _ in known if register.registry.entities[id].type not in ("country", "outlet")]
    covered = {i for _, (a, b) in known for i in range(a, b)}
    kinds = list(register.language.organisations.find(tokens, *piece))
    covered |= {i for m in kinds for i in range(m.first, m.last)}
    short = next(
        (register.introduced[tokens[i].low] for i in range(*piece) if tokens[i].low in register.introduced), None
    )
    return Parts(
        outlet=_batch_outlet(register, piece) or next(iter(outlets), None),
        named=next(iter(named), None),
        country=next(iter(countries), None),
        kinds=tuple(m.value for m in kinds),
        nouns=tuple(m.value for m in register.language.nouns.find(tokens, *piece)),
        introduced=short,
        person=_person_span(register, piece, covered, bool(kinds or named or short)),
    )


def _batch_outlet(register: Register, piece: Piece) -> str | None:
    """The outlet of an article of this batch that the phrase names, the article's own left out."""
    tokens = register.reading.document.tokens
    for a in range(*piece):
        for b in range(piece[1], a, -1):
            if tokens[a].text[0].isupper():
                name = register.reading.document.text[tokens[a].start : tokens[b - 1].end]
                key = outlet_key(name, register.language)
                if key and register.outlets.get(key, register.outlet) != register.outlet:
                    return register.outlets[key]
    return None


def outlet_key(name: str, language: Language) -> str:
    """The key under which an outlet's name is looked up: without quotation marks and article."""
    return re.sub(r"^the-", "", romanise.key(name, language))


def _of_kind(register: Register, parts: Parts, piece: Piece) -> str | None:
    """The institution that a kind and its country, place or level name together."""
    if not parts.kinds:
        return None
    kind = parts.kinds[0]
    country = register.registry.entities[parts.country].country if parts.country else None
    known = register.registry.of_kind(kind.kind, country) if country else None
    if known:
        return register.know(known.id, known.name, known.type)
    scope = country.casefold() if country else _place(register, piece) or kind.level
    if not scope:
        earlier = [id for id in (*register.entities,) if id.startswith(f"{kind.kind}-") or id == kind.kind]
        spoken = [id for id in register.spoken if id in earlier or _kind_of(register, id) == kind.kind]
        if spoken or earlier:
            return (spoken or earlier)[-1]
    id = f"{kind.kind}-{scope}" if scope else kind.kind
    return register.know(id, _words(register, piece), "organisation")


def _kind_of(register: Register, id: str) -> str:
    return next((kind for (kind, _), known in register.registry.kinds.items() if known == id), "")


def _place(register: Register, piece: Piece) -> str:
    """The slug of a resolved place in the phrase, or ""."""
    tokens = register.reading.document.tokens
    span = Span(tokens[piece[0]].start, tokens[piece[1] - 1].end)
    inside: Sequence[Place] = [p for p in register.reading.places if p.span.within(span) and p.value]
    return slug(str(inside[0].value)) if inside else ""


def _person_span(register: Register, piece: Piece, covered: set[int], beside: bool) -> Span | None:
    """The name of a person or body in the phrase: the longest run of capitals that nothing else explains."""
    tokens, language = register.reading.document.tokens, register.language
    placed = {i for p in register.reading.places if p.value for i in range(*tokens_of(register, p.span))}
    runs: list[Piece] = []
    for i in range(*piece):
        free = tokens[i].kind == "word" and tokens[i].text[0].isupper() and i not in covered and i not in placed
        role = language.nouns.get(tokens[i].low) is not None or any(language.is_(c, tokens[i].low) for c in _NO_NAME)
        if not free or role or tokens[i].low in register.introduced:
            continue
        if runs and runs[-1][1] == i:
            runs[-1] = (runs[-1][0], i + 1)
        else:
            runs.append((i, i + 1))
    runs = [(a, b) for a, b in runs if b - a > 1 or not beside or a > piece[0]]
    if not runs:
        return None
    a, b = max(runs, key=lambda run: (run[1] - run[0], -run[0]))
    return Span(tokens[a].start, tokens[b - 1].end)


def _person(register: Register, span: Span) -> str:
    """The id of a name: its key across scripts. A later surname alone goes back to the full name."""
    name = span.of(register.reading.document.text)
    key = romanise.key(name, register.language)
    known = next((id for id in register.entities if id == key or id.endswith(f"-{key}")), None)
    return known or register.know(key or slug(name), name, "person")


def _body(register: Register, parts: Parts, piece: Piece) -> str:
    """The id of a named body: by the short form in brackets behind its name, if there is one, else by the name."""
    tokens = register.reading.document.tokens
    short = next((tokens[i + 1] for i in range(piece[0], piece[1] - 1) if tokens[i].text == "("), None)
    name = (
        short.text
        if short is not None and short.text.isupper()
        else str(parts.person and _name(register, parts.person))
    )
    return register.know(romanise.key(name, register.language) or slug(name), _words(register, piece), "organisation")


def _name(register: Register, span: Span) -> str:
    return span.of(register.reading.document.text)


def _anonymous(register: Register, parts: Parts, institution: str | None, piece: Piece) -> str:
    """An unnamed source, kept apart by the institution or kind it belongs to."""
    behind = institution or parts.country
    kind = parts.kinds[0].kind if parts.kinds and not institution else ""
    heads = [noun.type for noun in parts.nouns]
    what = "group" if "collective" in heads else "source"
    id = "-".join(x for x in ("anon", behind or kind, what) if x)
    return register.know(id, _words(register, piece), "person" if what == "source" else "group")


def _back(register: Register, parts: Parts, piece: Piece) -> tuple[str, ...]:
    """A bare "the agency", "the spokesman", "the statement": who spoke last, an institution where one is meant."""
    types = [noun.type for noun in parts.nouns]
    earlier = register.spoken
    voice = any(noun.role == "spokesperson" for noun in parts.nouns)
    if types and types[-1] in ("collective", "person") and not voice and not _definite(register, piece):
        return (register.know("anon-" + slug(_words(register, piece)), _words(register, piece), "group"),)
    if "medium" in types[:1] and register.media:
        return (register.media[-1],)
    if "organisation" in types or "medium" in types[:1]:
        same = [id for id in earlier if register.entities[id].type in ("organisation", "outlet", "country")]
        return tuple(same[-1:] or earlier[-1:])
    return tuple(earlier[-1:])


def _definite(register: Register, piece: Piece) -> bool:
    """Does the phrase point back ("the spokesman", *juru bicara itu*)? Languages without articles always may."""
    tokens, language = register.reading.document.tokens, register.language
    return not language.words.get("article") or any(language.is_("demonstrative", tokens[i].low) for i in range(*piece))


def _introduce(register: Register, short: Span, long: Span) -> None:
    """Remember the short form under who the long form is."""
    piece = tokens_of(register, long)
    low = register.reading.document.tokens[tokens_of(register, short)[0]].low
    known = register.registry.find(register.language.code, register.reading.document.tokens, *piece)
    ids = identify(register, piece, "named")
    id = (
        known[0].value
        if known and known[0].last - known[0].first == piece[1] - piece[0]
        else next(iter(ids[-1:]), None)
    )
    if id:
        register.introduced[low] = id


def _words(register: Register, piece: Piece) -> str:
    tokens = register.reading.document.tokens
    return register.reading.document.text[tokens[piece[0]].start : tokens[piece[1] - 1].end]


def slug(name: str) -> str:
    """Lower case letters, digits and hyphens."""
    return re.sub(r"[\W_]+", "-", name.casefold()).strip("-")
