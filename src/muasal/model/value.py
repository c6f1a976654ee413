"""Details of a claim: as worded when `read` hands them on, with a value once `resolve` has seen them.

A value that could not be decided stays None. Every mention keeps the rule that made it.
"""

from dataclasses import dataclass
from typing import NamedTuple

from muasal.model.text import Span


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount and what it counts or measures. The span covers amount and noun or unit, and the modifier words."""

    span: Span
    rule: str
    value: float | tuple[float, float] | None
    unit: str  # SI or plain unit in singular English: person, gram, metre, US dollar per tonne, percent; "" if unknown
    modifier: str = "exactly"  # exactly · approximately · at-least · at-most · more-than · less-than
    role: str = ""  # count:dead · amount:soap · share:… — a code of what is counted, one for all languages
    noun: str = ""  # the counted or measured words as written
    per: str = ""  # "month", "person": 300 grams a month per soldier
    note: str = ""  # what the unit hangs on, where the words alone do not say it: which rupee

    kind = "quantity"


@dataclass(frozen=True, slots=True)
class Time:
    """A date, time, duration or set."""

    span: Span
    rule: str
    worded: str  # underspecified TIMEX3: XXXX-10-24, XXXX-WXX-4, PAST_REF …; equals value where nothing is missing
    value: str | None = None  # ISO 8601 date, month, interval a/b, date-time or duration
    timex_type: str = "DATE"  # DATE · TIME · DURATION · SET
    role: str = ""  # event-date · as-of · report-date · statement-date · period · duration
    note: str = ""  # what the value hangs on, where that is not the date of publication
    contradiction: str = ""  # "Thursday, but 23 October 2024 was a Wednesday"

    kind = "time"


class Box(NamedTuple):
    """Bounds of an area in degrees. Where it lies across the date line, `west` is greater than `east`."""

    south: float
    west: float
    north: float
    east: float


class PlaceCandidate(NamedTuple):
    """Words that may name a place: what `read` hands on. Whether they do, and which, is for `resolve` to say.

    `rule` says what speaks for a place there, `doubtful` that nothing does; `role` as of a Place.
    """

    span: Span
    rule: str
    role: str = "location"
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """A place. `value` is its English name. `reason` says why this place; `runner_up` names the next best, if any.

    A country, first-level or second-level area has a `box`. `area` is the code of that area, or of the smallest one
    that the place is known to lie in: ISO country, GeoNames' first-level code, second-level code, parted by dots.
    """

    span: Span
    rule: str
    value: str | None = None
    country: str | None = None  # ISO 3166-1 alpha-2
    lat: float | None = None
    lon: float | None = None
    precision: str | None = None  # point · region · country
    geonameid: int | None = None
    # location · origin · destination · dateline · around (another) · seat (of a body) · office · demonym · flag
    role: str = "location"
    reason: str = ""
    runner_up: str = ""
    doubtful: bool = False
    area: str = ""  # UA · UA.05 · UA.05.1404
    box: Box | None = None  # of an area
    box_from: str = ""  # towns (bounds of its towns, widened by their spacing) · seat (around its seat)

    kind = "place"


@dataclass(frozen=True, slots=True)
class EntityMention:
    """A person, organisation, state, medium or collective. `value` is the id of an Entity.

    `type` is what the words say it is; that of the Entity, once it is known, is the Entity's.
    """

    span: Span
    rule: str
    value: str | None = None
    role: str = "actor"  # actor · target · recipient
    type: str = ""  # person · organisation · place · medium · collective · document · "" if the words do not say
    doubtful: bool = False  # is the type no more than likely by the name's shape?

    kind = "entity"


Mention = Quantity | Time | Place | EntityMention


@dataclass(frozen=True, slots=True)
class Entity:
    """Who can be a source or an actor. Registry ids are slugs, `anon-…` is unnamed, `unspecified` is nobody."""

    id: str
    name: str
    type: str  # person · organisation · outlet · country · group · document · none
    country: str | None = None
    registry: bool = False  # known from the tables, not only from the article
