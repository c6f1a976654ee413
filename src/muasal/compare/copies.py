"""Copies: articles that share most of their passages with an earlier one. What they repeat proves nothing.

A repeated claim is held by one edge to the claim that it repeats and is left out of everything else, so that a copy
changes neither how rare a sign is nor how the other claims are grouped.
"""

from collections.abc import Iterable, Mapping

from rapidfuzz.fuzz import ratio

from muasal.compare.retellings import ancestors, parents_of
from muasal.compare.setting import Setting
from muasal.model import Claim, Retelling, SameClaim

COPY = 0.5  # share of the shorter article's passages from which the later one is a copy
REPEATED = 85.0  # likeness of two claims' words, 0 to 100, from which one repeats the other


def originals(setting: Setting, passages: Mapping[tuple[str, str], float], told: Iterable[Retelling]) -> dict[str, str]:
    """Copy to the first article that it copies. `passages`: shares as `shared_passages` gives them.

    Of two articles the one that retells the other is the copy; where neither does, the later one.
    """
    parents = parents_of(told)
    above = {article: ancestors(parents, article) for pair in passages for article in pair}
    order = sorted(setting.articles, key=lambda a: (len(above.get(a.id, ())), setting.rank[a.id]))
    rank = {article.id: at for at, article in enumerate(order)}
    out: dict[str, str] = {}
    for early, late in sorted(
        (sorted(pair, key=rank.__getitem__) for pair in passages), key=lambda p: [rank[x] for x in p]
    ):
        share = passages.get((early, late), passages.get((late, early), 0.0))
        if share >= COPY and early not in out:
            out.setdefault(late, early)
    return out


def repeated(setting: Setting, copies: Mapping[str, str]) -> list[SameClaim]:
    """For each claim of a copy, the edge to the claim that it repeats, of the original or of a copy before it."""
    out = []
    pool = {original: list(setting.of_article[original]) for original in copies.values()}
    for copy, original in copies.items():
        free, own = list(pool[original]), []
        for claim in setting.of_article[copy]:
            best = likest(setting, claim, free)
            if best:
                free.remove(best)
                out.append(SameClaim(best.id, claim.id, "the same words in a copy of the article", "copy"))
            else:
                own.append(claim)
        pool[original] += own
    return out


def likest(setting: Setting, claim: Claim, others: list[Claim]) -> Claim | None:
    """The claim with the same stance and nearly the same words, None if there is none."""
    words = setting.words(claim)
    same = [(ratio(words, setting.words(o)), -setting.place[o.id], o) for o in others if o.stance == claim.stance]
    score, _, best = max(same, key=lambda found: found[:2], default=(0.0, 0, None))
    return best if score >= REPEATED else None
