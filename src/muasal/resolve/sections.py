"""Parts of bodies: "the health ministry's Vaccines Unit" is the ministry, and so is "the Vaccines Unit" later on, in
this article or in another of the batch."""

from muasal.resolve import romanise
from muasal.resolve.parts import Parts
from muasal.resolve.register import Register


def section(register: Register, parts: Parts, body: str | None) -> str | None:
    """Who a phrase with a part's name stands for: its body if it is known, else an id of the part's own; None if the
    phrase names no part of a body."""
    key = _key(register, parts)
    if key is None:
        return None
    if body:
        register.units[key] = body
    return register.units.get(key) or register.know(key, register.words(parts.piece), "organisation")


def _key(register: Register, parts: Parts) -> str | None:
    """The id of the part, by its name without the word that says that it is one."""
    if parts.name is None:
        return None
    words = [i for i in range(*parts.name) if not _is_unit(register, i)]
    beside = range(parts.name[0] - 1, parts.name[1] + 1)
    named = any(_is_unit(register, i) for i in beside if parts.piece[0] <= i < parts.piece[1])
    if not named or not words:
        return None
    name = romanise.key(register.words((words[0], words[-1] + 1)), register.language)
    return f"unit-{name}" if name else None


def _is_unit(register: Register, index: int) -> bool:
    return register.language.is_("unit", register.tokens[index].low)
