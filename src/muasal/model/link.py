"""Links between claims and between articles. Every link is an edge with a reason; removing it splits again."""

from dataclasses import dataclass

from muasal.model.text import Span


@dataclass(frozen=True, slots=True)
class SameClaim:
    """Two claims that say the same thing happened."""

    a: str  # claim ids, a < b in story order
    b: str
    reason: str
    rule: str


@dataclass(frozen=True, slots=True)
class Retelling:
    """`child` took what it says from `parent` (article ids)."""

    child: str
    parent: str
    reason: str
    rule: str  # named · shared-passage · shared-details
    words: Span | None = None  # where the child names its parent


@dataclass(frozen=True, slots=True)
class Cluster:
    """Claims that say the same thing. `claims` in story order; an unseen origin is said in `note`, never guessed."""

    id: str
    gloss: str
    claims: tuple[str, ...]
    origins: tuple[str, ...]
    independent_origins: int
    signature: str = ""  # "said by 1 origin (HUR), told in 9 articles, 4 languages; 2 drifts; denied by 1"
    note: str = ""


@dataclass(frozen=True, slots=True)
class Drift:
    """A detail that changed between a telling and its retelling (`source` and `target` are claim ids)."""

    cluster: str
    source: str
    target: str
    slot: str
    kind: str  # number · unit · date · place · entity · stance · certainty · attribution · scope
    before: str
    after: str
    reason: str = ""
    before_span: Span | None = None
    after_span: Span | None = None


@dataclass(frozen=True, slots=True)
class Update:
    """A later figure from the same origin: no drift."""

    cluster: str
    source: str
    target: str
    slot: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """Claims of different origins that oppose each other."""

    cluster: str
    between: tuple[str, str]
    kind: str  # denial · number · date · place
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Suspicion:
    """A sign inside one article that something drifted: a weekday against its date, a unit that does not fit."""

    article: str
    span: Span
    reason: str
    rule: str
