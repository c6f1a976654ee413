"""Builds small stories for the tests: articles that say things, with the values a reader would have read."""

from dataclasses import dataclass, field

from muasal.compare.setting import Setting, setting
from muasal.model import (
    Article,
    Attribution,
    Claim,
    Entity,
    EntityMention,
    Event,
    Mention,
    Negation,
    Place,
    Quantity,
    Span,
    Story,
    Thing,
    Time,
)

NOWHERE = Span(0, 1)


@dataclass(frozen=True)
class Said:
    """One claim. `chain`: nearest first, origin last; empty where the outlet itself says it."""

    words: str
    kinds: tuple[str, ...] = ()
    chain: tuple[str, ...] = ()
    slots: tuple[Mention, ...] = ()
    stance: str = "asserts"
    certainty: str = "certain"
    things: tuple[str, ...] = ()
    negated: bool = False


@dataclass(frozen=True)
class Told:
    """One article. Its headline makes no claim unless it is given as one."""

    id: str
    outlet: str
    published: str | None
    said: tuple[Said, ...]
    language: str = "en"
    headline: Said | None = None
    filler: str = ""
    outlet_type: str = "outlet"


@dataclass
class Build:
    articles: list[Article] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    entities: dict[str, Entity] = field(default_factory=dict)


def slug(name: str) -> str:
    return name.casefold().replace(" ", "-")


def tell(*told: Told, people: tuple[str, ...] = ()) -> Story:
    """The story of these articles, in the order given."""
    build = Build()
    for id in ("unspecified", *people):
        build.entities[id] = Entity(id, id, "none" if id == "unspecified" else "organisation")
    for article in told:
        add(build, article)
    return Story("test", tuple(build.articles), tuple(build.attributions), tuple(build.claims), build.entities)


def add(build: Build, told: Told) -> None:
    outlet = slug(told.outlet)
    build.entities[outlet] = Entity(outlet, told.outlet, told.outlet_type)
    head = told.headline.words if told.headline else f"News from {told.outlet}"
    text = head + "\n\n"
    for n, said in enumerate((*([told.headline] if told.headline else []), *told.said)):
        start = 0 if said is told.headline else len(text)
        text += "" if said is told.headline else f"{said.words}. "
        claim(build, told, outlet, f"{told.id}.c{n}", Span(start, start + len(said.words)), said)
    build.articles.append(
        Article(told.id, text + told.filler, told.language, told.outlet, told.published, file=f"{told.id}.txt")
    )


def claim(build: Build, told: Told, outlet: str, id: str, span: Span, said: Said) -> None:
    attributions: tuple[str, ...] = ()
    for source in said.chain:
        build.entities.setdefault(source, Entity(source, source, "organisation"))
    if said.chain:
        attributions = (id.replace(".c", ".t"),)
        build.attributions.append(
            Attribution(
                attributions[0],
                told.id,
                (span,),
                (span,),
                (span,),
                said.stance,
                said.certainty,
                "indirect",
                "test",
                chain=said.chain,
            )
        )
    build.claims.append(
        Claim(
            id,
            told.id,
            span,
            attributions,
            said.chain[-1:] or (outlet,),
            said.stance,
            said.certainty,
            said.slots,
            tuple(Event(kind, span) for kind in said.kinds),
            said is told.headline,
            "test",
            tuple(Thing(code, span) for code in said.things),
            negated=Negation(span, "test") if said.negated else None,
        )
    )


def amount(value: float, role: str, unit: str = "person", modifier: str = "exactly") -> Quantity:
    return Quantity(NOWHERE, "test", value, unit, modifier, role)


def at(value: str, role: str = "event-date") -> Time:
    return Time(NOWHERE, "test", value, value, role=role)


def place(name: str, precision: str = "point", lat: float = 0.0, lon: float = 0.0, country: str = "ID") -> Place:
    return Place(NOWHERE, "test", name, country, lat, lon, precision)


def actor(id: str, role: str = "actor") -> EntityMention:
    return EntityMention(NOWHERE, "test", id, role)


def ordered(*told: Told) -> Setting:
    return setting(tell(*told))
