"""What people decide about findings, held to the words these rest on: whatever a later reading calls them.

A judgement names one field of one finding. `new` is JSON:

| field | of | new |
|---|---|---|
| `verdict` | claim, attribution, detail | `"accepted"` · `"rejected"` |
| `stance`, `certainty` | claim | a word of the schema |
| `span` | claim | `[start, end]` |
| `chain` | claim, attribution | `[{"id", "name", "type"}, …]`, nearest first |
| `value` | quantity, time, place, entity | an object with the fields that change |
| `same` | claims | `true`: all of them say the same · `false`: the first says something else than the others |
| `retells` | two articles | `true`: the first took from the second · `false` |
| `drift:<slot>:<kind>` | two claims | `"accepted"` · `"rejected"` |
| `conflict:<kind>` | two claims | `"accepted"` · `"rejected"` |
| `entity` | articles, or nothing: everywhere | `{"from", "id", "name", "type"}`: who is called `from` is `id` |
| `name` | a story | a string |
| `reliability` | an entity | `"A"` … `"F"` (Admiralty scale) |
| `credibility` | claim | `"1"` … `"6"` |
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from muasal.model.claim import CERTAINTIES, STANCES
from muasal.model.text import Span

DETAILS = ("quantity", "time", "place", "entity")
VERDICTS = ("accepted", "rejected")
RELIABILITY = tuple("ABCDEF")
CREDIBILITY = tuple("123456")
# Field (up to its first colon) to the kinds of finding that have it.
FIELDS: Mapping[str, tuple[str, ...]] = {
    "verdict": ("claim", "attribution", *DETAILS),
    "stance": ("claim",),
    "certainty": ("claim",),
    "span": ("claim",),
    "chain": ("claim", "attribution"),
    "value": DETAILS,
    "same": ("claim",),
    "retells": ("article",),
    "drift": ("claim",),
    "conflict": ("claim",),
    "entity": ("article", "somebody"),
    "name": ("story",),
    "reliability": ("somebody",),
    "credibility": ("claim",),
}
# Fields whose values are one of a few words.
WORDS: Mapping[str, tuple[str, ...]] = {
    "verdict": VERDICTS,
    "drift": VERDICTS,
    "conflict": VERDICTS,
    "stance": STANCES,
    "certainty": CERTAINTIES,
    "reliability": RELIABILITY,
    "credibility": CREDIBILITY,
}


class Anchor(NamedTuple):
    """What a judgement holds on to: the key of an article, a kind of finding and its words.

    `span` is that of a claim or detail, or of an attribution's first cue; None for an article, a story, somebody.
    """

    article: str
    what: str  # claim · attribution · quantity · time · place · entity · article · story · somebody
    span: Span | None = None


@dataclass(frozen=True)
class Judgement:
    """Who says that `field` of what the first anchor holds is `new` (JSON). For links, the other anchors are the other
    ends."""

    id: int
    who: str
    anchors: tuple[Anchor, ...]
    field: str
    new: str
    why: str = ""

    @property
    def rule(self) -> str:
        """How a finding that it changed names what made it."""
        return f"corrected by {self.who} (#{self.id})"


class Join(NamedTuple):
    """A link that a person made, between claims or articles (ids of the story)."""

    a: str
    b: str
    reason: str
    rule: str


@dataclass(frozen=True)
class Decided:
    """What people decided about the links of one story, in its ids."""

    same: tuple[Join, ...] = ()
    apart: tuple[tuple[str, tuple[str, ...]], ...] = ()  # the first says something else than each of the others
    retold: tuple[Join, ...] = ()  # a took from b
    not_retold: frozenset[tuple[str, str]] = frozenset()
    no_drifts: frozenset[tuple[str, str, str, str]] = frozenset()  # from, to, slot, kind
    no_conflicts: frozenset[tuple[str, str, str]] = frozenset()  # the two in story order, kind


NOTHING_DECIDED = Decided()
