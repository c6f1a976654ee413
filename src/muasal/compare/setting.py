"""What every step of comparing looks things up in: the story's order, and who speaks for which article."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from muasal.model import Article, Attribution, Claim, Entity, Span, Story

NEGATIVE = frozenset({"denies", "declines", "doubts"})
UNSPECIFIED = "unspecified"
MEDIA = frozenset({"outlet", "none"})
UNDATED = "9999"  # sorts after every date


@dataclass(frozen=True)
class Setting:
    """A story put into its one order, whatever order it came in: articles by date, claims by article and offset."""

    articles: tuple[Article, ...]
    claims: tuple[Claim, ...]
    attributions: tuple[Attribution, ...]
    entities: Mapping[str, Entity]
    outlet: Mapping[str, str | None]  # article id to the entity that publishes it, None if no entity bears that name

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
        return [self.attribution[id].chain for id in claim.attributions if id in self.attribution]

    def own_voice(self, claim: Claim) -> bool:
        """Does the outlet itself say it?"""
        outlet = self.outlet[claim.article]
        return not claim.attributions or (bool(claim.origins) and all(o == outlet for o in claim.origins))

    def voices(self, claim: Claim) -> frozenset[str]:
        """The claim's named origins. A medium's own voice is none; an organisation's own release is its voice."""
        outlet = self.outlet[claim.article]
        if outlet is None and not claim.attributions:
            return frozenset()
        nobody = {UNSPECIFIED, outlet if outlet and self.entities[outlet].type in MEDIA else UNSPECIFIED}
        return frozenset(claim.origins) - nobody

    def words(self, claim: Claim) -> str:
        return claim.span.of(self.article[claim.article].text)


def name_key(name: str) -> str:
    """A name as it is compared: case, spaces and marks at the edges aside."""
    return " ".join(name.casefold().split()).strip("\"'«»“”„.,")


def setting(story: Story) -> Setting:
    """The story in order. Claims and attributions of articles it does not have are left out."""
    articles = tuple(sorted(story.articles, key=lambda a: (a.published or UNDATED, a.id)))
    rank = {article.id: at for at, article in enumerate(articles)}
    claims = sorted(
        (c for c in story.claims if c.article in rank), key=lambda c: (rank[c.article], *order_of(c.span), c.id)
    )
    attributions = sorted((t for t in story.attributions if t.article in rank), key=lambda t: (rank[t.article], t.id))
    outlet = outlets(articles, story.entities)
    return Setting(articles, tuple(claims), tuple(attributions), story.entities, outlet)


def outlets(articles: Iterable[Article], entities: Mapping[str, Entity]) -> dict[str, str | None]:
    """Article id to the entity that bears its outlet's name, a medium before others."""
    by_name: dict[str, str] = {}
    for entity in sorted(entities.values(), key=lambda e: (e.type != "outlet", e.id)):
        by_name.setdefault(name_key(entity.name), entity.id)
    return {a.id: by_name.get(name_key(a.outlet)) if a.outlet else None for a in articles}


def part(whole: Setting, articles: Iterable[str]) -> Setting:
    """The setting of some of the articles."""
    ids = sorted(articles, key=whole.rank.__getitem__)
    return Setting(
        tuple(whole.article[id] for id in ids),
        tuple(claim for id in ids for claim in whole.of_article[id]),
        tuple(found for id in ids for found in whole.said_in[id]),
        whole.entities,
        {id: whole.outlet[id] for id in ids},
    )


def order_of(span: Span) -> tuple[int, int]:
    return span.start, span.end


def unique(items: Iterable[str]) -> tuple[str, ...]:
    """The items without repeats, first come first."""
    return tuple(dict.fromkeys(items))
