"""Who said what: attributions, and the claims they carry."""

from dataclasses import dataclass

from muasal.model.text import Span
from muasal.model.value import Mention

STANCES = ("asserts", "denies", "confirms", "doubts", "declines")
CERTAINTIES = ("certain", "hedged")
QUOTED = ("direct", "indirect", "mixed")


@dataclass(frozen=True, slots=True)
class Reference:
    """One link of a chain as worded. `span` is None where the link is silent (a clitic, a passive without agent)."""

    span: Span | None
    kind: str  # named · pronoun · clitic · generic ("the agency") · anonymous · implicit
    type: str = ""  # person · organisation · place · medium · collective · document; "" if it is not plain


@dataclass(frozen=True, slots=True)
class Attribution:
    """Source, cue and content. `references` is the chain as worded, `chain` the same as entity ids: nearest first."""

    id: str
    article: str
    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    content: tuple[Span, ...]
    stance: str
    certainty: str
    quoted: str
    rule: str
    references: tuple[Reference, ...] = ()
    chain: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """A kind of act or state named in a claim, and the words that name it."""

    kind: str  # a code of the scheme in languages/events.toml: die, detain, send …
    span: Span


@dataclass(frozen=True, slots=True)
class Thing:
    """People or things of one kind that a claim names, with or without a number ("pilots")."""

    code: str  # as in the role of a quantity, count:pilot; one for all languages
    span: Span


@dataclass(frozen=True, slots=True)
class Claim:
    """One clause that could be true or false by itself."""

    id: str
    article: str
    span: Span
    attributions: tuple[str, ...]
    origins: tuple[str, ...]
    stance: str
    certainty: str
    slots: tuple[Mention, ...]
    events: tuple[Event, ...] = ()
    headline: bool = False
    rule: str = ""
    things: tuple[Thing, ...] = ()
