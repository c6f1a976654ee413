"""What an article can be known by among others: details, acts with details, rows of words. Each has a fixed weight.

Rarity is not asked: whether two articles share enough must not hang on what else there is, or on who came first.
"""

from collections.abc import Iterable, Iterator, Mapping

from muasal.compare.candidates import PLAIN_ROLES, STANCE_KINDS, TELLING, light_kinds
from muasal.compare.passages import shingles
from muasal.compare.slots import base, number
from muasal.model import Article, Claim, Mention, Place, Quantity, Time

Marks = Mapping[str, float]  # a mark to its weight

ROWS = 16  # of an article's rows of words, the smallest: a sketch of all of them (Broder 1997)
ROW, PLACE, DAY = 0.5, 1.0, 0.5
EXACT = (0.5, 1.0, 1.5, 2.25)  # amounts: small ones, and those of one, two, more figures before their noughts
ACT = {"amount": 1.0, "few": 0.5, "place": 1.0, "day": 0.75}  # an act with a detail of this kind, of one claim
ROLES = ("location", "origin", "destination")  # of places; what a body is called after is none


def marks(article: Article, claims: Iterable[Claim]) -> dict[str, float]:
    """The marks of an article with these claims. Only what reading it by itself tells: neither names nor sources, which
    may be read otherwise beside other articles, nor countries, which many share."""
    found: dict[str, float] = {f"row {row:x}": ROW for row in shingles(article.text, article.language).tolist()[:ROWS]}
    for claim in claims:
        details = dict(detail for slot in claim.slots for detail in _detail(slot))
        found |= {mark: weight for mark, (_, weight) in details.items()}
        for act in sorted({event.kind for event in claim.events} - STANCE_KINDS - light_kinds()):
            found |= {f"{act}: {mark}": ACT[kind] for mark, (kind, _) in details.items()}
    return found


def _detail(slot: Mention) -> Iterator[tuple[str, tuple[str, float]]]:
    """The mark of a detail, what it is, and what it weighs by itself: an amount the more the more exact it is."""
    match slot:
        case Quantity(value=float() | int() as value, role=role) if role not in PLAIN_ROLES:
            amount, unit = base(float(value), slot.unit)
            kind = "few" if amount < TELLING else "amount"
            yield f"{role} {number(round(amount, 6))} {unit}", (kind, _exactness(amount))
        case Time(value=str(value), role="event-date") if "/" not in value and len(value) >= len("2024-10-21"):
            yield f"day {value[:10]}", ("day", DAY)
        case Place(geonameid=int(id), role=role) if role in ROLES and slot.precision != "country":
            yield f"place {id} {slot.value}", ("place", PLACE)


def _exactness(amount: float) -> float:
    """Weight of an amount: the more figures before its noughts, the farther it is from a round one."""
    figures = len(f"{amount:.5e}".partition("e")[0].replace(".", "").rstrip("0"))
    return EXACT[0] if amount < TELLING else EXACT[min(figures, len(EXACT) - 1)]
