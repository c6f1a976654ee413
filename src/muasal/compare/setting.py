"""What every step of comparing looks things up in: the story's order, and who speaks for which article."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from muasal.compare.candidates import Sign, signs
from muasal.model import Article, Attribution, Claim, Entity, Span, Story, Time

NEGATIVE = frozenset({"denies", "declines", "doubts"})
UNSPECIFIED = "unspecified"
BODIES = frozenset({"organisation", "country"})
MEDIA = frozenset({"outlet", "none"})
MARKS = "\"'«»“”„.,"
PLAIN_NAME = 6  # a shorter outlet's name may be a common word
ANONYMOUS = "anon-"
SAID = frozenset({"as-of", "statement-date", "report-date"})  # roles of times that date the telling, not the event
UNDATED = "9999"  # sorts after every date


@dataclass(frozen=True)
class Setting:
    """A story put into its one order, whatever order it came in: articles by date, claims by article and offset."""

    articles: tuple[Article, ...]
    claims: tuple[Claim, ...]
    attributions: tuple[Attribution, ...]
    entities: Mapping[str, Entity]
    outlet: Mapping[str, str | None]  # article id to the entity that publishes it, None if no entity bears that name
    signs: Mapping[str, frozenset[Sign]]  # claim id to its signature
    alias: Mapping[str, str]  # entity id to the medium whose name it bears among other words: "the daily Hill Times"

    @cached_property
    def rank(self) -> dict[str, int]:
        """Article id to its place in time."""
        return {article.id: at for at, article in enumerate(self.articles)}

    @cached_property
    def place(self) -> dict[str, int]:
        """Claim id to its place in the story."""
        return {claim.id: at for at, claim in enumerate(self.claims)}

    @cached_property
    def article(self) -> dict[str, Article]:
        return {article.id: article for article in self.articles}

    @cached_property
    def claim(self) -> dict[str, Claim]:
        return {claim.id: claim for claim in self.claims}

    @cached_property
    def of_article(self) -> dict[str, list[Claim]]:
        """Article id to its claims, in order."""
        out: dict[str, list[Claim]] = {article.id: [] for article in self.articles}
        for claim in self.claims:
            out[claim.article].append(claim)
        return out

    @cached_property
    def matter(self) -> dict[str, frozenset[Sign]]:
        """Article id to all signs of its claims."""
        return {id: frozenset().union(*(self.signs[c.id] for c in own)) for id, own in self.of_article.items()}

    @cached_property
    def said_in(self) -> dict[str, list[Attribution]]:
        """Article id to its attributions, in order."""
        out: dict[str, list[Attribution]] = {article.id: [] for article in self.articles}
        for found in self.attributions:
            out[found.article].append(found)
        return out

    @cached_property
    def attribution(self) -> dict[str, Attribution]:
        return {found.id: found for found in self.attributions}

    @cached_property
    def published_by(self) -> dict[str, list[str]]:
        """Entity id to the articles it published, in order."""
        out: dict[str, list[str]] = {}
        for article in self.articles:
            outlet = self.outlet[article.id]
            if outlet:
                out.setdefault(outlet, []).append(article.id)
        return out

    def chains(self, claim: Claim) -> list[tuple[str, ...]]:
        """The chains of the claim's attributions."""
        found = (self.attribution[id].chain for id in claim.attributions if id in self.attribution)
        return [tuple(self.medium(link) for link in chain) for chain in found]

    def medium(self, entity: str) -> str:
        """The entity itself, or the medium whose name it bears."""
        return self.alias.get(entity, entity)

    def own_voice(self, claim: Claim) -> bool:
        """Does the outlet itself say it?"""
        outlet = self.outlet[claim.article]
        return not claim.attributions or (bool(claim.origins) and all(self.medium(o) == outlet for o in claim.origins))

    def medium_prints(self, article: str) -> bool:
        """Is the article's outlet known, and a medium? Others are organisations with releases of their own."""
        outlet = self.outlet[article]
        return outlet is not None and self.entities[outlet].type in MEDIA

    def voices(self, claim: Claim) -> frozenset[str]:
        """The claim's named origins. A medium's own voice is none; an organisation's own release is its voice."""
        outlet = self.outlet[claim.article]
        if outlet is None and not claim.attributions:
            return frozenset()
        nobody = {UNSPECIFIED, outlet if self.medium_prints(claim.article) else UNSPECIFIED}
        return frozenset(self.medium(origin) for origin in claim.origins) - nobody

    def apart(self, a: Claim, x: str, b: Claim, y: str) -> bool:
        """Are the voices x of claim a and y of claim b surely two? An agency is not apart from its state, a document
        not from the body it may come from, nor somebody with a name from the one who is told of later without."""
        ours, theirs = self.entities.get(x), self.entities.get(y)
        if x == y or ours is None or theirs is None or (y.startswith(ANONYMOUS) and not x.startswith(ANONYMOUS)):
            return False
        if "document" in (ours.type, theirs.type) and not BODIES.isdisjoint((ours.type, theirs.type)):
            return False
        if ours.country and ours.country == theirs.country and "country" in (ours.type, theirs.type):
            return False
        mine, yours = set(name_key(ours.name).split()), set(name_key(theirs.name).split())
        one_language = self.article[a.article].language == self.article[b.article].language
        unnamed = [id.startswith(ANONYMOUS) for id in (x, y)]
        known = (self.everywhere(x) or unnamed[0], self.everywhere(y) or unnamed[1])
        return not (mine <= yours or yours <= mine) and (one_language or (all(known) and not all(unnamed)))

    def everywhere(self, id: str) -> bool:
        """Is it one and the same in all languages: an entry of the register, or an institution known by its kind and
        country? Other names may be spelled otherwise elsewhere."""
        entity = self.entities.get(id)
        return entity is not None and (entity.registry or bool(entity.country))

    def said_after(self, claim: Claim, article: str) -> bool:
        """Did somebody whom the article quotes say this on a later day than it came out? He spoke again.

        The day is that of any claim of the same attribution. Somebody else's later word may well be a retelling.
        """
        day = (self.article[article].published or UNDATED)[:10]
        again = bool(self.voices(claim) & self.voices_in[article])
        return again and any(said[:10] > day for said in self.dated[claim.id])

    @cached_property
    def voices_in(self) -> dict[str, frozenset[str]]:
        """Article id to all named origins of its claims."""
        return {a: frozenset().union(*(self.voices(c) for c in claims)) for a, claims in self.of_article.items()}

    @cached_property
    def dated(self) -> dict[str, tuple[str, ...]]:
        """Claim id to the days on which it was said or counted, as far as its attributions' claims tell."""
        days: dict[str, set[str]] = {}
        for claim in self.claims:
            told = {s.value for s in claim.slots if isinstance(s, Time) and s.role in SAID and s.value}
            for key in (claim.id, *claim.attributions):
                days.setdefault(key, set()).update(value.rpartition("/")[2] for value in told)
        return {c.id: tuple(sorted(set().union(*(days[key] for key in (c.id, *c.attributions))))) for c in self.claims}

    def words(self, claim: Claim) -> str:
        return claim.span.of(self.article[claim.article].text)


