"""Institutions known by what they are: a kind and its scope ("the disaster agency" of a country, of a town, local).

The id is kind-scope, so that the same institution meets itself in every language; kind and country together may be an
entry of the register. Without a scope the phrase goes back to the institution of this kind named before. Kinds that
are many (companies, media, unions) need a name, or go back to one that had a name.
"""

from muasal.model import Span
from muasal.resolve.identities import Piece
from muasal.resolve.kinds import PEOPLE, many, single
from muasal.resolve.parts import Parts
from muasal.resolve.register import Register, slug
from muasal.resolve.resolved import FAMILIES, Office

FURTHER = {"national": "local", "local": "national"}
APPOSED = 3  # tokens between a name and the kind that says what it is: a comma, an article, an adjective
COMPANY = "company"  # the plain kind, and the family of its kinds
MAY_BE_BODY = ("", "person")  # what a name may have been taken for
OFTEN = 2  # times that a name must come to be what an article is about
BETWEEN = 2  # words between a kind and the name of one ("perusahaan pembayaran X")


def institution(register: Register, parts: Parts) -> str | None:
    """The id of the institution the phrase names by its kind; None if it names none, or only which sort it is of."""
    kind = parts.kind
    if kind is None:
        return None
    country = register.registry.entities[parts.country].country if parts.country else None
    known = registered(register, kind.kind, country) if country else None
    if known:
        return known
    unique, family = many().get(kind.kind, ("", ""))
    place = _place(register, parts)
    if unique == "named" and not (place or country):
        before = _of_family(register, family, parts.piece[0])
        return before or (protagonist(register, parts.piece[0]) if kind.kind == COMPANY else None)
    scope = country.casefold() if country else place
    if not scope and not unique:
        before = _named_before(register, kind.kind, kind.level)
        if before:
            return before
    if not scope and kind.kind in single() and kind.level != "local" and register.homeland:
        return _of_homeland(register, parts, kind.kind, register.homeland)
    id = "-".join(filter(None, (kind.kind, scope or kind.level)))
    if unique == PEOPLE:
        return register.know(f"anon-{id}", register.words(parts.piece), "group")
    if not scope:
        register.vague[id] = Office(kind.kind, kind.level)
    else:
        register.scoped[id] = Office(kind.kind, "national" if country else "local", (country or ""))
    return register.know(id, _called(register, parts), "organisation", country)


def _called(register: Register, parts: Parts) -> str:
    """The words for the institution: of "the head of the health office, X" those from its kind, or the country before
    it, up to a comma or the name."""
    if parts.name is None or parts.kind_piece is None or parts.name_follows_kind:
        return register.words(parts.piece)
    first, last = parts.kind_piece
    entities = register.registry.entities
    before = (m.first for m in register.found(parts.piece[0], first) if entities[m.value.id].type == "country")
    first = min(before, default=first)
    end = next((i for i in range(last, parts.piece[1]) if register.tokens[i].text == "," or i == parts.name[0]), last)
    return register.words((first, end))


def _of_homeland(register: Register, parts: Parts, kind: str, country: str) -> str:
    """The only one of its kind in the country the article is about. "The ministry" is one of several there: which one,
    another article may tell."""
    known = registered(register, kind, country)
    if known:
        return known
    id = f"{kind}-{country.casefold()}"
    offices = register.vague if kind in FAMILIES else register.scoped
    offices[id] = Office(kind, "national", country)
    return register.know(id, _called(register, parts), "organisation", country)


def registered(register: Register, kind: str, country: str) -> str | None:
    """The register's entity of this kind in this country; a more special one (military intelligence) if only that is
    named in the article."""
    here = register.named_here | set(register.introduced.values())
    special = [
        id
        for (other, at), id in sorted(register.registry.kinds.items())
        if at == country and other.endswith(f"-{kind}") and id in here
    ]
    exact = register.registry.kinds.get((kind, country))
    id = special[0] if len(special) == 1 and exact not in here else exact
    if id is None:
        return None
    entity = register.registry.entities[id]
    register.scoped[id] = Office(kind, "national", country)
    return register.know(entity.id, entity.name, entity.type)


def kind_of(register: Register, id: str) -> str:
    """The kind of an institution of the register or of this article, "" if it has none."""
    here = register.scoped.get(id) or register.vague.get(id)
    return here.kind if here else register.registry.kind_of(id)


def name_bodies(register: Register) -> None:
    """Note where the article names companies and groups by kind and name, for "the company" to go back to."""
    placed = {p.span for p in register.reading.places if p.value}
    names = (m for m in register.reading.names if m.span not in placed and (m.type != "person" or m.doubtful))
    runs = [run for run in map(register.piece, (m.span for m in names)) if not _known(register, run)]
    found: dict[str, tuple[str, str]] = {}
    for match in register.language.organisations.find(register.tokens, 0, len(register.tokens)):
        unique, family = many().get(match.value.kind, ("", ""))
        if unique != "named":
            continue
        behind = (run for run in runs if 0 <= run[0] - match.last <= BETWEEN and _plain(register, match.last, run))
        name = next(behind, None) or next((run for run in runs if _apposed(register, run, match.first)), None)
        if name is not None:
            key = register.id_of(name)
            if key:
                found[key] = (register.know(key, register.words(name), "organisation"), family)
    for run in runs:
        known = found.get(register.id_of(run))
        if known:
            register.bodies.append((run[0], *known))


