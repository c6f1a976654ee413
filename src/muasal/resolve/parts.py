"""What a source phrase is made of: an outlet, registered names, kinds of institution, head nouns, a name of its own."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from muasal.languages import Kind, Lexicon, Match, Noun
from muasal.resolve.identities import Piece
from muasal.resolve.kinds import STATE, is_people, single
from muasal.resolve.register import Register, outlet_key

NO_NAME = ("title", "article", "demonstrative", "determiner", "preposition", "opener", "pronoun", "adverb")
T = TypeVar("T")
SEATS = ("locative-preposition", "body-preposition")
PERSONAL = ("person", "title")
OPENING, CLOSING = '«“„"', '»”“"'
CALLED = 7  # tokens up to which words in quotation marks are a name


@dataclass(frozen=True, slots=True)
class Parts:
    """A source phrase taken apart. `kind_piece` and `name` are token ranges within it."""

    piece: Piece
    outlet: str | None
    named: str | None  # registered, neither country nor outlet
    country: str | None  # entity id of a country
    kind: Kind | None
    kind_piece: Piece | None
    nouns: tuple[Noun, ...]
    introduced: str | None
    body: str | None  # a company or group that the article names by kind elsewhere ("an analyst at Norrholm")
    name: Piece | None  # a run of capitals that nothing else explains
    seated: bool  # does a preposition of place stand behind the kind ("the clinic at Portree")?

    @property
    def personal(self) -> bool:
        """Is there a word for one person, or a title?"""
        return any(noun.type in PERSONAL for noun in self.nouns)

    @property
    def roles(self) -> frozenset[str]:
        return frozenset(noun.role for noun in self.nouns)

    @property
    def name_follows_kind(self) -> bool:
        """Does a name of one word stand right behind the kind (*RSUD Mamasa*, "the clinic at Portree")? Then it says
        which one, unless a country has only one of the kind."""
        if self.name is None or self.kind_piece is None or self.kind is None or self.kind.kind in single():
            return False
        return self.name[0] == self.kind_piece[1] + self.seated and self.name[1] - self.name[0] == 1


def take_apart(register: Register, piece: Piece) -> Parts:
    """The parts of the phrase in tokens `piece`."""
    entities = register.registry.entities
    known = register.found(*piece)
    called = _in_marks(register, piece)
    nouns = [m for m in _found(register, register.language.nouns, piece) if not _owning_person(register, m)]
    nouns = [m for m in nouns if m.first not in called]
    written = list(register.language.organisations.find(register.tokens, *piece))
    # `the health ministry's unit`: a kind that a country has many of only owns who speaks, and is no speaker itself
    kinds = [m for m in _found(register, register.language.organisations, piece) if m in written or _sole(m.value)]
    kinds = [m for m in kinds if m.first not in called]
    kinds = [m for m in kinds if not (is_people(m.value.kind) and _of_body(register, m, piece[1], nouns, kinds))]
    by_type: dict[str, str] = {}
    for match in known:
        by_type.setdefault(entities[match.value.id].type, match.value.id)
    covered = {i for m in known for i in range(m.first, m.last)} | {i for m in kinds for i in range(m.first, m.last)}
    covered |= {i for m in nouns if len(m.tokens) > 1 for i in m.tokens}  # "Telegram channel"
    body, inside = _known_body(register, piece)
    covered |= inside
    name = _name(register, piece, covered, {m.last for m in kinds}, called)
    kind = _kind(kinds, name is not None)
    others = [m.value.id for m in known if entities[m.value.id].type not in ("country", "outlet")]
    return Parts(
        piece=piece,
        outlet=_batch_outlet(register, piece) or by_type.get("outlet"),
        named=next(iter(others), None),
        country=by_type.get("country"),
        kind=kind.value if kind else None,
        kind_piece=(kind.first, kind.last) if kind else None,
        nouns=tuple(m.value for m in nouns),
        introduced=next(_introduced(register, piece), None),
        body=body,
        name=name,
        seated=kind is not None and kind.last < piece[1] and _place_word(register, kind.last),
    )


def _kind(kinds: Sequence[Match[Kind]], named: bool) -> Match[Kind] | None:
    """The kind that says who speaks: the first, but behind a name the body, not who works there ("Dr X, a surgeon at
    the clinic")."""
    closer = [m for m in kinds if m.value.kind != STATE] or kinds  # *pihak rumah sakit*: the side of the hospital
    bodies = [m for m in closer if not is_people(m.value.kind)]
    return next(iter(bodies if named and bodies else closer), None)


def _known_body(register: Register, piece: Piece) -> tuple[str | None, set[int]]:
    """A body known by name in the piece, or by the first words of its name, and its tokens; not where it is all there
    is, for then it is the name itself."""
    for _, id, _ in register.bodies:
        for a in range(*piece):
            if not register.tokens[a].text[0].isupper():
                continue
            for b in range(piece[1], a, -1):
                key = register.id_of((a, b))
                if key and (id == key or id.startswith(f"{key}-")):
                    return id, set(range(a, b))
    return None, set()


def _found(register: Register, lexicon: Lexicon[T], piece: Piece) -> list[Match[T]]:
    """The rows of a table in the piece, also without a possessive ending that no row holds ("prosecutor's office")."""
    written = list(lexicon.find(register.tokens, *piece))
    bare = lexicon.find(register.bare_tokens, *piece)
    further = [m for m in bare if all(m.first >= w.last or w.first >= m.last for w in written)]
    return sorted([*written, *further], key=lambda m: m.first)


def _of_body(
    register: Register,
    people: Match[Kind],
    end: int,
    nouns: Sequence[Match[Noun]],
    kinds: Sequence[Match[Kind]],
) -> bool:
    """`The Growers' Association`, *asosiasi petani*: are the people only what the body beside them is of, or do they
    own the one who speaks?"""
    if people.last < end and _owner(register, people):
        return True
    beside = [m for m in nouns if m.value.type == "organisation" and people.first == m.last]
    return any(all(m.first >= k.last or k.first >= m.last for k in kinds) for m in beside)


def _sole(kind: Kind) -> bool:
    return kind.kind in single()


def _owning_person(register: Register, noun: Match[Noun]) -> bool:
    return noun.value.type == "person" and _owner(register, noun)


def _owner(register: Register, noun: Match[Noun] | Match[Kind]) -> bool:
    """`The captain's lawyer`, `the victims' lawyer`: does the one who speaks belong to these?"""
    last = noun.last - 1
    behind = register.tokens[noun.last].text if noun.last < len(register.tokens) else ""
    return behind in ("'", "’") or register.tokens[last].low != register.bare_tokens[last].low


def _place_word(register: Register, index: int) -> bool:
    """Is the token a preposition that says where a body is?"""
    return any(register.language.is_(c, register.tokens[index].low) for c in SEATS)


def _introduced(register: Register, piece: Piece) -> Iterator[str]:
    lows = (register.tokens[i].low for i in range(*piece))
    return (register.introduced[low] for low in lows if low in register.introduced)


def _batch_outlet(register: Register, piece: Piece) -> str | None:
    """The outlet of an article of this batch that the phrase names, the article's own left out."""
    for a in range(*piece):
        if not register.tokens[a].text[0].isupper():
            continue
        for b in range(piece[1], a, -1):
            key = outlet_key(register.words((a, b)), register.language)
            if key and register.outlets.get(key, register.outlet) != register.outlet:
                return register.outlets[key]
    return None


def _in_marks(register: Register, piece: Piece) -> set[int]:
    """Tokens of names in quotation marks («Деловой вестник»): whatever their words say, they are called so."""
    tokens, quotes = register.tokens, register.reading.document.quotes
    begin, end = tokens[piece[0]].start, tokens[piece[1] - 1].end
    within = quotes[bisect_left(quotes, (begin,)) : bisect_left(quotes, (end,))]
    named = (inner for inner in map(register.piece, within) if 0 < inner[1] - inner[0] <= CALLED)
    return {i for a, b in named if tokens[a].text[0].isupper() for i in range(a, min(b, piece[1]))}


def _name(register: Register, piece: Piece, covered: set[int], behind: set[int], called: set[int]) -> Piece | None:
    """The longest run of capitalised words that is no place, no register entry, no kind and no role; one right behind
    a kind (*RS Harapan*), at `behind`, only where there is no other. What is `called` so is a name as it stands."""
    covered = covered | _own_outlet(register, piece)
    placed = {
        i for p in register.reading.places if p.value and p.role != "demonym" for i in range(*register.piece(p.span))
    }
    runs: list[Piece] = []
    for i in range(*piece):
        if i in covered or (i not in called and (i in placed or not _could_name(register, i, piece))):
            continue
        if runs and runs[-1][1] == i:
            runs[-1] = (runs[-1][0], i + 1)
        else:
            runs.append((i, i + 1))
    return max(runs, key=lambda run: (run[0] not in behind, run[1] - run[0], -run[0])) if runs else None


def own_outlet(register: Register, piece: Piece) -> bool:
    """Is the phrase the article's own outlet and nothing else ("a draft seen by the Ledger")?"""
    mine = _own_outlet(register, piece)
    rest = (i for i in range(*piece) if i not in mine and register.tokens[i].kind == "word")
    return bool(mine) and all(register.language.is_("article", register.tokens[i].low) for i in rest)


def _own_outlet(register: Register, piece: Piece) -> set[int]:
    """Tokens that name the article's own outlet ("a source told the Ledger")."""
    mine = {key for key, id in register.outlets.items() if id == register.outlet}
    found: set[int] = set()
    for a in range(*piece):
        for b in range(a + 1, piece[1] + 1) if register.tokens[a].text[0].isupper() else ():
            if outlet_key(register.words((a, b)), register.language) in mine:
                found.update(range(a, b))
    return found


def _could_name(register: Register, index: int, piece: Piece) -> bool:
    token, language = register.tokens[index], register.language
    if token.kind != "word" or not token.text[0].isupper() or token.low in register.introduced:
        return False
    opens = any(s.first == index for s in register.reading.document.sentences)
    lone = opens and (index + 1 >= piece[1] or not register.tokens[index + 1].text[0].isupper())
    role = language.nouns.get(token.low) is not None or any(language.is_(c, token.low) for c in NO_NAME)
    return not role and not (lone and piece[1] - piece[0] > 1)
