"""Who bears the names of one article: a surname, a first name or the beginning of a body's name goes back to the full
name, "the mayor" to the mayor who was named. One name is one entity, two full names are two, whatever they share.

A surname of the register ("Biden") is nobody of the register where the words before it say otherwise ("Hunter Biden"),
or where the article has only told of another bearer.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from muasal.languages import Language, Match
from muasal.languages.naming import name_words
from muasal.model import Document, EntityMention, Token
from muasal.resolve import romanise
from muasal.resolve.registry import Alias, Registry

Piece = tuple[int, int]  # token indexes, end exclusive
PERSON = ("person", "")
BODIES = ("organisation", "medium", "collective")
TITLED = 4  # tokens before a name in which a title may begin
APPOSED = 4  # tokens behind a name's comma in which one may stand


@dataclass(frozen=True, slots=True)
class Bearer:
    """A name in tokens [first, last) and who it is. `roles` are the nouns that stand beside it ("mayor")."""

    first: int
    last: int
    lows: tuple[str, ...]
    keys: tuple[str, ...]
    type: str
    doubtful: bool
    id: str
    roles: frozenset[str] = frozenset()
    whole: bool = False  # no part of a longer name: an acronym, an entry of the register that is no person

    @property
    def full(self) -> bool:
        return len(self.keys) > 1

    @property
    def personal(self) -> bool:
        """Is it a person's full name, as far as the words say?"""
        return self.full and self.type == "person"


class Identities:
    """The names of one article by where they stand."""

    def __init__(self, bearers: Sequence[Bearer], denied: frozenset[Piece]) -> None:
        self.bearers = bearers
        self.denied = denied  # matches of the register that the words around them speak against
        self._firsts = [b.first for b in bearers]
        self._full = [b for b in bearers if b.full]

    def at(self, piece: Piece) -> Bearer | None:
        """The name that shares the most tokens with the piece."""
        near = self.bearers[max(0, bisect_left(self._firsts, piece[0]) - 1) : bisect_left(self._firsts, piece[1])]
        shared = [(min(b.last, piece[1]) - max(b.first, piece[0]), -b.first, b) for b in near]
        best = max((s for s in shared if s[0] > 0), key=lambda s: s[:2], default=None)
        return best[2] if best else None

    def called(self, piece: Piece, words: Sequence[str], language: Language) -> str | None:
        """The id of the name in tokens `piece`, whether it was read as a name or not; None without letters."""
        here = self.at(piece)
        if here is not None:
            return here.id
        words = [word.casefold() for word in words]
        keys = romanise.keys(words, language)
        own = Bearer(*piece, tuple(words), keys, "", True, "-".join(keys))
        return _settled(own, self._full).id or None

    def full_name(self, id: str) -> Bearer | None:
        """The first full name that `id` bears here."""
        return next((b for b in self._full if b.id == id), None)

    def holder(self, roles: Iterable[str], before: int) -> str | None:
        """The person named before token `before` with one of these nouns beside the name, if it is only one."""
        wanted = frozenset(roles)
        ids = {b.id for b in self.bearers if b.roles & wanted and b.personal and b.first < before}
        return ids.pop() if len(ids) == 1 else None

    def person_in(self, first: int, last: int) -> Bearer | None:
        """The first name in tokens [first, last), if it is a person's."""
        here = self.bearers[bisect_left(self._firsts, first) : bisect_left(self._firsts, last)]
        return here[0] if here and here[0].type == "person" else None


def identities(
    document: Document,
    language: Language,
    registry: Registry,
    names: Sequence[tuple[Piece, EntityMention]],
    matches: Sequence[Match[Alias]],
    outlets: Mapping[str, str],
) -> Identities:
    """Who the `names` are. `matches` are the register's in text order; `outlets` maps keys of names to ids."""
    by_first = {m.first: m for m in matches}
    denied: set[Piece] = set()
    found: list[Bearer] = []
    for piece, name in names:
        inside = [by_first[i] for i in range(*piece) if i in by_first and by_first[i].last <= piece[1]]
        covered = {i for m in inside for i in m.tokens}
        loose = [i for i in range(*piece) if i not in covered]
        strange = {(m.first, m.last) for m in inside if not _agrees(document.tokens, language, registry, loose, m)}
        denied |= strange
        known = [m for m in inside if (m.first, m.last) not in strange and not m.value.use]
        found.append(_bearer(document, language, registry, _behind_state(registry, piece, known), name, known, outlets))
    full = [b for b in found if b.full]
    full = [
        b for b in full if b.first >= document.body
    ] or full  # capitals of a headline may be no name (*Kelola Merugi*)
    settled = [_settled(b, full) for b in found]
    denied |= {(b.first, b.last) for b, s in zip(found, settled, strict=True) if b.id != s.id}
    return Identities(settled, frozenset(denied))


