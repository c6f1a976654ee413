"""The register of known entities: states, ministries, forces, services, agencies, outlets, people, and their aliases.

An alias belongs to one language (`*` for all) and may end in `*` for any case ending. A kind (`military-intelligence`)
with a country names one entity, so that "Ukraine's military intelligence agency" is found without being an alias.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from muasal import languages, tables
from muasal.errors import TableError
from muasal.languages import Lexicon, Match
from muasal.model import Entity, Token
from muasal.resolve import romanise

FOLDER = Path(__file__).parent.parent / "data" / "registry"
UNSPECIFIED = Entity("unspecified", "Source left unsaid", "none", registry=True)
NOBODY = "-"  # the id of an alias that is listed so that it is read as nobody: "Washington Irving"
CASES = ("", "capital", "exact")
USES = ("", "adjective", "people")
_MARKS = re.compile(r"([.,&/()«»])")  # tokens of their own in a text
POSSESSIVE = {"en": "'s"}  # written onto the last word of a name


@dataclass(frozen=True, slots=True)
class Alias:
    """A form of a name. `case` says how it must be written, `oblique` that it is no nominative."""

    id: str
    words: tuple[str, ...]
    case: str  # "" as you like · capital: its capitals are · exact: letter for letter
    use: str  # "" a noun · adjective: "Ukrainian", *український* · people: "Ukrainians"
    oblique: bool
    inflected: bool  # has case forms, so that the nominative says something


@dataclass(frozen=True)
class Registry:
    """Entities by id, by alias in a language, by kind and country, outlets by domain."""

    entities: Mapping[str, Entity]
    rows: Sequence[Mapping[str, str]]  # of aliases.tsv
    kinds: Mapping[tuple[str, str], str]
    domains: Mapping[str, str]

    def find(self, language: str, tokens: Sequence[Token], first: int, last: int) -> list[Match[str]]:
        """The aliases in tokens [first, last), longest first at each place; values are entity ids."""
        found = self.matches(language, tokens, first, last)
        return [Match(m.first, m.last, m.tokens, m.value.id) for m in found]

    def matches(self, language: str, tokens: Sequence[Token], first: int, last: int) -> list[Match[Alias]]:
        """The same, with the alias itself as value."""
        if language not in self._lexicons:
            self._lexicons[language] = _lexicons(self.rows, language)
        written = [m for lexicon in self._lexicons[language] for m in _written(lexicon, tokens, first, last)]
        kept: list[Match[Alias]] = []
        for match in sorted(written, key=lambda m: (m.first, -m.last)):
            if not kept or match.first >= kept[-1].last:
                kept.append(match)
        return [m for m in kept if m.value.id != NOBODY]

    def called(self, name: str, language: str) -> Entity | None:
        """The entity of which `name` as a whole is a name or an alias, None if there is none."""
        words = _MARKS.sub(r" \1 ", name).split()
        tokens = [Token(0, 0, word, word.casefold().replace("ё", "е").replace("’", "'"), "word") for word in words]
        whole = (m.value for m in self.find(language, tokens, 0, len(tokens)) if m.last - m.first == len(tokens))
        official = (id for id, entity in self.entities.items() if entity.name.casefold() == name.casefold())
        return self.entities.get(next(official, next(whole, "")))

    @cached_property
    def _lexicons(self) -> dict[str, tuple[Lexicon[Alias], ...]]:
        return {}

    @cached_property
    def _kinds_of(self) -> dict[str, str]:
        return {id: kind for (kind, _), id in self.kinds.items()}

    def of_kind(self, kind: str, country: str) -> Entity | None:
        """The one entity of this kind in this country, if the register knows it."""
        return self.entities.get(self.kinds.get((kind, country), ""))

    def kind_of(self, id: str) -> str:
        """The kind of a registered entity, "" if it has none."""
        return self._kinds_of.get(id, "")

    def words_of(self, id: str) -> frozenset[str]:
        """The keys of all words of an entity's name and aliases, first names in one form for all languages."""
        if id not in self._words_of:
            texts = [(self.entities[id].name, "en")]
            texts += [(form, row["language"]) for row in self._rows_of[id] for form in tables.expand(row["alias"])]
            words = [
                (word.casefold(), languages.get("en" if code == "*" else code))
                for t, code in texts
                for word in t.split()
            ]
            self._words_of[id] = frozenset(romanise.given(romanise.word_key(*word)) for word in words) - {""}
        return self._words_of[id]

    @cached_property
    def _words_of(self) -> dict[str, frozenset[str]]:
        return {}

    @cached_property
    def _rows_of(self) -> dict[str, list[Mapping[str, str]]]:
        of: dict[str, list[Mapping[str, str]]] = defaultdict(list)
        for row in self.rows:
            of[row["id"]].append(row)
        return of

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
    kinds = {(_kind(row), row["country"]): row["id"] for row in rows if _kind(row) and row["country"]}
    domains = {domain: row["id"] for row in outlets for domain in row["domain"].split()}
    aliases = tables.load(FOLDER / "aliases.tsv")
    _check(aliases, entities)
    return Registry(entities, aliases, kinds, domains)


