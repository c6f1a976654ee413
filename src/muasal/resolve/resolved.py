"""What resolving one article gives."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from muasal.model import Article, Attribution, Claim, Entity, Evidence, Mention, Quotation, Suspicion


@dataclass(frozen=True)
class Resolved:
    """One article with values. `scoped` and `vague` tell institutions by kind: id → (kind, level)."""

    article: Article
    attributions: Sequence[Attribution]
    claims: Sequence[Claim]
    entities: Mapping[str, Entity]
    mentions: Sequence[Mention]
    suspicions: Sequence[Suspicion]
    scoped: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    vague: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    quotations: Sequence[Quotation] = ()
    evidence: Sequence[Evidence] = ()
