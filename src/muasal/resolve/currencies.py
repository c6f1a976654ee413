"""Which rupee, which krone: a word that several currencies share, by the country the article is about or comes from."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from muasal import tables
from muasal.languages import base
from muasal.model import Quantity

FILE = base.FOLDER / "currencies.tsv"
PER = " per "
PLAIN = {"dollar": "US dollar"}  # what the word means wherever the outlet does not tell otherwise


def resolve(quantities: Sequence[Quantity], about: str | None, home: str | None) -> list[Quantity]:
    """The quantities, with the currency of one country where the words name only rupees, kronor, dinars …

    `about` is the ISO code of the country the article is about, `home` that of the outlet. Where neither has such a
    currency, the unit stays the shared word, and the note says so. The article's own words come first: behind "Sri
    Lankan rupees", rupees are those. A dollar is that of the United States unless the outlet's country has its own.
    """
    out = []
    said: dict[str, str] = {}  # by the shared word, the currency that the article named last
    for q in quantities:
        meant = [_meant(part, said, about, home) for part in q.unit.split(PER)]
        notes = [note for _, note in meant if note]
        out.append(replace(q, unit=PER.join(unit for unit, _ in meant), note="; ".join(notes) or q.note))
        said.update((_word()[unit], unit) for unit, _ in meant if unit in _word())
    return out


def _meant(word: str, said: Mapping[str, str], about: str | None, home: str | None) -> tuple[str, str]:
    """The unit that a word means, and what that hangs on; any other unit as it is."""
    shared = _shared().get(word)
    if shared is None:
        return word, ""
    if word in PLAIN:
        told = f"{word} of {home}, the country that the outlet is from"
        return (shared[home], told) if home in shared else (PLAIN[word], "")
    if word in said:
        return said[word], f"{said[word]}, as named before"
    if about in shared:
        return shared[about], f"{word} of {about}, the country that the article is about"
    if home in shared:
        return shared[home], f"{word} of {home}, the country that the outlet is from"
    return word, f"which {word} is not said"


@cache
def _word() -> dict[str, str]:
    """The word that a unit shares with others."""
    return {code: word for word, units in _shared().items() for code in units.values()}


@cache
def _shared() -> dict[str, dict[str, str]]:
    """Words that stand for no one currency → country → unit."""
    rows = tables.load(FILE)
    units = {row["code"] for row in rows}
    money = {row["code"] for row in tables.load(base.FOLDER / "units.tsv") if row["dimension"] == "money"}
    found: dict[str, dict[str, str]] = {}
    for row in rows:
        if row["generic"] in money - units:
            found.setdefault(row["generic"], {}).update(dict.fromkeys(row["countries"].split(), row["code"]))
    return found
