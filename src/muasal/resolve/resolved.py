"""What resolving one article gives."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from muasal.model import Article, Attribution, Claim, Entity, Evidence, Mention, Quotation, Suspicion

FAMILIES = ("ministry",)  # kinds whose members have kinds of their own ("health-ministry")


class Office(NamedTuple):
    """What an institution is, known by its kind alone. `country` is the ISO code of the state it belongs to, or ""."""

    kind: str
    level: str  # national · local · ""
    country: str = ""


@dataclass(frozen=True)
class Resolved:
    """One article with values. `scoped` and `vague` tell institutions by kind, with and without what says which one;
    `units` tell what the parts of bodies belong to: the part's name → the body."""

    article: Article
    attributions: Sequence[Attribution]
    claims: Sequence[Claim]
    entities: Mapping[str, Entity]
    mentions: Sequence[Mention]
    suspicions: Sequence[Suspicion]
    scoped: Mapping[str, Office] = field(default_factory=dict)
    vague: Mapping[str, Office] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)
    quotations: Sequence[Quotation] = ()
    evidence: Sequence[Evidence] = ()
