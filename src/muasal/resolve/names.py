"""Who acts in a claim: states, bodies, forces and people that the words put into the place of somebody who acts.

A name alone is no actor: a state after a preposition is a place, "Russian" before "jets" a quality, an inflected name
belongs to what stands before it. Sources are left to the attributions, counted people to the quantities.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from muasal.languages import Kind, Language, Match
from muasal.model import EntityMention, Sentence, Span, Token
from muasal.resolve.identities import Bearer, Piece
from muasal.resolve.institutions import COMPANY, protagonist
from muasal.resolve.kinds import many
from muasal.resolve.register import Register
from muasal.resolve.registry import Alias
from muasal.resolve.sources import identify

FORCE = "army"  # the kind whose members act for it: "soldiers", "the contingent"
OPENERS = ("complementizer", "clause-conjunction", "coordinator", "leading-adverb", "relative", "agent-marker")
TITLE = 1  # words of rank between an office and the name of its holder
DESCRIBED = 4  # words between the noun for a company and its name
NAMED = ("person", "organisation", "collective")
DETERMINERS = ("article", "determiner", "demonstrative")


@dataclass(frozen=True, slots=True)
class Site:
    """One sentence with what the tables find in it."""

    register: Register
    sentence: Sentence
    names: Sequence[Match[Alias]]
    kinds: Sequence[Match[Kind]]

    @property
    def tokens(self) -> Sequence[Token]:
        return self.register.reading.document.tokens

    @property
    def language(self) -> Language:
        return self.register.language


def resolve(register: Register) -> list[EntityMention]:
    """The actors of an article in text order; each is known to `register` afterwards."""
    said = [span for a in register.reading.attributions for span in a.source]
    counted = [q.span for q in register.reading.quantities]
    found = [m for s in register.reading.document.sentences if not s.aside for m in _in_sentence(register, s, counted)]
    found += [*_introduced(register), *_bearers(register, counted)]
    kept: list[EntityMention] = []
    for mention in sorted(found, key=lambda m: (m.span.start, -m.span.end)):
        if not any(mention.span.overlaps(span) for span in said) and not (
            kept and mention.span.overlaps(kept[-1].span)
        ):
            kept.append(mention)
    return kept


def _in_sentence(register: Register, sentence: Sentence, counted: Sequence[Span]) -> Iterator[EntityMention]:
    tokens, piece = register.reading.document.tokens, (sentence.first, sentence.last)
    names = register.found(*piece)
    site = Site(register, sentence, names, list(register.language.organisations.find(tokens, *piece)))
    for name in names:
        yield from _named(site, name, counted)
    for kind in site.kinds:
        yield from _unnamed(site, kind, counted)


def _named(site: Site, name: Match[Alias], counted: Sequence[Span]) -> Iterator[EntityMention]:
    """The actor a registered name stands for, alone or with the noun beside it."""
    entity = site.register.registry.entities[name.value.id]
    if entity.type == "outlet":
        return
    beside = _beside(site, name)
    if entity.type == "country" and beside:
        whole = min(name.first, beside.first), max(name.last, beside.last)
        if not _is_counted(site, whole, counted) and not _entitles(site, whole):
            yield from _identified(site, whole)
    elif entity.type == "person" or (beside and beside.value.kind == FORCE) or _acts(site, name):
        site.register.know(entity.id, entity.name, entity.type)
        yield EntityMention(_span(site, (name.first, name.last)), f"register:{entity.type}", entity.id)


def _unnamed(site: Site, kind: Match[Kind], counted: Sequence[Span]) -> Iterator[EntityMention]:
    """An institution by its common noun ("the provincial government"), a force that was named before."""
    piece = (kind.first, kind.last)
    registry = site.register.registry
    if kind.value.kind in many().keys() - {COMPANY} or any(_beside(site, name) == kind for name in site.names):
        return
    if not _opens(site, kind.first) or _is_counted(site, piece, counted) or _entitles(site, piece):
        return
    if kind.value.kind == COMPANY:
        company = protagonist(site.register, kind.first)
        if company is not None and not _named_behind(site, kind):
            yield EntityMention(_span(site, piece), "kind:again", company)
        return
    if kind.value.kind == FORCE:
        before = [id for id in site.register.entities if registry.kind_of(id) == FORCE]
        if before:
            yield EntityMention(_span(site, piece), "kind:again", before[-1])
    elif kind.value.level or len(kind.tokens) > 1:
        yield from _identified(site, piece)


def _named_behind(site: Site, kind: Match[Kind]) -> bool:
    """Does a name say which company it is: *produsen alat dapur Norvik*?"""
    pieces = (site.register.piece(name.span) for name in site.register.reading.names)
    return any(0 <= first - kind.last <= DESCRIBED for first, _ in pieces)


def _is_counted(site: Site, piece: Piece, counted: Sequence[Span]) -> bool:
    """Do the words belong to an amount ("18 North Korean soldiers")?"""
    return any(_span(site, piece).overlaps(span) for span in counted)


def _entitles(site: Site, piece: Piece) -> bool:
    """Is the phrase the title of the person whose name comes next ("the defence minister of Russia, General X")?"""
    people = site.register.registry.entities
    named = [n.first for n in site.names if people[n.value.id].type == "person"]
    named += [a for m in site.register.reading.names for a, b in (site.register.piece(m.span),) if b - a > 1]
    return any(
        0 <= first - piece[1] <= TITLE and all(t.kind == "word" for t in site.tokens[piece[1] : first])
        for first in named
    )


def _identified(site: Site, piece: Piece) -> Iterator[EntityMention]:
    """The actor a phrase stands for, as a source of the same words would be named."""
    for id in identify(site.register, piece, "named")[-1:]:
        yield EntityMention(_span(site, piece), "kind:phrase", id)


def _beside(site: Site, name: Match[Alias]) -> Match[Kind] | None:
    """The noun a name belongs to: after an adjective or a possessive, before a noun of a state."""
    after = name.value.use == "adjective" or site.tokens[name.last - 1].low.endswith("'s")
    return next((k for k in site.kinds if (k.first == name.last if after else k.last == name.first)), None)


def _acts(site: Site, name: Match[Alias]) -> bool:
    """Does a name stand where an actor stands: as a nominative, and not as part of what is before it?"""
    if name.value.use or name.value.oblique:
        return False
    if _opens(site, name.first):
        return True
    told_by_form = name.value.inflected or bool(site.language.words.get("article"))
    return told_by_form and not site.language.is_("preposition", site.tokens[name.first - 1].low)


def _opens(site: Site, index: int) -> bool:
    """Does a clause begin at this token, determiners left aside?"""
    tokens, at = site.tokens, index - 1
    while at >= site.sentence.first and any(site.language.is_(c, tokens[at].low) for c in DETERMINERS):
        at -= 1
    if at < site.sentence.first:
        return True
    low = tokens[at].low
    return (tokens[at].kind == "mark" and low != "(") or any(site.language.is_(c, low) for c in OPENERS)


def _introduced(register: Register) -> Iterator[EntityMention]:
    """Short forms the article introduced, where they come again."""
    tokens = register.reading.document.tokens
    shorts = {i.short for i in register.reading.introductions}
    for name in register.reading.names:
        known = register.introduced.get(tokens[register.piece(name.span)[0]].low)
        if known and name.span not in shorts and register.entities[known].type != "country":
            yield EntityMention(name.span, "introduced", known)


def _bearers(register: Register, counted: Sequence[Span]) -> Iterator[EntityMention]:
    """People, companies and groups that the article calls by a name of their own."""
    taken = [*counted, *(p.span for p in register.reading.places if p.value)]
    pieces = [register.piece(name.span) for name in register.reading.names]
    here = [register.identities.at(piece) for piece in pieces]
    often = Counter(b.id for b in here if b is not None and b.first >= register.headline_end)
    for name, piece, bearer in zip(register.reading.names, pieces, here, strict=True):
        if bearer is None or not often[bearer.id] or register.found(*piece):
            continue
        if _told(register, bearer, often[bearer.id]) and not any(name.span.overlaps(span) for span in taken):
            full = register.identities.full_name(bearer.id)
            words = register.words((full.first, full.last) if full else piece)
            id = register.introduced_at(piece) or register.know(bearer.id, words, bearer.type)
            yield EntityMention(name.span, "name", id, "actor" if _begins(register, piece[0]) else "target")


def _told(register: Register, bearer: Bearer, times: int) -> bool:
    """Does the article tell enough of the bearer of a name to hold it for somebody? A full name, one that comes again,
    or one that is known already and of a clear type."""
    known = bearer.type in NAMED and bearer.id in register.entities
    return known or (bearer.type in (*NAMED, "place", "") and (bearer.full or times > 1))


def _begins(register: Register, index: int) -> bool:
    """Does a sentence begin with the name in the token `index`, or with words of no own weight before it?"""
    document = register.reading.document
    sentence = document.sentences[document.sentence_at(register.tokens[index].start)]
    return _opens(Site(register, sentence, (), ()), index)


def _span(site: Site, piece: Piece) -> Span:
    return Span(site.tokens[piece[0]].start, site.tokens[piece[1] - 1].end)
