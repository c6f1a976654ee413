"""A story seen from the side of a reader: lookups, numbers for anchors, and who stands behind a claim."""

import re
from dataclasses import dataclass
from functools import cached_property

from muasal.model import Article, Attribution, Claim, Cluster, Conflict, Drift, Story
from muasal.publish.wording import ENGLISH, Wording

LONG_NAME = 32
SAYING = ("asserts", "confirms")
SHORT_ID = 20
VOWELS = set("aeiouy")  # a word without any is an abbreviation


@dataclass(frozen=True)
class Index:
    """Lookups over one story. An id that leads nowhere is left out, never an error."""

    story: Story
    wording: Wording = ENGLISH

    @cached_property
    def articles(self) -> dict[str, Article]:
        return {article.id: article for article in self.story.articles}

    @cached_property
    def claims(self) -> dict[str, Claim]:
        return {claim.id: claim for claim in self.story.claims}

    @cached_property
    def attributions(self) -> dict[str, Attribution]:
        return {attribution.id: attribution for attribution in self.story.attributions}

    @cached_property
    def names(self) -> dict[str, str]:
        """Entity id to name."""
        return {id: entity.name for id, entity in sorted(self.story.entities.items())}

    @cached_property
    def short_names(self) -> dict[str, str]:
        """Entity id to a name for chains: a long name of a known institution gives way to the words of its id."""
        known = {id for id, entity in self.story.entities.items() if entity.registry}
        return {id: short_name(id, name) if id in known else name for id, name in self.names.items()}

    @cached_property
    def unnamed(self) -> frozenset[str]:
        """The words that stand in chains where there is no name."""
        nobody = {entity.name for entity in self.story.entities.values() if entity.type == "none"}
        return frozenset({self.nobody, self.unsaid} | nobody)

    @property
    def nobody(self) -> str:
        """What stands in a chain for a source that is not named."""
        return self.wording.say("source not named")

    @property
    def unsaid(self) -> str:
        """What stands in a chain for a source left unsaid: "reportedly", "it is claimed"."""
        return self.wording.say("source left unsaid")

    @cached_property
    def cluster_of(self) -> dict[str, str]:
        return self.story.cluster_of()

    @cached_property
    def claim_number(self) -> dict[str, int]:
        """Claim id to its number in the report, from 1."""
        return {claim.id: number for number, claim in enumerate(self.story.claims, 1)}

    @cached_property
    def article_number(self) -> dict[str, int]:
        return {article.id: number for number, article in enumerate(self.story.articles, 1)}

    @cached_property
    def clusters(self) -> list[Cluster]:
        """The clusters, told in most articles first; claims outside any cluster make a cluster each at the end."""
        held = set(self.cluster_of)
        single = [
            Cluster("", self.words(claim), (claim.id,), claim.origins, 0)
            for claim in self.story.claims
            if claim.id not in held
        ]
        order = {cluster.id: place for place, cluster in enumerate(self.story.clusters)}
        known = sorted(self.story.clusters, key=lambda c: (-len(self.told_in(c)), -len(c.claims), order[c.id]))
        return [*known, *single]

    def drifts_in(self, cluster: Cluster) -> list[Drift]:
        return [drift for drift in self.story.drifts if drift.cluster == cluster.id]

    def conflicts_in(self, cluster: Cluster) -> list[Conflict]:
        return [conflict for conflict in self.story.conflicts if conflict.cluster == cluster.id]

    def words(self, claim: Claim) -> str:
        """The claim's own words."""
        article = self.articles.get(claim.article)
        return " ".join(claim.span.of(article.text).split()) if article else ""

    def gloss(self, cluster: Cluster) -> tuple[str, str]:
        """What the cluster says, in the words of the telling in the reader's language that gives most details, else in
        those of its gloss; and the language of these words, "" where they are nobody's."""
        gloss = " ".join(cluster.gloss.split())
        told = [claim for claim in self.tellings(cluster) if claim.article in self.articles]
        language = next((self._language(c) for c in told if gloss and gloss in self.words(c)), "")
        own = [c for c in told if self._language(c) == self.wording.code and c.stance in SAYING]
        if not own or language in ("", self.wording.code):
            return gloss, language
        best = max(own, key=lambda c: (not c.headline, len(c.slots), -self.claim_number[c.id]))
        return self.words(best), self.wording.code

    def _language(self, claim: Claim) -> str:
        return self.articles[claim.article].language

    def tellings(self, cluster: Cluster) -> list[Claim]:
        """The claims of a cluster, oldest article first."""
        found = [self.claims[id] for id in cluster.claims if id in self.claims]
        return sorted(found, key=lambda claim: (self.published(claim) or "9999", self.claim_number[claim.id]))

    def published(self, claim: Claim) -> str:
        article = self.articles.get(claim.article)
        return (article.published or "") if article else ""

    def told_in(self, cluster: Cluster) -> list[str]:
        """Ids of the articles that carry the cluster, in story order."""
        held = {self.claims[id].article for id in cluster.claims if id in self.claims}
        return [article.id for article in self.story.articles if article.id in held]

    def languages(self, articles: list[str]) -> list[str]:
        return sorted({self.articles[id].language for id in articles})

    def outlet(self, article: str) -> str:
        """The outlet's name; without one the file's or the article's id."""
        found = self.articles.get(article)
        return (found.outlet or found.file or found.id) if found else article

    def name(self, entity: str) -> str:
        """The name of an entity as it stands in a chain."""
        if entity == "unspecified" and (entity not in self.names or self.wording.code != "en"):
            return self.unsaid
        return self.short_names.get(entity, entity)

    def full_name(self, entity: str) -> str:
        """`HUR (Main Directorate of Intelligence …)` where the two differ, else the name."""
        short = self.name(entity)
        full = self.names.get(entity, short)
        return full if short == full else f"{short} ({full})"

    @cached_property
    def _ids(self) -> list[str]:
        """Ids of articles, claims and entities, longer ones first."""
        return sorted({*self.articles, *self.claims, *self.names}, key=lambda id: (-len(id), id))

    def readable(self, reason: str) -> str:
        """A reason with names where it gives ids: outlets for articles and claims, the names of entities."""
        ids = "|".join(re.escape(id) for id in self._ids if id in reason)
        standing = rf"(?<![\w.-])(?:{ids})(?![\w-]|\.\w)"  # by themselves
        return re.sub(standing, lambda found: self._named(found.group()), reason) if ids else reason

    def _named(self, id: str) -> str:
        if id in self.claims:
            return self.outlet(self.claims[id].article)
        return self.outlet(id) if id in self.articles else self.name(id)

    def chains(self, claim: Claim) -> list[list[str]]:
        """Names along each chain of the claim, the outlet first, the origin last. A source not named is said so."""
        outlet = self.outlet(claim.article)
        found = [self.attributions[id] for id in claim.attributions if id in self.attributions]
        chains = [[outlet, *map(self.name, attribution.chain or ("",))] for attribution in found]
        return [[link or self.nobody for link in chain] for chain in chains] or [[outlet]]

    def opponents(self, cluster: Cluster) -> list[str]:
        """Names of the origins whose own stance denies what the cluster says, in story order."""
        deniers = [claim for claim in self.tellings(cluster) if claim.stance == "denies"]
        return list(dict.fromkeys(self.name(origin) for claim in deniers for origin in claim.origins))

    def counts(self, cluster: Cluster) -> list[str]:
        """What is counted: `1 origin`, `9 articles`, `4 languages`, `2 drifts`, `1 denial`; of zeros only origins'."""
        told = self.told_in(cluster)
        opposed = [conflict for conflict in self.conflicts_in(cluster) if conflict.kind != "denial"]
        rest = (
            (len(self.languages(told)), "language"),
            (len(self.drifts_in(cluster)) if cluster.id else 0, "drift"),
            (len(self.opponents(cluster)), "denial"),
            (len(opposed) if cluster.id else 0, "conflict"),
        )
        origins = [self.wording.count(cluster.independent_origins, "origin")] if cluster.id else []
        return [
            *origins,
            self.wording.count(len(told), "article"),
            *(self.wording.count(n, noun) for n, noun in rest if n),
        ]

    def signature(self, cluster: Cluster) -> str:
        """The cluster in a line: `1 independent origin · told in 5 articles, 4 languages · 2 drifts · denied by …`."""
        if cluster.signature:
            return cluster.signature
        told, count = self.told_in(cluster), self.wording.count
        parts = [count(cluster.independent_origins, "independent origin")] if cluster.id else ["told once"]
        parts.append(f"told in {count(len(told), 'article')}, {count(len(self.languages(told)), 'language')}")
        if drifts := len(self.drifts_in(cluster)):
            parts.append(count(drifts, "drift"))
        if opponents := self.opponents(cluster):
            parts.append(f"denied by {', '.join(opponents)}")
        return " · ".join(parts)


def short_name(id: str, name: str) -> str:
    """`HUR` for `hur` with a name too long for a chain; a short name, or one without a telling id, stays."""
    if len(name) <= LONG_NAME or len(id) > SHORT_ID or id.startswith(("anon", "unspecified")):
        return name
    words = id.split("-")
    if len(words) == 1 and len(id) <= 4:
        return id.upper()
    return " ".join(word.upper() if not set(word) & VOWELS else word.capitalize() for word in words)
