"""Synthetic readings: stories of any size as the reading stages would hand them to `compare`, the same for every seed.

A year of news: matters of 1 to 30 articles, small ones the most frequent, each with facts of its own (kinds of event,
amounts, places, actors, an origin). Kinds, places, actors and round amounts are shared among matters as unevenly as in
news. An article tells some of the facts in one of four languages, names another outlet now and then, alters a figure
seldom; one in twelve is a copy of an earlier one.
"""

import random
import tomllib
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

import muasal.languages
from muasal.languages import CODES
from muasal.model import (
    Article,
    Attribution,
    Claim,
    Entity,
    EntityMention,
    Event,
    Mention,
    Place,
    Quantity,
    Span,
    Story,
    Time,
)

OUTLETS, PLACES, ACTORS, WORDS = 150, 400, 800, 6000
LARGEST = 30  # articles of one matter
FIRST_DAY = date(2024, 1, 1)
COPIES, CITING, ALTERED, NAMELESS = 1 / 12, 0.35, 0.04, 0.1
COUNTED = ("dead", "injured", "missing", "displaced", "detained", "house", "vehicle", "vessel", "animal", "school")
MEASURED = (("rain", "millimetre"), ("debt", "US dollar"), ("grain", "tonne"), ("area", "hectare"), ("fine", "euro"))
ROUND = (10, 12, 15, 20, 30, 40, 50, 100, 150, 200, 300, 500, 1000, 2000, 5000, 10_000)


def kinds() -> list[str]:
    """The kinds of event of the scheme, light ones too."""
    folder = Path(muasal.languages.__file__).parent
    scheme = tomllib.loads((folder / "events.toml").read_text(encoding="utf-8"))
    return sorted(kind for group in scheme.values() for kind in group)


@dataclass(frozen=True)
class Fact:
    """Something that articles of a matter tell."""

    kinds: tuple[str, ...]
    slots: tuple[Mention, ...]
    origin: str
    words: tuple[int, ...]


