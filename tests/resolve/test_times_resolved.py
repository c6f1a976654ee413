"""Times with values."""

import pytest

from muasal import languages
from muasal.model import Time
from muasal.read import times
from muasal.read.segment import segment
from muasal.resolve import times as resolving


def resolve(text: str, published: str | None, code: str = "en") -> list[Time]:
    language = languages.get(code)
    document = segment(text, language)
    return resolving.resolve(times.find(document, language), document, published)


def test_a_weekday_that_contradicts_its_date_is_told_not_repaired() -> None:
    (found,) = resolve("Rapat digelar Kamis (23/10/2024).", "2024-10-25", "id")
    assert found.value == "2024-10-23"
    assert found.contradiction == "Thursday, but 23 October 2024 was a Wednesday"


def test_without_publication_the_latest_date_of_the_text_is_the_anchor() -> None:
    found = resolve("It began on 3 March 2025. It ended on Friday.", None)
    assert [t.value for t in found] == ["2025-03-03", "2025-02-28"]
    assert found[1].note == "relative to 3 March 2025, the latest date in the text"


def test_without_any_date_a_relative_time_has_no_value() -> None:
    assert [t.value for t in resolve("It ended on Friday.", None)] == [None]


def test_a_day_that_does_not_exist_has_no_value() -> None:
    assert [t.value for t in resolve("It ended on 30 February 2025.", "2025-03-14")] == [None]


def test_a_date_without_a_year_is_the_nearest() -> None:
    assert [t.value for t in resolve("It ended on 24 December.", "2025-01-05")] == ["2024-12-24"]


def test_a_lone_clock_belongs_to_the_day_whose_part_it_fits() -> None:
    text = (
        "Mudslides hit the town late on Monday, the mayor said on Tuesday morning.\n\nThe slope gave way at 9:30 p.m."
    )
    assert [t.value for t in resolve(text, "2025-02-11")] == ["2025-02-10", "2025-02-11", "2025-02-10T21:30"]


def test_a_day_later_follows_the_day_told_last() -> None:
    assert [t.value for t in resolve("He left on Oct. 21. A day later he was back.", "2024-10-24")][1] == "2024-10-22"


def test_an_interval_over_new_year_ends_in_the_next_year() -> None:
    (found,) = resolve("Запрет действует с 20 декабря по 15 января.", "2024-12-22", "ru")
    assert found.value == "2024-12-20/2025-01-15"


def test_in_a_history_a_day_belongs_to_the_year_told_last() -> None:
    text = "In 1914 war came. In May 1915 they moved. On 3 June they lost. In 1916, 1917 and in 1918 they starved."
    assert resolve(text, "2025-03-14")[2].value == "1915-06-03"


@pytest.mark.parametrize("published", ["2025-03-14", None, "not a date"])
def test_the_order_and_number_of_times_stay(published: str | None) -> None:
    text = "On Monday, in 2019, for six hours, now, on 99/99/2020 and 5 minutes ago."
    assert [t.span.start for t in resolve(text, published)] == sorted(t.span.start for t in resolve(text, published))
