"""Who the hands of evidence are: those that the article or the register knows by name. Nobody new is made up for it."""

from dataclasses import replace

from muasal.model import Evidence, Hand
from muasal.resolve.parts import take_apart
from muasal.resolve.register import Register


def resolve(register: Register) -> list[Evidence]:
    """The article's evidence with the entities of its hands; "" stays where the words do not name anybody known."""
    return [
        replace(e, hands=tuple(replace(hand, entity=_who(register, hand)) for hand in e.hands))
        for e in register.reading.evidence
    ]


def _who(register: Register, hand: Hand) -> str:
    """The id of an outlet, a registered name, a body or person of the article. Where something was published is an
    outlet or nobody: a platform ("Telegram") speaks for none."""
    parts = take_apart(register, register.piece(hand.span))
    id = parts.outlet
    if id is None and hand.role != "place":
        id = parts.named or parts.introduced or parts.body
        if id is None and parts.name is not None:
            words = register.words(parts.name).split()
            id = register.identities.called(parts.name, words, register.language)
    known = id is not None and (id in register.entities or id in register.registry.entities)
    return register.know(id, id, "none") if id and known else ""