class World:
    """What all matters draw from, and the dice."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)
        self.kinds = kinds()
        self.dice.shuffle(self.kinds)
        self.places = [self._place(n) for n in range(PLACES)]

    def _place(self, n: int) -> Place:
        country = f"{'ABCDEFGH'[n % 8]}A"
        spot = self.dice.uniform(-60, 60), self.dice.uniform(-170, 170)
        precision = "country" if n < 8 else "region" if n % 5 == 0 else "point"
        return Place(Span(0, 1), "made", f"Place {n}", country, *spot, precision, geonameid=n + 1)

    def uneven(self, size: int) -> int:
        """A number below `size`, the lower the likelier."""
        return min(size - 1, int(size ** self.dice.random()) - 1)

    def words(self, number: int) -> tuple[int, ...]:
        return tuple(self.uneven(WORDS) for _ in range(number))


def fact(world: World, day: date, topic: list[str], places: list[Place], actors: list[str]) -> Fact:
    dice = world.dice
    slots: list[Mention] = []
    if dice.random() < 0.5:
        role = world.uneven(len(COUNTED))
        exact = dice.random() < 0.4
        slots.append(
            _quantity(dice.randint(2, 3000) if exact else dice.choice(ROUND), f"count:{COUNTED[role]}", "person")
        )
    if dice.random() < 0.15:
        role, unit = dice.choice(MEASURED)
        slots.append(_quantity(dice.choice(ROUND) * dice.randint(1, 9), f"amount:{role}", unit))
    if dice.random() < 0.4:
        slots.append(dice.choice(places))
    if dice.random() < 0.5:
        slots.append(EntityMention(Span(0, 1), "made", dice.choice(actors)))
    if dice.random() < 0.3:
        told = str(day - timedelta(days=dice.randint(0, 3)))
        slots.append(Time(Span(0, 1), "made", told, told, role="event-date"))
    chosen = dict.fromkeys([dice.choice(topic), *([dice.choice(topic)] if dice.random() < 0.4 else [])])
    return Fact(tuple(chosen), tuple(slots), dice.choice(actors), world.words(dice.randint(10, 18)))


def _quantity(value: float, role: str, unit: str) -> Quantity:
    return Quantity(Span(0, 1), "made", float(value), unit, role=role)


class Teller:
    """Writes the articles of a story and keeps what was read in them."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.articles: list[Article] = []
        self.attributions: list[Attribution] = []
        self.claims: list[Claim] = []

    def matter(self, size: int, facts: int, days: int) -> None:
        """Articles about one thing, over some days."""
        world, dice = self.world, self.world.dice
        day = FIRST_DAY + timedelta(days=dice.randrange(360))
        topic = [world.kinds[world.uneven(len(world.kinds))] for _ in range(6)]
        places = [world.places[world.uneven(PLACES)] for _ in range(3)]
        actors = [f"actor-{world.uneven(ACTORS)}" for _ in range(4)]
        known = [fact(world, day, topic, places, actors) for _ in range(facts)]
        first = len(self.articles)
        for n in range(size):
            earlier = self.articles[first:]
            published = day + timedelta(days=days * n // size)
            if earlier and dice.random() < COPIES:
                self.copy(dice.choice(earlier), published)
            else:
                self.article(known, earlier, published)

    def article(self, facts: list[Fact], earlier: list[Article], published: date) -> None:
        world, dice = self.world, self.world.dice
        id, language = f"n{len(self.articles):05}", dice.choice(CODES)
        outlet = world.uneven(OUTLETS)
        told = dice.sample(facts, min(len(facts), dice.randint(4, 9)))
        model = dice.choice(earlier) if earlier and dice.random() < CITING else None
        text = words(language, world.words(8)) + "\n\n"
        for n, one in enumerate(told):
            said = words(language, tuple(w if dice.random() < 0.7 else world.uneven(WORDS) for w in one.words))
            self.claim(id, n, one, Span(len(text), len(text) + len(said)), _slug(model))
            text += f"{said}. {words(language, world.words(18))}. "
        self.articles.append(Article(id, text, language, f"Outlet {outlet}", str(published)))

    def claim(self, article: str, n: int, told: Fact, span: Span, via: str) -> None:
        dice = self.world.dice
        origin = "unspecified" if dice.random() < NAMELESS else told.origin
        chain = (via, origin) if via and dice.random() < 0.5 else (origin,)
        certainty = "hedged" if dice.random() < 0.2 else "certain"
        stance = "denies" if dice.random() < 0.03 else "asserts"
        places = ((span,), (span,), (span,), stance, certainty, "indirect", "made")
        self.attributions.append(Attribution(f"{article}.t{n}", article, *places, chain=chain))
        slots = tuple(self.altered(slot) for slot in told.slots)
        events = tuple(Event(kind, span) for kind in told.kinds)
        ids = (f"{article}.t{n}",)
        self.claims.append(
            Claim(f"{article}.c{n}", article, span, ids, chain[-1:], stance, certainty, slots, events, rule="made")
        )

    def altered(self, slot: Mention) -> Mention:
        if isinstance(slot, Quantity) and isinstance(slot.value, float) and self.world.dice.random() < ALTERED:
            return replace(slot, value=slot.value + self.world.dice.randint(1, 9))
        return slot

    def copy(self, model: Article, published: date) -> None:
        """The article again, by another outlet."""
        id = f"n{len(self.articles):05}"
        outlet = f"Outlet {self.world.uneven(OUTLETS)}"
        self.articles.append(replace(model, id=id, outlet=outlet, published=str(published)))
        for found in [t for t in self.attributions[-400:] if t.article == model.id]:
            self.attributions.append(replace(found, id=found.id.replace(model.id, id), article=id))
        for found in [c for c in self.claims[-400:] if c.article == model.id]:
            ids = tuple(t.replace(model.id, id) for t in found.attributions)
            self.claims.append(replace(found, id=found.id.replace(model.id, id), article=id, attributions=ids))

    def story(self) -> Story:
        entities = {
            f"outlet-{n}": Entity(f"outlet-{n}", f"Outlet {n}", "outlet", registry=True) for n in range(OUTLETS)
        }
        entities |= {
            f"actor-{n}": Entity(f"actor-{n}", f"Actor {n}", "organisation", registry=True) for n in range(ACTORS)
        }
        entities["unspecified"] = Entity("unspecified", "unspecified", "none")
        return Story("made", tuple(self.articles), tuple(self.attributions), tuple(self.claims), entities)


def _slug(article: Article | None) -> str:
    return article.outlet.casefold().replace(" ", "-") if article and article.outlet else ""


def words(language: str, numbers: tuple[int, ...]) -> str:
    """Words of a made-up vocabulary, another one for each language."""
    return " ".join(f"{language}{number:x}" for number in numbers)


def year(articles: int, seed: int = 1) -> Story:
    """About so many articles of a year's news."""
    teller = Teller(World(seed))
    sizes = list(range(1, LARGEST + 1))
    while len(teller.articles) < articles:
        size = teller.world.dice.choices(sizes, [1 / n for n in sizes])[0]
        teller.matter(min(size, articles - len(teller.articles)), 4 + size // 2, 1 + size // 3)
    return teller.story()


def one_event(articles: int, seed: int = 1) -> Story:
    """So many articles about one event, within two weeks."""
    teller = Teller(World(seed))
    teller.matter(articles, 60, 14)
    return teller.story()