def name_key(name: str) -> str:
    """A name as it is compared: case, spaces and marks at the edges aside."""
    return " ".join(name.casefold().split()).strip(MARKS)


def setting(story: Story) -> Setting:
    """The story in order. Claims and attributions of articles it does not have are left out."""
    articles = tuple(sorted(story.articles, key=lambda a: (a.published or UNDATED, a.id)))
    rank = {article.id: at for at, article in enumerate(articles)}
    claims = sorted(
        (c for c in story.claims if c.article in rank), key=lambda c: (rank[c.article], *order_of(c.span), c.id)
    )
    attributions = sorted((t for t in story.attributions if t.article in rank), key=lambda t: (rank[t.article], t.id))
    outlet = outlets(articles, story.entities)
    alias = aliases(outlet.values(), story.entities)
    borne = {claim.id: signs(claim) for claim in claims}
    return Setting(articles, tuple(claims), tuple(attributions), story.entities, outlet, borne, alias)


def outlets(articles: Iterable[Article], entities: Mapping[str, Entity]) -> dict[str, str | None]:
    """Article id to the entity that bears its outlet's name, a medium before others."""
    by_name: dict[str, str] = {}
    for entity in sorted(entities.values(), key=lambda e: (e.type != "outlet", e.id)):
        by_name.setdefault(name_key(entity.name), entity.id)
    return {a.id: by_name.get(name_key(a.outlet)) if a.outlet else None for a in articles}


def aliases(outlets: Iterable[str | None], entities: Mapping[str, Entity]) -> dict[str, str]:
    """Entities in whose names the name of an outlet stands in full, among other words, to that outlet."""
    names = {tuple(name_key(entities[id].name).split()): id for id in sorted(filter(None, outlets))}
    longest = max((len(name) for name in names), default=0)
    out: dict[str, str] = {}
    for entity in entities.values():
        words = [word.strip(MARKS) for word in name_key(entity.name).split()]
        for size in range(min(longest, len(words) - 1), 0, -1):
            runs = (tuple(words[at : at + size]) for at in range(len(words) - size + 1))
            found = next((names[run] for run in runs if run in names and len(" ".join(run)) >= PLAIN_NAME), None)
            if found and found != entity.id:
                out[entity.id] = found
                break
    return out


def part(whole: Setting, articles: Iterable[str]) -> Setting:
    """The setting of some of the articles."""
    ids = sorted(articles, key=whole.rank.__getitem__)
    return Setting(
        tuple(whole.article[id] for id in ids),
        tuple(claim for id in ids for claim in whole.of_article[id]),
        tuple(found for id in ids for found in whole.said_in[id]),
        whole.entities,
        {id: whole.outlet[id] for id in ids},
        whole.signs,
        whole.alias,
    )


def order_of(span: Span) -> tuple[int, int]:
    return span.start, span.end


def unique(items: Iterable[str]) -> tuple[str, ...]:
    """The items without repeats, first come first."""
    return tuple(dict.fromkeys(items))
