"""The names of an article beside its actors, with what the register knows of them, else the type they were read as.

A name that is a resolved place and no more is left to the places; a larger one ("University of …") is kept.
"""

from collections.abc import Sequence
from dataclasses import replace

from muasal.model import EntityMention, Place
from muasal.resolve.register import Register

TYPES = {"outlet": "medium", "country": "place", "group": "collective", "none": ""}  # of entities, of names


def actors_typed(register: Register, actors: Sequence[EntityMention]) -> list[EntityMention]:
    """The actors, each with the type of its entity."""
    return [replace(m, type=_type_of(register, str(m.value))) for m in actors]


def names(register: Register, actors: Sequence[EntityMention], places: Sequence[Place]) -> list[EntityMention]:
    """The names that are neither actors nor places, in text order."""
    taken = [m.span for m in actors]
    placed = {p.span: p for p in places if p.value}
    out = []
    for name in register.reading.names:
        if any(name.span.overlaps(span) for span in taken):
            continue
        known = _registered(register, name)
        if known.type == "place" or (known.rule == name.rule and _is_place(name, placed.get(name.span))):
            continue
        out.append(known)
    return out


def _is_place(name: EntityMention, place: Place | None) -> bool:
    """Is the name a place that the map knows, with nothing clear against it?"""
    if name.type == "place":
        return True
    return place is not None and (not name.type or name.doubtful)


def _registered(register: Register, name: EntityMention) -> EntityMention:
    """The name as the register's entity, if it is an alias as a whole; else as who it is in this article."""
    piece = register.piece(name.span)
    whole = next((m.value for m in register.found(*piece) if (m.first, m.last) == piece and not m.value.use), None)
    if whole is not None:
        return _known(register, name, whole.id)
    introduced = register.introduced_at(piece)
    bearer = register.identities.at(piece)
    id = introduced or (bearer.id if bearer and bearer.type != "place" else "")
    if id in register.registry.entities:
        return _known(register, name, id)
    if not id or name.type == "document":
        return name
    full = register.identities.full_name(id)
    words = register.words((full.first, full.last)) if full else name.span.of(register.reading.document.text)
    return replace(name, value=register.know(id, words, full.type if full else name.type))


def _known(register: Register, name: EntityMention, id: str) -> EntityMention:
    """The name as an entity of the register."""
    entity = register.registry.entities[id]
    type = TYPES.get(entity.type, entity.type)
    return replace(name, value=id, type=type, doubtful=False, rule=f"register:{entity.type}")


def _type_of(register: Register, id: str) -> str:
    entity = register.entities.get(id) or register.registry.entities.get(id)
    return TYPES.get(entity.type, entity.type) if entity else ""
