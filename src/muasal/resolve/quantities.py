"""Units on one scale: an amount in the base unit of its dimension, so that two amounts can be compared."""

from dataclasses import dataclass
from functools import cache

from muasal import tables
from muasal.languages import base

Value = float | tuple[float, float]
PER = " per "


@dataclass(frozen=True, slots=True)
class _Scale:
    base: str
    factor: float
    offset: float


def to_si(value: Value, unit: str) -> tuple[Value, str] | None:
    """The value in the base unit of the unit's dimension, and that unit: (5.0, "tonne") → (5000000.0, "gram").

    A range keeps both ends. None for money, counted things and unknown units, which are never converted; a rate
    ("tonne per hectare") is converted where both sides are.
    """
    scale = _scales().get(unit)
    if scale is not None:
        return _apply(value, scale.factor, scale.offset), scale.base
    above, _, below = unit.partition(PER)
    top, bottom = _scales().get(above), _scales().get(below)
    if top is None or bottom is None or top.offset or bottom.offset:
        return None
    return _apply(value, top.factor / bottom.factor, 0.0), f"{top.base}{PER}{bottom.base}"


def _apply(value: Value, factor: float, offset: float) -> Value:
    if isinstance(value, tuple):
        return value[0] * factor + offset, value[1] * factor + offset
    return value * factor + offset


@cache
def _scales() -> dict[str, _Scale]:
    """Units that have a factor, by their code."""
    rows = tables.load(base.FOLDER / "units.tsv")
    return {
        row["code"]: _Scale(row["base"], float(row["factor"]), float(row["offset"] or 0))
        for row in rows
        if row["factor"]
    }
