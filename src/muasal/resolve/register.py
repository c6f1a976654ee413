"""Who is known while one article is resolved: the register, the batch's outlets, what the article introduced."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256

from muasal.languages import Language
from muasal.model import Entity, Reading, Span, Token
from muasal.resolve import romanise
from muasal.resolve.registry import Registry

Piece = tuple[int, int]  # token indexes, end exclusive


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
    spoken: list[str] = field(default_factory=list)  # origins of attributions so far, in order
    media: list[str] = field(default_factory=list)  # outlets named as sources so far, in order
    bodies: list[tuple[int, str, str]] = field(default_factory=list)  # token, entity id, family: companies and groups
    scoped: dict[str, tuple[str, str]] = field(default_factory=dict)  # institutions by kind and level, with a scope
    vague: dict[str, tuple[str, str]] = field(default_factory=dict)  # the same, without one
    untyped: set[str] = field(default_factory=set)  # names that nothing in the text calls a person or a body
    behind: dict[str, str] = field(default_factory=dict)  # person → the institution they speak for

    def know(self, id: str, name: str, type: str) -> str:
        """The id, after making sure that an entity stands behind it."""
        if id not in self.entities:
            self.entities[id] = self.registry.entities.get(id) or Entity(id, name, type)
        return id

    @property
    def tokens(self) -> tuple[Token, ...]:
        return self.reading.document.tokens

    @cached_property
    def _starts(self) -> dict[int, int]:
        return {token.start: i for i, token in enumerate(self.tokens)}

    @cached_property
    def named_here(self) -> frozenset[str]:
        """The registered entities that the article names anywhere."""
        found = self.registry.find(self.language.code, self.tokens, 0, len(self.tokens))
        return frozenset(match.value for match in found)

    def piece(self, span: Span) -> Piece:
        """The tokens of a span."""
        first = self._starts.get(span.start)
        if first is None:
            first = next((i for i, t in enumerate(self.tokens) if t.start >= span.start), len(self.tokens))
        last = first
        while last < len(self.tokens) and self.tokens[last].start < span.end:
            last += 1
        return first, last

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
