"""What is special about kinds of institutions and groups (kinds.tsv)."""

from functools import cache

from muasal import tables
from muasal.resolve.registry import FOLDER

PEOPLE, ONE = "people", "one"
STATE = "state"  # the kind of "side", "regime", which also stand for lesser bodies


@cache
def many() -> dict[str, tuple[str, str]]:
    """Kinds that a country does not single out: kind → (named · people, family)."""
    rows = tables.load(FOLDER / "kinds.tsv")
    return {row["kind"]: (row["unique"], row["family"]) for row in rows if row["unique"] != ONE}


@cache
def single() -> frozenset[str]:
    """Kinds that a country has one of."""
    return frozenset(row["kind"] for row in tables.load(FOLDER / "kinds.tsv") if row["unique"] == ONE)


def is_people(kind: str) -> bool:
    """Is the kind one of people without a name ("residents", "nurses")?"""
    return many().get(kind, ("", ""))[0] == PEOPLE
