"""One unknown place, several articles: "Wanakerti Lor" and «Ванакерти Лор» are one name, though no catalogue has it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from muasal.model import Claim, Mention, Place
from muasal.resolve.place_keys import skeleton
from muasal.resolve.resolved import Resolved


def one_spelling(parts: Sequence[Resolved]) -> list[Resolved]:
    """The articles with each unknown place spelt one way: as the first article in Latin letters has it."""
    places = [(m, part.article.text) for part in parts for m in part.mentions if isinstance(m, Place) and _unknown(m)]
    places.sort(key=lambda found: not found[0].span.of(found[1]).isascii())
    spelt: dict[str, str] = {}
    for place, _ in places:
        spelt.setdefault(skeleton(place.value or ""), place.value or "")
    spelt.pop("", None)
    return [_respelt(part, spelt) for part in parts] if len(spelt) < len({p.value for p, _ in places}) else list(parts)


def _unknown(place: Place) -> bool:
    return place.value is not None and place.lat is None and place.geonameid is None and place.precision != "country"


def _respelt(part: Resolved, spelt: Mapping[str, str]) -> Resolved:
    return replace(
        part,
        claims=[_claim(claim, spelt) for claim in part.claims],
        mentions=[_mention(mention, spelt) for mention in part.mentions],
    )


def _claim(claim: Claim, spelt: Mapping[str, str]) -> Claim:
    return replace(claim, slots=tuple(_mention(m, spelt) for m in claim.slots))


def _mention(mention: Mention, spelt: Mapping[str, str]) -> Mention:
    if not isinstance(mention, Place) or not _unknown(mention):
        return mention
    return replace(mention, value=spelt.get(skeleton(mention.value or ""), mention.value))
