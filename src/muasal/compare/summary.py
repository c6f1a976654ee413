"""A cluster in words: its gloss and its signature line."""

from muasal.compare.setting import NEGATIVE, Setting
from muasal.model import Claim, Cluster, Conflict, Drift

NAMED = 3  # so many origins are spelled out


def gloss(setting: Setting, claims: list[Claim]) -> str:
    """The words of the claim that says most: not a denial, most details, then the earliest."""
    best = max(
        claims,
        key=lambda c: (c.stance not in NEGATIVE, not c.headline, len(c.slots), len(c.events), -setting.place[c.id]),
    )
    return " ".join(setting.words(best).split())


def signature(
    setting: Setting, cluster: Cluster, counted: frozenset[str], drifts: list[Drift], conflicts: list[Conflict]
) -> str:
    """One line: origins, articles, languages, drifts, denials. `drifts` and `conflicts` are the cluster's own."""
    claims = [setting.claim[id] for id in cluster.claims]
    articles = {claim.article for claim in claims}
    languages = {setting.article[a].language for a in articles}
    parts = [f"said by {origin_words(setting, cluster, counted)}, told in {count(len(articles), 'article')}"]
    parts[0] += f", {count(len(languages), 'language')}"
    if drifts:
        parts.append(count(len(drifts), "drift"))
    deniers = {o for c in claims if c.stance == "denies" for o in c.origins}
    if deniers:
        parts.append(f"denied by {len(deniers)}")
    opposed = sum(1 for conflict in conflicts if conflict.kind != "denial")
    if opposed:
        parts.append(count(opposed, "conflict"))
    return "; ".join(parts)


def origin_words(setting: Setting, cluster: Cluster, counted: frozenset[str]) -> str:
    """ "1 origin (HUR)"; the names where they are few."""
    named = [setting.entities[o].name if o in setting.entities else o for o in sorted(counted)]
    told = f" ({', '.join(named)})" if named and len(named) <= NAMED else ""
    return count(cluster.independent_origins, "origin") + told


def count(n: int, noun: str) -> str:
    return f"{n} {noun}" + ("" if n == 1 else "s")