def _bearer(
    document: Document,
    language: Language,
    registry: Registry,
    piece: Piece,
    name: EntityMention,
    known: Sequence[Match[Alias]],
    outlets: Mapping[str, str],
) -> Bearer:
    """The name by itself: the register's entity that it is as a whole, or the person whose surname it holds, else a
    key of its own."""
    tokens = document.tokens
    piece = _without_noun(tokens, language, piece)
    lows = tuple(t.low[: len(t.low) - language.possessive(t.low)] for t in tokens[piece[0] : piece[1]])
    words = tuple(low for low in lows if low[0].isalnum())
    keys = romanise.keys(words, language)
    whole = [m.value.id for m in known if (m.first, m.last) == piece]
    people = [m.value.id for m in known if registry.entities[m.value.id].type == "person" and name.type in PERSON]
    own = "-".join(keys)
    id = next(iter([*whole, *people]), None) or outlets.get(own) or own
    roles = frozenset(_roles(document, language, piece)) if name.type in PERSON else frozenset()
    other = name.rule == "name:acronym" or (bool(whole) and registry.entities[whole[0]].type != "person")
    return Bearer(*piece, words, keys, "person" if people else name.type, name.doubtful, id, roles, other)


def _behind_state(registry: Registry, piece: Piece, known: Sequence[Match[Alias]]) -> Piece:
    """The name without the state its holder serves (*Rusia | Yunus-bek Yevkurov*), which a run of capitals may hold."""
    states = [m for m in known if registry.entities[m.value.id].type == "country" and m.first == piece[0]]
    return next(((m.last, piece[1]) for m in states if m.last < piece[1] and _personal(registry, piece, known)), piece)


def _personal(registry: Registry, piece: Piece, known: Sequence[Match[Alias]]) -> bool:
    """Does the name end in a person of the register?"""
    return any(registry.entities[m.value.id].type == "person" and m.last == piece[1] for m in known)


def _without_noun(tokens: Sequence[Token], language: Language, piece: Piece) -> Piece:
    """The name without a common noun before it (*Perusahaan X*), where nouns lead."""
    noun = language.nouns.at(tokens, *piece) if piece[1] - piece[0] > 1 else None
    leads = noun is not None and noun.value.role == "generic" and language.config.get("noun_head") != "last"
    return (noun.last, piece[1]) if noun is not None and leads and noun.last < piece[1] else piece


def _settled(bearer: Bearer, full: Sequence[Bearer]) -> Bearer:
    """A name as the longer one it is part of: a person's by any word of it, a body's by its first or first ones."""
    if bearer.full and (bearer.type in BODIES or bearer.doubtful):
        longer = {b.id: b for b in full if b.type in BODIES and _begins(b, bearer)}
        return _as(bearer, next(iter(longer.values()))) if len(longer) == 1 else bearer
    if bearer.full or not bearer.keys or bearer.whole:
        return bearer
    low, key = bearer.lows[0], bearer.keys[0]
    if bearer.type in (*PERSON, "organisation"):
        people = [b for b in full if b.personal]
        same = [b for b in people if b.lows[-1] == low] or [b for b in people if b.keys[-1] == key]
        same = same or [b for b in people if key in b.keys]
        if same:
            return _as(bearer, _nearest(bearer, same))
    bodies = {b.id: b for b in full if b.type in BODIES and b.keys[0] == key}
    if len(bodies) == 1 and bearer.type != "place":
        return _as(bearer, next(iter(bodies.values())))
    return bearer


def _begins(longer: Bearer, bearer: Bearer) -> bool:
    """Is the name the first words of a longer one ("Marlin Crescent", "Marlin Crescent Shipping")?"""
    size = len(bearer.keys)
    return size < len(longer.keys) and longer.keys[:size] == bearer.keys


def _nearest(bearer: Bearer, full: Sequence[Bearer]) -> Bearer:
    """The last one before, else the first one behind: a headline has surnames only."""
    before = [b for b in full if b.first < bearer.first]
    return before[-1] if before else full[0]


def _as(bearer: Bearer, other: Bearer) -> Bearer:
    return replace(bearer, id=other.id, type=other.type, doubtful=other.doubtful)


def _agrees(
    tokens: Sequence[Token], language: Language, registry: Registry, loose: Sequence[int], match: Match[Alias]
) -> bool:
    """Do the `loose` words of a name before a registered surname in it belong to its bearer? Initials and patronymics
    may."""
    if registry.entities[match.value.id].type != "person":
        return True
    own = registry.words_of(match.value.id)
    for token in (tokens[i] for i in loose if i < match.first):
        if len(token.text) == 1 or name_words(language.code).is_("patronymic", token.low):
            continue
        if not own & {romanise.given(romanise.word_key(token.low, language))}:
            return False
    return True


def _roles(document: Document, language: Language, piece: Piece) -> Iterator[str]:
    """The nouns for a person right before a name, with what they are over, and at the head of its apposition."""
    tokens, (first, last) = document.tokens, piece
    for at in range(max(0, first - TITLED), first):
        noun = language.nouns.at(tokens, at, first)
        kind = language.organisations.at(tokens, at, first)
        if noun and noun.value.type == "person" and first in (noun.last, kind.last if kind else noun.last):
            yield noun.value.noun
    if last + 1 < len(tokens) and tokens[last].text in ",(–—":
        at = last + 1 + language.is_("article", tokens[last + 1].low)
        noun = language.nouns.at(tokens, at, min(at + APPOSED, len(tokens))) if at < len(tokens) else None
        if noun and noun.value.type == "person":
            yield noun.value.noun
