"""A cluster in words: its gloss and its signature line."""

from collections import Counter

from muasal.compare.setting import NEGATIVE, Setting
from muasal.model import Claim, Cluster, Conflict, Drift

READER = "en"  # the language of signatures and reports; a gloss in it spares the reader a translation
NAMED = 3  # so many origins are spelled out


def gloss(setting: Setting, claims: list[Claim]) -> str:
    """The words of the claim that says most: no denial, the reader's language, details that most tell, the earliest."""

    told = Counter(detail for c in claims for detail in _details(c))

    def rank(c: Claim) -> tuple[bool, bool, bool, int, int]:
        readable = setting.article[c.article].language == READER
        order = -setting.place[c.id]
        return c.stance not in NEGATIVE, readable, not c.headline, sum(told[d] for d in _details(c)), order

    best = max(claims, key=rank)
    return " ".join(setting.words(best).split())


def _details(c: Claim) -> set[tuple[str, str]]:
    """The kinds of detail a claim gives: what most of its cluster tells is what the cluster is about."""
    return {(m.kind, m.role) for m in c.slots}


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
