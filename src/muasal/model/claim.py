"""Who said what: attributions, and the claims they carry."""

from dataclasses import dataclass

from muasal.model.text import Span
from muasal.model.value import Mention

STANCES = ("asserts", "denies", "confirms", "doubts", "declines")
CERTAINTIES = ("certain", "hedged")
QUOTED = ("direct", "indirect", "mixed")
EVIDENCE_KINDS = ("video", "photo", "satellite image", "recording", "call", "document", "letter", "post")
HANDS = ("maker", "publisher", "place", "viewer")


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

    @property
    def layer(self) -> str:
        """Which layer found it: grammar · tagger · both."""
        named = [part.partition(":")[0] for part in self.rule.split("+")]
        return "grammar" if "tagger" not in named else "tagger" if named[0] == "tagger" else "both"

    @property
    def margin(self) -> float | None:
        """By how much the tagger preferred a cue to none; None where it had no part."""
        told = (part.partition(":")[2] for part in self.rule.split("+") if part.startswith("tagger:"))
        return next((float(margin) for margin in told), None)


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in quotation marks, long enough to be a statement, that no attribution takes up: nobody is seen to say
    them. The span leaves the marks out."""

    id: str
    article: str
    span: Span
    rule: str


@dataclass(frozen=True, slots=True)
class Hand:
    """One hand that evidence went through: who made or published it, where, or who has seen it."""

    role: str  # maker · publisher · place (where it was published) · viewer (who has seen or obtained it)
    span: Span
    entity: str = ""  # an Entity's id; "" where it is not known who that is


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a text points to for what it tells: a video, a satellite image, a document, an intercepted call, a post.

    `attributions` are those that rest on it or tell of it.
    """

    id: str
    article: str
    span: Span
    kind: str  # one of EVIDENCE_KINDS
    hands: tuple[Hand, ...]
    attributions: tuple[str, ...]
    rule: str


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
class Negation:
    """The words by which a claim tells that something did not happen ("no soldiers were sent")."""

    span: Span
    rule: str


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
    negated: Negation | None = None  # None: the claim tells that something did happen
