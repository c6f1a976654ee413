"""The words of the project as frozen dataclasses. Everything that passes between stages is one of these."""

from muasal.model.article import Article, DateCandidate
from muasal.model.claim import Attribution, Claim, Event, Evidence, Hand, Negation, Quotation, Reference, Thing
from muasal.model.judgement import NOTHING_DECIDED, Anchor, Decided, Join, Judgement
from muasal.model.link import Cluster, Conflict, Drift, Retelling, SameClaim, Suspicion, Update
from muasal.model.reading import Introduction, Reading
from muasal.model.story import Story, from_json, to_json, to_shape
from muasal.model.text import Document, Sentence, Span, Token
from muasal.model.value import Box, Entity, EntityMention, Mention, Place, PlaceCandidate, Quantity, Time

__all__ = [
    "NOTHING_DECIDED",
    "Anchor",
    "Article",
    "Attribution",
    "Box",
    "Claim",
    "Cluster",
    "Conflict",
    "DateCandidate",
    "Decided",
    "Document",
    "Drift",
    "Entity",
    "EntityMention",
    "Event",
    "Evidence",
    "Hand",
    "Introduction",
    "Join",
    "Judgement",
    "Mention",
    "Negation",
    "Place",
    "PlaceCandidate",
    "Quantity",
    "Quotation",
    "Reading",
    "Reference",
    "Retelling",
    "SameClaim",
    "Sentence",
    "Span",
    "Story",
    "Suspicion",
    "Thing",
    "Time",
    "Token",
    "Update",
    "from_json",
    "to_json",
    "to_shape",
]