def _entity(row: Mapping[str, str]) -> Entity:
    return Entity(row["id"], row["name"], row.get("type") or "outlet", row["country"] or None, registry=True)


def _kind(row: Mapping[str, str]) -> str:
    """The kind of a row; "the Ukrainian side", "the regime" are the state itself."""
    return "state" if row["type"] == "country" else row["kind"]


def _check(rows: Iterable[Mapping[str, str]], entities: Mapping[str, Entity]) -> None:
    for row in rows:
        if row["id"] not in entities and row["id"] != NOBODY:
            raise TableError(f"aliases.tsv: {row['alias']!r} stands for {row['id']!r}, which is in no table")
        if row["case"] not in CASES or row["use"] not in USES:
            raise TableError(f"aliases.tsv: {row['alias']!r} has an unknown case or use")


def _lexicons(rows: Iterable[Mapping[str, str]], language: str) -> tuple[Lexicon[Alias], ...]:
    """One lexicon for each way of writing: what fails in one hides nothing of the others."""
    aliases = [a for row in rows if row["language"] in (language, "*") for a in _forms(row, POSSESSIVE.get(language))]
    return tuple(Lexicon((" ".join(a.words), a) for a in aliases if a.case == case) for case in CASES)


def _forms(row: Mapping[str, str], possessive: str | None) -> Iterable[Alias]:
    """All forms of an alias; the first is its nominative."""
    forms = tables.expand(row["alias"])
    for number, form in enumerate(forms):
        words = tuple(_MARKS.sub(r" \1 ", form).split())
        yield Alias(row["id"], words, row["case"], row["use"], number > 0, len(forms) > 1)
        if possessive and not form.endswith("*"):
            yield Alias(row["id"], (*words[:-1], words[-1] + possessive), row["case"], row["use"], True, False)


def _written(lexicon: Lexicon[Alias], tokens: Sequence[Token], first: int, last: int) -> Iterator[Match[Alias]]:
    """The names that are written as their aliases demand, and in what is not, shorter ones: "Russian" in "the Russian
    foreign ministry", which is not the "Russian Foreign Ministry" of the table."""
    for match in lexicon.find(tokens, first, last):
        if _as_written(match, tokens):
            yield match
        else:
            for at in range(match.first, match.last):
                inner = lexicon.at(tokens, at, match.last - 1 if at == match.first else match.last)
                if inner and _as_written(inner, tokens):
                    yield inner


def _as_written(match: Match[Alias], tokens: Sequence[Token]) -> bool:
    """Is the name written as its alias demands?"""
    if not match.value.case:
        return True
    exact = match.value.case == "exact"
    pairs = zip(match.value.words, (tokens[i].text.replace("’", "'") for i in match.tokens), strict=True)
    return all(_same(word, text) if exact else text[0].isupper() or not word[0].isupper() for word, text in pairs)


def _same(word: str, text: str) -> bool:
    return text.startswith(word[:-1]) if word.endswith("*") else text == word
