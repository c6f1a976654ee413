"""Numbers in four languages: digits with separators, words, magnitudes, ranges."""

import pytest

from muasal import languages
from muasal.read import numerals
from muasal.read.segment import segment


def values(code: str, text: str) -> list[numerals.Value]:
    language = languages.get(code)
    document = segment(text, language)
    return [n.value for n in numerals.joined(numerals.scan(document, language).numbers, document, language)]


@pytest.mark.parametrize(
    ("code", "text", "value"),
    [
        ("id", "12.000 tentara", 12_000),
        ("id", "1,2 ribu jiwa", 1_200),
        ("id", "seratus dua puluh lima ribu", 125_000),
        ("id", "lima belas", 15),
        ("id", "satu setengah juta", 1_500_000),
        ("en", "12,000 troops", 12_000),
        ("en", "three hundred and five", 305),
        ("en", "twenty-one", 21),
        ("en", "half a million", 500_000),
        ("en", "two dozen", 24),
        ("en", "1.5 billion", 1_500_000_000),
        ("en", "12.000 troops", 12_000),
        ("uk", "12 тис. вояків", 12_000),
        ("uk", "п’ятсот", 500),
        ("uk", "два з половиною мільйони", 2_500_000),
        ("uk", "1 200 000 гривень", 1_200_000),
        ("uk", "1 млн 200 тис. людей", 1_200_000),
        ("ru", "полутора тысячам", 1_500),
        ("ru", "девятнадцати", 19),
        ("ru", "двух миллионов трёхсот тысяч", 2_300_000),
        ("ru", "1\u00a0200", 1_200),
    ],
)
def test_a_number(code: str, text: str, value: float) -> None:
    assert values(code, text) == [value]


@pytest.mark.parametrize(
    ("code", "text", "low", "high"),
    [
        ("en", "18–20", 18, 20),
        ("en", "between 10 and 12 million", 10e6, 12e6),
        ("en", "dozens", 20, 99),
        ("en", "several hundred", 200, 999),
        ("id", "antara 10 dan 12", 10, 12),
        ("id", "puluhan ribu", 20_000, 99_999),
        ("id", "ribuan", 2_000, 9_999),
        ("ru", "от 10 до 12 тысяч", 10_000, 12_000),
        ("ru", "две-три тысячи", 2_000, 3_000),
        ("uk", "десятки тисяч", 20_000, 99_999),
    ],
)
def test_a_range(code: str, text: str, low: float, high: float) -> None:
    assert values(code, text) == [(low, high)]


def test_a_text_that_writes_decimals_the_other_way_is_read_its_own_way() -> None:
    assert values("en", "Exports of 1.200.000 tonnes fell to 1.150 tonnes") == [1_200_000, 1_150]


@pytest.mark.parametrize("text", ["21:30", "24.10.2024", "1.2.3"])
def test_a_clock_a_date_or_a_version_is_no_number(text: str) -> None:
    assert numerals.digits(text) is None
