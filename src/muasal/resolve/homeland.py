"""Which country an article is about, so that "the health ministry" of an article that names no other is that one's."""

from collections import Counter
from collections.abc import Sequence

from muasal.model import Place

LEAST = 2  # mentions
SCENES = ("location", "around", "dateline")  # roles of places where something happens; people and bodies come from all


def homeland(places: Sequence[Place], headline: int) -> str | None:
    """ISO code of the country that most scenes of the article lie in, None where no country stands out.

    It must have more mentions than all others together, or more than any other and one of them in the headline, which
    ends at character `headline`.
    """
    scenes = [p for p in places if p.country and p.role in SCENES]
    told = Counter(p.country for p in scenes).most_common(2)
    if not told or told[0][1] < LEAST or (len(told) > 1 and told[1][1] == told[0][1]):
        return None
    country, count = told[0]
    leads = any(p.country == country and p.span.start < headline for p in scenes)
    return country if leads or 2 * count > len(scenes) else None
