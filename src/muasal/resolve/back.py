"""Phrases that only point back: "the agency", "the spokesman", "the paper", "the statement", "the commissioner"."""

from muasal.resolve.identities import Piece
from muasal.resolve.institutions import COMPANY, may_be, protagonist
from muasal.resolve.parts import Parts
from muasal.resolve.register import Register, slug

BODIES = ("organisation", "outlet", "country")
FUNCTION = ("article", "determiner", "preposition", "adverb", "pronoun", "clitic-pronoun", "title")
ANONYMOUS_DOCUMENT = "anon-document"


def back(register: Register, parts: Parts) -> tuple[str, ...]:
    """A bare "the agency", "the spokesman", "the statement": who spoke last, an institution where one is meant."""
    types = [noun.type for noun in parts.nouns]
    voice = "spokesperson" in parts.roles
    before = next((ids for noun in parts.nouns if (ids := register.offices.get(noun.noun))), ())
    if before and definite(register, parts.piece):
        return before
    if types and types[-1] in ("collective", "person") and not voice and not definite(register, parts.piece):
        words = register.words(parts.piece)
        return (register.know("anon-" + slug(words, register.language), words, "group"),)
    if "medium" in types[:1]:
        return _medium_meant(register, parts) or _own_words(register, parts)
    if "document" in types[:1]:
        return _document(register, parts)
    if "organisation" in types:
        same = [id for id in register.spoken if register.entities[id].type in BODIES or id in register.untyped]
        if parts.kind is not None and parts.kind.kind == COMPANY:
            same = [id for id in same if may_be(register, id, COMPANY)]  # "the company" is no ministry
        said = _own_words(register, parts) if "organisation" in types and _described(register, parts.piece) else ()
        return said or tuple(same[-1:]) or _own_words(register, parts)
    return tuple(register.spoken[-1:]) or _own_words(register, parts)


def _medium_meant(register: Register, parts: Parts) -> tuple[str, ...]:
    """The medium named last before "the paper"; in a headline the first one that the article names. "A channel" and
    "accounts on X" are none that was named."""
    language = register.language
    if _indefinite(register, parts.piece) or " " in parts.nouns[0].noun:
        return ()
    if register.media or parts.piece[0] >= register.headline_end:
        return tuple(register.media[-1:])
    named = (b for b in register.identities.bearers if b.type == "medium" and b.first >= register.headline_end)
    own = next((b for b in named if b.full or language.nouns.get(b.lows[0]) is None), None)
    return (register.know(own.id, register.words((own.first, own.last)), "outlet"),) if own else ()


def _document(register: Register, parts: Parts) -> tuple[str, ...]:
    """Who a document is. "The statement" is its author's, who spoke last; a financial report is the company's that the
    article is about. A work that nobody spoke before, or a new one
    ("a draft seen by"), speaks for itself, and so does "the document" from then on; rumours are nobody's."""
    meant = ANONYMOUS_DOCUMENT in register.entities or _indefinite(register, parts.piece)
    if parts.nouns[0].role == "accounts" and (company := protagonist(register, parts.piece[0])):
        return (company,)
    if parts.nouns[0].role != "work" or (register.spoken and not meant):
        return tuple(register.spoken[-1:])
    return (register.know(ANONYMOUS_DOCUMENT, register.words(parts.piece), "document"),)


def _indefinite(register: Register, piece: Piece) -> bool:
    """Does the phrase bring something new: "a draft"? Languages without articles do not say."""
    return register.language.is_("article", register.tokens[piece[0]].low) and not definite(register, piece)


def _own_words(register: Register, parts: Parts) -> tuple[str, ...]:
    """Somebody the article has not named and never will: known by the words alone."""
    if not parts.nouns:
        return ()
    words = register.words(parts.piece)
    return (
        register.know(
            slug(words, register.language), words, "group" if parts.nouns[0].type == "collective" else "organisation"
        ),
    )


def _described(register: Register, piece: Piece) -> bool:
    """Do words of their own describe the body (*asosiasi perbankan*), and nothing points back?"""
    language = register.language
    tokens = register.tokens[piece[0] : piece[1]]
    if any(language.is_("demonstrative", token.low) for token in tokens):
        return False
    plain = (t for t in tokens if t.kind == "word" and language.nouns.get(t.low) is None)
    return any(not any(language.is_(c, t.low) for c in FUNCTION) for t in plain)


def definite(register: Register, piece: Piece) -> bool:
    """Does the phrase point back ("the spokesman", *juru bicara itu*)? Languages without articles always may."""
    if not register.language.words.get("article"):
        return True
    return any(register.language.is_("demonstrative", register.tokens[i].low) for i in range(*piece))
