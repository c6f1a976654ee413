"""Units on one scale."""

import pytest

from muasal.resolve.quantities import to_si


@pytest.mark.parametrize(
    ("value", "unit", "wanted"),
    [
        (5.0, "tonne", (5e6, "gram")),
        ((1.0, 2.0), "kilometre", ((1000.0, 2000.0), "metre")),
        (0.0, "degree Celsius", (273.15, "kelvin")),
        (2.0, "tonne per hectare", (200.0, "gram per square metre")),
        (7.0, "percent", (7.0, "percent")),
    ],
)
def test_a_measure_is_converted(value: float, unit: str, wanted: tuple[float, str]) -> None:
    assert to_si(value, unit) == wanted


@pytest.mark.parametrize("unit", ["US dollar", "US dollar per tonne", "person", "", "league"])
def test_money_and_counts_are_never_converted(unit: str) -> None:
    assert to_si(1.0, unit) is None