def _known(register: Register, run: Piece) -> bool:
    """Is the name that of a state or another entry of the register?"""
    return bool(register.found(*run))


def _apposed(register: Register, run: Piece, kind: int) -> bool:
    """Does the kind say what the name before it is ("Norvik, a steel company")? Only an article tells that for sure."""
    between = register.tokens[run[1] : kind]
    if not 1 < len(between) <= APPOSED or between[0].text != ",":
        return False
    return register.language.is_("article", between[1].low) and all(token.kind == "word" for token in between[1:])


def _plain(register: Register, first: int, run: Piece) -> bool:
    """Do only words stand between a kind and a name, and none that makes a place of it ("a company based in Dubai")?"""
    between, language = register.tokens[first : run[0]], register.language
    return all(token.kind == "word" and not language.is_("preposition", token.low) for token in between)


def _of_family(register: Register, family: str, at: int) -> str | None:
    """The body of this family named last before token `at`."""
    if register.spoken and may_be(register, register.spoken[-1], family):
        return register.spoken[-1]  # `Norvik denied it. The company said …`
    before = [id for place, id, of in register.bodies if of == family and place < at]
    return before[-1] if before else None


def may_be(register: Register, id: str, family: str) -> bool:
    """May it be a body of the family, as far as the article tells: a name without a type, a company of no kind?"""
    if id in register.untyped:
        return True
    office = id in register.scoped or id in register.vague or _singled_out(register, id)
    return family == COMPANY and register.entities[id].type == "organisation" and not office


def protagonist(register: Register, at: int) -> str | None:
    """The company an article is about: of the names that may be a body's and stand before token `at`, too, the one that
    comes most often, and more than once; None if two come as often."""
    placed = {register.piece(p.span)[0] for p in register.reading.places if p.value}
    bearers = [
        b for b in register.identities.bearers if b.type == "organisation" or (b.doubtful and b.type in MAY_BE_BODY)
    ]
    body = {b.id for b in bearers if b.first >= register.headline_end}  # a headline's capitals may be no name
    named = {b.id: b for b in bearers if b.id in body and b.first not in placed and not _singled_out(register, b.id)}
    where = {id: _occurrences(register, {b.lows[0] for b in bearers if b.id == id}) for id in named}
    ranked = sorted(((len(found), id) for id, found in where.items() if found and found[0] < at), reverse=True)
    if not ranked or ranked[0][0] < OFTEN or [n for n, _ in ranked[:2]].count(ranked[0][0]) > 1:
        return None
    bearer = named[ranked[0][1]]
    return register.know(bearer.id, register.words((bearer.first, bearer.last)), "organisation")


def _occurrences(register: Register, words: set[str]) -> list[int]:
    """The tokens that are one of these words, with a capital."""
    return [i for i, token in enumerate(register.bare_tokens) if token.low in words and token.text[0].isupper()]


def _singled_out(register: Register, id: str) -> bool:
    """Is it a registered body that is no company: a ministry, a union of states?"""
    kind = register.registry.kind_of(id)
    return id in register.registry.entities and many().get(kind, ("", ""))[1] != COMPANY


def _named_before(register: Register, kind: str, level: str) -> str | None:
    """Who spoke last, or was named last, of this kind and not of the other level."""
    other = f"{kind}-{FURTHER.get(level, '-')}"
    same = [
        id
        for id in (*register.entities, *register.spoken)
        if (id == kind or id.startswith(f"{kind}-") or _is_kind(kind_of(register, id), kind)) and id != other
    ]
    fitting = [id for id in same if not (level == "local" and id in register.registry.entities)]
    return fitting[-1] if fitting else None


def _is_kind(special: str, kind: str) -> bool:
    return special == kind or special.endswith(f"-{kind}")


def _place(register: Register, parts: Parts) -> str:
    """The place that says which one: resolved, or the name right behind the kind."""
    tokens = register.tokens
    span = Span(tokens[parts.piece[0]].start, tokens[parts.piece[1] - 1].end)
    placed = [p for p in register.reading.places if p.span.within(span) and p.value]
    inside = [p for p in placed if not _shared(register.piece(p.span), parts.kind_piece)]
    if inside:
        return slug(str(inside[0].value), register.language)
    if parts.name is not None and parts.name_follows_kind and not many().get(parts.kind.kind if parts.kind else ""):
        return slug(register.words(parts.name), register.language)
    return ""


def _shared(a: Piece, b: Piece | None) -> bool:
    """Have the two pieces a token in common?"""
    return b is not None and a[0] < b[1] and b[0] < a[1]
