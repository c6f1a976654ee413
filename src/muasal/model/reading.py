"""What reading one article gives: everything as worded, by spans. `resolve` turns it into values."""

from collections.abc import Sequence
from dataclasses import dataclass

from muasal.model.article import Article
from muasal.model.claim import Attribution, Claim, Event, Evidence, Quotation
from muasal.model.link import Suspicion
from muasal.model.text import Document, Span
from muasal.model.value import EntityMention, Mention, Place, PlaceCandidate, Quantity, Time


@dataclass(frozen=True, slots=True)
class Introduction:
    """A short form introduced beside its long form: `Kementerian Pertahanan (Kemhan)`."""

    short: Span
    long: Span


@dataclass(frozen=True)
class Reading:
    """An article as read. Ids of attributions and claims begin with the article's id: a1.t1, a1.c1."""

    article: Article
    document: Document
    times: Sequence[Time] = ()
    quantities: Sequence[Quantity] = ()
    candidates: Sequence[PlaceCandidate] = ()
    places: Sequence[Place] = ()  # which of the candidates are; only `resolve` knows
    names: Sequence[EntityMention] = ()
    events: Sequence[Event] = ()
    attributions: Sequence[Attribution] = ()
    claims: Sequence[Claim] = ()
    suspicions: Sequence[Suspicion] = ()
    introductions: Sequence[Introduction] = ()
    quotations: Sequence[Quotation] = ()  # those without a source
    evidence: Sequence[Evidence] = ()

    @property
    def mentions(self) -> list[Mention]:
        """All details in text order."""
        found: list[Mention] = [*self.times, *self.quantities, *self.places, *self.names]
        return sorted(found, key=lambda m: (m.span, m.kind))
