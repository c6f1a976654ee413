"""Ages as worded, apart from what is counted."""

import pytest

from muasal import languages
from muasal.model import Quantity
from muasal.read import ages, quantities, times
from muasal.read.segment import segment


def find(code: str, text: str) -> list[Quantity]:
    language = languages.get(code)
    return ages.find(segment(text, language), language)


@pytest.mark.parametrize(
    ("code", "text", "value", "unit"),
    [
        ("en", "A 65-year-old was unhurt.", 65, "year"),
        ("en", "The baby was 18 months old.", 18, "month"),
        ("en", "At 6 weeks of age they smile.", 6, "week"),
        ("en", "A man aged 43 was held.", 43, "year"),
        ("en", "Maria Silva, 27, was there.", 27, "year"),
        ("id", "Ia berusia 65 tahun.", 65, "year"),
        ("id", "Korban bernama Budi (45) selamat.", 45, "year"),
        ("ru", "Погиб 62-летний водитель.", 62, "year"),
        ("ru", "Она в возрасте 43 лет.", 43, "year"),
        ("ru", "Умер на 97-м году жизни.", 97, "year"),
        ("ru", "Спасли пятилетнего мальчика.", 5, "year"),
        ("ru", "Победила двадцатидвухлетняя гимнастка.", 22, "year"),
        ("uk", "Врятували п'ятирічного хлопчика.", 5, "year"),
        ("uk", "Загинув 62-річний водій.", 62, "year"),
        ("uk", "Їй виповнилося 27 років.", 27, "year"),
    ],
)
def test_an_age(code: str, text: str, value: float, unit: str) -> None:
    assert [(age.value, age.unit, age.role) for age in find(code, text)] == [(value, unit, "age")]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "The war lasted 12 years."),
        ("en", "In Kyiv, 27 people died."),
        ("id", "Perang berlangsung 12 tahun."),
        ("ru", "Война длилась 12 лет."),
        ("ru", "Принят пятилетний план."),
        ("ru", "Подписан 5-летний контракт."),
        ("uk", "Війна тривала 12 років."),
    ],
)
def test_a_length_of_time_or_a_count_is_no_age(code: str, text: str) -> None:
    assert find(code, text) == []


def test_the_number_of_an_age_counts_nobody() -> None:
    language = languages.get("en")
    document = segment("The 15-year-old pupils won.", language)
    found = quantities.find(document, language, times.find(document, language))
    assert [quantity.value for quantity in found] == []
