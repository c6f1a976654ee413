"""Who is known while one article is resolved: the register, the batch's outlets, what the article introduced."""

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from itertools import zip_longest

from muasal.languages import Language, Match
from muasal.model import Entity, Reading, Span, Token
from muasal.resolve import romanise
from muasal.resolve.homeland import homeland
from muasal.resolve.identities import Identities, Piece, identities
from muasal.resolve.registry import Alias, Registry
from muasal.resolve.resolved import Office


@dataclass
class Register:
    """One article's register; it grows as the article is read from top to bottom."""

    registry: Registry
    language: Language
    reading: Reading
    outlets: Mapping[str, str]  # name key → entity id
    outlet: str  # the article's own
    entities: dict[str, Entity] = field(default_factory=dict)
    introduced: dict[str, str] = field(default_factory=dict)  # short form, case-folded → entity id
    long_forms: list[tuple[Piece, str]] = field(default_factory=list)  # where they were introduced → entity id
    spoken: list[str] = field(default_factory=list)  # origins of attributions so far, in order
    voices: list[tuple[str, ...]] = field(default_factory=list)  # the same, with the person who spoke for each
    media: list[str] = field(default_factory=list)  # outlets named as sources so far, in order
    bodies: list[tuple[int, str, str]] = field(default_factory=list)  # token, entity id, family: companies and groups
    scoped: dict[str, Office] = field(default_factory=dict)  # institutions by kind and level, with a scope
    vague: dict[str, Office] = field(default_factory=dict)  # the same, without one
    units: dict[str, str] = field(default_factory=dict)  # name of a part of a body → the body
    offices: dict[str, tuple[str, ...]] = field(default_factory=dict)  # noun for an office → who spoke in it last
    untyped: set[str] = field(default_factory=set)  # names that nothing in the text calls a person or a body
    behind: dict[str, str] = field(default_factory=dict)  # person → the institution they speak for

    def know(self, id: str, name: str, type: str, country: str | None = None) -> str:
        """The id, after making sure that an entity stands behind it. `country`: ISO code, where it is surely of one."""
        if id not in self.entities:
            self.entities[id] = self.registry.entities.get(id) or Entity(id, name, type, country)
        return id

    @property
    def tokens(self) -> tuple[Token, ...]:
        return self.reading.document.tokens

    @cached_property
    def bare_tokens(self) -> tuple[Token, ...]:
        """The tokens with their case-folded words without a possessive ending ("the ministry's")."""
        cut = self.language.possessive
        return tuple(t._replace(low=t.low[: len(t.low) - n]) if (n := cut(t.low)) else t for t in self.tokens)

    @cached_property
    def _starts(self) -> dict[int, int]:
        return {token.start: i for i, token in enumerate(self.tokens)}

    @cached_property
    def _matches(self) -> list[Match[Alias]]:
        """The register's aliases, sentence by sentence."""
        sentences = self.reading.document.sentences
        return [m for s in sentences for m in self.registry.matches(self.language.code, self.tokens, s.first, s.last)]

    @cached_property
    def identities(self) -> Identities:
        """Who the names of the article are."""
        named = [(self.piece(name.span), name) for name in self.reading.names]
        return identities(self.reading.document, self.language, self.registry, named, self._matches, self.outlets)

    @cached_property
    def matches(self) -> list[Match[Alias]]:
        """The register's aliases in the article, less those that the words around them speak against."""
        kept = [m for m in self._matches if (m.first, m.last) not in self.identities.denied]
        return [m for m, behind in zip_longest(kept, kept[1:]) if not (behind and self._elsewhere(m, behind))]

    def _elsewhere(self, name: Match[Alias], behind: Match[Alias]) -> bool:
        """Is the body of one state that a name stands for another state's here (*Kementerian Dalam Negeri | India*)?"""
        body, state = self.registry.entities[name.value.id], self.registry.entities[behind.value.id]
        if name.last != behind.first or state.type != "country" or behind.value.use:
            return False
        return bool(self.registry.kind_of(body.id)) and body.country not in (None, state.country)

    @cached_property
    def _match_starts(self) -> list[int]:
        return [m.first for m in self.matches]

    def found(self, first: int, last: int) -> list[Match[Alias]]:
        """The register's aliases in tokens [first, last)."""
        starts = self._match_starts
        return [m for m in self.matches[bisect_left(starts, first) : bisect_left(starts, last)] if m.last <= last]

    @property
    def headline_end(self) -> int:
        """The token after the headline."""
        return self.reading.document.body

    @cached_property
    def named_here(self) -> frozenset[str]:
        """The registered entities that the article names anywhere."""
        return frozenset(match.value.id for match in self.matches)

    @cached_property
    def homeland(self) -> str | None:
        """ISO code of the country the article is about, if one stands out."""
        return homeland(self.reading.places, self.tokens[self.headline_end].start if self.tokens else 0)

    def piece(self, span: Span) -> Piece:
        """The tokens of a span."""
        first = self._starts.get(span.start)
        if first is None:
            first = next((i for i, t in enumerate(self.tokens) if t.start >= span.start), len(self.tokens))
        last = first
        while last < len(self.tokens) and self.tokens[last].start < span.end:
            last += 1
        return first, last

    def introduced_at(self, piece: Piece) -> str | None:
        """Who a short form is, or the long form it was introduced with."""
        if piece[1] - piece[0] == 1 and self.tokens[piece[0]].low in self.introduced:
            return self.introduced[self.tokens[piece[0]].low]
        return next((id for long, id in self.long_forms if long[0] < piece[1] and piece[0] < long[1]), None)

    def id_of(self, piece: Piece) -> str:
        """The id of a name: its outlet's, if it is one of the batch's, else its key; "" if nothing is left of it."""
        words = self.words(piece)
        outlet = self.outlets.get(outlet_key(words, self.language))
        return outlet or romanise.key(words, self.language)

    def words(self, piece: Piece) -> str:
        """The piece as written."""
        return self.reading.document.text[self.tokens[piece[0]].start : self.tokens[piece[1] - 1].end]


def slug(name: str, language: Language) -> str:
    """Lower case Latin letters, digits and hyphens; for a script without a table, a digest of the name."""
    latin = re.sub(r"[^a-z0-9]+", "-", romanise.latin(name, language)).strip("-")
    return latin or f"name-{sha256(name.encode()).hexdigest()[:8]}"


def outlet_key(name: str, language: Language) -> str:
    """The key under which an outlet's name is looked up: without article and endings, in one script."""
    return romanise.stem(re.sub(r"^\W*the\s+", "", name, flags=re.IGNORECASE), language)
