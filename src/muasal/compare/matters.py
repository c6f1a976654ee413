"""Many articles → matters: groups of articles about one thing, each of which is compared by itself.

A handful of articles is one matter: whoever gives them has chosen them. In a larger set rarity must be local (deaths
are common in a year's news and rare in one story's), and no pair of unrelated articles is worth a look. Articles are
joined by rare amounts, actors, places and dates that they share within a few weeks.
"""

from datetime import date

from muasal.compare.candidates import Sign, pairs, weights
from muasal.compare.clusters import agreement, join, signature
from muasal.compare.setting import Setting, part

HANDFUL = 40  # so many articles are one matter
WEEKS = 4
SHARE = 0.18  # agreement of two articles from which they are about one thing
CLASSES = frozenset({"amount", "entity", "place", "time"})
FLOOR = 0.2  # a sign that most articles bear may be the one thing they are all about
ATTEST = 2  # signs that two articles must share


def split(setting: Setting) -> list[Setting]:
    """The story in its matters, in story order."""
    if len(setting.articles) <= HANDFUL:
        return [setting]
    borne = {at: article_signs(setting, article.id) for at, article in enumerate(setting.articles)}
    weight = {sign: max(FLOOR, heaviness) for sign, heaviness in weights(borne.values()).items()}
    weighed = {at: signature(own, weight) for at, own in borne.items()}
    scores = {
        (a, b): score
        for a, b in sorted(pairs(borne, weight))
        if len(borne[a] & borne[b]) >= ATTEST
        and near(setting.articles[a].published, setting.articles[b].published)
        and (score := agreement(weighed[a], weighed[b], weight)) > 0
    }
    groups = join(scores, len(setting.articles), SHARE)
    return [part(setting, [setting.articles[at].id for at in group]) for group in groups]


def article_signs(setting: Setting, article: str) -> frozenset[Sign]:
    """The signs of the article's claims that tell one matter from another."""
    return frozenset(s for claim in setting.of_article[article] for s in setting.signs[claim.id] if s[0] in CLASSES)


def near(a: str | None, b: str | None) -> bool:
    """Published within a few weeks of each other, as far as is known."""
    if not a or not b:
        return True
    return abs((date.fromisoformat(a[:10]) - date.fromisoformat(b[:10])).days) <= 7 * WEEKS
