"""What the software was least sure of, as a list to work through: the least sure first, without what people decided."""

import sqlalchemy as sa

from muasal.ledger import shown
from muasal.ledger.corrections import decided
from muasal.ledger.doubts import Unsure, decision, unsure_of
from muasal.ledger.loading import CHUNK

__all__ = ["Unsure", "unsure"]


def unsure(connection: sa.Connection, most: int) -> tuple[list[Unsure], int]:
    """The least sure findings, at most so many, and how many there are in all."""
    at = shown.unsure.c
    settled = {decision(field, anchors) for field, anchors in decided(connection)}
    total = connection.scalar(sa.select(sa.func.count()).select_from(shown.unsure)) or 0
    order = (at.weight.desc(), at.article, at.span_start, at.span_end, at.target)
    query = sa.select(shown.unsure).order_by(*order).execution_options(yield_per=most)
    found: list[Unsure] = []
    for row in connection.execute(query):
        if len(found) == most:
            break
        if row.decision not in settled:
            found.append(unsure_of(row._asdict()))
    return found, total - _listed(connection, sorted(settled))


def _listed(connection: sa.Connection, settled: list[str]) -> int:
    """How many findings of the list are settled."""
    count = sa.select(sa.func.count()).select_from(shown.unsure)
    portions = (settled[first : first + CHUNK] for first in range(0, len(settled), CHUNK))
    return sum(connection.scalar(count.where(shown.unsure.c.decision.in_(portion))) or 0 for portion in portions)
