"""The head of a report: the story in a line, and what was counted."""

from collections import Counter
from dataclasses import dataclass

from muasal.publish.index import Index
from muasal.publish.tellings import shorten

LINES = 7  # things told that the head of a report gives a line each
GLOSS = 64  # characters of a gloss in such a line


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts over the whole story. `support`: how many clusters rest on how many independent origins."""

    name: str
    headline: str
    language: str  # of the headline, "" where it is nobody's words
    articles: int
    tongues: tuple[str, ...]
    claims: int
    clusters: int
    support: tuple[tuple[int, int], ...]
    drifts: int
    conflicts: int
    denied: int
    updates: int
    days: str


def summary(index: Index) -> Summary:
    """What stands at the head of a report on the story."""
    story = index.story
    days = sorted(article.published for article in story.articles if article.published)
    support = Counter(cluster.independent_origins for cluster in story.clusters)
    headline, language = _headline(index)
    name = " ".join(story.name.replace("-", " ").split())
    return Summary(
        name=name,
        headline=shorten(headline, 160) or name or index.wording.say("no headline"),
        language=language,
        articles=len(story.articles),
        tongues=tuple(sorted({index.wording.language(article.language) for article in story.articles})),
        claims=len(story.claims),
        clusters=len(story.clusters),
        support=tuple(sorted(support.items(), key=lambda pair: (pair[0] == 0, pair[0]))),
        drifts=len(story.drifts),
        conflicts=len(story.conflicts),
        denied=sum(bool(index.opponents(cluster)) for cluster in story.clusters),
        updates=len(story.updates),
        days=" – ".join(dict.fromkeys(index.wording.date(day) for day in (days[:1] + days[-1:]))),
    )


@dataclass(frozen=True, slots=True)
class Line:
    """A thing told, in a line: its words and `1 origin`, `9 articles`, `2 drifts` …; `number` is its group's."""

    number: int
    gloss: str
    language: str  # of the gloss, "" where it is nobody's words
    counts: tuple[str, ...]


def lines(index: Index) -> list[Line]:
    """The things that more than one article tells, a line each, the most told first; the first where there is none."""
    known = list(enumerate(index.clusters, 1))
    shared = [pair for pair in known if len(index.told_in(pair[1])) > 1]
    return [
        Line(number, shorten(gloss, GLOSS), language, tuple(index.counts(cluster)))
        for number, cluster in (shared or known[:1])[:LINES]
        for gloss, language in [index.gloss(cluster)]
    ]


def _headline(index: Index) -> tuple[str, str]:
    """What the story calls itself: its first headline in the report's language, or the first of all; its language."""
    told = [a for a in index.story.articles if a.text.strip()]
    first = next((a for a in told if a.language == index.wording.code), next(iter(told), None))
    return (first.text.strip().partition("\n")[0].strip(), first.language) if first else ("", "")


def sentence(index: Index, head: Summary) -> str:
    """`6 articles · 4 languages · 75 claims in 16 clusters · …`: the key figures in a line."""
    support = ", ".join(f"{number} with {origins or 'none'}" for origins, number in head.support)
    clusters = f" in {index.wording.count(head.clusters, 'cluster')}" if head.clusters else ""
    parts = [
        index.wording.count(head.articles, "article"),
        index.wording.count(len(head.tongues), "language"),
        index.wording.count(head.claims, "claim") + clusters,
        f"independent origins: {support}" if support else "",
        index.wording.count(head.drifts, "drift"),
        index.wording.count(head.conflicts, "conflict"),
        index.wording.count(head.updates, "update"),
    ]
    return " · ".join(part for part in parts if part)
