"""The register of known entities: states, ministries, forces, services, agencies, outlets, and their aliases.

An alias belongs to one language (`*` for all) and may end in `*` for any case ending. A kind (`military-intelligence`)
with a country names one entity, so that "Ukraine's military intelligence agency" is found without being an alias.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from muasal import tables
from muasal.languages import Lexicon, Match
from muasal.model import Entity, Token

FOLDER = Path(__file__).parent.parent / "data" / "registry"
UNSPECIFIED = Entity("unspecified", "Source left unsaid", "none", registry=True)


@dataclass(frozen=True)
class Registry:
    """Entities by id, by alias in a language, by kind and country, outlets by domain."""

    entities: Mapping[str, Entity]
    aliases: Mapping[str, Lexicon[str]]
    kinds: Mapping[tuple[str, str], str]
    domains: Mapping[str, str]

    def find(self, language: str, tokens: Sequence[Token], first: int, last: int) -> list[Match[str]]:
        """The aliases in tokens [first, last), longest first at each place; values are entity ids."""
        lexicon = self.aliases.get(language) or self.aliases.get("*")
        return list(lexicon.find(tokens, first, last)) if lexicon else []

    def of_kind(self, kind: str, country: str) -> Entity | None:
        """The one entity of this kind in this country, if the register knows it."""
        return self.entities.get(self.kinds.get((kind, country), ""))

    def outlet_at(self, host: str) -> Entity | None:
        """The outlet whose domain `host` is or lies under."""
        labels = host.casefold().split(".")
        parents = (".".join(labels[n:]) for n in range(len(labels) - 1))
        return next((self.entities[self.domains[p]] for p in parents if p in self.domains), None)


@cache
def load() -> Registry:
    """The packaged register."""
    rows, outlets = tables.load(FOLDER / "entities.tsv"), tables.load(FOLDER / "outlets.tsv")
    entities = {row["id"]: _entity(row) for row in (*rows, *outlets)}
    entities[UNSPECIFIED.id] = UNSPECIFIED
    kinds = {(row["kind"], row["country"]): row["id"] for row in rows if row["kind"] and row["country"]}
    domains = {domain: row["id"] for row in outlets for domain in row["domain"].split()}
    return Registry(entities, _aliases(tables.load(FOLDER / "aliases.tsv")), kinds, domains)


def _entity(row: Mapping[str, str]) -> Entity:
    return Entity(row["id"], row["name"], row.get("type") or "outlet", row["country"] or None, registry=True)


def _aliases(rows: Iterable[Mapping[str, str]]) -> dict[str, Lexicon[str]]:
    """One lexicon a language, each with the aliases of all languages, too."""
    by_language: dict[str, list[tuple[str, str]]] = {"*": []}
    for row in rows:
        by_language.setdefault(row["language"], []).append((row["alias"], row["id"]))
    common = by_language["*"]
    return {code: Lexicon([*pairs, *(common if code != "*" else [])]) for code, pairs in by_language.items()}
