"""Short forms against the words they were introduced beside: "World Health Organization (WTO)"."""

import re
from collections.abc import Iterable, Sequence

from muasal.model import Entity, Suspicion
from muasal.model.reading import Introduction
from muasal.resolve.registry import Registry

ACRONYM = re.compile(r"[A-ZА-ЯІЇЄҐЁ]{2,8}")
WORD = re.compile(r"[^\W\d_]+")
LONG_WORD = 4  # shorter words are often left out: of, and, dan, по
SURE = 4  # in an unknown short form of so many letters, one wrong letter is a slip


def unfit(
    article: str, text: str, introduced: Iterable[Introduction], registry: Registry, language: str
) -> list[Suspicion]:
    """Short forms that belong to another body, or that miss the initials of their words by one letter."""
    out = []
    for found in introduced:
        short, long = found.short.of(text), " ".join(found.long.of(text).split())
        if ACRONYM.fullmatch(short):
            why = of_another(short, long, registry, language) or misspelt(short, long)
            if why:
                out.append(Suspicion(article, found.short, why, "acronym-against-words"))
    return out


def of_another(short: str, long: str, registry: Registry, language: str) -> str:
    """A sentence where the register knows both as a whole, as two different bodies; else ""."""
    ours = registry.called(short, language)
    theirs = registry.called(long, language) or registry.called(long.partition(" ")[2], language)
    if ours is None or theirs is None or not differ(ours, theirs, registry):
        return ""
    return f"{short} stands for {ours.name}, and the words beside it for {theirs.name}"


def differ(a: Entity, b: Entity, registry: Registry) -> bool:
    """Surely two bodies: of one state only where they are of two kinds, since one body may be listed twice."""
    if a.id == b.id or {a.type, b.type} != {"organisation"}:
        return False
    kinds = {registry.kind_of(a.id), registry.kind_of(b.id)}
    return a.country != b.country or (a.country is None) or ("" not in kinds and len(kinds) == 2)


def misspelt(short: str, long: str) -> str:
    """A sentence where all initials but one are right, and no choice of the words gives the short form; else ""."""
    words = WORD.findall(long)
    if len(short) < SURE or in_order(short, [w[0].upper() for w in words]):
        return ""
    for row in (words, [w for w in words if len(w) >= LONG_WORD], [w for w in words if w[0].isupper()]):
        wrong = [(letter, word) for letter, word in zip(short, row, strict=False) if letter != word[0].upper()]
        if len(row) == len(short) and len(wrong) == 1 and wrong[0][0] not in wrong[0][1].upper():
            return f"the words beside {short} begin with {''.join(w[0].upper() for w in row)}"
    return ""


def in_order(short: str, initials: Sequence[str]) -> bool:
    """Are the letters among the initials, in this order?"""
    left = iter(initials)
    return all(letter in left for letter in short)
