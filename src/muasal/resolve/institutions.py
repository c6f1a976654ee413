"""Institutions known by what they are: a kind and its scope ("the disaster agency" of a country, of a town, local).

The id is kind-scope, so that the same institution meets itself in every language; kind and country together may be an
entry of the register. Without a scope the phrase goes back to the institution of this kind named before.
"""

from muasal.model import Span
from muasal.resolve import romanise
from muasal.resolve.parts import Parts
from muasal.resolve.register import Register, slug

FURTHER = {"national": "local", "local": "national"}


def institution(register: Register, parts: Parts) -> str | None:
    """The id of the institution the phrase names by its kind; None if it names none, or a kind that needs a name."""
    kind = parts.kind
    if kind is None or (kind.kind == "media" and parts.country is None):
        return None
    country = register.registry.entities[parts.country].country if parts.country else None
    known = registered(register, kind.kind, country) if country else None
    if known:
        return known
    scope = country.casefold() if country else _place(register, parts)
    if not scope:
        before = _named_before(register, kind.kind, kind.level)
        if before:
            return before
    id = "-".join(filter(None, (kind.kind, scope or kind.level)))
    return register.know(id, register.words(parts.piece), "organisation")


def registered(register: Register, kind: str, country: str) -> str | None:
    """The register's entity of this kind in this country; a more special one (military intelligence) if only that is
    named in the article."""
    special = [
        id
        for (other, at), id in sorted(register.registry.kinds.items())
        if at == country
        and other.endswith(f"-{kind}")
        and id in register.named_here | set(register.introduced.values())
    ]
    exact = register.registry.kinds.get((kind, country))
    id = special[0] if len(special) == 1 and exact not in register.named_here else exact
    if id is None:
        return None
    entity = register.registry.entities[id]
    return register.know(entity.id, entity.name, entity.type)


def kind_of(register: Register, id: str) -> str:
    """The kind of a registered entity, "" if it has none."""
    return next((kind for (kind, _), known in register.registry.kinds.items() if known == id), "")


def _named_before(register: Register, kind: str, level: str) -> str | None:
    """Who spoke last, or was named last, of this kind and not of the other level."""
    other = f"{kind}-{FURTHER.get(level, '-')}"
    same = [
        id
        for id in (*register.entities, *register.spoken)
        if (id == kind or id.startswith(f"{kind}-") or _is_kind(kind_of(register, id), kind)) and id != other
    ]
    scoped = [id for id in same if not (level == "local" and id in register.registry.entities)]
    return scoped[-1] if scoped else None


def _is_kind(special: str, kind: str) -> bool:
    return special == kind or special.endswith(f"-{kind}")


def _place(register: Register, parts: Parts) -> str:
    """The place that says which one: resolved, or the name right behind the kind."""
    tokens = register.tokens
    span = Span(tokens[parts.piece[0]].start, tokens[parts.piece[1] - 1].end)
    inside = [p for p in register.reading.places if p.span.within(span) and p.value]
    if inside:
        return slug(str(inside[0].value))
    if parts.name is not None and parts.name_follows_kind:
        return romanise.key(register.words(parts.name), register.language)
    return ""
